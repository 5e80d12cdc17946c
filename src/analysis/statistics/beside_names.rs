//! Numbers in digits that count nothing, as the names and numbers beside them show: rows of tables, parts of names, places
//! in lists, and digits that are meant as digits.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::lexicon::Class;
use super::passage::Passage;
use crate::lang::{Classes, ENGLISH};
use crate::text::name_key;

/// Whether the number counts nothing for certain, by one of the rules of this module.
pub fn is_no_count(passage: &Passage<'_>, amount: &Amount) -> bool {
    is_in_source(passage)
        || is_in_row(passage, amount)
        || is_digit(passage, amount)
        || is_within_name(passage, amount)
}

/// Whether the number stands in a row of at least three with nothing between them, as in a table: "Marlow 14 11 6 15".
/// The sum behind a dash belongs to the row.
fn is_in_row(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// The most numbers that are looked at on each side.
    const REACH: usize = 3;
    let is_number = |at: usize| passage.number(at).is_some() && !passage.is_glued(at);
    let before = |at: usize| (1..=REACH).take_while(|&by| at >= by && is_number(at - by)).count();
    let behind = (0..REACH).take_while(|&by| is_number(amount.end + by)).count();
    let is_sum = matches!(passage.key_before(amount.start, 1), "—" | "–" | "-")
        && !passage.is_glued(amount.start)
        && before(amount.start - 1) >= 2;
    amount.high.is_none() && before(amount.start) + behind >= 2 || is_sum && !passage.is_word(amount.end)
}

/// Whether the number stands in a footnote with a source, where numbers are pages, volumes and parts of titles.
fn is_in_source(passage: &Passage<'_>) -> bool {
    matches!(passage.key(0), "^" | "↑")
}

/// Whether the number is the digit itself: "a matrix with a 1 in the corner and a 0 elsewhere".
fn is_digit(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    matches!(passage.key_before(start, 1), "a" | "an")
        && amount.value < Some(Decimal::TEN)
        && amount.number.scale == Decimal::ONE
        && (passage.is(end, Class::Function) || matches!(passage.key(end), "elsewhere" | "there" | "here"))
}

/// Whether the number belongs to a name that opens the sentence or stands between the words of one: "Boltline 3 docks",
/// "Physics 125 Course Notes".
fn is_within_name(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let Some(before) = start.checked_sub(1).filter(|&at| passage.is_capitalised(at)) else { return false };
    // "USB 3.2 cables"
    let is_version = amount.value.is_some_and(|value| !value.is_integer())
        && passage.written(before).len() > 1
        && !passage.written(before).contains(char::is_lowercase);
    if is_version {
        return true;
    }
    if passage.is_title_case || amount.high.is_some() || amount.number.scale > Decimal::ONE {
        return false;
    }
    let is_count_of_people = passage.is(end, Class::Person);
    let is_between =
        passage.is_capitalised(end) && passage.is_capitalised(end + 1) && !passage.is(end, Class::Function);
    let classes = ENGLISH.classes(&name_key(passage.written(before)));
    let opens_unknown = passage.opens_sentence(before)
        && !classes.intersects(Classes::ENGLISH | Classes::FUNCTION | Classes::NAME)
        && passage.key(before).len() > 3
        && amount.value < Some(Decimal::from(20))
        && (passage.is_word(end) || matches!(passage.key(end), "/" | "."));
    (is_between || opens_unknown) && !is_count_of_people
}

/// Whether the number is a place or a count in a list of names with one each: "Sweden 3, Iceland 5, Malta 7".
pub fn is_listed(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let ends = |at: usize| matches!(passage.key(at), "," | ";" | "." | "") && !passage.is_glued(at + 1);
    let opens =
        |at: usize| passage.opens_sentence(at) || matches!(passage.key_before(at, 1), "," | ";" | ":" | "");
    let Some(name) = start.checked_sub(1).filter(|&at| passage.is_capitalised(at)) else { return false };
    let has_fellow = passage.is_capitalised(end + 1) && passage.number(end + 2).is_some() && ends(end + 3)
        || name >= 2 && passage.number(name - 2).is_some() && passage.is_capitalised(name.wrapping_sub(3));
    amount.high.is_none() && ends(end) && opens(name) && (has_fellow || passage.sentence(start).len() <= 3)
}
