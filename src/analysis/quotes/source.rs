//! What is said around the words that name its source: "according to the board", "as the agency reported", "in a poll".

use super::aside;
use super::cues::{Cue, CueKind};
use super::view::{View, letters};
use crate::article::TextRange;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How many tokens may stand between "as" and who reports something.
const LONGEST_LEAD: usize = 12;
/// The least letters in a stretch that says something.
const LEAST_LETTERS: usize = 3;

/// The sentence around the words that name a source: "according to the board", "as the agency reported".
pub(super) fn around(view: &View<'_>, cue: &Cue, sentence: TextRange) -> Vec<TextRange> {
    let (mut first, mut last) = view.subtree(cue.at);
    first = first.min(cue.at);
    if cue.kind == CueKind::As {
        first = first.min(cue.phrase.0);
        if first > 0 && view.is_word(first - 1, &["as"]) {
            first -= 1;
        }
        if let Some(joint) =
            (first..cue.phrase.0).rev().take(LONGEST_LEAD).find(|&at| view.is_word(at, &["as"]))
        {
            first = joint;
        }
        last = cue.phrase.1.max(cue.at);
        // "As Doe put it."
        let mut objects = view.children_of(cue.at, &[Dependency::Dobj]);
        if let Some(it) = objects.find(|&object| view.is_word(object, &["it"])) {
            last = last.max(it);
        }
        last = aside::circumstances_behind(view, cue, last, sentence);
    }
    if cue.kind == CueKind::According
        && view.start(first) <= sentence.start
        && view.end(last) >= sentence.end
        && let Some(comma) = (cue.phrase.1 + 1..last).find(|&at| view.word(at) == "," && !view.is_marked(at))
    {
        // The parse takes the whole sentence for the name of its source.
        last = comma - 1;
    }
    if view.is_word(cue.at, &["in"]) && cue.kind == CueKind::According {
        // "In the words of Doe, a gift": what follows is no apposition.
        let comma = (cue.subject..=last).find(|&at| view.sets_off(at) && !view.is_marked(at));
        last = comma.map_or(last, |comma| comma - 1);
    }
    // "As the board notes:" leads to what follows.
    if cue.kind == CueKind::As && view.text[view.end(last)..view.block.range.end].trim() == ":" {
        return Vec::new();
    }
    let source =
        TextRange::new(view.start(first), view.end(last.max(cue.phrase.1))).cover(cue.words).within(sentence);
    if cue.kind == CueKind::Poll && !has_figure(view, cue, sentence, source) {
        return Vec::new();
    }
    let mut said = part_of_source(view, cue, first, source).unwrap_or(sentence).within(sentence);
    if let Some(colon) = colon_before(view, said, source) {
        said.start = colon;
    }
    let before = aside::without_joint(view.text, TextRange::new(said.start.min(source.start), source.start));
    let after = TextRange::new(source.end, said.end.max(source.end));
    let mut parts = vec![before, after];
    parts.retain(|&range| letters(view.text, range) >= LEAST_LETTERS);
    // "That is according to the board": what is said stands in the sentence before.
    if parts.first().is_some_and(|&range| range.end <= source.start && points_back(view, range)) {
        return Vec::new();
    }
    // "However, as the agency reported, …", "a light that, in the words of the board, …"
    if parts.len() == 2 && is_joint_alone(view, before) {
        parts.remove(0);
    }
    parts
}

/// Whether `range` has nothing but a pronoun and a form of "to be".
fn points_back(view: &View<'_>, range: TextRange) -> bool {
    let mut tokens = view.tokens_in(range);
    tokens.next().is_some_and(|at| view.is_word(at, &["that", "this", "it", "all"]))
        && tokens.all(|at| view.part(at) == PartOfSpeech::Aux || view.lemma(at) == "be")
}

/// Whether nothing but words that join a sentence to the one before stand in `range`.
fn is_joint_alone(view: &View<'_>, range: TextRange) -> bool {
    use PartOfSpeech::{Adv, Cconj, Punct, Sconj};
    view.tokens_in(range).all(|at| {
        matches!(view.part(at), Adv | Cconj | Punct | Sconj) || view.is_word(at, &["that", "which", "who"])
    })
}

/// Whether a number stands in `sentence` outside the `source`; polls without a name give shares and leads only: "he is 12
/// points ahead in polls".
fn has_figure(view: &View<'_>, cue: &Cue, sentence: TextRange, source: TextRange) -> bool {
    let is_share = |at: TokenIndex| view.has_lemma(at, &["percent", "%", "cent", "point"]);
    let are_many = view.tag(cue.subject) == Tag::Nns;
    let is_figure = |at: TokenIndex| {
        if are_many { is_share(at) } else { view.part(at) == PartOfSpeech::Num }
    };
    view.tokens_in(sentence).any(|at| is_figure(at) && !view.range(at).overlaps(source))
}

/// The part of the sentence that alone has the source: a relative clause, "82 per cent of whom agree according to the
/// poll", an apposition, "the richest man in town according to the agency", or what another says, "Doe said that, according
/// to papers, it was known".
fn part_of_source(view: &View<'_>, cue: &Cue, first: TokenIndex, source: TextRange) -> Option<TextRange> {
    use Dependency::{Advcl, Appos, Ccomp, Conj, Mark, Relcl};
    let above = view.up(cue.at).skip(1).find(|&at| view.is_verb(at) || view.label(at) == Appos)?;
    let ends_sentence = view.text[source.end..view.block.range.end].trim_start().starts_with('.');
    let is_parted = first == 0 || view.sets_off(first - 1);
    let part = view.words_of(view.subtree(above));
    match view.label(above) {
        Relcl => (!(is_parted && ends_sentence)).then_some(part),
        Appos => (!is_parted).then_some(part),
        Advcl | Ccomp | Conj if cue.kind == CueKind::Poll => Some(part),
        Ccomp if view.head(above) < first && first < above => {
            let joint = view.child(above, &[Mark]).filter(|&joint| joint < first);
            Some(joint.map_or(part, |joint| TextRange::new(view.end(joint), part.end)))
        }
        _ => None,
    }
}

/// The end of the last colon in `said` before the `source`, if what follows is a sentence of its own.
fn colon_before(view: &View<'_>, said: TextRange, source: TextRange) -> Option<usize> {
    let tokens = view.tokens_in(TextRange::new(said.start.min(source.start), source.start));
    let colon = tokens.rev().find(|&at| view.word(at) == ":" && !view.is_marked(at))?;
    let rest = &view.text[view.end(colon)..];
    // “One sign said: ‘Keep out,’ according to a letter”: the letter gives all of it.
    let leads = view.mark_at(view.text.len() - rest.trim_start().len()).is_some();
    (rest.starts_with(char::is_whitespace) && !leads).then(|| view.end(colon))
}
