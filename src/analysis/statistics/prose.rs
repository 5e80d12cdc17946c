//! Whether a bare figure stands in a sentence, or in words that say by themselves what it counts.
//!
//! A number with a unit, a currency or a percent sign says what it is anywhere. A number without one is told from the number
//! of a line, an entry, a page or a version only by the sentence around it. Forms, lists of references, programs and tables
//! of contents have none.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::elliptic;
use super::lexicon::Class;
use super::passage::Passage;
use super::program::{is_of_signs, is_program};
use super::table;
use super::unit::unit_at;
use crate::analysis::AnnotatedBlock;
use crate::article::BlockKind;
use crate::lang::{Classes, ENGLISH};
use crate::text::name_key;

/// The most words of a name between a number and the noun that it counts.
const LONGEST_NAME: usize = 5;

/// Why a figure outside a sentence is left out.
const OUTSIDE: &str = "it stands in no sentence, and nothing beside it says what it counts";
/// Why a figure before words with capitals is left out.
const ENTRY: &str = "it may number the words behind it, or be part of a name";
/// Why a figure among rows of dots is left out.
const FORM: &str = "it may number a line of a form or of a list of contents";
/// Why a figure between marks is left out.
const APART: &str = "a number between marks, with nothing to count";
/// Why a figure at the end of a line is left out.
const LINE: &str = "it may number the line";
/// Why "147.4" is left out.
const BROKEN: &str = "it may be in the unit before it";
/// Why "1.000" is left out.
const POINT: &str = "its point may part thousands or decimals";

/// Whether the numbers of `block`, a part of `text`, are looked at.
pub(super) fn has_statistics(text: &str, block: &AnnotatedBlock) -> bool {
    let text = &text[block.range.start..block.range.end];
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    match block.kind {
        BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline | BlockKind::ImageAlt => false,
        BlockKind::Preformatted => !is_program(text) && !is_of_signs(text),
        _ => !has_digit() || !is_of_signs(text),
    }
}

