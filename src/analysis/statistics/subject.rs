//! What a statistic counts or measures: the noun phrase behind it, before it, or the name that it stands beside.

use super::StatisticKind;
use super::grammar::Reading;
use super::lexicon::Class;
use super::passage::Passage;
use crate::article::TextRange;

/// The most lexemes of a noun phrase.
const LONGEST: usize = 8;

/// The words that say what `reading` counts or measures. `last_name` is the last name before the block's sentence,
/// which a pronoun may stand for.
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
    if reading.kind == StatisticKind::Age {
        return of_age(passage, reading, last_name);
    }
    let ahead = || forward(passage, reading.end);
    let behind = || backward(passage, reading.start);
    match reading.kind {
        StatisticKind::Score | StatisticKind::Rank => match next {
            "in" | "at" | "on" | "behind" => {
                named_before(passage, reading.start).or_else(behind).or_else(ahead)
            }
            _ if passage.is_word(reading.end) && !passage.is(reading.end, Class::Function) => ahead(),
            _ => named_before(passage, reading.start).or_else(behind).or_else(ahead),
        },
        StatisticKind::Duration
        | StatisticKind::Measurement
        | StatisticKind::Money
        | StatisticKind::Percentage => {
            let bound = passage.past_hyphen(reading.end) > reading.end
                || (next == "of" || next == "in") && reading.kind != StatisticKind::Duration
                || next == "of"
                || passage.is_word(reading.end)
                    && !passage.is(reading.end, Class::Function)
                    && !passage.is(reading.end, Class::Verb)
                    && !next.ends_with("ed");
            let purpose = reading.end + usize::from(next == "left");
            if reading.kind == StatisticKind::Duration && passage.key(purpose) == "to" {
                return forward(passage, purpose);
            }
            if reading.kind == StatisticKind::Duration && !bound {
                return clause_before(passage, reading.start).or_else(ahead);
            }
            if bound { ahead().or_else(behind) } else { behind().or_else(ahead) }
        }
        _ => ahead().or_else(behind),
    }
}

/// The person or thing of an age.
fn of_age(passage: &Passage<'_>, reading: &Reading, last_name: Option<TextRange>) -> Option<TextRange> {
    let (start, end) = (reading.start, reading.end);
    // "Ahmed Mohamed, a 14-year-old boy".
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
            name_in(passage, at.saturating_sub(60), at).or(last_name).or_else(|| backward(passage, start))
        }
        None if passage.was(start, 1, Class::AgeCue) => {
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
    // What a preposition or "the" stands before is seldom a person.
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

/// "child, Gloria": the noun with the name behind its comma.
fn with_apposition(passage: &Passage<'_>, noun: TextRange, from: usize) -> TextRange {
    let comma = (from..from + LONGEST)
        .find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.start >= noun.end));
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
    let is_name =
        |at: usize| passage.is_capitalised(at) && !passage.is(at, Class::Function) && !passage.is_title_case;
    let last = (lowest..start).rev().find(|&at| is_name(at))?;
    name_before(passage, last + 1)
}

