//! What pages have besides the article: running heads and feet, page numbers, and the lines that browsers print at the
//! edges.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::reading::{Line, Page};
use crate::text::pattern;

/// The share of a page, at its upper and lower edge, where running heads and feet are.
const EDGE_SHARE: f32 = 0.14;
/// The lines nearest to an edge that may be running heads or feet.
const EDGE_LINES: usize = 4;
/// The largest distance, in points, between lines that are in the same place on two pages.
const SAME_PLACE: f32 = 4.0;

/// A page number alone: "7", "- 7 -", "Page 7 of 12", "7/12", "vii".
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^[\[(|\s–—-]* (?:(?:page|seite|pagina|página|p\.|s\.)\ ?)? (?:\d{1,4}|[ivxl]{1,6})
          (?:\ ?(?:of|/|von|de|sur|di|\|)\ ?\d{1,4})? [\])|\s–—-]*$",
    )
});
/// A page number that cannot be anything else: it has a word, a total or dashes.
static SURE_PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)^(?: (?:page|seite|pagina|página)\ \d{1,4}(?:\ ?(?:of|/|von|de|sur|di)\ ?\d{1,4})?
          | \d{1,4}\ ?(?:of|/|von)\ ?\d{1,4} | [–—-]\ ?\d{1,4}\ ?[–—-])$",
    )
});
/// What a browser prints at the upper edge: the day and time of printing, and the title.
static PRINTED_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\ \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s|$)",
    )
});
/// What a browser prints at the lower edge: the address, and the number of the page.
static PRINTED_FROM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^((?:https?|file)://\S+)(?:\s+(?:Page )?\d{1,4}(?:/| of )\d{1,4})?$"));

/// Removes the furniture from `pages`. Returns the address that the pages were printed from, if they show it.
pub(super) fn remove(pages: &mut [Page]) -> Option<String> {
    let edges: Vec<Vec<usize>> = pages.iter().map(edge_lines).collect();
    let mut places: BTreeMap<String, Vec<(usize, f32)>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for &index in &edges[number] {
            let line = &page.lines[index];
            places.entry(shape(&line.text)).or_default().push((number, line.baseline));
        }
    }
    let mut address = None;
    let mut is_furniture: Vec<Vec<bool>> = Vec::with_capacity(pages.len());
    for (number, page) in pages.iter().enumerate() {
        let mut marked = vec![false; page.lines.len()];
        let mut printed_lines = Vec::new();
        for &index in &edges[number] {
            let line = &page.lines[index];
            let shape = shape(&line.text);
            let repeats = places.get(&shape).is_some_and(|places| {
                places.iter().any(|&(other, at)| other != number && (at - line.baseline).abs() < SAME_PLACE)
            });
            let is_words = shape.chars().filter(|c| c.is_alphabetic()).count() >= 3;
            let is_number = SURE_PAGE_NUMBER.is_match(&line.text)
                || PAGE_NUMBER.is_match(&line.text) && is_outermost(page, line) && stands_apart(page, line);
            if let Some(found) = PRINTED_FROM.captures(&line.text).filter(|_| is_outermost(page, line)) {
                let found = &found[1];
                if address.is_none() && found.starts_with("http") {
                    address = Some(found.to_owned());
                }
                printed_lines.push(line.baseline);
            } else if PRINTED_ON.is_match(&line.text) && is_outermost(page, line) {
                printed_lines.push(line.baseline);
            }
            marked[index] = repeats && is_words || is_number;
        }
        // The title or the number at the other end of a line that a browser printed.
        for (line, marked) in page.lines.iter().zip(&mut marked) {
            *marked |= printed_lines.iter().any(|&baseline| (baseline - line.baseline).abs() < 1.0);
        }
        is_furniture.push(marked);
    }
    for (page, marked) in pages.iter_mut().zip(is_furniture) {
        let mut marked = marked.into_iter();
        page.lines.retain(|_| !marked.next().unwrap_or(false));
    }
    address
}

/// The lines near the upper and the lower edge of `page`.
fn edge_lines(page: &Page) -> Vec<usize> {
    let depth = (page.top - page.bottom) * EDGE_SHARE;
    // Tables of the same form on many pages are not furniture.
    let mut by_height: Vec<usize> =
        (0..page.lines.len()).filter(|&index| !page.lines[index].is_row).collect();
    by_height.sort_by(|&a, &b| page.lines[b].baseline.total_cmp(&page.lines[a].baseline));
    let upper =
        by_height.iter().take(EDGE_LINES).filter(|&&index| page.lines[index].baseline > page.top - depth);
    let lower = by_height
        .iter()
        .rev()
        .take(EDGE_LINES)
        .filter(|&&index| page.lines[index].baseline < page.bottom + depth);
    let mut edges: Vec<usize> = upper.chain(lower).copied().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Whether no line of `page` is above `line`, or none below it.
fn is_outermost(page: &Page, line: &Line) -> bool {
    let others = || page.lines.iter().filter(|other| (other.baseline - line.baseline).abs() > 1.0);
    others().all(|other| other.baseline < line.baseline)
        || others().all(|other| other.baseline > line.baseline)
}

/// Whether `line` is farther from the lines of `page` above and below it than lines of running text are from each
/// other.
fn stands_apart(page: &Page, line: &Line) -> bool {
    let distances = page.lines.iter().map(|other| (other.baseline - line.baseline).abs());
    distances.filter(|&distance| distance > 1.0).all(|distance| distance > 1.6 * line.size)
}

/// `text` with all its numbers made the same.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            c if c.is_ascii_digit() => {
                if !shape.ends_with('#') {
                    shape.push('#');
                }
            }
            c if c.is_whitespace() => {}
            c => shape.push(c),
        }
    }
    shape
}
