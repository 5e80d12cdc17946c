//! The keys of an analysis's findings, and the way back from a key to its finding.

use super::assemble::is_long;
use super::finding::List;
use super::kind::fingerprint;
use super::{EntityKey, Parts, Section};
use crate::article::Article;
use crate::text::cores;

/// The keys of every list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys([ListKeys; Section::COUNT]);

/// The keys of one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ListKeys {
    /// In the order of the list.
    as_listed: Vec<EntityKey>,
    /// The indices of the list, in the order of their keys.
    by_key: Vec<u32>,
}

impl Keys {
    /// The keys of the findings of `parts`, which fit `article`.
    pub fn of(article: &Article, parts: &Parts) -> Self {
        let lists = parts.lists();
        let lists = Section::ALL.into_iter().zip(lists).collect();
        let keys =
            cores::each(lists, is_long(article), |(section, list)| ListKeys::of(article, section, list));
        Self(keys.try_into().unwrap_or_default())
    }

    /// The keys of `section`, in the order of its list.
    pub fn of_section(&self, section: Section) -> &[EntityKey] {
        &self.0[section.index()].as_listed
    }

    /// The index of `key` in the list of its section.
    pub fn index_of(&self, key: EntityKey) -> Option<usize> {
        let ListKeys { as_listed, by_key } = &self.0[key.section().index()];
        let place = by_key.binary_search_by_key(&key, |&index| as_listed[index as usize]).ok()?;
        Some(by_key[place] as usize)
    }

    /// The keys of the findings with the same first words as `key`, in the order of the list.
    pub fn namesakes_of(&self, key: EntityKey) -> impl Iterator<Item = EntityKey> {
        let ListKeys { as_listed, by_key } = &self.0[key.section().index()];
        let keys = move |place: usize| as_listed[by_key[place] as usize];
        let first = EntityKey::new(key.section(), key.fingerprint(), 0);
        let start = by_key.partition_point(|&index| as_listed[index as usize] < first);
        (start..by_key.len()).map(keys).take_while(move |other| other.is_namesake_of(key))
    }
}

impl ListKeys {
    fn of(article: &Article, section: Section, list: &dyn List) -> Self {
        let findings = (0..list.len()).filter_map(|index| list.finding(index));
        let fingerprints: Vec<u64> = findings.map(|finding| fingerprint(finding.identity(article))).collect();
        // Only the lists of an article of 4 GB could run out of numbers.
        let count = u32::try_from(fingerprints.len()).unwrap_or(u32::MAX);
        let mut by_key: Vec<u32> = (0..count).collect();
        by_key.sort_by_key(|&index| fingerprints[index as usize]);
        let mut as_listed: Vec<EntityKey> =
            fingerprints.iter().map(|&fingerprint| EntityKey::new(section, fingerprint, 0)).collect();
        for pair in 1..by_key.len() {
            let (before, here) = (by_key[pair - 1] as usize, by_key[pair] as usize);
            if fingerprints[before] == fingerprints[here] {
                as_listed[here] = as_listed[before].next();
            }
        }
        Self { as_listed, by_key }
    }
}
