//! An analysis made ready for the window: every highlight in text order, every list in each of its orders, and the
//! words by which rows are found.

use crate::analysis::{Analysis, EntityId, EntityKind, Mention};
use crate::article::{Article, TextRange};
use crate::gui::model::order::Orders;
use crate::gui::model::search_text::SearchText;
use crate::gui::model::sections::Section;
use crate::gui::model::sorted::Sorted;

/// What can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An entity of the analysis.
    Entity(EntityId),
    /// A place that was seen and left out, by its place in that list.
    Unsure(usize),
}

impl Target {
    /// The target for the entity of `kind` at `index`.
    #[must_use]
    pub fn entity(kind: EntityKind, index: usize) -> Self {
        Self::Entity(EntityId { kind, index })
    }

    /// The kind of highlight that it has.
    #[must_use]
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Entity(id) => id.kind,
            Self::Unsure(_) => EntityKind::Caption,
        }
    }
}

/// A mention as it is highlighted in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The words.
    pub range: TextRange,
    /// The entity that they name.
    pub entity: EntityId,
    /// The place among that entity's mentions, from 0.
    pub mention: usize,
}

/// An analysis with its highlights and its lists.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The analysis.
    pub analysis: Analysis,
    /// The words of the rows.
    pub(in crate::gui) search_text: SearchText,
    highlights: Vec<Highlight>,
    sorted: Sorted,
}

impl Findings {
    /// Sorts the mentions and the lists of the `analysis` of `article`. Captions are set apart and not highlighted.
    #[must_use]
    pub fn new(article: &Article, analysis: Analysis) -> Self {
        let mut highlights = Vec::new();
        let mut add = |kind, index, mention, range| {
            highlights.push(Highlight { range, entity: EntityId { kind, index }, mention });
        };
        for (index, person) in analysis.people.iter().enumerate() {
            for (mention, place) in person.mentions.iter().enumerate() {
                add(EntityKind::Person, index, mention, place.mention.range);
            }
        }
        for (index, country) in analysis.countries.iter().enumerate() {
            for (mention, place) in country.mentions.iter().enumerate() {
                add(EntityKind::Country, index, mention, place.mention.range);
            }
        }
        for (index, statistic) in analysis.statistics.iter().enumerate() {
            add(EntityKind::Statistic, index, 0, statistic.range);
        }
        highlights.sort_by_key(|highlight| highlight.range);
        let search_text = SearchText::new(article, &analysis);
        let sorted = Sorted::new(&analysis);
        Self { analysis, search_text, highlights, sorted }
    }

    /// The rows of `section` as places in the list of the analysis, in the order that `orders` gives it.
    #[must_use]
    pub fn rows(&self, section: Section, orders: Orders) -> &[usize] {
        self.sorted.rows(&self.analysis, section, orders)
    }

    /// The highlights that share a byte with `range`, in text order.
    pub fn highlights_in(&self, range: TextRange) -> impl Iterator<Item = &Highlight> {
        let first = self.highlights.partition_point(|highlight| highlight.range.end <= range.start);
        self.highlights[first..].iter().take_while(move |highlight| highlight.range.start < range.end)
    }

    /// The mentions of `target`, in text order; empty where there is no such target.
    #[must_use]
    pub fn mentions_of(&self, article: &Article, target: Target) -> Vec<Mention> {
        match target {
            Target::Entity(id) => self.analysis.mentions_of(article, id),
            Target::Unsure(index) => self
                .analysis
                .unsure
                .get(index)
                .map(|unsure| Mention::in_block(article, unsure.block, unsure.range))
                .into_iter()
                .collect(),
        }
    }

    /// Where the mentions of `target` start, as bytes of the text, without copying them.
    #[must_use]
    pub fn offsets_of(&self, target: Target) -> Box<dyn Iterator<Item = usize> + '_> {
        let analysis = &self.analysis;
        match target {
            Target::Entity(EntityId { kind: EntityKind::Person, index }) => Box::new(
                analysis
                    .people
                    .get(index)
                    .into_iter()
                    .flat_map(|person| person.mentions.iter().map(|place| place.mention.range.start)),
            ),
            Target::Entity(EntityId { kind: EntityKind::Country, index }) => {
                Box::new(
                    analysis.countries.get(index).into_iter().flat_map(|country| {
                        country.mentions.iter().map(|mention| mention.mention.range.start)
                    }),
                )
            }
            Target::Entity(EntityId { kind: EntityKind::Statistic, index }) => {
                Box::new(analysis.statistics.get(index).map(|statistic| statistic.range.start).into_iter())
            }
            Target::Entity(EntityId { kind: EntityKind::Caption, index }) => {
                Box::new(analysis.captions.get(index).map(|caption| caption.range.start).into_iter())
            }
            Target::Unsure(index) => {
                Box::new(analysis.unsure.get(index).map(|unsure| unsure.range.start).into_iter())
            }
        }
    }
}
