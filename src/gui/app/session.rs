//! What Dateline remembers between runs: the settings, and the open articles, which it opens again at the start.

use std::path::Path;

use egui::Context;

use crate::gui::app::App;
use crate::gui::model::session::Session;
use crate::gui::model::settings::{KEY, UNREADABLE_KEY};
use crate::gui::model::state::State;

impl App {
    /// Opens the articles of the last session, and the files that the program was started with. Those are read at once and
    /// beside the others, and the first of them is shown.
    pub(super) fn open_at_start(&mut self, ctx: &Context) {
        let Session { files: session, shown } = std::mem::take(&mut self.session_to_open);
        let mut given = std::mem::take(&mut self.files_to_open);
        let asked = given.first();
        let place = asked.map_or(Some(shown), |asked| session.iter().position(|file| file == asked));
        given.retain(|file| !session.contains(file));
        self.restoring.extend(session.iter().cloned());
        // Whichever of the two has the first one to show shows it.
        let first_given = if place.is_none() { 0 } else { given.len() };
        let first_restored = place.unwrap_or(session.len());
        self.open_files_showing(ctx, given, first_given);
        self.open_files_showing(ctx, session, first_restored);
    }

    /// Whether `file` was one of the last session's that were still to be read. From now on it is not.
    pub(super) fn takes_from_session(&mut self, file: &Path) -> bool {
        let found = self.restoring.iter().position(|restoring| restoring == file);
        found.map(|index| self.restoring.swap_remove(index)).is_some()
    }

    /// Saves the settings to `storage`; settings that could not be read are kept under a key of their own.
    pub fn save_settings(&mut self, storage: &mut dyn eframe::Storage) {
        if let Some(unreadable) = self.unreadable_settings.take() {
            storage.set_string(UNREADABLE_KEY, unreadable);
        }
        note(&mut self.state);
        storage.set_string(KEY, self.state.settings.to_json());
    }
}

/// Records in the settings of `state` which articles are open or being opened, the reading position in each, and the
/// options of the find bar. Omits the files if they should not be reopened at start.
fn note(state: &mut State) {
    // Pasted articles are not stored on disk.
    let open = state.documents.iter().filter_map(|document| document.path.as_ref());
    let files = open.chain(&state.reading).cloned().collect();
    state.settings.find = state.find.query.options;
    state.settings.session = if state.settings.reopen_at_start {
        let shown = state.documents.iter().take(state.shown).filter(|document| document.path.is_some());
        Session { files, shown: shown.count() }
    } else {
        Session::default()
    };
    for document in &state.documents {
        state.settings.places.remember(&document.article.source().sha256, document.place());
    }
}
