//! What the reader corrects in an open article: the changes that wait to be made, and what they may be about.

use std::collections::VecDeque;

use crate::analysis::{Check, CheckState, EntityKey, Field, Kind, Section};
use crate::article::TextRange;
use crate::corrections::{Action, Anchor};
use crate::gui::kinds::{self, Found};
use crate::gui::model::open_article::OpenArticle;
use crate::text::name_key;

/// A change to the corrections of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Do something that was not done before.
    Do {
        /// What to do; where it is to go is in `target`.
        action: Action,
        /// The words that it is about.
        at: Vec<TextRange>,
        /// A mention of what they belong to.
        target: Option<TextRange>,
    },
    /// Undo the last change.
    Undo,
    /// Redo what was undone last.
    Redo,
    /// Take back the change with this identifier, wherever in the list it is.
    TakeBack(String),
    /// Do the change with this identifier again.
    Restore(String),
}

/// The changes of an article that wait to be made, one after the other.
#[derive(Debug, Default)]
pub struct Edits {
    /// Those that wait.
    pub waiting: VecDeque<Edit>,
    /// Whether one is being made.
    pub is_busy: bool,
}

/// What the reader is asked for in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The name of a person.
    Name,
    /// The role of a person.
    Role,
    /// The name of the person or country that another is the same as.
    SameAs,
    /// A note.
    Note,
    /// What a statistic counts.
    Subject,
    /// The value of a statistic.
    Value,
}

impl Question {
    /// What stands above the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Role => "Role",
            Self::SameAs => "The same as",
            Self::Note => "Note",
            Self::Subject => "What it counts",
            Self::Value => "Value",
        }
    }
}

impl OpenArticle {
    /// What a correction is about: what the selected text names, or else what is selected.
    #[must_use]
    pub fn to_correct(&self) -> Option<(EntityKey, usize)> {
        if self.selected_text().is_some() {
            let named = self.named_in_selected_text()?;
            return Some((named.entity, named.mention));
        }
        self.selection.as_ref().map(|selection| (selection.target, selection.focused))
    }

    /// The kind of what a correction is about; `None` also for what is unsure.
    #[must_use]
    pub fn kind_to_correct(&self) -> Option<Kind> {
        self.to_correct()?.0.kind()
    }

    fn ranges(&self, target: EntityKey) -> Vec<TextRange> {
        let entity = self.findings().and_then(|findings| findings.analysis.entity(target));
        entity.map(|entity| entity.ranges().collect()).unwrap_or_default()
    }

    /// Takes this mention off its list, or all of them if `whole`; what is unsure is dismissed.
    #[must_use]
    pub fn removal(&self, whole: bool) -> Option<Edit> {
        let (target, mention) = self.to_correct()?;
        let all = self.ranges(target);
        let at = if whole { all } else { vec![*all.get(mention)?] };
        let action = match target.section() {
            Section::Kind(kind) => Action::Remove { kind, whole },
            Section::Unsure => Action::Dismiss,
        };
        Some(Edit::Do { action, at, target: None })
    }

    /// Lists what is unsure as what it may be.
    #[must_use]
    pub fn acceptance(&self) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let at = self.ranges(target);
        let action = Action::Accept { kind: None, to: None, code: None };
        (target.section() == Section::Unsure).then_some(Edit::Do { action, at, target: None })
    }

    /// Makes a finding of its own of this mention.
    #[must_use]
    pub fn split(&self) -> Option<Edit> {
        let (target, mention) = self.to_correct()?;
        let kind = target.kind()?;
        let ranges = self.ranges(target);
        let at = vec![*ranges.get(mention)?];
        (ranges.len() > 1).then_some(Edit::Do {
            action: Action::Split { kind, name: None },
            at,
            target: None,
        })
    }

    /// Adds the selected text as a finding of `kind`, and with `everywhere` the same words in the whole article.
    #[must_use]
    pub fn addition(&self, kind: Kind, everywhere: bool) -> Option<Edit> {
        let range = self.selected_text()?.trimmed(self.article.text());
        if range.is_empty() {
            return None;
        }
        let mut at = vec![range];
        if everywhere {
            let words = self.article.slice(range);
            let found = self.article.text().match_indices(words);
            at = found.map(|(start, _)| TextRange::new(start, start + words.len())).collect();
            at.retain(|place| *place == range || is_whole(self.article.text(), *place));
        }
        Some(Edit::Do { action: Action::Add { kind, to: None, code: None }, at, target: None })
    }

    /// Notes what came of checking this.
    #[must_use]
    pub fn check(&self, state: CheckState) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let action = Action::Check(Check { state, text: None, source: None });
        Some(Edit::Do { action, at: self.ranges(target), target: None })
    }

    /// What the reader meant by answering `question` with `words`; the error says what to do.
    pub fn answer(&self, question: Question, words: &str) -> Result<Edit, String> {
        const NOTHING: &str = "Select what to correct first";
        let words = words.trim();
        if question == Question::Note
            && let Some(range) = self.selected_text()
        {
            return Ok(Edit::Do { action: Action::Note(words.to_owned()), at: vec![range], target: None });
        }
        let (target, mention) = self.to_correct().ok_or(NOTHING)?;
        let at = self.ranges(target);
        let kind = target.kind().ok_or(NOTHING)?;
        let set = |field| Action::Set { kind, field, value: (!words.is_empty()).then(|| words.to_owned()) };
        let action = match question {
            Question::Name => Action::Rename { kind, name: words.to_owned() },
            Question::Role => set(Field::IntroducedAs),
            Question::Subject => set(Field::Subject),
            Question::Value => set(Field::Value),
            Question::Note => {
                let at = at.get(mention).copied().into_iter().collect();
                return Ok(Edit::Do { action: Action::Note(words.to_owned()), at, target: None });
            }
            Question::SameAs => {
                let other = self.named(kind, words, target);
                let other = other.ok_or_else(|| format!("Nobody here is called {words}"))?;
                let into = Anchor::default();
                return Ok(Edit::Do { action: Action::Merge { kind, into }, at, target: Some(other) });
            }
        };
        Ok(Edit::Do { action, at, target: None })
    }

    /// The first mention of the only finding of `kind` called `name`, apart from `except`.
    fn named(&self, kind: Kind, name: &str, except: EntityKey) -> Option<TextRange> {
        let analysis = &self.findings()?.analysis;
        let found = Found { article: &self.article, analysis };
        let key = name_key(name);
        let aliases = |index: usize| kinds::of(kind).other_names(found, index);
        let is_full = |found: &str| name_key(found) == key;
        let others = || analysis.entities(kind).filter(|entity| entity.key != except);
        let full = others().find(|entity| is_full(entity.name(&self.article)));
        let only_alias = || {
            let mut called =
                others().filter(|entity| aliases(entity.index).iter().any(|alias| is_full(alias)));
            called.next().filter(|_| called.next().is_none())
        };
        full.or_else(only_alias)?.ranges().next()
    }
}

/// Whether `range` of `text` neither begins nor ends in the middle of a word.
fn is_whole(text: &str, range: TextRange) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_word(text[..range.start].chars().next_back()) && !is_word(text[range.end..].chars().next())
}
