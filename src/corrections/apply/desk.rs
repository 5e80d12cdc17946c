//! The findings of an analysis, laid out to be corrected.

use super::kinds::{Belonging, Correctable, laid_out};
use super::places::{self, Spot};
use super::report::{Done, NO_TARGET, NOT_IN_ONE_BLOCK, NOT_LISTED, Report};
use super::singles::Singles;
use crate::analysis::{Corrected, Kind, Marking, Parts, Unsure};
use crate::article::{Article, TextRange};
use crate::corrections::Action;

/// The findings of an analysis, laid out to be corrected.
pub(super) struct Desk<'a> {
    article: &'a Article,
    /// The list of each kind, in the order of [`Kind::ALL`].
    kinds: Vec<Box<dyn Correctable>>,
    unsure: Singles<Unsure>,
    /// What is no list.
    rest: Parts,
}

impl<'a> Desk<'a> {
    pub fn new(article: &'a Article, mut parts: Parts) -> Self {
        let unsure = Singles::new(std::mem::take(&mut parts.unsure));
        Self { article, kinds: laid_out(&mut parts), unsure, rest: parts }
    }

    /// What became of corrections that were applied before, as to a summary.
    pub fn take_corrected(&mut self) -> Corrected {
        self.rest.corrected.take().map(|corrected| *corrected).unwrap_or_default()
    }

    /// The findings as they are now.
    pub fn finish(self) -> Parts {
        let mut parts = self.rest;
        parts.unsure = self.unsure.finish();
        // The first kind comes last: all others may point to people.
        for list in self.kinds.into_iter().rev() {
            list.put_back(self.article, &mut parts);
        }
        parts
    }

    /// The list of `kind`.
    fn of(&mut self, kind: Kind) -> &mut dyn Correctable {
        self.kinds[kind as usize].as_mut()
    }

    /// Does `action` to what is at `spots`; `target` is where it goes to.
    pub fn run(
        &mut self,
        action: &Action,
        spots: &[Spot],
        target: Option<TextRange>,
        report: &mut Report<'_>,
    ) -> Done {
        let article = self.article;
        match action {
            Action::Remove { kind, whole } => {
                self.of(*kind).remove(spots, *whole);
                Ok(())
            }
            Action::Add { kind, code, .. } => {
                let to = Belonging { target, code: code.as_deref() };
                check_addition(self.of(*kind), article, spots, to)?;
                self.of(*kind).add(article, spots, to, report)
            }
            Action::Accept { kind, code, .. } => {
                self.accept(*kind, spots, Belonging { target, code: code.as_deref() }, report)
            }
            Action::Dismiss => {
                for key in spots.iter().filter_map(|spot| self.unsure.at(spot.range)).collect::<Vec<_>>() {
                    self.unsure.take(key);
                }
                Ok(())
            }
            Action::Rename { kind, name } => self.of(*kind).rename(spots, name),
            Action::Set { kind, field, value } => {
                self.of(*kind).set(article, spots, *field, value.as_deref(), report)
            }
            Action::Change { kind, becomes, whole, code } => {
                let spots = if *whole { self.of(*kind).all_of(spots) } else { spots.to_vec() };
                let to = Belonging { target: None, code: code.as_deref() };
                // What cannot be the one stays the other.
                check_addition(self.of(*becomes), article, &spots, to)?;
                self.of(*kind).remove(&spots, false);
                self.of(*becomes).add(article, &spots, to, report)
            }
            Action::Merge { kind, .. } => self.of(*kind).merge(spots, target.ok_or(NO_TARGET)?),
            Action::Split { kind, name } => self.of(*kind).split(article, spots, name.as_deref(), report),
            Action::Move { kind, .. } => {
                self.of(*kind).hand_over(article, spots, target.ok_or(NO_TARGET)?, report)
            }
            Action::Highlight(colour) => mark(spots, &Marking::Highlight(*colour), report),
            Action::Note(text) => mark(spots, &Marking::Note(text.clone()), report),
            Action::Tag(text) => mark(spots, &Marking::Tag(text.clone()), report),
            Action::Check(check) => mark(spots, &Marking::Check(check.clone()), report),
        }
    }

    /// Lists what is at `spots` in the unsure list as what it may be, or as `kind`.
    fn accept(
        &mut self,
        kind: Option<Kind>,
        spots: &[Spot],
        to: Belonging<'_>,
        report: &mut Report<'_>,
    ) -> Done {
        let mut is_done = false;
        for spot in spots {
            let key = self.unsure.at(spot.range);
            let guess = key.and_then(|key| self.unsure.get_mut(key)).map(|entry| entry.guess);
            let Some(kind) = kind.or(guess) else {
                report.lose(spot.anchor, "it is not in doubt any more");
                continue;
            };
            let (article, spots) = (self.article, std::slice::from_ref(spot));
            if let Err(why) = check_addition(self.of(kind), article, spots, to) {
                report.lose(spot.anchor, why);
                continue;
            }
            key.and_then(|key| self.unsure.take(key));
            self.of(kind).accept(article, spots, to, report)?;
            is_done = true;
        }
        // Each place that could not be accepted is reported with its reason.
        if is_done { Ok(()) } else { Err(NOT_LISTED) }
    }
}

/// Checks that what is at `spots` can be added to `list`, at least in part.
fn check_addition(list: &dyn Correctable, article: &Article, spots: &[Spot], to: Belonging<'_>) -> Done {
    if !spots.iter().any(|spot| places::mention(article, spot.range).is_some()) {
        return Err(NOT_IN_ONE_BLOCK);
    }
    list.check_addition(article, spots, to)
}

fn mark(spots: &[Spot], marking: &Marking, report: &mut Report<'_>) -> Done {
    if spots.is_empty() {
        return Err(NOT_LISTED);
    }
    for spot in spots {
        report.mark(spot.range, marking.clone());
    }
    Ok(())
}
