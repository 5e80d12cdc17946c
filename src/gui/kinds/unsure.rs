//! Places that were seen but left out: the words, and why they were left out.

use super::wording::{capitalized, start_of};
use super::{Found, InText, PanelKind, Row};

/// The places of an article that may be findings.
pub(super) struct Places;

impl PanelKind for Places {
    fn id(&self) -> &'static str {
        "unsure"
    }

    fn title(&self) -> &'static str {
        "Not sure"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("place not sure", "places not sure")
    }

    fn none(&self) -> &'static str {
        ""
    }

    fn no_match(&self) -> &'static str {
        "Nothing here matches the filter"
    }

    fn is_open_at_first(&self) -> bool {
        false
    }

    fn is_shown_empty(&self) -> bool {
        false
    }

    fn in_text(&self) -> &'static InText {
        &InText::Words
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        start_of(&found.words(found.analysis.unsure[index].range))
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let place = &found.analysis.unsure[index];
        let words = found.words(place.range);
        let guess = place.guess.as_str();
        Row {
            name: format!("{words}, not sure: {guess}?"),
            title: words,
            detail: capitalized(&format!("{guess}? {}", place.reason)),
            strip: true,
            tooltip: capitalized(&place.reason),
            ..Row::default()
        }
    }

    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let place = &found.analysis.unsure[index];
        let words = found.article.slice(place.range);
        [words, place.guess.as_str(), &place.reason].map(str::to_owned).to_vec()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let place = &found.analysis.unsure[index];
        vec![capitalized(&format!("{}? {}", place.guess.as_str(), place.reason))]
    }

    fn why(&self, _found: Found<'_>, _index: usize, _mention: usize) -> Option<String> {
        None
    }
}
