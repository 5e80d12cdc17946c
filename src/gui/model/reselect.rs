//! What to select again once a changed article has been analysed anew.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::EntityKey;
use crate::article::TextRange;
use crate::gui::model::findings::Findings;

/// The most mentions by which an entity is known again, and the most rows that are asked: the window must not stand still.
pub(super) const MOST_COMPARED: usize = 1000;

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
    pub fn find(&self, findings: &Findings) -> Option<(EntityKey, usize)> {
        let analysis = &findings.analysis;
        let owners = self.owners(findings);
        let is_as_before = || analysis.namesakes_of(self.key).count() == self.namesakes;
        let key = most(owners.iter().filter(|(owner, _)| owner.is_namesake_of(self.key)))
            .or_else(|| Some(self.key).filter(|key| analysis.entity(*key).is_some() && is_as_before()))
            .or_else(|| most(owners.iter()))?;
        let found = analysis.entity(key)?;
        let focused = self.mentions.get(self.focused).copied().flatten();
        let at = focused.and_then(|range| found.ranges().position(|other| other == range));
        Some((key, at.unwrap_or_else(|| self.focused.min(found.mention_count() - 1))))
    }

    /// The entities of the section that have old mentions now, each with their number, in the order of their list.
    fn owners(&self, findings: &Findings) -> Vec<(EntityKey, usize)> {
        let mut counts: BTreeMap<EntityKey, usize> = BTreeMap::new();
        for range in self.mentions.iter().flatten().take(MOST_COMPARED) {
            if let Some(owner) = findings.entry_at(self.key.section(), *range) {
                *counts.entry(owner).or_default() += 1;
            }
        }
        let mut owners: Vec<(EntityKey, usize)> = counts.into_iter().collect();
        owners.sort_by_key(|(owner, _)| findings.analysis.index_of(*owner));
        owners
    }
}

/// The owner of the most mentions, the first of equals.
fn most<'a>(owners: impl Iterator<Item = &'a (EntityKey, usize)>) -> Option<EntityKey> {
    owners.min_by_key(|(_, count)| Reverse(*count)).map(|(owner, _)| *owner)
}
