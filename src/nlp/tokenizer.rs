//! The words and punctuation marks of a text.
//!
//! A token is a run of letters and digits with the marks that join them (an apostrophe, a full stop or a comma between
//! digits, the full stops of "U.S."), or one other character. A hyphen is a token of its own, and so is a possessive
//! ending, so that "Ukraine's" and "Russian-claimed" are split.

use crate::article::TextRange;

/// A word or a punctuation mark. Offsets take 32 bits, since a long article has millions of tokens, all kept during its
/// analysis, and no article that can be opened comes near 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
}

impl Token {
    fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Where it is.
    #[must_use]
    pub fn range(self) -> TextRange {
        TextRange::new(self.start as usize, self.end as usize)
    }

    /// The token moved `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        let TextRange { start, end } = self.range().shifted(by);
        Self::new(start, end)
    }
}

/// The tokens of `text`, in order; `text` must be shorter than 4 GiB. White space is in no token; every other character
/// is in exactly one.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if is_apostrophe(first) && is_possessive(text, start) {
            rest.next();
            end += 1;
        } else if is_word(first) {
            let mut previous = first;
            while let Some(&(at, next)) = rest.peek() {
                let after = text[at + next.len_utf8()..].chars().next();
                let joins = is_word(next) || joins_word(text, start, at, previous, next, after);
                if !joins {
                    break;
                }
                end = at + next.len_utf8();
                previous = next;
                rest.next();
            }
        }
        tokens.push(Token::new(start, end));
    }
    tokens
}

fn is_word(c: char) -> bool {
    // Combining marks belong to the letter that they modify.
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '_')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether the apostrophe at `at` and the "s" after it end a word.
fn is_possessive(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    after.next();
    matches!(after.next(), Some('s' | 'S'))
        && !after.next().is_some_and(is_word)
        && text[..at].chars().next_back().is_some_and(is_word)
}

/// Whether the mark `next` at `at` is inside the word that began at `start`.
fn joins_word(text: &str, start: usize, at: usize, previous: char, next: char, after: Option<char>) -> bool {
    let Some(after_char) = after else {
        return next == '.' && is_abbreviation(&text[start..at]);
    };
    match next {
        '.' if previous.is_numeric() && after_char.is_numeric() => true,
        '.' => is_abbreviation(&text[start..at]) || opens_initials(&text[start..at], &text[at..]),
        ',' => previous.is_ascii_digit() && after_char.is_ascii_digit(),
        _ if is_apostrophe(next) => is_word(after_char) && !is_possessive(text, at),
        _ => false,
    }
}

/// Whether `word` is the first letter of lower-case initials such as "p.m."; `rest` is what follows it.
fn opens_initials(word: &str, rest: &str) -> bool {
    let mut rest = rest.chars().skip(1);
    word.chars().count() == 1 && rest.next().is_some_and(char::is_lowercase) && rest.next() == Some('.')
}

/// The longest abbreviation without its last full stop, in bytes. The limit keeps a text of nothing but letters and
/// full stops from being scanned again at each full stop.
const LONGEST_ABBREVIATION: usize = 32;

/// Whether a full stop after `word` belongs to it: an initial, or single letters between full stops ("U.S", "a.m").
fn is_abbreviation(word: &str) -> bool {
    if word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let mut letters = word.split('.');
    letters.all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    }) && (word.contains('.') || word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens: Vec<&str> =
            tokenize(text).iter().map(|token| &text[token.range().start..token.range().end]).collect();
        assert_eq!(tokens.join("|"), expected);
    }

    #[test]
    fn words_and_marks_are_tokens() {
        check("Putin’s conditions include “peace”.", "Putin|’s|conditions|include|“|peace|”|.");
        check("Russian-claimed", "Russian|-|claimed");
        check("the U.S. President, J. Doe", "the|U.S.|President|,|J.|Doe");
        check("1,200.50 and 3.5%", "1,200.50|and|3.5|%");
        check("don't O’Brien rock 'n' roll", "don't|O’Brien|rock|'|n|'|roll");
        check("It ended.", "It|ended|.");
        check("the leaders' vote", "the|leaders|'|vote");
        check("at 5 p.m. today", "at|5|p.m.|today");
        check("$1.2bn", "$|1.2bn");
        check("", "");
    }
}
