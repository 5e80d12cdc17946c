//! Finds the ends of names, dates, times and addresses that contain numbers, and of the numbers of lists and pictures.

use rust_decimal::Decimal;

use super::exclusion::{self, Exclusion};
use super::lexer::LexemeKind;
use super::lexicon::{Class, Lexicon};
use super::passage::Passage;
use super::{citations, coordinates, formulas, identifiers, lists, times, titles};

/// The end of a name, date, time or address that contains the number at `start`, whatever follows it.
#[must_use]
pub fn name_or_date(passage: &Passage<'_>, start: usize) -> Option<usize> {
    if passage.get(start)?.kind == LexemeKind::Opaque {
        // A telephone number continues after its first group.
        let mut end = start + 1;
        while passage.get(start).is_some_and(|lexeme| lexeme.key.starts_with('0'))
            && passage.number(end).is_some()
            && passage.key(end).len() >= 3
        {
            end += 1;
        }
        // "Luke 15:11-32".
        let verses = passage.key(start).contains(':')
            && passage.is_dash(end)
            && passage.is_glued(end)
            && passage.is_glued(end + 1)
            && passage.number(end + 1).is_some();
        return Some(if verses { end + 2 } else { end });
    }
    if super::age::read(passage, start, 0).is_some_and(|reading| reading.start < start) {
        return None;
    }
    exclusion::first(rules(), passage, start)
}

/// All rules, in the order in which they are tried.
pub fn rules() -> impl Iterator<Item = &'static Exclusion> {
    [
        PICTURES,
        titles::RULES,
        citations::RULES,
        formulas::RULES,
        coordinates::RULES,
        identifiers::RULES,
        DATES,
        lists::RULES,
        PARTS,
    ]
    .into_iter()
    .flatten()
}

const PICTURES: &[Exclusion] = &[Exclusion::new("picture-of-several", picture_of_several)];
const DATES: &[Exclusion] = &[
    Exclusion::new("fixed-name", fixed_name),
    Exclusion::new("date", date),
    Exclusion::new("era", era),
    Exclusion::new("time", times::read),
    Exclusion::new("short-year", short_year),
    Exclusion::new("date-in-figures", date_in_figures),
];
const PARTS: &[Exclusion] = &[
    Exclusion::new("part-of-word", part_of_word),
    Exclusion::new("mark-of-place", mark_of_place),
    Exclusion::new("address", address),
    Exclusion::new("decade", decade),
];

/// "Image 3 of 12", "Part 3 of 4", "1 of 5 | Boats at sea".
fn picture_of_several(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_one = passage.key(start + 1) == "of" && passage.number(start + 2).is_some();
    let is_labelled = passage.was(start, 1, Class::Label) || passage.key_before(start, 1) == "photograph";
    let opens_caption = start == 0 && (passage.key(start + 3) == "|" || passage.len() == 3);
    (is_one && (is_labelled || opens_caption)).then_some(start + 3)
}

/// "2:04:35", "3:58.2": hours, minutes and seconds, as clocks seldom show them.
#[must_use]
pub fn is_time_run(passage: &Passage<'_>, start: usize) -> bool {
    let key = passage.key(start);
    let is_time = passage.get(start).is_some_and(|lexeme| lexeme.kind == LexemeKind::Opaque)
        && key.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
        && (key.matches(':').count() == 2 || key.split_once(':').is_some_and(|(_, tail)| tail.contains('.')));
    is_time && !passage.is(start + 1, Class::Meridiem)
}

/// "on 11/14": a month and a day.
fn date_in_figures(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let end = start + 3;
    let is_when = matches!(passage.key_before(start, 1), "on" | "until" | "since");
    let is_date = passage.key(start + 1) == "/" && small(passage, start, 12) && small(passage, start + 2, 31);
    let counts = passage.is_word(end) && !passage.is(end, Class::Function) || passage.key(end) == "of";
    (is_when && is_date && !counts).then_some(end)
}

