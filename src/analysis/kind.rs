//! The kinds of finding, the lists of an analysis, and the keys of their entries.

use std::fmt;

use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

use crate::nlp::model::murmur::string_hash;
use crate::text::name_key;

/// A kind of finding, named as in the JSON summary.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumCount,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// A named individual.
    Person,
    /// A country.
    Country,
    /// A number with a meaning.
    Statistic,
    /// A text that describes an image.
    Caption,
    /// What somebody is reported to have said.
    Quote,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether its mentions are stretches of running text, each of which belongs to one entity and may be in doubt.
    /// Captions and quotes are not: they have mentions of other kinds in them.
    #[must_use]
    pub(crate) fn is_inline(self) -> bool {
        match self {
            Self::Person | Self::Country | Self::Statistic => true,
            Self::Caption | Self::Quote => false,
        }
    }

    /// Whether its findings are told by a code, so that their words must name one.
    #[must_use]
    pub(crate) fn has_code(self) -> bool {
        self == Self::Country
    }

    /// Whether a finding may lie within another of the kind, as when one speaks of what another said.
    #[must_use]
    pub(crate) fn may_nest(self) -> bool {
        self == Self::Quote
    }
}

/// A list of an analysis: the findings of a kind, or what was seen but left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The findings of a kind.
    Kind(Kind),
    /// What was seen but left out.
    Unsure,
}

impl Section {
    /// The number of sections.
    pub(crate) const COUNT: usize = Kind::COUNT + 1;

    /// All sections: those of the kinds in their order, then the unsure one.
    pub const ALL: [Self; Self::COUNT] = {
        let mut all = [Self::Unsure; Self::COUNT];
        let mut index = 0;
        while index < Kind::COUNT {
            all[index] = Self::Kind(Kind::ALL[index]);
            index += 1;
        }
        all
    };

    /// Its index among all sections.
    #[must_use]
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Kind(kind) => kind as usize,
            Self::Unsure => Kind::COUNT,
        }
    }

    /// The kind of its findings, if it lists findings.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Kind(kind) => Some(kind),
            Self::Unsure => None,
        }
    }
}

impl From<Kind> for Section {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}

/// Names a finding, even across analyses of the same article or of a later version of it.
///
/// It is made from the words of the first mention, without case and accents (for a country, from its code), and numbers
/// the findings of a list with the same words. Text inserted above or below a finding does not change its key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityKey {
    section: Section,
    fingerprint: u64,
    /// How many findings with the same fingerprint come before it in the section.
    ordinal: u32,
}

impl EntityKey {
    /// The key of the finding in `section` with these first words, which comes after `ordinal` others with the same
    /// words.
    pub(super) fn new(section: Section, fingerprint: u64, ordinal: u32) -> Self {
        Self { section, fingerprint, ordinal }
    }

    /// The key of the next finding with the same words.
    pub(super) fn next(self) -> Self {
        Self { ordinal: self.ordinal + 1, ..self }
    }

    pub(super) fn fingerprint(self) -> u64 {
        self.fingerprint
    }

    /// The list that it stands in.
    #[must_use]
    pub fn section(self) -> Section {
        self.section
    }

    /// The kind of the finding; `None` for an unsure entry.
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        self.section.kind()
    }

    /// Whether `other` has the same first words in the same list, so that only their order distinguishes the two.
    #[must_use]
    pub(crate) fn is_namesake_of(self, other: Self) -> bool {
        (self.section, self.fingerprint) == (other.section, other.fingerprint)
    }
}

impl fmt::Debug for EntityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{:016x}/{}", self.section, self.fingerprint, self.ordinal)
    }
}

/// A fingerprint of the words that name a finding: the same for the same words in another case or with other accents.
pub(super) fn fingerprint(words: &str) -> u64 {
    if words.is_ascii() {
        return string_hash(&folded_ascii(words.as_bytes()));
    }
    string_hash(folded(words).as_bytes())
}

/// The `words` without case and accents, one space apart.
fn folded(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&name_key(word));
    }
    folded
}

/// The same as [`folded`] for what is ASCII, as nearly all words of a long article are.
fn folded_ascii(words: &[u8]) -> Vec<u8> {
    let mut folded = Vec::with_capacity(words.len());
    let mut is_within = false;
    for byte in words {
        // As `char::is_whitespace`, which knows one more than `u8::is_ascii_whitespace`.
        if matches!(byte, b'\t'..=b'\r' | b' ') {
            is_within = false;
            continue;
        }
        if !is_within && !folded.is_empty() {
            folded.push(b' ');
        }
        is_within = true;
        if !matches!(byte, b'\'' | b'`' | b'.') {
            folded.push(byte.to_ascii_lowercase());
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{folded, folded_ascii};

    #[test]
    fn ascii_is_folded_as_any_other_words() {
        for words in ["J. O'Brien", " . x ` y.\u{b}Z\t\n", "", "...", "Two  men, 40 \u{1c} ships"] {
            assert_eq!(folded_ascii(words.as_bytes()), folded(words).as_bytes(), "{words:?}");
        }
    }
}
