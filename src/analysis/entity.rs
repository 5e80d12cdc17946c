//! The lists of an analysis, whatever their kind: their entries, and the way from a key to an entry.

use super::{Analysis, Doubt, EntityKey, Finding, Kind, Mention, PersonIndex, PutRight, Section};
use crate::article::{Article, TextRange};

/// An entry in a list of an analysis, regardless of its kind.
#[derive(Clone, Copy)]
pub struct Entity<'a> {
    /// The key that names it in any analysis of the article.
    pub key: EntityKey,
    /// Its index in its list.
    pub index: usize,
    finding: &'a dyn Finding,
}

impl<'a> Entity<'a> {
    /// The list that it stands in.
    #[must_use]
    pub fn section(&self) -> Section {
        self.key.section()
    }

    /// Its kind; `None` for an unsure entry.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.key.kind()
    }

    /// Its name: the name of a person or country, or the words themselves of anything else.
    #[must_use]
    pub fn name(&self, article: &'a Article) -> &'a str {
        self.finding.name(article)
    }

    /// The number of its mentions, at least 1.
    #[must_use]
    pub fn mention_count(&self) -> usize {
        self.finding.mention_count()
    }

    /// Mention number `index`, in text order.
    #[must_use]
    pub fn mention(&self, article: &Article, index: usize) -> Option<Mention> {
        self.finding.mention(article, index)
    }

    /// Its mentions, in text order.
    pub fn mentions(&self, article: &Article) -> impl Iterator<Item = Mention> {
        (0..self.mention_count()).filter_map(|index| self.finding.mention(article, index))
    }

    /// The place of mention number `index`, in text order.
    #[must_use]
    pub fn range(&self, index: usize) -> Option<TextRange> {
        self.finding.range(index)
    }

    /// The places of its mentions, in text order.
    pub fn ranges(&self) -> impl Iterator<Item = TextRange> + use<'a> {
        let finding = self.finding;
        (0..finding.mention_count()).filter_map(|index| finding.range(index))
    }

    /// What a reader put right about it.
    #[must_use]
    pub fn put_right(&self) -> Option<&'a PutRight> {
        self.finding.put_right()
    }

    /// What speaks against it.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        self.finding.doubt()
    }
}

impl Analysis {
    /// The number of entries in the list of `section`.
    #[must_use]
    pub fn count_of(&self, section: impl Into<Section>) -> usize {
        self.keys_of(section).len()
    }

    /// The keys of the entries in `section`, in the order of its list.
    #[must_use]
    pub fn keys_of(&self, section: impl Into<Section>) -> &[EntityKey] {
        self.keys.of_section(section.into())
    }

    /// The entries in `section`, in the order of its list.
    pub fn entities(&self, section: impl Into<Section>) -> impl Iterator<Item = Entity<'_>> {
        let section = section.into();
        (0..self.count_of(section)).filter_map(move |index| self.entity_at(section, index))
    }

    /// The entry at `index` in the list of `section`.
    #[must_use]
    pub(crate) fn entity_at(&self, section: impl Into<Section>, index: usize) -> Option<Entity<'_>> {
        let section = section.into();
        let finding = self.parts.lists()[section.index()].finding(index)?;
        Some(Entity { key: *self.keys_of(section).get(index)?, index, finding })
    }

    /// The entry that `key` names.
    #[must_use]
    pub fn entity(&self, key: EntityKey) -> Option<Entity<'_>> {
        self.entity_at(key.section(), self.index_of(key)?)
    }

    /// The index in its list of the entry that `key` names.
    #[must_use]
    pub(crate) fn index_of(&self, key: EntityKey) -> Option<usize> {
        self.keys.index_of(key)
    }

    /// The key of the person at `index`.
    #[must_use]
    pub fn key_of_person(&self, PersonIndex(index): PersonIndex) -> Option<EntityKey> {
        self.keys_of(Kind::Person).get(index).copied()
    }

    /// The entries whose first words are those of `key`, in the order of their list.
    pub(crate) fn namesakes_of(&self, key: EntityKey) -> impl Iterator<Item = Entity<'_>> {
        self.keys.namesakes_of(key).filter_map(|key| self.entity(key))
    }

    /// The mentions of the entry that `key` names, in text order; empty if there is no such entry.
    #[must_use]
    pub fn mentions_of(&self, article: &Article, key: EntityKey) -> Vec<Mention> {
        self.entity(key).map(|entity| entity.mentions(article).collect()).unwrap_or_default()
    }
}
