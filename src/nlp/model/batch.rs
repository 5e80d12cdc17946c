//! Sequences of tokens in batches that suit the layers.

use std::ops::Range;

use super::lexeme::Lexeme;

/// How many tokens pass through the layers at once: enough for fast products, few enough to stay in the cache.
pub const BATCH_TOKENS: usize = 1024;

/// How many of them a decoder looks at at once: what it computes for each token takes several times the memory of its
/// vector.
pub const DECODED_TOKENS: usize = 256;

/// The longest sequence read in one piece; a longer one is cut, and what spans the cut may be lost.
pub const LONGEST_SEQUENCE: usize = 8192;

/// A paragraph, or a part of one that is too long to be read in one piece.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The index in the paragraph of its first token.
    pub offset: usize,
    /// Its tokens.
    pub lexemes: &'a [Lexeme],
}

/// The pieces of `paragraphs`, in order; an empty paragraph has none.
pub fn pieces<'a>(paragraphs: impl Iterator<Item = &'a [Lexeme]>) -> Vec<Piece<'a>> {
    let pieces_of = |(paragraph, lexemes): (usize, &'a [Lexeme])| {
        let chunks = lexemes.chunks(LONGEST_SEQUENCE).enumerate();
        chunks.map(move |(at, lexemes)| Piece { paragraph, offset: at * LONGEST_SEQUENCE, lexemes })
    };
    paragraphs.enumerate().flat_map(pieces_of).collect()
}

/// `sequences` in batches of about `tokens` tokens.
#[must_use]
pub fn batches(sequences: &[&[Lexeme]], tokens: usize) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let (mut start, mut token_count) = (0, 0);
    for (at, sequence) in sequences.iter().enumerate() {
        token_count += sequence.len();
        if token_count >= tokens || at + 1 == sequences.len() {
            batches.push(start..at + 1);
            (start, token_count) = (at + 1, 0);
        }
    }
    batches
}
