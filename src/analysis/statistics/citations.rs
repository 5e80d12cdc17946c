//! Numbers that lead to a place in a text: pages, volumes, paragraphs of laws, and lists of contents.

use rust_decimal::Decimal;

use super::amount::is_bare;
use super::exclusion::Exclusion;
use super::lexer::LexemeKind;
use super::lexicon::Class;
use super::passage::Passage;
use crate::lang::{Classes, ENGLISH};

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[
    Exclusion::new("reference", reference),
    Exclusion::new("notes-in-brackets", notes_in_brackets),
    Exclusion::new("number-of-equation", number_of_equation),
    Exclusion::new("paragraph-of-law", paragraph_of_law),
    Exclusion::new("volume-and-pages", volume_and_pages),
    Exclusion::new("pages-behind-year", pages_behind_year),
    Exclusion::new("entry-of-contents", entry_of_contents),
    Exclusion::new("section", section),
    Exclusion::new("line-of-book", line_of_book),
];

/// How far away, in lexemes, the dots stand that lead from a heading to its page.
const LONGEST_HEADING: usize = 12;

/// How many dots in a row lead to a page; fewer show that words are left out.
const LEADERS: usize = 4;

/// "as shown in [4, 5, 12]", "[8–10]": the entries of a list of sources.
fn notes_in_brackets(passage: &Passage<'_>, start: usize) -> Option<usize> {
    /// The longest list of them, in lexemes.
    const LONGEST: usize = 40;
    passage.number(start).filter(Decimal::is_integer)?;
    let belongs =
        |at: &usize| passage.number(*at).is_some() || passage.key(*at) == "," || passage.is_dash(*at);
    let open = (start.saturating_sub(LONGEST)..start).rev().find(|at| !belongs(at))?;
    let close = (start..start + LONGEST).find(|at| !belongs(at))?;
    // A single one in brackets may be a count that an editor has put in.
    (passage.key(open) == "[" && passage.key(close) == "]" && close - open > 2).then_some(close)
}

/// "equation (8)", "Eq. (9)", "Lemma. 1", "Table. 2": which of several that a text numbers.
fn number_of_equation(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(Decimal::is_integer)?;
    let in_brackets = passage.key_before(start, 1) == "(" && passage.key(start + 1) == ")";
    let mut label = start.checked_sub(if in_brackets { 2 } else { 1 })?;
    if passage.key(label) == "." && passage.is_glued(label) {
        label = label.checked_sub(1)?;
    } else if !in_brackets {
        return None;
    }
    let is_label = matches!(
        passage.key(label),
        "equation" | "equations" | "eq" | "eqs" | "lemma" | "theorem" | "table" | "figure" | "fig"
    );
    let counts =
        passage.is_word(start + 1) && !passage.is(start + 1, Class::Function) && !passage.is_verb(start + 1);
    (is_label && (in_brackets || passage.is_capitalised(label)) && !counts)
        .then_some(start + 1 + usize::from(in_brackets))
}

/// "p. 7", "vol. 12", "pp. 40-42", "S. 17": a place in a book. The letter behind a number is its unit: "45p. 300 jobs went".
fn reference(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(Decimal::is_integer)?;
    let is_stopped = passage.key_before(start, 1) == ".";
    let label = start.checked_sub(if is_stopped { 2 } else { 1 })?;
    let is_part = matches!(passage.key(label), "pp" | "vol" | "vols" | "fig" | "figs")
        || is_stopped && passage.is(label, Class::Citation);
    // "(see Roe, 2018, p. 123 and its notes)", "loop.[1]: 207"
    let is_page = is_stopped
        && passage.written(label) == "p"
        && label > 0
        && matches!(passage.key(label - 1), "," | "(" | ";");
    let is_behind_note = passage.key_before(start, 1) == ":"
        && passage.key_before(start, 2) == "]"
        && start >= 2
        && passage.is_glued(start - 1);
    if is_page || is_behind_note {
        return Some(end_of_range(passage, start));
    }
    // "The town loves modern art. 40 paintings were sold."
    let ends_sentence = ENGLISH.classes(passage.key(label)).intersects(Classes::ENGLISH)
        && passage.is_word(start + 1)
        && !passage.is(start + 1, Class::Function)
        && !passage.is(start + 1, Class::Verb);
    let is_unit = label.checked_sub(1).is_some_and(|at| passage.number(at).is_some());
    let is_label = is_part
        && !is_unit
        && !(is_stopped && ends_sentence)
        && (!is_stopped || passage.is_glued(start - 1))
        && !passage.is_glued(start);
    is_label.then(|| end_of_range(passage, start))
}

/// The end of the number at `start`, or of the range that it opens: "40-42".
fn end_of_range(passage: &Passage<'_>, start: usize) -> usize {
    let is_range =
        passage.is_dash(start + 1) && passage.is_glued(start + 2) && passage.number(start + 2).is_some();
    if is_range { start + 3 } else { start + 1 }
}

