//! A paragraph of a Word document: its own properties, and what these and its style make of it.

use super::super::document_problem::DocumentProblem;
use super::super::marked::is_heading_like;
use super::super::style_name::StyleRole;
use super::super::xml::Xml;
use super::drawing::Drawings;
use super::numbering::Numbering;
use super::styles::{BODY_LEVEL, NO_LIST, Styles};
use crate::article::BlockKind;

/// A paragraph.
#[derive(Default)]
pub(super) struct Paragraph {
    /// Its words so far.
    pub words: String,
    /// Whether some of them are not bold.
    pub has_plain_words: bool,
    /// Its drawings so far.
    pub drawings: Drawings,
    /// The identifier of its style.
    pub style: String,
    /// The outline level in its own properties, from 0.
    level: Option<u8>,
    /// The list in its own properties, and the level in it.
    list: Option<String>,
    list_level: Option<usize>,
}

impl Paragraph {
    /// Reads its properties, which have just started in `xml`.
    pub fn read_properties(&mut self, xml: &mut Xml) -> Result<(), DocumentProblem> {
        let depth = xml.depth();
        while let Some(element) = xml.next_inside(depth)? {
            let value = || element.attribute("val");
            match element.name() {
                "pStyle" => self.style = value().unwrap_or_default(),
                "outlineLvl" => self.level = value().and_then(|level| level.parse().ok()),
                "numId" => self.list = value(),
                "ilvl" => self.list_level = value().and_then(|level| level.parse().ok()),
                // Its properties before a tracked change, and the look of the mark at its end.
                "pPrChange" | "rPr" | "sectPr" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The role that its style or its own outline level gives it.
    pub fn role(&self, styles: &Styles) -> Option<StyleRole> {
        let outline = self.level.filter(|&level| level < BODY_LEVEL);
        styles.role(&self.style).or(outline.map(|level| StyleRole::Heading(level + 1)))
    }

    /// What it is; `None` if it is left out.
    pub fn kind(&self, styles: &Styles) -> Option<BlockKind> {
        match self.role(styles) {
            Some(StyleRole::Contents) => None,
            Some(StyleRole::Heading(_)) => Some(BlockKind::Heading),
            Some(StyleRole::Block(kind)) => Some(kind),
            None if self.is_in_list(styles) => Some(BlockKind::ListItem),
            None if !self.has_plain_words && is_heading_like(&self.words) => Some(BlockKind::Heading),
            None => Some(BlockKind::Paragraph),
        }
    }

    fn is_in_list(&self, styles: &Styles) -> bool {
        let said = self.list.as_ref().map(|list| list != NO_LIST);
        said.unwrap_or_else(|| styles.list(&self.style).is_some())
    }

    /// Counts it in its list, if it is in one, and returns its number, if it has one.
    pub fn count(&self, styles: &Styles, numbering: &mut Numbering) -> Option<String> {
        if self.words.trim().is_empty() {
            return None;
        }
        let of_style = styles.list(&self.style);
        let list = self.list.as_deref().or(of_style.map(|place| place.list))?;
        let level = self.list_level.or_else(|| {
            let place = of_style?;
            // What the list says about the style takes precedence over what the style says (ISO 29500-1, 17.9.3).
            numbering.level_of_style(list, place.style).or(place.level)
        });
        numbering.count(list, level.unwrap_or(0))
    }
}