/// "H2'25", "Q4'23": a part of a year, the first figures of which are left out.
fn short_year(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let mark = start.checked_sub(1).filter(|&at| matches!(passage.key(at), "'" | "’"))?;
    let part = mark.checked_sub(1)?;
    let follows_letters = passage.is_word(part)
        || passage.number(part).is_some() && passage.is_glued(part) && part > 0 && passage.is_word(part - 1);
    let is_year = passage.number(start).is_some() && passage.key(start).len() == 2;
    (is_year && follows_letters && passage.is_glued(mark) && passage.is_glued(start)).then_some(start + 1)
}

/// "9/11", "Catch-22", "24/7", "on cloud nine".
fn fixed_name(passage: &Passage<'_>, start: usize) -> Option<usize> {
    // "the 9-to-5 job".
    let is_working_day = matches!(passage.key(start), "9" | "nine")
        && passage.key(start + 2) == "to"
        && passage.is_hyphen(start + 1)
        && matches!(passage.key(start + 4), "5" | "five");
    if is_working_day {
        return Some(start + 5);
    }
    // "on cloud nine"
    if start.checked_sub(1).is_some_and(|first| passage.is_word(first) && is_fixed(passage, first, start + 1))
    {
        return Some(start + 1);
    }
    (start + 1..=(start + 4).min(passage.len())).rev().find(|&end| is_fixed(passage, start, end))
}

/// Whether the lexemes from `start` up to `end` are a set phrase or, with capitals, a set name.
fn is_fixed(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let mut key = String::new();
    for at in start..end {
        if at > start && !passage.is_glued(at) {
            key.push(' ');
        }
        key.push_str(passage.key(at));
    }
    let is_capitalised = || (start..end).all(|at| !passage.is_word(at) || passage.is_capitalised(at));
    Lexicon::has(Class::Fixed, &key) || Lexicon::has(Class::FixedName, &key) && is_capitalised()
}

fn is_month(passage: &Passage<'_>, at: usize) -> bool {
    passage.is(at, Class::Month)
        && (passage.is_capitalised(at) || !matches!(passage.key(at), "may" | "march" | "mar" | "sun" | "jan"))
}

fn small(passage: &Passage<'_>, at: usize, most: u32) -> bool {
    let value = passage.get(at).and_then(|lexeme| match lexeme.kind {
        LexemeKind::Number(value) | LexemeKind::Ordinal(value) => Some(value),
        _ => None,
    });
    value.is_some_and(|value| value.is_integer() && value >= Decimal::ONE && value <= most.into())
}

/// "May 18, 2015", "18–20 August", "the 3rd of May", with months before or after.
fn date(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let dot = usize::from(passage.key_before(start, 1) == "." && passage.is_glued(start - 1));
    // "Nov, 29, 2016".
    let comma = usize::from(
        passage.key_before(start, 1) == ","
            && passage.key(start + 1) == ","
            && passage.may_be_year(start + 2),
    );
    let mark = dot + comma;
    let after_month = start > mark && is_month(passage, start - 1 - mark);
    if after_month && (small(passage, start, 31) || passage.may_be_year(start)) {
        let mut end = start + 1;
        while (passage.is_dash(end) || passage.joins_numbers(end) || matches!(passage.key(end), "," | "/"))
            && small(passage, end + 1, 31)
            && !passage.is_glued(end + 2)
            && !(passage.is_word(end + 2)
                && matches!(passage.key(end), "and" | "," | "to")
                && !passage.is(end + 2, Class::Function))
        {
            end += 2;
        }
        let comma = usize::from(passage.key(end) == ",");
        if passage.may_be_year(end + comma) {
            end += comma + 1;
        }
        return Some(end);
    }
    if small(passage, start, 31) {
        let mut end = start + 1;
        if (passage.is_dash(end) || passage.joins_numbers(end)) && small(passage, end + 1, 31) {
            end += 2;
        }
        end += usize::from(passage.key(end) == "of");
        if is_month(passage, end) {
            let dot = usize::from(passage.key(end + 1) == ".");
            let comma = usize::from(passage.key(end + 1 + dot) == ",");
            let year = end + 1 + dot + comma;
            return Some(if passage.may_be_year(year) { year + 1 } else { end + 1 });
        }
    }
    // "2014-15", "2014–2018", "2014/15".
    let joins = passage.is_dash(start + 1) || passage.key(start + 1) == "/";
    let to_year = passage.may_be_year(start + 2)
        || (passage.key(start + 2).len() == 2 && passage.number(start + 2).is_some());
    let goes_on = passage.is_glued(start + 3)
        && (passage.is_word(start + 3)
            || passage.number(start + 3).is_some()
            || passage.is_hyphen(start + 3));
    (passage.may_be_year(start) && joins && to_year && !goes_on).then_some(start + 3)
}

