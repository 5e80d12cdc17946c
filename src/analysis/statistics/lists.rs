//! Numbers that only tell entries of a list apart, or say where one stands in it: list numbers, shirts, places in a
//! table, minutes of a match, footnotes.

use rust_decimal::Decimal;

use super::exclusion::Exclusion;
use super::lexer::LexemeKind;
use super::lexicon::Class;
use super::passage::Passage;

/// How far away, in lexemes, the next entry of a list may begin.
const REACH: usize = 14;

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[
    Exclusion::new("entry-in-line", entry_in_line),
    Exclusion::new("entry-in-small-letters", entry_in_small_letters),
    Exclusion::new("entry-in-brackets", entry_in_brackets),
    Exclusion::new("shirt-before-name", shirt_before_name),
    Exclusion::new("shirt-behind-name", shirt_behind_name),
    Exclusion::new("added-time", added_time),
    Exclusion::new("minute-of-match", minute_of_match),
    Exclusion::new("place-in-table", place_in_table),
    Exclusion::new("place-before-name", place_before_name),
    Exclusion::new("note-behind-sentence", note_behind_sentence),
    Exclusion::new("page-behind-text", page_behind_text),
    Exclusion::new("page-before-text", page_before_text),
    Exclusion::new("line-behind-text", line_behind_text),
    Exclusion::new("entry-behind-half-bracket", entry_behind_half_bracket),
    Exclusion::new("table-of-signs", table_of_signs),
];

/// The whole number in plain figures at `at`, if it is at most `most`.
fn small(passage: &Passage<'_>, at: usize, most: u32) -> Option<Decimal> {
    let value = passage.number(at).filter(Decimal::is_integer)?;
    (value <= Decimal::from(most) && !passage.key(at).contains([',', '.', ' '])).then_some(value)
}

/// "Results: 1. Ada Roe 27:03; 2. Eva Moe 27:11": the number of an entry within a line.
fn entry_in_line(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 200)?;
    let is_numbered = passage.key(start + 1) == "."
        && passage.is_glued(start + 1)
        && passage.is_capitalised(start + 2)
        && !passage.is_glued(start + 2);
    let follows_entry = start.checked_sub(1).is_some_and(|before| {
        matches!(passage.key(before), ":" | ";" | "," | ")" | "—" | "–")
            || passage.get(before).is_some_and(|lexeme| lexeme.kind == LexemeKind::Opaque)
    });
    (is_numbered && !passage.is_glued(start) && (follows_entry || passage.opens_sentence(start)))
        .then_some(start + 2)
}

/// "the rest 2. items within a list": few sentences begin in small letters. Columns that a page has run
/// together have such numbers.
fn entry_in_small_letters(passage: &Passage<'_>, start: usize) -> Option<usize> {
    // "and 1 2. items"
    let at =
        start + usize::from(small(passage, start, 30).is_some() && small(passage, start + 1, 30).is_some());
    small(passage, at, 30)?;
    let is_numbered = passage.key(at + 1) == "."
        && passage.is_glued(at + 1)
        && passage.is_word(at + 2)
        && !passage.is_glued(at + 2)
        && !passage.is_capitalised(at + 2)
        && !passage.has_capital_within(at + 2)
        // "reached 22. al-Shabab fled"
        && !matches!(passage.key(at + 2), "al" | "el" | "de" | "di" | "da" | "van" | "von" | "la" | "le");
    (is_numbered && !passage.is_glued(at)).then_some(at + 2)
}

/// "(1) rent a boat (2) find a crew": the number of an entry that follows the one before it.
fn entry_in_brackets(passage: &Passage<'_>, start: usize) -> Option<usize> {
    /// How far away the entry before may be.
    const REACH_OF_ENTRY: usize = 60;
    let bracketed = |at: usize| {
        let value = small(passage, at, 30)?;
        // "Roe (1) and Poe (2)": what each has.
        let follows_name = at >= 2 && passage.is_capitalised(at - 2);
        (!follows_name && passage.key_before(at, 1) == "(" && passage.key(at + 1) == ")").then_some(value)
    };
    let value = bracketed(start)?;
    let earlier = (start.saturating_sub(REACH_OF_ENTRY)..start.saturating_sub(2)).rev().find_map(bracketed);
    let later = (start + 2..start + REACH_OF_ENTRY).find_map(bracketed);
    let is_listed =
        earlier == Some(value - Decimal::ONE) || value == Decimal::ONE && later == Some(Decimal::TWO);
    is_listed.then_some(start + 2)
}

