//! The reader's own marks on the page: highlights in their colours, and a flag at the end of a line with a note, a tag or
//! a check.
//!
//! A highlight has a line along its top, where nothing else has one, in a pattern that tells its colour. Flags of one line
//! stand side by side.

use egui::accesskit::Role;
use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::highlight::{self, CharCounter};
use super::piece::Laid;
use crate::analysis::{CheckState, Colour, Mark, Marking};
use crate::article::Article;
use crate::gui::kinds::Underline;
use crate::gui::model::findings::Findings;
use crate::gui::model::own_marks;
use crate::gui::model::page::Setting;
use crate::gui::model::sections::ShownKinds;
use crate::gui::theme::{HIGHLIGHT_RADIUS, Tokens};

/// The size of a flag.
const FLAG: f32 = 8.0;
/// From one flag of a line to the next.
const FLAG_STEP: f32 = FLAG + 2.0;

/// The patterns of the lines, in the order of the colours.
const PATTERNS: [Underline; Colour::ALL.len()] = [
    Underline { thickness: 2.0, ..Underline::SOLID },
    Underline { dash: 12.0, gap: 3.0, thickness: 2.0 },
    Underline { dash: 6.0, gap: 3.0, thickness: 2.0 },
    Underline { dash: 6.0, gap: 7.0, thickness: 2.0 },
    Underline { dash: 2.5, gap: 2.5, thickness: 2.0 },
    Underline { dash: 2.5, gap: 6.0, thickness: 2.0 },
];

/// A mark in a piece of the page, and its rectangles on the screen.
pub type Placed<'a> = (&'a Mark, Vec<Rect>);

/// The reader's marks in `piece`; none while the page is shown clean.
#[must_use]
pub fn in_piece<'a>(piece: &Laid<'_>, findings: &'a Findings, shown: ShownKinds) -> Vec<Placed<'a>> {
    if piece.piece.setting == Setting::Facts || shown == ShownKinds::NONE || findings.own_marks.is_empty() {
        return Vec::new();
    }
    let mut counter = CharCounter::new(piece.text());
    let marks = findings.own_marks.at(piece.piece.range).into_iter();
    marks.map(|mark| (mark, piece.rects_of(&mut counter, mark.range))).collect()
}

/// Paints what lies behind the words.
pub fn paint_fills(ui: &Ui, marks: &[Placed<'_>]) {
    for (mark, rects) in marks {
        let Marking::Highlight(colour) = mark.marking else { continue };
        let fill = Tokens::of(ui).own(colour).fill;
        for rect in rects {
            ui.painter().rect_filled(rect.expand2(vec2(1.0, 2.0)), HIGHLIGHT_RADIUS, fill);
        }
    }
}

/// Paints the lines of the highlights, and the flags at the side of `panel`.
pub fn paint_signs(ui: &Ui, marks: &[Placed<'_>], panel: Rect) {
    let tokens = Tokens::of(ui);
    let mut flags = Flags::new(panel);
    for (mark, rects) in marks {
        match &mark.marking {
            Marking::Highlight(colour) => {
                let line = PATTERNS[*colour as usize];
                for rect in rects {
                    let top = rect.top() - 2.0 + line.thickness;
                    let above = Rect::from_x_y_ranges(rect.x_range(), top - line.thickness..=top);
                    highlight::underline(ui.painter(), above, line, tokens.own(*colour).mark);
                }
            }
            Marking::Note(_) | Marking::Tag(_) => flag(ui, rects, &mut flags, tokens.accent),
            Marking::Check(check) => flag(
                ui,
                rects,
                &mut flags,
                match check.state {
                    CheckState::Open => tokens.warning,
                    CheckState::Confirmed => tokens.success,
                    CheckState::Wrong => tokens.danger,
                },
            ),
        }
    }
}

/// Paints a flag in the margin beside the first of `rects`.
fn flag(ui: &Ui, rects: &[Rect], flags: &mut Flags, color: Color32) {
    let Some(first) = rects.first() else { return };
    ui.painter().rect_stroke(flags.next(*first), 1, Stroke::new(1.5, color), StrokeKind::Inside);
    let line = Underline { dash: 3.0, gap: 3.0, thickness: 1.0 };
    highlight::underline(ui.painter(), *first, line, color);
}

/// Where the flags of a piece stand: in the margin to the right of its panel, those of one line side by side.
struct Flags {
    left: f32,
    /// The middle of each line with flags, and how many it has.
    lines: Vec<(f32, usize)>,
}

impl Flags {
    fn new(panel: Rect) -> Self {
        Self { left: panel.right() + FLAG / 2.0, lines: Vec::new() }
    }

    /// The place of another flag beside `words`.
    fn next(&mut self, words: Rect) -> Rect {
        let middle = words.center().y;
        let is_same_line = |(other, _): &(f32, usize)| (other - middle).abs() < FLAG;
        let line = match self.lines.iter().position(is_same_line) {
            Some(line) => line,
            None => {
                self.lines.push((middle, 0));
                self.lines.len() - 1
            }
        };
        let (middle, count) = &mut self.lines[line];
        let corner = pos2(self.left + *count as f32 * FLAG_STEP, *middle - FLAG / 2.0);
        *count += 1;
        Rect::from_min_size(corner, vec2(FLAG, FLAG))
    }
}

/// Tells screen readers, and the pointer, what the marks say.
pub fn words_ui(ui: &Ui, article: &Article, marks: &[Placed<'_>]) {
    for (mark, rects) in marks {
        for (line, rect) in rects.iter().enumerate() {
            let id = ui.scope_id().with(("own mark", &mark.id, mark.range, line));
            let response = ui.interact(*rect, id, Sense::hover());
            response.widget_info(|| {
                let name = own_marks::name(mark, article.slice(mark.range));
                WidgetInfo::labeled(Role::Mark, true, name)
            });
            response.on_hover_text(own_marks::line(mark));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_one_line_stand_apart() {
        let panel = Rect::from_min_max(pos2(100.0, 0.0), pos2(500.0, 200.0));
        let words = |left: f32, top: f32| Rect::from_min_size(pos2(left, top), vec2(60.0, 18.0));
        let mut flags = Flags::new(panel);
        let placed = [(120.0, 20.0), (120.0, 20.0), (300.0, 21.0), (120.0, 48.0)]
            .map(|(left, top)| flags.next(words(left, top)));
        for (index, flag) in placed.iter().enumerate() {
            assert!(flag.left() > panel.right());
            assert!(placed[..index].iter().all(|other| !other.intersects(*flag)), "{placed:?}");
        }
        assert!(placed[3].left() < placed[1].left(), "another line begins at the left again");
    }
}
