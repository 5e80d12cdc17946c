//! The words around a number that say how exact it is: "more than", "nearly", "or so".

use super::Modifier;
use super::amount::{self, Amount, Measure};
use super::lexicon::{Class, Lexicon, Stand};
use super::passage::Passage;
use super::unit::unit_at;

/// The most words in a modifier.
const LONGEST: usize = 6;

/// How far before "up to" stands what brings something there, in lexemes.
const REACH_OF_BRINGING: usize = 5;

/// How far behind "up to" the amount stands from which something went up, in lexemes.
const REACH_OF_ORIGIN: usize = 12;

/// A modifier before the lexeme `start`, with the first lexeme that belongs to the span. It looks at no lexeme before
/// `floor`.
#[must_use]
pub fn before(passage: &Passage<'_>, start: usize, floor: usize, is_time: bool) -> (Option<Modifier>, usize) {
    // "7% fewer than a year earlier", "10 more than 20 of them": what comes before is compared.
    let compares = |first: usize, end: usize| {
        first > 0 && first == floor && passage.is_claimed(first - 1) && passage.key_before(end, 1) == "than"
    };
    let article = usize::from(matches!(passage.key_before(start, 1), "a" | "an") && start > floor);
    let candidates = if article == 1 { [start - 1, start] } else { [start, start] };
    for end in candidates {
        if let Some((modifier, stand, first)) = phrase_before(passage, end, floor)
            && (stand == Stand::Outside || is_approximator(passage, first, end, is_time))
            && !compares(first, end)
        {
            return match stand {
                Stand::Outside => (Some(modifier), start),
                _ => (Some(modifier), with_adverb(passage, first, floor)),
            };
        }
    }
    (None, start)
}

fn phrase_before(passage: &Passage<'_>, end: usize, floor: usize) -> Option<(Modifier, Stand, usize)> {
    let lexicon = Lexicon::get();
    let lowest = floor.max(end.saturating_sub(LONGEST)).max(passage.sentence(end.saturating_sub(1)).start);
    (lowest..end).find_map(|first| {
        // "a 5-under 66".
        let in_compound =
            passage.is_hyphen(first) || first > 0 && passage.is_hyphen(first - 1) && passage.is_glued(first);
        let found = lexicon.modifiers.get(&(phrase(passage, first, end), false)).filter(|_| !in_compound)?;
        Some((found.0, found.1, first))
    })
}

/// The lexemes from `first` to `end` in lower case; a hyphen counts as a space.
fn phrase(passage: &Passage<'_>, first: usize, end: usize) -> String {
    let words: Vec<&str> = (first..end).map(|at| passage.key(at)).filter(|key| *key != "-").collect();
    words.join(" ")
}

/// Whether the phrase from `first` to `end` says how exact a number is, rather than where or what about.
fn is_approximator(passage: &Passage<'_>, first: usize, end: usize, is_time: bool) -> bool {
    match phrase(passage, first, end).as_str() {
        // "a lot about one thing", "what about five years later?"
        "about" => {
            let is_one_thing = passage.key(end) == "one"
                && passage.is_word(end + 1)
                && !passage.is(end + 1, Class::Function)
                && !Lexicon::get().numbers.has(passage.key(end + 1))
                && unit_at(passage, end + 1, false).is_none();
            let asks = matches!(passage.key_before(first, 1), "what" | "how");
            !passage.was(first, 1, Class::Talk) && !is_one_thing && !asks
        }
        // "were built over 11 years", unlike "has taken over 11 years".
        "over" if is_time => {
            let is_passive = passage.key_before(first, 1).ends_with("taken")
                && passage.was(first, 2, Class::Be)
                || passage.key_before(first, 2) == "been" && passage.key_before(first, 1) == "taken";
            passage.was(first, 1, Class::Lasting) && !is_passive
        }
        // "fined over two breaches" says what for.
        "over" => {
            let is_few =
                Lexicon::get().numbers.cardinals.get(passage.key(end)).is_some_and(|&value| value < 10)
                    && !Lexicon::get().numbers.magnitudes.contains_key(passage.key(end + 1))
                    && !passage.is_hyphen(end + 1);
            // "spread over 12 districts" says where.
            !passage.was(first, 1, Class::Dispute)
                && !passage.was(first, 1, Class::Spreading)
                && !(is_few && !passage.opens_sentence(first))
        }
        "under" | "near" => !passage.was(first, 1, Class::Dispute),
        "up to" => !is_way(passage, first, end),
        "better than" | "c." => passage.number(end).is_some(),
        "maybe" | "perhaps" | "still" => true,
        _ => true,
    }
}

/// Whether the "up to" from `first` to `end` says where something went rather than how far it may go: "went up to £48", "is
/// up to 6.2p from 5.5p".
fn is_way(passage: &Passage<'_>, first: usize, end: usize) -> bool {
    let has_moved = matches!(passage.key_before(first, 1), "went" | "gone" | "shot" | "crept" | "climbed");
    // "brings the total up to 40".
    let is_brought = |at: usize| {
        matches!(passage.key(at), "bring" | "brings" | "brought" | "bringing" | "bump" | "bumps" | "bumped")
    };
    let has_moved = has_moved || (first.saturating_sub(REACH_OF_BRINGING)..first).any(is_brought);
    let sentence = passage.sentence(end);
    let near = end..sentence.end.min(end + REACH_OF_ORIGIN);
    let origin = || {
        let from = near.clone().find(|&at| passage.key(at) == "from")?;
        amount::read(passage, from + 1, from + 1)
    };
    // "up to 40 children from 12 villages".
    let counts = |amount: &Amount| {
        amount.measure == Measure::Bare
            && passage.is_word(amount.end)
            && !passage.is(amount.end, Class::Function)
    };
    has_moved || origin().is_some_and(|amount| !amount.is_year(passage) && !counts(&amount))
}

/// The start of the adverbs before a modifier at `first`: "just over", "a little more than". "only" stays outside.
fn with_adverb(passage: &Passage<'_>, first: usize, floor: usize) -> usize {
    let lexicon = Lexicon::get();
    if !passage.is(first, Class::AfterAdverb) {
        return first;
    }
    let lowest = floor.max(first.saturating_sub(3));
    (lowest..first).find(|&at| lexicon.adverbs.contains(&phrase(passage, at, first))).unwrap_or(first)
}

/// A modifier that begins at the lexeme `end` ("or more", "-odd", "+"), with the end of the span.
#[must_use]
pub fn after(passage: &Passage<'_>, end: usize) -> Option<(Modifier, usize)> {
    let lexicon = Lexicon::get();
    let start = passage.past_hyphen(end);
    (start + 1..=(start + 3).min(passage.len())).rev().find_map(|stop| {
        let words = phrase(passage, start, stop);
        let &(modifier, _) = lexicon.modifiers.get(&(words.clone(), true))?;
        let fits = match words.as_str() {
            // "20-odd", "50-plus", "a 90-ish score", not "seven odd socks".
            "odd" | "ish" => start > end || passage.is_glued(start),
            // "$549 plus $50 for delivery" is a sum.
            "plus" => start > end || !passage.is_word(stop) && amount::read(passage, stop, stop).is_none(),
            "+" => passage.is_glued(start),
            "tops" | "approximately" => !passage.is_word(stop),
            _ => true,
        };
        fits.then_some((modifier, stop))
    })
}