/// "1 - Ada Roe; 4 - Eva Moe": shirt numbers rise from entry to entry, unlike what scorers have.
fn shirt_before_name(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let entry = |at: usize| {
        let value = small(passage, at, 99)?;
        let is_spaced = !passage.is_glued(at + 1) && !passage.is_glued(at + 2);
        (passage.is_dash(at + 1) && is_spaced && passage.is_capitalised(at + 2)).then_some(value)
    };
    let value = entry(start)?;
    let is_parted = |at: usize| {
        at == 0
            || matches!(passage.key(at - 1), ":" | ";" | "," | "." | ")")
            || passage.get(at).is_some_and(|lexeme| lexeme.opens_line)
    };
    let next = (start + 3..start + REACH).find_map(|at| entry(at).filter(|_| is_parted(at)));
    let earlier = || (start.saturating_sub(REACH)..start.saturating_sub(2)).rev().find_map(entry);
    let rises = next.is_some_and(|next| next > value) || earlier().is_some_and(|earlier| earlier < value);
    (is_parted(start) && rises).then_some(start + 1)
}

/// "Ada Roe #7", "Ada Roe (#7)", but not "World #1".
fn shirt_behind_name(passage: &Passage<'_>, start: usize) -> Option<usize> {
    if passage.key(start) != "#" || !passage.is_glued(start + 1) {
        return None;
    }
    small(passage, start + 1, 999)?;
    let bracket = usize::from(passage.key_before(start, 1) == "(");
    let before = start.checked_sub(1 + bracket)?;
    let is_name = passage.is_capitalised(before)
        && !passage.is(before, Class::Function)
        && !passage.is(before, Class::RankBefore)
        && !matches!(passage.key(before), "world" | "billboard" | "seed" | "rank" | "us" | "uk" | "nation");
    is_name.then_some(start + 2)
}

/// "90+4": minutes added at the end of a half.
fn added_time(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let half = small(passage, start, 120)?;
    let ends_half = [45, 90, 105, 120].map(Decimal::from).contains(&half);
    let is_added = ends_half
        && passage.key(start + 1) == "+"
        && passage.is_glued(start + 1)
        && passage.is_glued(start + 2)
        && small(passage, start + 2, 30).is_some();
    is_added.then_some(start + 3)
}

/// "Marsh (Roe 61)", "(Roe 9, Moe 44)", "Goals: Roe 12, Moe 77": the minute in which something happened.
fn minute_of_match(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 130)?;
    let mut first = start;
    // "Roe 3, 41": the same one twice.
    while first > 1
        && passage.key(first - 1) == ","
        && small(passage, first - 2, 130).is_some()
        && start - first < 6
    {
        first -= 2;
    }
    let last_name = first;
    while first > 0 && last_name - first < 4 && passage.is_capitalised(first - 1) {
        first -= 1;
    }
    let has_name = first < last_name && !passage.is(last_name - 1, Class::Month);
    let ends =
        matches!(passage.key(start + 1), ")" | "," | ";" | "." | "'" | "’") || start + 1 >= passage.len();
    if !has_name || !ends {
        return None;
    }
    let opens_brackets = |before: usize| match passage.key(before) {
        "(" => true,
        "," => (before.saturating_sub(REACH)..before)
            .rev()
            .find_map(|at| match passage.key(at) {
                ")" => Some(false),
                "(" => Some(true),
                _ => None,
            })
            .unwrap_or(false),
        _ => false,
    };
    let is_of_match = || {
        let opening = passage.sentence(start).start;
        let colon = (opening..opening + 4).find(|&at| passage.key(at) == ":");
        colon
            .is_some_and(|colon| colon < first && (opening..colon).any(|at| passage.is(at, Class::MatchList)))
    };
    let in_brackets = first.checked_sub(1).is_some_and(opens_brackets);
    (in_brackets || is_of_match()).then_some(start + 1)
}

/// "Marlow (4) v Hexley (12)": the places of the opponents in the table.
fn place_in_table(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 30)?;
    let is_place = |at: usize| {
        small(passage, at, 30).is_some()
            && passage.key_before(at, 1) == "("
            && passage.key(at + 1) == ")"
            && at >= 2
            && passage.is_capitalised(at - 2)
    };
    let sentence = passage.sentence(start);
    let near = sentence.start.max(start.saturating_sub(REACH))..sentence.end.min(start + REACH);
    let is_versus = |at: usize| matches!(passage.key(at), "v" | "vs" | "versus");
    let meets = |at: usize| passage.is(at, Class::Fixture);
    let plays = near.clone().any(is_versus)
        || near.clone().any(meets) && near.clone().filter(|&at| is_place(at)).take(2).count() == 2;
    (is_place(start) && plays).then_some(start + 1)
}

/// "1 Marlow 40 pts, 2 Hexley 38 pts": the place of what has the points, where the next place or the one before is near.
fn place_before_name(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let entry = |at: usize| {
        let value = small(passage, at, 50)?;
        let words = (at + 1..at + 5).take_while(|&word| passage.is_capitalised(word)).count();
        (words > 0 && passage.number(at + 1 + words).is_some()).then_some(value)
    };
    let value = entry(start)?;
    let next = (start + 3..start + REACH).find_map(entry);
    let earlier = (start.saturating_sub(REACH)..start.saturating_sub(2)).rev().find_map(entry);
    let goes_on = next == Some(value + Decimal::ONE) || earlier == Some(value - Decimal::ONE);
    goes_on.then_some(start + 1)
}

