//! Names for whatever can be selected.

use super::{Analysis, Mention};
use crate::article::{Article, BlockIndex, TextRange};

/// The sorts of thing that an analysis lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A country.
    Country,
    /// A statistic.
    Statistic,
    /// An image caption.
    Caption,
}

/// One thing that an analysis lists: its kind and its place in that kind's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId {
    /// The list.
    pub kind: EntityKind,
    /// The place in the list, from 0.
    pub index: usize,
}

impl Analysis {
    /// The mentions of the entity `id`, in text order; empty where there is no such entity.
    #[must_use]
    pub fn mentions_of(&self, article: &Article, id: EntityId) -> Vec<Mention> {
        let one = |block: BlockIndex, range: TextRange| vec![Mention::in_block(article, block, range)];
        match id.kind {
            EntityKind::Person => self
                .people
                .get(id.index)
                .map(|person| person.mentions.iter().map(|mention| mention.mention).collect()),
            EntityKind::Country => self
                .countries
                .get(id.index)
                .map(|country| country.mentions.iter().map(|mention| mention.mention).collect()),
            EntityKind::Statistic => {
                self.statistics.get(id.index).map(|statistic| one(statistic.block, statistic.range))
            }
            EntityKind::Caption => {
                self.captions.get(id.index).map(|caption| one(caption.block, caption.range))
            }
        }
        .unwrap_or_default()
    }

    /// How many entities of `kind` there are.
    #[must_use]
    pub fn count_of(&self, kind: EntityKind) -> usize {
        match kind {
            EntityKind::Person => self.people.len(),
            EntityKind::Country => self.countries.len(),
            EntityKind::Statistic => self.statistics.len(),
            EntityKind::Caption => self.captions.len(),
        }
    }
}
