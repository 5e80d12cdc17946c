//! Prepares an analysis for the window: every highlight in text order, every list in each of its orders, the words by
//! which the filter finds rows, and what the reader marked.

use std::sync::Arc;

use crate::analysis::{Analysis, EntityKey, Kind, Section};
use crate::article::{Article, TextRange};
use crate::corrections::{Corrections, Kept};
use crate::gui::kinds::{self, Found, InText};
use crate::gui::model::alike::Alike;
use crate::gui::model::likely::Likely;
use crate::gui::model::order::Orders;
use crate::gui::model::own_marks::OwnMarks;
use crate::gui::model::search_text::SearchText;
use crate::gui::model::sorted::{Heading, Sorted};

/// A mention that is highlighted in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The words.
    pub range: TextRange,
    /// The entity that they name.
    pub entity: EntityKey,
    /// The index among that entity's mentions.
    pub mention: usize,
}

/// A stretch of the text with a band behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The words.
    pub range: TextRange,
    /// The list of its finding.
    pub section: Section,
}

/// An analysis with its highlights and its lists.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The analysis.
    pub analysis: Analysis,
    /// The analysis without the reader's corrections; `None` if there are none.
    original: Option<Arc<Analysis>>,
    /// The corrections.
    pub(in crate::gui) kept: Kept,
    /// The words of the rows.
    pub(in crate::gui) search_text: SearchText,
    /// What the reader marked.
    pub own_marks: OwnMarks,
    /// The findings that have a word of a name in common with others.
    pub(in crate::gui) likely: Likely,
    highlights: Vec<Highlight>,
    /// The places of findings without highlights, in text order.
    unhighlighted: Vec<Highlight>,
    /// Those of direct quotes, and those of reported speech.
    bands: [Vec<Band>; 2],
    sorted: Sorted,
    pub(in crate::gui) alike: Alike,
}

impl Findings {
    /// Sorts the mentions and the lists of the `analysis` of `article`.
    #[must_use]
    pub fn new(article: &Article, analysis: Analysis) -> Self {
        let highlights = places(&analysis, true);
        let unhighlighted = places(&analysis, false);
        let likely = Likely::of(article, &analysis);
        let bands = bands(Found { article, analysis: &analysis });
        let search_text = SearchText::new(article, &analysis);
        let alike = Alike::of(Found { article, analysis: &analysis });
        let own_marks = OwnMarks::of(&analysis, &alike);
        let sorted = Sorted::new(article, &analysis, &alike);
        Self {
            analysis,
            original: None,
            kept: Kept::default(),
            search_text,
            own_marks,
            likely,
            highlights,
            unhighlighted,
            bands,
            sorted,
            alike,
        }
    }

    /// The same, with what is `kept`, which corrects nothing yet.
    #[must_use]
    pub fn uncorrected(article: &Article, analysis: Analysis, kept: Kept) -> Self {
        Self { kept, ..Self::new(article, analysis) }
    }

    /// The same for the `analysis` that came of correcting `original` by what is `kept`.
    #[must_use]
    pub fn corrected(article: &Article, analysis: Analysis, original: Arc<Analysis>, kept: Kept) -> Self {
        Self { original: Some(original), kept, ..Self::new(article, analysis) }
    }

    /// The analysis without the reader's corrections.
    #[must_use]
    pub fn original(&self) -> Arc<Analysis> {
        self.original.clone().unwrap_or_else(|| Arc::new(self.analysis.clone()))
    }

