//! Findings with several mentions each, while places change hands between them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::kinds::named::Named;
use super::places::Spot;
use super::report::{Done, NO_TARGET, NOT_LISTED};
use crate::analysis::{Field, Mention};
use crate::article::{Article, BlockIndex, TextRange};
use crate::text::name_key;

/// A mention, and the number of its finding.
struct Slot<P> {
    range: TextRange,
    block: BlockIndex,
    /// `None` if it was removed.
    owner: Option<usize>,
    place: P,
}

/// Where a mention is in a ledger.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// Among those that were found.
    Found(usize),
    /// Among those that the reader added, by its first byte.
    Added(usize),
}

/// The findings of a list.
pub(super) struct Ledger<F: Named> {
    /// Without their mentions.
    findings: Vec<F>,
    /// The finding that each was merged into: itself, if into none.
    into: Vec<usize>,
    is_removed: Vec<bool>,
    /// How many there were at first.
    count: usize,
    /// The mentions that were found, in text order.
    found: Vec<Slot<F::Place>>,
    /// The mentions that the reader added, by their first byte.
    added: BTreeMap<usize, Slot<F::Place>>,
    /// The mentions that each finding was ever given, whoever has them now.
    given: Vec<Vec<Key>>,
    /// The findings by the keys of the names that they ever had, from the first question on.
    called: Option<HashMap<String, Vec<usize>>>,
    /// The places that each finding lost, and an empty list for one that gained some.
    left: HashMap<usize, Vec<TextRange>>,
    /// The blocks in which mentions changed.
    pub touched: BTreeSet<BlockIndex>,
}

impl<F: Named> Ledger<F> {
    pub fn new(mut findings: Vec<F>) -> Self {
        let mut found = Vec::new();
        for (owner, finding) in findings.iter_mut().enumerate() {
            found.extend(std::mem::take(finding.places()).into_iter().map(|place| {
                let Mention { range, block, .. } = F::mention(&place);
                Slot { range, block, owner: Some(owner), place }
            }));
        }
        found.sort_by_key(|slot| slot.range);
        let count = findings.len();
        let mut given = vec![Vec::new(); count];
        for (index, owner) in found.iter().enumerate().filter_map(|(index, slot)| Some((index, slot.owner?)))
        {
            given[owner].push(Key::Found(index));
        }
        Self {
            given,
            called: None,
            into: (0..count).collect(),
            is_removed: vec![false; count],
            count,
            findings,
            found,
            added: BTreeMap::new(),
            left: HashMap::new(),
            touched: BTreeSet::new(),
        }
    }

    /// The finding itself, that of all that were merged into it.
    fn root(&self, mut finding: usize) -> usize {
        while self.into[finding] != finding {
            finding = self.into[finding];
        }
        finding
    }

    fn slot(&self, key: Key) -> &Slot<F::Place> {
        match key {
            Key::Found(index) => &self.found[index],
            Key::Added(start) => &self.added[&start],
        }
    }

    /// The finding that the mention `key` belongs to, if it does.
    pub fn owner(&self, key: Key) -> Option<usize> {
        let owner = self.root(self.slot(key).owner?);
        (!self.is_removed[owner]).then_some(owner)
    }

    /// The mentions that overlap `range`, in no order.
    fn overlapping(&self, range: TextRange) -> impl Iterator<Item = Key> {
        let first = self.found.partition_point(|slot| slot.range.end <= range.start);
        let found =
            (first..self.found.len()).take_while(move |&index| self.found[index].range.start < range.end);
        let added =
            self.added.range(..range.end).rev().take_while(move |(_, slot)| slot.range.end > range.start);
        let keys = found.map(Key::Found).chain(added.map(|(&start, _)| Key::Added(start)));
        keys.filter(|&key| self.owner(key).is_some())
    }

    /// The mention at `range`: the one just there or else the only one that overlaps it.
    pub fn at(&self, range: TextRange) -> Option<Key> {
        let mut keys = self.overlapping(range);
        let first = keys.next()?;
        let rest: Vec<Key> = keys.collect();
        let exact = std::iter::once(&first).chain(&rest).find(|&&key| self.slot(key).range == range).copied();
        exact.or_else(|| rest.is_empty().then_some(first))
    }

