//! Amounts with a unit of measure or of time.

use rust_decimal::Decimal;

use super::{Amount, Measure};
use crate::analysis::statistics::StatisticRule;
use crate::analysis::statistics::lexicon::{Class, Lexicon, Unit};
use crate::analysis::statistics::number::{self, Number};
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::reading::Seen;
use crate::analysis::statistics::unit::{self, smaller_unit_at, unit_at};

/// The amount with the unit after it, any smaller units after that, and "old".
pub fn with_unit(passage: &Passage<'_>, bare: &Amount, of: usize) -> Option<Amount> {
    let (unit, end) = unit_at(passage, bare.end + of, bare.number.is_digits)
        .or_else(|| unit_behind_adjective(passage, bare.end).filter(|_| of == 0))?;
    // "The Marlow regatta 2016 day four": a year, and the day of an event.
    let is_year = passage.may_be_year(bare.start)
        && unit.is_time()
        && matches!(passage.key(bare.end), "day" | "week" | "month" | "year")
        && !passage.is_hyphen(bare.end)
        && passage.key(passage.past_hyphen(bare.end + 1)) != "old";
    let unit = miles(passage, unit, end).unwrap_or(unit);
    // "four century-old schooners": four of them.
    let counts = matches!(passage.key(bare.end), "century" | "decade")
        && bare.end == end - 1
        && bare.value > Some(Decimal::ONE)
        && passage.past_hyphen(end) > end
        && passage.key(end + 1) == "old";
    if is_year || counts {
        return None;
    }
    let told = Some(unit::seen(passage, unit, bare.end + of, end));
    let mut amount = Amount { end, measure: Measure::Unit(unit), told, ..bare.clone() };
    with_smaller(passage, &mut amount, unit);
    Some(aged(passage, amount, unit))
}

