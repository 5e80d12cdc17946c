//! Noting what is remembered of the open articles from one run to the next.

use crate::gui::model::session::Session;
use crate::gui::model::state::State;

/// Notes in the settings of `state` which articles are open, or about to be, where the reader is in each, and how the
/// find bar takes what is typed. Files that are not to be opened again are not noted.
pub(super) fn note(state: &mut State) {
    // What was pasted is not kept on disk.
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
