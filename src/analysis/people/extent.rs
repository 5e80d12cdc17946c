//! How far a run of capitalised words goes: over particles, nicknames in quotation marks and epithets.

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
        let ends_here = before.text.ends_with('.') && next.opens;
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
        } else if let Some(after) = nickname_end(units, start, end) {
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

/// The end of a nickname in quotation marks that begins at `at`, if a name that begins at `start` continues after it.
fn nickname_end(units: &[Unit<'_>], start: usize, at: usize) -> Option<usize> {
    let open = units.get(at)?;
    let opens_name = units[start].is(Class::Given)
        || at == start + 1 && units[start].is_distinctive() && units[start].shape == Shape::Title;
    if !matches!(open.text, "“" | "\"" | "'" | "‘") || !(units[at - 1].is(Classes::NAME) || opens_name) {
        return None;
    }
    let close = (at + 2..=at + 3)
        .find(|&close| units.get(close).is_some_and(|unit| matches!(unit.text, "”" | "\"" | "'" | "’")))?;
    let inside = units[at + 1..close].iter().all(|unit| unit.is_capitalised() && !unit.after_line_end);
    let after = units.get(close + 1)?;
    let goes_on = !after.is(Classes::FUNCTION) || after.is(Classes::NAME) && !after.opens;
    (inside && after.is_capitalised() && !after.after_line_end && goes_on).then_some(close + 1)
}

/// Whether the name made up of these units contains a nickname in quotation marks.
pub fn has_nickname(name: &[Unit<'_>]) -> bool {
    name.iter().any(|unit| unit.shape == Shape::Other && matches!(unit.text, "“" | "\"" | "'" | "‘"))
}