    /// The reader's corrections.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.kept.corrections
    }

    /// The rows of `section` as indices of the analysis's list, in the order that `orders` gives the section.
    #[must_use]
    pub fn rows(&self, section: Section, orders: Orders) -> &[usize] {
        self.sorted.rows(&self.analysis, section, orders)
    }

    /// The headings among those rows.
    #[must_use]
    pub fn headings(&self, section: Section, orders: Orders) -> &[Heading] {
        self.sorted.headings(section, orders)
    }

    /// The headings among `rows`, some of those of `section`.
    #[must_use]
    pub fn headings_of(&self, rows: &[usize], section: Section, orders: Orders) -> Vec<Heading> {
        self.sorted.headings_of(rows, section, orders, &self.alike)
    }

    /// The highlights that share a byte with `range`, in text order.
    pub fn highlights_in(&self, range: TextRange) -> impl Iterator<Item = &Highlight> {
        let first = self.highlights.partition_point(|highlight| highlight.range.end <= range.start);
        self.highlights[first..].iter().take_while(move |highlight| highlight.range.start < range.end)
    }

    /// The entry of `section` with a mention of just the words at `range`, the first of several.
    #[must_use]
    pub fn entry_at(&self, section: Section, range: TextRange) -> Option<EntityKey> {
        let is_highlighted = kinds::of(section).in_text().is_highlighted();
        let places = if is_highlighted { &self.highlights } else { &self.unhighlighted };
        let first = places.partition_point(|place| place.range < range);
        let mut here = places[first..].iter().take_while(|place| place.range == range);
        here.find(|place| place.entity.section() == section).map(|place| place.entity)
    }

    /// The bands that share a byte with `range`, in text order: those of reported speech, or those of direct quotes.
    pub fn bands_in(&self, range: TextRange, reported: bool) -> impl Iterator<Item = &Band> {
        let bands = &self.bands[usize::from(reported)];
        let first = bands.partition_point(|band| band.range.end <= range.start);
        bands[first..].iter().take_while(move |band| band.range.start < range.end)
    }

    /// Where the mentions in the row of `target` start, as byte offsets into the text, without copying them.
    pub fn offsets_of(&self, target: EntityKey) -> impl Iterator<Item = usize> {
        let in_row = self.in_row(target);
        let alone = if in_row.is_empty() { self.analysis.entity(target) } else { None };
        let keys = self.analysis.keys_of(target.section());
        let united = in_row.iter().filter_map(|&index| self.analysis.entity(keys[index]));
        alone.into_iter().chain(united).flat_map(|entity| entity.ranges()).map(|range| range.start)
    }

    /// What the row selects in which `target` is listed.
    #[must_use]
    pub fn row_of(&self, target: EntityKey) -> EntityKey {
        let section = target.section();
        let index = self.analysis.index_of(target);
        let row = index.map(|index| self.alike.row_of(section, index)).filter(|row| Some(*row) != index);
        row.map_or(target, |row| self.analysis.keys_of(section)[row])
    }

    /// The findings of the row in which `target` is listed, as indices of the list, if there are several.
    #[must_use]
    pub fn in_row(&self, target: EntityKey) -> &[usize] {
        let index = self.analysis.index_of(target);
        let row = index.map(|index| self.alike.row_of(target.section(), index));
        row.map_or(&[], |row| self.alike.in_row(target.section(), row))
    }
}

/// The places of all mentions whose lists are highlighted in the text, or are not, in text order.
fn places(analysis: &Analysis, highlighted: bool) -> Vec<Highlight> {
    let is_wanted = |section: &Section| kinds::of(*section).in_text().is_highlighted() == highlighted;
    let mut places = Vec::new();
    for entity in Section::ALL.into_iter().filter(is_wanted).flat_map(|section| analysis.entities(section)) {
        let ranges = entity.ranges().enumerate();
        places.extend(ranges.map(|(mention, range)| Highlight { range, entity: entity.key, mention }));
    }
    places.sort_by_key(|place| place.range);
    places
}

/// The bands of what was found: those of direct quotes, then those of reported speech. Each list is in text order and
/// without overlaps.
fn bands(found: Found<'_>) -> [Vec<Band>; 2] {
    let mut lists = [Vec::new(), Vec::new()];
    for section in Kind::ALL.iter().map(|&kind| Section::from(kind)) {
        let kind = kinds::of(section);
        if !matches!(kind.in_text(), InText::Band(_)) {
            continue;
        }
        for entity in found.analysis.entities(section) {
            let list = &mut lists[usize::from(kind.is_reported(found, entity.index))];
            list.extend(entity.ranges().map(|range| Band { range, section }));
        }
    }
    lists.map(without_overlaps)
}

/// `bands` in text order, each without what the ones before it cover.
fn without_overlaps(mut bands: Vec<Band>) -> Vec<Band> {
    bands.sort_by_key(|band| band.range);
    let mut end = 0;
    bands.retain_mut(|band| {
        let start = band.range.start.max(end);
        let is_left = start < band.range.end;
        if is_left {
            band.range = TextRange::new(start, band.range.end);
            end = band.range.end;
        }
        is_left
    });
    bands
}
