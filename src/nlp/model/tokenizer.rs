//! The tokens that the recogniser's model was trained on: those of spaCy's English tokeniser.
//!
//! This is `Tokenizer` of `spacy/tokenizer.pyx` of spaCy 3.8 (MIT), rewritten for the English rules. A text is cut at
//! white space. From each run in between, prefixes and suffixes are cut off until the rest has none or is an exception.
//! The rest is kept whole if it is an address, and otherwise cut at its infixes. Finally, exceptions that were cut are
//! put back together (`phrases`).
//!
//! Every step takes constant time, or time proportional to what it cuts off, so the whole is linear in the length of
//! the text even where there is no white space at all. Nothing is remembered between texts, so threads can share a
//! tokeniser.

use super::TableError;
use super::affixes::{next_infix, prefix_length, suffix_length};
use super::characters::is_space;
use super::exceptions::{Exceptions, Piece};
use super::phrases::Phrases;
use super::url::is_url;
use crate::article::TextRange;

/// A token as spaCy's models know it: a word or a part of one, a mark, or a run of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelToken {
    /// Where it is.
    pub range: TextRange,
    /// Its norm, where an exception gives it one: "not" for the "n't" of "can't".
    pub norm: Option<&'static str>,
    /// Whether it is followed by a space that belongs to no token (the attribute `SPACY`).
    pub is_followed_by_space: bool,
}

/// Splits texts into [`ModelToken`]s.
#[derive(Clone, Debug)]
pub struct Tokenizer {
    exceptions: Exceptions,
    phrases: Phrases,
}

impl Tokenizer {
    /// A tokeniser with the exceptions in `table`, which `exceptions_table` of `assets/model/tables.py` writes and
    /// describes. Fails if a line has another form.
    pub fn new(table: &'static str) -> Result<Self, TableError> {
        let exceptions = Exceptions::new(table)?;
        let phrases = Phrases::new(&exceptions);
        Ok(Self { exceptions, phrases })
    }

    /// The tokens of `text`, in order.
    ///
    /// The first space after other characters belongs to no token. All other white space does: a run of it, without
    /// that space, is one token.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> Vec<ModelToken> {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
        let mut suffixes = Vec::new();
        let mut start = 0;
        let mut in_space = text.starts_with(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.split_run(text, start, at, &mut suffixes, &mut tokens);
            }
            start = at;
            if c == ' ' {
                start += 1;
                if let Some(token) = tokens.last_mut() {
                    token.is_followed_by_space = true;
                }
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.split_run(text, start, text.len(), &mut suffixes, &mut tokens);
        }
        self.phrases.apply(&self.exceptions, text, tokens)
    }

    /// Adds the tokens of the run of `text` from `start` to `end`, which is either white space or free of it.
    fn split_run(
        &self,
        text: &str,
        start: usize,
        end: usize,
        suffixes: &mut Vec<usize>,
        tokens: &mut Vec<ModelToken>,
    ) {
        let run = &text[start..end];
        if let Some(pieces) = self.exceptions.get(run) {
            push_pieces(pieces, start, tokens);
        } else if run.bytes().all(|b| b.is_ascii_alphabetic()) {
            // No rule cuts a plain word.
            push(start, run.len(), tokens);
        } else {
            split(Some(&self.exceptions), run, start, suffixes, tokens);
        }
    }
}

/// Adds the tokens of `run`, which begins at byte `start` of the text, splitting it by the rules and by `exceptions`.
///
/// `suffixes` must be empty and is left empty; passing it in saves an allocation for each run.
pub(super) fn split(
    exceptions: Option<&Exceptions>,
    run: &str,
    start: usize,
    suffixes: &mut Vec<usize>,
    tokens: &mut Vec<ModelToken>,
) {
    let find = |text: &str| exceptions.and_then(|exceptions| exceptions.get(text));
    let (mut first, mut end) = (0, run.len());
    let mut pieces = None;
    while first < end {
        let rest = &run[first..end];
        pieces = find(rest);
        if pieces.is_some() {
            break;
        }
        let prefix = prefix_length(rest);
        if prefix > 0 {
            pieces = find(&rest[prefix..]);
            if pieces.is_some() {
                push(start + first, prefix, tokens);
                first += prefix;
                break;
            }
        }
        let suffix = suffix_length(&rest[prefix..]);
        if suffix > 0 {
            pieces = find(&rest[..rest.len() - suffix]);
            if pieces.is_some() {
                suffixes.push(suffix);
                end -= suffix;
                break;
            }
        }
        if prefix > 0 {
            push(start + first, prefix, tokens);
            first += prefix;
        }
        if suffix > 0 {
            suffixes.push(suffix);
            end -= suffix;
        }
        if prefix == 0 && suffix == 0 {
            break;
        }
    }
    match pieces {
        Some(pieces) => push_pieces(pieces, start + first, tokens),
        None => split_at_infixes(&run[first..end], start + first, tokens),
    }
    let mut at = start + end;
    while let Some(suffix) = suffixes.pop() {
        push(at, suffix, tokens);
        at += suffix;
    }
}

/// Adds `stem`, which begins at byte `start` of the text and has no affixes, whole or cut at its infixes.
fn split_at_infixes(stem: &str, start: usize, tokens: &mut Vec<ModelToken>) {
    let mut done = 0;
    if !is_url(stem) {
        let mut from = 0;
        while let Some((at, length)) = next_infix(stem, from) {
            from = at + length;
            // An infix at the very start is part of what follows.
            if at > 0 {
                push(start + done, at - done, tokens);
                push(start + at, length, tokens);
                done = from;
            }
        }
    }
    push(start + done, stem.len() - done, tokens);
}

