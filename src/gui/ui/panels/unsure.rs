//! What was seen in an article and left out of the lists.

use super::row::Row;
use super::section::List;
use crate::gui::model::describe;
use crate::gui::model::findings::{Findings, Target};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::sections::Section;

/// The section of unsure places: the words, and why they were left out.
pub fn list<'a>(document: &'a OpenArticle, findings: &'a Findings) -> List<'a> {
    let unsure = &findings.analysis.unsure;
    List {
        section: Section::Unsure,
        title: "Not sure",
        none: "",
        no_match: "Nothing here matches the filter",
        row_height: 48.0,
        target: Target::Unsure,
        row: Box::new(|index| {
            let place = &unsure[index];
            let words = document.words(place.range);
            let guess = place.guess.as_str();
            Row {
                thumbnail: None,
                badge: None,
                name: format!("{words}, not sure: {guess}?"),
                title: words,
                detail: describe::capitalized(&format!("{guess}? {}", place.reason)),
                beside: false,
                title_lines: 1,
                count: None,
                strip: true,
                doubt: None,
                tooltip: describe::capitalized(&place.reason),
            }
        }),
    }
}
