//! Changing a part of an operation: taking it back at some of its places only, and putting what is lost of it to other
//! words. What is left of it is done by a new operation in its place, all in one step.

use std::collections::HashMap;

use super::history::Step;
use super::locate::Locator;
use super::{Action, Anchor, Corrections, Entry, Operation};
use crate::article::{Article, TextRange};
use crate::text::CodePoints;

impl Corrections {
    /// Takes back what the operations `ids` do to words of `article` that share a byte with one of `ranges`, in one step.
    /// What they do to other words stays, by operations with the identifiers that `new_id` makes. Returns how many of
    /// them were taken back, wholly or in part.
    pub fn take_back_at(
        &mut self,
        article: &Article,
        ids: &[String],
        ranges: &[TextRange],
        mut new_id: impl FnMut() -> String,
    ) -> usize {
        let left = self.left_without(article, ids, ranges);
        let mut steps: Vec<Step> = left.iter().map(|(id, _)| Step::TookBack(id.clone())).collect();
        let count = steps.len();
        let parts = left.into_iter().filter(|(_, operation)| !operation.at.is_empty());
        let parts: HashMap<String, Operation> =
            parts.map(|(id, operation)| (id, Operation { id: new_id(), ..operation })).collect();
        steps.extend(self.insert_behind(parts));
        self.take_together(steps);
        count
    }

    /// Does what the operation `id` was to do to the lost `words` to those at `to` in `article`, in one step. What it does
    /// elsewhere stays. The identifiers of the operations that do so come from `new_id`; returns that of the first.
    pub fn place(
        &mut self,
        article: &Article,
        id: &str,
        words: &str,
        to: TextRange,
        mut new_id: impl FnMut() -> String,
    ) -> Option<String> {
        let entry = self.entry(id).filter(|entry| !entry.undone)?;
        let operation = entry.operation.as_ref().ok()?.clone();
        let mut locators = Locators::new(article, self);
        let meant = |place: &usize| operation.at[*place].exact == words;
        let mut meant = (0..operation.at.len()).filter(meant).peekable();
        let first = *meant.peek()?;
        let lost = meant.find(|place| locators.places(entry, &operation.at[*place]).is_empty());
        let target = operation.action.target().map(|target| locators.places(entry, target));
        let target = target.and_then(|places| places.first().copied());

        let points = CodePoints::new(article.text());
        let anchor = |range: TextRange| Anchor::new(article, &points, range);
        let action: Action = match target {
            Some(target) => operation.action.clone().aimed_at(anchor(target)),
            None => operation.action.clone(),
        };
        let placed = Operation { id: new_id(), at: vec![anchor(to)], action };
        let new = placed.id.clone();
        let mut rest = Operation { id: new_id(), ..operation };
        rest.at.remove(lost.unwrap_or(first));
        let mut steps = vec![Step::Did(new.clone()), Step::TookBack(id.to_owned())];
        if !rest.at.is_empty() {
            steps.extend(self.insert_behind(HashMap::from([(id.to_owned(), rest)])));
        }
        self.entries.push(Entry::new(placed));
        self.take_together(steps);
        Some(new)
    }

    /// What is left of the operations `ids` without the words of `article` that share a byte with one of `ranges`, for
    /// those of which something goes; with the identifiers of these.
    fn left_without(
        &self,
        article: &Article,
        ids: &[String],
        ranges: &[TextRange],
    ) -> Vec<(String, Operation)> {
        let held: HashMap<&str, &Entry> = self.holding().map(|entry| (entry.id(), entry)).collect();
        let ranges = joined(ranges);
        let mut locators = Locators::new(article, self);
        let mut left = Vec::new();
        for id in ids {
            let Some(entry) = held.get(id.as_str()) else { continue };
            let Ok(operation) = &entry.operation else { continue };
            let stays = |anchor: &&Anchor| {
                !locators.places(entry, anchor).iter().any(|place| touches(&ranges, *place))
            };
            let at: Vec<Anchor> = operation.at.iter().filter(stays).cloned().collect();
            if at.len() < operation.at.len() {
                left.push((id.clone(), Operation { at, ..operation.clone() }));
            }
        }
        left
    }

    /// Adds operations, each right behind the one that it is listed by, on whose text it is made. Returns the steps that do
    /// them.
    fn insert_behind(&mut self, mut parts: HashMap<String, Operation>) -> Vec<Step> {
        let mut steps = Vec::with_capacity(parts.len());
        let mut entries = Vec::with_capacity(self.entries.len() + parts.len());
        for entry in std::mem::take(&mut self.entries) {
            let part = if entry.undone { None } else { parts.remove(entry.id()) };
            let of = entry.of.clone();
            entries.push(entry);
            if let Some(operation) = part {
                steps.push(Step::Did(operation.id.clone()));
                entries.push(Entry { of, ..Entry::new(operation) });
            }
        }
        self.entries = entries;
        steps
    }

    /// Takes `steps` as one; the first of them gives it its name.
    fn take_together(&mut self, mut steps: Vec<Step>) {
        let step = if steps.len() == 1 { steps.remove(0) } else { Step::Together(steps) };
        self.take(step);
    }
}

/// The `ranges` in text order, those that touch each other as one.
fn joined(ranges: &[TextRange]) -> Vec<TextRange> {
    let mut joined = ranges.to_vec();
    joined.sort_unstable();
    joined.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            *last = last.cover(*next);
        }
        touches
    });
    joined
}

/// Whether `place` shares a byte with one of `ranges`, which are joined.
fn touches(ranges: &[TextRange], place: TextRange) -> bool {
    let first = ranges.partition_point(|range| range.end <= place.start);
    ranges.get(first).is_some_and(|range| range.overlaps(place))
}

/// What finds the anchors of operations in an article, made once for each text that they were made on.
struct Locators<'a> {
    article: &'a Article,
    corrections: &'a Corrections,
    by_text: HashMap<Option<&'a str>, Option<Locator<'a>>>,
}

impl<'a> Locators<'a> {
    fn new(article: &'a Article, corrections: &'a Corrections) -> Self {
        Self { article, corrections, by_text: HashMap::new() }
    }

    /// Where the words of an `anchor` of `entry` are; nowhere if it is lost.
    fn places(&mut self, entry: &'a Entry, anchor: &Anchor) -> Vec<TextRange> {
        let of = entry.of.as_deref();
        let locator = self.by_text.entry(of).or_insert_with(|| {
            let Corrections { document, earlier, .. } = self.corrections;
            let document = match of {
                None => Some(document),
                Some(of) => earlier.iter().find(|document| document.sha256 == of),
            };
            document.map(|document| Locator::new(self.article, document))
        });
        let found = locator.as_ref().and_then(|locator| locator.places(anchor).ok());
        found.unwrap_or_default()
    }
}
