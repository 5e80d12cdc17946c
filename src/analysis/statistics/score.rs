//! Results of matches and votes: "3-1", "two-nil", "52–48", "101 votes to 94".

use rust_decimal::Decimal;

use super::lexicon::{Class, Lexicon};
use super::number;
use super::passage::Passage;
use super::ratio::odds;
use super::reading::Reading;

/// How near a word about results must stand, in lexemes.
const REACH: usize = 25;

/// Reads the result of a match or a vote at `start`.
#[must_use]
pub fn score(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    in_words(passage, start)
        .or_else(|| tally(passage, start))
        .or_else(|| voted(passage, start))
        .or_else(|| in_figures(passage, start))
}

/// "3-1", "Norvale 3 – 1 Eastmoor", "The measure failed, 49-51".
fn in_figures(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let first = passage.number(start)?;
    if let Some(reading) = vote(passage, start, first) {
        return Some(reading);
    }
    let second = passage.number(start + 2).filter(|_| passage.is_dash(start + 1))?;
    if number::fraction_in_digits(passage, start + 2).is_some() {
        return None;
    }
    if odds(passage, start).is_some() {
        return None;
    }
    let glued = passage.is_glued(start + 1) && passage.is_glued(start + 2);
    let spaced = !passage.is_glued(start + 1) && !passage.is_glued(start + 2);
    let whole = first.is_integer()
        && second.is_integer()
        && first < Decimal::ONE_THOUSAND
        && second < Decimal::ONE_THOUSAND;
    let end = start + 3;
    let is_part =
        passage.is_glued(end) && (passage.is_word(end) || passage.is_hyphen(end) || passage.key(end) == "%");
    let opens_name =
        passage.is_glued(start) && !matches!(passage.key_before(start, 1), "(" | "[" | "“" | "\"" | "‘");
    if !(glued || spaced) || !whole || is_part || opens_name {
        return None;
    }
    if super::amount::read(passage, start, start)
        .is_some_and(|amount| amount.measure != super::amount::Measure::Bare)
    {
        return None;
    }
    let after_age = passage.was(start, 1, Class::AgeCue);
    let is_of_book = passage.is_capitalised(start.wrapping_sub(1))
        && matches!(
            passage.key_before(start, 1),
            "table" | "figure" | "section" | "chapter" | "appendix" | "exhibit" | "example" | "page"
        );
    if is_of_book {
        return None;
    }
    // "Norvale 3 – 1 Eastmoor".
    let between_names = start > 0
        && passage.is_capitalised(start - 1)
        && passage.is_capitalised(end)
        && !passage.is(start - 1, Class::Month)
        && !passage.is(end, Class::Month)
        && !passage.is(start - 1, Class::Label);
    let speaks_of_results = passage.is_near(start, REACH, Class::Score) || between_names;
    let follows_noun = passage.is_word(end)
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Score)
        && !passage.is(end, Class::Verb);
    let counts = follows_noun && (passage.key(end).ends_with('s') || first < second && !between_names);
    // "The measure failed, 49-51."
    let decided = passage.key_before(start, 1) == ","
        && !passage.is_word(end)
        && (2..=8).any(|back| {
            matches!(
                passage.key_before(start, back),
                "failed" | "passed" | "rejected" | "approved" | "defeated" | "confirmed" | "adopted"
            )
        });
    // "Boeing 747-8": few games are lost by so much.
    let is_model = first >= Decimal::ONE_HUNDRED
        && (second < Decimal::TEN || follows_noun && !passage.key(end).ends_with('s'))
        && !speaks_of_results
        && !passage.is_near(start, REACH, Class::Cricket);
    let is_result = !after_age
        && !is_model
        && (decided || speaks_of_results && !(counts && first < second) || (first >= second && !counts));
    is_result.then(|| Reading::score(passage, start, end, first, Some(second)))
}

/// "a 3-to-1 vote", "the 6-to-3 ruling".
fn vote(passage: &Passage<'_>, start: usize, first: Decimal) -> Option<Reading> {
    let second = passage.number(start + 4)?;
    let fits = passage.is_hyphen(start + 1)
        && passage.key(start + 2) == "to"
        && passage.is_hyphen(start + 3)
        && first.is_integer()
        && second.is_integer()
        && first < Decimal::ONE_THOUSAND
        && passage.is(start + 5, Class::ResultNoun);
    fits.then(|| Reading::score(passage, start, start + 5, first, Some(second)))
}

/// The votes or points at `at`, in figures or words, with their end.
fn points(passage: &Passage<'_>, at: usize) -> Option<(Decimal, usize)> {
    let number = number::read(passage, at, false)?;
    let value = number.value.filter(|value| value.is_integer() && *value < Decimal::ONE_THOUSAND)?;
    (number.scale == Decimal::ONE && number.start == at).then_some((value, number.end))
}

/// Whether something that could be counted follows the lexeme before `end`.
fn counts_something(passage: &Passage<'_>, end: usize) -> bool {
    passage.is_word(end)
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Score)
        && !passage.is(end, Class::Verb)
        || passage.is_glued(end) && (passage.is_hyphen(end) || matches!(passage.key(end), "%" | "°"))
}

/// "101 votes to 94", "58 votes against 41".
fn tally(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let (first, end) = points(passage, start)?;
    let is_vote = matches!(passage.key(end), "votes" | "vote")
        && matches!(passage.key(end + 1), "to" | "against" | "versus");
    let (second, end) = is_vote.then(|| points(passage, end + 2)).flatten()?;
    let end = end + usize::from(passage.key(end) == "votes");
    (!counts_something(passage, end)).then(|| Reading::score(passage, start, end, first, Some(second)))
}

/// "voted nine to two", "split 5 to 4", "a majority of 10 to two", "lost by 60 to 40".
fn voted(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let (first, joint) = points(passage, start)?;
    let (second, end) = (passage.key(joint) == "to").then(|| points(passage, joint + 1)).flatten()?;
    let is_said = |reach: usize| (1..=reach).any(|back| passage.was(start, back, Class::VoteWord));
    let is_decided = passage.key_before(start, 1) == "by"
        && (2..=6).any(|back| passage.was(start, back, Class::VoteDeed))
        && !passage.is_word(end);
    // "a majority of 10 to 12 seats" is a range.
    let is_range = first < second && passage.key_before(start, 1) == "of";
    let fits = (is_said(4) || is_decided) && !is_range && !counts_something(passage, end);
    fits.then(|| Reading::score(passage, start, end, first, Some(second)))
}

/// "two-nil", "one-all", "three-one": a result in words.
fn in_words(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let goals = |at: usize| match passage.key(at) {
        "nil" => Some(0),
        key => Lexicon::get().numbers.cardinals.get(key).copied().filter(|&value| value < 20),
    };
    let first = goals(start)?;
    let at = passage.past_hyphen(start + 1);
    let is_joined = at > start + 1;
    let told = passage.key(at);
    let second = match told {
        "nil" => 0,
        "all" if is_joined => first,
        _ => goals(at).filter(|_| is_joined)?,
    };
    let is_certain = matches!(told, "nil" | "all") || passage.key(start) == "nil";
    let end = at + 1;
    let goes_on = counts_something(passage, end) && passage.key(end).ends_with('s');
    let is_other = passage.is_glued(end) && (passage.is_hyphen(end) || passage.is_word(end))
        || passage.is(end, Class::PairIdiom)
        || matches!((first, second), (7 | 9, 11));
    let fits = is_certain || passage.is_near(start, REACH, Class::Score);
    (fits && !goes_on && !is_other)
        .then(|| Reading::score(passage, start, end, first.into(), Some(second.into())))
}
