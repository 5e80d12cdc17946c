//! Numbers in digits that count nothing, as the names and numbers beside them show: rows of tables, parts of names, places
//! in lists, and digits that are meant as digits.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::lexicon::Class;
use super::passage::Passage;
use crate::lang::{Classes, ENGLISH};
use crate::nlp::recognizer::Label;
use crate::text::name_key;

/// The most words in a name of a list.
const LONGEST_NAME: usize = 4;

/// Whether the number counts nothing for certain, by one of the rules of this module.
pub fn is_no_count(passage: &Passage<'_>, amount: &Amount) -> bool {
    is_in_source(passage, amount.start)
        || is_in_row(passage, amount)
        || is_digit(passage, amount)
        || is_within_name(passage, amount)
}

/// Whether the number stands in a row of at least three with nothing but signs between them, as in a table: "Marlow 14 11 6
/// 15", "2.5 3.1 -14% 7%". The sum behind a dash belongs to the row.
fn is_in_row(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// The most lexemes that are looked at on each side.
    const REACH: usize = 6;
    let is_number = |at: usize| passage.number(at).is_some();
    let is_sign = |at: usize| {
        passage.key(at) == "%" || passage.is_hyphen(at) && !passage.is_glued(at) && passage.is_glued(at + 1)
    };
    let belongs = |at: &usize| {
        is_number(*at) && (!passage.is_glued(*at) || is_sign(at.wrapping_sub(1))) || is_sign(*at)
    };
    let numbers = |at: &usize| is_number(*at);
    let before =
        |end: usize| (end.saturating_sub(REACH)..end).rev().take_while(belongs).filter(numbers).count();
    let behind = (amount.end..amount.end + REACH).take_while(belongs).filter(numbers).count();
    let is_sum = matches!(passage.key_before(amount.start, 1), "—" | "–" | "-")
        && !passage.is_glued(amount.start)
        && before(amount.start - 1) >= 2;
    let end = amount.end;
    // "Lin Dahl 63 85% 1 tackle": the last has a noun.
    let counts = passage.is_word(end) && !passage.is_capitalised(end) && !passage.is(end, Class::Function);
    let is_in_row = amount.high.is_none() && before(amount.start) + behind >= 2 && !counts;
    is_in_row || is_sum && !passage.is_word(end)
}

/// Whether the number at `start` stands in a note or an entry of a bibliography, where numbers are pages, volumes and parts of
/// titles: "^ …", "[4] Roe, A., “Eels”, Sea 12 (2004)".
fn is_in_source(passage: &Passage<'_>, start: usize) -> bool {
    /// How far from the number the year stands, in lexemes.
    const REACH: usize = 30;
    let is_entry = passage.key(0) == "[" && passage.number(1).is_some() && passage.key(2) == "]";
    let has_year = || (start.saturating_sub(REACH)..start + REACH).any(|at| passage.may_be_year(at));
    matches!(passage.key(0), "^" | "↑") || is_entry && has_year()
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
    (is_between || opens_unknown) && !is_count_of_people && !counts_group_behind_place(passage, amount)
}

/// Whether the number stands behind the name of a place and counts what is named after it: "In Gaza 14 Red Cross workers
/// were held". A place's own number has no plural of its own behind it.
pub fn counts_group_behind_place(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// The most words of the group.
    const REACH: usize = 5;
    let Some(place) = amount.start.checked_sub(1) else { return false };
    let is_place =
        matches!(passage.label(place), Some(Label::Gpe | Label::Loc)) && passage.is_capitalised(place);
    let may_belong = |at: &usize| {
        passage.is_word(*at) && !passage.is(*at, Class::Function) && !passage.is(*at, Class::Verb)
    };
    let group = (amount.end..amount.end + REACH).take_while(may_belong);
    is_place
        && group.last().is_some_and(|last| {
            passage.is(last, Class::Person)
                || passage.key(last).ends_with('s') && !passage.is_capitalised(last)
        })
}

/// Whether the number is a place, a score or a count in a list of names with one each: "Sweden 3, Iceland 5", "Upper Marlow 4
/// Hexley 1".
pub fn is_listed(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let is_mark = |at: usize| matches!(passage.key(at), "," | ";" | "." | "") && !passage.is_glued(at + 1);
    let opens =
        |at: usize| passage.opens_sentence(at) || matches!(passage.key_before(at, 1), "," | ";" | ":" | "");
    let Some(name) = start_of_name(passage, start) else { return false };
    let next = end + usize::from(is_mark(end));
    let next_number = end_of_name(passage, next).filter(|&at| passage.number(at).is_some());
    let before = name.checked_sub(1 + usize::from(name > 0 && is_mark(name - 1)));
    let follows_fellow =
        before.is_some_and(|at| passage.number(at).is_some() && start_of_name(passage, at).is_some());
    let has_fellow = next_number.is_some_and(|at| is_mark(at + 1)) || follows_fellow && is_mark(end);
    let stands_in_list = opens(name) || follows_fellow;
    let is_alone = is_mark(end) && passage.sentence(start).len() <= start - name + 2;
    amount.high.is_none() && stands_in_list && (has_fellow || is_alone)
}

/// The first word of the name that ends before `end`.
fn start_of_name(passage: &Passage<'_>, end: usize) -> Option<usize> {
    (end.saturating_sub(LONGEST_NAME)..end).rev().take_while(|&at| passage.is_capitalised(at)).last()
}

/// The end of the name that starts at `start`.
fn end_of_name(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let words = (start..start + LONGEST_NAME).take_while(|&at| passage.is_capitalised(at)).count();
    (words > 0).then_some(start + words)
}

/// Whether the number alone stands in brackets behind a name: a shirt, goals, an age, a place in a table.
pub fn is_in_brackets(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    passage.key_before(start, 1) == "("
        && passage.key(end) == ")"
        && start >= 2
        && passage.is_capitalised(start - 2)
        && amount.value.is_some_and(|value| value.is_integer() && value < Decimal::ONE_HUNDRED)
        && !passage.is_title_case
}

/// Whether a headline has a verb behind the number, which so may belong to the name before it: "Marsh Tales 2 Runs Late".
pub fn is_in_headline_of_name(passage: &Passage<'_>, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1) else { return false };
    passage.is_title_case
        && amount.value < Some(Decimal::TEN)
        && passage.is_capitalised(before)
        && passage.is(amount.end, Class::Verb)
        && !passage.is(before, Class::Verb)
        && !passage.is(before, Class::Function)
}

/// Whether the number may be the code of a place or of an entry: five figures without a separator that end a block, or three
/// and more that open a block of nothing but a name.
pub fn is_code(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let is_plain = passage.key(start).bytes().all(|byte| byte.is_ascii_digit());
    let length = passage.key(start).len();
    let is_last = end == passage.len() && passage.is_title_case || end - start == passage.len();
    let names_entry = start == 0
        && end_of_name(passage, end).is_some_and(|name| {
            name == passage.len() || name + 1 == passage.len() && passage.key(name).len() == 5
        })
        && !passage.is_heading();
    is_plain && (length == 5 && is_last || length >= 3 && names_entry)
}
