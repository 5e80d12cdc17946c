//! Ranges: two amounts that are the ends of one.

use rust_decimal::Decimal;

use super::{Amount, Measure, single};
use crate::analysis::statistics::StatisticRule;
use crate::analysis::statistics::lexicon::Class;
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::reading::Seen;

/// The range that `first` opens: "9 to 10", "£10-15 million", "5 or 6" and, after "between", "5 and 10".
pub fn read(passage: &Passage<'_>, first: &Amount, floor: usize) -> Option<Amount> {
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
            && passage.may_be_year(first.start)
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
    let opens_with_year = first.measure == Measure::Bare && first.is_year(passage);
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
    // "fell from 31,000 to 24,500" is a change: what it was, and what it came to.
    let falls = before == "from" && high < low && passage.key(joint) == "to";
    if falls && (second.measure != Measure::Bare || first.measure == Measure::Bare) {
        let told = told.map(|told| match &first.measure {
            Measure::Bare => Seen { rule: StatisticRule::SharedUnit, ..told },
            _ => told,
        });
        return Some(Amount { value: Some(low), measure, told, ..first.clone() });
    }
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
pub fn behind_suspended_hyphen(passage: &Passage<'_>, end: usize) -> usize {
    let is_suspended = passage.is_dash(end)
        && passage.is_glued(end)
        && !passage.is_glued(end + 1)
        && passage.joins_numbers(end + 1);
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