/// "300 BC", "the year 79 AD": a year of an era, unlike the "300 BC firefighters" of a province.
fn era(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start).filter(Decimal::is_integer)?;
    let is_era = matches!(passage.key(start + 1), "bc" | "bce" | "b.c." | "b.c.e." | "ad" | "a.d." | "ce")
        && passage.has_capital_within(start + 1);
    (is_era && !passage.is(start + 2, Class::Person)).then_some(start + 2)
}

/// Digits glued to letters: "G7", "F-16", "Covid-19", "737MAX", "5G", "img20417".
fn part_of_word(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    if passage.is_glued(start) && start > 0 {
        let before = start - 1;
        let currency =
            super::currency::currency_mark(passage, before).is_some_and(|(_, digits)| digits == start);
        if passage.is_word(before) && !currency {
            return Some(end_of_run(passage, start));
        }
        let prefix = start.checked_sub(2).filter(|_| passage.is_hyphen(before) && passage.is_glued(before));
        if let Some(prefix) = prefix.filter(|&prefix| passage.is_word(prefix)) {
            let counts = passage.is(prefix, Class::NumberPrefix)
                || Lexicon::get().numbers.cardinals.contains_key(passage.key(prefix))
                || !passage.is_capitalised(prefix) && super::unit::unit_at(passage, prefix, true).is_some();
            if !counts || passage.is_capitalised(prefix) && passage.key(prefix) == "under" {
                return Some(end_of_run(passage, start));
            }
        }
        if passage.key(before) == "/" && passage.number(start.wrapping_sub(2)).is_none() {
            return Some(start + 1);
        }
    }
    let next = start + 1;
    // "401(k)", "501(c)(3)".
    let mut end = next;
    while passage.key(end) == "("
        && passage.key(end + 2) == ")"
        && (end..end + 3).all(|at| passage.is_glued(at))
        && passage.key(end + 1).len() == 1
    {
        end += 3;
    }
    if end > next && passage.is_word(next + 1) {
        return Some(end);
    }
    // "3-D".
    let is_lettered = passage.is_hyphen(next)
        && passage.is_glued(next)
        && passage.is_glued(next + 1)
        && matches!(passage.written(next + 1), "A" | "B" | "C" | "D" | "X")
        && !(passage.is_glued(next + 2) && (passage.is_word(next + 2) || passage.is_hyphen(next + 2)));
    if is_lettered {
        return Some(next + 2);
    }
    // "class 5-1A".
    let is_code = passage.is_hyphen(next)
        && passage.number(next + 1).is_some()
        && matches!(passage.written(next + 2), "A" | "B" | "C" | "D")
        && (next..next + 3).all(|at| passage.is_glued(at));
    if is_code {
        return Some(end_of_run(passage, next));
    }
    if !(passage.is_glued(next) && passage.is_word(next)) {
        return None;
    }
    let known = super::number::read(
        passage,
        start,
        super::currency::currency_mark(passage, start.wrapping_sub(1)).is_some(),
    )
    .is_some_and(|number| number.end > next)
        || super::unit::unit_at(passage, next, true).is_some()
        || super::currency::currency_name(passage, next, false).is_some()
        || super::amount::read(passage, start.saturating_sub(1), start)
            .is_some_and(|amount| amount.end > next)
        || matches!(passage.key(next), "s" | "x" | "yo" | "plus" | "odd" | "fold");
    let technical = matches!(passage.written(next), "G" | "K" | "D" | "L" | "R" | "B")
        && passage.number(start).is_some_and(|value| value < Decimal::TEN)
        && !passage.key_before(start, 1).contains(['$', '£', '€'])
        && passage.written(next) != "K";
    (!known
        || technical
        || (passage.is_glued(next + 1)
            && passage.number(next + 1).is_some()
            && !matches!(passage.key(next + 1), "2" | "3")))
    .then(|| end_of_run(passage, next))
}

