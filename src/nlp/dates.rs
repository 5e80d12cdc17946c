//! Calendar dates in running text.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::TextRange;
use crate::text::{is_capitalised, listed_words};

/// The months by their English names, January first: those that the list of months has with a capital.
pub static MONTHS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let words = listed_words(include_str!("../../assets/lang/en/words/general.txt"));
    words.filter(|&(list, word)| list == "month" && is_capitalised(word)).map(|(_, month)| month).collect()
});

/// A pattern for the names of months and their usual abbreviations, to be matched without regard to case.
pub const MONTH: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/// A pattern for the letters that the names of months begin with.
pub const MONTH_START: &str = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";

/// A complete date: day and month in either order with a year, or ISO 8601.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"(?ix)\b(?-u:
            (?<y1>\d{{4}})-(?<m1>\d{{2}})-(?<d1>\d{{2}}) (?:T(?<time>\d{{2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:Z|[+-]\d{{2}}:?\d{{2}})?))?
          | (?<d2>\d{{1,2}})(?:st|nd|rd|th)? [\x20-] (?:of\x20)? (?<m2>{MONTH})\.?,? [\x20-] (?<y2>\d{{4}})
          | (?<m3>{MONTH})\.? \x20 (?<d3>\d{{1,2}})(?:st|nd|rd|th)? ,? \x20 (?<y3>\d{{4}})
        )\b"
    );
    Regex::new(&pattern).expect("the pattern is valid")
});

/// A complete date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it is.
    pub range: TextRange,
    /// The day as ISO 8601, such as "2025-08-13".
    pub iso: String,
}

/// The complete dates in `text`, in order. Days that do not exist, such as 30 February, are skipped.
pub fn dates(text: &str) -> impl Iterator<Item = FoundDate> + '_ {
    DATE.captures_iter(text).filter_map(|captures| {
        let group = |names: [&str; 3]| {
            names.into_iter().find_map(|name| captures.name(name)).map(|found| found.as_str())
        };
        let year: u32 = group(["y1", "y2", "y3"])?.parse().ok()?;
        let month = month_number(group(["m1", "m2", "m3"])?)?;
        let day: u32 = group(["d1", "d2", "d3"])?.parse().ok()?;
        let found = captures.get_match();
        (1..=days_in_month(year, month))
            .contains(&day)
            .then(|| FoundDate { range: found.range().into(), iso: format!("{year:04}-{month:02}-{day:02}") })
    })
}

fn month_number(month: &str) -> Option<u32> {
    if let Ok(number) = month.parse() {
        return (1..=12).contains(&number).then_some(number);
    }
    let start = month.get(..3)?;
    MONTHS.iter().position(|name| name[..3].eq_ignore_ascii_case(start)).map(|index| index as u32 + 1)
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_of_months_match_the_months_of_the_list() {
        let whole = Regex::new(&format!("(?i)^(?:{MONTH})$")).expect("the pattern is valid");
        let start = Regex::new(&format!("(?i)^(?:{MONTH_START})")).expect("the pattern is valid");
        let words = listed_words(include_str!("../../assets/lang/en/words/general.txt"));
        for (_, month) in words.filter(|&(list, _)| list == "month") {
            assert!(whole.is_match(month) && start.is_match(month), "{month}");
        }
        assert_eq!(MONTHS.len(), 12);
        assert!(whole.find("mon").is_none());
    }

    #[test]
    fn whole_dates_are_found_in_their_usual_spellings() {
        for (text, expected) in [
            ("in Bergen, Norway, 08 October 2021.", "2021-10-08"),
            ("in Berlin, on August 13, 2025. More", "2025-08-13"),
            ("Sept. 3, 2024", "2024-09-03"),
            ("Published 2nd May 2024", "2024-05-02"),
            ("2024-02-29T10:30:00Z", "2024-02-29"),
            ("February 30, 2024", ""),
            ("May 2024", ""),
            ("12345-10-10", ""),
        ] {
            let found: Vec<String> = dates(text).map(|date| date.iso).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