/// Why `amount`, a number without a unit that `is_modified` if words say how exact it is, may count nothing where it stands.
pub fn doubt(passage: &Passage<'_>, amount: &Amount, is_modified: bool) -> Option<&'static str> {
    let (start, end) = (amount.start, amount.end);
    let is_plain = amount.high.is_none() && amount.number.scale == Decimal::ONE && amount.value.is_some();
    if is_modified || !is_plain {
        return None;
    }
    if passage.is_in_table() {
        return table::doubt(passage, amount);
    }
    let is_digits = amount.number.is_digits;
    if is_digits && has_doubtful_point(passage, start) {
        return Some(POINT);
    }
    if is_digits && passage.has_leaders && !passage.key(start).contains(',') {
        return Some(FORM);
    }
    if is_digits && opens_file(passage, amount.end) {
        return Some(ENTRY);
    }
    if is_digits && is_broken(passage, amount) {
        return Some(BROKEN);
    }
    if is_digits && numbers_line(passage, amount) {
        return Some(LINE);
    }
    if is_digits && (numbers_version(passage, amount) || numbers_volume(passage, amount)) {
        return Some(ENTRY);
    }
    if passage.is_told(start) {
        return match is_digits {
            true if numbers_entry(passage, amount) => Some(ENTRY),
            true if is_between_marks(passage, amount) => Some(APART),
            _ => None,
        };
    }
    let is_said = is_digits && passage.key(start).contains(',')
        || counts_alone(passage, amount)
        || is_labelled(passage, start)
        || belongs_to_phrase(passage, start, end)
        || elliptic::counts_the_same(passage, start, end);
    (!is_said).then_some(OUTSIDE)
}

/// "1.000 lamps", in an English text: one to three decimals are common, but things are counted in whole numbers.
fn has_doubtful_point(passage: &Passage<'_>, start: usize) -> bool {
    let parts = passage.key(start).split_once('.');
    let is_of_three = parts.is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    let next = start + 1;
    is_of_three
        && passage.is_word(next)
        && passage.key(next).ends_with('s')
        && !passage.is(next, Class::Function)
        && !passage.is(next, Class::Verb)
}

/// "a top FPS of 147.4", "16 inches instead of 15.4": a decimal that nothing behind it is counted by, near a unit that it may
/// share. Without one, "a pH of 8.1" says what it is.
fn is_broken(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// How far before the number the unit may stand, in lexemes.
    const REACH: usize = 8;
    let (start, end) = (amount.start, amount.end);
    let next = passage.past_hyphen(end);
    let counts = passage.is_word(next)
        && !passage.is(next, Class::Function)
        && !passage.is(next, Class::Auxiliary)
        && !passage.is_verb(next)
        || passage.key(end) == "of";
    if amount.value.is_none_or(|value| value.is_integer())
        || counts
        || elliptic::counts_the_same(passage, start, end)
    {
        return false;
    }
    let nearest = passage.sentence(start).start.max(start.saturating_sub(REACH));
    let clause = (nearest..start).rev().find(|&at| passage.key(at) == ";").unwrap_or(nearest);
    let is_unit = |at: usize| {
        passage.written(at).len() > 1
            && unit_at(passage, at, true).is_some_and(|(unit, _)| !unit.is_time() && !unit.is_percent())
    };
    (clause..start).any(is_unit)
}

/// Whether words with capitals follow that have a number rather than being counted: "16 Subtract line 15", "the 11 Max",
/// "2.1 Methods".
fn numbers_entry(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let is_determined = passage.was(start, 1, Class::Determiner);
    let is_decimal = amount.value.is_some_and(|value| !value.is_integer())
        && !is_determined
        && !passage.has_capital_within(end);
    // "301 Moved Permanently" in a list of them
    let is_code = passage.is_title_case
        && !passage.is_heading()
        && passage.key(start).len() == 3
        && passage.get(start).is_some_and(|lexeme| lexeme.opens_line);
    (is_decimal
        || is_code
        || passage.opens_sentence(start)
        || is_determined && passage.number(start).is_some())
        && passage.is_capitalised(end)
        && (!passage.is_title_case || is_code)
        && !passage.is(end, Class::Function)
        && !passage.has_capital_within(end)
        && (is_decimal || !counts_behind_name(passage, end))
}

/// Whether letters in capitals stand before the number and part of their name behind it: "the EPX 3 Reader Test". Sides of a
/// match have their goals beside them.
fn numbers_version(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    start > 0
        && passage.has_capital_within(start - 1)
        && amount.value < Some(Decimal::ONE_HUNDRED)
        && passage.is_capitalised(end)
        && !passage.is_glued(end)
        && passage.number(end + 1).is_none()
        && !counts_behind_name(passage, end)
}

/// Whether the number is the volume of law reports, with a page behind its name: "(see 2 Marlow Reports 419)".
fn numbers_volume(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let name = (end..end + LONGEST_NAME).take_while(|&at| passage.is_capitalised(at)).count();
    matches!(passage.key_before(start, 1), "(" | "see") && name > 0 && passage.number(end + name).is_some()
}

/// Whether a name from `at` on leads to somebody or to several things: "French soldiers", "Red Cross workers", "Democrats".
fn counts_behind_name(passage: &Passage<'_>, at: usize) -> bool {
    let is_counted = |at: usize| {
        passage.is(at, Class::Person)
            || passage.key(at).len() > 2 && passage.key(at).ends_with('s') && !passage.is(at, Class::Function)
    };
    let joins = |at: usize| passage.is_hyphen(at) && passage.is_glued(at) || passage.key(at) == "&";
    let name = (at..at + LONGEST_NAME).take_while(|&at| passage.is_capitalised(at) || joins(at)).count();
    if passage.is_verb(at) && !is_counted(at) {
        return false;
    }
    // "12 French and German soldiers", "14 Marlow city workers"
    let behind = at + name..at + name + 3;
    let is_between = |at: &usize| passage.is_word(*at) && !passage.is(*at, Class::Verb);
    (at..at + name).any(is_counted) || behind.take_while(is_between).any(is_counted)
}

/// “star, 42”: a number between a comma and another mark, where no number stands before the comma.
fn is_between_marks(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    passage.key_before(start, 1) == ","
        && start >= 2
        && passage.is_word(start - 2)
        && !passage.is_number_word(start - 2)
        && !passage.is_word(end)
        && passage.number(end).is_none()
        && !matches!(passage.key(end), "(" | "%" | "-" | "–" | "—" | "/")
        && !elliptic::counts_the_same(passage, start, end)
}

/// Whether the number ends a line of verse, one of several that are numbered in fives.
fn numbers_line(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// How far away another such line may end, in lexemes.
    const REACH: usize = 120;
    let ends_line = |at: usize| {
        let is_round = passage.number(at).is_some_and(|value| {
            value.is_integer() && value > Decimal::ZERO && (value % Decimal::from(5)).is_zero()
        });
        let ends = at + 1 >= passage.len() || passage.get(at + 1).is_some_and(|next| next.opens_line);
        is_round && ends && at > 2 && !passage.get(at).is_some_and(|lexeme| lexeme.opens_line)
    };
    let start = amount.start;
    if amount.end != start + 1 || !ends_line(start) || passage.is_glued(start) {
        return false;
    }
    let near = start.saturating_sub(REACH)..start + REACH;
    let follows_mark = matches!(passage.key_before(start, 1), "," | "." | ";" | "!" | "?");
    let other = near.into_iter().filter(|&at| at != start).find(|&at| ends_line(at));
    follows_mark || other.is_some_and(|other| passage.number(other) != passage.number(start))
}

/// Whether the name of a file stands at `at`: the mode of a file in a mail, "begin 644 harbour.png".
fn opens_file(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_word(at)
        && passage.key(at + 1) == "."
        && passage.is_glued(at + 1)
        && passage.is_glued(at + 2)
        && passage.is_word(at + 2)
        && !passage.is_capitalised(at + 2)
}

/// Whether what stands behind the number is counted by it, whatever the sentence: "12 dead", "8 ripe pears", in a headline
/// "14 Ships Wait".
fn counts_alone(passage: &Passage<'_>, amount: &Amount) -> bool {
    let next = passage.past_hyphen(amount.end);
    let is_noun = passage.is_word(next)
        && !passage.is(next, Class::Function)
        && !passage.is(next, Class::Auxiliary)
        && !(passage.is_glued(next + 1) && matches!(passage.key(next + 1), ":" | "=" | "(" | "_"));
    if !is_noun {
        return false;
    }
    if !passage.is_capitalised(next) {
        return true;
    }
    // "12 Britons held", "14 French soldiers", unlike "3 Citations", "12 Total wages".
    let classes = ENGLISH.classes(&name_key(passage.written(next)));
    let is_english = classes.intersects(Classes::ENGLISH) && !classes.intersects(Class::Other | Class::Place);
    let is_headline = passage.is_title_case && passage.is_heading() && passage.len() > LONGEST_NAME;
    is_headline || passage.is(next, Class::Person) || !is_english && counts_behind_name(passage, next)
}

/// Whether a label stands before the number: "Attendance: 52,306", "Staff – 340".
fn is_labelled(passage: &Passage<'_>, start: usize) -> bool {
    let is_mark = matches!(passage.key_before(start, 1), ":" | "–" | "—" | "-");
    is_mark
        && start >= 2
        && !passage.is_glued(start)
        && passage.is_word(start - 2)
        && passage.key(start - 2).len() > 2
}

/// Whether the words around the number make a phrase of it: "a crowd of 300", "seats for four", "up 40 on Monday", "12 of the
/// boats", "9 against", in a headline "Storm kills 4".
fn belongs_to_phrase(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let leads = matches!(passage.key_before(start, 1), "of" | "for" | "with" | "by" | "than")
        && start >= 2
        && passage.is_word(start - 2);
    let leads = leads || matches!(passage.key_before(start, 1), "up" | "down");
    let is_part = passage.key(end) == "of" && passage.is_word(end + 1)
        || matches!(passage.key(end), "against" | "apiece" | "each");
    let is_done = start > 0
        && (passage.is(start - 1, Class::Verb) || passage.is_verb(start - 1) && passage.is_heading());
    leads || is_part || is_done
}
