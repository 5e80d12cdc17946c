//! From the attributes of tokens to a vector for each that knows its neighbourhood.
//!
//! `spacy.MultiHashEmbed.v2` and `spacy.MaxoutWindowEncoder.v2` of spaCy 3.8: the embeddings of four attributes and
//! the static vector are mixed to one vector of 96 numbers; then, four times, each token and its two neighbours give
//! what is added to the token.

use std::collections::HashMap;

use half::slice::HalfFloatSliceExt as _;

use super::lexeme::Lexeme;
use super::matrix::{Rows, WIDTH, multiply, normalized_maxout};
use super::murmur::hash_rows;
use super::weights::Weights;

/// The empty rows around a sequence: as many as there are layers, so that no sequence sees another.
const PADDING: usize = 4;

/// How many mixed vectors are kept for words that come again; 6 MB.
const MOST_KNOWN: usize = 16_384;

/// Turns sequences of lexemes into vectors. Keeps the vectors of words for when they come again, and its buffers.
#[derive(Debug)]
pub struct Encoder<'a> {
    weights: &'a Weights<'a>,
    /// Where the mixed vector of a word with its norm stands in `mixed`.
    known: HashMap<(u64, u64), usize>,
    mixed: Vec<f32>,
    rows: Vec<f32>,
    product: Vec<f32>,
}

impl<'a> Encoder<'a> {
    /// An encoder that has seen no word yet.
    #[must_use]
    pub fn new(weights: &'a Weights<'a>) -> Self {
        Self { weights, known: HashMap::new(), mixed: Vec::new(), rows: Vec::new(), product: Vec::new() }
    }

    /// The vectors of all tokens of `sequences`, [`WIDTH`] numbers each, sequence behind sequence.
    pub fn encode(&mut self, sequences: &[&[Lexeme]]) -> Vec<f32> {
        let places = self.mix(sequences);
        let token_count = places.len();
        let row_count = token_count + PADDING * (sequences.len() + 1);

        // One more empty row at each end makes a window for every row.
        self.rows.clear();
        self.rows.resize((row_count + 2) * WIDTH, 0.0);
        let mut places = places.into_iter();
        for (sequence, start) in sequences.iter().zip(starts(sequences)) {
            for (row, place) in (start..).zip(places.by_ref().take(sequence.len())) {
                self.rows[row * WIDTH..][..WIDTH].copy_from_slice(&self.mixed[place * WIDTH..][..WIDTH]);
            }
        }
        self.product.resize(row_count * 3 * WIDTH, 0.0);
        for layer in &self.weights.encoder {
            let windows = Rows { values: &self.rows, stride: WIDTH, count: row_count };
            multiply(windows, &layer.linear, &mut self.product);
            let rows = self.rows[WIDTH..].chunks_exact_mut(WIDTH);
            for (row, product) in rows.zip(self.product.chunks_exact(3 * WIDTH)) {
                for (value, new) in row.iter_mut().zip(normalized_maxout(layer, product)) {
                    *value += new;
                }
            }
        }
        let mut vectors = Vec::with_capacity(token_count * WIDTH);
        for (sequence, start) in sequences.iter().zip(starts(sequences)) {
            vectors.extend_from_slice(&self.rows[start * WIDTH..][..sequence.len() * WIDTH]);
        }
        vectors
    }

    /// Where in `mixed` the vector of each token stands; makes those that are not there yet.
    fn mix(&mut self, sequences: &[&[Lexeme]]) -> Vec<usize> {
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
            self.mixed.clear();
        }
        let first_new = self.known.len();
        let mut new: Vec<&Lexeme> = Vec::new();
        let mut places = Vec::new();
        for lexeme in sequences.iter().copied().flatten() {
            let place = *self.known.entry((lexeme.orth, lexeme.norm)).or_insert_with(|| {
                new.push(lexeme);
                first_new + new.len() - 1
            });
            places.push(place);
        }
        let mut embedded = vec![0.0; new.len() * 5 * WIDTH];
        for (row, lexeme) in embedded.chunks_exact_mut(5 * WIDTH).zip(&new) {
            embed(self.weights, lexeme, row);
        }
        self.product.resize(self.product.len().max(new.len() * 3 * WIDTH), 0.0);
        multiply(Rows::dense(&embedded, 5 * WIDTH), &self.weights.mix.linear, &mut self.product);
        for product in self.product.chunks_exact(3 * WIDTH).take(new.len()) {
            self.mixed.extend_from_slice(&normalized_maxout(&self.weights.mix, product));
        }
        places
    }
}

/// The row at which each of `sequences` starts, the empty row before all windows counted.
fn starts<'a>(sequences: &'a [&[Lexeme]]) -> impl Iterator<Item = usize> + 'a {
    sequences.iter().scan(1 + PADDING, |next, sequence| {
        let start = *next;
        *next += sequence.len() + PADDING;
        Some(start)
    })
}

/// The five vectors of `lexeme`, one behind the other.
fn embed(weights: &Weights<'_>, lexeme: &Lexeme, row: &mut [f32]) {
    let ids = [lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape];
    let mut wide = [0.0f32; WIDTH];
    let (parts, _) = row.as_chunks_mut::<WIDTH>();
    for ((table, id), part) in weights.tables.iter().zip(ids).zip(&mut *parts) {
        for number in hash_rows(id, table.seed) {
            table.row(number).convert_to_f32_slice(&mut wide);
            for (sum, value) in part.iter_mut().zip(wide) {
                *sum += value;
            }
        }
    }
    if let (Some(vector), Some(part)) = (weights.vectors.get(lexeme.orth), parts.last_mut()) {
        vector.convert_to_f32_slice(part);
    }
}
