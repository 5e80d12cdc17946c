//! Examines the source of a page before any tree is built from it: checks its limits, and marks every run of text.
//!
//! Trees of crafted pages take time and memory that grow with the square of the page. The limits refuse most of these
//! at once, and `tree` gives up on the others. The marks are single characters that nothing else uses. They pass
//! through the crates that separate the body of a page from the rest, and so show exactly which runs of text these
//! keep.

use super::in_data::Data;
use super::markup::{attributes, markup_end, raw_end};

/// The deepest nesting of elements.
pub(super) const MAX_DEPTH: usize = 512;
/// The deepest nesting of tables; some crates go through each table with everything inside it.
pub(super) const MAX_TABLE_DEPTH: usize = 24;
/// The most pairs of an element and one that holds it, since some crates look at all holders for each element.
pub(super) const MAX_HOLDERS: usize = 8_000_000;
/// The most pairs of an element and a table that holds it; an old page that is laid out by tables has a tenth of it.
const MAX_TABLE_HOLDERS: usize = 400_000;
/// The most attributes of a tag.
const MAX_ATTRIBUTES: usize = 256;
/// The most character references in a tag; a page that has its data in an attribute has thousands.
const MAX_REFERENCES: usize = 100_000;
/// The most elements, including those that a browser recreates where a formatting element is left open.
pub(super) const MAX_ELEMENTS: usize = 200_000;
/// The fewest words in a run that gets a mark. Shorter ones are buttons, names and labels, which the crates recognise
/// by their words.
const MIN_WORDS: usize = 3;

/// The private planes of Unicode, whose characters are the marks.
const FIRST_PLANE: u32 = 0xF_0000;
const SECOND_PLANE: u32 = 0x10_0000;
const MARKS_OF_A_PLANE: u32 = 0xFFFE;

/// Which limit a page exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    Depth,
    Attributes,
    Elements,
}

/// The index of the mark that `c` is, from 0.
pub(super) fn mark(c: char) -> Option<u32> {
    match u32::from(c) {
        code @ SECOND_PLANE.. => Some(code - SECOND_PLANE + MARKS_OF_A_PLANE),
        code @ FIRST_PLANE.. => Some(code - FIRST_PLANE),
        _ => None,
    }
}

/// The character of the mark `index`, if there are enough.
fn mark_character(index: u32) -> Option<char> {
    match index {
        0..MARKS_OF_A_PLANE => char::from_u32(FIRST_PLANE + index),
        _ => char::from_u32(SECOND_PLANE + (index - MARKS_OF_A_PLANE)),
    }
}

/// `text` without marks.
pub(super) fn without_marks(text: &str) -> String {
    text.chars().filter(|&c| mark(c).is_none()).collect()
}

/// The source of a page with a mark in every run of text of at least three words, or the limit that it exceeds.
pub(super) fn marked(source: &str) -> Result<String, Excess> {
    let mut scan = Scan::default();
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut rest = source;
    let mut marks = 0;
    let mut data = Data::default();
    while let Some(open) = rest.find('<') {
        let (text, markup) = rest.split_at(open);
        push_text(&mut out, text, &mut marks);
        let end = markup_end(markup).unwrap_or(markup.len());
        let (markup, after) = markup.split_at(end);
        out.push_str(markup);
        rest = after;
        if let Some(name) = scan.tag(markup)? {
            let (content, after) = rest.split_at(raw_end(rest, name).unwrap_or(rest.len()));
            let is_kept = match name {
                // Some crates see the elements in it. If they would not agree on where it ends, it is dropped.
                "noscript" => scan.holds_whole_elements(content)?,
                // Some crates read its data, however many these are.
                "script" => data.has_room(markup, content),
                _ => true,
            };
            if is_kept {
                out.push_str(content);
            }
            rest = after;
        }
    }
    push_text(&mut out, rest, &mut marks);
    Ok(out)
}

/// Adds a run of text, with a mark after its first word if it has enough of them.
fn push_text(out: &mut String, text: &str, marks: &mut u32) {
    let clean;
    let text = if text.contains(|c| mark(c).is_some()) {
        clean = without_marks(text);
        &clean
    } else {
        text
    };
    let start = text.len() - text.trim_start().len();
    let has_words = is_scriptio_continua(text) || text.split_whitespace().nth(MIN_WORDS - 1).is_some();
    let first_word = text[start..].find(char::is_whitespace).unwrap_or(text.len() - start) + start;
    match mark_character(*marks).filter(|_| has_words) {
        Some(mark) => {
            *marks += 1;
            // After the white space, so that a search for words sees the first of them unchanged.
            let next = text[first_word..].chars().next().map_or(0, char::len_utf8);
            out.push_str(&text[..first_word + next]);
            out.push(mark);
            out.push_str(&text[first_word + next..]);
        }
        None => out.push_str(text),
    }
}

