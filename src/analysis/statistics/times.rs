//! Clock times and years, in figures and in words: "5 p.m.", "half past six", "twenty nineteen".

use rust_decimal::Decimal;

use super::StatisticKind;
use super::currency::currency_name;
use super::lexicon::{Class, Lexicon};
use super::number;
use super::passage::Passage;
use super::reading::Reading;
use super::unit::unit_at;
use crate::nlp::syntax::Dependency;

/// The end of the clock time or of the year in words at `start`.
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize) -> Option<usize> {
    clock(passage, start)
        .or_else(|| parts_of_hour(passage, start))
        .or_else(|| hour_and_minutes(passage, start))
        .or_else(|| opening_hours(passage, start))
        .or_else(|| year(passage, start))
        .or_else(|| year_with_and(passage, start))
}

/// "5 p.m.", "8.30pm", "between 5 and 6pm", "1400 GMT".
fn clock(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start).or_else(|| number::read(passage, start, false)?.value)?;
    let is_meridiem = |at: usize| {
        let written = passage.written(at);
        match passage.key(at) {
            "am" => passage.is_glued(at) || !passage.is_word(at + 1) || written == "AM",
            "o" => matches!(passage.key(at + 1), "'" | "’"),
            "et" => written == "ET",
            "hrs" | "hours" => {
                value >= Decimal::from(100) && matches!(passage.key(at + 1), "gmt" | "local" | "utc")
            }
            _ => {
                passage.is(at, Class::Meridiem)
                    && (!matches!(passage.key(at), "noon" | "midnight" | "est" | "ist")
                        || value == Decimal::from(12))
            }
        }
    };
    if is_meridiem(start + 1) {
        return (value < Decimal::from(2400)).then_some(start + 2);
    }
    let joined = passage.is_dash(start + 1) || passage.joins_numbers(start + 1);
    let both = joined
        && passage.number(start + 2).is_some_and(|value| value < Decimal::from(2400))
        && is_meridiem(start + 3);
    (both && value < Decimal::from(24)).then_some(start + 4)
}

/// The hour at `at`, from one to twelve, in figures or as one word.
fn is_hour(passage: &Passage<'_>, at: usize) -> bool {
    let word = Lexicon::get().numbers.cardinals.get(passage.key(at)).map(|&value| Decimal::from(value));
    let value = passage.number(at).filter(Decimal::is_integer).or(word);
    value.is_some_and(|value| value >= Decimal::ONE && value <= Decimal::from(12))
        && passage.past_hyphen(at + 1) == at + 1
}

/// Whether nothing that the number before the lexeme `end` might count follows.
fn is_closed(passage: &Passage<'_>, end: usize) -> bool {
    let is_joined = passage.is_glued(end) && (passage.is_hyphen(end) || passage.key(end) == "%");
    let is_measured = unit_at(passage, end, false).is_some() || currency_name(passage, end, false).is_some();
    !is_joined
        && !is_measured
        && (!passage.is_word(end) || passage.is(end, Class::Function) || passage.is(end, Class::Verb))
}

/// Whether the word before `start` says that a time follows: "at ten to nine".
fn follows_time_word(passage: &Passage<'_>, start: usize) -> bool {
    let before = passage.key_before(start, 1);
    let is_by = before == "by" && !(2..=5).any(|back| passage.was(start, back, Class::VoteDeed));
    is_by || matches!(before, "at" | "until" | "till" | "before" | "after" | "since")
}

/// "half past six", "twenty past five", "at ten to nine", "by quarter to eight".
fn parts_of_hour(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let minutes = match passage.key(start) {
        "half" | "quarter" => start + 1,
        "a" if passage.key(start + 1) == "quarter" => start + 2,
        _ => {
            let number = number::read(passage, start, false)?;
            let is_minute = number.value.is_some_and(|value| {
                value.is_integer() && value >= Decimal::ONE && value < Decimal::from(30)
            });
            Some(number.end).filter(|_| is_minute)?
        }
    };
    let is_quarter = passage.key_before(minutes, 1) == "quarter";
    let minutes = minutes + usize::from(matches!(passage.key(minutes), "minutes" | "minute"));
    let is_told = match passage.key(minutes) {
        "past" => true,
        // "by 5 to 7" may be a range.
        "to" => is_quarter || passage.key_before(start, 1) != "by" && follows_time_word(passage, start),
        _ => false,
    };
    (is_told && is_hour(passage, minutes + 1) && is_closed(passage, minutes + 2)).then_some(minutes + 2)
}

