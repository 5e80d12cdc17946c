//! Numbers in digits that count nothing, as the names and numbers beside them show: rows of tables, parts of names, places
//! in lists, and digits that are meant as digits.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::lexicon::Class;
use super::passage::Passage;
use crate::lang::{Classes, ENGLISH};
use crate::nlp::recognizer::Label;
use crate::nlp::syntax::Tag;
use crate::text::name_key;

/// The most words in a name of a list.
const LONGEST_NAME: usize = 4;

/// Whether the number counts nothing for certain, by one of the rules of this module.
pub fn is_no_count(passage: &Passage<'_>, amount: &Amount) -> bool {
    is_in_source(passage, amount.start)
        || is_quoted(passage, amount)
        || is_in_title(passage, amount)
        || is_in_row(passage, amount)
        || is_digit(passage, amount)
        || is_within_name(passage, amount)
}

/// Whether nothing but the number stands between quotation marks: "the switch is in state “11”".
fn is_quoted(passage: &Passage<'_>, amount: &Amount) -> bool {
    let opens = matches!(passage.key_before(amount.start, 1), "“" | "\"" | "‘" | "'" | "′");
    let closes = matches!(passage.key(amount.end), "”" | "\"" | "’" | "'" | "′");
    let is_whole = amount.end == amount.start + 1 && amount.number.scale == Decimal::ONE;
    opens && closes && is_whole && passage.is_glued(amount.start) && passage.is_glued(amount.end)
}

/// Whether the number stands in a title within a sentence: "in The 7 Habits of Rowers".
fn is_in_title(passage: &Passage<'_>, amount: &Amount) -> bool {
    let Some(article) = amount.start.checked_sub(1) else { return false };
    passage.written(article) == "The"
        && !passage.is_title_case
        && !passage.opens_sentence(article)
        && passage.is_capitalised(amount.end)
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
    // "Foxes 4, Herons 1: Ada Roe scored twice"
    let has_fellow = next_number.is_some_and(|at| is_mark(at + 1) || passage.key(at + 1) == ":")
        || follows_fellow && is_mark(end);
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
/// and more that open a block of nothing but a name or tell one thing from others of its kind.
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
    is_plain && (length == 5 && is_last || length >= 3 && (names_entry || names_kind(passage, amount)))
}

/// "The 747 program": which one of several, behind an article and before a noun in the singular. "The 500 biggest firms" and
/// "the 346 dead" are as many.
fn names_kind(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let is_noun = passage.is_word(end)
        && !passage.is_capitalised(end)
        && !passage.key(end).ends_with('s')
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Person);
    let is_last =
        !passage.is_word(end + 1) || passage.is(end + 1, Class::Function) || passage.is_verb(end + 1);
    matches!(passage.key_before(start, 1), "the" | "a" | "an" | "its")
        && is_noun
        && is_last
        && passage.counts_noun(start) == Some(true)
        && passage.tag(end) == Some(Tag::Nn)
}

/// Whether the figures are part of a sign or a table that counts nothing: the second of "16:9", "HTTP 500s and 404s", and the
/// last of a row of figures, before the words of the line below.
pub fn is_sign_of_others(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let is_second = passage.key_before(start, 1) == ":"
        && passage.is_glued(start)
        && passage.is_glued(start - 1)
        && passage.number(start.wrapping_sub(2)).is_some();
    let are_codes = passage.is_glued(end)
        && passage.written(end) == "s"
        && !(passage.is_glued(end + 1) && passage.is_word(end + 1));
    let ends_row = start > 0
        && passage.number(start - 1).is_some()
        && passage.get(end).is_some_and(|lexeme| lexeme.opens_line);
    is_second || are_codes || ends_row
}

/// Whether the number names one of several: "Interesting fact 1" in a line of its own, "NBC 5 has edited the video".
pub fn is_name_of_one(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let Some(before) = start.checked_sub(1) else { return false };
    let value = amount.value.unwrap_or_default();
    let is_plain =
        |at: usize| passage.is_word(at) && !passage.is(at, Class::Function) && !passage.is(at, Class::Verb);
    let is_entry = end == passage.len()
        && (2..=4).contains(&start)
        && (0..start).all(is_plain)
        && !passage.key(before).ends_with('s')
        && !passage.is(before, Class::Aggregate)
        && value < Decimal::from(30);
    let is_station = passage.written(before).len() > 1
        && passage.written(before).bytes().all(|byte| byte.is_ascii_uppercase())
        && !passage.is_title_case
        && (passage.is(end, Class::Auxiliary) || passage.is(end, Class::Verb) || passage.key(end) == "has")
        && value < Decimal::from(100);
    is_entry || is_station
}
