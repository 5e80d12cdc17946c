//! From the attributes of tokens to vectors that take in each token's neighbourhood.
//!
//! These are `spacy.MultiHashEmbed.v2` and `spacy.MaxoutWindowEncoder.v2` of spaCy 3.8. The embeddings of the
//! attributes and the static vector are mixed into one vector of 96 numbers; then, in each of four layers, a token and
//! its two neighbours determine what is added to the token. A word's mixed vector, and its part in the first layer, do
//! not depend on its neighbours, so they are computed once per word.

use std::sync::{Mutex, PoisonError};

use half::slice::HalfFloatSliceExt as _;
use pulp::{Arch, Simd, WithSimd};

use super::activation::{PIECES, activate, normalized_maxout};
use super::lexeme::{Attribute, Lexeme};
use super::matrix::{Rows, WIDTH, multiply};
use super::murmur::{HashedMap, hash_rows};
use super::weights::{EncoderWeights, Maxout};

/// The number of empty rows around a sequence: one per layer, so that no sequence sees another.
const PADDING: usize = 4;

/// How many new words are looked at at once: enough for fast products, few enough that their vectors take little memory.
const WORDS_AT_ONCE: usize = 256;

/// The number of words kept for reuse; some 15 MB.
const MOST_KNOWN: usize = 4096;

/// About how many words a batch can add to these.
const MOST_NEW: usize = 1024;

/// Turns sequences of lexemes into vectors. Keeps its buffers, and what it has computed for words.
#[derive(Debug)]
pub struct Encoder<'a> {
    arch: Arch,
    weights: &'a EncoderWeights<'a>,
    words: Words,
    rows: Vec<f32>,
    product: Vec<f32>,
}

impl<'a> Encoder<'a> {
    /// An encoder that has seen no word yet.
    #[must_use]
    pub fn new(weights: &'a EncoderWeights<'a>) -> Self {
        Self::with_words(weights, Words::default())
    }

    /// An encoder that has seen `words`, which one with the same weights has learnt.
    #[must_use]
    pub fn with_words(weights: &'a EncoderWeights<'a>, words: Words) -> Self {
        Self { arch: Arch::new(), weights, words, rows: Vec::new(), product: Vec::new() }
    }

    /// The words that it has seen; it forgets them.
    #[must_use]
    pub fn take_words(&mut self) -> Words {
        std::mem::take(&mut self.words)
    }

    /// The vectors of all tokens of `sequences`, [`WIDTH`] numbers each, one sequence after another.
    pub fn encode(&mut self, sequences: &[&[Lexeme]]) -> Vec<f32> {
        let words = self.words.learn(self.arch, self.weights, sequences, &mut self.product);
        let [first, others @ ..] = &self.weights.layers;
        let row_count = words.len() + PADDING * (sequences.len() + 1);
        // One more empty row at each end gives every row a window.
        let mut word_of_row: Vec<Option<usize>> = vec![None; row_count + 2];
        let mut words_left = words.as_slice();
        for (sequence, start) in sequences.iter().zip(starts(sequences)) {
            let (words, rest) = words_left.split_at(sequence.len());
            words_left = rest;
            for (row, &word) in word_of_row[start..].iter_mut().zip(words) {
                *row = Some(word);
            }
        }
        self.rows.clear();
        self.rows.resize((row_count + 2) * WIDTH, 0.0);
        let rows = self.rows[WIDTH..].as_chunks_mut().0;
        self.arch.dispatch(FirstLayer { layer: first, words: &self.words, word_of_row: &word_of_row, rows });
        self.product.resize(self.product.len().max(row_count * PIECES), 0.0);
        for layer in others {
            let windows = Rows::strided(&self.rows, WIDTH, row_count);
            multiply(windows, &layer.linear, &mut self.product);
            let rows = &mut self.rows[WIDTH..][..row_count * WIDTH];
            normalized_maxout(self.arch, layer, &self.product, rows, true);
        }
        let mut vectors = Vec::with_capacity(words.len() * WIDTH);
        for (sequence, start) in sequences.iter().zip(starts(sequences)) {
            vectors.extend_from_slice(&self.rows[start * WIDTH..][..sequence.len() * WIDTH]);
        }
        vectors
    }
}

/// What is known about words regardless of their neighbours.
#[derive(Debug, Default)]
pub struct Words {
    /// The number of each word, by its identifier, its norm, and whether a space follows where that is embedded.
    known: HashedMap<(u64, u64, bool), usize>,
    /// The mixed vector of each.
    mixed: Vec<f32>,
    /// What each contributes to the first layer's product for the token after it, for itself and for the token before
    /// it.
    shares: Vec<f32>,
    /// The vectors of the attributes of words that are new in a batch.
    embedded: Vec<f32>,
}

/// Words that encoders of the same weights have learnt, kept for the next article.
#[derive(Debug, Default)]
pub struct SpareWords(Mutex<Vec<Words>>);

impl SpareWords {
    /// Some that were kept, or none.
    #[must_use]
    pub fn take(&self) -> Words {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps `words` if their thread has no others to share its work with, as one of several that read a stream of articles,
    /// each alone. A program that reads a single article should have its memory back.
    pub fn keep(&self, words: Words) {
        // In a panic they may be half learnt.
        if rayon::current_num_threads() == 1 && !std::thread::panicking() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(words);
        }
    }
}

