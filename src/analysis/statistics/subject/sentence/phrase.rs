//! The words that are shown for a noun or a verb.

use std::ops::RangeInclusive;

use super::number::Number;
use crate::analysis::statistics::lexicon::Class;
use crate::nlp::syntax::{Dependency, Tag, TokenIndex};

/// How far a verb's subject may stand before it for the two to be shown together.
const CLOSE: usize = 4;

/// How far a relative clause's verb may stand behind its noun for the two to be shown together.
const CLOSE_TO_NOUN: usize = 6;

/// How many of the words before a noun are shown.
const MOST_WORDS: usize = 8;

/// The noun at `index` with the words before it that belong to it, without articles, numbers and prepositions, and with
/// what follows "of".
pub fn noun_phrase(number: &Number<'_>, index: TokenIndex) -> RangeInclusive<TokenIndex> {
    let start = first_word(number, index);
    let of = number
        .children(index, &[Dependency::Prep])
        .find(|&at| at == index + 1 && number.is_word(at, &["of"]));
    let object = of.and_then(|of| number.object(of));
    let is_free = |object: &TokenIndex| {
        !number.is_figure(*object)
            && !(index..=*object).any(|at| number.has(at))
            && *object - index <= MOST_WORDS
    };
    start..=object.filter(is_free).unwrap_or(index)
}

/// The first word that is shown of the phrase of the noun at `index`.
fn first_word(number: &Number<'_>, index: TokenIndex) -> TokenIndex {
    use Dependency::{Advmod, Case, Cc, Det, Mark, Nummod, Preconj, Predet, Prep, Punct, Quantmod};
    // The figure of another sentence may stand before the noun, which the parser joins: "Profit: £12m. Staff: 340".
    let is_sum = |at: TokenIndex| number.word(at).starts_with(['£', '$', '€']);
    let edge = (*number.syntax.subtree(index).start()).max(index.saturating_sub(MOST_WORDS));
    let mut start =
        (edge..index).rev().take_while(|&at| !number.has(at) && !is_sum(at)).last().unwrap_or(index);
    let is_left_out = |at: TokenIndex| {
        let token = number.token(at);
        token.is_space()
            || number.is_number(at)
            || matches!(
                token.tag,
                Tag::Pos
                    | Tag::Dt
                    | Tag::PrpPossessive
                    | Tag::WpPossessive
                    | Tag::Cd
                    | Tag::Comma
                    | Tag::Hyph
                    | Tag::Colon
                    | Tag::OpenQuote
                    | Tag::CloseQuote
                    | Tag::Pdt
                    | Tag::Wdt
                    | Tag::In
                    | Tag::Cc
                    | Tag::OpenBracket
                    | Tag::CloseBracket
            )
            || matches!(
                token.label,
                Det | Predet | Preconj | Nummod | Cc | Punct | Case | Advmod | Quantmod | Mark | Prep
            )
            || number.is_word(
                at,
                &["%", "$", "more", "fewer", "less", "other", "another", "further", "additional"],
            )
    };
    // Of "10-year-old boy" and "2km tunnel", what is joined to the number is left out with it.
    let is_joined = |at: TokenIndex| {
        let is_after = |before: TokenIndex| {
            let is_glued = number.token(before).range().end == number.token(at).range().start;
            number.token(before).tag == Tag::Hyph || number.token(before).tag == Tag::Cd && is_glued
        };
        at > edge && is_after(at - 1)
    };
    while start < index && (is_left_out(start) || is_joined(start)) {
        start += 1;
    }
    start
}

/// The verb at `index`, with its subject where that stands close before it: "fire destroyed".
pub fn verb_words(number: &Number<'_>, index: TokenIndex) -> RangeInclusive<TokenIndex> {
    with_subject(number, index, CLOSE - 1).unwrap_or(index)..=index
}

fn with_subject(number: &Number<'_>, index: TokenIndex, reach: usize) -> Option<TokenIndex> {
    let subject = number.syntax.child(index, &[Dependency::Nsubj, Dependency::Nsubjpass])?;
    let is_close = subject < index && index - subject <= reach && !number.is_pronoun(subject);
    (is_close && !number.has(subject)).then(|| first_word(number, subject))
}

/// What goes on, as the verb at `index` says it: with what stands between it and the number, or else with its subject.
/// None for a form of "be" of which nothing is said.
pub fn clause_words(number: &Number<'_>, index: TokenIndex) -> Option<RangeInclusive<TokenIndex>> {
    use Dependency::{Acomp, Attr, Dobj, Neg, Oprd, Prt, Relcl, Xcomp};
    let before = |&at: &TokenIndex| at < number.tokens.start;
    if number.is_be(index) {
        if let Some(complement) = number.children(index, &[Attr]).find(before) {
            return Some(noun_phrase(number, complement));
        }
        let subject = number.antecedent(number.subject_of(index)?);
        return (!number.is_pronoun(subject) && !number.has(subject)).then(|| noun_phrase(number, subject));
    }
    let between = |&at: &TokenIndex| at > index && at < number.tokens.start;
    if let Some(last) = number.children(index, &[Dobj, Attr, Acomp, Prt, Oprd, Xcomp, Neg]).rfind(between) {
        let end = (*number.syntax.subtree(last).end()).min(number.tokens.start - 1);
        return Some(index..=end);
    }
    let noun = number.above(index);
    // "a wait that exceeded two hours" says how long the wait was.
    let measures = number.is_lemma(index, Class::MeasureVerb)
        || number.is_word(index, &["takes", "took", "lasts", "lasted"]);
    if number.label(index) == Relcl && measures && number.is_noun(noun) && noun < index {
        return Some(noun_phrase(number, noun));
    }
    if number.label(index) == Relcl && number.is_noun(noun) && noun < index && index - noun <= CLOSE_TO_NOUN {
        return Some(first_word(number, noun)..=index);
    }
    Some(with_subject(number, index, CLOSE).unwrap_or(index)..=index)
}

/// The verb at `index` with what follows it at once: "voted yes".
pub fn doing(number: &Number<'_>, index: TokenIndex) -> RangeInclusive<TokenIndex> {
    use Dependency::{Acomp, Attr, Dobj, Intj, Oprd, Prt};
    let next = number.children(index, &[Prt, Dobj, Acomp, Oprd, Attr, Intj]).find(|&at| at == index + 1);
    index..=next.unwrap_or(index)
}
