//! The styles of an `OpenDocument` text: what each makes of a paragraph.

use std::collections::HashMap;

use super::super::document_problem::DocumentProblem;
use super::super::style_name::{StyleRole, role};
use super::super::xml::{Element, Xml};
use super::lists::Lists;

/// How many styles are followed from one to its parent; they may go in circles.
const MAX_ANCESTORS: usize = 20;

/// The styles of a document: those of paragraphs by name, and those of lists.
#[derive(Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    /// The styles of lists, which count their entries.
    pub lists: Lists,
}

struct Style {
    role: Option<StyleRole>,
    parent: Option<String>,
}

impl Styles {
    /// Reads the styles of a part that holds nothing else.
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), DocumentProblem> {
        while let Some(element) = xml.next_element()? {
            match element.name() {
                "style" => self.add(&element),
                "list-style" => self.lists.add_style(&element, xml)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Adds the style that `element` starts.
    pub fn add(&mut self, element: &Element) {
        let Some(name) = element.attribute("name") else { return };
        let display_name = element.attribute("display-name").unwrap_or_else(|| name.replace("_20_", " "));
        let level = element.attribute("default-outline-level").and_then(|level| level.parse().ok());
        let style = Style {
            role: role(&display_name).or(level.map(StyleRole::Heading)),
            parent: element.attribute("parent-style-name"),
        };
        self.paragraphs.insert(name, style);
    }

    /// The role that the style `name` gives a paragraph. A style that the document does not define is judged by its
    /// name.
    pub fn role(&self, name: &str) -> Option<StyleRole> {
        let mut name = name;
        for _ in 0..MAX_ANCESTORS {
            let Some(style) = self.paragraphs.get(name) else { return role(&name.replace("_20_", " ")) };
            if style.role.is_some() {
                return style.role;
            }
            name = style.parent.as_deref()?;
        }
        None
    }
}
