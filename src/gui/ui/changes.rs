//! The list of changes that the reader made to an article, each of which can be taken back and done again; and of those
//! whose words are gone, which can be placed by hand.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::{Label, RichText, ScrollArea, Ui, WidgetInfo};

use crate::analysis::Lost;
use crate::article::TextRange;
use crate::corrections::Change;
use crate::gui::command::Action;
use crate::gui::kinds::wording::capitalized;
use crate::gui::model::correcting::Placing;
use crate::gui::model::findings::Findings;
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
            let lost: Vec<&Lost> =
                findings.analysis.corrected.iter().flat_map(|corrected| &corrected.lost).collect();
            let changes: Vec<Change> = findings.corrections().changes().collect();
            if !lost.is_empty() {
                ui.strong("Without a place in the article now");
                let titles: HashMap<&str, &str> =
                    changes.iter().map(|change| (change.id.as_str(), change.title.as_str())).collect();
                for lost in lost {
                    let title = titles.get(lost.id.as_str()).copied().unwrap_or(lost.operation.as_str());
                    lost_ui(ui, lost, title, actions);
                }
                ui.separator();
            }
            let places = places(findings);
            for change in changes.into_iter().rev() {
                let place = places.get(change.id.as_str()).copied();
                change_ui(ui, change, place, actions);
            }
        });
        ui.add_space(GRID * 2.0);
        if controls::text_button(ui, "Close").clicked() {
            actions.push(Action::CloseOverlay);
        }
    });
}

/// Where the marks among the changes are, by their identifiers.
fn places(findings: &Findings) -> HashMap<&str, TextRange> {
    findings.marks().iter().rev().map(|mark| (mark.id.as_str(), mark.range)).collect()
}

/// Shows a change that is lost, with its words and the reason.
fn lost_ui(ui: &mut Ui, lost: &Lost, title: &str, actions: &mut Vec<Action>) {
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
