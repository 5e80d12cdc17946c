//! Whether a word of saying reports something, and whether it governs a clause of what is said.

use super::cues::{Cue, CueKind, appeals};
use super::view::View;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, Tag};

/// Whether the verb of `cue` governs no clause, but whom somebody accuses of what.
pub(super) fn only_accuses(view: &View<'_>, cue: &Cue) -> bool {
    view.is(cue.at, Class::AccusingVerb) && !view.is(cue.at, Classes::GOVERNING)
}

/// Whether `cue` has a pronoun that shows something, which is told only if the pronoun stands for a document: "it found
/// that".
pub(super) fn only_shows(view: &View<'_>, cue: &Cue) -> bool {
    cue.kind == CueKind::Verb
        && view.is(cue.at, Class::ShowingVerb)
        && !view.is(cue.at, Class::SayingVerb)
        && view.is_word(cue.subject, &["it", "which", "that"])
}

/// Whether `cue` reports something without marks: a verb of saying, or a document that shows something.
pub(super) fn is_report(view: &View<'_>, cue: &Cue) -> bool {
    if cue.kind != CueKind::Verb || view.has_lemma(cue.at, &["give", "have", "make"]) || appeals(view, cue.at)
    {
        return true;
    }
    let is_conditional =
        view.children_of(cue.at, &[Dependency::Mark]).any(|mark| view.is_word(mark, &["if"]));
    if is_conditional {
        return false;
    }
    if view.is(cue.at, Class::ShowingVerb) && !view.is(cue.at, Class::SayingVerb) {
        return view.is(cue.subject, Classes::SHOWING_NOUN) || only_shows(view, cue);
    }
    view.is(cue.at, Classes::STATING | Class::AccusingVerb)
        && (!view.is(cue.at, Class::ThingVerb) && !shows_by_itself(view, cue) || view.can_speak(cue.subject))
}

/// Whether the verb of `cue` in the present tense may have a thing for its subject: "the lighthouse tells them that".
fn shows_by_itself(view: &View<'_>, cue: &Cue) -> bool {
    matches!(view.tag(cue.at), Tag::Vbz | Tag::Vbp) && view.has_lemma(cue.at, &["tell", "remind", "warn"])
}

/// Whether the verb of `cue` may govern a clause of what is said; `has_marks` says that it holds a quotation.
pub(super) fn governs_clause(view: &View<'_>, cue: &Cue, has_marks: bool) -> bool {
    cue.kind != CueKind::Verb
        || view.is(cue.at, Classes::GOVERNING | Class::AccusingVerb)
        || view.has_lemma(cue.at, &["give", "have", "make"])
        || appeals(view, cue.at)
        || has_marks && view.is(cue.at, Class::QuotingVerb)
}