/// The end of the run of letters, digits and hyphens that contains `at`.
fn end_of_run(passage: &Passage<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while passage.is_glued(end)
        && (passage.is_word(end)
            || passage.number(end).is_some()
            || (passage.is_hyphen(end) && passage.is_glued(end + 1)))
    {
        end += 1;
    }
    end
}

/// The number of a list entry or a footnote, or a position in a picture: "1. Wash", "(2)", "[12]", "(2L)".
fn mark_of_place(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let small_number = small(passage, start, 200);
    let (before, after) = (passage.key_before(start, 1), passage.key(start + 1));
    let opens = passage.get(start)?.opens_line
        || (start > 0 && matches!(before, "(") && passage.get(start - 1)?.opens_line);
    // "279. See the preface.", "3.1. The second level".
    let is_entry =
        small(passage, start, 999) || passage.number(start).is_some() && passage.key(start).contains('.');
    let listed = opens && is_entry && matches!(after, "." | ")") && passage.is_word(start + 2);
    let footnote = small_number
        && before == "["
        && after == "]"
        && (!passage.is_word(start + 2) || passage.is_glued(start - 1));
    let bracket = small_number
        && after == ")"
        && (!passage.is_glued(start + 1) || before == "(")
        && passage.is_word(start + 2)
        && before != "("
        && !passage.is_word(start.wrapping_sub(1));
    // "three aims: (1) to cut costs; (2) to grow", "2) Dry it": within a line, after a mark or a small word.
    let in_brackets = before == "(" && passage.is_glued(start);
    let opening = start - usize::from(in_brackets);
    let stands_apart = passage.opens_sentence(opening)
        || matches!(passage.key_before(opening, 1), ":" | ";" | "," | "." | "and" | "or");
    let in_line = small(passage, start, 30)
        && after == ")"
        && passage.is_glued(start + 1)
        && passage.is_word(start + 2)
        && stands_apart
        && (in_brackets || passage.opens_sentence(start));
    let picture = small_number
        && matches!(passage.key(start + 1), "l" | "r" | "c")
        && passage.is_capitalised(start + 1)
        && (before == "(" || passage.key(start + 2) == ")");
    let of_picture = matches!(passage.get(start)?.kind, LexemeKind::Ordinal(_))
        && matches!(passage.written(start + 1), "L" | "R" | "C");
    (listed || footnote || bracket || in_line || picture || of_picture).then_some(start + 2)
}

/// "10 Downing Street", "123 Random Avenue".
fn address(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    // "5 Chome-3-23": a block of a Japanese town, and the house in it.
    if passage.key(start + 1) == "chome" {
        return Some(end_of_run(passage, start + 1));
    }
    let mut at = start + 1;
    // "3170 W. County Road"
    if matches!(passage.written(at), "N" | "S" | "E" | "W") && passage.key(at + 1) == "." {
        at += 2;
    }
    while passage.is_capitalised(at) && at <= start + 4 {
        if at > start + 1 && passage.is(at, Class::Street) {
            return Some(at + 1);
        }
        at += 1;
    }
    None
}

/// "the 1990s", "the '80s".
fn decade(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let value = passage.number(start)?;
    let apostrophe = usize::from(matches!(passage.key(start + 1), "'" | "’"));
    let plural = passage.key(start + 1 + apostrophe) == "s" && passage.is_glued(start + 1 + apostrophe);
    let of_century =
        passage.may_be_year(start) || (value < Decimal::ONE_HUNDRED && (value % Decimal::TEN).is_zero());
    let in_life = (1..=3).any(|back| passage.owns(start.wrapping_sub(back)));
    (plural && of_century && !in_life).then_some(start + 2 + apostrophe)
}
