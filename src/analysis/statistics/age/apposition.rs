//! Ages beside the person who has them: "Jane Doe, 45,", "Jane Doe (45)", "The minister, 52, said".

use rust_decimal::Decimal;

use crate::analysis::statistics::lexicon::Class;
use crate::analysis::statistics::number::Number;
use crate::analysis::statistics::passage::Passage;
use crate::nlp::recognizer::Label;

/// "Jane Doe, 45, …", "Jane Doe (45)".
pub fn in_apposition(passage: &Passage<'_>, number: &Number) -> bool {
    let Some(comma) = number.start.checked_sub(1) else { return false };
    let closes = |at: usize| {
        matches!(passage.key(at), "," | "." | ";" | ")" | "]" | "—" | "–" | "”" | "\"")
            || at >= passage.len()
            || matches!(passage.key(at), "and" | "who" | "was" | "from" | "of")
    };
    // "Marlow, 4, and Hexley, 2" are goals.
    let is_thing = |at: usize| passage.names_thing(at) || passage.label(at) == Some(Label::Gpe);
    let is_small_of_thing = number.value < Some(Decimal::from(15)) && comma > 0 && is_thing(comma - 1);
    let named = comma > 0
        && passage.is_capitalised(comma - 1)
        && !passage.is(comma - 1, Class::Month)
        && !passage.is(comma - 1, Class::Weekday)
        && (passage.names_person(comma - 1)
            || acts_as_person(passage, number)
            || !is_small_of_thing
                && (!passage.opens_sentence(comma - 1) || passage.is(number.end + 1, Class::Verb)));
    // "Roe Jr., 55,"
    let named =
        named || comma > 1 && passage.key(comma - 1) == "." && matches!(passage.key(comma - 2), "jr" | "sr");
    let described = comma > 1 && is_described(passage, comma - 1) || is_of_role(passage, number);
    let value = number.value.unwrap_or_default();
    if !number.is_digits && !(named || described) {
        return false;
    }
    match passage.key(comma) {
        "," => {
            (named || described)
                && closes(number.end)
                && passage.key(number.end) != "of"
                && !in_list(passage, number)
        }
        "(" => {
            named
                && passage.is_capitalised(comma.saturating_sub(2))
                && passage.key(number.end) == ")"
                && value >= Decimal::from(12)
                && !passage.is_near(number.start, 25, Class::SportWord)
                && !is_among_small(passage, number.start)
        }
        _ => false,
    }
}

/// Whether the word at `at` names a person whose age may follow.
pub fn is_described(passage: &Passage<'_>, at: usize) -> bool {
    passage.key(at) == ")"
        || passage.is(at, Class::Described)
        || passage.is(at, Class::Kin)
        || passage.is(at, Class::KinGroup)
}

/// "The minister, 52, said", "a plumber, 49, who": the age of somebody known by what they do; only the words after it
/// show that it is a person.
fn is_of_role(passage: &Passage<'_>, number: &Number) -> bool {
    let (start, end) = (number.start, number.end);
    let is_noun = start >= 3
        && passage.is_word(start - 2)
        && !passage.is_capitalised(start - 2)
        && !passage.key(start - 2).ends_with('s')
        && !passage.is(start - 2, Class::Function);
    let is_determined = (3..=6).any(|back| passage.was(start, back, Class::Determiner));
    let acts = acts_as_person(passage, number);
    let value = number.value.unwrap_or_default();
    let is_adult = number.is_digits && value >= Decimal::from(16) && value <= Decimal::from(105);
    is_noun && is_determined && is_adult && acts && passage.key(end) == ","
}

/// Whether what follows the number and a comma is what people do: "The minister, 52, said".
fn acts_as_person(passage: &Passage<'_>, number: &Number) -> bool {
    match passage.key(number.end + 1) {
        "and" => matches!(passage.key(number.end + 2), "his" | "her" | "their"),
        _ => passage.is(number.end + 1, Class::AgedAct),
    }
}

/// Whether the number stands in a list of numbers.
fn in_list(passage: &Passage<'_>, number: &Number) -> bool {
    passage.key(number.end) == "," && passage.number(number.end + 1).is_some()
        || number.start >= 2 && passage.number(number.start - 2).is_some()
}

/// Whether the number at `start` is one of three in brackets behind names, some of which are too small for ages that are told
/// so: "Roe (1), Moe (4), Dahl (5), Voss (16)".
fn is_among_small(passage: &Passage<'_>, start: usize) -> bool {
    /// How far away the others may be, in lexemes.
    const REACH: usize = 20;
    let bracketed = |at: usize| {
        let is_alone = passage.key_before(at, 1) == "(" && passage.key(at + 1) == ")";
        passage.number(at).filter(|_| is_alone && at >= 2 && passage.is_capitalised(at - 2))
    };
    let near = (start.saturating_sub(REACH)..start + REACH).filter_map(bracketed);
    let (count, is_small) =
        near.fold((0, false), |(count, is_small), value| (count + 1, is_small || value < Decimal::TEN));
    count >= 3 && is_small
}
