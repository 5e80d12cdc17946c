//! Findings that stand at one place each, while some are taken away, changed and added.

use std::collections::BTreeMap;

use crate::analysis::Finding;
use crate::article::TextRange;

/// How many entries before a place may overlap it: those of the unsure list and quotes may overlap each
/// other.
const MAX_OVERLAPS: usize = 16;

/// Where `finding` stands: its first part, if it has several.
fn place(finding: &impl Finding) -> TextRange {
    finding.range(0).unwrap_or_else(|| TextRange::new(0, 0))
}

/// Where a finding is in its list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// Among those that were found.
    Found(usize),
    /// Among those that the reader added or moved, by its place.
    Added(TextRange),
}

/// The findings of a list.
pub(super) struct Singles<T: Finding> {
    /// In text order; `None` where one was taken away.
    found: Vec<(TextRange, Option<T>)>,
    /// Those that the reader added or moved, by their places.
    added: BTreeMap<TextRange, T>,
}

impl<T: Finding> Singles<T> {
    pub fn new(findings: Vec<T>) -> Self {
        let mut found: Vec<_> =
            findings.into_iter().map(|finding| (place(&finding), Some(finding))).collect();
        found.sort_by_key(|(range, _)| *range);
        Self { found, added: BTreeMap::new() }
    }

    fn overlapping(&self, range: TextRange) -> impl Iterator<Item = (Key, TextRange)> {
        let end = self.found.partition_point(|(place, _)| place.start < range.end);
        let found = (end.saturating_sub(MAX_OVERLAPS)..end).rev();
        let found = found.filter(|&index| self.found[index].1.is_some());
        let found = found.map(|index| (Key::Found(index), self.found[index].0));
        let added = self.added.range(..TextRange::new(range.end, range.end)).rev().take(MAX_OVERLAPS);
        let added = added.map(|(&place, _)| (Key::Added(place), place));
        found.chain(added).filter(move |(_, place)| place.overlaps(range))
    }

    /// The finding at `range`: the one just there or else the only one that overlaps it.
    pub fn at(&self, range: TextRange) -> Option<Key> {
        let all: Vec<(Key, TextRange)> = self.overlapping(range).collect();
        let exact = all.iter().find(|(_, place)| *place == range);
        exact.or(if let [only] = all.as_slice() { Some(only) } else { None }).map(|(key, _)| *key)
    }

    pub fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        match key {
            Key::Found(index) => self.found[index].1.as_mut(),
            Key::Added(place) => self.added.get_mut(&place),
        }
    }

    pub fn take(&mut self, key: Key) -> Option<T> {
        match key {
            Key::Found(index) => self.found[index].1.take(),
            Key::Added(place) => self.added.remove(&place),
        }
    }

    /// Adds `finding` in place of any that it overlaps, or with `may_nest` of any in just its place.
    pub fn insert(&mut self, finding: T, may_nest: bool) {
        let new = place(&finding);
        let overlapped: Vec<(Key, TextRange)> = self.overlapping(new).collect();
        for (key, _) in overlapped.into_iter().filter(|(_, old)| !may_nest || *old == new) {
            self.take(key);
        }
        self.added.insert(new, finding);
    }

    /// Lets the finding `key` be found where it stands now.
    pub fn follow(&mut self, key: Key, may_nest: bool) {
        let old = match key {
            Key::Found(index) => self.found[index].0,
            Key::Added(place) => place,
        };
        if self.get_mut(key).is_some_and(|finding| place(finding) != old)
            && let Some(finding) = self.take(key)
        {
            self.insert(finding, may_nest);
        }
    }

    /// The findings as they are now, in text order.
    pub fn finish(self) -> Vec<T> {
        let mut findings: Vec<T> = self.found.into_iter().filter_map(|(_, finding)| finding).collect();
        findings.extend(self.added.into_values());
        findings.sort_by_key(place);
        findings
    }
}
