//! A chapter of an e-book: XHTML → blocks.

use std::sync::LazyLock;

use regex::Regex;

use super::super::document_problem::{DocumentProblem, E_BOOK};
use super::super::flow::Flow;
use super::super::list_number::{Numerals, numbered};
use super::super::marked::picture_words;
use super::super::pictures::{self, PictureReference};
use super::super::xml::{Element, Node, Xml};
use super::super::zip_container::resolve;
use crate::article::BlockKind;
use crate::formats::html::well_formed;
use crate::text::pattern;

/// How a chapter was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Unchanged.
    Whole,
    /// With its markup corrected as browsers would.
    PutRight,
    /// Up to the point where its markup breaks.
    CutShort,
}

/// Reads the chapter `text` into `flow`. Its pictures are in the container, at paths from `folder`; without a
/// container, they are at the addresses that it gives.
pub(super) fn read_chapter(
    text: &str,
    folder: Option<&str>,
    flow: &mut Flow,
) -> Result<Reading, DocumentProblem> {
    // Checked first, since blocks that are in the flow stay there.
    let outcome = is_well_formed(text);
    if outcome == Ok(true) {
        return read_xml(text, folder, flow).map(|_| Reading::Whole);
    }
    match (well_formed(text).filter(|text| is_well_formed(text) == Ok(true)), outcome) {
        (Some(text), _) => read_xml(&text, folder, flow).map(|_| Reading::PutRight),
        (None, Ok(_)) => read_xml(text, folder, flow).map(|_| Reading::CutShort),
        (None, Err(problem)) => Err(problem),
    }
}

fn is_well_formed(text: &str) -> Result<bool, DocumentProblem> {
    let mut xml = Xml::new(text, E_BOOK);
    while xml.next()?.is_some() {}
    Ok(!xml.is_damaged())
}

/// Reads the XML `text` into `flow`. `false` where its markup breaks before the end.
fn read_xml(text: &str, folder: Option<&str>, flow: &mut Flow) -> Result<bool, DocumentProblem> {
    let mut walker = Walker {
        xml: Xml::new(text, E_BOOK),
        folder,
        flow,
        open: Vec::new(),
        kinds: Vec::new(),
        words: String::new(),
        lists: Vec::new(),
        number: None,
    };
    while let Some(node) = walker.xml.next()? {
        match node {
            Node::Start(element) => walker.start(&element)?,
            Node::End => walker.end(),
            Node::Text(words) => walker.add(&words),
        }
    }
    while !walker.open.is_empty() {
        walker.end();
    }
    walker.flush();
    Ok(!walker.xml.is_damaged())
}

/// Adds the blocks and pictures of a piece of a page. If its markup cannot be read, its words become one paragraph.
pub(in crate::formats) fn push_fragment(html: &str, flow: &mut Flow) {
    static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<!--.*?(?:-->|$)|<[^>]*>?"));
    let mut inside = Flow::default();
    let page = format!("<body>{html}</body>");
    if matches!(read_chapter(&page, None, &mut inside), Ok(Reading::Whole | Reading::PutRight)) {
        for part in inside.finish().into_parts() {
            flow.push_part(part);
        }
    } else {
        for picture in TAG.find_iter(html).filter_map(|tag| picture_in_tag(tag.as_str())) {
            flow.push_picture(picture);
        }
        flow.push(BlockKind::Paragraph, &TAG.replace_all(html, " "));
    }
}

/// The picture that `tag` is, if it is one.
pub(in crate::formats) fn picture_in_tag(tag: &str) -> Option<PictureReference> {
    let element = Xml::new(tag, E_BOOK).next_element().ok()??;
    let address = element.attribute("src").filter(|_| element.name() == "img");
    address.map(PictureReference::at)
}

/// What to do when an element ends.
enum AtEnd {
    /// It is within a line.
    Nothing,
    /// It separates blocks.
    Block,
    /// It separates blocks and gave them a kind.
    Kind,
    /// It is a table.
    Table,
    /// It is a list.
    List,
}

struct Walker<'a, 'x> {
    xml: Xml<'x>,
    /// The folder of the chapter in its container, if it is in one.
    folder: Option<&'a str>,
    flow: &'a mut Flow,
    /// What to do at the end of each open element.
    open: Vec<AtEnd>,
    /// The kinds that the open elements give, the innermost last.
    kinds: Vec<BlockKind>,
    words: String,
    /// For each open list, its numbers if it has any.
    lists: Vec<Option<Numbers>>,
    /// The number of the entry that has begun, until its words arrive.
    number: Option<String>,
}

