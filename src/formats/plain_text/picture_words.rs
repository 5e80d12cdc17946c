//! How captions describe what can be seen: in the present tense, or in a phrase without a verb.

use std::sync::LazyLock;

use regex::Regex;

use crate::lang::{Class, ENGLISH};
use crate::text::{is_capitalised, pattern};

/// The most words in a caption that is recognised by its lack of a verb.
const MAX_PHRASE_WORDS: usize = 24;

/// Verbs in the present tense for what can be seen in a picture.
static SCENE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:
            looks?\ (?:on|at|over|out|dejected|up) | poses? | stands?\ (?:\w+\ )?(?:next|beside|in|in\ front|at|on|near|by|outside|behind|guard|together)
          | walks?\ (?:past|along|through|with|in|on|to|out|across|by) | arrives?\ (?:at|for|to|in) | attends? | speaks?\ (?:at|during|to|with|in|on)
          | shakes?\ hands | gestures? | waves? | holds?\ (?:a|an|up|the|his|her|hands|their) | (?:is|are)\ (?:seen|pictured|shown)
          | seen\ (?:here|on|in|from|during|at) | sits?\ (?:in|on|at|next|with|by) | takes?\ part | listens? | celebrates? | reacts? | greets? | rides?
          | carries | carry | watch(?:es)? | shows? | hugs? | embraces? | kisses | prays? | march(?:es)? | queues? | waits? | wades? | inspects?
          | pumps? | crash(?:es)?\ (?:over|into|against) | climbs? | cleans? | clears? | search(?:es)? | gathers? | hangs? | fl(?:y|ies)\ over | fills?
          | lines? | pass(?:es)? | lies?\ (?:in|on|at|next) | burns? | demonstrates? | protests? | chants? | displays? | wears? | plays?\ (?:with|in|the|at)
          | performs? | dances? | sings? | reads?\ (?:a|the|out|from) | sorts? | prunes? | checks? | feeds? | sells? | cooks? | harvests? | loads? | unloads?
          | repairs? | overlooks? | stretch(?:es)? | towers?\ over | covers? | drives?\ (?:past|through|along) | cross(?:es)? | boards? | casts? | smiles? | laughs?
          | cries | mourns? | lays? | lights? | pays?\ tribute | talks?\ (?:to|with) | chats? | meets?\ (?:with|in|at) | addresses | runs?\ (?:past|with|along|through) | jumps? | swims?
          | float(?:s)? | rests? | leaves?\ (?:a|the) | work(?:s)?\ (?:on|in|at) | visits? | tours? | signs?\ (?:a|the|autographs) | cuts?\ (?:a|the) | lifts? | pulls? | push(?:es)? | plants? | points?\ (?:to|at) | leads?\ (?:a|the)
        )\b",
    )
});

/// Whether `text` describes a scene in the present tense.
pub(super) fn has_scene(text: &str) -> bool {
    SCENE.is_match(text) && !text.split_whitespace().any(|word| is_small_in(word, Class::PastOrFuture))
}

/// Whether `text` tells of the present with "is" or "are": "Crates are unloaded at dusk."
pub(super) fn tells_of_present(text: &str) -> bool {
    text.split_whitespace().any(|word| matches!(word, "is" | "are"))
        && !text.split_whitespace().any(|word| is_small_in(word, Class::PastOrFuture))
}

/// Whether `text` opens as captions do: not with a word that joins it to the text before it or makes it a link.
pub(super) fn opens_well(text: &str) -> bool {
    let first =
        text.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    text.starts_with(char::is_uppercase)
        && !is(first, Class::TextOpening)
        && !text.contains(['?', '“', '"', ':', '|'])
}

/// Whether `text` contains an article or a possessive, which headings and links do without.
pub(super) fn has_determiner(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| (matches!(word, "The" | "A" | "An") || is_small_in(word, Class::Determiner)))
}

/// Whether `text` ends like a sentence but has no verb: "The town hall of Marlow in 2019."
pub(super) fn is_phrase(text: &str) -> bool {
    text.ends_with('.') && is_verbless(text)
}

/// Whether `text` names things and their place or time, without a verb.
pub(super) fn is_verbless(text: &str) -> bool {
    let words = text.split_whitespace().take(MAX_PHRASE_WORDS + 1);
    let words: Vec<&str> = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    (3..=MAX_PHRASE_WORDS).contains(&words.len())
        && !text.trim_end_matches('.').contains(['?', '!'])
        && !text.contains(['“', '"', ':', ';'])
        && !words[0].ends_with("ed")
        && !is(words[0], Class::TextOpening)
        && words.iter().skip(1).any(|word| is_small_in(word, Class::Preposition))
        && words.iter().skip(1).any(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && !(0..words.len() - 1).any(|at| may_be_verb(&words, at))
        && !is(words[words.len() - 1], Class::Finite)
}

/// Whether the word at `at`, which another follows, may be a finite verb: a common one, a past tense, one in "-s" where
/// a plural noun is unlikely, or any word after a plural noun.
fn may_be_verb(words: &[&str], at: usize) -> bool {
    let (word, next) = (words[at], words[at + 1]);
    let lower = word.to_lowercase();
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let before = at.checked_sub(1).map(|before| words[before]);
    let opens_object = is_small_in(next, Class::ObjectOpening);
    // "people wait at", "boats wait for": a word after a plural noun that is neither a preposition nor a participle.
    let after_plural = before.is_some_and(|before| {
        matches!(before, "people" | "men" | "women" | "children" | "police" | "who" | "that")
            || before.len() > 3 && before.ends_with("ly")
            || before.len() > 3 && is_small(before) && before.ends_with('s') && !before.ends_with("ss")
    }) && is_small(word)
        && word.chars().all(char::is_alphabetic)
        && !is_small_in(word, Class::Preposition)
        && !(is_small_in(word, Class::Determiner)
            || matches!(word, "and" | "or" | "who" | "that" | "where" | "as" | "per"))
        && !["ing", "ed", "ly"].iter().any(|end| word.ends_with(end));
    // "the kiosk operates in", "the team consists of". A plural after an adjective looks the same and is sacrificed.
    let after_noun = at >= 2
        && is_small(word)
        && word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        && before.is_some_and(|before| {
            before.chars().all(|c| c.is_alphabetic() || c == '-')
                && !before.ends_with('s')
                && !is_small_in(before, Class::Preposition)
                && !(is_small_in(before, Class::Determiner)
                    || matches!(before, "and" | "or" | "two" | "three"))
        });
    is(&lower, Class::Finite)
        || word.len() > 4 && lower.ends_with("ed") && is_small(word)
        || is_small(word) && word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && opens_object
        || after_plural
        || after_noun
}

/// Whether `word` is in the list `class`.
fn is(word: &str, class: Class) -> bool {
    ENGLISH.lexicon.of(word).intersects(class)
}

/// Whether `word` has no capital and is in the list `class`.
fn is_small_in(word: &str, class: Class) -> bool {
    !is_capitalised(word) && is(word, class)
}
