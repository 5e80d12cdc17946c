//! Changing a part of an operation: taking it back at some of its places only, and putting what is lost of it to other
//! words. What is left of it is done by a new operation in its place, all in one step.

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
        let mut taken_back = Vec::new();
        let mut left = Vec::new();
        for id in ids {
            let Some(operation) = self.held(id) else { continue };
            let places = self.places(article, id);
            let is_there = |place: &TextRange| ranges.iter().any(|range| range.overlaps(*place));
            let (count, action) = (operation.at.len(), operation.action.clone());
            let anchors = operation.at.iter().zip(&places);
            let at: Vec<Anchor> = anchors
                .filter(|(_, places)| !places.iter().any(is_there))
                .map(|(anchor, _)| anchor.clone())
                .collect();
            if at.len() == count {
                continue;
            }
            taken_back.push(Step::TookBack(id.clone()));
            if !at.is_empty() {
                left.push(self.insert_behind(id, Operation { id: new_id(), at, action }));
            }
        }
        let count = taken_back.len();
        taken_back.append(&mut left);
        self.step_together(taken_back);
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
        let operation = self.held(id)?.clone();
        let places = self.places(article, id);
        let is_meant = |place: &usize| operation.at[*place].exact == words;
        let meant = || (0..operation.at.len()).filter(is_meant);
        let lost = meant().find(|place| places[*place].is_empty()).or_else(|| meant().next())?;
        let points = CodePoints::new(article.text());
        let anchor = |range: TextRange| Anchor::new(article, &points, range);
        let action = self.action_now(article, id, &operation.action, anchor);
        let placed = Operation { id: new_id(), at: vec![anchor(to)], action };
        let new = placed.id.clone();
        let mut steps = vec![Step::Did(new.clone()), Step::TookBack(id.to_owned())];
        let mut at = operation.at;
        at.remove(lost);
        if !at.is_empty() {
            steps.push(self.insert_behind(id, Operation { id: new_id(), at, action: operation.action }));
        }
        self.entries.push(Entry::new(placed));
        self.step_together(steps);
        Some(new)
    }

    /// The operation `id`, if it holds.
    fn held(&self, id: &str) -> Option<&Operation> {
        self.entry(id).filter(|entry| !entry.undone)?.operation.as_ref().ok()
    }

    /// What finds the anchors of the operation `id` in `article`, if the text that it was made on is known.
    fn locator<'a>(&'a self, article: &'a Article, id: &str) -> Option<Locator<'a>> {
        let document = match &self.entry(id)?.of {
            None => &self.document,
            Some(of) => self.earlier.iter().find(|document| document.sha256 == *of)?,
        };
        Some(Locator::new(article, document))
    }

    /// Where the words of each anchor of the operation `id` are in `article`; nowhere for one that is lost.
    fn places(&self, article: &Article, id: &str) -> Vec<Vec<TextRange>> {
        let locator = self.locator(article, id);
        let places = |anchor: &Anchor| {
            let found = locator.as_ref().and_then(|locator| locator.places(anchor).ok());
            found.unwrap_or_default()
        };
        self.held(id).map(|operation| operation.at.iter().map(places).collect()).unwrap_or_default()
    }

    /// The `action` of the operation `id`, aimed at where its target is in `article`.
    fn action_now(
        &self,
        article: &Article,
        id: &str,
        action: &Action,
        anchor: impl Fn(TextRange) -> Anchor,
    ) -> Action {
        let target = action.target().zip(self.locator(article, id));
        let place = target.and_then(|(target, locator)| locator.places(target).ok()?.first().copied());
        match place {
            Some(place) => action.clone().aimed_at(anchor(place)),
            None => action.clone(),
        }
    }

    /// Adds `operation` right behind the one with the identifier `id`, on whose text it is made. Returns the step that
    /// does it.
    fn insert_behind(&mut self, id: &str, operation: Operation) -> Step {
        let did = Step::Did(operation.id.clone());
        let place = self.entries.iter().rposition(|entry| entry.id() == id);
        let of = place.and_then(|place| self.entries[place].of.clone());
        let at = place.map_or(self.entries.len(), |place| place + 1);
        self.entries.insert(at, Entry { of, ..Entry::new(operation) });
        did
    }

    /// Takes `steps` as one; the first of them gives it its name.
    fn step_together(&mut self, mut steps: Vec<Step>) {
        let step = if steps.len() == 1 { steps.remove(0) } else { Step::Together(steps) };
        self.take(step);
    }
}
