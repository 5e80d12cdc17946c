//! Small overlays: the sign that files can be dropped, and the field for typing a path.

use egui::{
    Align2, Area, FontFamily, FontId, Id, Key, LayerId, Order, Rect, Shape, Stroke, TextEdit, Ui, pos2, vec2,
};

use crate::gui::command::Action;
use crate::gui::kinds::wording;
use crate::gui::model::correcting::Question;
use crate::gui::theme::{GRID, Tokens, icons, strong_font};
use crate::gui::widgets::controls;

/// The field for opening an article by its path, while it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathField {
    /// The text typed so far.
    pub text: String,
    /// Whether the field still has to take the keyboard focus.
    pub wants_focus: bool,
}

/// Shows that files dragged over the window can be dropped.
pub fn drop_ui(ui: &Ui) {
    let count = ui.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let tokens = Tokens::of(ui);
    let area = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(area, 0, tokens.scrim);
    let frame = area.shrink(GRID * 5.0);
    let corners =
        [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(2.0, tokens.accent), 8.0, 6.0));
    let middle = area.center();
    let icon = FontId::new(40.0, FontFamily::Proportional);
    painter.text(middle - vec2(0.0, 24.0), Align2::CENTER_CENTER, icons::DROP, icon, tokens.accent);
    let text = format!("Drop to open {}", wording::counted(count, "file", "files"));
    let font = FontId::new(16.0, strong_font().family);
    painter.text(middle + vec2(0.0, 20.0), Align2::CENTER_CENTER, text, font, tokens.ink);
}

/// Shows the field for typing a path.
pub fn path_field_ui(ui: &mut Ui, field: &mut PathField, actions: &mut Vec<Action>) {
    let words = Words {
        id: "path field",
        label: "Path of the article",
        hint: "/home/you/articles/talks.txt",
        button: "Open file",
        may_be_empty: false,
    };
    if words.show(ui, &mut field.text, &mut field.wants_focus, actions) {
        actions.push(Action::SubmitPath(field.text.clone()));
    }
}

/// A question about what is corrected, while it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionField {
    question: Question,
    text: String,
    wants_focus: bool,
}

impl QuestionField {
    /// The field for the answer to `question`.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self { question, text: String::new(), wants_focus: true }
    }
}

/// Shows the field for the answer to a question.
pub fn question_ui(ui: &mut Ui, field: &mut QuestionField, actions: &mut Vec<Action>) {
    let words = Words {
        id: "question",
        label: field.question.label(),
        hint: "",
        button: "Put right",
        // An empty role or subject is an answer too.
        may_be_empty: matches!(field.question, Question::Role | Question::Subject),
    };
    if words.show(ui, &mut field.text, &mut field.wants_focus, actions) {
        actions.push(Action::SubmitAnswer(field.question, field.text.clone()));
    }
}

/// A field for a few words over the page.
struct Words {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    button: &'static str,
    may_be_empty: bool,
}

impl Words {
    /// Shows the field with `text`; returns whether it was submitted.
    fn show(
        &self,
        ui: &mut Ui,
        text: &mut String,
        wants_focus: &mut bool,
        actions: &mut Vec<Action>,
    ) -> bool {
        let area = ui.ctx().content_rect();
        let width = (area.width() - 2.0 * GRID * 6.0).min(560.0);
        let corner = pos2(area.center().x - width / 2.0, area.top() + area.height() * 0.18);
        let place = Rect::from_min_size(corner, vec2(width, 0.0));
        let mut is_submitted = false;
        Area::new(Id::unique(self.id)).order(Order::Foreground).fixed_pos(place.min).show(ui.ctx(), |ui| {
            egui::Frame::window(ui.style()).show(ui, |ui| {
                ui.set_width(width - GRID * 8.0);
                let label = ui.label(self.label);
                let edit = TextEdit::singleline(text).desired_width(f32::INFINITY).hint_text(self.hint);
                let response = ui.add(edit).labelled_by(label.id);
                if *wants_focus {
                    response.request_focus();
                    *wants_focus = false;
                }
                let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape)) {
                    actions.push(Action::CloseOverlay);
                }
                ui.add_space(GRID * 2.0);
                ui.horizontal(|ui| {
                    let is_ready = self.may_be_empty || !text.trim().is_empty();
                    let button =
                        ui.add_enabled_ui(is_ready, |ui| controls::text_button(ui, self.button)).inner;
                    is_submitted = (button.clicked() || entered) && is_ready;
                    if ui.button("Cancel").clicked() {
                        actions.push(Action::CloseOverlay);
                    }
                });
            });
        });
        is_submitted
    }
}
