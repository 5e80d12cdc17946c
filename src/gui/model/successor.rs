//! The row that takes the place of one that a correction took away.

use std::collections::{HashMap, HashSet};

use crate::analysis::EntityKey;
use crate::article::TextRange;
use crate::gui::model::findings::Findings;
use crate::gui::model::order::Orders;

impl Findings {
    /// The entry of `later` findings with mentions of `row`, which is one of these.
    #[must_use]
    pub fn heir(&self, row: EntityKey, later: &Self) -> Option<EntityKey> {
        let own: HashSet<TextRange> = self.ranges_of(row).collect();
        let has_own = |key: EntityKey| later.ranges_of(key).any(|range| own.contains(&range));
        let same = Some(row).filter(|row| has_own(*row));
        let keys = || later.analysis.keys_of(row.section()).iter().copied();
        same.or_else(|| keys().find(|key| has_own(*key)))
    }

    /// The row of `later` findings that stands where `row` stands in these, which `orders` put in order: its heir, or else
    /// the next one that is still there, or the one before.
    #[must_use]
    pub fn successor(&self, row: EntityKey, later: &Self, orders: Orders) -> Option<EntityKey> {
        if let Some(heir) = self.heir(row, later) {
            return Some(heir);
        }
        let section = row.section();
        let keys = self.analysis.keys_of(section);
        let shown: Vec<EntityKey> = self.rows(section, orders).iter().map(|&row| keys[row]).collect();
        let place = shown.iter().position(|shown| *shown == row)?;
        // A key may name another entry since one with the same words is gone, so that places decide.
        let later_keys = later.analysis.keys_of(section).iter();
        let by_place: HashMap<TextRange, EntityKey> =
            later_keys.flat_map(|&key| later.ranges_of(key).map(move |range| (range, key))).collect();
        let there = |key: &EntityKey| self.ranges_of(*key).find_map(|range| by_place.get(&range).copied());
        let after = shown[place + 1..].iter().find_map(there);
        after.or_else(|| shown[..place].iter().rev().find_map(there))
    }

    fn ranges_of(&self, key: EntityKey) -> impl Iterator<Item = TextRange> {
        self.analysis.entity(key).into_iter().flat_map(|entity| entity.ranges())
    }
}
