//! What a reader can do to the findings of each kind: one file for each kind, and one table of them.
//!
//! Operations ask the table ([`laid_out`]) and name no kind themselves. Findings with a name and any number of mentions
//! ([`Named`](named::Named)) are alike in most of it, and so are those that stand at one place
//! ([`Placed`](placed::Placed)); a kind says what is its own.

mod captions;
mod countries;
pub(super) mod named;
mod people;
mod placed;
mod quotes;
mod statistics;

use super::places::Spot;
use super::report::{Done, Report, Why};
use crate::analysis::{Caption, Country, Field, Kind, Parts, Person, Quote, Statistic};
use crate::article::{Article, TextRange};

/// Why a finding cannot be renamed, as a phrase for people.
const ONLY_PEOPLE_HAVE_NAMES: Why = "only people can be renamed";

/// Takes the list of a kind out of the parts and lays it out.
type LayOut = fn(&mut Parts) -> Box<dyn Correctable>;

/// The lists of the kinds, in the order of [`Kind::ALL`].
static KINDS: [LayOut; Kind::ALL.len()] = [
    named::lay_out::<Person>,
    named::lay_out::<Country>,
    placed::lay_out::<Statistic>,
    placed::lay_out::<Caption>,
    placed::lay_out::<Quote>,
];

/// The findings of `parts`, laid out to be corrected, a list for each kind in the order of [`Kind::ALL`].
pub(super) fn laid_out(parts: &mut Parts) -> Vec<Box<dyn Correctable>> {
    KINDS.iter().map(|lay_out| lay_out(parts)).collect()
}

/// What words that are added to a list belong to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Belonging<'a> {
    /// A mention of their finding; a new one if there is none.
    pub target: Option<TextRange>,
    /// The code of the country, if they are one.
    pub code: Option<&'a str>,
}

/// The findings of a kind, laid out to be corrected.
pub(super) trait Correctable {
    /// Takes what is at `spots` off the list, and with `whole` all mentions of it. Where nothing is listed there is
    /// nothing to do.
    fn remove(&mut self, spots: &[Spot], whole: bool);

    /// Checks that what is at `spots` can be added, at least in part.
    fn check_addition(&self, article: &Article, spots: &[Spot], to: Belonging<'_>) -> Done;

    /// Adds what is at `spots`, which was checked.
    fn add(&mut self, article: &Article, spots: &[Spot], to: Belonging<'_>, report: &mut Report<'_>) -> Done;

    /// Adds what is at `spots`, which was in doubt; without a target, to the only finding of that name.
    fn accept(
        &mut self,
        article: &Article,
        spots: &[Spot],
        to: Belonging<'_>,
        report: &mut Report<'_>,
    ) -> Done {
        self.add(article, spots, to, report)
    }

    /// Calls what is at `spots` by `name`.
    fn rename(&mut self, spots: &[Spot], name: &str) -> Done;

    /// Sets `field` of what is at `spots`.
    fn set(
        &mut self,
        article: &Article,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done;

    /// Makes what is at `spots` one with what is at `target`, which keeps its name.
    fn merge(&mut self, spots: &[Spot], target: TextRange) -> Done;

    /// Makes findings of their own of the mentions at `spots`, called `name` if that is given.
    fn split(
        &mut self,
        article: &Article,
        spots: &[Spot],
        name: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done;

    /// Gives the mentions at `spots` to the finding at `target`; what is no mention yet becomes one.
    fn hand_over(
        &mut self,
        article: &Article,
        spots: &[Spot],
        target: TextRange,
        report: &mut Report<'_>,
    ) -> Done;

    /// The places of everything that `spots` belong to.
    fn all_of(&mut self, spots: &[Spot]) -> Vec<Spot>;

    /// Puts the findings as they are now back into `parts`, where the lists of later kinds are already.
    fn put_back(self: Box<Self>, article: &Article, parts: &mut Parts);
}
