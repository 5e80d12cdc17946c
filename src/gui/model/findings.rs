//! An analysis made ready for the window: every highlight in text order, every list in each of its orders, and the
//! words by which rows are found.

use crate::analysis::{Analysis, EntityKey, Kind, Mention, Section as List};
use crate::article::{Article, TextRange};
use crate::gui::model::order::Orders;
use crate::gui::model::search_text::SearchText;
use crate::gui::model::sections::Section;
use crate::gui::model::sorted::Sorted;

/// One thing that an analysis lists: its kind and its place in that kind's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId {
    /// The list.
    pub kind: Kind,
    /// The place in the list, from 0.
    pub index: usize,
}

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
    pub fn entity(kind: Kind, index: usize) -> Self {
        Self::Entity(EntityId { kind, index })
    }

    /// The target that `key` names in `analysis`.
    #[must_use]
    pub fn of_key(analysis: &Analysis, key: EntityKey) -> Option<Self> {
        let index = analysis.index_of(key)?;
        Some(key.kind().map_or(Self::Unsure(index), |kind| Self::entity(kind, index)))
    }

    /// The key of the target in `analysis`, the one that it is of.
    #[must_use]
    pub fn key(self, analysis: &Analysis) -> Option<EntityKey> {
        match self {
            Self::Entity(EntityId { kind, index }) => analysis.keys_of(kind).get(index).copied(),
            Self::Unsure(index) => analysis.keys_of(List::Unsure).get(index).copied(),
        }
    }

    /// The kind of highlight that it has.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Entity(id) => id.kind,
            Self::Unsure(_) => Kind::Caption,
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
                add(Kind::Person, index, mention, place.mention.range);
            }
        }
        for (index, country) in analysis.countries.iter().enumerate() {
            for (mention, place) in country.mentions.iter().enumerate() {
                add(Kind::Country, index, mention, place.mention.range);
            }
        }
        for (index, statistic) in analysis.statistics.iter().enumerate() {
            add(Kind::Statistic, index, 0, statistic.range);
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
        let key = target.key(&self.analysis);
        key.map(|key| self.analysis.mentions_of(article, key)).unwrap_or_default()
    }

    /// Where the mentions of `target` start, as bytes of the text, without copying them.
    pub fn offsets_of(&self, target: Target) -> impl Iterator<Item = usize> {
        let entity = target.key(&self.analysis).and_then(|key| self.analysis.entity(key));
        entity.into_iter().flat_map(|entity| entity.ranges()).map(|range| range.start)
    }
}
