//! The list of changes that the reader made to an article, each of which can be taken back and done again; and of those
//! whose words are gone, which can be placed by hand.

use egui::accesskit::Role;
use egui::{Label, RichText, ScrollArea, Ui, WidgetInfo};

use crate::analysis::Lost;
use crate::article::TextRange;
use crate::corrections::{Change, Corrections};
use crate::gui::command::Action;
use crate::gui::kinds::wording::capitalized;
use crate::gui::model::correcting::Placing;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, Tokens, small_font};
use crate::gui::ui::dialog;
use crate::gui::widgets::controls;

/// Shows the changes to `document`: those without a place first, then all of them, the latest first.
pub fn changes_ui(ui: &Ui, document: &OpenArticle, actions: &mut Vec<Action>) {
    let Some(findings) = document.findings() else { return };
    let height = ui.ctx().content_rect().height() * 0.6;
    dialog::dialog_ui(ui, "Changes", actions, |ui, actions| {
        ui.heading("Changes");
        ui.add_space(GRID);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            let lost: &[Lost] = findings.analysis.corrected.as_ref().map_or(&[], |corrected| &corrected.lost);
            if !lost.is_empty() {
                ui.strong("Without a place in the article now");
                for lost in lost {
                    lost_ui(ui, lost, findings.corrections(), actions);
                }
                ui.separator();
            }
            let count = findings.corrections().changes().len();
            rows_ui(ui, count, |ui, row| {
                if let Some(change) = findings.corrections().change(count - 1 - row) {
                    let place = findings.own_marks.place_of(&change.id);
                    change_ui(ui, change, place, actions);
                }
            });
        });
        ui.add_space(GRID * 2.0);
        if controls::text_button(ui, "Close").clicked() {
            actions.push(Action::CloseOverlay);
        }
    });
}

/// Shows `count` rows of one height by `row_ui`, of which only those in view are built.
fn rows_ui(ui: &mut Ui, count: usize, mut row_ui: impl FnMut(&mut Ui, usize)) {
    let step = ui.spacing().interact_size.y + ui.spacing().item_spacing.y;
    let top = ui.cursor().top();
    let clip = ui.clip_rect();
    let row_at = |y: f32| ((y - top) / step).max(0.0) as usize;
    let (first, last) = (row_at(clip.top()).min(count), (row_at(clip.bottom()) + 1).min(count));
    ui.add_space(first as f32 * step);
    for row in first..last {
        row_ui(ui, row);
    }
    ui.add_space((count - last) as f32 * step);
}

/// Shows a change that is lost, with its words and the reason.
fn lost_ui(ui: &mut Ui, lost: &Lost, corrections: &Corrections, actions: &mut Vec<Action>) {
    let title = corrections.title(&lost.id).unwrap_or_else(|| lost.operation.clone());
    ui.horizontal_wrapped(|ui| {
        let name = format!("Place by hand: {title}");
        if named_button(ui, "Place by hand", &name) {
            actions.push(Action::StartPlacing(Placing { id: lost.id.clone(), words: lost.exact.clone() }));
        }
        let words = format!("“{}”: {title}", lost.exact);
        ui.label(words);
        let why = RichText::new(capitalized(&lost.reason)).font(small_font());
        ui.label(why.color(Tokens::of(ui).soft_ink));
    });
}

/// Shows a change; a click on its words shows its place on the page.
fn change_ui(ui: &mut Ui, change: Change, place: Option<TextRange>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let verb = if change.undone { "Do again" } else { "Take back" };
        // The button says which change it is about to those who do not see the line.
        if named_button(ui, verb, &format!("{verb}: {}", change.title)) {
            let id = change.id.clone();
            actions.push(if change.undone { Action::DoAgain(id) } else { Action::TakeBack(id) });
        }
        let mut text = RichText::new(change.title);
        if change.undone {
            text = text.strikethrough().color(Tokens::of(ui).soft_ink);
        }
        match place {
            Some(place) => {
                if ui.link(text).clicked() {
                    actions.push(Action::CloseOverlay);
                    actions.push(Action::GoTo(place));
                }
            }
            None => {
                ui.add(Label::new(text).truncate());
            }
        }
    });
}

/// A button with `words` that is called `name`; returns whether it was clicked.
fn named_button(ui: &mut Ui, words: &str, name: &str) -> bool {
    let response = ui.button(words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.clicked()
}