/// "at six thirty", "until nine forty-five".
fn hour_and_minutes(passage: &Passage<'_>, start: usize) -> Option<usize> {
    if !passage.is_word(start) || !is_hour(passage, start) || !follows_time_word(passage, start) {
        return None;
    }
    let minutes = number::read(passage, start + 1, false).filter(|number| !number.is_digits)?;
    let fits = minutes.value.is_some_and(|value| {
        value >= Decimal::TEN && value < Decimal::from(60) && (value % Decimal::from(5)).is_zero()
    });
    (fits && is_closed(passage, minutes.end)).then_some(minutes.end)
}

/// "Mon-Fri 9-5", "Sat 10-4": behind a day in short, from one hour to another. Behind "Saturday" it may be a result.
fn opening_hours(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_hour = |at: usize| passage.number(at).is_some_and(|value| value <= Decimal::from(24));
    let is_day = passage.was(start, 1, Class::Weekday) && !passage.key_before(start, 1).ends_with("day");
    (is_day && is_hour(start) && passage.is_dash(start + 1) && is_hour(start + 2)).then_some(start + 3)
}

/// "nineteen eighty-four", "twenty nineteen", "eighteen hundred".
fn year(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let lexicon = Lexicon::get();
    let is_century =
        lexicon.numbers.cardinals.get(passage.key(start)).is_some_and(|century| (14..=20).contains(century));
    if !is_century || !passage.is_word(start + 1) {
        return None;
    }
    let rest = match passage.key(start + 1) {
        "oh" | "o" => is_hour(passage, start + 2).then_some(start + 3)?,
        "hundred" if !matches!(passage.key_before(start, 1), "in" | "since" | "until" | "by") => return None,
        "hundred" => start + 2,
        _ => {
            let number = number::read(passage, start + 1, false).filter(|number| !number.is_digits)?;
            let fits = number.value.is_some_and(|value| {
                value >= Decimal::TEN && value < Decimal::ONE_HUNDRED && value.is_integer()
            });
            Some(number.end).filter(|_| fits && number.magnitude.is_none())?
        }
    };
    is_closed(passage, rest).then_some(rest)
}

/// "in two thousand and nine", "since two thousand twelve".
fn year_with_and(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let follows = passage.was(start, 1, Class::YearOpening) || passage.key_before(start, 1) == "year";
    if !follows || passage.key(start) != "two" || passage.key(start + 1) != "thousand" {
        return None;
    }
    let tail = start + 2 + usize::from(passage.key(start + 2) == "and");
    let rest = number::read(passage, tail, false).filter(|number| !number.is_digits)?;
    let fits = rest.value.is_some_and(|value| value < Decimal::from(60)) && rest.magnitude.is_none();
    (fits && is_closed(passage, rest.end)).then_some(rest.end)
}

/// Whether `reading` is "one day" in the sense of some day: "It chanced one day that a man came", unlike "for one day", "one
/// day later" and "lost one day".
#[must_use]
pub fn is_some_day(passage: &Passage<'_>, reading: &Reading) -> bool {
    let (start, end) = (reading.start, reading.end);
    let is_one_day = reading.kind == StatisticKind::Duration
        && passage.key(start) == "one"
        && passage.written(end - 1) == "day"
        && end == start + 2
        && !passage.is_hyphen(start + 1);
    if !is_one_day || reading.modifier.is_some() || passage.is(end, Class::Relative) {
        return false;
    }
    let may_come =
        matches!(passage.key_before(start, 1), "could" | "would" | "will" | "may" | "might" | "that" | "to");
    // "one day a week", "one day in five".
    let is_rate = passage.opens_rate(end) && passage.is(end + 1, Class::RateUnit)
        || passage.key(end) == "in" && passage.number(end + 1).is_some();
    // "lost one day" has the object that the parser may take for a time.
    let says_when =
        passage.dependency(end - 1) == Some(Dependency::Npadvmod) && !passage.is_verb(start.wrapping_sub(1));
    let is_told = !passage.was(start, 1, Class::Function)
        && passage.is_word(start.wrapping_sub(1))
        && matches!(passage.key(end), "that" | "when" | "he" | "she" | "they");
    // "A fox one day met a heron"
    let stands_between = passage.is_word(start.wrapping_sub(1))
        && !passage.was(start, 1, Class::Function)
        && !passage.is_verb(start.wrapping_sub(1))
        && passage.is_verb(end);
    let lasts = passage.was(start, 1, Class::Lasting);
    !is_rate
        && (passage.opens_sentence(start) || may_come || is_told || stands_between || says_when && !lasts)
}
