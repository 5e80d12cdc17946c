//! The conditions under which commands can be used, where several commands share one or it is longer than a line.

use crate::analysis::Kind;
use crate::gui::model::landmarks::LandmarkKind;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;

fn active_is(state: &State, condition: impl FnOnce(&OpenArticle) -> bool) -> bool {
    state.active().is_some_and(condition)
}

/// An article is open.
pub(super) fn has_article(state: &State) -> bool {
    state.active().is_some()
}

/// There is another article to switch to.
pub(super) fn has_several_articles(state: &State) -> bool {
    state.documents.len() > 1
}

/// The article has text.
pub(super) fn has_text(state: &State) -> bool {
    active_is(state, |document| !document.article.blocks().is_empty())
}

/// Text is selected.
pub(super) fn has_selected_text(state: &State) -> bool {
    state.selected_text().is_some()
}

/// The selected text names an entity.
pub(super) fn names_entity(state: &State) -> bool {
    active_is(state, |document| document.named_in_selected_text().is_some())
}

/// A quote is selected.
pub(super) fn has_selected_quote(state: &State) -> bool {
    active_is(state, |document| {
        let selection = document.selection.as_ref();
        selection.is_some_and(|selection| selection.target.kind() == Some(Kind::Quote))
    })
}

/// An entity is selected.
pub(super) fn has_selection(state: &State) -> bool {
    active_is(state, |document| document.selection.is_some())
}

/// Something is selected, or several rows are chosen.
pub(super) fn has_anything_selected(state: &State) -> bool {
    has_selection(state)
        || has_selected_text(state)
        || active_is(state, |document| !document.chosen.is_empty())
}

/// The analysis is done.
pub(super) fn has_findings(state: &State) -> bool {
    active_is(state, |document| document.findings().is_some())
}

/// There is a correction to undo.
pub(super) fn can_undo(state: &State) -> bool {
    active_is(state, |document| {
        document.findings().is_some_and(|findings| findings.corrections().undo_title().is_some())
    })
}

/// The article was corrected, even if all of that was taken back.
pub(super) fn has_changes(state: &State) -> bool {
    active_is(state, |document| {
        document.findings().is_some_and(|findings| !findings.corrections().is_empty())
    })
}

/// There is a correction to redo.
pub(super) fn can_redo(state: &State) -> bool {
    active_is(state, |document| {
        document.findings().is_some_and(|findings| findings.corrections().redo_title().is_some())
    })
}

/// Something can be corrected: what the selected text names, or what is selected.
pub(super) fn has_correctable(state: &State) -> bool {
    active_is(state, |document| document.to_correct().is_some())
}

/// What would be corrected is of one of `kinds`.
pub(super) fn corrects(state: &State, kinds: &[Kind]) -> bool {
    active_is(state, |document| document.kind_to_correct().is_some_and(|kind| kinds.contains(&kind)))
}

/// One mention can be split off from others.
pub(super) fn can_split(state: &State) -> bool {
    active_is(state, OpenArticle::can_split)
}

/// What is selected is unsure.
pub(super) fn is_in_doubt(state: &State) -> bool {
    active_is(state, OpenArticle::is_in_doubt)
}

/// What is selected can be listed as `kind` instead.
pub(super) fn can_become(state: &State, kind: Kind) -> bool {
    active_is(state, |document| document.can_become(kind))
}

/// A mention, or a place that is not sure, can be given to a person or a country.
pub(super) fn can_move(state: &State) -> bool {
    active_is(state, |document| {
        let about = document.to_correct();
        about.is_some_and(|(target, _)| document.kind_of_owners(target).is_some())
    })
}

/// There are words to mark: selected ones, or a mention.
pub(super) fn can_mark(state: &State) -> bool {
    has_findings(state) && active_is(state, |document| document.to_mark().is_some())
}

/// The reader marked what is selected.
pub(super) fn has_marks(state: &State) -> bool {
    active_is(state, OpenArticle::has_marks)
}

/// Something is not sure.
pub(super) fn has_doubts(state: &State) -> bool {
    active_is(state, |document| {
        document.findings().is_some_and(|findings| !findings.analysis.unsure.is_empty())
    })
}

/// A lost correction is to be placed on the text that is selected.
pub(super) fn can_place(state: &State) -> bool {
    active_is(state, |document| document.edits.placing.is_some() && document.selected_text().is_some())
}

/// Text is selected in an article that has been analysed.
pub(super) fn can_add(state: &State) -> bool {
    has_selected_text(state) && has_findings(state)
}

/// The analysis is under way.
pub(super) fn is_analyzing(state: &State) -> bool {
    active_is(state, |document| document.progress().is_some())
}

/// The article has headings. True even past the last one, or the arrows would go to the page.
pub(super) fn has_headings(state: &State) -> bool {
    active_is(state, |document| !document.landmarks.get(LandmarkKind::Heading).is_empty())
}

/// The article has captions. True even past the last one, or the arrows would go to the page.
pub(super) fn has_captions(state: &State) -> bool {
    active_is(state, |document| !document.landmarks.get(LandmarkKind::Caption).is_empty())
}

/// There is a place to go back to.
pub(super) fn can_go_back(state: &State) -> bool {
    active_is(state, |document| document.history.can_go_back(document.place()))
}

/// There is a place to go forward to.
pub(super) fn can_go_forward(state: &State) -> bool {
    active_is(state, |document| document.history.can_go_forward(document.place()))
}

/// The find bar is open.
pub(super) fn is_finding(state: &State) -> bool {
    state.find.is_open
}

/// The find bar is open and has found something.
pub(super) fn has_hits(state: &State) -> bool {
    state.find.is_open && active_is(state, |document| !document.find.hits().is_empty())
}

/// The find bar is open, and the filter does not have the keyboard focus: if it has, Escape applies to the filter
/// first.
pub(super) fn can_close_find(state: &State) -> bool {
    state.find.is_open && active_is(state, |document| !document.filter.has_focus)
}

/// The filter of the side panel is in use.
pub(super) fn is_filtering(state: &State) -> bool {
    let is_in_use = |document: &OpenArticle| document.filter.has_focus || !document.filter.text.is_empty();
    state.settings.panel_open && active_is(state, is_in_use)
}

/// The article has pictures, and they are shown.
pub(super) fn shows_pictures(state: &State) -> bool {
    state.settings.pictures && active_is(state, |document| !document.article.pictures().is_empty())
}
