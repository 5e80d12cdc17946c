//! The legend: a chip for each kind of highlight, with its colour and its underline. A click goes to its section of the side
//! panel, where a switch of the same look shows and hides its marks.

use egui::accesskit::Role;
use egui::{Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::analysis::Kind;
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds;
use crate::gui::model::settings::Settings;
use crate::gui::model::state::State;
use crate::gui::reader;
use crate::gui::theme::{GRID, Tokens, hairline, small_font};
use crate::gui::widgets::controls;

/// The size of a sample of a kind's marks.
const SWATCH: Vec2 = vec2(14.0, 12.0);
/// The width of the switch of a kind's marks.
pub const SWITCH_WIDTH: f32 = 26.0;

/// Shows the chips, without their words if `compact`.
pub fn legend_ui(ui: &mut Ui, state: &State, compact: bool, actions: &mut Vec<Action>) {
    for &kind in Kind::ALL {
        if let Some(command) = UiCommand::highlighting(kind) {
            chip_ui(ui, state, kind, (command, compact), actions);
        }
    }
}

fn chip_ui(
    ui: &mut Ui,
    state: &State,
    kind: Kind,
    (switch, compact): (UiCommand, bool),
    actions: &mut Vec<Action>,
) {
    let Some(command) = UiCommand::going_to(kind.into()) else { return };
    let tokens = Tokens::of(ui);
    let is_enabled = command.is_enabled(state);
    let on = state.settings.shown.get(kind);
    let color = if on && is_enabled { tokens.ink } else { tokens.soft_ink };
    let text = ui.painter().layout_no_wrap(switch.text().to_owned(), small_font(), color);
    let words = if compact { 0.0 } else { text.size().x + 6.0 };
    let size = vec2(SWATCH.x + words + 20.0, GRID * 6.0);
    let sense = if is_enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, command.text()));

    let painter = ui.painter();
    let radius = (rect.height() / 2.0) as u8;
    let fill = if response.hovered() && is_enabled { tokens.hover } else { tokens.page };
    painter.rect(rect, radius, fill, hairline(tokens), StrokeKind::Inside);
    let corner = pos2(rect.left() + 10.0, (rect.center().y - SWATCH.y / 2.0).round());
    let swatch = swatch_ui(painter, corner, kind, on, tokens);
    if !compact {
        let at = pos2(swatch.right() + 6.0, rect.center().y - text.size().y / 2.0);
        painter.galley(at, text, color);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    let tooltip = controls::tooltip(ui, command);
    if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
}

/// The switch of the marks that `command` shows and hides, left of `right`, the middle of its right edge.
pub fn marks_switch_ui(
    ui: &Ui,
    right: Pos2,
    settings: &Settings,
    command: UiCommand,
    actions: &mut Vec<Action>,
) {
    let Some(kind) = command.highlighted_kind() else { return };
    let tokens = Tokens::of(ui);
    let size = vec2(SWITCH_WIDTH, GRID * 5.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0), size);
    let response: Response = ui.interact(rect, ui.scope_id().with(("marks", command)), Sense::click());
    let on = settings.shown.get(kind);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, command.text()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 3, tokens.selected);
    }
    let corner = (rect.center() - SWATCH / 2.0).round();
    let swatch = swatch_ui(ui.painter(), corner, kind, on, tokens);
    if !on {
        // Crossed out, so that the colour does not say it alone.
        let stroke = Stroke::new(1.5, tokens.soft_ink);
        ui.painter().line_segment([swatch.left_bottom(), swatch.right_top()], stroke);
    }
    controls::focus_ring(ui, &response);
    let tooltip = controls::tooltip(ui, command);
    if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Paints a sample of the marks of `kind`, which are shown if `on`, and returns its rectangle.
fn swatch_ui(painter: &Painter, corner: Pos2, kind: Kind, on: bool, tokens: &Tokens) -> Rect {
    let swatch = Rect::from_min_size(corner, SWATCH);
    let (colors, line) = (tokens.section(kind), kinds::of(kind).in_text().underline());
    if on {
        painter.rect_filled(swatch, 2, colors.fill);
        reader::underline(painter, swatch, line, colors.mark);
    } else {
        // Hidden kinds keep their underline, in grey, so that the sample still says which kind it is.
        painter.rect_stroke(swatch, 2, hairline(tokens), StrokeKind::Inside);
        reader::underline(painter, swatch, line, tokens.soft_ink);
    }
    swatch
}
