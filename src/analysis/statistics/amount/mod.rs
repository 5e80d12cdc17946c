//! Amounts: a number with its currency ([`money`]) or unit ([`measured`]), and ranges of two ([`range`]).

mod measured;
mod money;
mod range;

pub use measured::with_article;

use rust_decimal::Decimal;

use self::range::behind_suspended_hyphen;
use super::StatisticRule;
use super::currency::{currency_mark, currency_name};
use super::lexicon::{Class, Lexicon, Unit};
use super::number::{self, Number};
use super::passage::Passage;
use super::reading::Seen;

/// What an amount measures.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Nothing is named beside the number.
    Bare,
    /// A currency, by its ISO 4217 code; `None` if the text leaves open which it is.
    Money(Option<&'static str>),
    /// A unit of the table.
    Unit(&'static Unit),
    /// Years or months of age, by the unit's code.
    Age(String),
}

/// One or two numbers, with what they measure.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The first lexeme.
    pub start: usize,
    /// The lexeme after the last.
    pub end: usize,
    /// The value; `None` if vague.
    pub value: Option<Decimal>,
    /// The upper value of a range.
    pub high: Option<Decimal>,
    /// What it measures.
    pub measure: Measure,
    /// The last number that was read.
    pub number: Number,
    /// What shows the measure.
    pub told: Option<Seen>,
    /// The lexeme of a magnitude in it.
    pub magnitude: Option<usize>,
}

impl Amount {
    /// `number`, up to but not including the lexeme `end`, with nothing named beside it.
    fn bare(start: usize, end: usize, number: Number) -> Self {
        let (value, magnitude) = (number.value, number.magnitude);
        Self { start, end, value, high: None, measure: Measure::Bare, number, told: None, magnitude }
    }

    /// Whether it is a year or two, if it has no unit.
    #[must_use]
    pub fn is_year(&self, passage: &Passage<'_>) -> bool {
        let start = self.number.start;
        if self.high.is_some() {
            let opens_with_year = passage.may_be_year(self.start) || passage.may_be_year(self.start + 1);
            return passage.may_be_year(start) && opens_with_year;
        }
        passage.may_be_year(start) && self.number.end == start + 1 && !passage.is(start + 1, Class::Person)
    }
}

/// Whether the number in digits at `start` has no unit, currency or magnitude and opens no range.
#[must_use]
pub fn is_bare(passage: &Passage<'_>, start: usize) -> bool {
    read(passage, start, start)
        .is_some_and(|amount| amount.measure == Measure::Bare && amount.end == start + 1)
}

/// Reads the amount or range at `start`. A "from" or "between" may stand no earlier than at the lexeme `floor`.
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Amount> {
    let first = single(passage, start)?;
    Some(range::read(passage, &first, floor).unwrap_or(first))
}

/// Reads one amount.
fn single(passage: &Passage<'_>, start: usize) -> Option<Amount> {
    let is_dash = matches!(passage.key(start), "-" | "−") && !passage.is_glued(start);
    // "revenue: - 23%".
    let is_apart = passage.key_before(start, 1) == ":" && matches!(passage.key(start + 2), "%" | "％");
    let is_sign = is_dash && (passage.is_glued(start + 1) || is_apart);
    if is_sign
        || (passage.key(start) == "-" && passage.number(start + 1).is_some() && start == 0)
        || passage.key(start) == "minus"
    {
        let positive = positive(passage, start + 1)?;
        let measured = matches!(&positive.measure, Measure::Unit(unit) if !unit.is_time());
        // "plus or minus 3 points" is a margin.
        if passage.key_before(start, 1) == "or" && passage.key_before(start, 2) == "plus" {
            return measured.then(|| Amount { start: start - 2, ..positive });
        }
        // "it felt like -20" has no unit, but its mark is not the bullet of a count either.
        // In "kg yr −1" it is the power of a unit.
        let is_power = start.checked_sub(1).is_some_and(|unit| {
            passage.is_word(unit) && Lexicon::get().unit_symbols.contains_key(passage.written(unit))
        });
        let is_bare =
            is_sign && positive.measure == Measure::Bare && !passage.get(start)?.opens_line && !is_power;
        return (measured || is_bare).then(|| Amount {
            start,
            value: positive.value.map(|value| -value),
            ..positive
        });
    }
    positive(passage, start)
}

fn positive(passage: &Passage<'_>, start: usize) -> Option<Amount> {
    if let Some((code, digits)) = currency_mark(passage, start) {
        let number = number::read(passage, digits, true)?;
        return Some(money::behind_mark(passage, start, code, number));
    }
    let Some(number) = number::read(passage, start, false) else {
        return measured::part_of_unit(passage, start);
    };
    let bare = Amount::bare(start, number.end, number);
    // "hundreds of millions of dollars", "thousands of miles", "0.1 of a percentage point".
    let is_part = number.is_digits && number.value < Some(Decimal::ONE);
    let of = match (passage.key(number.end), passage.key(number.end + 1)) {
        ("of", "a" | "an") if is_part => 2,
        ("of", _) if number.value.is_none() => 1,
        _ => 0,
    };
    let is_large = number.scale >= Decimal::from(1_000_000);
    if let Some(amount) = money::with_prefixed_code(passage, &bare) {
        return Some(amount);
    }
    if let Some((currency, told)) = currency_name(passage, number.end + of, is_large) {
        return Some(money::with_name(passage, bare, currency, told));
    }
    if let Some(amount) = measured::with_unit(passage, &bare, of) {
        return Some(amount);
    }
    Some(bare)
}

/// The measure that a number without one takes from the next number, and what shows it: "5 and 10 per cent", "17 from
/// 15 per cent", "two or three weeks".
#[must_use]
pub fn elliptic_measure(passage: &Passage<'_>, end: usize) -> Option<(Measure, Option<Seen>)> {
    let end = behind_suspended_hyphen(passage, end);
    let start = end + usize::from(passage.key(end) == ",");
    let is_word = passage.joins_numbers(start) || passage.key(start) == "from";
    let joint = is_word || start > end;
    let at = start + usize::from(is_word);
    let next = joint.then(|| single(passage, at)).flatten()?;
    // "a city of 1.2 million, 300 km to the north": a list ends in "and" or "or".
    if at == start && start > end && next.measure != Measure::Bare {
        return None;
    }
    let told = next.told.map(|told| Seen { rule: StatisticRule::SharedUnit, ..told });
    let measure = match next.measure {
        Measure::Unit(unit) if unit.is_percent() || unit.is_time() => Measure::Unit(unit),
        Measure::Unit(unit) if passage.key(start) != "to" => Measure::Unit(unit),
        Measure::Age(code) => Measure::Age(code),
        Measure::Money(code) if next.start == next.number.start => Measure::Money(code),
        // Looks past only one comma, so that the cost of a long list of numbers is linear in its length.
        Measure::Bare if start > end && passage.key(next.end) != "," => {
            return elliptic_measure(passage, next.end);
        }
        _ => return None,
    };
    Some((measure, told))
}
