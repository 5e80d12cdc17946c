//! What a reader should know about how an article was read.

use std::fmt;

/// Something uncertain or left out, in one sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Warning(String);

impl Warning {
    /// A warning that says `message`.
    #[must_use]
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
