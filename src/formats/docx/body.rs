//! The text of a Word document: paragraphs, tables, text boxes, notes and the alternative texts of pictures.
//!
//! Tracked insertions are read and tracked deletions are not. A field is read by its result, not its code. Of a drawing
//! that comes in two versions, the first is read.

use super::super::document_problem::{DocumentProblem, WORD_DOCUMENT};
use super::super::flow::Flow;
use super::super::list_number::numbered;
use super::super::style_name::StyleRole;
use super::super::xml::{Element, Node, Xml};
use super::drawing::Drawings;
use super::fields::Fields;
use super::notes::{NoteName, Notes, References};
use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::styles::{Styles, is_on};
use crate::article::BlockKind;

/// The first character of the private use area, where symbol fonts keep their symbols.
const PRIVATE_USE: u32 = 0xe000;

/// How the reading of the text went.
pub(super) struct Outcome {
    /// Whether the markup broke before the end.
    pub is_damaged: bool,
    /// How many headings have the highest level.
    pub top_headings: usize,
}

/// Reads the text of the main part into `flow`; the notes that it refers to follow at the end.
pub(super) fn read_body(
    text: &str,
    styles: &Styles,
    numbering: Numbering,
    notes: &Notes,
    flow: &mut Flow,
) -> Result<Outcome, DocumentProblem> {
    let mut walker = Walker::new(text, styles, numbering, flow);
    walker.walk()?;
    let (is_damaged, top_headings) = (walker.xml.is_damaged(), walker.top_headings);
    let references = walker.references;
    references.push_into(notes, flow);
    Ok(Outcome { is_damaged, top_headings })
}

/// Reads the notes of a part into `notes`.
pub(super) fn read_notes(text: &str, styles: &Styles, notes: &mut Notes) -> Result<(), DocumentProblem> {
    let mut flow = Flow::default();
    let mut walker = Walker::new(text, styles, Numbering::default(), &mut flow);
    walker.notes = Some(std::mem::take(notes));
    walker.walk()?;
    *notes = walker.notes.take().unwrap_or_default();
    Ok(())
}

/// What to do when an element ends.
enum AtEnd {
    Nothing,
    Paragraph,
    Table,
    Note(NoteName),
    Run,
    Alternatives,
}

struct Walker<'a, 'x> {
    xml: Xml<'x>,
    styles: &'a Styles,
    numbering: Numbering,
    flow: &'a mut Flow,
    /// What to do at the end of each open element.
    open: Vec<AtEnd>,
    paragraphs: Vec<Paragraph>,
    fields: Fields,
    /// For each open drawing in two versions, whether one has been read.
    alternatives: Vec<bool>,
    is_run_hidden: bool,
    is_run_bold: Option<bool>,
    references: References,
    notes: Option<Notes>,
    top_headings: usize,
}

impl<'a, 'x> Walker<'a, 'x> {
    fn new(text: &'x str, styles: &'a Styles, numbering: Numbering, flow: &'a mut Flow) -> Self {
        Self {
            xml: Xml::new(text, WORD_DOCUMENT),
            styles,
            numbering,
            flow,
            open: Vec::new(),
            paragraphs: Vec::new(),
            fields: Fields::default(),
            alternatives: Vec::new(),
            is_run_hidden: false,
            is_run_bold: None,
            references: References::default(),
            notes: None,
            top_headings: 0,
        }
    }

