//! Moving in an article: from heading to heading, from caption to caption, back and forward.

use egui::PointerButton;

use crate::article::TextRange;
use crate::gui::app::App;
use crate::gui::command::UiCommand;
use crate::gui::model::landmarks::LandmarkKind;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::Overlay;
use crate::gui::ui::outline::Outline;

impl OpenArticle {
    /// Notes the place of the reader as one to come back to, unless it is a mere stop of a jump under way.
    pub(in crate::gui) fn leave_place(&mut self) {
        if !self.view.is_moving() {
            self.history.leave(self.place());
        }
    }

    /// Jumps to the heading, the caption or whatever else stands at `range`.
    pub(in crate::gui) fn go_to_landmark(&mut self, range: TextRange) {
        self.leave_place();
        self.landmark = Some(range);
        self.view.jump_to_top(range);
    }

    /// The byte at which the reader is: what was jumped to last while it is in view, else the top of the window.
    #[must_use]
    pub fn reading_at(&self) -> usize {
        let jumped =
            self.landmark.filter(|range| self.view.in_view.overlaps(*range) || self.view.is_moving());
        jumped.map_or_else(|| self.place(), |range| range.start)
    }

    /// The next heading or caption, or the one before.
    #[must_use]
    fn next_landmark(&self, kind: LandmarkKind, is_forward: bool) -> Option<TextRange> {
        self.landmarks.next(kind, self.reading_at(), is_forward)
    }
}

impl App {
    /// Lays the headings of the article over the window.
    pub(super) fn show_outline(&mut self) {
        self.state.overlay = self.state.active().map(|document| Overlay::Outline(Outline::new(document)));
    }

    /// Goes back and forward by the buttons at the side of a mouse.
    pub(super) fn take_side_buttons(&mut self, ctx: &egui::Context) {
        for (button, command) in
            [(PointerButton::Extra1, UiCommand::GoBack), (PointerButton::Extra2, UiCommand::GoForward)]
        {
            if ctx.input(|input| input.pointer.button_pressed(button)) {
                self.run(ctx, command);
            }
        }
    }

    /// Goes to the next heading or caption, or to the one before.
    pub(super) fn step_landmark(&mut self, kind: LandmarkKind, is_forward: bool) {
        if let Some(document) = self.state.active_mut()
            && let Some(range) = document.next_landmark(kind, is_forward)
        {
            document.go_to_landmark(range);
        }
    }

    /// Goes back to the place that was jumped away from last, or forward again.
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
