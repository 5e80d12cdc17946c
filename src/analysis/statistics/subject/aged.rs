//! Who has an age: the name beside it, the noun that it is said of, or whom a pronoun stands for.

use super::backward::backward;
use super::forward::forward;
use super::{name_in, named_before, span};
use crate::analysis::statistics::age;
use crate::analysis::statistics::lexicon::Class;
use crate::analysis::statistics::passage::Passage;
use crate::analysis::statistics::reading::Reading;
use crate::article::TextRange;

/// The most lexemes in a name.
const LONGEST_NAME: usize = 7;

/// The person or thing that has an age.
pub fn of_age(passage: &Passage<'_>, reading: &Reading, last_name: Option<TextRange>) -> Option<TextRange> {
    let (start, end) = (reading.start, reading.end);
    // "the under-16s" and "20-somethings" are their own subject.
    let is_group = passage.key_before(end, 1) == "s" && matches!(passage.key(start), "over" | "under");
    if is_group || passage.key_before(end, 1) == "somethings" {
        return None;
    }
    // "a girl of nine"
    let of_person = passage.key_before(start, 1) == "of"
        && (passage.was(start, 2, Class::Aged) || passage.was(start, 2, Class::AgedGroup));
    if of_person {
        return span(passage, start - 2, start - 1);
    }
    // "Petra Holm, a 9-year-old pupil".
    let article = usize::from(matches!(passage.key_before(start, 1), "a" | "an" | "the"));
    let comma = start.checked_sub(1 + article).filter(|&at| matches!(passage.key(at), "," | "("));
    let beside = comma.filter(|&comma| !says_when_or_where(passage, comma));
    if let Some(name) = beside.and_then(|comma| name_before(passage, comma)) {
        return Some(name);
    }
    if let Some(person) = predicated(passage, start) {
        return Some(person);
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
    let behind = || (sentence.start.max(start.saturating_sub(12))..start).rev();
    let names_doer = |&at: &usize| matches!(passage.key(at), "he" | "she" | "who" | "they");
    let before = behind().find(names_doer).or_else(|| behind().find(|&at| is_subject(at)));
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
            if names_itself && passage.context.persons.is_recognized() {
                return meant_by(passage, at)
                    .or_else(|| name_in(passage, at.saturating_sub(60), at))
                    .or(last_name)
                    .or_else(itself);
            }
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

/// Whether the name before the comma at `comma` is a day, or follows a preposition at the start of the sentence: "On Monday,
/// 32-year-old Roe", "In Marlow, 9-year-old pupils".
fn says_when_or_where(passage: &Passage<'_>, comma: usize) -> bool {
    let is_when = passage.was(comma, 1, Class::Weekday) || passage.was(comma, 1, Class::Month);
    let first = (0..comma).rev().take_while(|&at| passage.is_capitalised(at)).last();
    let is_where = first.is_some_and(|first| {
        // The preposition that opens a sentence has a capital too.
        let opens =
            matches!(passage.key(first), "in" | "on" | "at" | "near") && passage.opens_sentence(first);
        opens && first + 1 < comma
    });
    is_when || is_where
}

/// The run of capitalised words that ends before `end`.
pub fn name_before(passage: &Passage<'_>, end: usize) -> Option<TextRange> {
    let mut first = end;
    let is_part = |at: usize| passage.is_capitalised(at) && !passage.is(at, Class::Function);
    // "Roe Jr."
    if passage.key_before(end, 1) == "." && matches!(passage.key_before(end, 2), "jr" | "sr") {
        first -= 1;
    }
    while first > 0 && end - first < LONGEST_NAME {
        let joins = passage.is_hyphen(first - 1)
            && passage.is_glued(first - 1)
            && first < end
            && passage.is_glued(first)
            && first > 1
            && is_part(first - 2);
        if !joins && !is_part(first - 1) {
            break;
        }
        first -= 1;
    }
    (first < end && is_part(first)).then(|| span(passage, first, end))?
}

/// "his wife is 61", "Maria is 24": what stands right before the verb that says the age at `start`.
fn predicated(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let adverb = usize::from(matches!(
        passage.key_before(start, 1),
        "just" | "only" | "now" | "about" | "almost" | "nearly" | "around" | "over" | "under"
    ));
    let verb = start.checked_sub(1 + adverb).filter(|&at| passage.is(at, Class::Be))?;
    let noun = verb.checked_sub(1).filter(|&at| passage.is_word(at) && !passage.is(at, Class::Function))?;
    if passage.is_capitalised(noun) {
        return name_before(passage, verb);
    }
    span(passage, noun, noun + 1)
}

/// Whom the pronoun at `at` stands for.
fn meant_by(passage: &Passage<'_>, at: usize) -> Option<TextRange> {
    let gender = if passage.key(at) == "she" { Class::Female } else { Class::Male };
    let offset = passage.get(at)?.range.start;
    passage.context.persons.before(offset, gender)
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
