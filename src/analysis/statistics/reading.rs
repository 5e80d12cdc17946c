//! What the grammar reads: a statistic in lexemes, and the evidence for it.

use rust_decimal::Decimal;

use super::lexicon::Class;
use super::passage::Passage;
use super::rule::StatisticRule;
use super::{Modifier, StatisticKind};

/// What a rule saw, in lexemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The rule.
    pub rule: StatisticRule,
    /// The first lexeme that shows it.
    pub start: usize,
    /// The lexeme after the last; the first if there is no particular place.
    pub end: usize,
}

impl Seen {
    /// What `rule` saw from the lexeme `start` up to but not including `end`.
    #[must_use]
    pub fn new(rule: StatisticRule, start: usize, end: usize) -> Self {
        Self { rule, start, end }
    }
}

/// A statistic in lexemes.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it states.
    pub kind: StatisticKind,
    /// The first lexeme of the span.
    pub start: usize,
    /// The lexeme after the span.
    pub end: usize,
    /// The value.
    pub value: Option<Decimal>,
    /// The second value.
    pub value_high: Option<Decimal>,
    /// The unit's code.
    pub unit: Option<String>,
    /// How exact it is.
    pub modifier: Option<Modifier>,
    /// The evidence for it.
    pub seen: Vec<Seen>,
}

impl Reading {
    /// A reading without a unit or modifier.
    #[must_use]
    pub fn new(kind: StatisticKind, start: usize, end: usize, value: Option<Decimal>) -> Self {
        Self { kind, start, end, value, value_high: None, unit: None, modifier: None, seen: Vec::new() }
    }

    /// The same, with what `rule` saw from the lexeme `start` up to but not including `end` as evidence.
    #[must_use]
    pub fn known_by(mut self, rule: StatisticRule, start: usize, end: usize) -> Self {
        self.seen.push(Seen::new(rule, start, end));
        self
    }

    /// The same, with the magnitude at the lexeme `magnitude`, if any, as further evidence.
    #[must_use]
    pub fn with_magnitude(self, magnitude: Option<usize>) -> Self {
        match magnitude {
            Some(at) => self.known_by(StatisticRule::Magnitude, at, at + 1),
            None => self,
        }
    }

    /// The same as a range up to the value `high`.
    #[must_use]
    pub fn up_to(mut self, high: Option<Decimal>) -> Self {
        self.value_high = high;
        let (start, end) = (self.start, self.end);
        if high.is_some() { self.known_by(StatisticRule::Range, start, end) } else { self }
    }

    /// The result of `first` to `second`.
    #[must_use]
    pub fn score(
        passage: &Passage<'_>,
        start: usize,
        end: usize,
        first: Decimal,
        second: Option<Decimal>,
    ) -> Self {
        /// How near a word about results must stand, in lexemes.
        const REACH: usize = 25;
        let reading = Self::new(StatisticKind::Score, start, end, Some(first));
        let reading = Self { value_high: second, ..reading }.known_by(StatisticRule::ScoreForm, start, end);
        match passage.near(start, REACH, Class::Score) {
            Some(at) => reading.known_by(StatisticRule::ScoreWord, at, at + 1),
            None => reading,
        }
    }

    /// The same in the unit with this code.
    #[must_use]
    pub fn with_unit(self, unit: &str) -> Self {
        Self { unit: Some(unit.to_owned()), ..self }
    }
}
