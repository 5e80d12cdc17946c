//! What the reader is asked for when something is put right: in a few words, or by choosing from a list.

use std::collections::BTreeSet;

use crate::analysis::{Analysis, EntityKey, Field, Kind, Marking, Modifier, StatisticKind};
use crate::gui::kinds::{self, Found, wording};
use crate::gui::model::describe;
use crate::gui::model::open_article::OpenArticle;

/// The most findings to choose from: gathering them must not cause a noticeable delay.
const MOST_CHOICES: usize = 5000;

/// What the reader is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The name of a person.
    Name,
    /// The value of a field.
    Field(Field),
    /// The finding that this one is the same as.
    SameAs,
    /// The finding that this mention belongs to.
    BelongsTo,
    /// A note.
    Note,
    /// A tag.
    Tag,
    /// Which country the words mean.
    Country,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These words.
    Words(String),
    /// This finding.
    Finding(EntityKey),
}

/// An answer that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The answer.
    pub answer: Answer,
    /// What it is called.
    pub text: String,
    /// What else is known about it.
    pub detail: String,
}

impl Question {
    /// What stands above the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::SameAs => "The same as",
            Self::BelongsTo => "This mention belongs to",
            Self::Note => "Note",
            Self::Tag => "Tag",
            Self::Country => "Which country is it?",
            Self::Field(field) => match field {
                Field::IntroducedAs => "Role",
                Field::Value => "Value",
                Field::ValueHigh => "Upper value",
                Field::Unit => "Unit",
                Field::Modifier => "How exact it is",
                Field::Subject => "What it counts",
                Field::Kind => "Kind of statistic",
                Field::Credit => "Credit",
                Field::Agency => "Agency",
                Field::Photographer => "Photographer",
                Field::Date => "Day of the picture",
                Field::Alt => "Alternative text",
                Field::Speaker => "Who says it",
                Field::Text => "What is said",
                Field::Name => "Name",
                Field::Mentions => "Mentions",
                Field::Negated => "Denied",
            },
        }
    }

    /// What stands in the empty field.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Field(Field::Date) => "2025-02-08",
            Self::Field(Field::Unit) => "kg, EUR, %, day",
            Self::Field(Field::Value | Field::ValueHigh) => "3000000",
            Self::Country => "A name, or a code such as NZ",
            _ => "",
        }
    }

    /// Whether an empty answer is one too: it empties the field.
    #[must_use]
    pub fn may_be_empty(self) -> bool {
        matches!(self, Self::Field(field) if field != Field::Kind)
    }

    /// Whether it is answered by choosing from a list.
    #[must_use]
    pub fn has_choices(self) -> bool {
        match self {
            Self::SameAs | Self::BelongsTo | Self::Tag => true,
            Self::Field(field) => matches!(field, Field::Kind | Field::Modifier | Field::Speaker),
            Self::Name | Self::Note | Self::Country => false,
        }
    }

    /// Whether other words than those in the list are an answer too.
    #[must_use]
    pub fn takes_words(self) -> bool {
        matches!(self, Self::Tag | Self::Field(Field::Speaker))
    }
}

impl OpenArticle {
    /// What `question` asks about what is selected: "Role: Jane Doe".
    #[must_use]
    pub fn wording_of(&self, question: Question) -> String {
        let (label, name) = (question.label(), self.name_to_correct());
        if question == Question::Country || name.is_empty() {
            label.to_owned()
        } else {
            format!("{label}: {name}")
        }
    }

    /// What a correction is about, by its name: "Jane Doe", "3 rows".
    #[must_use]
    pub fn name_to_correct(&self) -> String {
        if self.selected_text().is_none() && !self.chosen.is_empty() {
            return wording::counted(self.chosen.keys().len(), "row", "rows");
        }
        let about = self.to_correct().zip(self.findings());
        about.map(|((target, _), findings)| describe::name(self, findings, target)).unwrap_or_default()
    }

