//! What denies a number: "not", "no", "without", "denied that".
//!
//! A word of negation reaches what depends on its verb, but not the subject before it: "40 people did not return" says
//! something about 40 people. Nor does it reach other clauses, what is added to the clause ("Despite 40 complaints, the
//! firm did not…"), or what stands behind "but" and "until".

use std::ops::ControlFlow;

use super::tree::{SUBJECTS, Tree};
use super::words::{DENYING, FALSE, NEVER_WITH, RAISING, REJECTING, REVERSING, TRUE};
use crate::article::TextRange;
use crate::lang::{Class, ENGLISH};
use crate::nlp::syntax::{Dependency, Tag, TokenIndex};

/// The word that denies the number of `tree`.
pub(super) fn find(tree: &Tree<'_>) -> Option<TextRange> {
    let at = right_before(tree).or_else(|| right_behind(tree)).or_else(|| on_the_way_up(tree))?;
    Some(tree.syntax.token(at).range())
}

/// The step of the path at which the verb stands that governs the clause whose verb is at `step`, if the governor is
/// negated or denies the clause, so that the clause alone would say what the text does not.
pub(super) fn governor(tree: &Tree<'_>, step: usize) -> Option<usize> {
    let governor = governing_verb(tree, step)?;
    let verb = tree.path[governor];
    let is_denial = denying(tree, step, governor).is_some();
    (is_denial || negation_of(tree, verb).is_some() || tree.is_word(verb, &["deny"])).then_some(governor)
}

/// The step of the path at which the verb stands of which the clause at `step` is what is said, thought or the like.
fn governing_verb(tree: &Tree<'_>, step: usize) -> Option<usize> {
    let is_verb = |step: &usize| tree.path.get(*step).is_some_and(|&at| tree.is_verb(at));
    match tree.label(tree.path[step]) {
        Dependency::Ccomp | Dependency::Csubj | Dependency::Csubjpass => Some(step + 1).filter(is_verb),
        // "reports that", of which the noun is the object.
        Dependency::Acl => Some(step + 2).filter(is_verb).filter(|_| {
            let noun = tree.path[step + 1];
            matches!(tree.label(noun), Dependency::Dobj | Dependency::Nsubjpass) && is_claim(tree, noun)
        }),
        _ => None,
    }
}

/// Whether the noun at `at` is what can be denied in place of what it says.
fn is_claim(tree: &Tree<'_>, at: TokenIndex) -> bool {
    ENGLISH.lexicon.is(&tree.lemma(at), Class::Claim)
}

/// A "not" right before the number, as in "$3 million, not $5 million".
fn right_before(tree: &Tree<'_>) -> Option<TokenIndex> {
    let before = tree.tokens.start.checked_sub(1)?;
    let before =
        if tree.is_word(before, &["a", "an", "some", "even"]) { before.checked_sub(1)? } else { before };
    (tree.is_word(before, &["not"]) && denies(tree, before)).then_some(before)
}

/// A "without" right behind a span of time, as in "90 days without rain".
fn right_behind(tree: &Tree<'_>) -> Option<TokenIndex> {
    let without = Some(tree.tokens.end).filter(|&at| at < tree.syntax.tokens().len())?;
    // The word before may be as long as the text, and is asked last.
    (tree.is_word(without, &["without"]) && tree.is_in(without - 1, Class::TimeNoun)).then_some(without)
}

/// Whether the noun at `at` is something that happened, of which a verb says that it did not: "denied the loss of 40 jobs",
/// but not "denied the request of 40 families".
fn is_denied_event(tree: &Tree<'_>, at: TokenIndex) -> bool {
    let verb = tree.syntax.head(at);
    let is_object = matches!(tree.label(at), Dependency::Dobj | Dependency::Nsubjpass);
    is_object
        && ENGLISH.lexicon.is(&tree.lemma(at), Class::EventNoun)
        && tree.is_verb(verb)
        && tree.lemma(verb) == "deny"
}

