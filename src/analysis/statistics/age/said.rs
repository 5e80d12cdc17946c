//! Ages that a sentence says somebody has: "She was six", "his wife is 61", "girls of nine", "died at 82".

use rust_decimal::Decimal;

use super::is_described;
use crate::analysis::statistics::lexicon::Class;
use crate::analysis::statistics::number::Number;
use crate::analysis::statistics::passage::Passage;

/// How far back in a sentence the person stands who does something at an age, in lexemes.
const REACH_OF_PERSON: usize = 25;

/// How far back an age is spoken of that others reach, in lexemes.
const REACH_OF_AGE: usize = 60;

/// "children under five", "anyone over 18".
pub fn older_or_younger_than(passage: &Passage<'_>, number: &Number) -> bool {
    // "children under five travel free", not "people under 10 governments".
    let ends = !passage.is_word(number.end) && !passage.is_hyphen(number.end)
        || passage.is_word(number.end)
            && !passage.is_capitalised(number.end)
            && (!passage.key(number.end).ends_with('s') || passage.is(number.end, Class::Function));
    let is_no_one =
        passage.key_before(number.start, 2) == "one" && passage.key_before(number.start, 3) == "no";
    // "over the age of 65, or under 5".
    let is_second_limit = matches!(passage.key_before(number.start, 2), "or" | "and")
        && (4..=8).any(|back| passage.was(number.start, back, Class::AgeCue));
    // "a quarter of the population will be over 65".
    let is_share = passage.was(number.start, 2, Class::Be)
        && (3..=6)
            .any(|back| matches!(passage.key_before(number.start, back), "population" | "people" | "them"));
    matches!(passage.key_before(number.start, 1), "over" | "under")
        && (passage.was(number.start, 2, Class::AgeGroup) || is_no_one || is_second_limit || is_share)
        && ends
        && !matches!(passage.key(number.end), "%" | "$" | "£" | "€" | "°" | "of")
}

/// "a boy of 15", "a woman of 80".
pub fn child_of(passage: &Passage<'_>, number: &Number) -> bool {
    let ends = !passage.is_word(number.end) && !passage.is_hyphen(number.end)
        || passage.is(number.end, Class::Function)
        || passage.is(number.end, Class::Verb);
    let is_one = passage.was(number.start, 2, Class::Aged)
        && matches!(
            passage.key_before(number.start, 3),
            "a" | "the" | "another" | "old" | "young" | "young-looking"
        );
    // "girls of six and nine"
    let are_several = passage.was(number.start, 2, Class::AgedGroup);
    passage.key_before(number.start, 1) == "of"
        && (is_one || are_several)
        && ends
        && !matches!(passage.key(number.end), "%" | "$" | "£" | "€" | "°")
}

/// "She was six.", "turned 18", "he is 45".
pub fn predicate(passage: &Passage<'_>, number: &Number) -> bool {
    let start = number.start;
    let adverb = usize::from(matches!(
        passage.key_before(start, 1),
        "just" | "only" | "but" | "now" | "about" | "almost" | "nearly" | "around" | "finally"
    ));
    let verb = 1 + adverb;
    let of_person = passage.was(start, verb + 1, Class::Pronoun)
        && !matches!(passage.key_before(start, verb + 1), "we" | "you" | "it" | "him" | "her")
        || matches!(passage.key_before(start, verb), "i'm" | "he's" | "she's" | "i’m" | "he’s" | "she’s")
        || (matches!(passage.key_before(start, verb), "’s" | "'s")
            && passage.was(start, verb + 1, Class::Pronoun));
    let is_person =
        |at: usize| is_described(passage, at) || passage.names_person(at) || passage.is(at, Class::Aged);
    let of_person = of_person || start.checked_sub(verb + 1).is_some_and(is_person);
    let is = passage.was(start, verb, Class::Be) && of_person;
    let is = is || is_time_of_life(passage, number, verb);
    let turned = passage.was(start, verb, Class::AgeVerb) && !passage.is_hyphen(number.end);
    let next = passage.key(number.end);
    let ends = !passage.is_word(number.end)
        && !passage.is_hyphen(number.end)
        && !matches!(next, "%" | "°" | "/" | ":" | "€" | "£" | "$")
        || passage.is(number.end, Class::AfterAge);
    (is || (turned && next != "degrees")) && ends && next != "of"
}

/// "and was but sixteen when she left": what one person is when they do something, whoever the person is. The verb stands
/// `verb` lexemes before the number.
fn is_time_of_life(passage: &Passage<'_>, number: &Number, verb: usize) -> bool {
    /// How far back a noun for a figure, or "there", may stand.
    const REACH: usize = 8;
    let goes_on =
        passage.key(number.end) == "when" && matches!(passage.key(number.end + 1), "he" | "she" | "i");
    let lowest = passage.sentence(number.start).start.max(number.start.saturating_sub(REACH));
    let is_figure = |at: usize| {
        passage.is(at, Class::Aggregate) || matches!(passage.key(at), "there" | "number" | "toll")
    };
    passage.key_before(number.start, verb) == "was" && goes_on && !(lowest..number.start).any(is_figure)
}

