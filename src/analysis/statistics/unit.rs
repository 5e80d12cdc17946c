//! Units beside a number.

use super::StatisticRule;
use super::lexer::LexemeKind;
use super::lexicon::{Class, Lexicon, Place, Unit};
use super::number::is_plural;
use super::passage::Passage;
use super::reading::Seen;

/// The most lexemes in a unit's or currency's name.
const LONGEST: usize = 5;

/// The unit at `at`, after digits that follow the unit `larger`, with its end: the "in" of "5 ft 2 in", the "m" of "2h
/// 49m".
#[must_use]
pub fn smaller_unit_at(passage: &Passage<'_>, at: usize, larger: &Unit) -> Option<(&'static Unit, usize)> {
    let unit = Lexicon::get().smaller_symbols.get(passage.written(at))?;
    (unit.class == larger.class && !glued_tail(passage, at + 1)).then_some((unit, at + 1))
}

/// What shows that a number is in `unit`, which stands from `start` up to but not including `end`.
#[must_use]
pub fn seen(passage: &Passage<'_>, unit: &Unit, start: usize, end: usize) -> Seen {
    let start = passage.past_hyphen(start).min(end - 1);
    let is_sign = || (start..end).any(|at| matches!(passage.key(at), "%" | "％"));
    let rule = match unit {
        _ if unit.is_percent() && is_sign() => StatisticRule::PercentSign,
        _ if unit.is_percent() => StatisticRule::PercentWord,
        _ if unit.is_time() => StatisticRule::TimeUnit,
        _ if unit.class == "scale" => StatisticRule::Level,
        _ => StatisticRule::Unit,
    };
    Seen::new(rule, start, end)
}

/// The unit at `at`, after a number, with its end. Symbols count only if `is_digits`.
#[must_use]
pub fn unit_at(passage: &Passage<'_>, at: usize, is_digits: bool) -> Option<(&'static Unit, usize)> {
    let lexicon = Lexicon::get();
    let start = passage.past_hyphen(at);
    let glued = start == at && passage.is_glued(at);
    if opens_next_row(passage, start) {
        return None;
    }
    if is_digits && start == at && is_inch_mark(passage, at) {
        return Lexicon::get().smaller_symbols.get("\"").map(|unit| (unit, at + 1));
    }
    for end in (start + 1..=(start + LONGEST).min(passage.len())).rev() {
        if passage.is_hyphen(end - 1)
            || glued_tail(passage, end) && !matches!(passage.key(end), "’" | "'" | "\"")
        {
            continue;
        }
        if is_digits
            && let Some((unit, place)) = lexicon.unit_symbols.get(&joined(passage, start, end, false))
            && !(start == at && names_kind(passage, start, end))
            && !(glued && goes_on_as_address(passage, end))
            && (*place == Place::Digits && symbol_fits(passage, start, end, glued)
                || (*place == Place::Glued && glued))
        {
            return Some((unit, end));
        }
        if let Some(unit) = lexicon.unit_words.get(&joined(passage, start, end, true))
            && !is_other_word(passage, start, end)
            && !(start == at && names_kind(passage, start, end))
        {
            return Some((unit, end));
        }
    }
    bracketed_symbol(passage, start).or_else(|| stopped_inches(passage, start).filter(|_| is_digits))
}

/// "49.3 in.; at most 71 in. a year": a symbol with the stop of a shortened word, where the sentence goes on.
fn stopped_inches(passage: &Passage<'_>, start: usize) -> Option<(&'static Unit, usize)> {
    let goes_on = matches!(passage.key(start + 2), ";" | "," | ")")
        || passage.is_word(start + 2) && !passage.is_capitalised(start + 2);
    let is_inch = passage.written(start) == "in"
        && passage.key(start + 1) == "."
        && passage.is_glued(start + 1)
        && goes_on;
    is_inch.then(|| Lexicon::get().smaller_symbols.get("\"").map(|unit| (unit, start + 1))).flatten()
}

/// Whether the word at `at` opens a line below a row of figures, the last of which is not in that unit.
fn opens_next_row(passage: &Passage<'_>, at: usize) -> bool {
    passage.get(at).is_some_and(|lexeme| lexeme.opens_line)
        && at >= 2
        && passage.number(at - 1).is_some()
        && passage.number(at - 2).is_some()
}

/// Whether the mark at `at`, right after digits, stands for inches rather than closes a quotation: `a 34" screen`.
fn is_inch_mark(passage: &Passage<'_>, at: usize) -> bool {
    /// How far back a quotation may open, in lexemes.
    const REACH_OF_QUOTATION: usize = 200;
    let is_mark = |at: usize| matches!(passage.key(at), "\"" | "”" | "″");
    // "40° 26′ 46″" is a place.
    let is_angle = at >= 2 && matches!(passage.key(at - 2), "'" | "’" | "′");
    // `the tag "1382694"` is a quotation of its own.
    let is_quoted =
        at >= 2 && matches!(passage.key(at - 2), "\"" | "“" | "”" | "'") && passage.is_glued(at - 1);
    if !is_mark(at) || !passage.is_glued(at) || is_angle || is_quoted {
        return false;
    }
    let closes = |at: usize| is_mark(at) && passage.is_glued(at);
    let follows_digits = |at: usize| closes(at) && at > 0 && passage.number(at - 1).is_some();
    let before = at.saturating_sub(REACH_OF_QUOTATION)..at;
    let open = before.fold(0_usize, |open, near| match passage.key(near) {
        "“" => open + 1,
        _ if follows_digits(near) || !is_mark(near) => open,
        "”" => open.saturating_sub(1),
        "\"" => 1 - open.min(1),
        _ => open,
    });
    open == 0
}