/// Whether the word of negation at `at` denies anything: "no", but not the one in "no fewer than", "almost never" or
/// "No. 5".
fn denies(tree: &Tree<'_>, at: TokenIndex) -> bool {
    let in_number = tree.tokens.contains(&at);
    let next = Some(at + 1).filter(|&next| next < tree.syntax.tokens().len());
    let is_numero = tree.is_word(at, &["no", "no."])
        && next
            .is_none_or(|next| tree.word(next) == "." || tree.word(at) != "no" && tree.tag(next) == Tag::Cd);
    let is_harmless = next.is_some_and(|next| tree.is_in(next, Class::NoNegationBefore));
    let is_weak =
        at.checked_sub(1).is_some_and(|before| tree.is_word(before, &["almost", "nearly", "virtually"]));
    !in_number && !is_harmless && !is_numero && !is_weak
}

/// The word of negation that belongs to the token at `at`: "not" of a verb, "no" of a noun, and "none" itself.
fn negation_of(tree: &Tree<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let itself = tree.is_word(at, &["none", "nobody", "nothing", "neither", "no-one"]).then_some(at);
    let is_negation = |&child: &TokenIndex| {
        matches!(
            tree.label(child),
            Dependency::Neg | Dependency::Det | Dependency::Preconj | Dependency::Advmod | Dependency::Intj
        ) && tree.is_in(child, Class::Negation)
    };
    // "no longer", "never before"
    let adverb = |&child: &TokenIndex| {
        tree.is_word(child, &["longer", "before", "again", "yet"]) && tree.label(child) == Dependency::Advmod
    };
    let children = || tree.syntax.children(at);
    itself
        .or_else(|| children().find(is_negation))
        .or_else(|| children().find(adverb).and_then(|adverb| negation_of(tree, adverb)))
        .filter(|&word| denies(tree, word))
}

/// The word that denies the number, looked for from the number up to the verb of its clause and to what governs that.
fn on_the_way_up(tree: &Tree<'_>) -> Option<TokenIndex> {
    let clause = tree.clause_from(0);
    let last = clause.unwrap_or(tree.path.len() - 1);
    let mut way = Way::default();
    for step in 0..=last {
        let at = tree.path[step];
        let below = step.checked_sub(1).map(|below| tree.path[below]);
        if tree.label(at) == Dependency::Prep && tree.is_word(at, &["without"]) {
            return Some(at);
        }
        if tree.is_verb(at) {
            if let ControlFlow::Break(verdict) = way.at_verb(tree, step, below) {
                return verdict;
            }
        } else if let Some(denial) = way.at_noun(tree, at, below) {
            return Some(denial);
        }
        if step < last {
            way.pass(tree, step);
        }
    }
    let step = clause?;
    let verb = tree.path[step];
    // "nor did it cost 40 lives"
    let first = *tree.syntax.subtree(verb).start();
    let nor = first.checked_sub(1).into_iter().chain([first]).find(|&at| tree.is_word(at, &["nor"]));
    nor.or_else(|| shared(tree, step, &way)).or_else(|| {
        let governor = governing_verb(tree, step).filter(|_| !way.is_aside)?;
        denying(tree, step, governor)
    })
}

/// What denies the verb at `step` because it denies the verb before it: "did not close schools or cut 40 jobs", "nobody
/// waited and lost 3 hours".
fn shared(tree: &Tree<'_>, step: usize, way: &Way) -> Option<TokenIndex> {
    let verb = tree.path[step];
    if tree.label(verb) != Dependency::Conj || tree.has_subject(verb) || way.is_aside {
        return None;
    }
    let first = tree.syntax.first_of_conjuncts(verb);
    let subject = tree.syntax.child(first, SUBJECTS).and_then(|subject| negation_of(tree, subject));
    subject.or_else(|| negation_of(tree, first).filter(|_| is_joined_by(tree, verb, &["or", "nor"])))
}

/// Whether one of `words` joins the conjunct at `at` to the one before it.
fn is_joined_by(tree: &Tree<'_>, at: TokenIndex, words: &[&str]) -> bool {
    let head = tree.syntax.head(at);
    let mut between = tree.syntax.children(head).filter(|&child| child > head && child < at);
    between.any(|child| tree.label(child) == Dependency::Cc && tree.is_word(child, words))
}

