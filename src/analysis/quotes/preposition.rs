//! Prepositions that name who or what says something: "according to the board", "in a poll", "in the words of Doe", "under the
//! law".

use super::cues::{Cue, CueKind, has_respondents, has_subject};
use super::view::View;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// "According to" and its source.
pub(super) fn according(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    let below = view.children(at).iter().copied().find(|&child| view.is_word(child, &["to"]));
    let to = below.or_else(|| (at + 1 < view.len() && view.is_word(at + 1, &["to"])).then_some(at + 1))?;
    let source = view.child(to, &[Dependency::Pobj, Dependency::Pcomp])?;
    if is_measure(view, source) {
        return None;
    }
    let words = view.range(at).cover(view.range(to));
    let Some(named) = noun_named(view, source) else {
        return Some(Cue::new(view, CueKind::According, at, words, source));
    };
    let cue = Cue::new(view, CueKind::According, at, words, named);
    Some(Cue { phrase: (to + 1, cue.phrase.1), ..cue })
}

/// "In the words of" and whose they are.
pub(super) fn in_words_of(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    let words = view.child(at, &[Dependency::Pobj]).filter(|&noun| view.is_word(noun, &["words"]))?;
    let of = view.child(words, &[Dependency::Prep]).filter(|&of| view.is_word(of, &["of"]))?;
    let source = view.child(of, &[Dependency::Pobj]).filter(|&source| !view.is_marked(source))?;
    let cue = Cue::new(view, CueKind::According, at, view.range(at).cover(view.range(of)), source);
    let comma = (source..=cue.phrase.1).find(|&at| view.sets_off(at));
    Some(Cue { phrase: (cue.phrase.0, comma.map_or(cue.phrase.1, |comma| comma - 1)), ..cue })
}

/// "Under", and the law that says what holds in general, at the beginning of a sentence: "Under the law, owners may".
pub(super) fn under_law(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    let law = view.child(at, &[Dependency::Pobj])?;
    let opens = at == 0 || view.tag(at - 1) == Tag::Period;
    let last = view.subtree(at).1;
    let verb = view.head(at);
    let is_general = |verb: TokenIndex| {
        let mut verbs = view.children_of(verb, &[Dependency::Aux, Dependency::Auxpass]).chain([verb]);
        verbs.any(|verb| matches!(view.tag(verb), Tag::Md | Tag::Vbz | Tag::Vbp))
    };
    let is_law = opens
        && (view.has_lemma(law, &["law", "regulation", "statute"])
            || view.word(law).eq_ignore_ascii_case("rules"))
        && last + 1 < view.len()
        && view.word(last + 1) == ","
        && view.is_verb(verb)
        && is_general(verb);
    is_law.then(|| Cue::new(view, CueKind::According, at, view.range(at), law))
}

/// Whether the noun at `at` is somebody's measure of something and no source: "according to their preference".
fn is_measure(view: &View<'_>, at: TokenIndex) -> bool {
    const MEASURES: &[&str] = &["need", "taste", "wish", "size", "mood", "rank", "merit", "means", "custom"];
    let owner = view.child(at, &[Dependency::Poss]);
    view.part(at) == PartOfSpeech::Noun
        && owner.is_some_and(|owner| view.part(owner) == PartOfSpeech::Pron)
        && (view.has_lemma(at, MEASURES) || view.has_lemma(at, &["preference", "ability", "capacity"]))
}

/// The noun that the quotation at `source` is the name of, which the parse may take for the source itself: "according to the
/// ‘Free Port’ plan".
fn noun_named(view: &View<'_>, source: TokenIndex) -> Option<TokenIndex> {
    let mark = view.marks_in(view.range(source)).next()?;
    let noun = view.token_at(mark.range.end);
    (noun < view.len() && view.part(noun) == PartOfSpeech::Noun).then_some(noun)
}

/// "In a poll", if a sentence depends on it that is not about the poll itself.
pub(super) fn poll(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    /// What is done with a poll, or in it.
    const ABOUT_POLLS: &[&str] = &["publish", "vote", "release", "rank", "conduct", "include", "participate"];
    let source = view.child(at, &[Dependency::Pobj])?;
    let is_any =
        view.children(source).iter().any(|&child| view.is_word(child, &["no", "any", "every", "each"]));
    let verb = view.up(at).skip(1).find(|&above| view.part(above) != PartOfSpeech::Adv)?;
    let is_told = view.is(verb, Classes::TELLING) && !has_respondents(view, verb);
    if !view.is(source, Class::PollNoun)
        || is_any
        || is_average(view, source)
        || !view.is_verb(verb)
        || view.tag(verb) == Tag::Vbg && !has_subject(view, verb)
        || view.has_lemma(verb, ABOUT_POLLS)
        || is_told
    {
        return None;
    }
    Some(Cue::new(view, CueKind::Poll, at, view.range(at), source))
}

/// Whether the noun at `at` is a number of something, and no count that was made: "an average of 20 points".
fn is_average(view: &View<'_>, at: TokenIndex) -> bool {
    let parts = view.children_of(at, &[Dependency::Prep]).filter(|&of| view.is_word(of, &["of"]));
    let mut parts = parts.filter_map(|of| view.child(of, &[Dependency::Pobj]));
    view.has_lemma(at, &["average", "count"])
        && parts.any(|part| view.child(part, &[Dependency::Nummod]).is_some())
}
