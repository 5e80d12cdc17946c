//! What a measure is of and what a count counts: whether the words before or after the figure say so.

use super::backward::backward;
use super::forward::forward;
use super::{clause_before, span};
use crate::analysis::statistics::lexicon::{Class, Lexicon};
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::reading::Reading;
use crate::analysis::statistics::{Modifier, StatisticKind};
use crate::article::TextRange;

/// What an amount of a unit, of money or of time measures.
pub fn of_measure(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let next = passage.key(reading.end);
    let ahead = || forward(passage, reading.end);
    let behind = || backward(passage, reading.start);
    // "€2 billion in aid", but not "5% in May".
    let made_up_of = next == "in"
        && reading.kind == StatisticKind::Money
        && passage.is_word(reading.end + 1)
        && !passage.is_capitalised(reading.end + 1)
        && !Lexicon::get().numbers.cardinals.contains_key(passage.key(reading.end + 1))
        && !passage.is(reading.end + 1, Class::Function);
    let determined = matches!(
        passage.key_before(reading.start, 1),
        "a" | "an" | "the" | "this" | "its" | "their" | "his" | "her"
    ) && passage.is_word(reading.end)
        && !passage.is(reading.end, Class::Function);
    let bound = passage.past_hyphen(reading.end) > reading.end
        || next == "of"
        || made_up_of
        || determined
        || passage.is_word(reading.end)
            && !passage.is(reading.end, Class::Function)
            && !passage.is(reading.end, Class::Verb)
            && !next.ends_with("ed");
    // "made up 21 percent of the total".
    let of_total = next == "of"
        && passage.key(reading.end + 1) == "the"
        && matches!(passage.key(reading.end + 2), "total" | "whole");
    if of_total || is_said_of_subject(passage, reading) {
        return behind().or_else(ahead);
    }
    // "At 9.1%, the jobless rate is high".
    let leads_in = passage.key_before(reading.start, 1) == "at"
        && passage.opens_sentence(reading.start - 1)
        && next == ",";
    if leads_in {
        return forward(passage, reading.end + 1).or_else(behind);
    }
    let purpose = reading.end + usize::from(next == "left");
    let has_purpose = passage.key(purpose) == "to"
        && !passage.is_capitalised(purpose + 1)
        && passage.key(purpose + 1) != "life";
    if reading.kind == StatisticKind::Duration && has_purpose {
        return forward(passage, purpose).or_else(|| clause_before(passage, reading.start));
    }
    if reading.kind == StatisticKind::Duration && !bound {
        return clause_before(passage, reading.start).or_else(ahead);
    }
    if bound { ahead().or_else(behind) } else { behind().or_else(ahead) }
}

/// What a count counts.
pub fn of_count(passage: &Passage<'_>, reading: &Reading) -> Option<TextRange> {
    let next = passage.key(reading.end);
    let ahead = || forward(passage, reading.end);
    let behind = || backward(passage, reading.start);
    // "Twelve people were hurt, five of them seriously".
    if next == "of" && matches!(passage.key(reading.end + 1), "them" | "whom" | "which") {
        return counted_before(passage, reading.start).or_else(behind);
    }
    let verb_follows = !passage.is_word(reading.end) || passage.is(reading.end, Class::Verb);
    // "Of the 86 people on board, 71 survived".
    let of_whole = passage.key_before(reading.start, 1) == ","
        && passage.key(passage.sentence(reading.start).start) == "of"
        && (verb_follows || next.ends_with("ed") || passage.is(reading.end, Class::Function));
    if let Some(whole) = of_whole.then(|| counted_before(passage, reading.start)).flatten() {
        return Some(whole);
    }
    // "Twelve people died and 30 were hurt".
    let of_same = matches!(next, "are" | "were" | "was" | "have" | "had")
        && matches!(passage.key_before(reading.start, 1), "and" | "," | "but" | "while");
    if let Some(same) = of_same.then(|| counted_before(passage, reading.start)).flatten() {
        return Some(same);
    }
    if passage.key_before(reading.start, 1) == "of" && verb_follows {
        return behind().or_else(ahead);
    }
    if next == "in" && !passage.is_claimed(reading.start.wrapping_sub(2)) {
        return deed(passage, reading.start).or_else(behind).or_else(ahead);
    }
    let deed = || deed(passage, reading.start);
    ahead().or_else(deed).or_else(behind)
}

/// Whether the word after a measure is not a noun but says what the subject is by that measure: "15% contained", "3%
/// cheaper", "5 miles north", "within 2,000 miles of Earth".
pub fn is_said_of_subject(passage: &Passage<'_>, reading: &Reading) -> bool {
    let at = reading.end;
    let compares = passage.is(at, Class::Comparison)
        && !matches!(passage.key(at), "the" | "its" | "their" | "his" | "that");
    let counts_more = matches!(passage.key(at), "more" | "fewer" | "less")
        && passage.is_word(at + 1)
        && !passage.is(at + 1, Class::Function);
    let near = passage.key(at) == "of"
        && reading.modifier == Some(Modifier::UpTo)
        && passage.key_before(reading.start, 1) == "within";
    near || compares && !counts_more
        || passage.is(at, Class::Direction)
        || matches!(
            passage.key(at),
            "effective"
                | "contained"
                | "complete"
                | "full"
                | "accurate"
                | "cheaper"
                | "dearer"
                | "likely"
                | "weaker"
        )
}

/// What the number before `start` in its sentence counts, to which "of them" refers.
fn counted_before(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let lowest = passage.sentence(start).start.max(start.saturating_sub(30));
    let last = (lowest..start).rev().find(|&at| passage.is_claimed(at))?;
    forward(passage, last + 1)
        .filter(|noun| passage.get(start).is_some_and(|lexeme| noun.end <= lexeme.range.start))
}

/// The verb right before a count of its objects, with its subject: "quake killed", "Australia made".
fn deed(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let at = start.checked_sub(1).filter(|&at| {
        let key = passage.key(at);
        passage.is_word(at)
            && !passage.is(at, Class::Function)
            && !passage.is(at, Class::Change)
            && (passage.is(at, Class::Verb) || key.len() > 4 && (key.ends_with("ing") || key.ends_with("ed")))
    })?;
    let verb = span(passage, at, at + 1)?;
    let doer = backward(passage, start)
        .filter(|doer| passage.get(at.wrapping_sub(1)).is_some_and(|last| last.range.end == doer.end));
    Some(doer.map_or(verb, |doer| doer.cover(verb)))
}
