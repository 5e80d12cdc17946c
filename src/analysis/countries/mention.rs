//! A place where an article shows a country, and how.

use strum::{EnumString, IntoStaticStr};

use super::CountryRule;
use crate::analysis::{Evidence, Mention};

/// How a mention shows its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum CountryEvidence {
    /// The country's name or an abbreviation of it.
    Name,
    /// Its people, or the adjective made from it.
    Demonym,
    /// Its capital city.
    Capital,
}

impl CountryEvidence {
    /// The name of the evidence in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A place where an article shows a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryMention {
    /// The place.
    pub mention: Mention,
    /// How it shows the country.
    pub evidence: CountryEvidence,
    /// What decided this, if the words may mean something else.
    pub decision: Option<Evidence<CountryRule>>,
}
