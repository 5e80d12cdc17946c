//! The ends of paragraphs and cells of an RTF file: what each paragraph is, and where it goes.

use super::{Destination, Reader};
use crate::article::BlockKind;
use crate::formats::list_number::numbered;
use crate::formats::marked::is_heading_like;
use crate::formats::style_name::StyleRole;

impl Reader {
    pub(super) fn end_paragraph(&mut self) {
        if !matches!(self.current.destination, Destination::Body) {
            return;
        }
        let words = std::mem::take(&mut self.paragraph.words);
        let kind = self.kind(&words);
        (self.paragraph.has_plain_words, self.paragraph.has_mark) = (false, false);
        let mark = std::mem::take(&mut self.paragraph.mark);
        if words.trim().is_empty() {
            return;
        }
        // Notes and text boxes are inside a paragraph, and tables in them are not recognised as such.
        if self.paragraphs.is_empty() {
            if self.paragraph.is_in_table {
                self.table.open_cell(&mut self.flow);
            } else {
                self.table.close(&mut self.flow);
            }
        }
        if let Some(kind) = kind {
            let mark = Some(mark.trim()).filter(|mark| kind == BlockKind::ListItem && is_number(mark));
            let numbered = mark.map(|mark| numbered(mark, &words));
            self.flow.push(kind, numbered.as_deref().unwrap_or(&words));
        }
    }

    /// What the paragraph with `words` is; `None` if it is left out.
    fn kind(&mut self, words: &str) -> Option<BlockKind> {
        let level = self.paragraph.level.filter(|level| (0..9).contains(level));
        let outline = level.map(|level| StyleRole::Heading(level as u8 + 1));
        match self.styles.role(self.paragraph.style).or(outline) {
            Some(StyleRole::Contents) => None,
            Some(StyleRole::Heading(level)) => {
                self.top_headings += usize::from(level == 1 && !words.trim().is_empty());
                Some(BlockKind::Heading)
            }
            Some(StyleRole::Block(kind)) => Some(kind),
            None if self.paragraph.is_list || self.paragraph.has_mark => Some(BlockKind::ListItem),
            None if !self.paragraph.has_plain_words && is_heading_like(words) => Some(BlockKind::Heading),
            None => Some(BlockKind::Paragraph),
        }
    }

    /// Ends a cell; one of a table inside a cell only separates words.
    pub(super) fn end_cell(&mut self, is_outer: bool) {
        if !matches!(self.current.destination, Destination::Body) || !self.paragraphs.is_empty() {
            self.end_paragraph();
            return;
        }
        self.paragraph.is_in_table = true;
        self.end_paragraph();
        if is_outer {
            self.table.open_cell(&mut self.flow);
            self.table.end_cell();
        }
    }
}

/// Whether the mark of an entry is its number; some bullets are letters in a symbol font.
fn is_number(mark: &str) -> bool {
    mark.contains(|c: char| c.is_ascii_digit())
        || mark.contains(char::is_alphabetic) && mark.ends_with(['.', ')'])
}