/// Whether `text` is in a script without spaces between words, and too long for a label.
fn is_scriptio_continua(text: &str) -> bool {
    text.chars().filter(|&c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{9fff}')).nth(7).is_some()
}

/// Elements whose content, including tags, is text to a browser.
const RAW: [&str; 10] =
    ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// Elements that hold nothing, and those that browsers close by themselves, which do not add to the nesting.
const UNNESTED: [&str; 32] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "optgroup", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "use", "wbr", "body",
];

/// Elements that a browser reopens in every block that they reach into.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that contain drawings and formulas, where other rules apply: no element is raw, and a slash ends one.
const FOREIGN: [&str; 2] = ["math", "svg"];

/// Elements of drawings and formulas that may contain page elements again.
const INTEGRATION_POINTS: [&str; 9] =
    ["annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title"];

/// Page elements that end the drawing or formula in which they begin.
const BREAKOUT: [&str; 44] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// An open element.
#[derive(Clone, Copy)]
struct Open {
    /// The hash of its name.
    name: u64,
    /// Whether its content follows the rules of drawings and formulas.
    is_foreign: bool,
}

/// What has been seen of a page.
#[derive(Default)]
struct Scan {
    open: Vec<Open>,
    /// Whether the text that replaces scripts is being examined.
    in_noscript: bool,
    /// How many of the open elements are tables.
    tables: usize,
    holders: usize,
    table_holders: usize,
    elements: usize,
    formatting: usize,
}

impl Scan {
    /// Counts the tag `markup`. Returns the name of an element whose content is raw.
    fn tag(&mut self, markup: &str) -> Result<Option<&'static str>, Excess> {
        let inside = &markup[1..];
        let (is_end, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Ok(None);
        }
        let end = inside.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(inside.len());
        let name = inside[..end].to_ascii_lowercase();
        let is_formatting = FORMATTING.contains(&name.as_str());
        if !is_end && BREAKOUT.contains(&name.as_str()) {
            self.break_out();
        }
        let in_foreign = self.open.last().is_some_and(|open| open.is_foreign);
        let is_nested = in_foreign || !UNNESTED.contains(&name.as_str());
        let hash = hash(name.as_bytes());
        if is_end {
            self.formatting = self.formatting.saturating_sub(usize::from(is_formatting));
            if is_nested && let Some(at) = self.open.iter().rposition(|open| open.name == hash) {
                self.close(at);
            }
            return Ok(None);
        }
        let references = inside.bytes().filter(|&byte| byte == b'&').count();
        if attributes(&inside[end..]) > MAX_ATTRIBUTES || references > MAX_REFERENCES {
            return Err(Excess::Attributes);
        }
        self.elements += 1 + self.formatting;
        self.holders += self.open.len();
        self.table_holders += self.tables;
        if self.elements > MAX_ELEMENTS
            || self.holders > MAX_HOLDERS
            || self.table_holders > MAX_TABLE_HOLDERS
        {
            return Err(Excess::Elements);
        }
        let is_raw = !in_foreign && !(self.in_noscript && name == "noscript");
        let raw = RAW.into_iter().find(|&raw| raw == name).filter(|_| is_raw);
        let is_foreign = FOREIGN.contains(&name.as_str());
        // Names like "o:p" come from XML, which is written as XML even where it is pasted into a page.
        let is_closed_shape = markup.ends_with("/>") && (in_foreign || is_foreign || name.contains(':'));
        if is_nested && raw.is_none() && !is_closed_shape {
            self.formatting += usize::from(is_formatting);
            self.tables += usize::from(hash == hash_of_table());
            let holds_pages = INTEGRATION_POINTS.contains(&name.as_str());
            self.open.push(Open { name: hash, is_foreign: is_foreign || in_foreign && !holds_pages });
            if self.open.len() > MAX_DEPTH || self.tables > MAX_TABLE_DEPTH {
                return Err(Excess::Depth);
            }
        }
        Ok(raw)
    }

    /// Counts the elements in `content`, which is raw where scripts run, and says whether every tag and comment in it
    /// ends there.
    fn holds_whole_elements(&mut self, content: &str) -> Result<bool, Excess> {
        let (open, tables) = (self.open.clone(), self.tables);
        self.in_noscript = true;
        let is_whole = self.count_elements(content);
        self.in_noscript = false;
        (self.open, self.tables) = (open, tables);
        is_whole
    }

    fn count_elements(&mut self, content: &str) -> Result<bool, Excess> {
        let mut rest = content;
        while let Some(open) = rest.find('<') {
            let markup = &rest[open..];
            let Some(end) = markup_end(markup) else { return Ok(false) };
            rest = &markup[end..];
            if let Some(name) = self.tag(&markup[..end])? {
                let Some(end) = raw_end(rest, name) else { return Ok(false) };
                rest = &rest[end..];
            }
        }
        Ok(true)
    }

    /// Closes the open drawing or formula, up to the page element that contains it.
    fn break_out(&mut self) {
        let depth = self.open.iter().rposition(|open| !open.is_foreign).map_or(0, |last| last + 1);
        self.close(depth);
    }

    /// Closes all elements except the outermost `depth`.
    fn close(&mut self, depth: usize) {
        self.tables -= self.open.drain(depth..).filter(|open| open.name == hash_of_table()).count();
    }
}

