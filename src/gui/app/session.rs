//! Records what Dateline remembers between runs: the settings, and the open articles.

use crate::gui::app::App;
use crate::gui::model::session::Session;
use crate::gui::model::settings::{KEY, UNREADABLE_KEY};
use crate::gui::model::state::State;

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

impl App {
    /// Saves the settings to `storage`; settings that could not be read are kept under a key of their own.
    pub fn save_settings(&mut self, storage: &mut dyn eframe::Storage) {
        if let Some(unreadable) = self.unreadable_settings.take() {
            storage.set_string(UNREADABLE_KEY, unreadable);
        }
        note(&mut self.state);
        storage.set_string(KEY, self.state.settings.to_json());
    }
}
