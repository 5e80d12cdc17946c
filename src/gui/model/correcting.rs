//! What the reader corrects in an open article: the changes that wait to be made, and what they may be about.
//!
//! What is asked for in words, and what is offered to choose from, is in [`asking`](super::asking).

use std::collections::VecDeque;

use crate::analysis::{Check, CheckState, Colour, Country, EntityKey, Field, Kind, Section};
use crate::article::TextRange;
use crate::corrections::{Action, Anchor};
use crate::gui::kinds::{self, Found};
use crate::gui::model::asking::{Answer, Question};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::own_marks::RowMarks;

/// What is said when nothing is selected.
const NOTHING: &str = "Select what to correct first";

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
    /// Take back what the reader marked on these words.
    Unmark(Vec<TextRange>),
    /// Do the change with this identifier again.
    Restore(String),
    /// Do to other words what a lost change was to do.
    Place {
        /// The identifier of the change.
        id: String,
        /// The words that it was made on.
        words: String,
        /// The words that it is to be about.
        at: TextRange,
    },
}

/// The changes of an article that wait to be made, one after the other.
#[derive(Debug, Default)]
pub struct Edits {
    /// Those that wait.
    pub waiting: VecDeque<Edit>,
    /// Whether one is being made.
    pub is_busy: bool,
    /// A change that cannot be made before the reader says which country it is about.
    pub unanswered: Option<Edit>,
    /// The row that had the keyboard when something was asked about it.
    pub asked_from: Option<EntityKey>,
    /// The lost change whose words the reader is asked to select.
    pub placing: Option<Placing>,
    /// Whether the file changed meanwhile, and is to be read again once all changes are made.
    pub rereads_after: bool,
}

impl Edits {
    /// Whether a change is being made, or waits to be.
    #[must_use]
    pub fn are_under_way(&self) -> bool {
        self.is_busy || !self.waiting.is_empty()
    }

    /// Whether a new reading of the file has to wait, as changes that are under way would be lost. If so, the file is read
    /// again after them.
    pub fn postpone_reading(&mut self) -> bool {
        self.rereads_after |= self.are_under_way();
        self.are_under_way()
    }
}

/// A lost change that is being placed by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Its identifier.
    pub id: String,
    /// The words that it was made on.
    pub words: String,
}

impl OpenArticle {
    /// What a correction is about: what the selected text names, or else the chosen rows, the row that has the keyboard,
    /// what is selected. The number is that of the mention.
    #[must_use]
    pub fn to_correct(&self) -> Option<(EntityKey, usize)> {
        if self.selected_text().is_some() {
            let named = self.named_in_selected_text()?;
            return Some((named.entity, named.mention));
        }
        if let Some(&first) = self.chosen.keys().first() {
            return Some((first, 0));
        }
        let selected = self.selection.as_ref().map(|selection| (selection.target, selection.mention()));
        match self.focused_row {
            Some(row) if !self.is_row_selected(row) => Some((row, 0)),
            _ => selected,
        }
    }

    /// Whether a correction is about whole rows, and not about one mention of what is selected.
    fn is_about_rows(&self) -> bool {
        self.selected_text().is_none()
            && (!self.chosen.is_empty() || self.focused_row.is_some_and(|row| !self.is_row_selected(row)))
    }

    /// The kind of what a correction is about; `None` also for what is unsure.
    #[must_use]
    pub fn kind_to_correct(&self) -> Option<Kind> {
        self.to_correct()?.0.kind()
    }

    /// The rows that a correction is about, if several are chosen.
    fn chosen_to_correct(&self) -> Option<&[EntityKey]> {
        Some(self.chosen.keys()).filter(|keys| !keys.is_empty() && self.selected_text().is_none())
    }

    /// What a correction is about, if that is not several rows.
    pub(super) fn only_one_to_correct(&self) -> Option<EntityKey> {
        match self.chosen_to_correct() {
            None | Some([_]) => self.to_correct().map(|(target, _)| target),
            Some(_) => None,
        }
    }