fn hash_of_table() -> u64 {
    hash(b"table")
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_text_get_marks_and_nothing_else_does() {
        let page = "<title>A long enough title</title><p id='a > b'>Fog came in today.</p><p>By us</p><!-- no word of it --><script>if (a < b) c</script>More of it still";
        let marked = marked(page).expect("a small page");
        assert_eq!(without_marks(&marked), page);
        let marks: Vec<u32> = marked.chars().filter_map(mark).collect();
        assert_eq!(marks, [0, 1]);
        assert!(marked.contains("Fog \u{f0000}came") && marked.contains("More \u{f0001}of"));
    }

    #[test]
    fn marks_of_the_page_itself_go() {
        assert_eq!(marked("One \u{f0007}two\u{10ffff}"), Ok("One two".to_owned()));
    }

    #[test]
    fn limits_hold() {
        assert_eq!(marked(&"<div>".repeat(600)), Err(Excess::Depth));
        assert_eq!(marked(&"<b>".repeat(600)), Err(Excess::Depth));
        assert_eq!(marked(&"<table><tr><td>".repeat(25)), Err(Excess::Depth));
        assert!(marked(&"<table><tr><td></td></tr></table>".repeat(600)).is_ok());
        assert_eq!(marked(&("<div>".repeat(500) + &"<p>".repeat(17_000))), Err(Excess::Elements));
        let tables = "<table><tr><td>".repeat(20) + &"</table>".repeat(20);
        assert_eq!(marked(&tables.repeat(700)), Err(Excess::Elements));
        assert!(marked(&tables.repeat(100)).is_ok());
        assert_eq!(marked(&"<p>".repeat(600)).map(|page| page.len()), Ok(1800));
        assert_eq!(marked(&"<div></div>".repeat(200_001)), Err(Excess::Elements));
        assert_eq!(marked(&format!("<p {}>", "a='1' ".repeat(257))), Err(Excess::Attributes));
        assert_eq!(marked(&format!("<p title='{}'>", "&amp;".repeat(100_001))), Err(Excess::Attributes));
        assert_eq!(marked(&("<b>".repeat(400) + &"<p>".repeat(600))), Err(Excess::Elements));
        assert_eq!(marked(&"<article/>".repeat(600)), Err(Excess::Depth));
    }

    #[test]
    fn data_of_too_many_values_go() {
        let list = format!("[{}0]", "{},".repeat(60_000));
        let script = |kind: &str, content: &str| format!("<script type='{kind}'>{content}</script>");
        let data = script("application/ld+json", &list);
        // The first have room, and the others not with them; programs have no values.
        let page = data.repeat(3) + "<p>Fog</p>" + &script("text/javascript", &list);
        let without = script("application/ld+json", "").repeat(2);
        let expected = data + &without + "<p>Fog</p>" + &script("text/javascript", &list);
        assert!(marked(&page).as_ref() == Ok(&expected));
    }

    #[test]
    fn limits_hold_in_what_only_some_see() {
        let deep = "<div>".repeat(600);
        for page in [
            format!("<noscript>{deep}</noscript>"),
            "<noscript>".repeat(600),
            format!("<svg><style>{}</style></svg>", "<g>".repeat(600)),
            format!("<svg><title>{deep}</title></svg>"),
            format!("<math><tr>{}</math>", "<mrow>".repeat(600)),
            format!("<!-- --!>{deep}-->"),
            format!("<!x a='>{deep}'>"),
            format!("<svg><p><script>1 < 2</script>{deep}"),
        ] {
            assert_eq!(marked(&page), Err(Excess::Depth), "{}", &page[..40]);
        }
        for page in [
            "<svg/><script>if (a<b) '<div>'</script>",
            "<svg><p><script>'<div>'</script>",
            "<noscript></div><img></noscript>",
        ] {
            let page = page.repeat(600);
            assert_eq!(marked(&page).as_deref(), Ok(page.as_str()));
        }
    }

    #[test]
    fn what_ends_elsewhere_to_some_goes() {
        for content in ["<!-- ", "<img alt='", "<style>", "<iframe src=x>"] {
            let page = format!("<noscript>{content}</noscript><p>Fog</p>");
            assert_eq!(marked(&page).as_deref(), Ok("<noscript></noscript><p>Fog</p>"));
        }
    }
}
