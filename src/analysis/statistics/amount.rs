//! Amounts: a number with its currency or unit, and ranges of two.

use rust_decimal::Decimal;

use super::lexicon::{Class, Currency, Lexicon, Unit};
use super::number::{self, Number};
use super::passage::Passage;
use super::reading::Seen;
use super::unit::{self, currency_mark, currency_name, smaller_unit_at, unit_at};
use super::{StatisticRule, exclude};

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
}

/// Reads the amount or range at `start`. A "from" or "between" may stand no earlier than at the lexeme `floor`.
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Amount> {
    let first = single(passage, start)?;
    Some(range(passage, &first, floor).unwrap_or(first))
}

/// Reads one amount.
fn single(passage: &Passage<'_>, start: usize) -> Option<Amount> {
    let is_sign =
        matches!(passage.key(start), "-" | "−") && passage.is_glued(start + 1) && !passage.is_glued(start);
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
        return Some(money_behind_mark(passage, start, code, number));
    }
    let Some(number) = number::read(passage, start, false) else { return part_of_unit(passage, start) };
    let bare = Amount::bare(start, number.end, number);
    // "hundreds of millions of dollars", "thousands of miles", "0.1 of a percentage point".
    let is_part = number.is_digits && number.value < Some(Decimal::ONE);
    let of = match (passage.key(number.end), passage.key(number.end + 1)) {
        ("of", "a" | "an") if is_part => 2,
        ("of", _) if number.value.is_none() => 1,
        _ => 0,
    };
    let is_large = number.scale >= Decimal::from(1_000_000);
    if let Some((currency, told)) = currency_name(passage, number.end + of, is_large) {
        return Some(money(passage, bare, currency, told));
    }
    if let Some(amount) = unit_and_parts(passage, &bare, of) {
        return Some(amount);
    }
    Some(bare)
}

fn money_behind_mark(
    passage: &Passage<'_>,
    start: usize,
    code: Option<&'static str>,
    number: Number,
) -> Amount {
    // "$10 dollars", "US$5 million USD".
    let is_large = number.scale >= Decimal::from(1_000_000);
    let said_again = currency_name(passage, number.end, is_large)
        .filter(|(currency, _)| currency.code == code && !currency.is_minor)
        .filter(|_| passage.is_word(number.end));
    let end = said_again.map_or(number.end, |(_, name)| name.end);
    let mark_end = number.start.max(start + 1);
    let told = Some(Seen::new(StatisticRule::CurrencySign, start, mark_end));
    let measure = Measure::Money(code);
    let amount = Amount { measure, told, ..Amount::bare(start, end, number) };
    with_minor(passage, amount)
}

/// The amount of money in `currency`, which stands where `told` says.
fn money(passage: &Passage<'_>, bare: Amount, currency: Currency, told: Seen) -> Amount {
    let Currency { code, is_minor } = currency;
    let end = told.end;
    let hundredth = Decimal::new(1, 2);
    let value = if is_minor { bare.value.and_then(|value| value.checked_mul(hundredth)) } else { bare.value };
    let mut amount = Amount { end, value, measure: Measure::Money(code), told: Some(told), ..bare };
    // "75 USD million".
    if let Some(&factor) =
        Lexicon::get().numbers.magnitudes.get(passage.key(end)).filter(|_| passage.key(end) != "dozen")
        && let Some(value) = amount.value.and_then(|value| value.checked_mul(factor.into()))
    {
        amount = Amount { end: end + 1, value: Some(value), magnitude: Some(end), ..amount };
    }
    if is_minor { amount } else { with_minor(passage, amount) }
}

