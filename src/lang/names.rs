//! Long lists of names and of ordinary words, searched in place: nothing is built at start.

use std::cmp::Ordering;

use super::{Class, Classes};

/// Lists of names and of ordinary words, sorted by bytes, one a line: as [`crate::text::name_key`] returns them.
#[derive(Debug)]
pub struct Names {
    /// Given names.
    pub given: &'static str,
    /// Given names with the gender that nearly all their bearers have, after a tab.
    pub genders: &'static str,
    /// Family names.
    pub surnames: &'static str,
    /// Towns, states, countries and regions.
    pub places: &'static str,
    /// Companies, teams and other things of several words that look like names of people.
    pub other_phrases: &'static str,
    /// The most frequent words of the language.
    pub common_words: &'static str,
    /// Less frequent words.
    pub rarer_words: &'static str,
}

impl Names {
    /// Which of the lists have the word with `key`.
    pub(super) fn classes(&self, key: &str) -> Classes {
        let mut found = Classes::NONE;
        for (table, class) in [
            (self.given, Class::Given),
            (self.surnames, Class::Surname),
            (self.common_words, Class::Common),
            (self.rarer_words, Class::Rarer),
            (self.places, Class::Place),
        ] {
            if find(table, key).is_some() {
                found |= class;
            }
        }
        found
    }

    /// [`Class::Male`] or [`Class::Female`] if nearly all bearers of the given name with `key` are; otherwise neither.
    #[must_use]
    pub fn gender(&self, key: &str) -> Classes {
        let class = find(self.genders, key).and_then(|gender| gender.parse::<Class>().ok());
        class.map_or(Classes::NONE, Classes::from)
    }

    /// Whether `phrase`, keys with single spaces, names a place or another thing that is not a person.
    #[must_use]
    pub fn is_no_person(&self, phrase: &str) -> bool {
        find(self.places, phrase).is_some() || find(self.other_phrases, phrase).is_some()
    }
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
    use super::super::ENGLISH;
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_entry_is_found() {
        let Names { given, genders, surnames, places, other_phrases, common_words, rarer_words } =
            ENGLISH.names;
        for table in [given, genders, surnames, places, other_phrases, common_words, rarer_words] {
            let entries: Vec<&str> =
                table.lines().map(|line| line.split_once('\t').map_or(line, |(entry, _)| entry)).collect();
            assert!(entries.is_sorted_by(|a, b| a < b));
            assert!(entries.iter().all(|entry| find(table, entry).is_some()));
            assert!(["", "zzzz", "\u{10ffff}"].iter().all(|key| find(table, key).is_none()));
        }
    }

    #[test]
    fn every_gender_is_known() {
        for line in ENGLISH.names.genders.lines() {
            let (name, gender) = line.split_once('\t').expect("a name has a gender");
            assert!(!ENGLISH.names.gender(name).is_empty(), "{name}: {gender}");
        }
    }
}
