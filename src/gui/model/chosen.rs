//! The rows of the side panel that were chosen together, to be corrected at once.

use std::collections::BTreeSet;

use crate::analysis::{Analysis, EntityKey};

/// Rows of one list that were chosen together; none, or at least two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// In the order in which they were chosen.
    keys: Vec<EntityKey>,
    /// The same, to be looked up.
    sorted: BTreeSet<EntityKey>,
}

impl Chosen {
    /// The rows, in the order in which they were chosen.
    #[must_use]
    pub fn keys(&self) -> &[EntityKey] {
        &self.keys
    }

    /// Whether `key` is one of them.
    #[must_use]
    pub fn contains(&self, key: EntityKey) -> bool {
        self.sorted.contains(&key)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Chooses none.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Chooses `key` as well, or not any more; `selected` counts as the first if it is of the same list.
    pub fn toggle(&mut self, key: EntityKey, selected: Option<EntityKey>) {
        self.begin(key, selected);
        match self.keys.iter().position(|chosen| *chosen == key) {
            Some(place) if self.keys.len() > 1 => {
                self.keys.remove(place);
            }
            Some(_) => {}
            None => self.keys.push(key),
        }
        self.settle(selected);
    }

    /// Chooses the rows from the first that was chosen to `key`, in the order `shown`.
    pub fn extend(&mut self, key: EntityKey, selected: Option<EntityKey>, shown: &[EntityKey]) {
        self.begin(key, selected);
        let first = self.keys.first().copied().unwrap_or(key);
        let place = |wanted| shown.iter().position(|shown| *shown == wanted);
        let (Some(from), Some(to)) = (place(first), place(key)) else { return self.settle(selected) };
        self.keys = if from <= to {
            shown[from..=to].to_vec()
        } else {
            shown[to..=from].iter().rev().copied().collect()
        };
        self.settle(selected);
    }

    /// Leaves out what is not in `analysis` any more.
    pub fn keep_known(&mut self, analysis: &Analysis) {
        self.keys.retain(|key| analysis.entity(*key).is_some());
        self.settle(None);
    }

    /// Makes room for rows of the list of `key`, beginning with the `selected` one.
    fn begin(&mut self, key: EntityKey, selected: Option<EntityKey>) {
        self.keys.retain(|chosen| chosen.section() == key.section());
        if self.keys.is_empty() {
            self.keys.extend(selected.filter(|selected| selected.section() == key.section()));
        }
    }

    /// One row that is selected anyway is no choice of several.
    fn settle(&mut self, selected: Option<EntityKey>) {
        if self.keys.len() < 2 && (selected.is_none() || self.keys.first().copied() == selected) {
            self.keys.clear();
        }
        self.sorted = self.keys.iter().copied().collect();
    }
}
