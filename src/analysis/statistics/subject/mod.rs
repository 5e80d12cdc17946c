//! What a statistic counts or measures: the noun phrase after it or before it, or the name beside it.

mod backward;
mod figures;
mod forward;
pub mod sentence;

use self::backward::{backward, last_word};
use self::figures::{is_said_of_subject, of_count, of_measure};
use self::forward::forward;
use super::StatisticKind;
use super::age;
use super::amount::{self, Measure};
use super::lexicon::Class;
use super::passage::Passage;
use super::reading::Reading;
use crate::article::TextRange;

/// Whether only a space, a hyphen, an article or "of" stands between `subject` and the number that ends before the
/// lexeme `end`.
#[must_use]
pub fn follows(passage: &Passage<'_>, end: usize, subject: TextRange) -> bool {
    let next = passage.past_hyphen(end);
    (next..next + 3).any(|at| passage.get(at).is_some_and(|lexeme| lexeme.range.start == subject.start))
}

/// The words that say what `reading` counts or measures. `last_name` is the last name before the block's sentence; a
/// pronoun may stand for it.
#[must_use]
pub fn find(passage: &Passage<'_>, reading: &Reading, last_name: Option<TextRange>) -> Option<TextRange> {
    let next = passage.key(reading.end);
    if reading.kind == StatisticKind::Duration && passage.is(reading.end, Class::Relative) {
        let of_event = matches!(next, "before") || passage.key(reading.end + 1) == "than";
        return of_event.then(|| forward(passage, reading.end + 1)).flatten();
    }
    if reading.kind == StatisticKind::Duration && next == "after" {
        return forward(passage, reading.end + 1).or_else(|| backward(passage, reading.start));
    }
    if let Some(noun) = shared_noun(passage, reading) {
        return Some(noun);
    }
    if reading.kind == StatisticKind::Age {
        return of_age(passage, reading, last_name);
    }
    let ahead = || forward(passage, reading.end);
    let behind = || backward(passage, reading.start);
    match reading.kind {
        StatisticKind::Score if !passage.is_word(reading.end) || passage.is(reading.end, Class::Function) => {
            contest(passage, reading.start).or_else(behind).or_else(ahead)
        }
        StatisticKind::Ratio if matches!(passage.key_before(reading.end, 1), "times" | "x") => {
            compared(passage, reading.end).or_else(behind).or_else(ahead)
        }
        // "Marlow is the No. 2 port" is about Marlow.
        StatisticKind::Rank
            if passage.key_before(reading.start, 1) == "the"
                && passage.was(reading.start, 2, Class::Be)
                && matches!(passage.key(reading.start), "#" | "no" | "no." | "number") =>
        {
            named_before(passage, reading.start).or_else(ahead).or_else(behind)
        }
        StatisticKind::Score | StatisticKind::Rank => match next {
            "in" | "at" | "on" | "behind" => {
                named_before(passage, reading.start).or_else(behind).or_else(ahead)
            }
            _ if passage.is_word(reading.end)
                && !passage.is(reading.end, Class::Function)
                && !is_verb(passage, reading.end) =>
            {
                ahead()
            }
            _ => named_before(passage, reading.start).or_else(behind).or_else(ahead),
        },
        StatisticKind::Duration
        | StatisticKind::Measurement
        | StatisticKind::Money
        | StatisticKind::Percentage => of_measure(passage, reading),
        StatisticKind::Count => of_count(passage, reading),
        // "fell by half to 12,000", "grew fivefold in two years".
        StatisticKind::Ratio
            if next == "to" || passage.key_before(reading.end, 1).ends_with("fold") && next == "in" =>
        {
            behind().or_else(ahead)
        }
        StatisticKind::Ratio if is_said_of_subject(passage, reading) && !passage.is_word(reading.end + 1) => {
            behind().or_else(ahead)
        }
        _ => ahead().or_else(behind),
    }
}

