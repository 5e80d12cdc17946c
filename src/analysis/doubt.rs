//! Why a listed finding is less sure than others.

use strum::VariantArray as _;

use crate::nlp::recognizer::Label;

/// What speaks against a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The evidence for it is weak.
    Weak,
    /// The trained recogniser takes it for something else.
    Contradicted(Label),
}

impl Doubt {
    /// Every doubt, each once.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        [Self::Weak].into_iter().chain(Label::VARIANTS.iter().copied().map(Self::Contradicted))
    }

    /// The name of the doubt in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Contradicted(_) => "contradicted",
        }
    }

    /// The doubt as a phrase for people.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Weak => "little speaks for it",
            Self::Contradicted(label) => match label {
                Label::Person => "the recogniser takes it for a person",
                Label::Org => "the recogniser takes it for an organisation",
                Label::Gpe => "the recogniser takes it for a country, city or state",
                Label::Loc => "the recogniser takes it for a region",
                Label::Fac => "the recogniser takes it for a building",
                Label::Norp => "the recogniser takes it for a people or a group",
                Label::Date => "the recogniser takes it for a date",
                Label::Time => "the recogniser takes it for a time of day",
                Label::Ordinal => "the recogniser takes it for a place in a sequence",
                Label::WorkOfArt => "the recogniser takes it for part of a title",
                Label::Product => "the recogniser takes it for a product",
                Label::Event => "the recogniser takes it for an event",
                Label::Law => "the recogniser takes it for a law",
                Label::Language => "the recogniser takes it for a language",
                Label::Money | Label::Cardinal | Label::Percent | Label::Quantity => {
                    "the recogniser takes it for another kind of number"
                }
            },
        }
    }
}
