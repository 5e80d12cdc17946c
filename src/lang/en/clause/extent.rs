//! Where a clause begins and ends.

use std::ops::RangeInclusive;

use super::negation;
use super::tree::Tree;
use crate::article::TextRange;
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Tag, TokenIndex};

/// How many tokens may stand between a noun and the relative clause to which it is added.
const MOST_BETWEEN: usize = 12;

/// The smallest clause around the number of `tree`; `None` if there is no verb.
pub(super) fn find(tree: &Tree<'_>) -> Option<TextRange> {
    let mut step = tree.clause_from(0)?;
    // "40 ships had left" would be wrong where the text has "did not say that 40 ships had left".
    if let Some(governor) = negation::governor(tree, step)
        && let Some(above) = tree.clause_from(governor)
    {
        step = above;
    }
    let clause = tree.syntax.range_of(span(tree, tree.path[step]))?;
    Some(clause.within(tree.sentence).cover(tree.number))
}

/// The tokens of the clause with the verb at `at`, without other clauses.
fn span(tree: &Tree<'_>, at: TokenIndex) -> RangeInclusive<TokenIndex> {
    let syntax = tree.syntax;
    let (mut start, mut end) = syntax.subtree(at).into_inner();
    if tree.label(at) == Dependency::Relcl {
        // "which cost $3 million" makes sense with "the bridge" before it.
        let noun = syntax.head(at);
        if noun < start && start - noun <= MOST_BETWEEN {
            start = *syntax.subtree(noun).start();
        }
    }
    let number_start = tree.tokens.start;
    let number_end = tree.tokens.end.saturating_sub(1).max(number_start);
    for child in syntax.children(at) {
        let (first, last) = syntax.subtree(child).into_inner();
        let is_said_before = tree.label(child) == Dependency::Ccomp && child < at && last < number_start;
        if is_said_before && tree.has_subject(at) {
            start = start.max(last + 1);
        }
        let is_other = tree.label(child) == Dependency::Conj && tree.is_verb(child);
        if is_other && first > number_end && first > at {
            end = end.min(first - 1);
        }
    }
    // A list of verbs is a chain: what follows the one with the number is left out too.
    let mut verb = at;
    while let Some(next) = syntax.child(verb, &[Dependency::Conj]).filter(|&next| tree.is_verb(next)) {
        let first = *syntax.subtree(next).start();
        if first > number_end {
            end = end.min(first - 1);
            break;
        }
        verb = next;
    }
    let is_semicolon = |&at: &TokenIndex| tree.word(at) == ";";
    if let Some(last) = (start..number_start).rfind(is_semicolon) {
        start = last + 1;
    }
    if let Some(first) = (number_end + 1..=end).find(is_semicolon) {
        end = first - 1;
    }
    while start < number_start && is_left_out(tree, at, start) {
        start += 1;
    }
    while end > number_end && (is_joint(tree, end) || tree.label(end) == Dependency::Cc) {
        end -= 1;
    }
    start.min(number_start)..=end.max(number_end)
}

/// Whether the token at `token` is left out at the beginning of the clause with the verb at `at`.
fn is_left_out(tree: &Tree<'_>, at: TokenIndex, token: TokenIndex) -> bool {
    let joins = matches!(tree.label(token), Dependency::Mark | Dependency::Advmod)
        && tree.syntax.head(token) == at
        && tree.is_in(token, Class::ClauseJoint)
        && !matches!(tree.label(at), Dependency::Root | Dependency::Relcl);
    joins || is_joint(tree, token)
}

/// Whether the token at `token` is a conjunction, a comma or the like, but no quotation mark or bracket.
fn is_joint(tree: &Tree<'_>, token: TokenIndex) -> bool {
    let token_there = tree.syntax.token(token);
    let is_mark = token_there.part_of_speech == PartOfSpeech::Punct
        && !matches!(
            token_there.tag,
            Tag::OpenQuote | Tag::CloseQuote | Tag::OpenBracket | Tag::CloseBracket
        );
    let joins = token_there.label == Dependency::Cc && !tree.is_word(token, &["nor", "neither"]);
    token_there.is_space() || is_mark || joins
}

/// The part of `sentence` between the semicolons around `number`.
pub(super) fn between_semicolons(text: &str, sentence: TextRange, number: TextRange) -> TextRange {
    let before = text[sentence.start..number.start].rfind(';');
    let after = text[number.end..sentence.end].find(';');
    let start = before.map_or(sentence.start, |at| sentence.start + at + 1);
    let end = after.map_or(sentence.end, |at| number.end + at);
    TextRange::new(start, end).trimmed(text)
}

/// `clause` without marks at its ends that belong to the sentence, or to a pair that is not whole, but with all of
/// `number`.
pub(super) fn trimmed(text: &str, clause: TextRange, number: TextRange) -> TextRange {
    let mut range = clause.trimmed(text);
    while let Some(first) = text[range.start..number.start].chars().next() {
        let rest = &text[range.start + first.len_utf8()..range.end];
        let is_half = match first {
            '“' => !rest.contains('”'),
            '‘' => !rest.contains('’'),
            '"' | '\'' | '«' => !rest.contains(if first == '«' { '»' } else { first }),
            '(' => !rest.contains(')'),
            '[' => !rest.contains(']'),
            ',' | ';' | ':' | '–' | '—' | ')' | ']' | '”' | '•' => true,
            _ => first.is_whitespace(),
        };
        if !is_half {
            break;
        }
        range.start += first.len_utf8();
    }
    while let Some(last) = text[number.end..range.end].chars().next_back() {
        let rest = &text[range.start..range.end - last.len_utf8()];
        let is_half = match last {
            '”' => !rest.contains('“'),
            '’' => !rest.contains('‘') && !rest.ends_with('s'),
            '"' | '\'' | '»' => !rest.contains(if last == '»' { '«' } else { last }),
            ')' => !rest.contains('('),
            ']' => !rest.contains('['),
            ',' | ';' | ':' | '.' | '!' | '?' | '…' | '–' | '—' | '(' | '[' | '“' => {
                !(last == '.' && is_abbreviation(rest))
            }
            _ => last.is_whitespace(),
        };
        if !is_half {
            break;
        }
        range.end -= last.len_utf8();
    }
    range
}

/// Whether `text` ends like an abbreviation, to which the full stop behind it belongs: "the U.S", "9 a.m".
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains('.') && word.chars().all(|c| c.is_alphabetic() || c == '.')
}
