//! The word lists that the rules read: given names, family names, places, everyday words, titles and the like.
//!
//! The lists are sorted text files in `assets/`, searched in place: nothing is built at start. `assets/README.md` gives
//! their origin and licences.

use std::cmp::Ordering;

use bitflags::bitflags;

use crate::lang::ENGLISH;
use crate::text::flag_named;

const GIVEN_NAMES: &str = ENGLISH.names.given;
const SURNAMES: &str = ENGLISH.names.surnames;
const PLACES: &str = ENGLISH.names.places;
const OTHER_PHRASES: &str = ENGLISH.names.other_phrases;
const COMMON_WORDS: &str = ENGLISH.names.common_words;
const RARER_WORDS: &str = ENGLISH.names.rarer_words;
const WORDS: &str = include_str!("../../../assets/lang/en/people-words.txt");
const GENDERS: &str = ENGLISH.names.genders;

bitflags! {
    /// What the lists know about a word: a set of classes.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Classes: u32 {
        /// A given name.
        const GIVEN = 1;
        /// A family name.
        const SURNAME = 1 << 1;
        /// One of the ten thousand most frequent English words.
        const COMMON = 1 << 2;
        /// An English word that is less frequent.
        const RARER = 1 << 3;
        /// A place of one word.
        const PLACE = 1 << 4;
        /// A title that stands before a name: "Mr", "President".
        const HONORIFIC = 1 << 5;
        /// A title or occupation that is also a name: "Dean", "Cook".
        const WEAK_TITLE = 1 << 6;
        /// What someone is: "spokeswoman", "goalkeeper".
        const ROLE = 1 << 7;
        /// What qualifies a role: "former", "foreign", "deputy".
        const MODIFIER = 1 << 8;
        /// What opens the name of a place or an organisation: "Lake", "University".
        const HEAD = 1 << 9;
        /// What ends the name of something that is not a person: "Foundation", "Street".
        const TAIL = 1 << 10;
        /// The same, but a family name too: "Park", "Hall".
        const MAYBE_TAIL = 1 << 11;
        /// What people do: "resigned", "was".
        const VERB = 1 << 12;
        /// A verb of speech: "said".
        const SPEECH = 1 << 13;
        /// A particle inside a name: "van", "bin".
        const PARTICLE = 1 << 14;
        /// What ends a name: "Jr", "III".
        const SUFFIX = 1 << 15;
        /// Written with a capital, but not a person: months, peoples, companies.
        const OTHER = 1 << 16;
        /// A function word: "the", "but".
        const FUNCTION = 1 << 17;
        /// A preposition that comes before places: "in", "near".
        const PLACE_PREPOSITION = 1 << 18;
        /// What people have: "wife", "lawyer", "statement".
        const BELONGING = 1 << 19;
        /// A word that is followed by people more often than by places: "by", "that", "when".
        const NAME_OPENER = 1 << 20;
        /// A form of address that does not say who someone is: "Mr".
        const ADDRESS = 1 << 21;
        /// What ends a name after "the": "Elder", "Great".
        const EPITHET = 1 << 22;
        /// Something that only people have or suffer, so that "of" and a person follow: "murder", "widow".
        const OF_PERSON = 1 << 23;
        /// A thing that has a name, which may follow: "band", "village".
        const THING = 1 << 24;
        /// A title that goes before the given name: "Sir", "Queen".
        const GIVEN_TITLE = 1 << 25;
        /// What someone is to a relative: "wife", "brother-in-law".
        const KIN = 1 << 26;
        /// What only a man is: "Mr", "husband".
        const MALE = 1 << 27;
        /// What only a woman is: "Mrs", "spokeswoman".
        const FEMALE = 1 << 28;

        /// An English word.
        const ENGLISH = Self::COMMON.bits() | Self::RARER.bits();
        /// A word that is some people's name.
        const NAME = Self::GIVEN.bits() | Self::SURNAME.bits();
        /// A title, an occupation or the like.
        const TITLE = Self::HONORIFIC.bits() | Self::ROLE.bits();
        /// The two genders that a word can show.
        const GENDER = Self::MALE.bits() | Self::FEMALE.bits();
    }
}

impl Classes {
    fn named(name: &str) -> Self {
        flag_named(name).unwrap_or_default()
    }
}

/// What the lists know about the word with `key`, as [`fold`](crate::text::fold) returns it.
pub fn classes(key: &str) -> Classes {
    let mut found =
        find(WORDS, key).map_or(Classes::empty(), |names| names.split(' ').map(Classes::named).collect());
    for (table, class) in [
        (GIVEN_NAMES, Classes::GIVEN),
        (SURNAMES, Classes::SURNAME),
        (COMMON_WORDS, Classes::COMMON),
        (RARER_WORDS, Classes::RARER),
        (PLACES, Classes::PLACE),
    ] {
        if find(table, key).is_some() {
            found |= class;
        }
    }
    found
}

/// [`Classes::MALE`] or [`Classes::FEMALE`] if nearly all bearers of the given name with `key` are; otherwise neither.
pub fn gender_of_given_name(key: &str) -> Classes {
    find(GENDERS, key).map_or(Classes::empty(), Classes::named)
}

/// Whether `phrase`, folded words with single spaces, names a place or another thing that is not a person.
pub fn is_no_person(phrase: &str) -> bool {
    find(PLACES, phrase).is_some() || find(OTHER_PHRASES, phrase).is_some()
}

/// The text after the tab in the line of the sorted `table` that begins with `key`, by binary search over lines.
fn find<'t>(table: &'t str, key: &str) -> Option<&'t str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        // The middle may be inside a character: step back to the start of the line, which is a boundary.
        let middle = usize::midpoint(low, high);
        let bytes = table.as_bytes();
        let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
        let end = bytes[middle..].iter().position(|&b| b == b'\n').map_or(table.len(), |at| middle + at);
        let line = &table[start..end];
        let (entry, rest) = line.split_once('\t').unwrap_or((line, ""));
        match entry.cmp(key) {
            Ordering::Equal => return Some(rest),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_entry_is_found() {
        for table in [GIVEN_NAMES, SURNAMES, PLACES, OTHER_PHRASES, COMMON_WORDS, RARER_WORDS, WORDS, GENDERS]
        {
            let entries: Vec<&str> =
                table.lines().map(|line| line.split_once('\t').map_or(line, |(entry, _)| entry)).collect();
            assert!(entries.is_sorted_by(|a, b| a < b));
            assert!(entries.iter().all(|entry| find(table, entry).is_some()));
        }
        assert!(
            find(WORDS, "").is_none() && find(WORDS, "zzzz").is_none() && find(WORDS, "\u{10ffff}").is_none()
        );
    }

    #[test]
    fn every_class_is_known() {
        for line in WORDS.lines() {
            let (entry, names) = line.split_once('\t').expect("a word has classes");
            for name in names.split(' ') {
                assert!(!Classes::named(name).is_empty(), "{entry}: {name}");
            }
        }
    }
}
