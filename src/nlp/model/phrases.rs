//! Exceptions that show only when their parts are side by side.
//!
//! The tokeniser may miss an exception that the rules would cut ("Co.", ":-)"), since it looks only at what is left of
//! a run of characters between two cuts. spaCy therefore makes a second pass over all tokens, looking for those that
//! the rules alone make of each such exception (`Tokenizer._apply_special_cases` of spaCy 3.8, MIT).

use std::cmp::Reverse;

use super::affixes::{next_infix, prefix_length, suffix_length};
use super::exceptions::{Exceptions, Piece};
use super::murmur::HashedMap;
use super::tokenizer::{ModelToken, push_pieces, split};

/// The token texts of the exceptions that the rules alone would split, by the first token.
#[derive(Clone, Debug)]
pub struct Phrases {
    by_first: HashedMap<&'static str, Vec<Vec<&'static str>>>,
    /// Whether a phrase begins with this byte; most tokens are ruled out without a lookup in the map.
    is_first_byte: [bool; 256],
}

impl Phrases {
    /// Collects the phrases of `exceptions`.
    pub fn new(exceptions: &Exceptions) -> Self {
        let mut phrases = Self { by_first: HashedMap::default(), is_first_byte: [false; 256] };
        let mut tokens = Vec::new();
        for (text, pieces) in exceptions.iter() {
            // This is the check that spaCy's `faster_heuristics` makes.
            if prefix_length(text) == 0 && suffix_length(text) == 0 && next_infix(text, 0).is_none() {
                continue;
            }
            tokens.clear();
            split(None, text, 0, &mut Vec::new(), &mut tokens);
            let words: Vec<_> =
                tokens.iter().map(|token| &text[token.range.start..token.range.end]).collect();
            // A token that would be replaced by itself need not be found.
            if !(words.len() == 1 && matches!(pieces, [Piece { norm: None, .. }])) {
                phrases.is_first_byte[usize::from(text.as_bytes()[0])] = true;
                phrases.by_first.entry(words[0]).or_default().push(words);
            }
        }
        phrases
    }

    /// Replaces the tokens of each phrase with the pieces of its exception.
    ///
    /// Where phrases overlap, the longest wins; of two equally long ones, the first. As in spaCy, tokens with white
    /// space between them are found too, although they can do nothing but keep a shorter phrase from being taken.
    pub fn apply(&self, exceptions: &Exceptions, text: &str, tokens: Vec<ModelToken>) -> Vec<ModelToken> {
        let mut spans = self.find(text, &tokens);
        if spans.is_empty() {
            return tokens;
        }
        spans.sort_unstable_by_key(|&(start, end)| (Reverse(end - start), start));
        let mut is_seen = vec![false; tokens.len()];
        spans.retain(|&(start, end)| {
            let is_free = !is_seen[start] && !is_seen[end - 1];
            is_seen[start..end].fill(true);
            is_free
        });
        spans.sort_unstable();
        let mut replaced = Vec::with_capacity(tokens.len());
        let mut done = 0;
        for (start, end) in spans {
            let (first, last) = (tokens[start].range.start, tokens[end - 1].range.end);
            if let Some(pieces) = exceptions.get(&text[first..last]) {
                replaced.extend_from_slice(&tokens[done..start]);
                push_pieces(pieces, first, &mut replaced);
                if let Some(token) = replaced.last_mut() {
                    token.is_followed_by_space = tokens[end - 1].is_followed_by_space;
                }
                done = end;
            }
        }
        replaced.extend_from_slice(&tokens[done..]);
        replaced
    }

    /// First and past-the-end tokens of every phrase in `tokens`.
    fn find(&self, text: &str, tokens: &[ModelToken]) -> Vec<(usize, usize)> {
        let word = |token: &ModelToken| &text[token.range.start..token.range.end];
        let mut spans = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            if !self.is_first_byte[usize::from(text.as_bytes()[token.range.start])] {
                continue;
            }
            for phrase in self.by_first.get(word(token)).into_iter().flatten() {
                let following = tokens[start..].iter().take(phrase.len()).map(word);
                if following.eq(phrase.iter().copied()) {
                    spans.push((start, start + phrase.len()));
                }
            }
        }
        spans
    }
}
