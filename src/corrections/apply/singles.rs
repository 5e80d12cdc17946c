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

    /// The findings that begin before the end of `range` and may reach into it, with their places.
    fn near(&self, range: TextRange) -> impl Iterator<Item = (Key, TextRange, &T)> {
        let end = self.found.partition_point(|(place, _)| place.start < range.end);
        let found = (end.saturating_sub(MAX_OVERLAPS)..end).rev().filter_map(|index| {
            let (place, finding) = &self.found[index];
            Some((Key::Found(index), *place, finding.as_ref()?))
        });
        let added = self.added.range(..TextRange::new(range.end, range.end)).rev().take(MAX_OVERLAPS);
        found.chain(added.map(|(&place, finding)| (Key::Added(place), place, finding)))
    }

    fn overlapping(&self, range: TextRange) -> impl Iterator<Item = (Key, TextRange)> {
        let near = self.near(range).map(|(key, place, _)| (key, place));
        near.filter(move |(_, place)| place.overlaps(range))
    }

    /// The finding at `range`: the one just there or else the only one that overlaps it.
    pub fn at(&self, range: TextRange) -> Option<Key> {
        let all: Vec<(Key, TextRange)> = self.overlapping(range).collect();
        let exact = all.iter().find(|(_, place)| *place == range);
        exact.or(if let [only] = all.as_slice() { Some(only) } else { None }).map(|(key, _)| *key)
    }

    /// The finding of which just the words at `range` are a part.
    pub fn part_at(&self, range: TextRange) -> Option<Key> {
        let is_part =
            |finding: &T| (0..finding.mention_count()).any(|part| finding.range(part) == Some(range));
        self.near(range).find(|(_, _, finding)| is_part(finding)).map(|(key, ..)| key)
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
