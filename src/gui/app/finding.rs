//! How the app finds text: it starts searches, takes in their hits, and steps from hit to hit.

use std::sync::Arc;

use crate::gui::app::App;
use crate::gui::model::find::{FoundHits, Search};
use crate::gui::model::text_selection::TextSelection;
use crate::text::one_line;

/// The longest article that is searched within the pass, in bytes.
const SHORT: usize = 200_000;
/// The longest selected text to search for, in characters.
const LONGEST_SELECTED: usize = 200;

impl App {
    /// Searches the article on show if the bar is open and the query or the article is new.
    pub(super) fn update_find(&mut self, ctx: &egui::Context) {
        let state = &mut self.state;
        if !state.find.is_open {
            return;
        }
        let query = &state.find.query;
        let Some(document) = state.documents.get_mut(state.shown) else { return };
        if document.find.is_for(document.key, query) {
            return;
        }
        let reveals = std::mem::take(&mut state.find.was_changed);
        let (key, article) = (document.key, Arc::clone(&document.article));
        let place = document.place();
        let serial = document.find.begin(key, query.clone(), place, reveals);
        let is_short = article.text().len() <= SHORT;
        let search = Search { key, serial, article, query: query.clone() };
        // Compiling an expression may take longer than searching a short article.
        if is_short && !search.query.options.regex {
            let mut parts = Vec::new();
            search.run(&|| true, &mut |part| parts.push(part));
            for part in parts {
                self.found(part);
            }
        } else {
            let cancel = self.tasks.find(ctx, search);
            if let Some(document) = self.state.active_mut() {
                document.find.run(cancel);
            }
        }
    }

    /// Takes in what a search found.
    pub(super) fn found(&mut self, part: FoundHits) {
        let Some(document) = self.state.document_mut(part.key) else { return };
        if let Some(hit) = document.find.take(part) {
            document.go_to_hit(hit);
        }
    }

    /// Lists the hits below the page, or no longer. The list may not cover the current one.
    pub(super) fn switch_hit_list(&mut self) {
        self.state.find.lists_hits = !self.state.find.lists_hits;
        if let Some(document) = self.state.active_mut()
            && let Some(hit) = document.find.focused_hit()
        {
            document.view.reveal(hit);
        }
    }

    /// Shows the bar and gives it the keyboard.
    pub(super) fn open_find(&mut self) {
        let find = &mut self.state.find;
        (find.is_open, find.wants_focus) = (true, true);
        if let Some(document) = self.state.active_mut()
            && document.find.focused().is_none()
        {
            let start = document.selected_text().map_or(document.place(), |range| range.start);
            document.find.start_from(start);
        }
    }

    /// Searches for the selected text.
    pub(super) fn find_selected(&mut self) {
        let Some((document, range)) = self.state.selected_text() else { return };
        let words: String = one_line(document.article.slice(range)).chars().take(LONGEST_SELECTED).collect();
        let find = &mut self.state.find;
        find.query.text = words;
        // Selected text is literal, not an expression.
        find.query.options.regex = false;
        find.was_changed = true;
        if let Some(document) = self.state.active_mut() {
            document.find.start_from(range.start);
        }
        self.open_find();
    }

    /// Hides the bar and selects the text of the current hit.
    pub(super) fn close_find(&mut self) {
        let state = &mut self.state;
        state.find.is_open = false;
        for (index, document) in state.documents.iter_mut().enumerate() {
            let hit = document.find.close();
            if let Some(hit) = hit.filter(|_| index == state.shown) {
                document.view.text_selection = Some(TextSelection::between(hit.start, hit.end));
            }
        }
    }

    /// Moves on by `step` hits.
    pub(super) fn step_hit(&mut self, step: isize) {
        let Some(document) = self.state.active_mut() else { return };
        if let Some(hit) = document.find.step(step) {
            document.go_to_hit(hit);
        }
    }

    /// Goes to the hit at `index`.
    pub(super) fn focus_hit(&mut self, index: usize) {
        let Some(document) = self.state.active_mut() else { return };
        if let Some(hit) = document.find.focus(index) {
            document.go_to_hit(hit);
        }
    }
}