/// "§ 12.413", "§§ 12 and 14", "18 U.S.C. 1001".
fn paragraph_of_law(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    if matches!(passage.key(start + 1), "u.s.c." | "usc" | "cfr" | "c.f.r.") {
        let mark = usize::from(passage.key(start + 2) == "§");
        return Some(start + 2 + mark + usize::from(passage.number(start + 2 + mark).is_some()));
    }
    let is_joint = |at: usize| passage.joins_numbers(at) || passage.key(at) == ",";
    let mut first = start;
    while first >= 2 && is_joint(first - 1) && passage.number(first - 2).is_some() && start - first < 8 {
        first -= 2;
    }
    (passage.key_before(first, 1) == "§").then(|| end_of_range(passage, start))
}

/// "12(3): 45–67", "2011;44:512-20", "Marine Letters 412, 345–350 (2001)": a volume of a journal, with its pages.
fn volume_and_pages(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(Decimal::is_integer)?;
    let has_issue = passage.key(start + 1) == "("
        && passage.is_glued(start + 1)
        && passage.is_glued(start + 2)
        && (passage.number(start + 2).is_some() || passage.get(start + 2)?.kind == LexemeKind::Opaque);
    let issue_end = (start + 3..start + 6).find(|&at| passage.key(at) == ")");
    let end = if has_issue { issue_end? + 1 } else { start + 1 };
    // "Young Adults, 6(4).", "27 (11/12): 123"
    let is_last = has_issue && passage.key_before(start, 1) == "," && !passage.is_word(end);
    let has_months = passage.key(start + 1) == "("
        && passage.number(start + 2).is_some()
        && passage.key(start + 3) == "/"
        && passage.number(start + 4).is_some()
        && passage.key(start + 5) == ")"
        && passage.key(start + 6) == ":"
        && passage.number(start + 7).is_some();
    if has_months {
        return Some(end_of_range(passage, start + 7));
    }
    let pages = passage.number(end + 1).map(|_| end_of_range(passage, end + 1));
    let is_range = pages.is_some_and(|pages| pages > end + 2);
    let follows_year = passage.key_before(start, 1) == ";" && start >= 2 && passage.may_be_year(start - 2);
    let has_year = |at: usize| matches!(passage.key(at), "(" | ",") && passage.may_be_year(at + 1);
    let is_volume = match passage.key(end) {
        ":" => has_issue || follows_year,
        "," => {
            has_issue && is_range
                || is_range && start > 0 && passage.is_capitalised(start - 1) && pages.is_some_and(has_year)
        }
        _ => false,
    };
    pages.filter(|_| is_volume).or_else(|| is_last.then_some(end))
}

/// "(Oslo: Dahl, 1999), 112–13", "no. 3 (2004): 45", "Gen. 1:1-3": pages behind the year of a book or a journal, and verses.
fn pages_behind_year(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(Decimal::is_integer)?;
    let is_behind = |mark: &str| {
        start >= 3
            && passage.key(start - 1) == mark
            && passage.key(start - 2) == ")"
            && passage.may_be_year(start - 3)
    };
    let is_verse = passage.key(start + 1) == ":"
        && passage.number(start + 2).is_some()
        && passage.is_dash(start + 3)
        && passage.number(start + 4).is_some()
        && (start + 1..start + 5).all(|at| passage.is_glued(at));
    // "(2004): 45 boats" counts.
    let counts = passage.is_word(start + 1) && !passage.is(start + 1, Class::Function);
    if is_verse {
        return Some(start + 5);
    }
    ((is_behind(",") || is_behind(":")) && !counts).then(|| end_of_range(passage, start))
}

/// Whether [`LEADERS`] stand from `at` on.
fn are_leaders(passage: &Passage<'_>, at: usize) -> bool {
    (at..at + LEADERS).all(|at| passage.key(at) == ".") || (at..at + 2).all(|at| passage.key(at) == "…")
}

/// "2.1 Tides . . . . . 14": the number of a heading and that of its page.
fn entry_of_contents(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_page = start >= LEADERS && are_leaders(passage, start - LEADERS)
        || start >= 2 && are_leaders(passage, start - 2)
        // "Part 1 . . . . . 3"
        || are_leaders(passage, start + 1);
    let heading = (start + 1..start + LONGEST_HEADING).find(|&at| !passage.is_word(at));
    let is_of_heading = heading.is_some_and(|end| end > start + 1 && are_leaders(passage, end));
    (is_page || is_of_heading).then_some(start + 1)
}

/// "2.1 Tides" alone: the number of a section before its heading.
fn section(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let is_decimal =
        passage.number(start).is_some_and(|value| !value.is_integer() && value < Decimal::ONE_HUNDRED);
    let is_alone = start == 0
        && passage.len() <= LONGEST_HEADING
        && (start + 1..passage.len()).all(|at| passage.is_word(at))
        && passage.is_capitalised(start + 1);
    let is_heading = is_decimal && is_alone && is_bare(passage, start);
    is_heading.then_some(start + 1)
}

/// "Inferno, iii. 55-7", "Part I, l. 37, 48": lines of a book or of a part, which a numeral in small letters counts.
fn line_of_book(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let part = start.checked_sub(2)?;
    let is_numeral = passage.is_word(part)
        && passage.written(part).bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c'));
    if !is_numeral
        || passage.key(start - 1) != "."
        || !passage.is_glued(start - 1)
        || passage.is_word(start + 1)
    {
        return None;
    }
    let mut end = start + 1;
    while (passage.is_dash(end) || passage.key(end) == ",")
        && passage.number(end + 1).is_some()
        && !passage.is_word(end + 2)
    {
        end += 2;
    }
    Some(end)
}
