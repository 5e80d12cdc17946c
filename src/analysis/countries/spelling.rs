//! Tokens as the automaton sees them, and the case that they really have.

use crate::text::push_folded;

/// Adds `token` to `text` as the automaton sees it: folded, between a space and a line end.
pub(super) fn push_token(text: &mut String, token: &str) {
    text.push(' ');
    push_folded(text, token);
    text.push('\n');
}

/// How the case of a text compares with that of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    /// As in the form, or with a capital where the form has none.
    Fits,
    /// In capitals, unlike the form.
    Capitals,
}

/// Compares the case of `token` with that of the same token of a form; `None` if a capital is missing.
pub(super) fn case_of(token: &str, form: &str) -> Option<Case> {
    let mut letters = token.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some_and(char::is_uppercase) && letters.next().is_some() && is_capitals(token) {
        return Some(if is_capitals(form) { Case::Fits } else { Case::Capitals });
    }
    let mut form_letters = form.chars().filter(|c| c.is_alphabetic());
    let mut is_first = true;
    for c in token.chars().filter(|c| c.is_alphabetic()) {
        // Folding may make one letter of two or two of one; then only the beginning is compared.
        let Some(wanted) = form_letters.next() else { break };
        if wanted.is_uppercase() && !c.is_uppercase() && c != wanted {
            return None;
        }
        if !is_first && wanted.is_lowercase() && c.is_uppercase() {
            return None;
        }
        is_first = false;
    }
    Some(Case::Fits)
}

/// Whether every letter of `word` is a capital.
pub(super) fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}
