//! Drop caps: a capital that is two or three lines high stands on the baseline of the last of these lines, so it is put
//! together with that line though it opens the first.

use unpdf::parser::TextLine;

use super::extract::line;
use super::reading::Line;

/// How much larger than the letters beside it a drop cap is at the least.
const FACTOR: f32 = 1.5;
/// How many lines above may stand beside a drop cap.
const MAX_LINES: usize = 4;

/// Adds the line that is `grouped`. A drop cap at its start becomes a line of its own, above the first line that stands
/// beside it.
pub(super) fn push(mut grouped: TextLine, lines: &mut Vec<Line>) {
    let initial = is_initial(&grouped).then(|| {
        let first = TextLine { spans: vec![grouped.spans.remove(0)], ..grouped.clone() };
        let first_span = &first.spans[0];
        let (left, baseline, size) = (first_span.x, first_span.y, first_span.font_size);
        let next = &grouped.spans[0];
        (grouped.x, grouped.y, grouped.font_size) = (next.x, next.y, next.font_size);
        Line { left, baseline, size, right: left + first_span.width, ..line(&first) }
    });
    if let Some(initial) = initial {
        let is_beside = |above: &Line| {
            above.left >= initial.right - 0.2 * initial.size
                && above.baseline > initial.baseline
                && above.baseline < initial.baseline + initial.size
        };
        let count = lines.iter().rev().take(MAX_LINES).take_while(|above| is_beside(above)).count();
        lines.insert(lines.len() - count, initial);
    }
    let line = line(&grouped);
    if !line.text.is_empty() {
        lines.push(line);
    }
}

/// Whether a line opens with a single capital that is much larger than what follows it.
fn is_initial(line: &TextLine) -> bool {
    let [first, second, ..] = line.spans.as_slice() else { return false };
    let mut letters = first.text.trim().chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
        && first.font_size > FACTOR * second.font_size
        && second.text.trim().starts_with(char::is_alphabetic)
}