/// "died at 82".
pub fn died_at(passage: &Passage<'_>, number: &Number) -> bool {
    let ends = !passage.is_word(number.end) || passage.is(number.end, Class::Function);
    // "the number of dead at 58" is a count.
    let is_toll = matches!(passage.key_before(number.start, 3), "of" | "the" | "and");
    passage.key_before(number.start, 1) == "at"
        && passage.was(number.start, 2, Class::DiedVerb)
        && !(is_toll && passage.key_before(number.start, 2) == "dead")
        && ends
        && passage.key(number.end) != ":"
}

/// "At 28, she became": the sentence opens with the age at which somebody does something.
pub fn at_opening(passage: &Passage<'_>, number: &Number) -> bool {
    let comma = usize::from(passage.key(number.end) == ",");
    let at = number.end + comma;
    let of_person = matches!(passage.key(at), "he" | "she" | "i")
        || comma == 1 && passage.is_capitalised(at) && passage.is_capitalised(at + 1);
    let adverb = usize::from(is_young_adverb(passage, number.start));
    let opens = number.start.checked_sub(1 + adverb).is_some_and(|at| {
        passage.key(at) == "at"
            && (passage.opens_sentence(at) || matches!(passage.key_before(at, 1), "," | "and" | "but"))
    });
    opens && of_person && number.value.is_some_and(|value| value >= Decimal::from(3))
}

/// "The average age of the players is 26.4", "a median age of 41", "the retirement age to 64".
pub fn is_of_named_age(passage: &Passage<'_>, number: &Number) -> bool {
    let value = number.value.unwrap_or_default();
    let fits = number.scale == Decimal::ONE && value > Decimal::ONE && value < Decimal::from(120);
    let states = matches!(passage.key_before(number.start, 1), "is" | "was" | "of" | "to" | "at" | "from");
    let lowest = passage.sentence(number.start).start.max(number.start.saturating_sub(12));
    fits && states
        && (!passage.is_word(number.end) || passage.is(number.end, Class::Function))
        && (lowest..number.start)
            .any(|at| passage.key(at) == "age" && passage.was(at, 1, Class::AgeQualifier))
        && !passage.key(number.end).starts_with('%')
}

/// Whether the word before the age at `start` says that it is young: "at only 14".
fn is_young_adverb(passage: &Passage<'_>, start: usize) -> bool {
    matches!(passage.key_before(start, 1), "just" | "only" | "barely")
}

/// Whether nothing that the number might count, and no sign that makes another figure of it, follows.
fn stands_alone(passage: &Passage<'_>, number: &Number) -> bool {
    let is_word = passage.is_word(number.end);
    let is_other = passage.is_hyphen(number.end)
        || passage.is_dash(number.end)
        || matches!(passage.key(number.end), "%" | "$" | "£" | "€" | "°" | "/" | ":" | "(" | "+");
    !is_other && (!is_word || passage.is(number.end, Class::Function)) && passage.key(number.end) != "of"
}

/// "He took up chess at 72", "she led it to Oman and, at 68, to Kenya": what somebody does at an age, where the sentence
/// is not about a level, a price or a result.
pub fn at_deed(passage: &Passage<'_>, number: &Number) -> bool {
    let start = number.start;
    let value = number.value.unwrap_or_default();
    let adverb = usize::from(is_young_adverb(passage, start));
    // Up to twelve it may be a time of day.
    let is_at = passage.key_before(start, 1 + adverb) == "at" && value > Decimal::from(12);
    if !is_at || !stands_alone(passage, number) {
        return false;
    }
    let lowest = passage.sentence(start).start.max(start.saturating_sub(REACH_OF_PERSON));
    let is_person = |at: usize| {
        matches!(passage.key(at), "he" | "she" | "his" | "her" | "i" | "my") || passage.names_person(at)
    };
    let is_level = |at: usize| {
        [Class::Level, Class::Index, Class::Golf, Class::Cricket, Class::Standing]
            .into_iter()
            .any(|class| passage.is(at, class))
    };
    (lowest..start).any(is_person) && !(start.saturating_sub(8).max(lowest)..start).any(is_level)
}

/// "Hardly any diver reaches 67", where an age is spoken of.
pub fn reached(passage: &Passage<'_>, number: &Number) -> bool {
    let start = number.start;
    let is_reached = matches!(passage.key_before(start, 1), "reach" | "reaches" | "reached" | "reaching");
    let speaks_of_age = || {
        let near = start.saturating_sub(REACH_OF_AGE)..start;
        near.into_iter().any(|at| {
            passage.is(at, Class::AgeCue)
                || matches!(passage.key(at), "retirement" | "retire" | "retired" | "pension" | "birthday")
        })
    };
    is_reached && number.value > Some(Decimal::TEN) && stands_alone(passage, number) && speaks_of_age()
}
