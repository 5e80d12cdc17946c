//! The reader's own marks on the page: highlights in their colours, and a flag at the end of a line with a note, a tag or
//! a check.
//!
//! A highlight has a line along its top, where nothing else has one, in a pattern that tells its colour.

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
    if piece.piece.setting == Setting::Facts || shown == ShownKinds::NONE || findings.marks().is_empty() {
        return Vec::new();
    }
    let mut counter = CharCounter::new(piece.text());
    let marks = findings.marks_in(piece.piece.range).into_iter();
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
            Marking::Note(_) | Marking::Tag(_) => flag(ui, rects, panel, tokens.accent),
            Marking::Check(check) => flag(
                ui,
                rects,
                panel,
                match check.state {
                    CheckState::Open => tokens.warning,
                    CheckState::Confirmed => tokens.success,
                    CheckState::Wrong => tokens.danger,
                },
            ),
        }
    }
}

/// Paints a flag beside the first of `rects`, in the margin to the right of `panel`.
fn flag(ui: &Ui, rects: &[Rect], panel: Rect, color: Color32) {
    let Some(first) = rects.first() else { return };
    let corner = pos2(panel.right() + FLAG / 2.0, first.center().y - FLAG / 2.0);
    let square = Rect::from_min_size(corner, vec2(FLAG, FLAG));
    ui.painter().rect_stroke(square, 1, Stroke::new(1.5, color), StrokeKind::Inside);
    let line = Underline { dash: 3.0, gap: 3.0, thickness: 1.0 };
    highlight::underline(ui.painter(), *first, line, color);
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
