//! The row that takes the place of one that a correction took away.

use crate::analysis::EntityKey;
use crate::article::TextRange;
use crate::gui::model::findings::Findings;
use crate::gui::model::order::Orders;
use crate::gui::model::reselect::MOST_COMPARED;

impl Findings {
    /// The entry of `later` findings with mentions of `row`, which is one of these.
    #[must_use]
    pub fn heir(&self, row: EntityKey, later: &Self) -> Option<EntityKey> {
        let heirs = || self.ranges_of(row).filter_map(|range| later.entry_at(row.section(), range));
        heirs().find(|heir| *heir == row).or_else(|| heirs().next())
    }

    /// The row of `later` findings that stands where `row` stands in these, which `orders` put in order: its heir, or else
    /// the next one that is still there, or the one before.
    #[must_use]
    pub fn successor(&self, row: EntityKey, later: &Self, orders: Orders) -> Option<EntityKey> {
        if let Some(heir) = self.heir(row, later) {
            return Some(heir);
        }
        let keys = self.analysis.keys_of(row.section());
        let rows = self.rows(row.section(), orders);
        let index = self.analysis.index_of(row)?;
        let place = rows.iter().position(|shown| *shown == index)?;
        // A key may name another entry since one with the same words is gone, so that places decide.
        let there = |shown: &usize| self.heir(keys[*shown], later);
        let after = rows[place + 1..].iter().take(MOST_COMPARED).find_map(there);
        after.or_else(|| rows[..place].iter().rev().take(MOST_COMPARED).find_map(there))
    }

    /// The places of the first mentions of `key`.
    fn ranges_of(&self, key: EntityKey) -> impl Iterator<Item = TextRange> {
        let entity = self.analysis.entity(key);
        entity.into_iter().flat_map(|entity| entity.ranges()).take(MOST_COMPARED)
    }
}