/// Adds the token of `length` bytes at `start`, unless it is empty.
fn push(start: usize, length: usize, tokens: &mut Vec<ModelToken>) {
    if length > 0 {
        let range = TextRange::new(start, start + length);
        tokens.push(ModelToken { range, norm: None, is_followed_by_space: false });
    }
}

/// Adds the tokens of an exception that begins at `start`.
pub(super) fn push_pieces(pieces: &[Piece], start: usize, tokens: &mut Vec<ModelToken>) {
    let mut at = start;
    for piece in pieces {
        let range = TextRange::new(at, at + piece.length);
        tokens.push(ModelToken { range, norm: piece.norm, is_followed_by_space: false });
        at = range.end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A few lines of the table that `assets/model/tables.py` makes.
    const EXCEPTIONS: &str = "\
10a.m.\t10\t\ta.m.\ta.m.
:)
:-)
Calif.\tCalif.\tCalifornia
Co.
a.m.
can't\tca\tcan\tn't\tnot
he's\the\the\t's\t's
w/o\tw/o\twithout
\u{a0}\t\u{a0}\t  
—
";

    fn tokenizer() -> Tokenizer {
        Tokenizer::new(EXCEPTIONS).unwrap()
    }

    fn check(text: &str, expected: &str) {
        let words: Vec<_> =
            tokenizer().tokenize(text).iter().map(|t| &text[t.range.start..t.range.end]).collect();
        assert_eq!(words.join("|"), expected, "{text:?}");
    }

    #[test]
    fn words_and_marks_are_parted() {
        check("", "");
        check("The war in Ukraine's east, he said.", "The|war|in|Ukraine|'s|east|,|he|said|.");
        check("“Russian-claimed” (2014–15)…", "“|Russian|-|claimed|”|(|2014–15|)|…");
        check("the U.S. and NATO.", "the|U.S.|and|NATO|.");
        check("yes...no,maybe?!", "yes|...|no|,|maybe|?|!");
        check("either/or A+B +1 +x", "either|/|or|A+B|+1|+|x");
        check("-x a--b end.Next", "-x|a|--|b|end|.|Next");
        check("((((word))))", "(|(|(|(|word|)|)|)|)");
        check("😀🎉word", "😀|🎉|word");
        check("....", "....");
    }

    #[test]
    fn numbers_keep_their_points_and_lose_their_units() {
        check("$1.2bn, US$5 and 1,000.", "$|1.2bn|,|US$|5|and|1,000|.");
        check("10km 5% 3.5m/s. 20°C", "10|km|5|%|3.5|m/s|.|20|°|C");
        check("1990-95 5-year 10:30", "1990|-|95|5|-|year|10:30");
    }

    #[test]
    fn addresses_stay_whole() {
        check("(see https://example.com/a-b?c=d).", "(|see|https://example.com/a-b?c=d|)|.");
        check("Mail some-one@example.com, now", "Mail|some-one@example.com|,|now");
        check("10.0.0.1 a-b@c", "10.0.0.1|a|-|b@c");
    }

    #[test]
    fn the_first_space_is_no_token() {
        check("a b", "a|b");
        check("a  b", "a| |b");
        check(" a ", " |a");
        check("a \n\n b\n", "a|\n\n |b|\n");
        check("a\tb\u{a0}c", "a|\t|b|\u{a0}|c");
        let followed: Vec<_> =
            tokenizer().tokenize("a b\nc  d ").iter().map(|t| t.is_followed_by_space).collect();
        assert_eq!(followed, [true, false, false, true, false, true]);
    }

    #[test]
    fn exceptions_are_split_or_kept() {
        check("I can't at 10a.m., or a.m.", "I|ca|n't|at|10|a.m.|,|or|a.m.");
        check("(he's w/o Calif.) :-)", "(|he|'s|w/o|Calif.|)|:-)");
        check("\"can't\"", "\"|ca|n't|\"");
    }

    #[test]
    fn exceptions_that_were_cut_are_put_together() {
        check("Calif.:)", "Calif.|:)");
        check("and…Co.", "and|…|Co.");
        check("so—Co.—so", "so|—|Co.—so");
        check("Calif .", "Calif|.");
    }

    #[test]
    fn exceptions_give_norms() {
        let tokens = tokenizer().tokenize("can't Calif.\u{a0}");
        let norms: Vec<_> = tokens.iter().map(|token| token.norm).collect();
        assert_eq!(norms, [Some("can"), Some("not"), Some("California"), Some("  ")]);
    }

    proptest! {
        /// Whatever the text, the tokens are in order and hold every character except single spaces.
        #[test]
        fn tokens_hold_the_whole_text(text in "([a-zA-Z0-9]|\\PC|[ \t\n.,:'’\"()@/-]|can't|Co\\.|US\\$|5km){0,40}") {
            let mut done = 0;
            for token in tokenizer().tokenize(&text) {
                let gap = &text[done..token.range.start];
                prop_assert!(gap.is_empty() || gap == " ", "{gap:?}");
                prop_assert!(!token.range.is_empty());
                done = token.range.end;
            }
            let gap = &text[done..];
            prop_assert!(gap.is_empty() || gap == " ", "{gap:?}");
        }
    }

    #[test]
    fn a_long_run_takes_linear_time() {
        for piece in ["a", "(", ".", ")", "a.b", "@", "-", "a@b.c", "'s", "1km", "..a", ":"] {
            let text = piece.repeat(1_000_000 / piece.len());
            let tokens = tokenizer().tokenize(&text);
            let length: usize = tokens.iter().map(|token| token.range.len()).sum();
            assert_eq!(length, text.len(), "{piece}");
        }
    }
}
