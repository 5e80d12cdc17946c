//! The rows of the side panel that were chosen together, to be corrected at once.

use crate::analysis::{Analysis, EntityKey};

/// Rows of one list that were chosen together; none, or at least two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Vec<EntityKey>);

impl Chosen {
    /// The rows, in the order in which they were chosen.
    #[must_use]
    pub fn keys(&self) -> &[EntityKey] {
        &self.0
    }

    /// Whether `key` is one of them.
    #[must_use]
    pub fn contains(&self, key: EntityKey) -> bool {
        self.0.contains(&key)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Chooses none.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Chooses `key` as well, or not any more; `selected` counts as the first if it is of the same list.
    pub fn toggle(&mut self, key: EntityKey, selected: Option<EntityKey>) {
        self.begin(key, selected);
        match self.0.iter().position(|chosen| *chosen == key) {
            Some(place) if self.0.len() > 1 => {
                self.0.remove(place);
            }
            Some(_) => {}
            None => self.0.push(key),
        }
        self.settle(selected);
    }

    /// Chooses the rows from the first that was chosen to `key`, in the order `shown`.
    pub fn extend(&mut self, key: EntityKey, selected: Option<EntityKey>, shown: &[EntityKey]) {
        self.begin(key, selected);
        let first = self.0.first().copied().unwrap_or(key);
        let place = |wanted| shown.iter().position(|shown| *shown == wanted);
        let (Some(from), Some(to)) = (place(first), place(key)) else { return };
        self.0 = if from <= to {
            shown[from..=to].to_vec()
        } else {
            shown[to..=from].iter().rev().copied().collect()
        };
        self.settle(selected);
    }

    /// Leaves out what is not in `analysis` any more.
    pub fn keep_known(&mut self, analysis: &Analysis) {
        self.0.retain(|key| analysis.entity(*key).is_some());
        self.settle(None);
    }

    /// Makes room for rows of the list of `key`, beginning with the `selected` one.
    fn begin(&mut self, key: EntityKey, selected: Option<EntityKey>) {
        self.0.retain(|chosen| chosen.section() == key.section());
        if self.0.is_empty() {
            self.0.extend(selected.filter(|selected| selected.section() == key.section()));
        }
    }

    /// One row that is selected anyway is no choice of several.
    fn settle(&mut self, selected: Option<EntityKey>) {
        if self.0.len() < 2 && (selected.is_none() || self.0.first().copied() == selected) {
            self.0.clear();
        }
    }
}
