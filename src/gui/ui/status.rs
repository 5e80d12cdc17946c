//! The status line: what is selected and which mention of it, the progress of the analysis, the file, the zoom.

use egui::accesskit::Live;
use egui::{Align, Frame, Id, Layout, Margin, Panel, ProgressBar, RichText, Ui};

use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::number;
use crate::gui::model::describe;
use crate::gui::model::open_article::{AnalysisState, OpenArticle, file_name};
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, STATUS_HEIGHT, Tokens, icons, small_font, strong_font};
use crate::gui::ui::language_menu::language_menu_ui;
use crate::gui::widgets::controls;
use crate::gui::widgets::tab_group::tab_group;

/// Shows the status line at the bottom of `ui`.
pub fn status_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.chrome).inner_margin(Margin::symmetric(12, 0));
    Panel::bottom("status").exact_size(STATUS_HEIGHT).frame(frame).show(ui, |ui| {
        ui.style_mut().override_font_id = Some(small_font());
        ui.visuals_mut().override_text_color = Some(tokens.soft_ink);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = GRID * 2.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                tab_group(ui, Id::unique("status line"), None, |ui| {
                    right_ui(ui, state, actions);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| left_ui(ui, state, actions));
                });
            });
        });
    });
}

fn right_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.label(format!("{:.0} %", state.settings.zoom * 100.0));
    if let Some(document) = state.active() {
        let name = document.file_name();
        if ui.available_width() > 420.0 {
            ui.add_space(GRID);
            let label = ui.label(name);
            if document.path.is_some() {
                label.on_hover_text(document.location());
            }
            ui.add_space(GRID);
            language_menu_ui(ui, document, actions);
        }
    }
}

/// A text that screen readers announce whenever it changes.
fn announced_ui(ui: &mut Ui, text: &str) {
    let label = ui.label(text);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
}

fn left_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if let Some(path) = state.reading.first() {
        let more = state.reading.len() - 1;
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        announced_ui(ui, &format!("Reading {}{more}…", file_name(path)));
        return;
    }
    if state.pasting {
        announced_ui(ui, "Reading the clipboard…");
        return;
    }
    let Some(document) = state.active() else {
        announced_ui(ui, "No article open");
        return;
    };
    if state.find.is_open
        && let Some(focused) = document.find.focused()
    {
        ui.label(format!("Hit {} of {}", number::grouped(focused + 1), document.find.total()));
    }
    if document.selection.is_some() {
        selection_ui(ui, state, document, actions);
        return;
    }
    match &document.analysis {
        AnalysisState::Running { fraction, .. } => progress_ui(ui, *fraction, actions),
        AnalysisState::Cancelled => {
            announced_ui(ui, "The analysis was cancelled");
        }
        AnalysisState::Failed => {
            announced_ui(ui, "The analysis failed");
        }
        AnalysisState::Done(findings) => {
            announced_ui(ui, &describe::counts(&findings.analysis));
        }
    }
}

fn progress_ui(ui: &mut Ui, fraction: f32, actions: &mut Vec<Action>) {
    announced_ui(ui, "Finding people, countries and statistics…");
    let bar = ProgressBar::new(fraction)
        .desired_width(120.0)
        .desired_height(GRID * 1.5)
        .fill(Tokens::of(ui).accent);
    ui.add(bar).accessible_name("Progress of the analysis");
    let cancel = UiCommand::CancelAnalysis;
    let response = ui.small_button(cancel.text()).on_hover_text(cancel.tooltip());
    if response.clicked() {
        actions.push(Action::Command(cancel));
    }
}

fn selection_ui(ui: &mut Ui, state: &State, document: &OpenArticle, actions: &mut Vec<Action>) {
    let (Some(selection), Some(findings)) = (&document.selection, document.findings()) else { return };
    let name = describe::name(document, findings, selection.target);
    let name = RichText::new(name).font(strong_font()).size(12.0).color(Tokens::of(ui).ink);
    // Leaves room for what follows.
    let room = (ui.available_width() - 220.0).max(60.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(name).truncate());
    });
    announced_ui(ui, &format!("{} of {}", selection.focused + 1, selection.mentions.len()));
    ui.spacing_mut().item_spacing.x = 0.0;
    for (icon, command) in
        [(icons::PREVIOUS, UiCommand::PreviousMention), (icons::NEXT, UiCommand::NextMention)]
    {
        let tooltip = controls::tooltip(ui, command);
        ui.add_enabled_ui(command.is_enabled(state), |ui| {
            if controls::icon_button(ui, icon, command.text(), &tooltip).clicked() {
                actions.push(Action::Command(command));
            }
        });
    }
    ui.add_space(GRID * 2.0);
    ui.add(egui::Label::new(selection.place.as_str()).truncate());
}
