//! The styles of a Word document: what each makes of a paragraph.

use std::collections::HashMap;

use super::super::document_problem::{DocumentProblem, WORD_DOCUMENT};
use super::super::style_name::{StyleRole, role};
use super::super::xml::{Node, Xml};

/// The identifier that means no list.
pub(super) const NO_LIST: &str = "0";

/// How many styles are followed from one to the style it is based on; they may go in circles.
const MAX_ANCESTORS: usize = 20;

/// The outline level, counted from 0, that means running text.
pub(super) const BODY_LEVEL: u8 = 9;

/// The styles of a document by their identifiers.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    role: Option<StyleRole>,
    based_on: Option<String>,
    /// Its outline level, from 0, if it sets one.
    level: Option<u8>,
    /// The list that it belongs to; "0" takes it out of one.
    list: Option<String>,
    list_level: Option<usize>,
    is_bold: Option<bool>,
}

/// A place in a list.
#[derive(Clone, Copy)]
pub(super) struct ListPlace<'a> {
    /// The list.
    pub list: &'a str,
    /// The level in it, from 0.
    pub level: Option<usize>,
    /// The style that names the list.
    pub style: &'a str,
}

impl Styles {
    /// The styles in the part `text`.
    pub fn read(text: &str) -> Result<Self, DocumentProblem> {
        let mut styles = HashMap::new();
        let mut xml = Xml::new(text, WORD_DOCUMENT);
        let mut current: Option<(usize, String, Style)> = None;
        while let Some(node) = xml.next()? {
            let element = match node {
                Node::Start(element) => element,
                Node::End => {
                    if let Some((_, id, style)) = current.take_if(|(depth, ..)| xml.depth() < *depth) {
                        styles.insert(id, style);
                    }
                    continue;
                }
                Node::Text(_) => continue,
            };
            if element.name() == "style" {
                let id = element.attribute("styleId").unwrap_or_default();
                current = Some((xml.depth(), id, Style::default()));
                continue;
            }
            let Some((_, _, style)) = &mut current else { continue };
            let value = || element.attribute("val");
            match element.name() {
                "name" => style.role = value().as_deref().and_then(role),
                "basedOn" => style.based_on = value(),
                "outlineLvl" => style.level = value().and_then(|level| level.parse().ok()),
                "numId" => style.list = value(),
                "ilvl" => style.list_level = value().and_then(|level| level.parse().ok()),
                "b" => style.is_bold = Some(is_on(value())),
                _ => {}
            }
        }
        Ok(Self(styles))
    }

    /// The role that the style `id` gives a paragraph.
    pub fn role(&self, id: &str) -> Option<StyleRole> {
        self.line(id).find_map(|style| {
            style.role.or(match style.level {
                Some(level) if level < BODY_LEVEL => Some(StyleRole::Heading(level + 1)),
                _ => None,
            })
        })
    }

    /// The place in a list that the style `id` gives a paragraph.
    pub fn list(&self, id: &str) -> Option<ListPlace<'_>> {
        let (style, list) = self.named_line(id).find_map(|(id, style)| Some((id, style.list.as_deref()?)))?;
        let level = self.line(id).find_map(|style| style.list_level);
        (list != NO_LIST).then_some(ListPlace { list, level, style })
    }

    /// Whether the style `id` sets its text in bold.
    pub fn is_bold(&self, id: &str) -> bool {
        self.line(id).find_map(|style| style.is_bold).unwrap_or(false)
    }

    /// The style `id`, followed by those that it is based on.
    fn line(&self, id: &str) -> impl Iterator<Item = &Style> {
        self.named_line(id).map(|(_, style)| style)
    }

    /// The same with their identifiers.
    fn named_line(&self, id: &str) -> impl Iterator<Item = (&String, &Style)> {
        let based_on = |(_, style): &(&String, &Style)| self.0.get_key_value(style.based_on.as_ref()?);
        std::iter::successors(self.0.get_key_value(id), based_on).take(MAX_ANCESTORS)
    }
}

/// Whether a switch with this value is on; without a value, it is.
pub(super) fn is_on(value: Option<String>) -> bool {
    !matches!(value.as_deref(), Some("0" | "false" | "off"))
}
