//! Which runs of text on a page are its article, according to the crates `trafilatura` and `dom_smoothie`.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::scan;

/// The marks of the runs of text that one of them keeps.
pub(super) type Marks = HashSet<u32>;

/// What `trafilatura` keeps of the page with this source.
pub(super) fn by_trafilatura(marked: &str) -> Option<Marks> {
    let options = trafilatura::Options::default()
        .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true);
    let result = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(marked, &options)));
    result.ok()?.ok().map(|article| marks(&article.content_text)).filter(|marks| !marks.is_empty())
}

/// What `dom_smoothie` keeps of the page with this tree.
pub(super) fn by_dom_smoothie(document: dom_query::Document) -> Option<Marks> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        dom_smoothie::Readability::with_document(document, None, None).and_then(|mut reader| reader.parse())
    }));
    result.ok()?.ok().map(|article| marks(&article.text_content)).filter(|marks| !marks.is_empty())
}

fn marks(text: &str) -> Marks {
    text.chars().filter_map(scan::mark).collect()
}
