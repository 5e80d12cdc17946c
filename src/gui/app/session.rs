//! Records what Dateline remembers of the open articles between runs.

use crate::gui::model::session::Session;
use crate::gui::model::state::State;

/// Records in the settings of `state` which articles are open or being opened, the reading position in each, and the
/// options of the find bar. Omits the files if they should not be reopened at start.
pub(super) fn note(state: &mut State) {
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
