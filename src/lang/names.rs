//! Long lists of names and of ordinary words, searched in place: no list is read as a whole.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::{Class, Classes};

/// How many of its lines a table keeps the places of, evenly spread, so that a search looks at few places of the text, which
/// are far from each other in memory.
const MARKS: usize = 1024;

/// Lists of names and of ordinary words, sorted by bytes, one a line: as [`crate::text::name_key`] returns them.
#[derive(Debug)]
pub struct Names {
    /// Given names.
    pub given: Table,
    /// Given names with the gender that nearly all their bearers have, after a tab.
    pub genders: Table,
    /// Family names.
    pub surnames: Table,
    /// Towns, states, countries and regions.
    pub places: Table,
    /// Companies, teams and other things of several words that look like names of people.
    pub other_phrases: Table,
    /// The most frequent words of the language.
    pub common_words: Table,
    /// Less frequent words.
    pub rarer_words: Table,
}

impl Names {
    /// Which of the lists have the word with `key`.
    pub(super) fn classes(&self, key: &str) -> Classes {
        let mut found = Classes::NONE;
        for (table, class) in [
            (&self.given, Class::Given),
            (&self.surnames, Class::Surname),
            (&self.common_words, Class::Common),
            (&self.rarer_words, Class::Rarer),
            (&self.places, Class::Place),
        ] {
            if table.find(key).is_some() {
                found |= class;
            }
        }
        found
    }

    /// [`Class::Male`] or [`Class::Female`] if nearly all bearers of the given name with `key` are; otherwise neither.
    #[must_use]
    pub fn gender(&self, key: &str) -> Classes {
        let class = self.genders.find(key).and_then(|gender| gender.parse::<Class>().ok());
        class.map_or(Classes::NONE, Classes::from)
    }

    /// Whether `phrase`, keys with single spaces, names a place or another thing that is not a person.
    #[must_use]
    pub fn is_no_person(&self, phrase: &str) -> bool {
        self.places.find(phrase).is_some() || self.other_phrases.find(phrase).is_some()
    }
}

/// A list with one entry a line, sorted by bytes; something may stand behind an entry, after a tab.
#[derive(Debug)]
pub struct Table {
    text: &'static str,
    marks: OnceLock<Vec<Mark>>,
}

/// A line of a table.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// The first eight bytes of its entry, as a number that orders entries as their bytes do.
    opening: u64,
    start: usize,
}

impl Table {
    /// The table in `text`.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, marks: OnceLock::new() }
    }

    /// The text after the tab in the line whose entry is `key`, by binary search over lines.
    fn find(&self, key: &str) -> Option<&'static str> {
        let marks = self.marks.get_or_init(|| marks(self.text));
        let opening = opening(key.as_bytes());
        let first = marks.partition_point(|mark| mark.opening < opening);
        let behind = first + marks[first..].partition_point(|mark| mark.opening == opening);
        let mut low = first.checked_sub(1).map_or(0, |before| marks[before].start);
        let mut high = marks.get(behind).map_or(self.text.len(), |mark| mark.start);
        let bytes = self.text.as_bytes();
        while low < high {
            // The middle may be inside a character: step back to the start of the line, which is a boundary.
            let middle = usize::midpoint(low, high);
            let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[middle..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| middle + at);
            let entry_end = entry_end(&bytes[start..end]);
            match bytes[start..start + entry_end].cmp(key.as_bytes()) {
                Ordering::Equal => return Some(self.text[start + entry_end..end].trim_start_matches('\t')),
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// Where the entry ends that opens a line.
fn entry_end(line: &[u8]) -> usize {
    line.iter().position(|&b| b == b'\t').unwrap_or(line.len())
}

/// The first eight bytes of `entry`, with zeros behind a shorter one.
fn opening(entry: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let length = entry.len().min(bytes.len());
    bytes[..length].copy_from_slice(&entry[..length]);
    u64::from_be_bytes(bytes)
}

/// Some lines of the table in `text`, evenly spread.
fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let step = (bytes.len() / MARKS).max(1);
    let line_end = |from: usize| bytes[from..].iter().position(|&b| b == b'\n').map(|at| from + at);
    let mut marks: Vec<Mark> = Vec::with_capacity(MARKS + 1);
    let mut from = 0;
    while let Some(start) = line_end(from).map(|end| end + 1).filter(|&start| start < bytes.len()) {
        let line = &bytes[start..line_end(start).unwrap_or(bytes.len())];
        marks.push(Mark { opening: opening(&line[..entry_end(line)]), start });
        from = start + step;
        if from >= bytes.len() {
            break;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::super::ENGLISH;
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_entry_is_found() {
        let Names { given, genders, surnames, places, other_phrases, common_words, rarer_words } =
            &ENGLISH.names;
        for table in [given, genders, surnames, places, other_phrases, common_words, rarer_words] {
            let entries: Vec<&str> = table
                .text
                .lines()
                .map(|line| line.split_once('\t').map_or(line, |(entry, _)| entry))
                .collect();
            assert!(entries.is_sorted_by(|a, b| a < b));
            assert!(entries.iter().all(|entry| table.find(entry).is_some()));
            for entry in ["", "zzzz", "\u{10ffff}"].into_iter().chain(entries.iter().copied()) {
                let longer = format!("{entry}\u{1}");
                assert!(table.find(&longer).is_none(), "{longer}");
            }
        }
    }

    #[test]
    fn a_small_table_is_searched_too() {
        let table = Table::new("ann\tfemale\nannabel lee\nannabel leigh\nbo");
        for (entry, behind) in [
            ("ann", Some("female")),
            ("annabel lee", Some("")),
            ("annabel leigh", Some("")),
            ("bo", Some("")),
        ] {
            assert_eq!(table.find(entry), behind, "{entry}");
        }
        for entry in ["", "an", "annabel", "annabel le", "annabel li", "bob"] {
            assert_eq!(table.find(entry), None, "{entry}");
        }
        assert_eq!(Table::new("").find("a"), None);
    }

    #[test]
    fn every_gender_is_known() {
        for line in ENGLISH.names.genders.text.lines() {
            let (name, gender) = line.split_once('\t').expect("a name has a gender");
            assert!(!ENGLISH.names.gender(name).is_empty(), "{name}: {gender}");
        }
    }
}
