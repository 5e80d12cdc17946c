//! Whether the "m" behind digits is metres or millions: "a 5m wave", "1.4m of them".

use super::lexicon::{Class, Lexicon};
use super::passage::Passage;

/// How far away, in lexemes, a word may stand that speaks of lengths or of large numbers.
const REACH: usize = 25;

/// Whether the words right beside the "m" at `at` show a length: "30m long", "a 5m wave", "200m from the shore".
pub fn is_length(passage: &Passage<'_>, at: usize) -> bool {
    let next = at + 1;
    let is_joined =
        passage.is_hyphen(next) && passage.is_glued(next) || passage.is_glued(next) && passage.is_word(next);
    let is_thing = passage.is_word(next)
        && !passage.is(next, Class::Function)
        && !passage.is(next, Class::Person)
        && !passage.key(next).ends_with('s')
        && matches!(passage.key_before(at, 2), "a" | "an" | "the" | "men's" | "women's");
    let is_event = matches!(passage.key_before(at, 2), "the" | "his" | "her") && !passage.is_word(next)
        || passage.is(next, Class::Race);
    // "200m from the shore", not "1.4m from the year before".
    let is_distance = passage.key(next) == "from"
        && passage.is(next + 1, Class::Determiner)
        && !(next + 2..next + 4).any(|at| passage.is(at, Class::TimeNoun));
    is_joined || is_thing || is_event || is_distance || passage.is(next, Class::LengthAfter)
}

/// Whether the "m" at `at` is a million, although no noun in the plural follows.
pub fn is_million(passage: &Passage<'_>, at: usize) -> bool {
    let sentence = passage.sentence(at);
    // "20m of its meters", "3m of them", but not "20m of cables".
    let of_known = passage.key(at + 1) == "of"
        && (passage.is(at + 2, Class::Determiner)
            || matches!(passage.key(at + 2), "these" | "those" | "them"))
        && (at + 2..(at + 7).min(sentence.end)).any(|noun| {
            let key = passage.key(noun);
            matches!(key, "them" | "those")
                || key.len() > 3 && key.ends_with('s') && !passage.is(noun, Class::Function)
        });
    if of_known {
        return true;
    }
    if is_length(passage, at) || passage.is_near(at, REACH, Class::LengthTalk) {
        return false;
    }
    let near = sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH);
    // "1.8m wide; the old one was 1.2m".
    let is_measured = |other: usize| passage.key(other) == "m" && other != at && is_length(passage, other);
    if near.clone().any(is_measured) {
        return false;
    }
    let is_broken =
        at.checked_sub(1).and_then(|before| passage.number(before)).is_some_and(|value| !value.is_integer());
    let is_large = |other: usize| {
        let key = passage.key(other);
        let is_magnitude = Lexicon::get().numbers.magnitudes.get(key).is_some_and(|&value| value >= 100_000)
            || Lexicon::get().numbers.abbreviations.contains_key(key);
        // An amount in millions that was read before.
        let is_read = key == "m" && other < at && passage.is_claimed(other) && !is_length(passage, other);
        is_magnitude || is_read
    };
    is_broken || near.into_iter().any(is_large)
}

/// Whether `text` has feet with a full stop in the middle of a sentence: "the hill rises 300 ft. above the sea".
pub fn has_stopped_feet(text: &str) -> bool {
    text.match_indices(" ft.").any(|(at, found)| {
        let behind = text[at + found.len()..].trim_start();
        text[..at].ends_with(|last: char| last.is_ascii_digit())
            && behind.starts_with(|next: char| next.is_lowercase() || matches!(next, ';' | ',' | ')'))
    })
}