    /// The answer to `question` as it is now; none where it is asked about several rows.
    #[must_use]
    pub fn present_answer(&self, question: Question) -> String {
        let Some(target) = self.only_one_to_correct() else { return String::new() };
        let Some(findings) = self.findings() else { return String::new() };
        let analysis = &findings.analysis;
        let Some(entity) = analysis.entity(target) else { return String::new() };
        match question {
            Question::Name => entity.name(&self.article).to_owned(),
            Question::Field(field) => self.field(analysis, target, field).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The value of `field` of `target`, as words that could be set again.
    fn field(&self, analysis: &Analysis, target: EntityKey, field: Field) -> Option<String> {
        let entity = analysis.entity(target)?;
        let own = entity.put_right().and_then(|put_right| put_right.words(field));
        if let Some(words) = own {
            return Some(words.to_owned());
        }
        let found = Found { article: &self.article, analysis };
        kinds::of(target.section()).field(found, entity.index, field)
    }

    /// The answers to `question` to choose from, the likely ones first.
    #[must_use]
    pub fn choices(&self, question: Question) -> Vec<Choice> {
        match question {
            Question::SameAs | Question::BelongsTo => {
                let about = self.to_correct();
                about.map(|(target, mention)| self.others(target, mention)).unwrap_or_default()
            }
            Question::Field(Field::Kind) => {
                StatisticKind::ALL.iter().map(|kind| plain(kind.as_str())).collect()
            }
            Question::Field(Field::Modifier) => {
                let exact = Choice { text: "exactly".to_owned(), ..plain("") };
                Modifier::ALL.iter().map(|modifier| plain(modifier.as_str())).chain([exact]).collect()
            }
            Question::Field(Field::Speaker) => self.speakers(0..MOST_CHOICES),
            Question::Tag => self.tags().iter().map(|tag| plain(tag)).collect(),
            Question::Name | Question::Note | Question::Country | Question::Field(_) => Vec::new(),
        }
    }

    /// At most `most` findings that mention number `mention` of `target`, or all of it, is likely to belong to: those with
    /// a word in common.
    #[must_use]
    pub fn likely_others(&self, target: EntityKey, mention: usize, most: usize) -> Vec<Choice> {
        let Some(kind) = self.kind_of_owners(target) else { return Vec::new() };
        self.choices_of(kind, self.likely(kind, target, mention, most).into_iter())
    }

    /// The findings of the kind of `target`, apart from itself, those likely to be meant by its mention number `mention`
    /// first.
    fn others(&self, target: EntityKey, mention: usize) -> Vec<Choice> {
        let Some(kind) = self.kind_of_owners(target) else { return Vec::new() };
        let Some(findings) = self.findings() else { return Vec::new() };
        let likely = self.likely(kind, target, mention, MOST_CHOICES);
        let first: BTreeSet<usize> = likely.iter().copied().collect();
        let own = self.index_among(kind, target);
        let is_other = |index: &usize| Some(*index) != own && !first.contains(index);
        let others = (0..findings.analysis.count_of(kind)).filter(is_other);
        self.choices_of(kind, likely.into_iter().chain(others).take(MOST_CHOICES))
    }

    /// The indices of the findings of `kind` that mention number `mention` of `target` is likely to belong to.
    fn likely(&self, kind: Kind, target: EntityKey, mention: usize, most: usize) -> Vec<usize> {
        let Some(findings) = self.findings() else { return Vec::new() };
        let Some(entity) = findings.analysis.entity(target) else { return Vec::new() };
        let found = Found { article: &self.article, analysis: &findings.analysis };
        let words = entity.range(mention).map(|range| self.words(range)).unwrap_or_default();
        let names = target.kind().map(|kind| kinds::of(kind).other_names(found, entity.index).join(" "));
        let names = format!("{words} {} {}", names.unwrap_or_default(), entity.name(&self.article));
        findings.likely.first(kind, &names, self.index_among(kind, target), most)
    }

    /// At most `most` people who may be the speaker of `target`, where the text leaves that open.
    #[must_use]
    pub fn likely_speakers(&self, target: EntityKey, most: usize) -> Vec<Choice> {
        let Some(findings) = self.findings() else { return Vec::new() };
        let Some(index) = findings.analysis.index_of(target) else { return Vec::new() };
        let found = Found { article: &self.article, analysis: &findings.analysis };
        let candidates = kinds::of(target.section()).candidates(found, index).iter();
        self.speakers(candidates.map(|person| person.0).take(most))
    }

    /// The people at `indices` by their names, which say who speaks.
    fn speakers(&self, indices: impl Iterator<Item = usize>) -> Vec<Choice> {
        let people = self.choices_of(Kind::Person, indices).into_iter();
        people.map(|choice| Choice { answer: Answer::Words(choice.text.clone()), ..choice }).collect()
    }

    /// The index of `target` in the list of `kind`, if it stands there.
    fn index_among(&self, kind: Kind, target: EntityKey) -> Option<usize> {
        let analysis = &self.findings()?.analysis;
        analysis.index_of(target).filter(|_| target.kind() == Some(kind))
    }

    /// The findings of `kind` at `indices`, to choose from.
    fn choices_of(&self, kind: Kind, indices: impl Iterator<Item = usize>) -> Vec<Choice> {
        let Some(findings) = self.findings() else { return Vec::new() };
        let found = Found { article: &self.article, analysis: &findings.analysis };
        let panel = kinds::of(kind);
        let entities = indices.filter_map(|index| findings.analysis.entity_at(kind, index));
        entities
            .map(|entity| Choice {
                answer: Answer::Finding(entity.key),
                text: panel.name(found, entity.index),
                detail: match panel.row(found, entity.index).detail {
                    detail if detail.is_empty() => {
                        wording::counted(entity.mention_count(), "mention", "mentions")
                    }
                    detail => detail,
                },
            })
            .collect()
    }

    /// The reader's tags in the article, each once.
    fn tags(&self) -> Vec<String> {
        let Some(findings) = self.findings() else { return Vec::new() };
        let mut tags: Vec<String> = findings
            .own_marks
            .all()
            .iter()
            .filter_map(|mark| match &mark.marking {
                Marking::Tag(tag) => Some(tag.clone()),
                _ => None,
            })
            .collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// The answer `words`, called by them.
fn plain(words: &str) -> Choice {
    Choice { answer: Answer::Words(words.to_owned()), text: words.to_owned(), detail: String::new() }
}