/// The miles or square miles that "m." and "sq. m." stand for, as they did in old books, where heights are in "ft.".
fn miles(passage: &Passage<'_>, unit: &Unit, end: usize) -> Option<&'static Unit> {
    let name = match unit.code.as_deref()? {
        "m" => "mile",
        "m2" => "square mile",
        _ => return None,
    };
    let is_stopped = |at: usize, symbol: &str| {
        passage.written(at) == symbol && passage.key(at + 1) == "." && passage.is_glued(at + 1)
    };
    // "30 m. high" is no distance.
    let is_size = matches!(passage.key(end + 1), "high" | "deep" | "tall" | "thick");
    let is_old = is_stopped(end - 1, "m") && !is_size && passage.context.has_stopped_feet;
    is_old.then(|| Lexicon::get().unit_words.get(name)).flatten()
}

/// "five straight days", "seven more years": the unit of time after words that say how it is counted.
fn unit_behind_adjective(passage: &Passage<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    let is_adjective = |at: usize| passage.is(at, Class::SpanAdjective);
    let noun = (at + 1..=at + 2).find(|&noun| !is_adjective(noun)).filter(|_| is_adjective(at))?;
    unit_at(passage, noun, false).filter(|(unit, _)| unit.is_time())
}

/// Adds "and a half" or smaller units ("5 feet 2 inches", "two hours and 51 minutes"); the value is then in the last
/// unit.
fn with_smaller(passage: &Passage<'_>, amount: &mut Amount, first: &'static Unit) {
    let mut unit = first;
    if passage.key(amount.end) == "and"
        && let Some((part, end)) = number::fraction_in_words(passage, amount.end + 1)
        && passage.key(amount.end + 1) == "a"
        && passage.key(end) != "of"
        && let Some(value) = amount.value.and_then(|value| value.checked_add(part))
    {
        amount.value = Some(value);
        amount.end = end;
        return;
    }
    for _ in 0..3 {
        let Some(factor) = unit.factor else { return };
        let joint = amount.end + usize::from(matches!(passage.key(amount.end), "and" | ","));
        let start = passage.past_hyphen(joint);
        let Some(number) = number::read(passage, start, false) else { return };
        let by_symbol = || smaller_unit_at(passage, number.end, unit).filter(|_| number.is_digits);
        let smaller =
            by_symbol().or_else(|| unit_at(passage, number.end, number.is_digits)).filter(|(smaller, _)| {
                smaller.class == unit.class && smaller.factor.is_some_and(|size| size < factor)
            });
        // "6-foot-4": the inches are understood.
        let implied = Lexicon::get().smaller_symbols.get("\"").filter(|_| {
            unit.code.as_deref() == Some("[ft_i]")
                && start > joint
                && number.value.is_some_and(|value| value < 12.into())
        });
        let (smaller, end) = match (smaller, implied) {
            (Some((smaller, end)), _) => (smaller, end),
            (None, Some(inch)) => (inch, number.end),
            (None, None) => return,
        };
        let Some(size) = smaller.factor else { return };
        let sum = amount
            .value
            .and_then(|value| value.checked_mul(factor)?.checked_div(size)?.checked_add(number.value?))
            .filter(|_| number.value.is_some_and(|value| value < factor / size || size.is_zero()));
        let Some(sum) = sum else { return };
        amount.value = Some(sum);
        amount.end = end;
        amount.measure = Measure::Unit(smaller);
        unit = smaller;
    }
}

/// Makes a span of time an age if "old" or "of age" follows.
fn aged(passage: &Passage<'_>, amount: Amount, unit: &'static Unit) -> Amount {
    let Measure::Unit(last) = &amount.measure else { return amount };
    let code = last.code.clone().unwrap_or_default();
    if !unit.is_time() {
        return amount;
    }
    let next = passage.past_hyphen(amount.end);
    let end = match (passage.key(next), passage.key(next + 1)) {
        ("old" | "olds", _) => next + 1,
        ("of", "age") => next + 2,
        _ => return amount,
    };
    let told = Some(Seen::new(StatisticRule::AgeForm, next, end));
    Amount { end, measure: Measure::Age(code), told, ..amount }
}

/// The number `value` in words, without a magnitude.
fn number_of(start: usize, end: usize, value: Decimal) -> Number {
    Number { start, end, value: Some(value), scale: Decimal::ONE, is_digits: false, magnitude: None }
}

/// "half an hour", "half a mile", "a quarter-century", "a half percentage point", "an hour and a half".
pub fn part_of_unit(passage: &Passage<'_>, start: usize) -> Option<Amount> {
    let of_value = |value, end| number_of(start, end, value);
    if let Some((value, end)) = number::fraction_in_words(passage, start) {
        if is_next_in_sequence(passage, start, end) {
            return None;
        }
        let mut at = passage.past_hyphen(end);
        at += usize::from(passage.key(at) == "of");
        let article = usize::from(matches!(passage.key(at), "a" | "an"));
        at += article;
        let named = at > end || !matches!(passage.key(start), "a") || passage.key(start + 1) != "second";
        return with_unit(passage, &Amount::bare(start, at, of_value(value, at)), 0).filter(|_| named);
    }
    if matches!(passage.key(start), "a" | "an") {
        let (unit, end) = unit_at(passage, start + 1, false)?;
        let mut amount = Amount::bare(start, end, of_value(Decimal::ONE, start + 1));
        amount.measure = Measure::Unit(unit);
        amount.told = Some(unit::seen(passage, unit, start + 1, end));
        with_smaller(passage, &mut amount, unit);
        return (amount.end > end).then_some(amount);
    }
    None
}

/// Whether the "a third" from `start` to `end` comes behind two: "a third day", "for a fifth week".
fn is_next_in_sequence(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    matches!(passage.key(start), "a" | "an")
        && !matches!(passage.key(end - 1), "half" | "quarter")
        && passage.past_hyphen(end) == end
        && unit_at(passage, end, false).is_some_and(|(unit, _)| unit.is_time())
}

/// "a decade", "an hour", "a mile" at `start`, which count only with a modifier.
#[must_use]
pub fn with_article(passage: &Passage<'_>, start: usize) -> Option<Amount> {
    let article = matches!(passage.key(start), "a" | "an");
    let (unit, end) = article.then(|| unit_at(passage, start + 1, false)).flatten()?;
    let told = Some(unit::seen(passage, unit, start + 1, end));
    let bare = Amount::bare(start, end, number_of(start, end, Decimal::ONE));
    let amount = Amount { measure: Measure::Unit(unit), told, ..bare };
    Some(aged(passage, amount, unit))
}
