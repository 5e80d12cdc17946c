//! What to select again once a changed article has been analysed anew.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::analysis::{Analysis, Entity, EntityKey};
use crate::article::TextRange;

/// What was selected in an article that is being analysed anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reselect {
    /// What was selected.
    pub key: EntityKey,
    /// How many entities of the old article had the same first words.
    pub namesakes: usize,
    /// The place of each of its mentions in the new article, if its block was kept.
    pub mentions: Vec<Option<TextRange>>,
    /// The mention last jumped to.
    pub focused: usize,
}

impl Reselect {
    /// Finds it among the new findings, with the mention to go to.
    ///
    /// Among entities with the same first words, takes the one with most of the old mentions; if no mention was kept,
    /// the one at the same index, provided there are as many as before. Failing that, takes the entity of the section
    /// with most of the old mentions, since the words change with the first mention.
    #[must_use]
    pub fn find(&self, analysis: &Analysis) -> Option<(EntityKey, usize)> {
        let kept: HashSet<TextRange> = self.mentions.iter().copied().flatten().collect();
        let namesakes = || analysis.namesakes_of(self.key);
        let found = most(namesakes(), &kept)
            .or_else(|| analysis.entity(self.key).filter(|_| namesakes().count() == self.namesakes))
            .or_else(|| most(analysis.entities(self.key.section()), &kept))?;
        let focused = self.mentions.get(self.focused).copied().flatten();
        let at = focused.and_then(|range| found.ranges().position(|other| other == range));
        Some((found.key, at.unwrap_or_else(|| self.focused.min(found.mention_count() - 1))))
    }
}

/// The entity in `entities` with the most mentions at `places`, the first of equals; `None` if none has any.
fn most<'a>(entities: impl Iterator<Item = Entity<'a>>, places: &HashSet<TextRange>) -> Option<Entity<'a>> {
    let count = |entity: &Entity<'_>| entity.ranges().filter(|range| places.contains(range)).count();
    let counted = entities.map(|entity| (count(&entity), entity)).filter(|(count, _)| *count > 0);
    counted.min_by_key(|(count, _)| Reverse(*count)).map(|(_, entity)| entity)
}
