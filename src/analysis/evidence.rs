//! Evidence: which rules recognised a finding, where in the text each rule saw it, and how much each counts.
//!
//! Every finder has a table of its own rules, made with [`rules!`], and hands over the [`Evidence`] when it decides, so
//! that nothing has to be worked out again afterwards. The finders decide what counts for more.

use std::ops::Deref;

use crate::article::TextRange;

/// The rules of one finder.
pub trait Rule: Copy + Ord + 'static {
    /// All of them, in the order in which they are listed.
    const ALL: &'static [Self];

    /// The name of the rule in the JSON summary.
    fn id(self) -> &'static str;

    /// What the rule says about a finding, as a phrase for people.
    fn phrase(self) -> &'static str;

    /// The rule that the JSON summary calls `id`.
    #[must_use]
    fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

/// Makes the table of a finder's rules: an enum with each rule's name in the JSON summary and its phrase for people.
/// The rules are listed in the order of the table.
macro_rules! rules {
    ($(#[$about:meta])* pub enum $Rules:ident {
        $($(#[$doc:meta])* $Rule:ident = $id:literal, $phrase:literal;)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Rules {
            $($(#[$doc])* $Rule,)+
        }

        impl $crate::analysis::Rule for $Rules {
            const ALL: &'static [Self] = &[$(Self::$Rule,)+];

            fn id(self) -> &'static str {
                match self {
                    $(Self::$Rule => $id,)+
                }
            }

            fn phrase(self) -> &'static str {
                match self {
                    $(Self::$Rule => $phrase,)+
                }
            }
        }
    };
}
pub(super) use rules;

/// The weight of a rule that does not count in points: as much as one good reason.
pub const GOOD_REASON: i8 = 10;

/// What one rule says for a finding. It is packed into eight bytes, as long articles have hundreds of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence<R> {
    /// The rule.
    pub rule: R,
    /// How much it counts, in points, if the finder counts points; otherwise [`GOOD_REASON`].
    pub weight: i8,
    /// The length of the range in bytes; 0 means that there is no range.
    length: u16,
    start: u32,
}

impl<R: Rule> Evidence<R> {
    /// The evidence of `rule`, seen at no particular place.
    #[must_use]
    pub fn of(rule: R) -> Self {
        Self { rule, weight: GOOD_REASON, length: 0, start: 0 }
    }

    /// The evidence of `rule`, seen at `range`. A range that is too long or too far into the text to be stored is left
    /// out.
    #[must_use]
    pub(crate) fn at(rule: R, range: TextRange) -> Self {
        let (start, length) = (u32::try_from(range.start), u16::try_from(range.len()));
        match (start, length) {
            (Ok(start), Ok(length)) => Self { length, start, ..Self::of(rule) },
            _ => Self::of(rule),
        }
    }

    /// The same evidence, counting `points`.
    #[must_use]
    pub(crate) fn weighing(self, points: i32) -> Self {
        let weight = points.clamp(i32::from(i8::MIN), i32::from(i8::MAX)) as i8;
        Self { weight, ..self }
    }

    /// Forgets where the rule saw it if `fits` rejects the place.
    pub(super) fn retain_range(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        if self.range().is_some_and(|range| !fits(range)) {
            (self.start, self.length) = (0, 0);
        }
    }

    /// Puts `to` in the place of `from` where the rule saw it there.
    pub(super) fn move_range(&mut self, from: TextRange, to: TextRange) {
        if self.range() == Some(from) {
            *self = Self::at(self.rule, to).weighing(self.weight.into());
        }
    }

    /// Where the rule saw it, if at a particular place.
    #[must_use]
    pub fn range(self) -> Option<TextRange> {
        let start = self.start as usize;
        (self.length > 0).then(|| TextRange::new(start, start + usize::from(self.length)))
    }
}

/// The evidence for a finding: each rule once, in the order of their table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceList<R>(Box<[Evidence<R>]>);

impl<R: Rule> EvidenceList<R> {
    /// Whether `rule` is in the list.
    #[must_use]
    pub fn has(&self, rule: R) -> bool {
        self.get(rule).is_some()
    }

    /// The evidence of `rule`.
    #[must_use]
    pub fn get(&self, rule: R) -> Option<Evidence<R>> {
        self.iter().copied().find(|evidence| evidence.rule == rule)
    }

    /// Adds `evidence`, unless its rule speaks already.
    pub(crate) fn add(&mut self, evidence: Evidence<R>) {
        if !self.has(evidence.rule) {
            *self = self.iter().copied().chain([evidence]).collect();
        }
    }

    /// The places where the rules saw it.
    pub(super) fn ranges(&self) -> impl Iterator<Item = TextRange> {
        self.iter().filter_map(|evidence| evidence.range())
    }

    /// Forgets the places that `fits` rejects.
    pub(super) fn retain_ranges(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        self.0.iter_mut().for_each(|evidence| evidence.retain_range(fits));
    }

    /// Puts `to` in the place of `from` where rules saw it there.
    pub(super) fn move_range(&mut self, from: TextRange, to: TextRange) {
        self.0.iter_mut().for_each(|evidence| evidence.move_range(from, to));
    }

    /// The phrases of the rules: "the recogniser sees a person, a title stands before it". Empty if there are none.
    #[must_use]
    pub fn phrases(&self) -> String {
        self.iter().map(|evidence| evidence.rule.phrase()).collect::<Vec<_>>().join(", ")
    }
}

impl<R> Default for EvidenceList<R> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<R> Deref for EvidenceList<R> {
    type Target = [Evidence<R>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<R: Rule> FromIterator<Evidence<R>> for EvidenceList<R> {
    /// The evidence in order; if a rule speaks more than once, only the first is kept.
    fn from_iter<I: IntoIterator<Item = Evidence<R>>>(evidence: I) -> Self {
        let mut evidence: Vec<Evidence<R>> = evidence.into_iter().collect();
        evidence.sort_by_key(|evidence| evidence.rule);
        evidence.dedup_by_key(|evidence| evidence.rule);
        Self(evidence.into_boxed_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{CaptionRule, CountryRule, PersonRule, QuoteRule, StatisticRule};

    fn check<R: Rule + std::fmt::Debug>() {
        for &rule in R::ALL {
            assert_eq!(R::of_id(rule.id()), Some(rule), "two rules are called {}", rule.id());
            assert!(!rule.phrase().is_empty());
        }
        assert!(R::ALL.is_sorted());
        assert_eq!(size_of::<Evidence<R>>(), 8);
    }

    #[test]
    fn rules_have_names_of_their_own() {
        check::<PersonRule>();
        check::<CountryRule>();
        check::<StatisticRule>();
        check::<CaptionRule>();
        check::<QuoteRule>();
    }

    #[test]
    fn a_list_has_each_rule_once_in_order() {
        let title = Evidence::at(PersonRule::Title, TextRange::new(4, 6)).weighing(40);
        let again = Evidence::at(PersonRule::Title, TextRange::new(9, 12));
        let (age, recognized) = (Evidence::of(PersonRule::Age), Evidence::of(PersonRule::Recognized));
        let list: EvidenceList<PersonRule> =
            [age.weighing(1000), title, again, recognized].into_iter().collect();
        let told: Vec<_> = list.iter().map(|one| (one.rule, one.range(), one.weight)).collect();
        let expected = [
            (PersonRule::Recognized, None, GOOD_REASON),
            (PersonRule::Title, Some(TextRange::new(4, 6)), 40),
            (PersonRule::Age, None, i8::MAX),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_range_that_does_not_fit_is_left_out() {
        let long = TextRange::new(0, usize::from(u16::MAX) + 1);
        assert_eq!(Evidence::at(PersonRule::Age, long).range(), None);
    }
}
