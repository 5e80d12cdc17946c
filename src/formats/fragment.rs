//! HTML that comes from the clipboard → a whole page, for the reader of pages.

use std::borrow::Cow;

/// How much of a page may come before it says that it is one, in bytes.
const HEAD_BYTES: usize = 4 << 10;

/// A whole page with `html` as its article, in UTF-8 whatever it says, unless it is a whole page already.
pub(super) fn page_of(html: &str) -> String {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    // Windows marks the part of the page that was copied.
    let part = html.split_once("<!--StartFragment-->").map(|(_, part)| part);
    let part = part.map(|part| part.split_once("<!--EndFragment-->").map_or(part, |(part, _)| part));
    let head = &html[..html.floor_char_boundary(HEAD_BYTES)];
    if part.is_none() && head.to_ascii_lowercase().contains("<html") {
        return format!("{BYTE_ORDER_MARK}{html}");
    }
    let part = with_headline(part.unwrap_or(html));
    format!("{BYTE_ORDER_MARK}<html><body><article>{part}</article></body></html>")
}

/// `part` with the heading that it begins with as its headline, unless it has one.
fn with_headline(part: &str) -> Cow<'_, str> {
    let lower = part.to_ascii_lowercase();
    let first = (2..=6).filter_map(|level| Some((lower.find(&format!("<h{level}"))?, level))).min();
    let Some((open, level)) = first else { return Cow::Borrowed(part) };
    let close = lower[open..].find(&format!("</h{level}")).map(|at| open + at);
    let Some(close) = close.filter(|_| !lower.contains("<h1") && !lower[..open].contains("<p")) else {
        return Cow::Borrowed(part);
    };
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
            ("Ä<h6>Vögel</h6>", "Ä<h1>Vögel</h1>"),
        ] {
            assert_eq!(with_headline(part), expected);
        }
    }

    #[test]
    fn a_whole_page_stays_as_it_is() {
        let page = "<!doctype html><HTML lang=en><body><p>Terns.</p></body></html>";
        assert_eq!(page_of(page), format!("\u{feff}{page}"));
        let marked = "<html><body><p>No</p><!--StartFragment--><p>Terns.</p><!--EndFragment--></body></html>";
        let expected = "\u{feff}<html><body><article><p>Terns.</p></article></body></html>";
        assert_eq!(page_of(marked), expected);
        assert_eq!(page_of("<p>Terns.</p>"), expected);
    }
}