/// The first layer: for each row, whose word is in the middle of a window of three. Each word's part in the product was
/// computed when the word was learnt, so it only remains to add them up.
struct FirstLayer<'a> {
    layer: &'a Maxout,
    words: &'a Words,
    word_of_row: &'a [Option<usize>],
    rows: &'a mut [[f32; WIDTH]],
}

impl WithSimd for FirstLayer<'_> {
    type Output = ();

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes on the features of the function that it is built into"
    )]
    fn with_simd<S: Simd>(self, simd: S) {
        let (shares, mixed) =
            (self.words.shares.as_chunks::<PIECES>().0, self.words.mixed.as_chunks::<WIDTH>().0);
        for (row, window) in self.rows.iter_mut().zip(self.word_of_row.windows(3)) {
            let mut product = [0.0f32; PIECES];
            for (role, word) in window.iter().enumerate() {
                if let Some(word) = word {
                    add(simd, &mut product, &shares[word * 3 + role]);
                }
            }
            if let Some(word) = window[1] {
                row.copy_from_slice(&mixed[word]);
            }
            activate(simd, self.layer, &product, row, window[1].is_some());
        }
    }
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "it takes on the features of the function that it is built into")]
fn add<S: Simd>(simd: S, sums: &mut [f32], values: &[f32]) {
    for (sum, value) in S::as_mut_simd_f32s(sums).0.iter_mut().zip(S::as_simd_f32s(values).0) {
        *sum = simd.add_f32s(*sum, *value);
    }
}

impl Words {
    /// The number of each token's word; computes what is not known yet.
    fn learn(
        &mut self,
        arch: Arch,
        weights: &EncoderWeights<'_>,
        sequences: &[&[Lexeme]],
        product: &mut Vec<f32>,
    ) -> Vec<usize> {
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
            self.mixed.clear();
            self.shares.clear();
        }
        let first_new = self.known.len();
        let mut new: Vec<&Lexeme> = Vec::new();
        let mut words = Vec::new();
        let sees_spaces = weights.tables.iter().any(|(attribute, _)| *attribute == Attribute::Spacy);
        for lexeme in sequences.iter().copied().flatten() {
            let key = (lexeme.orth, lexeme.norm, sees_spaces && lexeme.is_followed_by_space);
            let word = *self.known.entry(key).or_insert_with(|| {
                new.push(lexeme);
                first_new + new.len() - 1
            });
            words.push(word);
        }
        if self.shares.capacity() == 0 {
            // Vectors that grow by doubling would take twice the memory; reserved memory takes none until it is used.
            let most = MOST_KNOWN + new.len().max(MOST_NEW);
            self.mixed.reserve_exact(most * WIDTH);
            self.shares.reserve_exact(most * 3 * PIECES);
        }
        for new in new.chunks(WORDS_AT_ONCE) {
            self.add(arch, weights, new, product);
        }
        words
    }

    /// Computes what is to be known about `new` words, which come after all that are known.
    fn add(&mut self, arch: Arch, weights: &EncoderWeights<'_>, new: &[&Lexeme], product: &mut Vec<f32>) {
        let first_new = self.mixed.len() / WIDTH;
        let width = weights.mix.linear.inputs;
        self.embedded.clear();
        self.embedded.resize(new.len() * width, 0.0);
        for (row, lexeme) in self.embedded.chunks_exact_mut(width).zip(new) {
            embed(weights, lexeme, row);
        }
        product.resize(product.len().max(new.len() * PIECES), 0.0);
        multiply(Rows::dense(&self.embedded, width), &weights.mix.linear, product);
        self.mixed.resize((first_new + new.len()) * WIDTH, 0.0);
        normalized_maxout(arch, &weights.mix, product, &mut self.mixed[first_new * WIDTH..], false);
        self.shares.resize(self.mixed.len() / WIDTH * 3 * PIECES, 0.0);
        let mixed = Rows::dense(&self.mixed[first_new * WIDTH..], WIDTH);
        multiply(mixed, &weights.shares, &mut self.shares[first_new * 3 * PIECES..]);
    }
}

/// The row at which each of `sequences` starts, counting the empty row before all windows.
fn starts<'a>(sequences: &'a [&[Lexeme]]) -> impl Iterator<Item = usize> + 'a {
    sequences.iter().scan(1 + PADDING, |next, sequence| {
        let start = *next;
        *next += sequence.len() + PADDING;
        Some(start)
    })
}

/// The vectors of `lexeme`, one after another.
fn embed(weights: &EncoderWeights<'_>, lexeme: &Lexeme, row: &mut [f32]) {
    let mut wide = [0.0f32; WIDTH];
    let (parts, _) = row.as_chunks_mut::<WIDTH>();
    for ((attribute, table), part) in weights.tables.iter().zip(&mut *parts) {
        for number in hash_rows(lexeme.attribute(*attribute), table.seed) {
            table.row(number).convert_to_f32_slice(&mut wide);
            for (sum, value) in part.iter_mut().zip(wide) {
                *sum += value;
            }
        }
    }
    let vector = weights.index.row(lexeme.orth).and_then(|row| weights.vectors.get(row));
    if let (Some(vector), Some(part)) = (vector, parts.last_mut()) {
        vector.convert_to_f32_slice(part);
    }
}
