//! The box above the sections that narrows all of them to what is typed.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Frame, Key, Margin, Modifiers, Rect, RichText, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::filter::Filter;
use crate::gui::theme::{GRID, RADIUS, Tokens, hairline, icons, small_font};
use crate::gui::widgets::controls;

/// What screen readers call the box.
const NAME: &str = "Filter the panels";

/// Shows the box; returns whether its text changed.
pub fn filter_box_ui(ui: &mut Ui, filter: &mut Filter, actions: &mut Vec<Action>) -> bool {
    let tokens = Tokens::of(ui);
    let tooltip = controls::tooltip(ui, UiCommand::FilterPanels);
    let inner = Frame::new().inner_margin(Margin::symmetric(12, 5)).show(ui, |ui| {
        let id = ui.make_persistent_id("filter");
        let end = CCursor::end_of_str(&filter.text);
        let edit = TextEdit::singleline(&mut filter.text)
            .id(id)
            .font(small_font())
            .desired_width(f32::INFINITY)
            .align(Align2::LEFT_CENTER)
            .margin(Margin { left: 8, right: 28, top: 5, bottom: 5 })
            .prefix(RichText::new(icons::FILTER).size(14.0).color(tokens.soft_ink))
            .hint_text(RichText::new("Filter").color(tokens.soft_ink));
        ui.visuals_mut().widgets.inactive.bg_stroke = hairline(tokens);
        ui.visuals_mut().widgets.hovered.bg_stroke = hairline(tokens);
        // Before the box is shown, so that it takes what is typed in this pass.
        if std::mem::take(&mut filter.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if std::mem::take(&mut filter.wants_cursor_at_end) {
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::one(end)));
            state.store(ui.ctx(), id);
        }
        let response = ui.add(edit).accessible_name(NAME);
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let goes_down =
            response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        if is_entered || goes_down {
            filter.goes_to_rows = true;
        }
        filter.has_focus = response.has_focus();
        let rect = response.rect;
        if filter.has_focus {
            // Paints over egui's own outline, which has the colour of selected text.
            let stroke = Stroke::new(1.5, tokens.accent);
            ui.painter().rect_stroke(rect, RADIUS, stroke, StrokeKind::Inside);
        }
        let changed = response.changed();
        response.on_hover_text(tooltip);
        if !filter.text.is_empty() {
            let middle = pos2(rect.right() - GRID * 4.0, rect.center().y);
            let button = Rect::from_center_size(middle, vec2(20.0, 20.0));
            if controls::close_ui(ui, button, UiCommand::ClearFilter.text()) {
                actions.push(Action::Command(UiCommand::ClearFilter));
                // The button disappears with the text, so the box next to it takes the keyboard.
                filter.wants_focus = true;
            }
        }
        changed
    });
    let rect = inner.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline(tokens));
    inner.inner
}
