//! The dialog that says what came of checking a statistic or a quote: the state, a note, and the source.

use egui::accesskit::Role;
use egui::{Ui, WidgetInfo};

use crate::analysis::{Check, CheckState};
use crate::gui::command::Action;
use crate::gui::theme::GRID;
use crate::gui::ui::dialog;
use crate::gui::widgets::controls;

/// The dialog, while it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckDialog {
    /// What is checked.
    name: String,
    state: CheckState,
    text: String,
    source: String,
    wants_focus: bool,
}

impl CheckDialog {
    /// The dialog about what is called `name`, and known as `check` so far.
    #[must_use]
    pub fn new(name: String, check: Check) -> Self {
        let Check { state, text, source } = check;
        let (text, source) = (text.unwrap_or_default(), source.unwrap_or_default());
        Self { name, state, text, source, wants_focus: true }
    }

    /// What it says now.
    fn check(&self) -> Check {
        let words = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Check { state: self.state, text: words(&self.text), source: words(&self.source) }
    }
}

/// The states as they are offered, each with its name.
const STATES: [(CheckState, &str); 3] =
    [(CheckState::Open, "To be checked"), (CheckState::Confirmed, "Confirmed"), (CheckState::Wrong, "Wrong")];

/// Shows `dialog` over the window.
pub fn check_ui(ui: &Ui, dialog: &mut CheckDialog, actions: &mut Vec<Action>) {
    dialog::dialog_ui(ui, "Check", actions, |ui, actions| {
        ui.heading(format!("Check of {}", dialog.name));
        ui.add_space(GRID);
        ui.horizontal(|ui| {
            for (state, name) in STATES {
                let is_on = dialog.state == state;
                let response = ui.radio(is_on, name);
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, name));
                if response.clicked() {
                    dialog.state = state;
                }
            }
        });
        ui.add_space(GRID);
        let mut no_focus = false;
        let noted = dialog::field_ui(ui, "What you found", "", &mut dialog.text, &mut dialog.wants_focus);
        ui.add_space(GRID);
        let sourced = dialog::field_ui(ui, "Source", "", &mut dialog.source, &mut no_focus);
        ui.add_space(GRID * 2.0);
        ui.horizontal(|ui| {
            if controls::text_button(ui, "Note the check").clicked() || noted || sourced {
                actions.push(Action::SubmitCheck(dialog.check()));
            }
            if ui.button("Cancel").clicked() {
                actions.push(Action::CloseOverlay);
            }
        });
    });
}