/// "3pp.io": what looks like a number with its unit begins an address.
fn goes_on_as_address(passage: &Passage<'_>, end: usize) -> bool {
    passage.key(end) == "."
        && passage.is_glued(end)
        && passage.is_glued(end + 1)
        && passage.is_word(end + 1)
        && !passage.is_capitalised(end + 1)
}

/// "20 (kg)": a symbol in brackets.
fn bracketed_symbol(passage: &Passage<'_>, start: usize) -> Option<(&'static Unit, usize)> {
    let closing = match passage.key(start) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        _ => return None,
    };
    let (unit, _) = Lexicon::get().unit_symbols.get(passage.written(start + 1))?;
    (passage.key(start + 2) == closing && passage.written(start + 1).len() > 1).then_some((unit, start + 3))
}

/// Whether letters or digits directly follow the lexeme before `end`, so that it is only part of a word.
pub(super) fn glued_tail(passage: &Passage<'_>, end: usize) -> bool {
    passage.is_glued(end)
        && (passage.is_word(end) || passage.number(end).is_some())
        && passage.get(end - 1).is_some_and(|last| last.key.ends_with(char::is_alphanumeric))
}

/// Whether a symbol from `start` to `end` reads as a unit: a single letter with a space before it is one unless a
/// capitalised word follows.
fn symbol_fits(passage: &Passage<'_>, start: usize, end: usize, glued: bool) -> bool {
    let symbol = joined(passage, start, end, false);
    match symbol.as_str() {
        "'" => glued && passage.number(end).is_some(),
        "st" | "mi" | "hp" => true,
        "pp" => !passage.is_capitalised(start),
        _ if glued || symbol.len() > 1 => true,
        "%" | "°" | "％" | "º" => true,
        _ => !passage.is_word(end) || !passage.is_capitalised(end),
    }
}

/// Whether a word that names a unit means something else here: "five second-hand cars", "two foot soldiers".
fn is_other_word(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let follows_hyphen = passage.past_hyphen(end) > end;
    let next = passage.key(passage.past_hyphen(end));
    match passage.key(start) {
        "second" => {
            follows_hyphen && next != "long" && next != "old" && !passage.is_hyphen(start.wrapping_sub(1))
        }
        "foot" => matches!(next, "soldiers" | "soldier" | "patrols"),
        "point" | "points" | "turn" if start + 1 < end => true,
        // "risk it on one turn of pitch and toss"
        "turn" | "turns" => next == "of",
        "bit" | "bits" => next == "of",
        // "He has three degrees and a doctorate."
        "degree" | "degrees" => {
            let holds = matches!(
                passage.key_before(start, 2),
                "has" | "have" | "had" | "holds" | "hold" | "held" | "earned" | "with" | "earning"
            );
            holds && !passage.is_hyphen(start.wrapping_sub(1)) && passage.is_word(start.wrapping_sub(1))
        }
        "minutes" => matches!(next, "silence"),
        "may" => true,
        "cup" | "yard" | "stone" => follows_hyphen || passage.is_capitalised(start),
        "cups" => !measures_in_cups(passage, start, end),
        _ => false,
    }
}

/// Whether the cups at `start` are how much of something there is: "1 1/2 cups", "two cups flour". Won or drunk, they count.
fn measures_in_cups(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let is_part = passage.get(before).is_some_and(|lexeme| matches!(lexeme.kind, LexemeKind::Fraction(_)))
        || passage.number(before).is_some()
            && (passage.key(before).contains('.') || passage.key_before(before, 1) == "/");
    let is_of_noun = passage.is_word(end)
        && !passage.is_capitalised(end)
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Verb)
        && !is_plural(passage.key(end));
    is_part || is_of_noun
}

/// Whether the word from `start` to `end`, behind a number and a space, says what kind the things counted are rather than how
/// large something is: "165 bar staff", "12 stone steps", unlike "10 bar gas".
fn names_kind(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let next = passage.key(end);
    let is_noun = passage.is_word(end) && !passage.is(end, Class::Function) && !passage.is(end, Class::Verb);
    let is_many = || is_plural(next) || passage.is(end, Class::Person);
    match passage.key(start) {
        "bar" => is_noun && (is_many() || matches!(next, "chart" | "code" | "graph")),
        "stone" => is_noun && is_many(),
        _ => false,
    }
}

/// The lexemes from `start` to `end` as a key of the tables: in words, a hyphen becomes a space and case is dropped.
pub(super) fn joined(passage: &Passage<'_>, start: usize, end: usize, is_words: bool) -> String {
    let mut key = String::new();
    for at in start..end {
        if is_words && passage.is_hyphen(at) {
            continue;
        }
        if at > start && (!passage.is_glued(at) || (is_words && passage.is_hyphen(at - 1))) {
            key.push(' ');
        }
        key.push_str(if is_words { passage.key(at) } else { passage.written(at) });
    }
    key
}
