//! The find bar above the page: the field, its switches, the count, and the buttons that step from hit to hit.

use egui::accesskit::{Live, Role};
use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{
    Align, Align2, Button, Frame, Id, Key, Layout, Margin, Modifiers, Panel, RichText, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, vec2,
};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::find::FindBar;
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, RADIUS, Tokens, hairline, icons, small_font};
use crate::gui::widgets::controls;

/// Below this width the bar is two lines high.
const ONE_LINE: f32 = 560.0;
/// The width of the field when there is room.
const FIELD_WIDTH: f32 = 340.0;
/// The width that the switches, the count and the buttons need.
const OTHERS_WIDTH: f32 = 352.0;
const COUNT_WIDTH: f32 = 112.0;

/// The switches and their labels.
const SWITCHES: [(UiCommand, &str); 4] = [
    (UiCommand::FindMatchCase, "Aa"),
    (UiCommand::FindWholeWords, "“w”"),
    (UiCommand::FindIgnoreAccents, "é=e"),
    (UiCommand::FindRegex, ".*"),
];

/// Shows the bar at the top of `ui` if it is open and there is an article.
pub fn bar_ui(ui: &mut Ui, state: &mut State, actions: &mut Vec<Action>) {
    if !state.find.is_open || state.active().is_none() {
        return;
    }
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.chrome).inner_margin(Margin::symmetric(12, 6));
    let panel = Panel::top("find bar").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(GRID / 2.0, GRID);
        let width = ui.available_width();
        if width >= ONE_LINE {
            ui.horizontal(|ui| {
                field_ui(ui, &mut state.find, (width - OTHERS_WIDTH).min(FIELD_WIDTH), actions);
                ui.add_space(GRID);
                switches_ui(ui, state, actions);
                ui.add_space(GRID);
                count_ui(ui, state);
                buttons_ui(ui, state, actions);
            });
        } else {
            ui.horizontal(|ui| {
                field_ui(ui, &mut state.find, width - COUNT_WIDTH - GRID * 2.0, actions);
                ui.add_space(GRID);
                count_ui(ui, state);
            });
            ui.horizontal(|ui| {
                switches_ui(ui, state, actions);
                buttons_ui(ui, state, actions);
            });
        }
        error_ui(ui, state);
    });
    let rect = panel.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline(tokens));
}

fn field_id() -> Id {
    Id::unique("find in the article")
}

fn field_ui(ui: &mut Ui, find: &mut FindBar, width: f32, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let id = field_id();
    if ui.memory(|memory| memory.has_focus(id)) {
        take_keys(ui, find, actions);
    }
    ui.visuals_mut().widgets.inactive.bg_stroke = hairline(tokens);
    ui.visuals_mut().widgets.hovered.bg_stroke = hairline(tokens);
    let edit = TextEdit::singleline(&mut find.query.text)
        .id(id)
        .font(small_font())
        .desired_width(width)
        .align(Align2::LEFT_CENTER)
        .margin(Margin { left: 8, right: 8, top: 5, bottom: 5 })
        .prefix(RichText::new(icons::FIND).size(14.0).color(tokens.soft_ink))
        .hint_text(RichText::new("Find in the article").color(tokens.soft_ink));
    let response = ui.add(edit).accessible_name("Find in the article");
    if std::mem::take(&mut find.wants_focus) {
        response.request_focus();
        // Selected, so that typing replaces the previous search.
        let mut field = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::default(), CCursor::new(find.query.text.chars().count()));
        field.cursor.set_char_range(Some(all));
        field.store(ui.ctx(), id);
    }
    if response.has_focus() {
        // Drawn over egui's own outline, which has the colour of selected text.
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(response.rect, RADIUS, stroke, StrokeKind::Inside);
    }
    if response.changed() {
        find.was_changed = true;
        ui.ctx().request_repaint();
    }
}

/// Handles the keys that step through the hits, before the field sees them.
fn take_keys(ui: &Ui, find: &mut FindBar, actions: &mut Vec<Action>) {
    let (next, previous, down) = ui.input_mut(|input| {
        // Shift first: egui ignores extra modifiers.
        let previous = input.count_and_consume_key(Modifiers::SHIFT, Key::Enter);
        let next = input.count_and_consume_key(Modifiers::NONE, Key::Enter);
        let down = find.lists_hits && input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) > 0;
        (next, previous, down)
    });
    find.list_wants_focus |= down;
    let command = |command, count| std::iter::repeat_n(Action::Command(command), count);
    actions.extend(command(UiCommand::NextHit, next));
    actions.extend(command(UiCommand::PreviousHit, previous));
}

fn switches_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    for (command, sign) in SWITCHES {
        let on = command.is_on(state).unwrap_or(false);
        let enabled = command.is_enabled(state);
        let button = Button::new(RichText::new(sign).font(small_font()))
            .selected(on && enabled)
            .min_size(vec2(GRID * 7.0, GRID * 6.0));
        let tooltip = controls::tooltip(ui, command);
        let response = ui.add_enabled(enabled, button);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, command.text()));
        controls::focus_ring(ui, &response);
        if on && enabled {
            // A line as well as the fill, so that the state of the switch does not depend on colour alone.
            let rect = response.rect.shrink2(vec2(4.0, 2.0));
            ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(2.0, Tokens::of(ui).accent));
        }
        if response.on_hover_text(tooltip.clone()).on_disabled_hover_text(tooltip).clicked() {
            actions.push(Action::Command(command));
        }
    }
}

fn count_ui(ui: &mut Ui, state: &State) {
    let count = state.active().map(|document| document.find.count()).unwrap_or_default();
    let tokens = Tokens::of(ui);
    ui.allocate_ui_with_layout(vec2(COUNT_WIDTH, GRID * 6.0), Layout::left_to_right(Align::Center), |ui| {
        // Keeps the buttons in place as the count grows.
        ui.set_min_width(COUNT_WIDTH);
        let response = ui.label(RichText::new(&count).font(small_font()).color(tokens.soft_ink));
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(count.clone()),
            ..WidgetInfo::labeled(Role::Status, true, format!("Hits {count}").trim())
        });
        // Screen readers announce every change.
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    });
}

fn buttons_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    for (icon, command) in [
        (icons::PREVIOUS, UiCommand::PreviousHit),
        (icons::NEXT, UiCommand::NextHit),
        (if state.find.lists_hits { icons::DOWN } else { icons::HITS }, UiCommand::ToggleHitList),
        (icons::CLOSE, UiCommand::CloseFind),
    ] {
        let tooltip = controls::tooltip(ui, command);
        ui.add_enabled_ui(command.is_enabled(state), |ui| {
            if controls::icon_button(ui, icon, command.text(), &tooltip).clicked() {
                actions.push(Action::Command(command));
            }
        });
    }
}

/// Shows what is wrong with the query, on a line below it.
fn error_ui(ui: &mut Ui, state: &State) {
    let Some(error) = state.active().and_then(|document| document.find.error()) else { return };
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        controls::icon_ui(ui, icons::ERROR, tokens.danger);
        let response = ui.label(RichText::new(error).font(small_font()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    });
}