    /// Whether just the words at `range` are a mention.
    pub fn is_listed(&self, range: TextRange) -> bool {
        self.at(range).is_some_and(|key| self.slot(key).range == range)
    }

    /// The finding mentioned at `range`.
    pub fn finding_at(&self, range: TextRange) -> Option<usize> {
        self.owner(self.at(range)?)
    }

    /// The findings mentioned at `spots`, in the order of their first places.
    pub fn findings_at(&self, spots: &[Spot]) -> Vec<usize> {
        let mut seen = HashSet::new();
        let owners = spots.iter().filter_map(|spot| self.finding_at(spot.range));
        owners.filter(|&owner| seen.insert(owner)).collect()
    }

    pub fn finding_mut(&mut self, finding: usize) -> &mut F {
        &mut self.findings[finding]
    }

    /// The findings that are there now, with their numbers.
    pub fn findings(&self) -> impl Iterator<Item = (usize, &F)> {
        let is_there = |index: usize| self.into[index] == index && !self.is_removed[index];
        self.findings.iter().enumerate().filter(move |(index, _)| is_there(*index))
    }

    /// The only finding that is called `name`, whatever its case and accents.
    pub fn only_one_called(&mut self, name: &str) -> Option<usize> {
        if self.called.is_none() {
            self.called = Some(HashMap::new());
            (0..self.findings.len()).for_each(|finding| self.list_names_of(finding));
        }
        let key = name_key(name);
        let mut only = None;
        for &finding in self.called.as_ref()?.get(key.as_str())? {
            let finding = self.root(finding);
            let is_called = || self.findings[finding].names().any(|name| name_key(name) == key);
            if self.is_removed[finding] || only == Some(finding) || !is_called() {
                continue;
            }
            if only.is_some() {
                return None;
            }
            only = Some(finding);
        }
        only
    }

    /// Lets the finding numbered `finding` be found by its names, which may be new.
    pub fn list_names_of(&mut self, finding: usize) {
        let Some(called) = &mut self.called else { return };
        for name in self.findings[finding].names() {
            let findings = called.entry(name_key(name).into()).or_default();
            if findings.last() != Some(&finding) {
                findings.push(finding);
            }
        }
    }

    /// The places of the findings numbered `findings`, in text order.
    pub fn ranges_of(&mut self, findings: &[usize]) -> Vec<TextRange> {
        let mut ranges = Vec::new();
        for &finding in findings {
            // Those that went to others are not looked at again.
            let mut keys = std::mem::take(&mut self.given[finding]);
            keys.retain(|&key| self.is_there(key) && self.owner(key) == Some(finding));
            ranges.extend(keys.iter().map(|&key| self.slot(key).range));
            self.given[finding] = keys;
        }
        ranges.sort_unstable();
        ranges.dedup();
        ranges
    }

    /// Whether there is a mention `key`: those that the reader added go when they are taken away.
    fn is_there(&self, key: Key) -> bool {
        match key {
            Key::Found(_) => true,
            Key::Added(start) => self.added.contains_key(&start),
        }
    }

    /// Gives the mention `key` to the finding `owner`, or to none.
    fn give(&mut self, key: Key, owner: Option<usize>) {
        let former = self.owner(key);
        if former == owner {
            return;
        }
        let slot = match key {
            Key::Found(index) => Some(&mut self.found[index]),
            Key::Added(start) => self.added.get_mut(&start),
        };
        let Some(slot) = slot else { return };
        slot.owner = owner;
        F::say_reader(&mut slot.place);
        let (range, block) = (slot.range, slot.block);
        self.touched.insert(block);
        if let Some(former) = former {
            self.left.entry(former).or_default().push(range);
            self.findings[former].put_right().set(Field::Mentions, None);
        }
        match (owner, key) {
            (Some(owner), _) => {
                self.given[owner].push(key);
                self.left.entry(owner).or_default();
                self.findings[owner].put_right().set(Field::Mentions, None);
            }
            // Those that the reader added never overlap, which finding them by their beginning relies on.
            (None, Key::Added(start)) => drop(self.added.remove(&start)),
            (None, Key::Found(_)) => {}
        }
    }

