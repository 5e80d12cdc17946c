//! What was seen and left out, so that a reader can look for themselves.

use crate::article::{BlockIndex, TextRange};

/// What an unsure place may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guess {
    /// Perhaps a person.
    Person,
    /// Perhaps a country.
    Country,
    /// Perhaps a statistic.
    Statistic,
}

impl Guess {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Country, Self::Statistic];

    /// The name of the guess in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Country => "country",
            Self::Statistic => "statistic",
        }
    }
}

/// A place that may be an entity and was left out of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The words themselves.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
    /// What they may be.
    pub guess: Guess,
    /// Why they were left out, as a phrase for people.
    pub reason: String,
}