/// What went on for the time that begins at `start`: the words before it up to a mark or a conjunction.
fn clause_before(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let core = backward(passage, start)?;
    let end = (start.saturating_sub(25)..=start).rev().find(|&at| {
        at.checked_sub(1).and_then(|last| passage.get(last)).is_some_and(|last| last.range.end == core.end)
    })?;
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

/// Whether the word at `at` is a verb and no noun of the same form ("cost", "vote"), which "of" or an article shows.
fn is_verb(passage: &Passage<'_>, at: usize) -> bool {
    let noun = matches!(passage.key(at + 1), "of" | "in")
        || matches!(
            passage.key_before(at, 1),
            "a" | "an" | "the" | "its" | "their" | "his" | "her" | "total" | "estimated"
        );
    passage.is(at, Class::Verb) && !noun
}

/// The noun phrase behind the lexeme before `end`.
fn forward(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    let mut start = passage.past_hyphen(end);
    for _ in 0..4 {
        let skipped = matches!(
            passage.key(start),
            "of" | "the"
                | "these"
                | "those"
                | "their"
                | "its"
                | "his"
                | "her"
                | "our"
                | "a"
                | "an"
                | "in"
                | "all"
                | "them"
                | "other"
                | "more"
                | "such"
                | "to"
                | "worth"
                | "high"
                | "long"
                | "tall"
                | "wide"
                | "deep"
                | "thick"
        ) || matches!(passage.key(start), "“" | "\"" | "‘")
            || (passage.number(start).is_some() && start > end);
        if !skipped || passage.key(start) == "in" && passage.is_capitalised(start + 1) {
            break;
        }
        start += 1;
    }
    let mut at = start;
    let mut seen_noun = false;
    while at < passage.len() && at < start + LONGEST {
        let key = passage.key(at);
        let joins = passage.is_hyphen(at) && passage.is_glued(at) && at > start && passage.is_glued(at + 1)
            || matches!(key, "'" | "’")
                && at > start
                && passage.key(at + 1) == "s"
                && passage.is_glued(at + 1);
        let possessive = key == "s" && at > start && matches!(passage.key(at - 1), "'" | "’");
        if joins || possessive {
            at += 1;
            continue;
        }
        let is_number = passage.number(at).is_some();
        let hyphenated = passage.is_hyphen(at + 1) && passage.is_glued(at + 1);
        let ends = !passage.is_word(at)
            || is_number
            || passage.is(at, Class::Function) && !hyphenated
            || (passage.is(at, Class::Verb) && (seen_noun || at > start))
            || (seen_noun && key.ends_with("ing") && !hyphenated)
            || (at > start
                && passage.is_capitalised(at)
                && passage.key(at - 1).ends_with('s')
                && !passage.is_capitalised(at - 1));
        if ends {
            break;
        }
        seen_noun = true;
        at += 1;
        // A participle closes the phrase: "asylum seekers rescued".
        if key.ends_with("ed") && at > start + 1 && !hyphenated {
            break;
        }
    }
    while at > start && !passage.is_word(at - 1) {
        at -= 1;
    }
    span(passage, start, at)
}

/// The noun phrase before `start`, across the verbs and small words between.
fn backward(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let sentence = passage.sentence(start);
    let lowest = sentence.start.max(start.saturating_sub(25));
    let is_content = |at: usize| {
        passage.is_word(at)
            && !passage.is_claimed(at)
            && !passage.is(at, Class::Function)
            && !matches!(
                passage.key(at),
                "s" | "estimated"
                    | "about"
                    | "last"
                    | "past"
                    | "next"
                    | "previous"
                    | "first"
                    | "recent"
                    | "age"
                    | "aged"
                    | "ages"
            )
            && !passage.key(at).ends_with("ly")
    };
    let mut end = start;
    while end > lowest && !(is_content(end - 1) && (!is_verb(passage, end - 1) || end - lowest < 3)) {
        end -= 1;
    }
    let mut first = end;
    while first > lowest && end - first < LONGEST {
        let at = first - 1;
        let joins = passage.is_hyphen(at) && passage.is_glued(at) || (passage.key(at) == "s" && first < end);
        let mark = matches!(passage.key(at), "'" | "’") && passage.key(first) == "s";
        if !(is_content(at) && (first == end || !is_verb(passage, at))
            || (joins && first < end)
            || (mark && first < end))
        {
            break;
        }
        first = at;
    }
    while first < end && !passage.is_word(first) {
        first += 1;
    }
    span(passage, first, end)
}

fn span(passage: &Passage<'_>, first: usize, end: usize) -> Option<TextRange> {
    let (first, last) = (passage.get(first)?, passage.get(end.checked_sub(1)?)?);
    (first.range.start < last.range.end).then(|| TextRange::new(first.range.start, last.range.end))
}