    /// Takes the mentions at `spots` off the list, or with `whole` the findings that they belong to.
    pub fn remove(&mut self, spots: &[Spot], whole: bool) {
        if whole {
            for finding in self.findings_at(spots) {
                self.is_removed[finding] = true;
            }
        } else {
            for spot in spots {
                if let Some(key) = self.at(spot.range) {
                    self.give(key, None);
                }
            }
        }
    }

    /// Adds a finding without mentions; returns its number.
    pub fn open(&mut self, mut finding: F) -> usize {
        finding.put_right().set(Field::Mentions, None);
        let number = self.findings.len();
        self.findings.push(finding);
        self.into.push(number);
        self.is_removed.push(false);
        self.given.push(Vec::new());
        self.list_names_of(number);
        number
    }

    /// Makes `place` a mention of the finding `owner`, in place of any that it overlaps.
    pub fn insert(&mut self, mut place: F::Place, owner: usize) {
        let Mention { range, block, .. } = F::mention(&place);
        if let Some(key) = self.at(range).filter(|&key| self.slot(key).range == range) {
            return self.give(key, Some(owner));
        }
        let overlapped: Vec<Key> = self.overlapping(range).collect();
        for key in overlapped {
            self.give(key, None);
        }
        F::say_reader(&mut place);
        self.touched.insert(block);
        self.left.entry(owner).or_default();
        self.findings[owner].put_right().set(Field::Mentions, None);
        self.given[owner].push(Key::Added(range.start));
        self.added.insert(range.start, Slot { range, block, owner: Some(owner), place });
    }

    /// Makes the findings at `spots` one with that at `target`, which keeps its name.
    pub fn merge(&mut self, spots: &[Spot], target: TextRange) -> Done {
        let winner = self.finding_at(target).ok_or(NO_TARGET)?;
        let losers = self.findings_at(spots);
        if losers.is_empty() {
            return Err(NOT_LISTED);
        }
        for loser in losers.into_iter().filter(|&loser| loser != winner) {
            let merged = self.findings[loser].clone();
            self.findings[winner].join(&merged);
            self.findings[winner].put_right().set(Field::Mentions, None);
            self.into[loser] = winner;
            let left = self.left.remove(&loser).unwrap_or_default();
            self.left.entry(winner).or_default().extend(left);
            let mut given = std::mem::take(&mut self.given[loser]);
            // The longer list stays where it is, so that a long row of merges moves each mention seldom.
            if given.len() > self.given[winner].len() {
                std::mem::swap(&mut given, &mut self.given[winner]);
            }
            self.given[winner].append(&mut given);
            self.list_names_of(winner);
        }
        Ok(())
    }

    /// Gives the mentions at `spots` to the finding numbered `owner`; returns the spots where there is none.
    pub fn hand_over(&mut self, spots: &[Spot], owner: usize) -> Vec<Spot> {
        let mut unlisted = Vec::new();
        for spot in spots {
            match self.at(spot.range) {
                Some(key) => self.give(key, Some(owner)),
                None => unlisted.push(*spot),
            }
        }
        unlisted
    }

    /// The findings as they are now, and the new number of each that there was at first.
    pub fn finish(mut self, article: &Article) -> (Vec<F>, Vec<Option<usize>>) {
        let roots: Vec<usize> = (0..self.into.len()).map(|finding| self.root(finding)).collect();
        let added = std::mem::take(&mut self.added).into_values();
        for mut slot in std::mem::take(&mut self.found).into_iter().chain(added) {
            let Some(owner) = slot.owner.filter(|&owner| !self.is_removed[roots[owner]]) else { continue };
            if roots[owner] != owner {
                F::say_reader(&mut slot.place);
            }
            self.findings[roots[owner]].places().push(slot.place);
        }
        for (finding, left) in &self.left {
            let finding = &mut self.findings[*finding];
            finding.places().sort_by_key(|place| F::mention(place).range);
            finding.settle(article, left);
        }
        let mut numbers = vec![None; self.findings.len()];
        let mut findings = Vec::with_capacity(self.findings.len());
        for (number, mut finding) in self.findings.into_iter().enumerate() {
            if !finding.places().is_empty() {
                numbers[number] = Some(findings.len());
                findings.push(finding);
            }
        }
        let moved = (0..self.count).map(|number| numbers[roots[number]]).collect();
        (findings, moved)
    }
}
