//! The signs by which a name is known for a person's.

use std::fmt;

/// One thing that speaks for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The trained recogniser sees a person.
    Recognized,
    /// A title or an occupation stands right before the name: "Mr", "President".
    Title,
    /// Words beside the name say who the person is.
    Introduction,
    /// An age follows: ", 45,".
    Age,
    /// The name speaks: "said Doe".
    Speech,
    /// It opens with a known given name and goes on.
    GivenName,
    /// It stands in a credit or a byline.
    Credit,
    /// The article has the name in full elsewhere.
    KnownName,
    /// A name joined to it has the family name: "Jack and Jane Doe".
    SharedName,
}

impl Sign {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Recognized,
        Self::Title,
        Self::Introduction,
        Self::Age,
        Self::Speech,
        Self::GivenName,
        Self::Credit,
        Self::KnownName,
        Self::SharedName,
    ];

    /// The name of the sign in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recognized => "recognized",
            Self::Title => "title",
            Self::Introduction => "introduction",
            Self::Age => "age",
            Self::Speech => "speech",
            Self::GivenName => "given-name",
            Self::Credit => "credit",
            Self::KnownName => "known-name",
            Self::SharedName => "shared-name",
        }
    }

    /// The sign as a phrase for people.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Recognized => "the recogniser sees a person",
            Self::Title => "a title stands before it",
            Self::Introduction => "words beside it say who it is",
            Self::Age => "an age follows",
            Self::Speech => "it speaks",
            Self::GivenName => "it opens with a given name",
            Self::Credit => "it stands in a credit",
            Self::KnownName => "the article has it in full elsewhere",
            Self::SharedName => "the name joined to it has its family name",
        }
    }
}

/// A set of signs.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signs(u16);

impl Signs {
    /// The set with `sign` too.
    #[must_use]
    pub fn with(self, sign: Sign) -> Self {
        Self(self.0 | 1 << sign as u16)
    }

    /// Whether `sign` is in it.
    #[must_use]
    pub fn contains(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u16 != 0
    }

    /// The signs, in the order of [`Sign::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |&sign| self.contains(sign))
    }
}

impl FromIterator<Sign> for Signs {
    fn from_iter<I: IntoIterator<Item = Sign>>(signs: I) -> Self {
        signs.into_iter().fold(Self::default(), Self::with)
    }
}

impl fmt::Debug for Signs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Sign, Signs};

    #[test]
    fn every_sign_is_kept_apart() {
        for sign in Sign::ALL {
            let alone: Signs = [sign].into_iter().collect();
            assert_eq!(alone.iter().collect::<Vec<_>>(), [sign]);
        }
        let all: Signs = Sign::ALL.into_iter().collect();
        assert_eq!(all.iter().collect::<Vec<_>>(), Sign::ALL);
    }
}
