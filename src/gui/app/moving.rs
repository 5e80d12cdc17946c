//! Moving in an article: from heading to heading, from caption to caption, back and forward.

use egui::PointerButton;

use crate::analysis::Section;
use crate::gui::app::App;
use crate::gui::command::UiCommand;
use crate::gui::kinds;
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

    /// Goes from the page to the side panel, there from section to section, and from the last back to the page; the other
    /// way round unless `is_forward`. From the page forward, the section of what is selected comes first, or else the first
    /// that is open.
    pub(super) fn step_pane(&mut self, ctx: &egui::Context, is_forward: bool) {
        let settings = &mut self.state.settings;
        let open = settings.open_sections;
        let Some(document) = self.state.documents.get_mut(self.state.shown) else { return };
        let Some(findings) = document.findings() else { return };
        let is_shown = |section: &Section| {
            findings.analysis.count_of(*section) > 0 || kinds::of(*section).is_shown_empty()
        };
        let panes: Vec<Section> = Section::ALL.into_iter().filter(is_shown).collect();
        let focused = document.focused_section.filter(|_| settings.panel_open && !settings.clean_page);
        let at = focused.and_then(|focused| panes.iter().position(|&section| section == focused));
        let to = match at {
            None if is_forward => {
                let selected = document.selection.as_ref().map(|selection| selection.target.section());
                selected.or_else(|| panes.iter().copied().find(|&section| open.get(section)))
            }
            None => panes.last().copied(),
            Some(at) if is_forward => panes.get(at + 1).copied(),
            Some(at) => at.checked_sub(1).map(|before| panes[before]),
        };
        match to.or_else(|| panes.first().copied().filter(|_| at.is_none())) {
            Some(section) => {
                (settings.panel_open, settings.clean_page) = (true, false);
                document.section_to_focus = Some(section);
            }
            None => ctx.memory_mut(|memory| {
                if let Some(widget) = memory.focused() {
                    memory.surrender_focus(widget);
                }
            }),
        }
    }

    /// Shows the outline and gives it the keyboard, or hides it.
    pub(super) fn switch_outline(&mut self) {
        let state = &mut self.state;
        let opens = !state.settings.outline_open || state.settings.clean_page;
        state.settings.outline_open = opens;
        state.settings.clean_page &= !opens;
        if let Some(document) = state.active_mut() {
            document.outline.wants_focus = opens;
        }
    }

    /// Leaves only the page, or brings the rest of the window back.
    pub(super) fn switch_clean_page(&mut self, ctx: &egui::Context) {
        let state = &mut self.state;
        state.settings.clean_page = !state.settings.clean_page;
        let Some(keys) = UiCommand::CleanPage.keys_text(ctx).into_iter().next() else { return };
        let notice = format!("{keys} brings the rest of the window back");
        if state.settings.clean_page {
            state.notices.success(notice, None);
        } else {
            state.notices.retract(&notice);
        }
    }

    /// Shows `section` of the side panel, opens it, and gives it the keyboard.
    pub(super) fn go_to_section(&mut self, section: Section) {
        let settings = &mut self.state.settings;
        (settings.panel_open, settings.clean_page) = (true, false);
        settings.open_sections.set(section, true);
        if let Some(document) = self.state.active_mut() {
            document.filter.open(section);
            document.section_to_focus = Some(section);
        }
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
