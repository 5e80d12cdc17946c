//! The numbers of lists and headings in a Word document.
//!
//! A paragraph or its style names a list and a level in it. Lists made from the same definition continue each other's
//! numbers, unless one of them restarts. A definition may take its levels from that of a list style.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::document_problem::{DocumentProblem, WORD_DOCUMENT};
use super::super::list_number::{Numerals, around};
use super::super::xml::{Element, Xml};

/// The number of levels in a list.
const LEVELS: usize = 9;

/// The lists of a document, and the current numbers of each.
#[derive(Default)]
pub(super) struct Numbering {
    /// The levels of each definition.
    definitions: HashMap<String, Arc<[Level; LEVELS]>>,
    lists: HashMap<String, List>,
    /// The current numbers of each definition.
    counts: HashMap<String, [Option<i32>; LEVELS]>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<i32>,
    /// `None` where entries have a bullet or no mark.
    numerals: Option<Numerals>,
    /// The text shown, with "%1" for the number of the first level, and so on.
    text: String,
    /// Whether the numbers of all levels are shown as decimals.
    is_legal: bool,
    /// Whether it continues when an outer level moves on.
    counts_on: bool,
    /// The style of paragraphs on this level.
    style: Option<String>,
}

#[derive(Default)]
struct List {
    definition: String,
    /// The numbers at which its levels restart.
    starts: [Option<i32>; LEVELS],
    /// Its own levels, which replace those of its definition.
    levels: HashMap<usize, Level>,
}

impl List {
    /// Its level `index`, if those of its definition are `levels`.
    fn level<'a>(&'a self, levels: &'a [Level; LEVELS], index: usize) -> &'a Level {
        self.levels.get(&index).unwrap_or(&levels[index])
    }
}

/// What lists are made from.
#[derive(Default)]
struct Definition {
    levels: [Level; LEVELS],
    /// The list style that it defines.
    style: Option<String>,
    /// The list style from which it takes its levels.
    follows: Option<String>,
}

impl Numbering {
    /// The lists in the part `text`.
    pub fn read(text: &str) -> Result<Self, DocumentProblem> {
        let mut numbering = Self::default();
        // The definitions of list styles, and those that take their levels from one, by the style's name.
        let mut of_styles: HashMap<String, Arc<[Level; LEVELS]>> = HashMap::new();
        let mut followers: Vec<(String, String)> = Vec::new();
        let mut xml = Xml::new(text, WORD_DOCUMENT);
        while let Some(element) = xml.next_element()? {
            match element.name() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    let Definition { levels, style, follows } = read_definition(&mut xml)?;
                    let levels = Arc::new(levels);
                    of_styles.extend(style.map(|style| (style, Arc::clone(&levels))));
                    followers.extend(follows.map(|style| (id.clone(), style)));
                    numbering.definitions.insert(id, levels);
                }
                "num" => {
                    let id = element.attribute("numId").unwrap_or_default();
                    let list = read_list(&mut xml)?;
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
        }
        for (id, style) in followers {
            if let Some(levels) = of_styles.get(&style) {
                numbering.definitions.insert(id, Arc::clone(levels));
            }
        }
        Ok(numbering)
    }

    /// The level of `list` for paragraphs of `style`, from 0.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(list)?;
        let levels = self.definitions.get(&list.definition)?;
        (0..LEVELS).find(|&index| list.level(levels, index).style.as_deref() == Some(style))
    }

    /// Counts a paragraph in `list` on `level`, from 0, and returns the number shown before its words; `None` if it is
    /// not a number.
    pub fn count(&mut self, list: &str, level: usize) -> Option<String> {
        let list = self.lists.get_mut(list)?;
        let levels = self.definitions.get(&list.definition)?;
        let index = level.min(LEVELS - 1);
        let counts = self.counts.entry(list.definition.clone()).or_default();
        let start = |index: usize| list.level(levels, index).start.unwrap_or(1);
        counts[index] = Some(match (list.starts[index], counts[index]) {
            (Some(first), _) => first,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start(index),
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(index + 1) {
            *count = count.filter(|_| list.level(levels, deeper).counts_on);
        }
        let level = list.level(levels, index);
        let shown = level.numerals.map(|_| {
            let mut text = level.text.clone();
            for (outer, count) in counts.iter().enumerate().take(index + 1) {
                let numerals =
                    list.level(levels, outer).numerals.filter(|_| !level.is_legal).unwrap_or_default();
                let number = count.unwrap_or_else(|| start(outer));
                text = text.replace(&format!("%{}", outer + 1), &numerals.write(number));
            }
            text.trim().to_owned()
        });
        // It restarts only once.
        list.starts[index] = None;
        shown.filter(|shown| shown.contains(char::is_alphanumeric))
    }
}

fn level_index(element: &Element) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|&index| index < LEVELS)
}

