//! How far a run of capitalised words goes: over particles, nicknames in quotation marks and epithets.

use std::ops::Range;

use super::runs::Casing;
use super::units::{Shape, Unit};
use crate::lang::{Class, Classes};

/// The end of the run that begins at `start`.
pub fn run_end(units: &[Unit<'_>], start: usize) -> usize {
    let capitalised =
        |at: usize| units.get(at).is_some_and(|unit| unit.is_capitalised() && !unit.after_line_end);
    let mut end = start + 1;
    loop {
        let Some(next) = units.get(end) else { return end };
        if next.after_line_end {
            return end;
        }
        let before = &units[end - 1];
        // "Joe Doe Jr. Jane Roe …": a new sentence, or a new name.
        let is_whole = end - start >= 2
            && before.is(Class::Suffix)
            && before.shape == Shape::Title
            && before.text.ends_with('.');
        let ends_here = before.text.ends_with('.') && next.opens || is_whole;
        if next.is_capitalised() && !ends_here {
            end += 1;
        } else if next.shape == Shape::Lower && next.is(Class::Particle) && before.is_capitalised() {
            let mut after = end + 1;
            while after < end + 3
                && units.get(after).is_some_and(|unit| unit.is(Class::Particle) && !unit.is_capitalised())
            {
                after += 1;
            }
            if !capitalised(after) {
                return end;
            }
            end = after + 1;
        } else if next.text == ","
            && units.get(end + 1).is_some_and(|unit| matches!(unit.key.as_str(), "jr" | "sr"))
        {
            end += 2;
        } else if is_epithet(units, end + 1) {
            // An epithet ends a name.
            return end + 2;
        } else if let Some(after) = nickname_end(units, end) {
            end = after;
        } else {
            return end;
        }
    }
}

/// Whether the unit at `at` is an epithet: the Great of "Peter the Great".
pub fn is_epithet(units: &[Unit<'_>], at: usize) -> bool {
    at >= 2
        && units.get(at).is_some_and(|unit| {
            unit.is(Class::Epithet) && unit.shape == Shape::Title && !unit.after_line_end
        })
        && units[at - 1].text == "the"
        && !units[at - 1].after_line_end
        && units[at - 2].shape == Shape::Title
        && (units[at - 2].is_distinctive() || units[at - 2].is(Class::Given))
        && !units[at - 2].is(Classes::TITLE)
        // "Peter the Great Hall"
        && units.get(at + 1).is_none_or(|next| !next.is_capitalised() || next.opens)
}

/// The most words in a nickname: "The Flying Dutchman".
pub const LONGEST_NICKNAME: usize = 3;

/// The end of a nickname in quotation marks or brackets that begins at `at`, if a name goes on after it: 'Jane "The Fox"
/// Doe', "Susan (Sue) Doe".
pub fn nickname_end(units: &[Unit<'_>], at: usize) -> Option<usize> {
    let (before, open) = (units.get(at.checked_sub(1)?)?, units.get(at)?);
    let is_closing: fn(&str) -> bool = match open.text {
        "“" | "\"" => |mark| matches!(mark, "”" | "\""),
        "'" | "‘" => |mark| matches!(mark, "'" | "’"),
        "(" => |mark| mark == ")",
        _ => return None,
    };
    let in_brackets = open.text == "(";
    let is_name = before.shape == Shape::Title
        && (before.is(Classes::NAME) || before.is_distinctive() && !before.is(Classes::TITLE | Class::Tail))
        || before.shape == Shape::Initial && !in_brackets;
    if !is_name || open.after_line_end || open.glued {
        return None;
    }
    let close = (at + 2..=at + 1 + LONGEST_NICKNAME)
        .find(|&close| units.get(close).is_some_and(|unit| unit.shape == Shape::Other))
        .filter(|&close| is_closing(units[close].text) && units[close].glued)?;
    let inside = &units[at + 1..close];
    let is_nickname = match inside {
        // "Susan (Sue) Doe", "Jane (Roe) Doe", "Jane (J.Q.) Doe"; but not "Jane (Ohio) Doe".
        [one] if in_brackets => {
            one.shape == Shape::Title && one.is(Classes::NAME) || one.shape == Shape::Initial
        }
        _ if in_brackets => false,
        // A gamer's name is often in small letters.
        [one] => one.is_capitalised() || matches!(open.text, "“" | "\"") && one.shape == Shape::Lower,
        [first, rest @ ..] => {
            let opens = first.is_capitalised() || first.key == "the";
            opens && rest.iter().all(|unit| unit.is_capitalised() || unit.is(Class::Particle))
        }
        [] => false,
    };
    let after = units.get(close + 1)?;
    let goes_on = after.shape == Shape::Title
        && !after.after_line_end
        && !after.glued
        && (!after.is(Classes::FUNCTION | Classes::TITLE | Class::Tail)
            || after.is(Classes::NAME) && !after.opens);
    (is_nickname && goes_on && !inside[0].after_line_end).then_some(close + 1)
}

/// Whether the name made up of these units contains a nickname in quotation marks or brackets.
pub fn has_nickname(name: &[Unit<'_>]) -> bool {
    name.iter().any(|unit| unit.shape == Shape::Other && matches!(unit.text, "“" | "\"" | "'" | "‘" | "("))
}

/// The `name` without letters for offices and degrees at its end: "Jane Doe KC".
pub fn without_post_nominals(units: &[Unit<'_>], name: &Range<usize>, casing: Casing) -> Range<usize> {
    let mut end = name.end;
    while end > name.start + 1 && is_post_nominal(&units[end - 1], casing) {
        end -= 1;
    }
    name.start..end
}

/// Whether `unit` is letters for an office, an order or a degree. In a line of capitals, those that are a name are one.
pub fn is_post_nominal(unit: &Unit<'_>, casing: Casing) -> bool {
    let is_written_so = match unit.shape {
        // "JACK MA"
        Shape::Capitals | Shape::Initial => casing != Casing::Capitals || !unit.is(Classes::NAME),
        // "PhD"
        Shape::Title => unit.text.chars().skip(1).any(char::is_uppercase),
        _ => false,
    };
    is_written_so && unit.is(Class::PostNominal) && unit.text.chars().nth(1).is_some()
}

/// "that Sunday Jane was home": a day, as the word before it says, and not a given name.
pub fn opens_with_day(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map_or("", |at| units[at].key.as_str());
    name.len() > 1
        && units[name.start].is(Class::Weekday)
        && matches!(before, "that" | "this" | "last" | "next" | "every" | "each" | "on")
}
