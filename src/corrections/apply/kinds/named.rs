//! Corrections of findings that have a name and any number of mentions, which can change hands.

use std::collections::BTreeSet;

use super::{Belonging, Correctable};
use crate::analysis::{Field, Mention, Parts, PutRight};
use crate::article::{Article, BlockIndex, TextRange};
use crate::corrections::apply::ledger::Ledger;
use crate::corrections::apply::places::{self, Spot};
use crate::corrections::apply::report::{Done, NO_TARGET, NOT_IN_ONE_BLOCK, NOT_LISTED, Report, Why};
use crate::text::one_line;

/// A kind of finding with a name and any number of mentions.
pub(in crate::corrections::apply) trait Named: Clone + 'static {
    /// A mention with what speaks for it.
    type Place;

    /// Its mentions.
    fn places(&mut self) -> &mut Vec<Self::Place>;

    /// Where a mention stands.
    fn mention(place: &Self::Place) -> Mention;

    /// Notes that the reader says whose mention it is.
    fn say_reader(place: &mut Self::Place);

    /// What the reader put right about it.
    fn put_right(&mut self) -> &mut PutRight;

    /// What it is called.
    fn names(&self) -> impl Iterator<Item = &str>;

    /// Takes over what `loser`, which is the same, says of itself.
    fn join(&mut self, loser: &Self);

    /// Makes its names follow its mentions; those at `left` are not its any more.
    fn settle(&mut self, article: &Article, left: &[TextRange]);

    /// Its list.
    fn list(parts: &mut Parts) -> &mut Vec<Self>;

    /// The place that `mention` is, which the reader says.
    fn place_at(article: &Article, mention: Mention) -> Self::Place;

    /// Forgets that it was in doubt.
    fn be_sure(&mut self);

    /// Checks that findings of their own can be made of the words at `spots`, at least of some.
    fn check_new(article: &Article, spots: &[Spot], code: Option<&str>) -> Done;

    /// Makes findings of their own of the words at `spots`.
    fn add_new(
        list: &mut Ledger<Self>,
        article: &Article,
        spots: &[Spot],
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done;

    /// The number of the finding that mentions with the words `forms` make when they are split off.
    fn split_off(list: &mut Ledger<Self>, forms: &[String], name: Option<&str>) -> Result<usize, Why>;

    /// Calls it by `name`.
    fn rename(&mut self, name: &str) -> Done;

    /// Sets `field` to `value`.
    fn set(&mut self, field: Field, value: Option<&str>) -> Done;

    /// Lets the rest of `parts` follow: `moved` has the new number of each finding, and `touched` the blocks in which
    /// mentions changed.
    fn let_follow(
        article: &Article,
        parts: &mut Parts,
        moved: &[Option<usize>],
        touched: &BTreeSet<BlockIndex>,
    ) {
        let _ = (article, parts, moved, touched);
    }
}

/// The list of `parts`, laid out to be corrected.
pub(super) fn lay_out<F: Named>(parts: &mut Parts) -> Box<dyn Correctable> {
    Box::new(Ledger::new(std::mem::take(F::list(parts))))
}

impl<F: Named> Ledger<F> {
    /// Makes the words at `spots` mentions of the finding numbered `owner`.
    pub(super) fn put(&mut self, article: &Article, spots: &[Spot], owner: usize, report: &mut Report<'_>) {
        self.finding_mut(owner).be_sure();
        for spot in spots {
            match places::mention(article, spot.range) {
                Some(mention) => self.insert(F::place_at(article, mention), owner),
                None => report.lose(spot.anchor, NOT_IN_ONE_BLOCK),
            }
        }
    }

    /// Does `change` to the findings at `spots`.
    fn change(&mut self, spots: &[Spot], change: impl Fn(&mut F) -> Done) -> Done {
        let owners = self.findings_at(spots);
        if owners.is_empty() {
            return Err(NOT_LISTED);
        }
        owners.into_iter().try_for_each(|owner| {
            change(self.finding_mut(owner))?;
            self.list_names_of(owner);
            Ok(())
        })
    }
}

impl<F: Named> Correctable for Ledger<F> {
    fn remove(&mut self, spots: &[Spot], whole: bool) {
        self.remove(spots, whole);
    }

    fn check_addition(&self, article: &Article, spots: &[Spot], to: Belonging<'_>) -> Done {
        match to.target {
            Some(target) => self.finding_at(target).map(|_| ()).ok_or(NO_TARGET),
            None => F::check_new(article, spots, to.code),
        }
    }

    fn add(&mut self, article: &Article, spots: &[Spot], to: Belonging<'_>, report: &mut Report<'_>) -> Done {
        let Some(target) = to.target else {
            return F::add_new(self, article, spots, to.code, report);
        };
        let owner = self.finding_at(target).ok_or(NO_TARGET)?;
        self.put(article, spots, owner, report);
        Ok(())
    }

    fn accept(
        &mut self,
        article: &Article,
        spots: &[Spot],
        to: Belonging<'_>,
        report: &mut Report<'_>,
    ) -> Done {
        let first = spots.first().filter(|_| to.target.is_none());
        match first.and_then(|spot| self.only_one_called(&one_line(article.slice(spot.range)))) {
            Some(owner) => {
                self.put(article, spots, owner, report);
                Ok(())
            }
            None => self.add(article, spots, to, report),
        }
    }

    fn rename(&mut self, spots: &[Spot], name: &str) -> Done {
        self.change(spots, |finding| finding.rename(name))
    }

    fn set(
        &mut self,
        _article: &Article,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        _report: &mut Report<'_>,
    ) -> Done {
        self.change(spots, |finding| finding.set(field, value))
    }

    fn merge(&mut self, spots: &[Spot], target: TextRange) -> Done {
        self.merge(spots, target)
    }

    fn split(
        &mut self,
        article: &Article,
        spots: &[Spot],
        name: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        let listed = spots.iter().filter(|spot| self.at(spot.range).is_some());
        let forms: Vec<String> = listed.map(|spot| one_line(article.slice(spot.range))).collect();
        if forms.is_empty() {
            return Err(NOT_LISTED);
        }
        let owner = F::split_off(self, &forms, name)?;
        for spot in self.hand_over(spots, owner) {
            report.lose(spot.anchor, NOT_LISTED);
        }
        Ok(())
    }

    fn hand_over(
        &mut self,
        article: &Article,
        spots: &[Spot],
        target: TextRange,
        report: &mut Report<'_>,
    ) -> Done {
        let owner = self.finding_at(target).ok_or(NO_TARGET)?;
        let unlisted = self.hand_over(spots, owner);
        self.put(article, &unlisted, owner, report);
        Ok(())
    }

    fn all_of(&mut self, spots: &[Spot]) -> Vec<Spot> {
        let anchor = spots.first().map_or(0, |spot| spot.anchor);
        let findings = self.findings_at(spots);
        let ranges = self.ranges_of(&findings);
        ranges.into_iter().map(|range| Spot { anchor, range }).collect()
    }

    fn put_back(mut self: Box<Self>, article: &Article, parts: &mut Parts) {
        let touched = std::mem::take(&mut self.touched);
        let (findings, moved) = self.finish(article);
        *F::list(parts) = findings;
        F::let_follow(article, parts, &moved, &touched);
    }
}
