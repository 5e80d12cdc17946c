//! A chapter of an e-book: XHTML → blocks.

use std::sync::LazyLock;

use regex::Regex;

use super::super::document_problem::DocumentProblem;
use super::super::flow::Flow;
use super::super::marked::picture_words;
use super::super::pictures::{self, PictureReference};
use super::super::xml::{Element, Node, Xml};
use super::super::zip_container::resolve;
use super::KIND;
use crate::article::BlockKind;
use crate::nlp::pattern;

/// Reads the chapter `text` into `flow`. Its pictures stand in the container, at paths from `folder`; in what is no part
/// of a container, at the addresses that it gives. `false` where its markup breaks before the end.
pub(super) fn read_chapter(
    text: &str,
    folder: Option<&str>,
    flow: &mut Flow,
) -> Result<bool, DocumentProblem> {
    let mut walker = Walker {
        xml: Xml::new(text, KIND),
        folder,
        flow,
        open: Vec::new(),
        kinds: Vec::new(),
        words: String::new(),
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

/// Adds the blocks and pictures of a piece of a page. Where its markup is not that of XML, its words are one paragraph.
pub(in crate::formats) fn push_fragment(html: &str, flow: &mut Flow) {
    static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<!--.*?(?:-->|$)|<[^>]*>?"));
    let mut inside = Flow::default();
    if matches!(read_chapter(&format!("<body>{html}</body>"), None, &mut inside), Ok(true)) {
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
    let element = Xml::new(tag, KIND).next_element().ok()??;
    let address = element.attribute("src").filter(|_| element.name() == "img");
    address.map(PictureReference::at)
}

/// What is to be done when an element ends.
enum AtEnd {
    /// It stands within a line.
    Nothing,
    /// It parts blocks.
    Block,
    /// It parts blocks and gave them a kind.
    Kind,
    /// It is a table.
    Table,
}

struct Walker<'a, 'x> {
    xml: Xml<'x>,
    /// The folder of the chapter in its container, if it is in one.
    folder: Option<&'a str>,
    flow: &'a mut Flow,
    /// What ends with each open element.
    open: Vec<AtEnd>,
    /// The kinds that the open elements give, the innermost last.
    kinds: Vec<BlockKind>,
    words: String,
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
                    // Before the words of the line around it, which it does not part.
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
            "li" | "dd" => Some(BlockKind::ListItem),
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
            | "figure" | "ul" | "ol" | "dl" | "dt" | "hr" | "caption" | "address" | "center" | "details"
            | "summary" | "form" | "fieldset" | "legend" | "hgroup" | "tbody" | "thead" | "tfoot"
            | "option" => None,
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
            Some(AtEnd::Nothing) | None => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.kinds.last() == Some(&BlockKind::Preformatted) {
            self.words.push_str(words);
        } else {
            // A line end of the file is a space; one of the page is an element.
            self.words.push_str(&words.replace(['\n', '\r'], " "));
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if kind == BlockKind::Preformatted && words.trim().is_empty() {
            return;
        }
        self.flow.push(kind, &words);
    }
}

/// Whether the class of `element` says that it is a caption.
fn has_caption_class(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_lowercase();
    class.split_whitespace().any(|class| class.contains("caption"))
}
