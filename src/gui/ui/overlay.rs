//! Small overlays: the sign that files can be dropped, and the field for typing a path.

use egui::{Align2, FontFamily, FontId, Id, LayerId, Order, Shape, Stroke, Ui, vec2};

use crate::gui::command::Action;
use crate::gui::kinds::wording;
use crate::gui::model::asking::{Answer, Question};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, Tokens, icons, strong_font};
use crate::gui::ui::dialog;
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
pub fn path_field_ui(ui: &Ui, field: &mut PathField, actions: &mut Vec<Action>) {
    let words = Words {
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
    /// What stands above the field.
    label: String,
    text: String,
    wants_focus: bool,
}

impl QuestionField {
    /// The field for the answer to `question` about what is selected in `document`, with the answer as it is now.
    #[must_use]
    pub fn new(question: Question, document: &OpenArticle) -> Self {
        let (label, text) = (document.wording_of(question), document.present_answer(question));
        Self { question, label, text, wants_focus: true }
    }
}

/// Shows the field for the answer to a question.
pub fn question_ui(ui: &Ui, field: &mut QuestionField, actions: &mut Vec<Action>) {
    let words = Words {
        label: &field.label,
        hint: field.question.hint(),
        button: "Put right",
        may_be_empty: field.question.may_be_empty(),
    };
    if words.show(ui, &mut field.text, &mut field.wants_focus, actions) {
        let answer = Answer::Words(field.text.clone());
        actions.push(Action::SubmitAnswer(field.question, answer));
    }
}

/// A field for a few words over the page.
struct Words<'a> {
    label: &'a str,
    hint: &'static str,
    button: &'static str,
    may_be_empty: bool,
}

impl Words<'_> {
    /// Shows the field with `text`; returns whether it was submitted.
    fn show(&self, ui: &Ui, text: &mut String, wants_focus: &mut bool, actions: &mut Vec<Action>) -> bool {
        let mut is_submitted = false;
        dialog::dialog_ui(ui, "Question", actions, |ui, actions| {
            let entered = dialog::field_ui(ui, self.label, self.hint, text, wants_focus);
            ui.add_space(GRID * 2.0);
            ui.horizontal(|ui| {
                let is_ready = self.may_be_empty || !text.trim().is_empty();
                let button = ui.add_enabled_ui(is_ready, |ui| controls::text_button(ui, self.button)).inner;
                is_submitted = (button.clicked() || entered) && is_ready;
                if ui.button("Cancel").clicked() {
                    actions.push(Action::CloseOverlay);
                }
            });
        });
        is_submitted
    }
}
