//! What a statistic counts or measures: the noun phrase after it or before it, or the name beside it.

mod aged;
mod backward;
mod figures;
mod forward;
pub mod sentence;
mod told;

use self::aged::{name_before, of_age};
use self::backward::{backward, last_word};
use self::figures::{is_said_of_subject, of_count, of_measure};
use self::forward::forward;
pub use self::told::{is_scrap, told};
use super::StatisticKind;
use super::amount::{self, Measure};
use super::lexicon::{Class, Lexicon};
use super::number;
use super::passage::Passage;
use super::reading::Reading;
use crate::article::TextRange;
use crate::lang::ENGLISH;
use crate::text::name_key;

/// How far from the opening of a sentence the noun of "Of the pupils asked" ends, in lexemes.
const LONGEST_WHOLE: usize = 20;

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
    if let Some(noun) = shared_noun(passage, reading).or_else(|| of_whole(passage, reading)) {
        return Some(noun);
    }
    if reading.kind == StatisticKind::Age {
        return of_age(passage, reading, last_name);
    }
    let ahead = || forward(passage, reading.end);
    let behind = || backward(passage, reading.start);
    match reading.kind {
        StatisticKind::Score if !passage.is_word(reading.end) || passage.is(reading.end, Class::Function) => {
            winner(passage, reading.start)
                .or_else(|| contest(passage, reading.start))
                .or_else(behind)
                .or_else(ahead)
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

/// The noun behind a unit that is shortened with a full stop: the "walnut oil" of "2 tsp. walnut oil".
pub fn behind_stopped_unit(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let stop = reading.end;
    let is_measure = matches!(reading.kind, StatisticKind::Measurement | StatisticKind::Duration);
    let goes_on = passage.key(stop) == "."
        && passage.is_glued(stop)
        && !passage.is_glued(stop + 1)
        && passage.is_word(stop + 1)
        && !passage.is_capitalised(stop + 1)
        && !passage.is(stop + 1, Class::Function);
    (is_measure && goes_on).then(|| forward(passage, stop + 1)).flatten()
}

/// The noun that several figures before it describe: "a five-day, 40-mile walk", "a 60-day, $1.9 trillion plan", "5%, 6% or
/// 7% pay cuts".
pub fn shared_noun(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let is_compound =
        (reading.start..reading.end).any(|at| passage.is_hyphen(at) && passage.number(at + 1).is_none());
    let is_share = reading.kind == StatisticKind::Percentage;
    if !is_compound && !is_share || matches!(reading.kind, StatisticKind::Score | StatisticKind::Rank) {
        return None;
    }
    let mut end = reading.end;
    for _ in 0..3 {
        let mut at = end + usize::from(passage.key(end) == ",");
        at += usize::from(matches!(passage.key(at), "and" | "or"));
        at += usize::from(is_share && passage.key(at) == "even");
        if at == end {
            break;
        }
        let is_alike = |measure: &Measure| match measure {
            Measure::Unit(unit) => !is_share || unit.is_percent(),
            Measure::Bare => false,
            _ => !is_share,
        };
        end = amount::read(passage, at, at).filter(|next| is_alike(&next.measure))?.end;
    }
    let is_noun = passage.is_word(end)
        && !passage.is(end, Class::Function)
        && (!is_share || passage.counts_noun(end - 1) == Some(true));
    (end > reading.end && is_noun).then(|| forward(passage, end)).flatten()
}

/// "Of the pupils asked, 61 percent were girls": the whole that opens the sentence.
pub fn of_whole(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let is_part =
        matches!(reading.kind, StatisticKind::Count | StatisticKind::Percentage | StatisticKind::Ratio);
    let opening = passage.sentence(reading.start).start;
    let stands_alone = !passage.is_word(reading.end)
        || passage.is(reading.end, Class::Function)
        || is_verb(passage, reading.end)
        || passage.key(reading.end).ends_with("ed");
    let is_parted = match passage.key_before(reading.start, 1) {
        "," => true,
        "and" => passage.last_claim(reading.start).is_some(),
        _ => false,
    };
    if !is_part || !stands_alone || !is_parted || passage.key(opening) != "of" {
        return None;
    }
    let number = number::read(passage, opening + 1, false).or_else(|| {
        let article = passage.is(opening + 1, Class::Determiner);
        number::read(passage, opening + 1 + usize::from(article), false)
    });
    let whole = forward(passage, number.map_or(opening + 1, |number| number.end))?;
    let near = opening..reading.start.min(opening + LONGEST_WHOLE);
    let first =
        near.clone().find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.start == whole.start))?;
    let last =
        (first..near.end).find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.end == whole.end))?;
    // "the pupils asked"
    let end = if last > first && passage.key(last).ends_with("ed") { last } else { last + 1 };
    span(passage, first, end)
}

/// What a multiple is of: the noun after "as many", otherwise none.
fn compared(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    let noun = match (passage.key(end), passage.key(end + 1)) {
        // "12 times the limit" is about what exceeds it.
        ("the", norm) if Lexicon::has(Class::LimitNoun, norm) => return None,
        ("as", "many" | "much") => end + 2,
        ("more" | "fewer" | "the" | "their" | "its" | "his" | "her", _) => end + 1,
        _ => return None,
    };
    let counts = passage.is_word(noun) && !passage.is(noun, Class::Function) && passage.key(noun) != "likely";
    counts.then(|| forward(passage, noun)).flatten()
}

/// Who is named before "d." or "def." for "defeated": the Marlow of "Marlow d. Ashby 3-1".
fn winner(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let lowest = passage.sentence(start).start.max(start.saturating_sub(10));
    let verb = (lowest..start).rev().find(|&at| {
        matches!(passage.key(at), "d" | "def" | "bt")
            && passage.key(at + 1) == "."
            && passage.is_glued(at + 1)
            && !passage.is_capitalised(at)
    })?;
    let is_name = verb.checked_sub(1).is_some_and(|at| at >= lowest && passage.is_capitalised(at));
    is_name.then(|| name_before(passage, verb)).flatten()
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

/// The last name of two words or more between `start` and `end`.
pub fn name_in(passage: &Passage<'_>, start: usize, end: usize) -> Option<TextRange> {
    let is_name = |at: usize| {
        passage.is_capitalised(at)
            && !passage.is(at, Class::Function)
            && !passage.is(at, Class::Month)
            && !passage.is(at, Class::Weekday)
    };
    // "Royal Navy" has no age, and the recogniser may take "Petra London" for a firm.
    let names_thing = |first: usize| {
        let classes = ENGLISH.classes(&name_key(passage.written(first)));
        let is_given = classes.intersects(Class::Given) && !classes.intersects(Class::Common);
        passage.names_thing(first) && !is_given
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
        let placed = placed || names_thing(first);
        if !placed && !passage.opens_sentence(first) || (!placed && at - first == 1) {
            return span(passage, first, at + 1);
        }
        at = first;
    }
    None
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
        || Lexicon::has(Class::NounOpening, passage.key_before(at, 1));
    passage.is(at, Class::Verb) && !noun
}

fn span(passage: &Passage<'_>, first: usize, end: usize) -> Option<TextRange> {
    let (first, last) = (passage.get(first)?, passage.get(end.checked_sub(1)?)?);
    (first.range.start < last.range.end).then(|| TextRange::new(first.range.start, last.range.end))
}
