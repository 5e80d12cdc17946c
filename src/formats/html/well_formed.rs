//! A page whose markup is not well-formed XML → the same page as XML, with its elements where browsers see them.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::read_problem::MAX_PAGE_BYTES;
use super::dom::{Dom, NodeIndex};
use super::{scan, tree};
use crate::text::pattern;

/// Elements that have no content and no end tag in HTML.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// The page in `source` as XML; `None` if it exceeds the limits of a web page.
pub(in crate::formats) fn well_formed(source: &str) -> Option<String> {
    if source.len() > MAX_PAGE_BYTES {
        return None;
    }
    let marked = scan::marked(&with_ends(source)).ok()?;
    let dom = Dom::new(&tree::tree(&marked)?)?;
    let mut xml = String::with_capacity(source.len());
    // The open elements.
    let mut open: Vec<NodeIndex> = Vec::new();
    for node in 0..dom.len() {
        close(&dom, &mut open, node, &mut xml);
        if let Some((text, _)) = dom.text(node) {
            xml.push_str(&quick_xml::escape::partial_escape(text));
        } else {
            start(&dom, node, &mut xml);
            open.push(node);
        }
    }
    close(&dom, &mut open, dom.len(), &mut xml);
    Some(xml)
}

/// `source` with an end tag for each element that XML ends with a slash but HTML leaves open.
fn with_ends(source: &str) -> String {
    static EMPTY: LazyLock<Regex> = LazyLock::new(|| pattern(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)/>"));
    let with_end = |tag: &Captures| {
        if VOID.contains(&tag[1].to_ascii_lowercase().as_str()) {
            tag[0].to_owned()
        } else {
            format!("<{0}{1}></{0}>", &tag[1], &tag[2])
        }
    };
    EMPTY.replace_all(source, with_end).into_owned()
}

/// Writes the end tags of the elements that end before `node`.
fn close(dom: &Dom, open: &mut Vec<NodeIndex>, node: NodeIndex, xml: &mut String) {
    while let Some(element) = open.pop_if(|element| dom.end(*element) <= node) {
        xml.push_str("</");
        xml.push_str(dom.name(element));
        xml.push('>');
    }
}

fn start(dom: &Dom, node: NodeIndex, xml: &mut String) {
    xml.push('<');
    xml.push_str(dom.name(node));
    for (name, value) in dom.attributes(node).iter().filter(|(name, _)| is_name(name)) {
        xml.push(' ');
        xml.push_str(name);
        xml.push_str("=\"");
        xml.push_str(&quick_xml::escape::escape(value));
        xml.push('"');
    }
    xml.push('>');
}

/// Whether XML allows the name of an attribute; HTML allows almost any.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
}

#[cfg(test)]
mod tests {
    use super::well_formed;

    #[test]
    fn pages_become_xml() {
        for (page, expected) in [
            (
                "<p>One<p class=a&b>Two &amp; <b>three<br>",
                "<p>One</p><p class=\"a&amp;b\">Two &amp; <b>three<br></br></b></p>",
            ),
            ("<p/>One <a id='x'/>two", "<p></p>One <a id=\"x\"></a>two"),
            ("<title/><p>a < b</p>", "<p>a &lt; b</p>"),
            ("<p 1x=y \"=z k>x", "<p k=\"\">x</p>"),
        ] {
            let xml = well_formed(page).expect("the page is small");
            assert!(xml.contains(expected), "{page}: {xml}");
        }
        assert_eq!(well_formed(&"<div>".repeat(1000)), None);
    }
}
