//! Numbers of tables, of which only the words at the head of their column or row say what they are: deaths, degrees, codes,
//! prices.

use super::amount::Amount;
use super::lexicon::{Class, Lexicon};
use super::number::is_plural;
use super::passage::Passage;
use crate::article::TextRange;
use crate::text::fold;

/// In how many bytes of its row a cell, and the head of its column in theirs, are looked for.
const REACH: usize = 2000;

/// Why a number that fills its cell is left out.
const UNTOLD: &str = "a number of a table, whose heads do not say that it counts something";
/// Why a number before a name in its cell is left out.
const ENTRY: &str = "it may number the entries of a table";

/// Why `amount`, a number without a unit, may count nothing in its table. One among words is told by them.
pub fn doubt(passage: &Passage<'_>, amount: &Amount) -> Option<&'static str> {
    if !amount.number.is_digits || !passage.opens_cell(amount.start) {
        return None;
    }
    if fills_cell(passage, amount.end) {
        let is_whole = amount.value.is_some_and(|value| value.is_integer());
        return (!is_whole || counted(passage, amount.start).is_none()).then_some(UNTOLD);
    }
    // "404 Not Found" is one of many, "12 Britons" are counted.
    let names = passage.is_capitalised(amount.end)
        && !passage.is(amount.end, Class::Person)
        && !is_plural(passage.key(amount.end));
    names.then_some(ENTRY)
}

/// Whether nothing but marks stands in its cell from the lexeme `end` on.
pub fn fills_cell(passage: &Passage<'_>, end: usize) -> bool {
    end >= passage.len() || passage.opens_cell(end) || !passage.is_word(end) && passage.number(end).is_none()
}

/// What the number that opens its cell at `start` counts, by the head of its column, or that of its row where columns have
/// none: "Deaths", "Boats in the harbour".
pub fn counted(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let (text, offset) = passage.block_text();
    let at = passage.get(start)?.range.start - offset;
    let nearest = text.ceil_char_boundary(at.saturating_sub(REACH));
    let row = match text[nearest..at].rfind('\n') {
        Some(end) => nearest + end + 1,
        None if nearest == 0 => 0,
        None => return None,
    };
    let column = text[row..at].matches('\t').count();
    let of_column = (row > 0).then(|| cell(text, 0, column)).flatten();
    let says = |range: &TextRange| text[range.start..range.end].contains(char::is_alphabetic);
    let head = match of_column.filter(says) {
        Some(head) => head,
        None => cell(text, row, 0).filter(|head| head.end < at)?,
    };
    names_counted(&text[head.start..head.end]).then(|| head.shifted(offset))
}

/// The cell of `column` in the row of `text` that begins at `row`.
fn cell(text: &str, row: usize, column: usize) -> Option<TextRange> {
    let end = text.floor_char_boundary(row + REACH);
    let line = text[row..end].split('\n').next()?;
    let mut start = row;
    for (at, words) in line.split('\t').enumerate() {
        if at == column {
            return Some(TextRange::new(start, start + words.len()));
        }
        start += words.len() + 1;
    }
    None
}

/// Whether `head` has a plural of things or people, and no unit or price.
fn names_counted(head: &str) -> bool {
    let lexicon = Lexicon::get();
    let mut words = head.split(|letter: char| !letter.is_alphabetic() && letter != '\'').map(fold);
    let is_measured = |word: &str| {
        lexicon.unit_words.contains_key(word)
            || lexicon.currency_words.contains_key(word)
            || [Class::MoneyTalk, Class::Price, Class::Label, Class::Aggregate, Class::TimeNoun]
                .iter()
                .any(|&class| Lexicon::has(class, word))
    };
    let counts = |word: &str| {
        word.len() > 3 && is_plural(word) && !Lexicon::has(Class::Function, word)
            || Lexicon::has(Class::Person, word)
    };
    !head.contains(['%', '(', '$', '£', '€'])
        && words.clone().any(|word| counts(&word))
        && !words.any(|word| is_measured(&word))
}
