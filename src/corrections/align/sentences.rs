//! The sentences of a text, as runs of tokens that are the same in any spelling of it.

use std::ops::Range;

use super::tokens::{Gap, Tokens};

/// The sentences of a text.
pub(super) struct Sentences {
    /// The first token of each, and the number of all tokens behind them.
    starts: Vec<usize>,
    /// What is the same for sentences that are the same.
    hashes: Vec<u64>,
    /// Whether each says enough to be known again wherever it stands.
    is_telling: Vec<bool>,
}

/// A sentence of so many words is not written twice by chance.
const TELLING_WORDS: usize = 4;

impl Sentences {
    pub fn new(tokens: &Tokens<'_>) -> Self {
        let mut starts: Vec<usize> = (0..tokens.len()).filter(|&index| begins(tokens, index)).collect();
        starts.push(tokens.len());
        let mut sentences = Self { starts, hashes: Vec::new(), is_telling: Vec::new() };
        for index in 0..sentences.len() {
            let range = sentences.range(index);
            sentences.hashes.push(hash(&tokens.hashes()[range.clone()]));
            let words = range.clone().filter(|&token| tokens.is_word(token)).take(TELLING_WORDS).count();
            let is_end = range.end == tokens.len() || tokens.gap(range.end) == Gap::Paragraph;
            let is_paragraph = tokens.gap(range.start) == Gap::Paragraph && is_end;
            sentences.is_telling.push(words == TELLING_WORDS || is_paragraph && words > 0);
        }
        sentences
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The tokens of the sentence `index`.
    pub fn range(&self, index: usize) -> Range<usize> {
        self.starts[index]..self.starts[index + 1]
    }

    /// The tokens of all of `sentences`.
    pub fn cover(&self, sentences: Range<usize>) -> Range<usize> {
        self.starts[sentences.start]..self.starts[sentences.end]
    }

    /// The sentence of the token `token`.
    pub fn at(&self, token: usize) -> usize {
        self.starts.partition_point(|&start| start <= token).saturating_sub(1)
    }

    /// What is the same for sentences that are the same.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// Whether the sentence says enough to be known again wherever it stands.
    pub fn is_telling(&self, index: usize) -> bool {
        self.is_telling[index]
    }
}

/// Whether a sentence begins at the token `index`: after an empty line, or after a full stop and white space, unless it
/// goes on in lower case. The rule only has to say the same about the same words; that it ends a sentence after "Mr."
/// does no harm.
fn begins(tokens: &Tokens<'_>, index: usize) -> bool {
    match tokens.gap(index) {
        Gap::None => false,
        Gap::Paragraph => true,
        Gap::Space => {
            let mut before = index - 1;
            while is_closing(tokens.word(before)) && before > 0 && tokens.gap(before) == Gap::None {
                before -= 1;
            }
            matches!(tokens.word(before), "." | "!" | "?" | "…")
                && !tokens.word(index).starts_with(char::is_lowercase)
        }
    }
}

fn is_closing(word: &str) -> bool {
    matches!(word, "”" | "\"" | "’" | "'" | "»" | ")" | "]")
}

/// A hash of `hashes` in their order.
fn hash(hashes: &[u64]) -> u64 {
    hashes.iter().fold(0x9e37_79b9_7f4a_7c15, |all, &one| {
        (all.rotate_left(5) ^ one).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}
