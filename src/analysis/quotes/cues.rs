//! Words of saying, and who says it by the grammar: verbs, "according to", "as … reported", "in a poll".

use super::view::{SUBJECTS, View};
use crate::article::TextRange;
use crate::lang::{Class, Classes};
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// Verbs that a quotation or a report may depend on.
const VERBS: Classes = Classes::of(&[
    Class::SayingVerb,
    Class::QuotingVerb,
    Class::CallingVerb,
    Class::ShowingVerb,
    Class::PromisingVerb,
]);

/// How a word of saying stands to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueKind {
    /// A verb: "said".
    Verb,
    /// "According to".
    According,
    /// "As the agency reported", "as reported by the agency".
    As,
    /// "In a poll", "by the agency's tally".
    Poll,
}

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub kind: CueKind,
    /// The verb or preposition.
    pub at: TokenIndex,
    /// Its words.
    pub words: TextRange,
    /// The head of the noun phrase that says who speaks.
    pub subject: TokenIndex,
    /// That noun phrase, from its first token to its last.
    pub phrase: (TokenIndex, TokenIndex),
}

impl Cue {
    fn new(view: &View<'_>, kind: CueKind, at: TokenIndex, words: TextRange, subject: TokenIndex) -> Self {
        Self { kind, at, words, subject, phrase: view.phrase(subject) }
    }

    pub fn is_verb(&self) -> bool {
        self.kind == CueKind::Verb
    }
}

/// The words of saying in `view` whose speaker the grammar gives, in order.
pub(super) fn cues(view: &View<'_>) -> Vec<Cue> {
    let mut found: Vec<Cue> =
        (0..view.len()).filter(|&at| !view.is_marked(at)).filter_map(|at| cue(view, at)).collect();
    found.sort_by_key(|cue| cue.words.start);
    found
}

fn cue(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    if view.is_word(at, &["according"]) {
        return according(view, at);
    }
    if view.is_word(at, &["in", "by"]) {
        return poll(view, at);
    }
    if !is_cue_verb(view, at) || view.is_denied(at) || is_unspoken(view, at) {
        return None;
    }
    if reported_by(view, at) {
        let by = at + 1;
        let source = view.child(by, &[Dependency::Pobj])?;
        let words = view.range(at - 1).cover(view.range(by));
        return Some(Cue::new(view, CueKind::As, at, words, source));
    }
    let subject =
        view.subject(at).filter(|&subject| !view.is_marked(subject)).or_else(|| beside(view, at))?;
    let kind = if is_as(view, at, subject) { CueKind::As } else { CueKind::Verb };
    Some(Cue::new(view, kind, at, view.range(at), subject))
}

/// "According to" and its source.
fn according(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    let below = view.children(at).iter().copied().find(|&child| view.is_word(child, &["to"]));
    let to = below.or_else(|| (at + 1 < view.len() && view.is_word(at + 1, &["to"])).then_some(at + 1))?;
    let source = view.child(to, &[Dependency::Pobj, Dependency::Pcomp])?;
    Some(Cue::new(view, CueKind::According, at, view.range(at).cover(view.range(to)), source))
}

/// "In a poll", if a sentence depends on it that is not about the poll itself.
fn poll(view: &View<'_>, at: TokenIndex) -> Option<Cue> {
    /// What is done with a poll, or in it.
    const ABOUT_POLLS: &[&str] = &["publish", "vote", "release", "rank", "conduct", "include", "participate"];
    let source = view.child(at, &[Dependency::Pobj])?;
    let is_one = view.is(source, Class::PollNoun) && view.tag(source) == Tag::Nn;
    let is_any =
        view.children(source).iter().any(|&child| view.is_word(child, &["no", "any", "every", "each"]));
    let verb = view.head(at);
    let tells = Classes::of(&[Class::SayingVerb, Class::ShowingVerb]);
    if !is_one || is_any || !view.is_verb(verb) || view.has_lemma(verb, ABOUT_POLLS) || view.is(verb, tells) {
        return None;
    }
    Some(Cue::new(view, CueKind::Poll, at, view.range(at), source))
}

/// Whether the token at `at` is a verb of saying, also where the parser takes it for a noun: “…,” Doe notes.
fn is_cue_verb(view: &View<'_>, at: TokenIndex) -> bool {
    if view.part(at) == PartOfSpeech::Verb {
        let has_poll =
            |verb| view.children_of(verb, &[Dependency::Nsubj]).any(|child| view.is(child, Class::PollNoun));
        return view.is(at, VERBS) || view.has_lemma(at, &["give", "have"]) && has_poll(at);
    }
    let may_be_verb = matches!(view.tag(at), Tag::Nns | Tag::Nn | Tag::Vbz | Tag::Vbd);
    let follows_name = at >= 2 && matches!(view.part(at - 1), PartOfSpeech::Propn | PartOfSpeech::Pron);
    if !may_be_verb || !follows_name || !view.is(at, Class::SayingVerb) {
        return false;
    }
    let is_name = |&before: &TokenIndex| {
        matches!(view.part(before), PartOfSpeech::Propn | PartOfSpeech::Pron | PartOfSpeech::Adv)
    };
    let before = (0..at).rev().find(|before| !is_name(before) || view.is_marked(*before));
    before.is_some_and(|before| view.is_marked(before))
}

