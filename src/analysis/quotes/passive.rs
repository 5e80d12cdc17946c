//! Words of saying in the passive: who says it, and which part of the sentence is said: "was described by Doe as “a gift”",
//! "asked by Roe whether it would hold".

use super::view::View;
use crate::article::TextRange;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How many tokens "by" and who speaks are looked for in.
const LONGEST_AGENT: usize = 30;

/// Whether the verb at `at` is in the passive, and somebody says something by it, whom [`agent`] gives if the text does.
pub(super) fn is_said(view: &View<'_>, at: TokenIndex) -> bool {
    if view.tag(at) != Tag::Vbn || view.is_denied(at) || view.lemma(at) == "quote" {
        return false;
    }
    let is_finite = view.child(at, &[Dependency::Auxpass]).is_some();
    let is_participle = matches!(view.label(at), Dependency::Acl | Dependency::Advcl)
        && view.child(at, &[Dependency::Aux, Dependency::Nsubj]).is_none();
    if !is_finite && !is_participle {
        return false;
    }
    if view.lemma(at) == "ask" {
        return question(view, at).is_some() || view.children(at).iter().any(|&child| is_topic(view, child));
    }
    let calls = view.is(at, Class::CallingVerb) && !view.has_lemma(at, &["pledge", "promise", "use", "want"]);
    if !calls || complements(view, at).next().is_none() {
        return false;
    }
    // "Is called “Long Mile”" gives a name; "has been called “a mess”" does not.
    let is_perfect = view.children_of(at, &[Dependency::Aux]).any(|aux| view.lemma(aux) == "have");
    let names = view.has_lemma(at, &["call", "dub", "term"]);
    is_finite && (is_perfect || !names) || agent(view, at).is_some()
}

/// The head of the noun phrase behind "by", which the parse may hang on what the verb at `at` calls something.
pub(super) fn agent(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let own = view
        .child(at, &[Dependency::Agent])
        .or_else(|| complements(view, at).find_map(|complement| agent_within(view, complement)))?;
    view.child(own, &[Dependency::Pobj]).filter(|&agent| !view.is_marked(agent))
}

/// The "by" behind a quotation at the end of what depends on `complement`: "labelled “a trap” by locals".
fn agent_within(view: &View<'_>, complement: TokenIndex) -> Option<TokenIndex> {
    let (left, right) = view.subtree(complement);
    let mut tokens = (left..=right).rev().take(LONGEST_AGENT);
    let by = tokens.find(|&at| view.is_word(at, &["by"]) && !view.is_marked(at))?;
    let follows_mark = by > left && (view.is_marked(by - 1) || view.sets_off(by - 1));
    (follows_mark && view.subtree(by).1 == right).then_some(by)
}

/// The parts of the verb at `at` that say what something is called, or what somebody is accused of.
fn complements<'v>(view: &'v View<'_>, at: TokenIndex) -> impl Iterator<Item = TokenIndex> + 'v {
    let says = move |&child: &TokenIndex| match view.label(child) {
        Dependency::Oprd | Dependency::Attr => true,
        Dependency::Prep => {
            view.is_word(child, &["as"])
                || view.is(at, Class::AccusingVerb) && view.is_word(child, &["of", "for"])
        }
        _ => false,
    };
    view.children(at).iter().copied().filter(move |&child| child > at).filter(says)
}

/// Whether the token at `at` opens what somebody is asked about.
pub(super) fn is_topic(view: &View<'_>, at: TokenIndex) -> bool {
    view.label(at) == Dependency::Prep && view.is_word(at, &["about"])
}

/// The head of the question that somebody is asked by the verb at `at`: "whether it would hold".
fn question(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Advcl, Ccomp};
    const OPENINGS: &[&str] = &["if", "whether", "what", "why", "how", "which", "who"];
    view.children_of(at, &[Ccomp, Advcl])
        .find(|&child| view.subtree(child).0 > at && view.is_word(view.subtree(child).0, OPENINGS))
}

/// What is asked by the verb at `at` without the words of time and place around it.
pub(super) fn question_asked(view: &View<'_>, at: TokenIndex) -> Option<TextRange> {
    question(view, at).map(|head| view.words_of(view.subtree(head)))
}

/// What the verb at `at` says of its subject in the part that holds the quotation `mark`, and that subject.
pub(super) fn with_quotation(view: &View<'_>, at: TokenIndex, mark: TextRange) -> Vec<TextRange> {
    let overlaps = |&child: &TokenIndex| view.words_of(view.subtree(child)).overlaps(mark);
    if view.lemma(at) == "ask" {
        let topics = view.children(at).iter().copied().filter(|&child| child > at && is_topic(view, child));
        let topic = topics.filter(overlaps).find_map(|topic| behind(view, topic));
        let question = question_asked(view, at).filter(|asked| asked.overlaps(mark));
        return question.or(topic).into_iter().collect();
    }
    let Some(complement) = complements(view, at).find(overlaps) else { return Vec::new() };
    let is_as = view.is_word(complement, &["as"]);
    let Some(mut said) =
        (if is_as { behind(view, complement) } else { Some(view.words_of(view.subtree(complement))) })
    else {
        return Vec::new();
    };
    if let Some(by) = agent_within(view, complement) {
        said.end = said.end.min(view.start(by)).max(said.start);
    }
    // "Has been called “the fox” for his tricks"
    let is_reason = |&child: &TokenIndex| {
        view.is_word(child, &["for"])
            && said.end < view.start(child)
            && view.text[said.end..view.start(child)].trim().is_empty()
    };
    if let Some(reason) = view.children_of(at, &[Dependency::Prep]).find(is_reason) {
        said.end = view.end(view.subtree(reason).1);
    }
    let stop = view.text[mark.end.min(said.end)..said.end].find([',', ';', '—', '–']);
    said.end = stop.map_or(said.end, |stop| mark.end + stop);
    let is_named = |&subject: &TokenIndex| {
        subject < at && !view.is_marked(subject) && view.part(subject) != PartOfSpeech::Pron
    };
    let subject = view.children_of(at, &[Dependency::Nsubjpass]).find(is_named);
    let subject = subject.map(|subject| view.words_of(view.phrase(subject)));
    subject.into_iter().chain([said.cover(mark)]).collect()
}

/// What stands behind the preposition at `at`.
fn behind(view: &View<'_>, at: TokenIndex) -> Option<TextRange> {
    let right = view.subtree(at).1;
    (right > at).then(|| view.words_of((at + 1, right)))
}
