//! XML, element by element, for the formats based on it.
//!
//! Nothing but the text itself is built in memory. Elements are identified by their local names. A document type is
//! skipped: the entities of XML and HTML are known, but none that the document defines. Where the markup breaks, the
//! reader stops and says so, and everything before the break is kept.

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use super::deadline::Pace;
use super::document_problem::{DocumentProblem, MAX_XML_DEPTH};

/// How far into a file its declaration may be, in bytes.
const DECLARATION_BYTES: usize = 200;

/// A node of an XML file. An element without content is a start and an end.
#[derive(Debug)]
pub(super) enum Node<'x> {
    /// An element begins.
    Start(Element<'x>),
    /// The innermost open element ends.
    End,
    /// A piece of text, with entities replaced.
    Text(Cow<'x, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Its name without the prefix; empty if it is not UTF-8.
    pub fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        let local = name.iter().rposition(|&byte| byte == b':').map_or(name, |colon| &name[colon + 1..]);
        std::str::from_utf8(local).unwrap_or_default()
    }

    /// The value of the attribute `name`, compared without its prefix unless `name` has one.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.html_attributes();
        attributes.with_checks(false);
        attributes.flatten().find(|attribute| is_named(attribute, name)).map(|attribute| value(&attribute))
    }

    /// Whether the attribute `name` is present with the value `expected`.
    pub fn has(&self, name: &str, expected: &str) -> bool {
        self.attribute(name).is_some_and(|value| value == expected)
    }
}

fn is_named(attribute: &Attribute, name: &str) -> bool {
    let key = attribute.key.into_inner();
    if name.contains(':') {
        key == name.as_bytes()
    } else {
        attribute.key.local_name().into_inner() == name.as_bytes()
    }
}

fn value(attribute: &Attribute) -> String {
    let raw = String::from_utf8_lossy(&attribute.value);
    let unescaped = quick_xml::escape::unescape_with(&raw, resolve_predefined_entity);
    unescaped.map_or_else(|_| raw.clone().into_owned(), Cow::into_owned)
}

/// A reader of one XML file.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    kind: &'static str,
    depth: usize,
    is_damaged: bool,
    pace: Pace,
}

impl<'x> Xml<'x> {
    /// A reader of `text`; `kind` is what messages call the document.
    pub fn new(text: &'x str, kind: &'static str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, kind, depth: 0, is_damaged: false, pace: Pace::default() }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Whether the markup broke before the end.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// The next node; `None` at the end, or where the markup breaks.
    pub fn next(&mut self) -> Result<Option<Node<'x>>, DocumentProblem> {
        loop {
            if self.pace.is_over() {
                return Err(DocumentProblem::TooSlow(self.kind));
            }
            let node = match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > MAX_XML_DEPTH {
                        return Err(DocumentProblem::TooDeep(self.kind));
                    }
                    Node::Start(Element(start))
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Ok(Event::Text(text)) => match text.decode() {
                    Ok(text) => Node::Text(text),
                    Err(_) => continue,
                },
                Ok(Event::CData(text)) => match text.decode() {
                    Ok(text) => Node::Text(text),
                    Err(_) => continue,
                },
                Ok(Event::GeneralRef(reference)) => {
                    let named = || resolve_predefined_entity(std::str::from_utf8(&reference).ok()?);
                    match reference.resolve_char_ref() {
                        Ok(Some(c)) => Node::Text(Cow::Owned(c.to_string())),
                        _ => match named() {
                            Some(text) => Node::Text(Cow::Borrowed(text)),
                            None => continue,
                        },
                    }
                }
                Ok(
                    Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_),
                ) => {
                    continue;
                }
                Ok(Event::Eof) => {
                    self.is_damaged |= self.depth > 0;
                    return Ok(None);
                }
                Err(_) => {
                    self.is_damaged = true;
                    return Ok(None);
                }
            };
            return Ok(Some(node));
        }
    }

    /// The next start of an element, skipping any ends and texts before it.
    pub fn next_element(&mut self) -> Result<Option<Element<'x>>, DocumentProblem> {
        while let Some(node) = self.next()? {
            if let Node::Start(element) = node {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// The next start of an element inside the one that was open at `depth`; `None` when that one ends.
    pub fn next_inside(&mut self, depth: usize) -> Result<Option<Element<'x>>, DocumentProblem> {
        while let Some(node) = self.next()? {
            match node {
                Node::Start(element) => return Ok(Some(element)),
                Node::End if self.depth < depth => return Ok(None),
                Node::End | Node::Text(_) => {}
            }
        }
        Ok(None)
    }

    /// Skips the rest of the element that has just started.
    pub fn skip(&mut self) -> Result<(), DocumentProblem> {
        let depth = self.depth;
        while self.depth >= depth && self.next()?.is_some() {}
        Ok(())
    }

    /// All text inside the element that has just started, skipping the element.
    pub fn text(&mut self) -> Result<String, DocumentProblem> {
        let depth = self.depth;
        let mut text = String::new();
        while let Some(node) = self.next()? {
            match node {
                Node::Text(piece) => text.push_str(&piece),
                Node::End if self.depth < depth => break,
                Node::Start(_) | Node::End => {}
            }
        }
        Ok(text)
    }
}