/// Reads the definition that has just started.
fn read_definition(xml: &mut Xml) -> Result<Definition, DocumentProblem> {
    let depth = xml.depth();
    let mut definition = Definition::default();
    while let Some(element) = xml.next_inside(depth)? {
        match element.name() {
            "styleLink" => definition.style = element.attribute("val"),
            "numStyleLink" => definition.follows = element.attribute("val"),
            "lvl" => {
                if let Some(index) = level_index(&element) {
                    definition.levels[index] = read_level(xml)?;
                }
            }
            _ => {}
        }
    }
    Ok(definition)
}

/// Reads the level that has just started.
fn read_level(xml: &mut Xml) -> Result<Level, DocumentProblem> {
    let depth = xml.depth();
    let mut level = Level { numerals: Some(Numerals::Decimal), ..Level::default() };
    while let Some(element) = xml.next_inside(depth)? {
        let value = element.attribute("val").unwrap_or_default();
        match element.name() {
            "start" => level.start = value.parse().ok(),
            "numFmt" => level.numerals = numerals(&value),
            "lvlText" => level.text = around(Some(value)),
            "isLgl" => level.is_legal = super::styles::is_on(element.attribute("val")),
            "pStyle" => level.style = element.attribute("val"),
            "lvlRestart" => level.counts_on = value == "0",
            _ => {}
        }
    }
    Ok(level)
}

/// Reads the list that has just started.
fn read_list(xml: &mut Xml) -> Result<List, DocumentProblem> {
    let depth = xml.depth();
    let mut list = List::default();
    let mut index = 0;
    while let Some(element) = xml.next_inside(depth)? {
        match element.name() {
            "abstractNumId" => list.definition = element.attribute("val").unwrap_or_default(),
            "lvlOverride" => index = level_index(&element).unwrap_or(0),
            "startOverride" => {
                list.starts[index] = element.attribute("val").and_then(|start| start.parse().ok());
            }
            "lvl" => {
                let level = read_level(xml)?;
                list.levels.insert(index, level);
            }
            _ => {}
        }
    }
    Ok(list)
}

/// The numerals that Word calls `name`; `None` for bullets and for no number at all.
fn numerals(name: &str) -> Option<Numerals> {
    Some(match name {
        "bullet" | "none" => return None,
        "decimalZero" => Numerals::TwoDigits,
        "lowerLetter" => Numerals::RepeatedLetters { upper: false },
        "upperLetter" => Numerals::RepeatedLetters { upper: true },
        "lowerRoman" => Numerals::Roman { upper: false },
        "upperRoman" => Numerals::Roman { upper: true },
        _ => Numerals::Decimal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="7">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
            <w:lvl w:ilvl="3"><w:lvlRestart w:val="0"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">
            <w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride></w:num>
        </w:numbering>"#;

    #[test]
    fn paragraphs_are_counted_as_their_lists_say() {
        let mut numbering = Numbering::read(LISTS).expect("this is XML");
        for (list, level, expected) in [
            ("1", 0, Some("1.")),
            ("1", 1, Some("1.c)")),
            ("1", 1, Some("1.d)")),
            ("1", 2, None),
            ("1", 3, Some("(I)")),
            ("1", 0, Some("2.")),
            ("1", 1, Some("2.c)")),
            ("1", 3, Some("(II)")),
            ("2", 0, Some("3.")),
            ("3", 0, Some("1.")),
            ("3", 0, Some("2.")),
            ("4", 0, Some("C")),
            ("5", 0, None),
            ("0", 0, None),
        ] {
            assert_eq!(numbering.count(list, level).as_deref(), expected, "list {list}, level {level}");
        }
    }

    #[test]
    fn a_text_too_long_for_a_number_is_none() {
        for (length, expected) in [(97, Some(99)), (98, None)] {
            let text = "x".repeat(length);
            let numbering = format!(
                r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1 {text}"/>
                </w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#
            );
            let mut numbering = Numbering::read(&numbering).expect("this is XML");
            assert_eq!(numbering.count("1", 0).map(|shown| shown.len()), expected, "{length} letters");
        }
    }

    #[test]
    fn levels_of_a_list_style_are_taken_over() {
        let numbering = r#"<w:numbering>
            <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Chapters"/></w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Chapters"/>
                <w:lvl w:ilvl="0"><w:pStyle w:val="First"/><w:lvlText w:val="Chapter %1"/></w:lvl>
                <w:lvl w:ilvl="1"><w:pStyle w:val="Second"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Nowhere"/></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(numbering).expect("this is XML");
        assert_eq!(numbering.level_of_style("1", "Second"), Some(1));
        assert_eq!(numbering.level_of_style("1", "Third"), None);
        assert_eq!(numbering.count("1", 0).as_deref(), Some("Chapter 1"));
        assert_eq!(numbering.count("1", 1).as_deref(), Some("1.1"));
        assert_eq!(numbering.count("3", 0), None);
    }
}
