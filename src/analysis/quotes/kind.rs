//! The kinds of quotes.

use strum::{EnumString, IntoStaticStr};

/// How much of what is said stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some of it.
    Mixed,
    /// Nothing: it is reported.
    Indirect,
}

impl QuoteKind {
    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
