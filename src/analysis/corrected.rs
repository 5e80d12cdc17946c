//! What a reader changed, as an analysis carries it: which fields of a finding they put right, what they marked, and
//! which of their changes have no place any more. [`crate::corrections`] fills these in; nothing here decides anything.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::article::TextRange;

/// A field of a finding that a reader can put right, named as in the JSON summary.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Field {
    /// What it is: a person, a country, a percentage.
    Kind,
    /// The name of a person.
    Name,
    /// Which places belong to it.
    Mentions,
    /// The words that say who a person is.
    IntroducedAs,
    /// The value of a statistic.
    Value,
    /// The upper value of a statistic.
    ValueHigh,
    /// The unit of a statistic.
    Unit,
    /// How exact a statistic is.
    Modifier,
    /// What a statistic counts or measures.
    Subject,
    /// Whether the text denies a statistic.
    Negated,
    /// The credit of a caption.
    Credit,
    /// The agency of a caption.
    Agency,
    /// The photographer of a caption.
    Photographer,
    /// The day on which a caption's picture was taken.
    Date,
    /// The alternative text of a caption's picture.
    Alt,
    /// Who says a quote.
    Speaker,
    /// The words of a quote.
    Text,
}

impl Field {
    /// The name of the field in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// The fields of a finding that a reader put right, in their order, each with the reader's words where these do not
/// stand in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutRight(Vec<(Field, Option<String>)>);

impl PutRight {
    /// Whether the reader put nothing right.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the reader put `field` right.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.0.iter().any(|(known, _)| *known == field)
    }

    /// The reader's own words for `field`, if they do not stand in the text.
    #[must_use]
    pub fn words(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == field)?.1.as_deref()
    }

    /// The fields, in their order.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.0.iter().map(|(field, _)| *field)
    }

    /// Notes that the reader put `field` right, with `words` of their own if these do not stand in the text.
    pub(crate) fn set(&mut self, field: Field, words: Option<String>) {
        match self.0.binary_search_by_key(&field, |(known, _)| *known) {
            Ok(place) => self.0[place].1 = words,
            Err(place) => self.0.insert(place, (field, words)),
        }
    }
}

/// What became of a reader's corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// How many of them could be applied, wholly or in part.
    pub applied: usize,
    /// What could not be applied, in the order of the corrections.
    pub lost: Vec<Lost>,
    /// What the reader marked, in the order of the corrections.
    pub marks: Vec<Mark>,
}

/// A correction, or one place of it, that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// The identifier of the correction.
    pub id: String,
    /// What it would have done, by the name of the operation.
    pub operation: String,
    /// The words that it was made on.
    pub exact: String,
    /// Why it could not be applied, as a phrase for people.
    pub reason: String,
}

/// A passage that the reader marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The identifier of the correction that marks it.
    pub id: String,
    /// The passage.
    pub range: TextRange,
    /// How it is marked.
    pub marking: Marking,
}

/// How a passage is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marking {
    /// In a colour.
    Highlight(Colour),
    /// With a note.
    Note(String),
    /// With a tag.
    Tag(String),
    /// As checked.
    Check(Check),
}

/// A colour to mark with, by its name.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Colour {
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Pink.
    Pink,
    /// Orange.
    Orange,
    /// Purple.
    Purple,
}

impl Colour {
    /// All colours, in the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the colour in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// What came of checking a statistic or a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The state that the check is in.
    pub state: CheckState,
    /// What the reader notes about it.
    pub text: Option<String>,
    /// Where the reader looked.
    pub source: Option<String>,
}

/// The state of a check.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum CheckState {
    /// Still to be checked.
    Open,
    /// It is right.
    Confirmed,
    /// It is wrong.
    Wrong,
}

impl CheckState {
    /// The name of the state in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