/// "It eats fish.12 It lives", "eels,5 crabs": the mark of a footnote, glued to the end of a sentence or a part of one.
fn note_behind_sentence(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 300)?;
    let stop = start.checked_sub(1)?;
    let word = stop.checked_sub(1)?;
    let follows_word = matches!(passage.key(stop), "." | "”" | "\"" | "," | ";")
        && passage.is_glued(start)
        && passage.is_glued(stop)
        && (passage.is_word(word) && passage.key(word).len() > 2 || passage.key(word) == ".");
    // "eels,5 crabs": what is counted stands in the plural, a note before any word.
    let is_within = matches!(passage.key(stop), "," | ";")
        && passage.is_word(start + 1)
        && !passage.is_glued(start + 1)
        && (passage.is(start + 1, Class::Function) || passage.is(start + 1, Class::Verb));
    let is_last = start + 1 >= passage.len()
        || !passage.is_glued(start + 1)
            && (passage.is_capitalised(start + 1) || passage.key(start + 1) == "“");
    let ends = is_last && !matches!(passage.key(stop), "," | ";");
    (follows_word && (ends || is_within)).then_some(start + 1)
}

/// "It rained all night. 12": the number of a page behind the last sentence of a block. Behind a question it may be the
/// answer.
fn page_behind_text(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 999)?;
    let is_last = start + 1 == passage.len() && matches!(passage.key_before(start, 1), "." | "!" | "?");
    let asks = || passage.sentence(start - 1).any(|at| matches!(passage.key(at), "how" | "what" | "which"));
    let is_answer = passage.key_before(start, 1) == "?" && asks();
    (is_last && !is_answer && !passage.is_glued(start) && start > REACH).then_some(start + 1)
}

/// "14 The rain fell all night.": the number of a page before the first sentence of a block. What is counted has no article.
fn page_before_text(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 999)?;
    let opens = passage.is_capitalised(start + 1)
        && (passage.is(start + 1, Class::Function) || passage.is(start + 1, Class::Determiner));
    (start == 0 && opens && !passage.is_glued(start + 1) && !passage.is_title_case).then_some(start + 1)
}

/// "And went on in sunlight,10", "with a pocket full of currants* 210": the number of a line or a note behind the last words of
/// a block, glued to their mark or behind a mark of its own.
fn line_behind_text(passage: &Passage<'_>, start: usize) -> Option<usize> {
    small(passage, start, 9999)?;
    let ends = start + 1 >= passage.len() || passage.get(start + 1).is_some_and(|next| next.opens_line);
    let follows_word = start >= 2 && passage.is_word(start - 2) && passage.is_glued(start - 1);
    let is_mark = match passage.key_before(start, 1) {
        "*" => true,
        "," | ";" => passage.is_glued(start),
        // "Goals:24" has a label.
        ":" => passage.is_glued(start) && start > REACH,
        _ => false,
    };
    let is_marked = passage.key_before(start, 1) == "*" && start >= 2 && passage.is_glued(start - 1);
    (ends && is_mark && (follows_word || is_marked)).then_some(start + 1)
}

/// "others 1) saw nothing or 2) asked nothing": the number of an entry before a bracket that closes none.
fn entry_behind_half_bracket(passage: &Passage<'_>, start: usize) -> Option<usize> {
    /// How far back a bracket may open, in lexemes.
    const REACH_OF_BRACKET: usize = 40;
    small(passage, start, 30)?;
    let closes = passage.key(start + 1) == ")" && passage.is_glued(start + 1) && !passage.is_glued(start);
    if !closes || !passage.is_word(start + 2) || passage.is_glued(start + 2) {
        return None;
    }
    let nearest = (start.saturating_sub(REACH_OF_BRACKET)..start)
        .rev()
        .find(|&at| matches!(passage.key(at), "(" | ")"));
    let is_open = nearest.is_some_and(|at| passage.key(at) == "(");
    (!is_open).then_some(start + 2)
}

/// "½ ¾ À Á Â Ã", "# 2 3 Β Χ Ρ": a table of the signs of an alphabet.
fn table_of_signs(passage: &Passage<'_>, start: usize) -> Option<usize> {
    /// How many signs in a row make a table.
    const SIGNS: usize = 6;
    let is_sign = |at: &usize| passage.get(*at).is_some() && passage.written(*at).chars().count() == 1;
    if !is_sign(&start) || passage.is_glued(start) {
        return None;
    }
    let is_apart = |at: &usize| is_sign(at) && !passage.is_glued(*at);
    let before = (0..start).rev().take(SIGNS).take_while(is_apart).count();
    let behind = (start + 1..start + 1 + SIGNS).take_while(is_apart).count();
    let around = start.saturating_sub(before)..start + 1 + behind;
    let letters = around.filter(|&at| passage.number(at).is_none()).count();
    (before + behind >= SIGNS && letters * 2 >= SIGNS).then_some(start + 1)
}
