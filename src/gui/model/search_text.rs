//! The text that the filter of the side panel searches.

use crate::analysis::{Analysis, Section};
use crate::article::Article;
use crate::gui::kinds::{self, Found};
use crate::gui::model::sections::SectionMap;
use crate::text::name_key;

/// The folded search text of each row of each section. Made once for each analysis.
#[derive(Clone, Debug, Default)]
pub struct SearchText(SectionMap<Vec<String>>);

impl SearchText {
    /// Collects the search text of the rows that list what `analysis` found in `article`.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        let found = Found { article, analysis };
        Self(SectionMap::of(|section| {
            let rows = 0..analysis.count_of(section);
            rows.map(|row| text_of(&kinds::of(section).search_text(found, row))).collect()
        }))
    }

    /// The search text of each row of `section`.
    pub(super) fn of(&self, section: Section) -> &[String] {
        self.0.get(section)
    }
}

/// Folds the parts, each on a line of its own, so that no match runs from one into the next.
fn text_of(parts: &[String]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(|part| folded(part)).collect::<Vec<_>>().join("\n")
}

/// `text` without case, accents and apostrophes; full stops stay only between digits.
pub(in crate::gui) fn folded(text: &str) -> String {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let mut whole = String::with_capacity(text.len());
    let mut parts = text.split('.').peekable();
    while let Some(part) = parts.next() {
        whole.push_str(&name_key(part));
        let next = parts.peek().and_then(|next| next.chars().next());
        if is_digit(part.chars().next_back()) && is_digit(next) {
            whole.push('.');
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_full_stops_of_numbers() {
        for (text, expected) in [
            ("Žižek", "zizek"),
            ("O’Brien", "obrien"),
            ("U.S. 4.2", "us 4.2"),
            ("J. Doe, 4.", "j doe, 4"),
            ("…", "…"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
    }
}
