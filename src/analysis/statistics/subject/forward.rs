//! The noun phrase after a number: what it counts, or what a measure is of.

use super::span;
use crate::analysis::statistics::lexicon::{Class, Lexicon};
use crate::analysis::statistics::number;
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::unit::unit_at;
use crate::article::TextRange;

/// The most lexemes in the phrase.
const LONGEST: usize = 8;

/// Whether the words at `at` say when rather than what: "last year", "late Tuesday", "early trading".
fn tells_when(passage: &Passage<'_>, at: usize) -> bool {
    let next = passage.key(at + 1);
    match passage.key(at) {
        "last" | "next" | "this" | "past" | "previous" | "each" | "every" => {
            let is_span = unit_at(passage, at + 1, false).is_some_and(|(unit, _)| unit.is_time());
            is_span
                || matches!(
                    next,
                    "quarter" | "season" | "spring" | "summer" | "autumn" | "fall" | "winter" | "night"
                )
                || passage.is(at + 1, Class::Month)
                || passage.is(at + 1, Class::Weekday)
        }
        "early" | "late" | "mid" | "midday" | "morning" | "afternoon" | "evening" | "after-hours"
        | "overnight" => {
            passage.is(at + 1, Class::Month)
                || passage.is(at + 1, Class::Weekday)
                || matches!(
                    next,
                    "trading"
                        | "trade"
                        | "dealing"
                        | "dealings"
                        | "deals"
                        | "morning"
                        | "afternoon"
                        | "evening"
                )
        }
        "online" | "seriously" | "respectively" => !passage.is_word(at + 1),
        _ => false,
    }
}

/// The noun phrase that follows a number ending before the lexeme `end`.
pub fn forward(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    phrase_ahead(passage, end, 0)
}

/// Where the phrase that follows a number ending before `end` begins: past articles, "of" and the like.
fn opening(passage: &Passage<'_>, end: usize) -> usize {
    let mut start = passage.past_hyphen(end);
    for _ in 0..4 {
        let skipped = Lexicon::has(Class::PhraseOpening, passage.key(start))
            || matches!(passage.key(start), "“" | "\"" | "‘")
            // "two weeks' notice".
            || matches!(passage.key(start), "'" | "’")
                && passage.is_glued(start)
                && passage.key(start.wrapping_sub(1)).ends_with('s')
            || matches!(passage.key(start), "past" | "last" | "next") && passage.number(start + 1).is_some()
            || (passage.number(start).is_some() && start > end);
        if !skipped || passage.key(start) == "in" && passage.is_capitalised(start + 1) {
            break;
        }
        start += 1;
    }
    start
}

/// The noun phrase that follows what ends before the lexeme `end`; `depth` says how deep it is inside others.
fn phrase_ahead(passage: &Passage<'_>, end: usize, depth: usize) -> Option<TextRange> {
    let start = opening(passage, end);
    // "rose by 21,000 to 1.36 million": the number after "to" is not a noun.
    let leads_to_number = passage.key(end) == "to" && number::read(passage, end + 1, false).is_some();
    // "six a day".
    let is_rate =
        passage.opens_rate(end) && unit_at(passage, end + 1, false).is_some_and(|(unit, _)| unit.is_time());
    let adds = passage.key(end) == "plus";
    if leads_to_number || adds || is_rate || tells_when(passage, start) {
        return None;
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
            || passage.is(at, Class::AgeCue)
            || (passage.is(at, Class::Verb)
                && (seen_noun || at > start)
                && !passage.is(at, Class::ChangeNoun))
            || (seen_noun && key.ends_with("ing") && !hyphenated)
            || (seen_noun && key.ends_with("ly") && !Lexicon::has(Class::FalseEnding, key))
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
    // "the country's 11 million people".
    if at > start
        && depth < 2
        && passage.key(at - 1) == "s"
        && matches!(passage.key_before(at, 2), "'" | "’")
        && let Some(number) = number::read(passage, at, false)
    {
        return phrase_ahead(passage, number.end, 2);
    }
    while at > start && !passage.is_word(at - 1) {
        at -= 1;
    }
    // "CO2".
    if at > start && passage.number(at).is_some() && passage.is_glued(at) {
        at += 1;
    }
    // "a 5% rise in prices", "3 members of parliament".
    let completed = passage.key(at) == "of"
        || passage.key(at) == "in" && at > start && passage.is(at - 1, Class::ChangeNoun);
    if completed && at > start && depth == 0 {
        let complement = phrase_ahead(passage, at, 1);
        return span(passage, start, at).map(|noun| complement.map_or(noun, |more| noun.cover(more)));
    }
    span(passage, start, at)
}
