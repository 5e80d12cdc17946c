//! What all dialogs over the window share: a frame, a heading, and how they are closed.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Area, Id, Key, Modal, Modifiers, Sense, TextEdit, Ui, UiKind, vec2};

use crate::gui::command::Action;
use crate::gui::theme::{GRID, Tokens, hairline};

/// The widest dialog.
const WIDEST: f32 = 560.0;

/// Shows `contents` in a dialog called `name` over the window. Escape, and a click beside it, close it.
pub fn dialog_ui(
    ui: &Ui,
    name: &str,
    actions: &mut Vec<Action>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let window = ui.ctx().content_rect();
    let width = (window.width() - GRID * 12.0).min(WIDEST);
    let id = Id::unique("dialog").with(name);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .order(egui::Order::Foreground)
        .sense(Sense::hover())
        .accessible_name(name)
        .anchor(Align2::CENTER_TOP, vec2(0.0, window.height() * 0.12));
    let modal = Modal::new(id).area(area).backdrop_color(Tokens::of(ui).shadow);
    let modal = modal.frame(egui::Frame::window(ui.style()).inner_margin(16));
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width - GRID * 8.0);
        contents(ui, actions);
    });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if escaped || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

/// Shows a field for `text` below its `label`. If it `wants_focus`, it takes the keyboard, and what is in it is selected,
/// so that typing replaces it. Returns whether Enter was pressed in it.
pub fn field_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String, wants_focus: &mut bool) -> bool {
    let label = ui.label(label);
    ui.visuals_mut().widgets.inactive.bg_stroke = hairline(Tokens::of(ui));
    let edit = TextEdit::singleline(text).desired_width(f32::INFINITY).hint_text(hint);
    let response = ui.add(edit).labelled_by(label.id);
    if std::mem::take(wants_focus) {
        response.request_focus();
        let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
        let end = CCursor::end_of_str(text.as_str());
        state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
        state.store(ui.ctx(), response.id);
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
