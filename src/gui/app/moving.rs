//! Moving in an article: from heading to heading, from caption to caption, back and forward.

use std::sync::Arc;

use egui::PointerButton;

use crate::analysis::Section;
use crate::gui::app::App;
use crate::gui::command::UiCommand;
use crate::gui::model::landmarks::LandmarkKind;

impl App {
    /// Goes back and forward with the side buttons of a mouse.
    pub(super) fn take_side_buttons(&mut self, ctx: &egui::Context) {
        for (button, command) in
            [(PointerButton::Extra1, UiCommand::GoBack), (PointerButton::Extra2, UiCommand::GoForward)]
        {
            if ctx.input(|input| input.pointer.button_pressed(button)) {
                self.run(ctx, command);
            }
        }
    }

    /// Goes to the next or the previous heading or caption.
    pub(super) fn step_landmark(&mut self, kind: LandmarkKind, is_forward: bool) {
        if let Some(document) = self.state.active_mut()
            && let Some(range) = document.next_landmark(kind, is_forward)
        {
            document.go_to_landmark(range);
        }
    }

    /// Gives the keyboard to the selected row of the side panel, or else to the first.
    pub(super) fn focus_panel(&mut self) {
        let settings = &mut self.state.settings;
        settings.panel_open = true;
        let orders = settings.orders;
        let open: Vec<Section> =
            Section::ALL.into_iter().filter(|section| settings.open_sections.get(*section)).collect();
        let Some(document) = self.state.documents.get_mut(self.state.shown) else { return };
        let Some(findings) = document.findings().map(Arc::clone) else { return };
        let selected = document.selection.as_ref().map(|selection| selection.target);
        let first = || {
            open.iter().find_map(|&section| {
                let row = *document.filter.rows(&findings, section, orders).first()?;
                findings.analysis.keys_of(section).get(row).copied()
            })
        };
        let Some(target) = selected.or_else(first) else { return };
        self.state.settings.open_sections.set(target.section(), true);
        document.row_to_focus = Some(target);
        document.row_to_reveal = Some(target);
    }

    /// Goes back to the place last jumped away from, or forward again.
    pub(super) fn step_history(&mut self, is_forward: bool) {
        let Some(document) = self.state.active_mut() else { return };
        let here = document.place();
        let place = if is_forward { document.history.forward(here) } else { document.history.back(here) };
        if let Some(place) = place {
            document.landmark = None;
            document.go_to_place(place);
        }
    }
}
