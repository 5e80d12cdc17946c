//! The text of an `OpenDocument` text: paragraphs, lists, tables, text boxes, notes and the alternative texts of
//! pictures.
//!
//! Tracked insertions are read and tracked deletions are not; indexes are left out.

use super::super::document_problem::{DocumentProblem, OPEN_DOCUMENT};
use super::super::flow::Flow;
use super::super::list_number::numbered;
use super::super::marked::picture_words;
use super::super::pictures::PictureReference;
use super::super::style_name::StyleRole;
use super::super::xml::{Element, Node, Xml};
use super::styles::Styles;
use crate::article::BlockKind;

/// The most spaces that one element may stand for; more would only indent.
const MAX_SPACES: usize = 64;

/// How the reading of the text went.
pub(super) struct Outcome {
    /// Whether the markup broke before the end.
    pub is_damaged: bool,
    /// How many headings have the highest level.
    pub top_headings: usize,
}

/// Reads the text of the main part into `flow`, and its own styles into `styles`; the notes follow at the end.
pub(super) fn read_body(
    text: &str,
    styles: &mut Styles,
    flow: &mut Flow,
) -> Result<Outcome, DocumentProblem> {
    let mut walker = Walker {
        xml: Xml::new(text, OPEN_DOCUMENT),
        styles,
        flow,
        open: Vec::new(),
        paragraphs: Vec::new(),
        lists: Vec::new(),
        notes: Vec::new(),
        top_headings: 0,
    };
    walker.walk()?;
    let notes = std::mem::take(&mut walker.notes);
    let outcome = Outcome { is_damaged: walker.xml.is_damaged(), top_headings: walker.top_headings };
    for words in notes {
        flow.push(BlockKind::Paragraph, &words);
    }
    Ok(outcome)
}

/// A paragraph or heading that is open.
struct Paragraph {
    kind: Option<BlockKind>,
    words: String,
}

/// What to do when an element ends.
enum AtEnd {
    Nothing,
    Paragraph,
    Table,
    /// A list, whose entries are counted.
    NumberedList,
    /// Not a list, but may be inside one.
    Aside,
    Note,
}

struct Walker<'a, 'x> {
    xml: Xml<'x>,
    styles: &'a mut Styles,
    flow: &'a mut Flow,
    /// What to do at the end of each open element.
    open: Vec<AtEnd>,
    paragraphs: Vec<Paragraph>,
    /// For each open list, note or text box, whether its paragraphs are entries of a list.
    lists: Vec<bool>,
    notes: Vec<String>,
    top_headings: usize,
}

impl Walker<'_, '_> {
    fn walk(&mut self) -> Result<(), DocumentProblem> {
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Start(element) => self.start(&element)?,
                Node::End => self.end(),
                Node::Text(words) => self.add(&words.replace(['\n', '\r'], " ")),
            }
        }
        while !self.open.is_empty() {
            self.end();
        }
        Ok(())
    }

    fn start(&mut self, element: &Element) -> Result<(), DocumentProblem> {
        let at_end = match element.name() {
            "style" => {
                self.styles.add(element);
                AtEnd::Nothing
            }
            "h" | "p" => {
                let kind = self.kind(element);
                self.paragraphs.push(Paragraph { kind, words: String::new() });
                AtEnd::Paragraph
            }
            "list-style" => {
                self.styles.lists.add_style(element, &mut self.xml)?;
                return Ok(());
            }
            "list" => {
                self.lists.push(true);
                self.styles.lists.open(element);
                AtEnd::NumberedList
            }
            "list-item" => {
                self.styles.lists.begin_entry(element);
                AtEnd::Nothing
            }
            // The contents of a list header or a text box are not entries of the list around it.
            "list-header" | "text-box" => {
                self.lists.push(false);
                AtEnd::Aside
            }
            "table" => {
                self.flow.open_table();
                AtEnd::Table
            }
            "table-row" => {
                self.flow.open_row();
                AtEnd::Nothing
            }
            "table-cell" => {
                self.flow.open_cell();
                AtEnd::Nothing
            }
            "note" => {
                self.flow.open_aside();
                self.lists.push(false);
                AtEnd::Note
            }
            "image" => {
                if let Some(address) = element.attribute("href") {
                    self.flow.push_picture(PictureReference::at(address));
                }
                AtEnd::Nothing
            }
            "title" | "desc" => {
                let words = self.xml.text()?;
                if let Some(words) = picture_words(&words) {
                    self.flow.push(BlockKind::ImageAlt, &words);
                }
                return Ok(());
            }
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.add(&" ".repeat(count.min(MAX_SPACES)));
                AtEnd::Nothing
            }
            "tab" => {
                self.add("\t");
                AtEnd::Nothing
            }
            "line-break" => {
                self.add("\n");
                AtEnd::Nothing
            }
            "tracked-changes" | "note-citation" | "annotation" | "table-of-content"
            | "alphabetical-index" | "illustration-index" | "table-index" | "user-index" | "object-index"
            | "bibliography" | "sequence-decls" | "variable-decls" | "user-field-decls" | "forms"
            | "ruby-text" | "scripts" | "font-face-decls" | "covered-table-cell" | "binary-data"
            | "event-listeners" => {
                return self.xml.skip();
            }
            _ => AtEnd::Nothing,
        };
        self.open.push(at_end);
        Ok(())
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(AtEnd::Paragraph) => {
                if let Some(Paragraph { kind: Some(kind), words }) = self.paragraphs.pop() {
                    let is_entry = kind == BlockKind::ListItem && !words.trim().is_empty();
                    let number = if is_entry { self.styles.lists.count() } else { None };
                    let numbered = number.map(|number| numbered(&number, &words));
                    self.flow.push(kind, numbered.as_deref().unwrap_or(&words));
                }
            }
            Some(AtEnd::Table) => self.flow.close_table(),
            Some(AtEnd::NumberedList) => {
                self.lists.pop();
                self.styles.lists.close();
            }
            Some(AtEnd::Aside) => {
                self.lists.pop();
            }
            Some(AtEnd::Note) => {
                self.lists.pop();
                let blocks = self.flow.close_aside();
                self.notes.push(blocks.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n"));
            }
            Some(AtEnd::Nothing) | None => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
        }
    }

    /// What the paragraph or heading that `element` starts is; `None` if it is left out.
    fn kind(&mut self, element: &Element) -> Option<BlockKind> {
        let role = element.attribute("style-name").and_then(|style| self.styles.role(&style));
        if element.name() == "h" && !matches!(role, Some(StyleRole::Block(BlockKind::Title))) {
            let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
            self.top_headings += usize::from(level.unwrap_or(1) == 1);
            return Some(BlockKind::Heading);
        }
        match role {
            Some(StyleRole::Contents) => None,
            Some(StyleRole::Heading(level)) => {
                self.top_headings += usize::from(level == 1);
                Some(BlockKind::Heading)
            }
            Some(StyleRole::Block(kind)) => Some(kind),
            None if self.lists.last() == Some(&true) => Some(BlockKind::ListItem),
            None => Some(BlockKind::Paragraph),
        }
    }
}