impl Walker<'_, '_> {
    fn start(&mut self, element: &Element) -> Result<(), DocumentProblem> {
        let kind = match element.name() {
            "head" | "script" | "style" | "template" | "nav" | "rt" | "rp" | "annotation"
            | "annotation-xml" | "noscript" | "switch" => return self.xml.skip(),
            _ if element.attribute("hidden").is_some() => return self.xml.skip(),
            "svg" => return self.read_drawing(),
            "br" => {
                self.words.push('\n');
                self.open.push(AtEnd::Nothing);
                return Ok(());
            }
            "img" | "image" => {
                self.push_picture(element);
                if let Some(words) = element.attribute("alt").as_deref().and_then(picture_words) {
                    // Before the words of the line around it, which it does not interrupt.
                    self.flow.push(BlockKind::ImageAlt, &words);
                }
                self.open.push(AtEnd::Nothing);
                return Ok(());
            }
            "table" => {
                self.flush();
                self.flow.open_table();
                self.open.push(AtEnd::Table);
                return Ok(());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "ol" | "ul" => {
                self.flush();
                self.lists.push((element.name() == "ol").then(|| Numbers::of(element)).flatten());
                self.open.push(AtEnd::List);
                return Ok(());
            }
            "li" => {
                self.flush();
                self.number =
                    self.lists.last_mut().and_then(Option::as_mut).map(|numbers| numbers.next(element));
                Some(BlockKind::ListItem)
            }
            "dd" => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quote),
            "figcaption" => Some(BlockKind::Caption),
            "pre" => Some(BlockKind::Preformatted),
            "p" | "div" if has_caption_class(element) => Some(BlockKind::Caption),
            "tr" => {
                self.flush();
                self.flow.open_row();
                None
            }
            "td" | "th" => {
                self.flush();
                self.flow.open_cell();
                None
            }
            "p" | "div" | "section" | "article" | "body" | "header" | "footer" | "aside" | "main"
            | "figure" | "dl" | "dt" | "hr" | "caption" | "address" | "center" | "details" | "summary"
            | "form" | "fieldset" | "legend" | "hgroup" | "tbody" | "thead" | "tfoot" | "option" => None,
            _ => {
                self.open.push(AtEnd::Nothing);
                return Ok(());
            }
        };
        self.flush();
        self.open.push(if kind.is_some() { AtEnd::Kind } else { AtEnd::Block });
        self.kinds.extend(kind);
        Ok(())
    }

    /// Reads the pictures of a drawing, such as the cover that many books set as one.
    fn read_drawing(&mut self) -> Result<(), DocumentProblem> {
        let depth = self.xml.depth();
        while let Some(element) = self.xml.next_inside(depth)? {
            if element.name() == "image" {
                self.push_picture(&element);
            }
        }
        Ok(())
    }

    fn push_picture(&mut self, element: &Element) {
        let Some(address) = element.attribute("src").or_else(|| element.attribute("href")) else { return };
        let address = match self.folder {
            Some(folder) if !pictures::is_data_url(&address) => resolve(folder, &address),
            _ => address,
        };
        self.flow.push_picture(PictureReference::at(address));
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(AtEnd::Block) => self.flush(),
            Some(AtEnd::Kind) => {
                self.flush();
                self.kinds.pop();
            }
            Some(AtEnd::Table) => {
                self.flush();
                self.flow.close_table();
            }
            Some(AtEnd::List) => {
                self.flush();
                self.lists.pop();
            }
            Some(AtEnd::Nothing) | None => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.kinds.last() == Some(&BlockKind::Preformatted) {
            self.words.push_str(words);
        } else {
            // A line end in the file is a space; a line end on the page is an element.
            self.words.push_str(&words.replace(['\n', '\r'], " "));
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if words.trim().is_empty() {
            return;
        }
        let number = self.number.take().filter(|_| kind == BlockKind::ListItem);
        let numbered = number.map(|number| numbered(&number, &words));
        self.flow.push(kind, numbered.as_deref().unwrap_or(&words));
    }
}

/// The numbers of an ordered list.
struct Numbers {
    next: i32,
    step: i32,
    numerals: Numerals,
}

impl Numbers {
    /// Those of the list that `element` starts; `None` for one that counts down from a number it does not give.
    fn of(element: &Element) -> Option<Self> {
        let start = element.attribute("start").and_then(|start| start.trim().parse().ok());
        let is_reversed = element.attribute("reversed").is_some();
        let numerals = Numerals::by_first(&element.attribute("type").unwrap_or_default());
        let next = start.or((!is_reversed).then_some(1))?;
        Some(Self { next, step: if is_reversed { -1 } else { 1 }, numerals })
    }

    /// The number of the entry that `element` starts, which may give its own.
    fn next(&mut self, element: &Element) -> String {
        let said = element.attribute("value").and_then(|value| value.trim().parse().ok());
        let number = said.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        format!("{}.", self.numerals.write(number))
    }
}

/// Whether the class of `element` marks it as a caption.
fn has_caption_class(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_lowercase();
    class.split_whitespace().any(|class| class.contains("caption"))
}
