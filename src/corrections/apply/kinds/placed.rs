//! Corrections of findings that stand at one place each.

use super::{Belonging, Correctable, ONLY_PEOPLE_HAVE_NAMES};
use crate::analysis::{Field, Finding, Mention, Parts};
use crate::article::{Article, TextRange};
use crate::corrections::apply::places::{self, Spot};
use crate::corrections::apply::report::{Done, NOT_IN_ONE_BLOCK, NOT_LISTED, Report, Why};
use crate::corrections::apply::singles::Singles;

/// Why findings cannot be put together or parted, as a phrase for people.
const STANDS_ALONE: Why = "it stands at one place only";

/// A kind of finding that stands at one place.
pub(super) trait Placed: Finding + Sized + 'static {
    /// Whether one may lie within another.
    const MAY_NEST: bool = false;

    /// Its list.
    fn list(parts: &mut Parts) -> &mut Vec<Self>;

    /// Notes that the reader says so.
    fn say_reader(&mut self);

    /// Notes that the reader says that it is one.
    fn be_sure(&mut self) {
        self.say_reader();
    }

    /// The finding that `mention` is, as far as its words tell.
    fn made(article: &Article, mention: Mention) -> Result<Self, Why>;

    /// Sets `field` to `value`; `range` is the place that was meant.
    fn set(&mut self, article: &Article, range: TextRange, field: Field, value: Option<&str>) -> Done;
}

/// The list of `parts`, laid out to be corrected.
pub(super) fn lay_out<T: Placed>(parts: &mut Parts) -> Box<dyn Correctable> {
    Box::new(Singles::new(std::mem::take(T::list(parts))))
}

impl<T: Placed> Correctable for Singles<T> {
    fn remove(&mut self, spots: &[Spot], _whole: bool) {
        for spot in spots {
            self.at(spot.range).and_then(|key| self.take(key));
        }
    }

    fn check_addition(&self, article: &Article, spots: &[Spot], _to: Belonging<'_>) -> Done {
        let mut why = NOT_IN_ONE_BLOCK;
        for mention in spots.iter().filter_map(|spot| places::mention(article, spot.range)) {
            match T::made(article, mention) {
                Ok(_) => return Ok(()),
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    fn add(
        &mut self,
        article: &Article,
        spots: &[Spot],
        _to: Belonging<'_>,
        report: &mut Report<'_>,
    ) -> Done {
        for spot in spots {
            let mention = places::mention(article, spot.range).ok_or(NOT_IN_ONE_BLOCK);
            let made = mention.and_then(|mention| T::made(article, mention));
            // A quote may reach to the marks around the words.
            let place = made.as_ref().ok().and_then(|finding| finding.range(0));
            let known = [Some(spot.range), place].into_iter().flatten().find_map(|range| self.part_at(range));
            match (known.and_then(|key| self.get_mut(key)), made) {
                (Some(known), _) => known.be_sure(),
                (None, Ok(mut finding)) => {
                    finding.be_sure();
                    self.insert(finding, T::MAY_NEST);
                }
                (None, Err(why)) => report.lose(spot.anchor, why),
            }
        }
        Ok(())
    }

    fn rename(&mut self, _spots: &[Spot], _name: &str) -> Done {
        Err(ONLY_PEOPLE_HAVE_NAMES)
    }

    fn set(
        &mut self,
        article: &Article,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        let mut is_set = false;
        for spot in spots {
            let key = self.at(spot.range);
            let finding = key.and_then(|key| self.get_mut(key)).ok_or(NOT_LISTED);
            let done = finding.and_then(|finding| {
                finding.set(article, spot.range, field, value)?;
                finding.say_reader();
                Ok(())
            });
            match (done, key) {
                (Ok(()), Some(key)) => {
                    self.follow(key, T::MAY_NEST);
                    is_set = true;
                }
                (done, _) => report.lose(spot.anchor, done.err().unwrap_or(NOT_LISTED)),
            }
        }
        // Each place where it could not be set is reported with its reason.
        if is_set { Ok(()) } else { Err(NOT_LISTED) }
    }

    fn merge(&mut self, _spots: &[Spot], _target: TextRange) -> Done {
        Err(STANDS_ALONE)
    }

    fn split(&mut self, _: &Article, _spots: &[Spot], _name: Option<&str>, _: &mut Report<'_>) -> Done {
        Err(STANDS_ALONE)
    }

    fn hand_over(&mut self, _: &Article, _spots: &[Spot], _target: TextRange, _: &mut Report<'_>) -> Done {
        Err(STANDS_ALONE)
    }

    fn all_of(&mut self, spots: &[Spot]) -> Vec<Spot> {
        spots.to_vec()
    }

    fn put_back(self: Box<Self>, _article: &Article, parts: &mut Parts) {
        *T::list(parts) = self.finish();
    }
}
