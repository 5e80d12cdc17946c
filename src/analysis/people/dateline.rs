//! The town that a report opens with: the "Rose Hill" of "ROSE HILL, Canada (AP) -".

use std::ops::Range;

use super::units::{Shape, Unit};
use crate::article::BlockKind;

/// The most words of a town's name, and of the state or country behind it.
const LONGEST: usize = 4;
/// The most units between the town and the dash: a state, a day and an agency in brackets.
const FARTHEST: usize = 14;

/// The units with the town of the dateline that opens the block, which may be all of the block. A dash and either an
/// agency in brackets or a town in capitals make a dateline.
pub fn town(kind: BlockKind, units: &[Unit<'_>]) -> Option<Range<usize>> {
    let is_town =
        |unit: &&Unit<'_>| matches!(unit.shape, Shape::Title | Shape::Capitals) && !unit.after_line_end;
    let first = units.first().filter(|unit| matches!(unit.shape, Shape::Title | Shape::Capitals))?;
    let end = 1 + units[1..].iter().take(LONGEST - 1).take_while(is_town).count();
    if kind == BlockKind::Dateline {
        return Some(0..end);
    }
    if kind != BlockKind::Paragraph {
        return None;
    }
    let mut has_agency = false;
    let mut in_brackets = false;
    for unit in units[end..].iter().take(FARTHEST) {
        match unit.text {
            "—" | "–" | "--" | "-" if !in_brackets && !unit.glued => {
                let in_capitals = || units[..end].iter().all(|unit| unit.shape == Shape::Capitals);
                return (has_agency || in_capitals() && first.text.len() > 2).then_some(0..end);
            }
            "(" if !has_agency => (has_agency, in_brackets) = (true, true),
            ")" if in_brackets => in_brackets = false,
            _ if in_brackets => {}
            "," => {}
            _ if has_agency => return None,
            text if unit.is_capitalised() || text.starts_with(|letter: char| letter.is_ascii_digit()) => {}
            _ => return None,
        }
    }
    None
}