    /// All that a correction is about: one finding, or the chosen rows.
    fn all_to_correct(&self) -> Vec<EntityKey> {
        let one = || self.to_correct().map(|(target, _)| target).into_iter().collect();
        self.chosen_to_correct().map_or_else(one, <[EntityKey]>::to_vec)
    }

    /// Whether a correction is about what is not sure.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.to_correct().is_some_and(|(target, _)| target.section() == Section::Unsure)
    }

    /// Whether what a correction is about can be listed as `kind` instead.
    #[must_use]
    pub fn can_become(&self, kind: Kind) -> bool {
        self.to_correct().is_some_and(|(target, _)| target.kind() != Some(kind))
    }

    /// Whether a correction is about one of several mentions.
    #[must_use]
    pub fn can_split(&self) -> bool {
        self.to_correct().is_some_and(|(target, _)| target.kind().is_some() && self.mention_count(target) > 1)
    }

    /// Whether the reader marked what a correction is about.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        let Some(own) = self.findings().map(|findings| &findings.own_marks) else { return false };
        match self.chosen_to_correct() {
            Some(rows) => rows.iter().any(|row| own.of_row(*row) != RowMarks::default()),
            None => !own.is_empty() && self.to_mark().is_some_and(|range| !own.at(range).is_empty()),
        }
    }

    fn mention_count(&self, target: EntityKey) -> usize {
        let entity = self.findings().and_then(|findings| findings.analysis.entity(target));
        entity.map_or(0, |entity| entity.mention_count())
    }

    pub(in crate::gui) fn ranges(&self, target: EntityKey) -> Vec<TextRange> {
        let entity = self.findings().and_then(|findings| findings.analysis.entity(target));
        entity.map(|entity| entity.ranges().collect()).unwrap_or_default()
    }

    fn first_range(&self, target: EntityKey) -> Option<TextRange> {
        self.findings()?.analysis.entity(target)?.range(0)
    }

    /// The places of all that a correction is about.
    fn all_ranges(&self) -> Vec<TextRange> {
        self.all_to_correct().into_iter().flat_map(|target| self.ranges(target)).collect()
    }

    /// The place of the mention that a correction is about.
    fn range_of_mention(&self) -> Option<TextRange> {
        let (target, mention) = self.to_correct()?;
        self.findings()?.analysis.entity(target)?.range(mention)
    }

    /// Takes this mention off its list, or all of them if `whole`; what is unsure is dismissed.
    #[must_use]
    pub fn removal(&self, whole: bool) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let whole = whole || self.is_about_rows();
        let at = if whole { self.all_ranges() } else { vec![self.range_of_mention()?] };
        let action = match target.section() {
            Section::Kind(kind) => Action::Remove { kind, whole },
            Section::Unsure => Action::Dismiss,
        };
        Some(Edit::Do { action, at, target: None })
    }

    /// Lists what is unsure as what it may be, or as `kind`.
    #[must_use]
    pub fn acceptance(&self, kind: Option<Kind>) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let action = Action::Accept { kind, to: None, code: None };
        let at = self.all_ranges();
        (target.section() == Section::Unsure).then_some(Edit::Do { action, at, target: None })
    }

    /// Lists all that this is about as `becomes`.
    #[must_use]
    pub fn change(&self, becomes: Kind) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let Some(kind) = target.kind() else { return self.acceptance(Some(becomes)) };
        let action = Action::Change { kind, becomes, whole: true, code: None };
        (kind != becomes).then(|| Edit::Do { action, at: self.all_ranges(), target: None })
    }

    /// Makes a finding of its own of this mention.
    #[must_use]
    pub fn split(&self) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let kind = target.kind()?;
        let at = vec![self.range_of_mention()?];
        let action = Action::Split { kind, name: None };
        self.can_split().then_some(Edit::Do { action, at, target: None })
    }

    /// Makes one finding of `from` and `into`, which keeps its name.
    #[must_use]
    pub fn merging(&self, from: &[EntityKey], into: EntityKey) -> Option<Edit> {
        let kind = into.kind()?;
        let from = from.iter().filter(|from| **from != into && from.kind() == Some(kind));
        let at: Vec<TextRange> = from.flat_map(|from| self.ranges(*from)).collect();
        let target = self.first_range(into);
        let action = Action::Merge { kind, into: Anchor::default() };
        (!at.is_empty() && target.is_some()).then_some(Edit::Do { action, at, target })
    }

    /// Makes one finding of the chosen rows: that which is mentioned most.
    #[must_use]
    pub fn merging_chosen(&self) -> Option<Edit> {
        let chosen = self.chosen.keys();
        // The first of equals.
        let into = chosen.iter().rev().max_by_key(|target| self.mention_count(**target))?;
        self.merging(chosen, *into)
    }

    /// Gives this mention, or this place that is not sure, to `to`.
    #[must_use]
    pub fn moving(&self, to: EntityKey) -> Option<Edit> {
        let kind = to.kind()?;
        let at = vec![self.range_of_mention()?];
        let target = self.first_range(to);
        let action = match self.to_correct()?.0.section() {
            Section::Kind(_) => Action::Move { kind, to: Anchor::default() },
            Section::Unsure => Action::Accept { kind: Some(kind), to: None, code: None },
        };
        target.is_some().then_some(Edit::Do { action, at, target })
    }

    /// The kind of the findings that `target` may belong to, if these have any number of mentions.
    #[must_use]
    pub fn kind_of_owners(&self, target: EntityKey) -> Option<Kind> {
        let guess = || {
            let analysis = &self.findings()?.analysis;
            Some(analysis.unsure.get(analysis.entity(target)?.index)?.guess)
        };
        let kind = target.kind().or_else(guess)?;
        kinds::of(kind).has_many_mentions().then_some(kind)
    }

    /// Selects the row that has the keyboard, so that it stays meant while the keyboard is elsewhere.
    pub fn settle_on_row(&mut self) {
        if self.is_about_rows()
            && self.chosen.is_empty()
            && let Some(row) = self.focused_row
        {
            self.select(row, 0);
        }
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

    /// The words that a mark is to lie on: the selected text, or the mention that is selected.
    #[must_use]
    pub fn to_mark(&self) -> Option<TextRange> {
        let selected = self.selected_text().map(|range| range.trimmed(self.article.text()));
        selected.filter(|range| !range.is_empty()).or_else(|| self.range_of_mention())
    }

    /// Marks the selected text, or what is selected, in `colour`.
    #[must_use]
    pub fn highlighting(&self, colour: Colour) -> Option<Edit> {
        self.marking(Action::Highlight(colour))
    }

    fn marking(&self, action: Action) -> Option<Edit> {
        Some(Edit::Do { action, at: self.all_to_mark()?, target: None })
    }

    /// All words that a mark is to lie on: those of the chosen rows, or one passage.
    fn all_to_mark(&self) -> Option<Vec<TextRange>> {
        match self.chosen_to_correct() {
            Some(_) => Some(self.all_ranges()),
            None => Some(vec![self.to_mark()?]),
        }
    }

    /// Takes back all marks on the selected text, or on what is selected.
    #[must_use]
    pub fn unmarking(&self) -> Option<Edit> {
        self.has_marks().then(|| self.all_to_mark().map(Edit::Unmark)).flatten()
    }

    /// Notes what came of checking this.
    #[must_use]
    pub fn checking(&self, check: Check) -> Option<Edit> {
        let at = self.all_ranges();
        (!at.is_empty()).then_some(Edit::Do { action: Action::Check(check), at, target: None })
    }

    /// What came of checking this so far; nothing where several rows are meant, as what was noted of one is not true of
    /// the others.
    #[must_use]
    pub fn present_check(&self) -> Check {
        let only = self.only_one_to_correct().and_then(|target| self.first_range(target));
        let check = only.and_then(|range| self.findings()?.own_marks.check_of(range));
        check.cloned().unwrap_or(Check { state: CheckState::Open, text: None, source: None })
    }

    /// Sets whether the text denies this statistic to the opposite.
    #[must_use]
    pub fn denial(&self) -> Option<Edit> {
        let (target, _) = self.to_correct()?;
        let findings = self.findings()?;
        let kind = target.kind()?;
        let index = findings.analysis.entity(target)?.index;
        let found = Found { article: &self.article, analysis: &findings.analysis };
        let is_denied = kinds::of(kind).field(found, index, Field::Negated)?.parse::<bool>().ok()?;
        let action = Action::Set { kind, field: Field::Negated, value: Some((!is_denied).to_string()) };
        Some(Edit::Do { action, at: self.all_ranges(), target: None })
    }

    /// What the reader meant by answering `question`; the error says what to do.
    pub fn answer(&self, question: Question, answer: &Answer) -> Result<Edit, String> {
        match answer {
            Answer::Finding(other) => {
                let edit = match question {
                    Question::BelongsTo => self.moving(*other),
                    _ => self.merging(&self.all_to_correct(), *other),
                };
                edit.ok_or_else(|| NOTHING.to_owned())
            }
            Answer::Words(words) => self.answer_in_words(question, words.trim()),
        }
    }

    fn answer_in_words(&self, question: Question, words: &str) -> Result<Edit, String> {
        let kind = || self.kind_to_correct().ok_or(NOTHING);
        let action = match question {
            Question::Note => {
                return self.marking(Action::Note(words.to_owned())).ok_or_else(|| NOTHING.into());
            }
            Question::Tag => {
                return self.marking(Action::Tag(words.to_owned())).ok_or_else(|| NOTHING.into());
            }
            Question::Country => return self.in_country(words),
            Question::Name => Action::Rename { kind: kind()?, name: words.to_owned() },
            Question::Field(field) => {
                let value = (!words.is_empty()).then(|| words.to_owned());
                Action::Set { kind: kind()?, field, value }
            }
            Question::SameAs | Question::BelongsTo => return Err(format!("Nothing here is called {words}")),
        };
        Ok(Edit::Do { action, at: self.all_ranges(), target: None })
    }

    /// The change that waits for a country, with the country called `words`.
    fn in_country(&self, words: &str) -> Result<Edit, String> {
        let by_code = || Country::of_code(&words.to_uppercase());
        let country = Country::of_words(words).map(|(country, _)| country).or_else(by_code);
        let country = country.ok_or_else(|| format!("There is no country called {words}"))?;
        let mut edit = self.edits.unanswered.clone().ok_or(NOTHING)?;
        if let Edit::Do {
            action: Action::Accept { code, .. } | Action::Add { code, .. } | Action::Change { code, .. },
            ..
        } = &mut edit
        {
            *code = Some(country.alpha2.to_owned());
        }
        Ok(edit)
    }

    /// Whether `edit` makes a country of words that name none.
    #[must_use]
    pub fn lacks_country(&self, edit: &Edit) -> bool {
        let Edit::Do { action, at, target: None } = edit else { return false };
        let is_guessed_country = |range: &TextRange| {
            let findings = self.findings()?;
            let entry = findings.entry_at(Section::Unsure, *range)?;
            Some(findings.analysis.unsure[findings.analysis.index_of(entry)?].guess.has_code())
        };
        let is_country = match action {
            Action::Accept { kind: Some(kind), code: None, .. } | Action::Add { kind, code: None, .. } => {
                kind.has_code()
            }
            Action::Accept { kind: None, code: None, .. } => {
                at.iter().any(|range| is_guessed_country(range) == Some(true))
            }
            Action::Change { becomes, code: None, .. } => becomes.has_code(),
            _ => false,
        };
        is_country && at.iter().all(|range| Country::of_words(self.article.slice(*range)).is_none())
    }
}

/// Whether `range` of `text` neither begins nor ends in the middle of a word.
fn is_whole(text: &str, range: TextRange) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_word(text[..range.start].chars().next_back()) && !is_word(text[range.end..].chars().next())
}
