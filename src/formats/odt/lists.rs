//! The numbers of lists in an `OpenDocument` text: list styles, and the current numbers of each list.

use std::collections::HashMap;

use super::super::document_problem::DocumentProblem;
use super::super::list_number::{Numerals, around};
use super::super::xml::{Element, Xml};

/// The number of levels in a list style.
const LEVELS: usize = 10;

/// The current numbers of the levels of a list.
type Counts = [Option<i32>; LEVELS];

/// The list styles of a document and its open lists.
#[derive(Default)]
pub(super) struct Lists {
    styles: HashMap<String, [Level; LEVELS]>,
    open: Vec<OpenList>,
    /// The counts of the outermost open list.
    counts: Counts,
    /// The counts of lists that have ended, by style and by identifier.
    ended: HashMap<String, Counts>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<i32>,
    /// `None` where entries have a bullet or no mark.
    numerals: Option<Numerals>,
    prefix: String,
    suffix: String,
    /// How many levels are shown, of which this is the last.
    shown_levels: usize,
}

#[derive(Default)]
struct OpenList {
    style: String,
    id: Option<String>,
    /// Whether an entry has begun that has no number yet.
    is_entry_due: bool,
    /// The number that this entry gives for itself.
    said: Option<i32>,
}

impl Lists {
    /// Reads the list style that `element` has just started.
    pub fn add_style(&mut self, element: &Element, xml: &mut Xml) -> Result<(), DocumentProblem> {
        let depth = xml.depth();
        let mut levels: [Level; LEVELS] = Default::default();
        while let Some(level) = xml.next_inside(depth)? {
            let index = level.attribute("level").and_then(|level| level.parse::<usize>().ok());
            let place = index.and_then(|index| levels.get_mut(index.checked_sub(1)?));
            if level.name() == "list-level-style-number"
                && let Some(place) = place
            {
                *place = read_level(&level);
            }
        }
        self.styles.insert(element.attribute("name").unwrap_or_default(), levels);
        Ok(())
    }

    /// Begins the list that `element` starts.
    pub fn open(&mut self, element: &Element) {
        let named = element.attribute("style-name");
        let style = named.or_else(|| self.open.last().map(|list| list.style.clone())).unwrap_or_default();
        let continued = element.attribute("continue-list");
        let goes_on = element.has("continue-numbering", "true");
        if self.open.is_empty() {
            let earlier = continued.as_ref().or(goes_on.then_some(&style));
            self.counts = earlier.and_then(|key| self.ended.get(key)).copied().unwrap_or_default();
        } else if !goes_on {
            self.forget_from(self.open.len());
        }
        self.open.push(OpenList { style, id: element.attribute("xml:id"), ..OpenList::default() });
    }

    /// Ends the innermost list.
    pub fn close(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if self.open.is_empty() {
            self.ended.insert(list.style, self.counts);
            self.ended.extend(list.id.map(|id| (id, self.counts)));
        }
    }

    /// Begins the entry that `element` starts.
    pub fn begin_entry(&mut self, element: &Element) {
        if let Some(list) = self.open.last_mut() {
            list.is_entry_due = true;
            list.said = element.attribute("start-value").and_then(|value| value.parse().ok());
        }
    }

    /// Counts the entry that has begun, and returns the number shown before its words; `None` if it is not a number,
    /// and for further paragraphs of an entry.
    pub fn count(&mut self) -> Option<String> {
        let index = self.open.len().checked_sub(1).filter(|&index| index < LEVELS)?;
        let list = self.open.last_mut().filter(|list| list.is_entry_due)?;
        list.is_entry_due = false;
        let said = list.said;
        let levels = self.styles.get(&list.style)?;
        let start = |index: usize| levels[index].start.unwrap_or(1);
        let next = self.counts[index].map_or(start(index), |count| count.saturating_add(1));
        self.counts[index] = Some(said.unwrap_or(next));
        let level = &levels[index];
        let outermost = (index + 1).saturating_sub(level.shown_levels.max(1));
        let number = |index: usize| {
            let count = self.counts[index].unwrap_or_else(|| start(index));
            levels[index].numerals.map(|numerals| numerals.write(count))
        };
        let shown = level.numerals.map(|_| {
            let numbers: Vec<String> = (outermost..=index).filter_map(number).collect();
            format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned()
        });
        self.forget_from(index + 1);
        shown
    }

    fn forget_from(&mut self, index: usize) {
        self.counts.iter_mut().skip(index).for_each(|count| *count = None);
    }
}

fn read_level(element: &Element) -> Level {
    let number = |name: &str| element.attribute(name).and_then(|value| value.parse().ok());
    let text = |name: &str| element.attribute(name).unwrap_or_default();
    let format = text("num-format");
    let numerals = match Numerals::by_first(&format) {
        Numerals::Letters { upper } if element.has("num-letter-sync", "true") => {
            Numerals::RepeatedLetters { upper }
        }
        numerals => numerals,
    };
    Level {
        start: number("start-value"),
        numerals: (!format.is_empty()).then_some(numerals),
        prefix: around(element.attribute("num-prefix")),
        suffix: around(element.attribute("num-suffix")),
        shown_levels: element.attribute("display-levels").and_then(|count| count.parse().ok()).unwrap_or(1),
    }
}
