//! The strip that asks the reader to select the words that a lost correction is about.

use egui::accesskit::Live;
use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, Tokens, icons};
use crate::gui::widgets::controls;

/// Shows the strip while a lost correction of the article on show is being placed.
pub fn placing_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let Some(placing) = state.active().and_then(|document| document.edits.placing.as_ref()) else { return };
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.caption).inner_margin(Margin::symmetric(12, 4));
    Panel::top("placing").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(GRID * 7.0);
            controls::icon_ui(ui, icons::INFO, tokens.accent);
            let text = format!("Select the words that “{}” are now", placing.words);
            let label = ui.add(Label::new(RichText::new(text).color(tokens.ink)).truncate());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
            let place = UiCommand::PlaceLost;
            let button =
                ui.add_enabled_ui(place.is_enabled(state), |ui| controls::text_button(ui, "Place here"));
            if button.inner.on_hover_text(controls::tooltip(ui, place)).clicked() {
                actions.push(Action::Command(place));
            }
            if ui.button("Leave it").clicked() {
                actions.push(Action::StopPlacing);
            }
        });
    });
}
