//! The filter of the side panel: the text typed, and the rows that match it.

use crate::analysis::Section;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::findings::Findings;
use crate::gui::model::order::Orders;
use crate::gui::model::search_text::folded;
use crate::gui::model::sections::SectionMap;
use crate::gui::model::sorted::Heading;

/// The text typed to filter the side panel of one article, and the rows that match.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The text typed.
    pub text: String,
    /// Whether the box has yet to be given the keyboard.
    pub wants_focus: bool,
    /// Whether the cursor of the box has yet to be moved to the end of the text.
    pub wants_cursor_at_end: bool,
    /// Whether the keyboard should move from the box to the first row.
    pub goes_to_rows: bool,
    /// Whether the box had the keyboard in the last pass.
    pub has_focus: bool,
    /// The text, order and analysis that the rows were chosen for.
    made_for: Option<(ArticleKey, Orders, String)>,
    /// The rows that match.
    matching: SectionMap<Vec<usize>>,
    /// The headings among them.
    headings: SectionMap<Vec<Heading>>,
    /// How many findings those rows have.
    counts: SectionMap<usize>,
    /// The sections that the reader closed since the text was typed.
    closed: SectionMap<bool>,
}

impl Filter {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !folded(&self.text).trim().is_empty()
    }

    /// Chooses the rows again if the text, the order or the analysis changed. `key` names the article of `findings`.
    pub fn update(&mut self, key: ArticleKey, findings: &Findings, orders: Orders) {
        let is_current = self.made_for.as_ref().is_some_and(|(for_key, for_orders, text)| {
            (*for_key, *for_orders) == (key, orders) && *text == self.text
        });
        if is_current {
            return;
        }
        if self.made_for.as_ref().is_none_or(|(_, _, text)| *text != self.text) {
            self.closed = SectionMap::default();
        }
        self.made_for = Some((key, orders, self.text.clone()));
        if !self.is_on() {
            self.clear_rows();
            self.count(findings, orders);
            return;
        }
        let typed = folded(&self.text);
        let words: Vec<&str> = typed.split_whitespace().collect();
        self.matching = SectionMap::of(|section| {
            let texts = findings.search_text.of(section);
            let says = |index: usize| words.iter().all(|word| texts[index].contains(word));
            let matches = |row: &usize| {
                says(*row) || findings.alike.in_row(section, *row).iter().any(|&index| says(index))
            };
            findings.rows(section, orders).iter().copied().filter(matches).collect()
        });
        let matching = &self.matching;
        self.headings =
            SectionMap::of(|section| findings.headings_of(matching.get(section), section, orders));
        self.count(findings, orders);
    }

    /// Counts the findings of the rows that are shown, once for many passes.
    fn count(&mut self, findings: &Findings, orders: Orders) {
        self.counts =
            SectionMap::of(|section| findings.alike.count(section, self.rows(findings, section, orders)));
    }

    fn clear_rows(&mut self) {
        (self.matching, self.headings) = (SectionMap::default(), SectionMap::default());
    }

    /// Forgets the rows, since they were chosen from findings that are no longer shown.
    pub fn forget_rows(&mut self) {
        self.made_for = None;
        self.clear_rows();
    }

    /// The rows of `section` that are shown: all of them if the filter is off.
    #[must_use]
    pub fn rows<'a>(&'a self, findings: &'a Findings, section: Section, orders: Orders) -> &'a [usize] {
        if self.is_on() { self.matching.get(section) } else { findings.rows(section, orders) }
    }

    /// How many findings those rows have, as of the last update.
    #[must_use]
    pub fn count_of(&self, section: Section) -> usize {
        *self.counts.get(section)
    }

    /// The headings among those rows.
    #[must_use]
    pub fn headings<'a>(&'a self, findings: &'a Findings, section: Section, orders: Orders) -> &'a [Heading] {
        if self.is_on() { self.headings.get(section) } else { findings.headings(section, orders) }
    }

    /// Whether `section` is open: it is if it has rows that match, until the reader closes it, or else if it `usually` is.
    #[must_use]
    pub fn opens(&self, section: Section, usually: bool) -> bool {
        if !self.is_on() {
            return usually;
        }
        !self.closed.get(section) && (usually || !self.matching.get(section).is_empty())
    }

    /// Opens `section` again if the reader closed it.
    pub fn open(&mut self, section: Section) {
        self.closed.set(section, false);
    }

    /// Closes `section` if it is open, and opens it if it is closed, until the text changes. Does so only if the section has
    /// rows that match; returns whether it has.
    pub fn toggle(&mut self, section: Section) -> bool {
        let decides = self.is_on() && !self.matching.get(section).is_empty();
        if decides {
            self.closed.set(section, !self.closed.get(section));
        }
        decides
    }
}
