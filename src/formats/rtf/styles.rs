//! The style sheet of an RTF file.

use std::collections::HashMap;

use super::super::style_name::{StyleRole, role};

/// The paragraph styles by their numbers.
#[derive(Default)]
pub(super) struct Styles {
    roles: HashMap<i32, StyleRole>,
    number: Option<i32>,
    base: Option<i32>,
    level: Option<u8>,
    name: String,
}

impl Styles {
    /// Begins an entry of the style sheet.
    pub fn begin(&mut self) {
        (self.number, self.base, self.level) = (Some(0), None, None);
        self.name.clear();
    }

    /// Reads a control word in an entry.
    pub fn control(&mut self, word: &str, value: Option<i32>) {
        match word {
            "s" => self.number = value,
            // Styles of characters, sections and tables have numbers of their own.
            "cs" | "ds" | "ts" => self.number = None,
            "sbasedon" => self.base = value,
            "outlinelevel" => self.level = value.and_then(|level| u8::try_from(level).ok()),
            _ => {}
        }
    }

    /// Reads a piece of the name of the style; a semicolon ends the entry.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c != ';' {
                self.name.push(c);
                continue;
            }
            let outline = self.level.filter(|&level| level < 9).map(|level| StyleRole::Heading(level + 1));
            let base = self.base.and_then(|base| self.roles.get(&base).copied());
            if let (Some(number), Some(role)) = (self.number, role(&self.name).or(outline).or(base)) {
                self.roles.insert(number, role);
            }
            self.begin();
        }
    }

    /// The role that the style `number` gives a paragraph.
    pub fn role(&self, number: i32) -> Option<StyleRole> {
        self.roles.get(&number).copied()
    }
}