/// The word that denies the clause whose verb is at `step`, if the verb at `governor` denies it or is negated so that it
/// does: "denied that", "it is not true that", "does not think that".
fn denying(tree: &Tree<'_>, step: usize, governor: usize) -> Option<TokenIndex> {
    let verb = tree.path[governor];
    let lemma = tree.lemma(verb);
    let negation = negation_of(tree, verb);
    let is_claim = tree.label(tree.path[step]) == Dependency::Acl;
    let verbs = if is_claim { REJECTING } else { DENYING };
    if verbs.contains(&&*lemma) && is_whole_verb(tree, verb, &lemma) {
        return if negation.is_none() { Some(verb) } else { None };
    }
    let quality = tree.syntax.child(verb, &[Dependency::Acomp]);
    if lemma == "be"
        && let Some(quality) = quality
    {
        if tree.is_word(quality, FALSE) && negation.is_none() {
            return Some(quality);
        }
        return negation.filter(|_| tree.is_word(quality, TRUE));
    }
    negation.filter(|_| !is_claim && RAISING.contains(&&*lemma))
}

/// Whether the verb at `at` with that `lemma` is one that denies: "rule" only with "out".
fn is_whole_verb(tree: &Tree<'_>, at: TokenIndex, lemma: &str) -> bool {
    let out =
        tree.syntax.child(at, &[Dependency::Prt]).is_some_and(|particle| tree.is_word(particle, &["out"]));
    lemma != "rule" || out
}

/// What was passed on the way up from a number.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    /// The prepositions passed.
    prepositions: usize,
    /// Whether what denies a noun above does not deny the number.
    is_apart: bool,
    /// Whether what denies a verb above does not deny the number.
    is_aside: bool,
    /// Whether the number belongs to a claim, and not to what is done with the claim.
    is_in_claim: bool,
}

impl Way {
    /// The word that denies the noun or number at `at`, and with it the number.
    fn at_noun(&self, tree: &Tree<'_>, at: TokenIndex, below: Option<TokenIndex>) -> Option<TokenIndex> {
        // "$3 million, not $5 million" denies what follows.
        let reaches = |&word: &TokenIndex| word < tree.tokens.start || word == at;
        // "no school and 300 people" has people; "no ships or 300 men" has not.
        let is_other = below.is_some_and(|below| {
            tree.label(below) == Dependency::Conj && !is_joined_by(tree, below, &["or", "nor"])
        });
        let neither = tree.syntax.child(at, &[Dependency::Preconj]);
        let neither = neither.filter(|&word| tree.is_word(word, &["neither"]));
        let denial = negation_of(tree, at).or(neither).filter(reaches);
        denial.filter(|_| !self.is_apart && !is_other)
    }

    /// What the verb at `path[step]` says about whether the number is denied: it breaks with the word that
    /// denies it, or with nothing if it is not denied, and continues if that stays open.
    fn at_verb(
        &self,
        tree: &Tree<'_>,
        step: usize,
        below: Option<TokenIndex>,
    ) -> ControlFlow<Option<TokenIndex>> {
        let verb = tree.path[step];
        let lemma = tree.lemma(verb);
        let number = tree.tokens.start;
        let negation = negation_of(tree, verb);
        let is_governed = below.is_some_and(|below| {
            self.is_in_claim
                || matches!(tree.label(below), Dependency::Xcomp | Dependency::Ccomp | Dependency::Pcomp)
        });
        let verbs = if self.is_in_claim { REJECTING } else { DENYING };
        if is_governed && verbs.contains(&&*lemma) && is_whole_verb(tree, verb, &lemma) {
            return ControlFlow::Break(Some(verb).filter(|_| negation.is_none()));
        }
        if negation.is_some() && REVERSING.contains(&&*lemma) && is_governed {
            return ControlFlow::Break(None);
        }
        if self.is_aside {
            return ControlFlow::Continue(());
        }
        let is_subject = below.is_some_and(|below| SUBJECTS.contains(&tree.label(below)));
        let reaches = |&word: &TokenIndex| {
            let after_comma =
                word > verb && word.checked_sub(1).is_some_and(|before| tree.word(before) == ",");
            let is_behind = word > number;
            let may_be_behind =
                !is_subject && !after_comma && below.is_some_and(|below| tree.is_word(below, &["for"]));
            !is_behind || may_be_behind
        };
        let of_noun = |label: &[Dependency]| {
            let noun = tree.syntax.child(verb, label).filter(|&noun| Some(noun) != below)?;
            let neither = tree.syntax.child(noun, &[Dependency::Preconj]);
            let neither = neither.filter(|&word| tree.is_word(word, &["neither"]));
            negation_of(tree, noun).or(neither)
        };
        let subject = of_noun(SUBJECTS);
        let object = of_noun(&[Dependency::Dobj, Dependency::Attr]).filter(|_| !is_subject);
        let never = tree.syntax.children(verb).find_map(|child| at_no_time(tree, child));
        let denial = [negation, subject, object, never].into_iter().flatten().find(reaches);
        denial.map_or(ControlFlow::Continue(()), |denial| ControlFlow::Break(Some(denial)))
    }

