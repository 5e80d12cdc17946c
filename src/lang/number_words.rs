//! Number words and their values.

use crate::nlp::model::murmur::{HashedMap, HashedSet};
use crate::text::rows;

/// Number words by sort, from a table with a sort, a value and words in each row.
#[derive(Debug, Default)]
pub struct NumberWords {
    /// The values of "one" to "ninety".
    pub cardinals: HashedMap<&'static str, u64>,
    /// The values of "hundred", "million", "dozen"….
    pub magnitudes: HashedMap<&'static str, u64>,
    /// The values of "bn", "mn"….
    pub abbreviations: HashedMap<&'static str, u64>,
    /// The values of "k", "m", "b", "t".
    pub letters: HashedMap<&'static str, u64>,
    /// "dozens", "thousands"….
    pub vague: HashedSet<&'static str>,
    /// The values of "first", "third", "thirds"….
    pub ordinals: HashedMap<&'static str, u64>,
    /// All numbers and parts of numbers.
    parts: HashedSet<&'static str>,
}

impl NumberWords {
    /// Reads `table`.
    pub(super) fn new(table: &'static str) -> Self {
        let mut words = Self::default();
        for [sort, value, listed, ..] in rows(table) {
            let value = value.parse().unwrap_or_default();
            let pairs = listed.split('|').filter(|word| !word.is_empty()).map(|word| (word, value));
            match sort {
                "cardinal" => words.cardinals.extend(pairs),
                "magnitude" => words.magnitudes.extend(pairs),
                "abbreviation" => words.abbreviations.extend(pairs),
                "letter" => words.letters.extend(pairs),
                "vague" => words.vague.extend(pairs.map(|(word, _)| word)),
                _ => words.ordinals.extend(pairs),
            }
        }
        let with_values = [&words.cardinals, &words.magnitudes, &words.ordinals];
        words.parts =
            with_values.into_iter().flat_map(HashedMap::keys).chain(&words.vague).copied().collect();
        words
    }

    /// Whether `word` is a number, or a part of one: "nine", "million", "dozens", "third".
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.parts.contains(word)
    }
}
