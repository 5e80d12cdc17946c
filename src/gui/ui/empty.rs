//! The page shown while no article is open: it says what to do, or what went wrong.

use egui::{Align, Align2, FontFamily, FontId, Frame, Layout, RichText, Sense, Ui, UiBuilder, vec2};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::open_article::file_name;
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, Tokens, icons, small_font};
use crate::gui::ui::toolbar;
use crate::gui::widgets::controls;

/// The number of recent files listed.
const RECENT_SHOWN: usize = 5;

/// Shows the empty page in all of `ui`.
pub fn empty_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0, tokens.page);
    let width = (area.width() - 2.0 * GRID * 6.0).min(460.0);
    let top = area.top() + (area.height() * 0.22).min(180.0);
    let column = egui::Rect::from_min_max(
        egui::pos2(area.center().x - width / 2.0, top),
        egui::pos2(area.center().x + width / 2.0, area.bottom()),
    );
    let layout = Layout::top_down(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(column).layout(layout), |ui| {
        match (&state.failure, state.reading.first()) {
            (_, Some(path)) => {
                head_ui(ui, icons::ARTICLE, &format!("Reading {}…", file_name(path)), false);
            }
            (Some(failure), None) => {
                let name = file_name(&failure.path);
                head_ui(ui, icons::ERROR, &format!("{name} could not be opened"), true);
                ui.label(&failure.message);
                ui.add_space(GRID * 4.0);
                buttons_ui(ui, actions);
            }
            (None, None) => {
                head_ui(ui, icons::ARTICLE, "Open an article to read it", false);
                let text = "Dateline finds its people, countries, statistics and image captions, and shows \
                            where each one is. Nothing leaves this computer.";
                ui.label(RichText::new(text).color(tokens.soft_ink));
                ui.add_space(GRID * 4.0);
                buttons_ui(ui, actions);
                if state.settings.recent_files.is_empty() {
                    sample_ui(ui, actions);
                }
            }
        }
        if state.reading.is_empty() {
            ways_ui(ui);
            recent_ui(ui, state, actions);
        }
    });
}

fn head_ui(ui: &mut Ui, icon: char, text: &str, is_error: bool) {
    let tokens = Tokens::of(ui);
    let color = if is_error { tokens.danger } else { tokens.soft_ink };
    let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
    let font = FontId::new(36.0, FontFamily::Proportional);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, font, color);
    ui.add_space(GRID * 2.0);
    ui.heading(text);
    ui.add_space(GRID * 2.0);
}

fn buttons_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let commands = [UiCommand::Open, UiCommand::OpenByPath, UiCommand::Paste];
    // Puts the buttons side by side, in the middle.
    let width_of = |command: UiCommand| {
        let text = ui.painter().layout_no_wrap(
            command.text().to_owned(),
            crate::gui::theme::body_font(),
            Tokens::of(ui).ink,
        );
        text.size().x + 2.0 * ui.spacing().button_padding.x
    };
    let widths = commands.into_iter().map(width_of).sum::<f32>() + ui.spacing().item_spacing.x;
    ui.horizontal(|ui| {
        ui.add_space(((ui.available_width() - widths) / 2.0).max(0.0));
        for command in commands {
            let tooltip = controls::tooltip(ui, command);
            let button = controls::text_button(ui, command.text());
            let button =
                if command == UiCommand::Open { button.accessible_name("Open articles") } else { button };
            if button.on_hover_text(tooltip).clicked() {
                actions.push(Action::Command(command));
            }
        }
    });
}

/// Offers a sample to readers who have opened nothing yet.
fn sample_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let command = UiCommand::OpenSample;
    ui.add_space(GRID * 2.0);
    if ui.link(command.text()).on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Command(command));
    }
}

fn ways_ui(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.add_space(GRID * 6.0);
    Frame::new().show(ui, |ui| {
        let soft = |text: &str| RichText::new(text).font(small_font()).color(tokens.soft_ink);
        ui.label(soft("Or drop files anywhere on this window"));
        if let Some(keys) = UiCommand::Paste.keys_text(ui.ctx()).first() {
            ui.label(soft(&format!("Or paste text copied elsewhere ({keys})")));
        }
        ui.label(soft("If no file dialog appears, open the article by its path instead"));
    });
}

fn recent_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.settings.recent_files.is_empty() {
        return;
    }
    ui.add_space(GRID * 6.0);
    ui.label(RichText::new("Recent").font(crate::gui::theme::strong_font()));
    for path in state.settings.recent_files.iter().take(RECENT_SHOWN) {
        if toolbar::recent_item(ui, state, path) {
            actions.push(Action::OpenFiles(vec![path.clone()]));
        }
    }
}