/// Adds the hundredths after an amount: "3 dollars 50 cents", "nine euros and twenty cents".
fn with_minor(passage: &Passage<'_>, amount: Amount) -> Amount {
    let Measure::Money(code) = &amount.measure else { return amount };
    let start = amount.end + usize::from(passage.key(amount.end) == "and");
    let minor = number::read(passage, start, false).and_then(|number| {
        let (currency, name) = currency_name(passage, number.end, false)?;
        let fits = currency.is_minor
            && (currency.code == *code || currency.code == Some("USD"))
            && number.value? < Decimal::ONE_HUNDRED;
        let part = number.value?.checked_mul(Decimal::new(1, 2))?;
        fits.then_some((amount.value?.checked_add(part)?, name.end))
    });
    match minor {
        Some((value, end)) => Amount { end, value: Some(value), ..amount },
        None => amount,
    }
}

/// The amount with the unit after it, any smaller units after that, and "old".
fn unit_and_parts(passage: &Passage<'_>, bare: &Amount, of: usize) -> Option<Amount> {
    let (unit, end) = unit_at(passage, bare.end + of, bare.number.is_digits)
        .or_else(|| unit_behind_adjective(passage, bare.end).filter(|_| of == 0))?;
    // "The Marlow regatta 2016 day four": a year, and the day of an event.
    let is_year = super::names_and_dates::four_digits(passage, bare.start)
        && unit.is_time()
        && matches!(passage.key(bare.end), "day" | "week" | "month" | "year")
        && !passage.is_hyphen(bare.end)
        && passage.key(passage.past_hyphen(bare.end + 1)) != "old";
    if is_year {
        return None;
    }
    let told = Some(unit::seen(passage, unit, bare.end + of, end));
    let mut amount = Amount { end, measure: Measure::Unit(unit), told, ..bare.clone() };
    with_smaller(passage, &mut amount, unit);
    Some(aged(passage, amount, unit))
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
fn part_of_unit(passage: &Passage<'_>, start: usize) -> Option<Amount> {
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
        return unit_and_parts(passage, &Amount::bare(start, at, of_value(value, at)), 0).filter(|_| named);
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

/// The range that `first` opens: "9 to 10", "£10-15 million", "5 or 6" and, after "between", "5 and 10".
fn range(passage: &Passage<'_>, first: &Amount, floor: usize) -> Option<Amount> {
    let joint = behind_suspended_hyphen(passage, first.end);
    let (before, start) = opening(passage, first.start, floor);
    let second_at = match passage.key(joint) {
        // "rose $2 to $85" is a change and its result.
        "to" if before.is_empty()
            && first.measure != Measure::Bare
            && passage.was(start, 1, Class::Change) =>
        {
            return None;
        }
        // "fell by 14 to 96" too.
        "to" if before.is_empty()
            && passage.key_before(start, 1) == "by"
            && passage.was(start, 2, Class::Change)
            && !is_narrow(passage, first, joint + 1) =>
        {
            return None;
        }
        // "40% in 2019 to 1.2 million": a year tells when, and does not open a range.
        "to" if before.is_empty()
            && super::names_and_dates::four_digits(passage, first.start)
            && matches!(passage.key_before(start, 1), "in" | "since" | "during" | "of") =>
        {
            return None;
        }
        "to" | "through" => joint + 1,
        "and" if before == "between" => joint + 1,
        "or" if first.measure == Measure::Bare => joint + 1,
        _ if passage.is_dash(joint) => {
            let spaced_alike = passage.is_glued(joint) == passage.is_glued(joint + 1);
            let to = usize::from(passage.key(joint + 1) == "to" && passage.is_hyphen(joint + 2));
            Some(joint + 1 + 2 * to).filter(|_| spaced_alike)?
        }
        _ => return None,
    };
    let second = single(passage, second_at)?;
    let (low, high) = (first.value?, second.value?);
    // "rose in 2015 to $221bn": a year does not open a range of money.
    let opens_with_year = first.measure == Measure::Bare && exclude::is_year(passage, first);
    if opens_with_year && before.is_empty() && matches!(second.measure, Measure::Money(_)) {
        return None;
    }
    let (measure, told) = match (&first.measure, &second.measure) {
        (one, other) if one == other => (other.clone(), first.told.or(second.told)),
        (Measure::Bare, other) => (other.clone(), second.told),
        (Measure::Money(code), Measure::Bare) => (Measure::Money(*code), first.told),
        (Measure::Unit(_), Measure::Age(code)) => (Measure::Age(code.clone()), second.told),
        _ => return None,
    };
    // A hundred in words is part of the value: "six or seven hundred".
    let is_hundreds = passage.key(second.number.end - 1) == "hundred" && second.number.scale == Decimal::ONE;
    let second_scale = if is_hundreds { Decimal::ONE_HUNDRED } else { second.number.scale };
    // "$10 to $15 million" shares the magnitude, "$200 to $4 million" does not.
    let shares_scale = first.number.scale == Decimal::ONE
        && second_scale > Decimal::ONE
        && high.checked_div(second_scale).is_some_and(|own| low <= own);
    let low = if shares_scale { low.checked_mul(second_scale)? } else { low };
    let is_span = before == "from" || before == "between";
    let fits = match passage.key(joint) {
        // "killed 5 or 200", "from 2010 or 3" are not ranges.
        "or" => {
            high > low && low.checked_mul(Decimal::TWO).is_some_and(|double| high <= double.max(Decimal::TWO))
        }
        "to" | "through" | "and" => is_span || low < high,
        _ => low < high,
    };
    // "from 3 to No. 1", "10 to 1" without a unit are read elsewhere.
    fits.then_some(Amount {
        start,
        end: second.end,
        value: Some(low),
        high: Some(high),
        measure,
        number: second.number,
        told,
        magnitude: first.magnitude.or(second.magnitude),
    })
}

/// Whether `first` and the amount at `second_at` are the ends of a range rather than a change and its result: "fell by 20
/// to 25 percent", unlike "fell by 14 to 96".
fn is_narrow(passage: &Passage<'_>, first: &Amount, second_at: usize) -> bool {
    let second = single(passage, second_at).filter(|second| second.measure != Measure::Bare);
    let near = |low: Decimal, high: Decimal| {
        low < high && low.checked_mul(Decimal::TWO).is_some_and(|double| high <= double)
    };
    first.measure == Measure::Bare
        && second
            .is_some_and(|second| first.value.zip(second.value).is_some_and(|(low, high)| near(low, high)))
}

/// The index after the hyphen in "16- to 24-year-olds" and "two- or three-bedroom", whose second part comes later.
fn behind_suspended_hyphen(passage: &Passage<'_>, end: usize) -> usize {
    let is_suspended = passage.is_dash(end)
        && passage.is_glued(end)
        && !passage.is_glued(end + 1)
        && matches!(passage.key(end + 1), "to" | "or" | "and");
    if is_suspended { end + 1 } else { end }
}

/// "from" or "between" before `start`, with its place.
fn opening<'p>(passage: &'p Passage<'_>, start: usize, floor: usize) -> (&'p str, usize) {
    let is_opening = |at: usize| at >= floor && matches!(passage.key(at), "from" | "between");
    match start.checked_sub(1) {
        Some(at) if is_opening(at) => (passage.key(at), at),
        // "between the ages of 18 and 24".
        _ if start >= floor + 4
            && passage.key_before(start, 1) == "of"
            && passage.key_before(start, 2) == "ages"
            && is_opening(start - 4) =>
        {
            (passage.key(start - 4), start - 4)
        }
        _ => ("", start),
    }
}

/// The measure that a number without one takes from the next number, and what shows it: "5 and 10 per cent", "17 from
/// 15 per cent", "two or three weeks".
#[must_use]
pub fn elliptic_measure(passage: &Passage<'_>, end: usize) -> Option<(Measure, Option<Seen>)> {
    let end = behind_suspended_hyphen(passage, end);
    let start = end + usize::from(passage.key(end) == ",");
    let joint = matches!(passage.key(start), "and" | "or" | "from" | "to") || start > end;
    let at = if matches!(passage.key(start), "and" | "or" | "from" | "to") { start + 1 } else { start };
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