    fn walk(&mut self) -> Result<(), DocumentProblem> {
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Start(element) => self.start(&element)?,
                Node::End => self.end(),
                // Text is in elements of its own, which `start` reads; everything else is indentation.
                Node::Text(_) => {}
            }
        }
        while !self.open.is_empty() {
            self.end();
        }
        Ok(())
    }

    fn start(&mut self, element: &Element) -> Result<(), DocumentProblem> {
        let at_end = match element.name() {
            "p" => {
                self.paragraphs.push(Paragraph::default());
                AtEnd::Paragraph
            }
            "tbl" => {
                self.flow.open_table();
                AtEnd::Table
            }
            "tr" => {
                self.flow.open_row();
                AtEnd::Nothing
            }
            "tc" => {
                self.flow.open_cell();
                AtEnd::Nothing
            }
            "r" => {
                (self.is_run_hidden, self.is_run_bold) = (false, None);
                AtEnd::Run
            }
            "AlternateContent" => {
                self.alternatives.push(false);
                AtEnd::Alternatives
            }
            "footnote" if self.notes.is_some() => {
                self.flow.open_aside();
                AtEnd::Note(NoteName::of_footnote(element))
            }
            "endnote" if self.notes.is_some() => {
                self.flow.open_aside();
                AtEnd::Note(NoteName::of_endnote(element))
            }
            "Choice" | "Fallback" if self.alternatives.last() == Some(&true) => return self.xml.skip(),
            "Choice" | "Fallback" => {
                if let Some(is_read) = self.alternatives.last_mut() {
                    *is_read = true;
                }
                AtEnd::Nothing
            }
            "t" => return self.read_text(),
            _ => return self.start_small(element),
        };
        self.open.push(at_end);
        Ok(())
    }

    /// The start of an element that holds no blocks: it is read whole, skipped, or has no meaning of its own.
    fn start_small(&mut self, element: &Element) -> Result<(), DocumentProblem> {
        match element.name() {
            "pPr" => {
                let mut outside = Paragraph::default();
                let paragraph = self.paragraphs.last_mut().unwrap_or(&mut outside);
                return paragraph.read_properties(&mut self.xml);
            }
            "rPr" => return self.read_run_properties(),
            "trPr" => return self.read_row_properties(),
            "sdtPr" => return self.read_control_properties(),
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "tblPr" | "tcPr" | "sectPr"
            | "tblGrid" | "rt" | "annotation" | "posOffset" | "binData" | "oMathParaPr" => {
                return self.xml.skip();
            }
            "tab" | "ptab" => self.add("\t"),
            "br" if element.has("type", "page") || element.has("type", "column") => self.add("\n\n"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.filter(|&code| code < PRIVATE_USE).and_then(char::from_u32) {
                    self.add(c.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.fields.pass(element),
            "footnoteReference" => self.references.push(NoteName::of_footnote(element)),
            "endnoteReference" => self.references.push(NoteName::of_endnote(element)),
            "docPr" => self.begin_drawing(element.attribute("descr")),
            "shape" | "rect" => self.begin_drawing(element.attribute("alt")),
            "blip" => self.add_picture(element.attribute("r:embed")),
            "imagedata" => self.add_picture(element.attribute("r:id")),
            _ => {}
        }
        self.open.push(AtEnd::Nothing);
        Ok(())
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(AtEnd::Paragraph) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.close_paragraph(paragraph);
                }
            }
            Some(AtEnd::Table) => self.flow.close_table(),
            Some(AtEnd::Alternatives) => {
                self.alternatives.pop();
            }
            Some(AtEnd::Run) => (self.is_run_hidden, self.is_run_bold) = (false, None),
            Some(AtEnd::Note(name)) => {
                let blocks = self.flow.close_aside();
                let words: Vec<String> = blocks.into_iter().map(|(_, words)| words).collect();
                if let Some(notes) = &mut self.notes {
                    notes.insert(name, words.join("\n"));
                }
            }
            Some(AtEnd::Nothing) | None => {}
        }
    }

    fn read_text(&mut self) -> Result<(), DocumentProblem> {
        let words = self.xml.text()?;
        self.add(&words);
        Ok(())
    }

    fn add(&mut self, words: &str) {
        if self.is_run_hidden || self.fields.is_at_code() {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
            let is_bold = self.is_run_bold.unwrap_or_else(|| self.styles.is_bold(&paragraph.style));
            paragraph.has_plain_words |= !is_bold && !words.trim().is_empty();
        }
    }

    fn begin_drawing(&mut self, text: Option<String>) {
        let mut outside = Drawings::default();
        let drawings = self.paragraphs.last_mut().map_or(&mut outside, |paragraph| &mut paragraph.drawings);
        drawings.begin(text.as_deref());
        outside.push_into(self.flow);
    }

    fn add_picture(&mut self, id: Option<String>) {
        if self.is_run_hidden || self.fields.is_at_code() {
            return;
        }
        if let (Some(id), Some(paragraph)) = (id, self.paragraphs.last_mut()) {
            paragraph.drawings.add_picture(id);
        }
    }

    fn read_run_properties(&mut self) -> Result<(), DocumentProblem> {
        let depth = self.xml.depth();
        while let Some(element) = self.xml.next_inside(depth)? {
            match element.name() {
                "vanish" => self.is_run_hidden = is_on(element.attribute("val")),
                "b" => self.is_run_bold = Some(is_on(element.attribute("val"))),
                "rPrChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_row_properties(&mut self) -> Result<(), DocumentProblem> {
        let depth = self.xml.depth();
        let mut is_deleted = false;
        while let Some(element) = self.xml.next_inside(depth)? {
            is_deleted |= element.name() == "del";
        }
        if is_deleted {
            // The text of the cells that follow is marked as deleted too, so the row stays empty.
            self.flow.drop_row();
            self.flow.open_row();
        }
        Ok(())
    }

    /// Reads the properties of a content control; a table of contents is skipped.
    fn read_control_properties(&mut self) -> Result<(), DocumentProblem> {
        let depth = self.xml.depth();
        let mut is_left_out = false;
        while let Some(element) = self.xml.next_inside(depth)? {
            is_left_out |= element.name() == "docPartGallery" && element.has("val", "Table of Contents");
        }
        // The content follows next to the properties, up to the end of the control.
        if is_left_out && self.xml.depth() + 1 == depth {
            while let Some(element) = self.xml.next_inside(depth - 1)? {
                drop(element);
                self.xml.skip()?;
            }
            self.end();
        }
        Ok(())
    }

    fn close_paragraph(&mut self, paragraph: Paragraph) {
        let kind = paragraph.kind(self.styles);
        let number = match kind {
            Some(BlockKind::ListItem | BlockKind::Heading) => {
                paragraph.count(self.styles, &mut self.numbering)
            }
            _ => None,
        };
        let is_top_heading = paragraph.role(self.styles) == Some(StyleRole::Heading(1));
        self.top_headings += usize::from(is_top_heading && !paragraph.words.trim().is_empty());
        paragraph.drawings.push_into(self.flow);
        if let Some(kind) = kind {
            let words = number.map(|number| numbered(&number, &paragraph.words));
            self.flow.push(kind, words.as_deref().unwrap_or(&paragraph.words));
        }
    }
}