/// Whether nothing is said although a verb of saying stands there: "declined to say", "to say", "the said firm", "is
/// said to".
fn is_unspoken(view: &View<'_>, at: TokenIndex) -> bool {
    let (label, head) = (view.label(at), view.head(at));
    if matches!(label, Dependency::Amod | Dependency::Compound) {
        return true;
    }
    if view.tag(at) == Tag::Vb {
        let goes_on = view.has_lemma(head, &["go", "continue", "begin", "use", "rush", "hasten", "come"]);
        let is_infinitive = view
            .children(at)
            .iter()
            .any(|&child| view.is_word(child, &["to"]) && view.part(child) == PartOfSpeech::Part);
        let is_declined = matches!(label, Dependency::Xcomp | Dependency::Ccomp | Dependency::Acl)
            && view.is(head, Class::DecliningVerb);
        // "Went on to say": the parser hangs it on the verb as a complement or as an aim.
        let is_stage = matches!(label, Dependency::Xcomp | Dependency::Advcl) && goes_on;
        if is_declined || is_infinitive && !is_stage {
            return true;
        }
    }
    if view.is_passive(at) {
        return view.lemma(at) != "quote";
    }
    // "a plan called …", "remarks reported …"
    let is_participle = view.tag(at) == Tag::Vbn
        && matches!(label, Dependency::Acl | Dependency::Advcl | Dependency::Root | Dependency::Conj)
        && view.child(at, &[Dependency::Aux, Dependency::Nsubj]).is_none();
    is_participle && !reported_by(view, at)
}

/// "as reported by"
fn reported_by(view: &View<'_>, at: TokenIndex) -> bool {
    view.tag(at) == Tag::Vbn
        && view.is(at, Class::SayingVerb)
        && at > 0
        && view.is_word(at - 1, &["as"])
        && at + 1 < view.len()
        && view.is_word(at + 1, &["by"])
}

/// "as the agency reported"
fn is_as(view: &View<'_>, at: TokenIndex, subject: TokenIndex) -> bool {
    use Dependency::{Advcl, Advmod, Ccomp, Dobj, Mark, Parataxis, Prep, Root, Xcomp};
    let tells = Classes::of(&[Class::SayingVerb, Class::ShowingVerb]);
    let first = view.subtree(subject).0.min(view.subtree(at).0);
    let is_as = |&child: &TokenIndex| {
        view.is_word(child, &["as"])
            && child < at
            && child + 1 >= first
            && matches!(view.label(child), Mark | Advmod | Prep)
    };
    view.is(at, tells)
        && matches!(view.label(at), Advcl | Root | Ccomp | Parataxis)
        && view.children(at).iter().any(is_as)
        && view.child(at, &[Ccomp, Xcomp]).is_none()
        && view.children_of(at, &[Dobj]).all(|object| view.is_word(object, &["it"]))
}

/// The head of the noun phrase right beside the verb at `at`, where the parse gives no subject.
fn beside(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use PartOfSpeech::{Adj, Adv, Aux, Det, Noun, Num, Pron, Propn, Punct};
    let is_part = |at: TokenIndex| {
        matches!(view.part(at), Det | Adj | Propn | Noun | Pron | Num) || view.is_word(at, &["'s", "’s"])
    };
    let behind = (at + 1..view.len()).take_while(|&next| is_part(next) && !view.is_marked(next)).last();
    let follows_quotation = at == 0 || view.part(at - 1) == Punct || view.is_marked(at - 1);
    if let Some(last) = behind.filter(|&last| follows_quotation && view.is_nominal(last)) {
        return Some(last);
    }
    let before = (0..at).rev().find(|&before| !matches!(view.part(before), Adv | Aux))?;
    // A name that the parser takes for another word: “…,” Will said.
    let is_capitalised =
        view.word(before).starts_with(char::is_uppercase) && before > 0 && view.is_marked(before - 1);
    let is_noun = view.is_nominal(before) && view.label(before) != Dependency::Poss;
    ((is_noun || is_capitalised) && !view.is_marked(before)).then_some(before)
}

/// Whether the verb at `at` has a subject of its own.
pub(super) fn has_subject(view: &View<'_>, at: TokenIndex) -> bool {
    view.child(at, SUBJECTS).is_some()
}
