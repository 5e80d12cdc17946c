//! The legend: a chip for each kind of highlight, with its colour and its underline. A click shows or hides the kind.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::Kind;
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds;
use crate::gui::model::state::State;
use crate::gui::reader;
use crate::gui::theme::{GRID, Tokens, hairline, small_font};
use crate::gui::widgets::controls;

/// Shows the chips from right to left, without their words if `compact`.
pub fn legend_ui(ui: &mut Ui, state: &State, compact: bool, actions: &mut Vec<Action>) {
    for &kind in Kind::ALL.iter().rev() {
        if let Some(command) = UiCommand::highlighting(kind) {
            chip_ui(ui, state, command, kind, compact, actions);
        }
    }
}

fn chip_ui(
    ui: &mut Ui,
    state: &State,
    command: UiCommand,
    kind: Kind,
    compact: bool,
    actions: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let on = state.settings.shown.get(kind);
    let color = if on { tokens.ink } else { tokens.soft_ink };
    let text = ui.painter().layout_no_wrap(command.text().to_owned(), small_font(), color);
    let swatch = vec2(14.0, 12.0);
    let words = if compact { 0.0 } else { text.size().x + 6.0 };
    let size = vec2(swatch.x + words + 20.0, GRID * 6.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, command.text()));

    let painter = ui.painter();
    let radius = (rect.height() / 2.0) as u8;
    let fill = match (response.hovered(), on) {
        (true, _) => tokens.hover,
        (false, true) => tokens.page,
        (false, false) => tokens.chrome,
    };
    painter.rect(rect, radius, fill, hairline(tokens), StrokeKind::Inside);
    let corner = pos2(rect.left() + 10.0, (rect.center().y - swatch.y / 2.0).round());
    let swatch = Rect::from_min_size(corner, swatch);
    let (colors, line) = (tokens.section(kind), kinds::of(kind).in_text().underline());
    if on {
        painter.rect_filled(swatch, 2, colors.fill);
        reader::underline(painter, swatch, line, colors.mark);
    } else {
        // Hidden kinds keep their underline, in grey, so that the chip still says which kind it is.
        painter.rect_stroke(swatch, 2, hairline(tokens), StrokeKind::Inside);
        reader::underline(painter, swatch, line, tokens.soft_ink);
    }
    if !compact {
        let at = pos2(swatch.right() + 6.0, rect.center().y - text.size().y / 2.0);
        if !on {
            let y = rect.center().y.round() + 0.5;
            let stroke = Stroke::new(1.0, tokens.soft_ink);
            ui.painter().hline(at.x..=at.x + text.size().x, y, stroke);
        }
        ui.painter().galley(at, text, color);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    let tooltip = controls::tooltip(ui, command);
    if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
}