    /// Notes what is passed by going on from `path[step]`.
    fn pass(&mut self, tree: &Tree<'_>, step: usize) {
        let at = tree.path[step];
        let Some(&above) = tree.path.get(step + 1) else { return };
        match tree.label(at) {
            Dependency::Prep | Dependency::Agent => {
                self.prepositions += 1;
                let is_of = tree.is_word(at, &["of"]);
                let is_time = tree.is_word(at, &["for"]);
                let is_direct = self.prepositions == 1;
                if tree.is_verb(above) {
                    let is_before = at < above && !is_time;
                    self.is_aside |= is_before || !is_direct || tree.is_in(at, Class::OutsideNegation);
                } else {
                    self.is_apart |= !is_of && !(is_time && is_direct);
                    self.is_aside |= !is_of && !(is_time && is_direct);
                    self.is_in_claim |= is_of && (is_claim(tree, above) || is_denied_event(tree, above));
                }
            }
            // "no reason for cutting 40 jobs" does not deny that they are cut; "no hope of saving 40 jobs" does.
            Dependency::Pcomp => {
                let is_open = tree.is_word(above, &["of", "without", "out"]);
                self.is_apart |= !is_open;
                self.is_aside |= !is_open;
                self.prepositions = 0;
            }
            Dependency::Acl | Dependency::Relcl => {
                self.is_in_claim |= is_claim(tree, above);
                self.is_aside = true;
            }
            Dependency::Advcl | Dependency::Parataxis => self.is_aside = true,
            Dependency::Conj if is_joined_by(tree, at, &["but"]) => {
                self.is_aside = true;
                self.is_apart = true;
            }
            _ => {}
        }
        self.is_apart |= tree.is_verb(above) && self.is_aside;
        self.is_aside |= self.prepositions == 0 && is_known(tree, at);
    }
}

/// The "no" of "at no time", if that is what begins at `preposition`.
fn at_no_time(tree: &Tree<'_>, preposition: TokenIndex) -> Option<TokenIndex> {
    if tree.label(preposition) != Dependency::Prep {
        return None;
    }
    let noun = tree.syntax.child(preposition, &[Dependency::Pobj])?;
    let no = tree.syntax.child(noun, &[Dependency::Det]).filter(|&word| tree.is_word(word, &["no"]))?;
    tree.is_word(noun, NEVER_WITH).then_some(no)
}

/// Whether the noun at `at` is one that the reader knows of, with the number before it: "the three branches", "their 40
/// ships".
fn is_known(tree: &Tree<'_>, at: TokenIndex) -> bool {
    let is_known = |child: TokenIndex| match tree.label(child) {
        Dependency::Poss => true,
        Dependency::Det => tree.is_word(child, &["the", "this", "that", "these", "those", "both"]),
        _ => false,
    };
    at >= tree.tokens.start
        && tree.syntax.children(at).any(|child| child < tree.tokens.start && is_known(child))
}