/// The noun that several figures before it describe: "a five-day, 40-mile walk", "a 60-day, $1.9 trillion plan".
pub fn shared_noun(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let is_compound =
        (reading.start..reading.end).any(|at| passage.is_hyphen(at) && passage.number(at + 1).is_none());
    if !is_compound || matches!(reading.kind, StatisticKind::Score | StatisticKind::Rank) {
        return None;
    }
    let mut end = reading.end;
    for _ in 0..3 {
        let mut at = end + usize::from(passage.key(end) == ",");
        at += usize::from(matches!(passage.key(at), "and" | "or"));
        if at == end {
            break;
        }
        end = amount::read(passage, at, at).filter(|next| next.measure != Measure::Bare)?.end;
    }
    let is_noun = passage.is_word(end) && !passage.is(end, Class::Function);
    (end > reading.end && is_noun).then(|| forward(passage, end)).flatten()
}

/// What a multiple is of: the noun after "as many", otherwise none.
fn compared(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    let noun = match (passage.key(end), passage.key(end + 1)) {
        // "12 times the limit" is about what exceeds it.
        (
            "the",
            "average" | "limit" | "norm" | "rate" | "size" | "height" | "weight" | "length" | "level"
            | "price" | "national" | "global" | "normal" | "usual" | "speed" | "width" | "depth",
        ) => return None,
        ("as", "many" | "much") => end + 2,
        ("more" | "fewer" | "the" | "their" | "its" | "his" | "her", _) => end + 1,
        _ => return None,
    };
    let counts = passage.is_word(noun) && !passage.is(noun, Class::Function) && passage.key(noun) != "likely";
    counts.then(|| forward(passage, noun)).flatten()
}

/// The opponents: "Real Madrid beat Ajax" before the result, or the only one named.
fn contest(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let last = named_before(passage, start)?;
    let end =
        (0..start).rev().find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.end == last.end))?;
    let lowest = passage.sentence(start).start.max(end.saturating_sub(8));
    let mut first = end;
    for at in (lowest..end).rev() {
        if !passage.is_word(at) && !passage.is_hyphen(at) || passage.is_claimed(at) {
            break;
        }
        if passage.is_capitalised(at) && !passage.is(at, Class::Function) {
            first = at;
        }
    }
    span(passage, first, end + 1).map(|names| names.cover(last))
}

/// The person or thing that has an age.
fn of_age(passage: &Passage<'_>, reading: &Reading, last_name: Option<TextRange>) -> Option<TextRange> {
    let (start, end) = (reading.start, reading.end);
    // "the under-16s" are their own subject.
    if passage.key_before(end, 1) == "s" && matches!(passage.key(start), "over" | "under") {
        return None;
    }
    // "Petra Holm, a 9-year-old pupil".
    let article = usize::from(matches!(passage.key_before(start, 1), "a" | "an" | "the"));
    let comma = start.checked_sub(1 + article).filter(|&at| matches!(passage.key(at), "," | "("));
    if let Some(name) = comma.and_then(|comma| name_before(passage, comma)) {
        return Some(name);
    }
    let sentence = passage.sentence(start);
    let old = matches!(passage.key_before(end, 1), "old" | "age");
    if old && passage.is_word(end) && !passage.is(end, Class::Function) {
        let noun = forward(passage, end)?;
        return Some(with_apposition(passage, noun, end));
    }
    let is_subject = |at: usize| {
        passage.is(at, Class::Pronoun)
            && matches!(passage.key(at), "he" | "she" | "him" | "her" | "who" | "they")
    };
    let before = (sentence.start.max(start.saturating_sub(12))..start).rev().find(|&at| is_subject(at));
    let after = || (end..sentence.end.min(end + 6)).find(|&at| is_subject(at));
    let pronoun = before.or_else(after).or(old.then_some(start));
    match pronoun {
        Some(at) => {
            let of_clause = || (passage.key(at) == "who").then(|| backward(passage, at)).flatten();
            let names_itself = at != start && matches!(passage.key(at), "he" | "she");
            let itself = || names_itself.then(|| span(passage, at, at + 1)).flatten();
            // "Mayor Ada Renn, who is 52"
            let named_here = || {
                let comma = at.checked_sub(1).filter(|&comma| passage.key(comma) == ",")?;
                name_before(passage, comma).filter(|_| passage.key(at) == "who")
            };
            named_here()
                .or_else(|| name_in(passage, at.saturating_sub(60), at))
                .or_else(of_clause)
                .or(last_name)
                .or_else(|| named_before(passage, at))
                .or_else(itself)
                .or_else(|| backward(passage, start))
        }
        None if age::cue(passage, start).is_some() => {
            backward(passage, start).or_else(|| forward(passage, end))
        }
        None => named_before(passage, start)
            .or_else(|| backward(passage, start))
            .or_else(|| forward(passage, end)),
    }
}