/// The text of an XML file: by its byte-order mark, or in the character set that its declaration names, or else in
/// UTF-8.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    let declared = || {
        let start = &bytes[..bytes.len().min(DECLARATION_BYTES)];
        let start = &start[..start.windows(2).position(|end| end == b"?>").unwrap_or(0)];
        let at = start.windows(8).position(|word| word == b"encoding")? + 8;
        let label = start[at..].split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
        // A declaration that can be read as it is cannot be in a 16-bit character set.
        Encoding::for_label(label).filter(|encoding| !encoding.name().starts_with("UTF-16"))
    };
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(declared).unwrap_or(encoding_rs::UTF_8);
    if encoding == encoding_rs::UTF_8 && marked.is_none() {
        return String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    encoding.decode(&bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(xml: &str) -> (Result<String, DocumentProblem>, bool) {
        let mut reader = Xml::new(xml, "file");
        let mut text = String::new();
        let outcome = loop {
            match reader.next() {
                Ok(Some(Node::Text(piece))) => text.push_str(&piece),
                Ok(Some(_)) => {}
                Ok(None) => break Ok(text),
                Err(problem) => break Err(problem),
            }
        };
        (outcome, reader.is_damaged())
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let xml = "<!DOCTYPE a [<!ENTITY b \"bomb\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
            <a x='&b;'>1&b;2&c;3&lt;&#8212;&nbsp;&amp;<![CDATA[<&b;]]></a>";
        assert_eq!(text_of(xml), (Ok("123<—\u{a0}&<&b;".to_owned()), false));
    }

    #[test]
    fn broken_markup_ends_the_reading() {
        for xml in ["<a>word</b>", "<a>word", "<a>word<", "<a>word</a", "<a>word<b x='"] {
            assert_eq!(text_of(xml), (Ok("word".to_owned()), true), "{xml}");
        }
        assert_eq!(text_of("<a>fish & chips</a>"), (Ok("fish & chips".to_owned()), false));
    }

    #[test]
    fn elements_nest_to_the_limit_and_no_deeper() {
        let nested = |depth: usize| format!("{}x{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert_eq!(text_of(&nested(MAX_XML_DEPTH)).0, Ok("x".to_owned()));
        assert_eq!(text_of(&nested(MAX_XML_DEPTH + 1)).0, Err(DocumentProblem::TooDeep("file")));
    }

    #[test]
    fn the_character_set_is_what_the_file_says() {
        let utf16: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>".to_vec();
        assert!(decode(utf16).ends_with("<a>é</a>"));
        assert!(decode(latin).ends_with("<a>é</a>"));
        assert!(decode("<a>é</a>".into()).ends_with("<a>é</a>"));
        assert!(decode(b"<a>\xe9</a>".to_vec()).ends_with("<a>\u{fffd}</a>"));
    }

    #[test]
    fn attributes_are_found_with_and_without_prefix() {
        let mut reader = Xml::new("<w:p r:id='1' w:id='2' w:val='a&amp;b'/>", "file");
        let element = reader.next_element().unwrap().unwrap();
        assert_eq!(element.name(), "p");
        assert_eq!(element.attribute("id").as_deref(), Some("1"));
        assert_eq!(element.attribute("w:id").as_deref(), Some("2"));
        assert_eq!(element.attribute("val").as_deref(), Some("a&b"));
        assert_eq!(element.attribute("none"), None);
    }
}
