//! Nouns that say that something is claimed: "her claim that", "issued a warning that".

use super::cues::has_subject;
use super::view::View;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How long the clause of a claim that is nobody's is at most, in bytes: a longer one is seldom parsed rightly.
const LONGEST_CLAIM: usize = 160;

/// Who makes the claim that the noun at `at` is, if a clause says what it is: "her claim that", "issued a warning that".
pub(super) fn claimant(view: &View<'_>, at: TokenIndex) -> Option<TokenIndex> {
    use Dependency::{Acl, Ccomp, Dobj, Poss};
    if view.part(at) != PartOfSpeech::Noun || !view.is(at, Class::ClaimNoun) {
        return None;
    }
    let claim = view.children_of(at, &[Acl, Ccomp]).find(|&child| is_what_is_claimed(view, at, child))?;
    let maker = || {
        let verb = view.head(at);
        let makes = view.label(at) == Dobj && view.has_lemma(verb, &["make", "issue", "repeat", "give"]);
        (makes && !view.is_denied(verb)).then(|| view.subject(verb)).flatten()
    };
    // “One assertion that he is ‘tired’”: somebody's, who is not named.
    let is_quoted = || {
        let words = view.words_of(view.subtree(claim));
        (words.len() <= LONGEST_CLAIM).then(|| view.marks_in(words).next().map(|_| at)).flatten()
    };
    view.child(at, &[Poss]).or_else(maker).or_else(is_quoted).filter(|&owner| !view.is_marked(owner))
}

/// Whether the clause of `child` says what the claim at `at` is: "that", or "to" behind a promise.
pub(super) fn is_what_is_claimed(view: &View<'_>, at: TokenIndex, child: TokenIndex) -> bool {
    let first = view.subtree(child).0;
    let promises = view.has_lemma(at, &["pledge", "promise", "threat", "vow"]);
    child > at
        && first > at
        && (view.is_word(first, &["that"]) && has_subject(view, child)
            || promises && view.is_word(first, &["to"]) && view.tag(child) == Tag::Vb)
}
