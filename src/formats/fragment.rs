//! HTML from the clipboard → [`Article`], by the reader of pages.

use std::borrow::Cow;

use super::deadline::{self, DEADLINE};
use super::fallback::problem;
use super::{Format, ReadProblem, html, letter_count};
use crate::article::{Article, Source};

/// How much of the text is searched for the start of a page, in bytes.
const HEAD_BYTES: usize = 4 << 10;

/// The share of the time limit that must be left after reading the page as a whole, if it is to be read as a part too.
const PART_SHARE: f32 = 0.3;

/// Elements around an article; text with one of them is most of a page.
const AROUND: [&str; 4] = ["<main", "<nav", "<aside", "<footer"];

/// The article in `copied`, a page or a part of one. The user chose it, so all of it is the article, unless it is most
/// of a web page: that is, it has elements that surround an article, or more than a third of its letters are outside
/// one. Reading takes no longer than reading a file may.
pub(super) fn read(copied: &str, source: Source) -> Result<Article, ReadProblem> {
    // A word processor turns whatever is copied into a page.
    let page = part_in(copied).map_or_else(|| in_utf8(copied), page_of);
    let article = deadline::within(DEADLINE, move || read_page(&page, source));
    article.unwrap_or_else(|failure| Err(problem(failure, Format::Html).into()))
}

fn read_page(page: &str, source: Source) -> Result<Article, ReadProblem> {
    let article = html::read(page.as_bytes(), source.clone())?;
    let lower = page.to_ascii_lowercase();
    let is_slow = deadline::left() < DEADLINE.mul_f32(PART_SHARE);
    if is_slow || AROUND.iter().any(|element| tag(&lower, element).is_some()) {
        return Ok(article);
    }
    let whole = html::read_part(page.as_bytes(), source)?;
    let is_article = letter_count(article.text()) * 3 >= letter_count(whole.text()) * 2;
    Ok(if is_article { whole } else { article })
}

/// The part of a page that `copied` is; `None` if it is a whole page.
fn part_in(copied: &str) -> Option<&str> {
    // Windows marks the part of the page that was copied.
    if let Some((_, part)) = copied.split_once("<!--StartFragment-->") {
        return Some(part.split_once("<!--EndFragment-->").map_or(part, |(part, _)| part));
    }
    let head = &copied[..copied.floor_char_boundary(HEAD_BYTES)];
    tag(&head.to_ascii_lowercase(), "<html").is_none().then_some(copied)
}

/// Where the first `tag`, such as "<p", of an element with exactly that name is in `page`; both are in lower case.
fn tag(page: &str, tag: &str) -> Option<usize> {
    let ends_name = |next: char| next.is_ascii_whitespace() || matches!(next, '/' | '>');
    let found = page.match_indices(tag).find(|(at, _)| page[at + tag.len()..].starts_with(ends_name));
    found.map(|(at, _)| at)
}

/// A whole page with `part` as its article.
fn page_of(part: &str) -> String {
    in_utf8(&format!("<html><body><article>{}</article></body></html>", with_headline(part)))
}

/// `page` with a byte-order mark, which says that it is in UTF-8 whatever character set it names.
fn in_utf8(page: &str) -> String {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    format!("{BYTE_ORDER_MARK}{page}")
}

/// `part` with the heading that it begins with turned into its headline, unless it already has one.
fn with_headline(part: &str) -> Cow<'_, str> {
    let lower = part.to_ascii_lowercase();
    let first = (2..=6).filter_map(|level| Some((tag(&lower, &format!("<h{level}"))?, level))).min();
    let Some((open, level)) = first else { return Cow::Borrowed(part) };
    let close = tag(&lower[open..], &format!("</h{level}")).map(|at| open + at);
    let is_first = tag(&lower, "<h1").is_none() && tag(&lower[..open], "<p").is_none();
    let Some(close) = close.filter(|_| is_first) else { return Cow::Borrowed(part) };
    let (open_end, close_end) = (open + "<h2".len(), close + "</h2".len());
    let inside = &part[open_end..close];
    Cow::Owned(format!("{}<h1{inside}</h1{}", &part[..open], &part[close_end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_that_a_part_begins_with_is_its_headline() {
        for (part, expected) in [
            (
                "<h3 class=x>Birds</H3><p>Terns.</p><h3>Fish</h3>",
                "<h1 class=x>Birds</h1><p>Terns.</p><h3>Fish</h3>",
            ),
            ("<p>Terns.</p><h2>Fish</h2>", "<p>Terns.</p><h2>Fish</h2>"),
            ("<h2>Birds</h2><h1>Log</h1>", "<h2>Birds</h2><h1>Log</h1>"),
            ("<h2>Birds", "<h2>Birds"),
            ("<picture><img></picture><h2>Birds</h2>", "<picture><img></picture><h1>Birds</h1>"),
            ("<h2x>No</h2x><h2>Birds</h2>", "<h2x>No</h2x><h1>Birds</h1>"),
            ("Ä<h6>Vögel</h6>", "Ä<h1>Vögel</h1>"),
        ] {
            assert_eq!(with_headline(part), expected);
        }
    }

    #[test]
    fn a_whole_page_is_no_part() {
        assert_eq!(part_in("<!doctype html><HTML lang=en><body><p>Terns.</p></body></html>"), None);
        let marked = "<html><body><p>No</p><!--StartFragment--><p>Terns.</p><!--EndFragment--></body></html>";
        assert_eq!(part_in(marked), Some("<p>Terns.</p>"));
        assert_eq!(part_in("<p>Terns.</p>"), Some("<p>Terns.</p>"));
        let page = "\u{feff}<html><body><article><p>Terns.</p></article></body></html>";
        assert_eq!(page_of("<p>Terns.</p>"), page);
    }

    /// The words of the blocks of the article in `copied`.
    fn words(copied: &str) -> Vec<String> {
        let article = read(copied, Source::default()).expect("it has words");
        article.blocks().iter().map(|block| article.slice(block.range).to_owned()).collect()
    }

    const STORY: &str = "<h2>Keepers return</h2><p>The lighthouse at Skerry Point has keepers again, twelve years after \
                         the last of them left, the harbour board said on Monday.</p><p>They will count birds:</p>";
    const MENU: &str = "<ul><li>Home</li><li>Tides</li></ul>";

    #[test]
    fn all_of_a_part_is_the_article() {
        let part = format!("{STORY}<ul><li>Gulls</li><li>Terns</li></ul>");
        let part = format!("<navigation></navigation>{part}");
        let page = format!("<!DOCTYPE html><html><head><title></title></head><body>{part}</body></html>");
        for copied in [part, page] {
            let found = words(&copied);
            assert_eq!(found[3..], ["Gulls", "Terns"], "{found:?}");
        }
    }

    #[test]
    fn a_part_that_is_most_of_a_page_has_an_article_in_it() {
        for around in [format!("<nav>{MENU}</nav>"), MENU.repeat(60)] {
            let found = words(&format!("{around}{STORY}"));
            assert!(!found.contains(&"Home".to_owned()), "{found:?}");
            assert!(found.iter().any(|words| words.starts_with("The lighthouse")), "{found:?}");
        }
    }
}