/// The run of capitalised words that ends before `end`.
fn name_before(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    let mut first = end;
    while first > 0
        && end - first < 5
        && passage.is_capitalised(first - 1)
        && !passage.is(first - 1, Class::Function)
    {
        first -= 1;
    }
    (first < end).then(|| span(passage, first, end))?
}

/// The last name of two words or more between `start` and `end`.
pub fn name_in(passage: &Passage<'_>, start: usize, end: usize) -> Option<TextRange> {
    let is_name = |at: usize| {
        passage.is_capitalised(at)
            && !passage.is(at, Class::Function)
            && !passage.is(at, Class::Month)
            && !passage.is(at, Class::Weekday)
    };
    // A name after a preposition or "the" is seldom a person's.
    let mut at = end;
    while at > start + 1 {
        at -= 1;
        if !(is_name(at) && is_name(at - 1)) {
            continue;
        }
        let mut first = at - 1;
        while first > start && is_name(first - 1) && at - first < 5 {
            first -= 1;
        }
        let placed =
            matches!(passage.key_before(first, 1), "the" | "to" | "in" | "at" | "of" | "from" | "on" | "for");
        if !placed && !passage.opens_sentence(first) || (!placed && at - first == 1) {
            return span(passage, first, at + 1);
        }
        at = first;
    }
    None
}

/// "daughter, Wilma": the noun with the name after the comma.
fn with_apposition(passage: &Passage<'_>, noun: TextRange, from: usize) -> TextRange {
    let comma =
        (from..from + 8).find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.start >= noun.end));
    let named = comma.filter(|&at| passage.key(at) == "," && passage.is_capitalised(at + 1));
    let Some(comma) = named else { return noun };
    let mut end = comma + 1;
    while passage.is_capitalised(end) && end < comma + 4 {
        end += 1;
    }
    span(passage, comma, end).map_or(noun, |name| noun.cover(name))
}

/// The last name before `start` in its sentence: who came third, what is number 1.
fn named_before(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let lowest = passage.sentence(start).start.max(start.saturating_sub(15));
    let is_name = |at: usize| {
        passage.is_capitalised(at)
            && !passage.is(at, Class::Function)
            && !passage.is_title_case
            && !passage.is_claimed(at)
    };
    let last = (lowest..start).rev().find(|&at| is_name(at))?;
    name_before(passage, last + 1)
}

/// What lasted for the time that begins at `start`: the words before it, back to a mark or a conjunction.
fn clause_before(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let end = last_word(passage, start)? + 1;
    let core = span(passage, end - 1, end)?;
    let lowest = passage.sentence(start).start.max(end.saturating_sub(6));
    let mut first = end;
    while first > lowest
        && !passage.is_claimed(first - 1)
        && (passage.is_word(first - 1) || matches!(passage.key(first - 1), "'" | "’" | "-"))
        && !matches!(passage.key(first - 1), "and" | "but" | "or" | "when" | "because" | "if" | "so" | "said")
    {
        first -= 1;
    }
    while first < end
        && (!passage.is_word(first) || passage.is(first, Class::Function) || passage.key(first) == "s")
    {
        first += 1;
    }
    span(passage, first, end).map(|clause| clause.cover(core))
}

/// Whether the word at `at` is a verb rather than a noun of the same form ("cost", "vote"): a following "of" or
/// auxiliary, or an article or the like before it, shows a noun.
fn is_verb(passage: &Passage<'_>, at: usize) -> bool {
    let noun = passage.key(at + 1) == "of"
        || passage.is(at + 1, Class::Auxiliary)
        || matches!(
            passage.key_before(at, 1),
            "a" | "an"
                | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "total"
                | "estimated"
                | "this"
                | "that"
                | "annual"
                | "net"
        );
    passage.is(at, Class::Verb) && !noun
}

fn span(passage: &Passage<'_>, first: usize, end: usize) -> Option<TextRange> {
    let (first, last) = (passage.get(first)?, passage.get(end.checked_sub(1)?)?);
    (first.range.start < last.range.end).then(|| TextRange::new(first.range.start, last.range.end))
}
