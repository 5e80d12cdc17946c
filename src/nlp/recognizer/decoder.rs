//! From the vectors of tokens to entities, by a transition system that reads a sequence from left to right.
//!
//! This is `spacy.TransitionBasedParser.v2` with the state type `ner` of spaCy 3.8. It takes one action at each token:
//! begin an entity, continue it, end it with this token, make this token an entity of its own, or leave it out. The
//! scores of the actions depend on this token, the first token of the open entity and the token before this one.

use strum::{EnumCount as _, VariantArray as _};

use super::label::Label;
use super::weights::Weights;
use crate::nlp::model::batch::{DECODED_TOKENS, batches};
use crate::nlp::model::lexeme::Lexeme;
use crate::nlp::model::matrix::{Rows, WIDTH, multiply};
use crate::nlp::model::scorer::{HIDDEN, PIECES, Scorer, best};
use crate::nlp::model::weights::Linear;

const LABELS: usize = Label::COUNT;
const BEGIN: usize = 0;
const INSIDE: usize = LABELS;
const LAST: usize = 2 * LABELS;
const UNIT: usize = 3 * LABELS;
/// After the units comes one without a label, which is never taken.
const OUT: usize = 4 * LABELS + 1;
/// The number of actions.
pub const ACTIONS: usize = OUT + 1;
/// The vector registers that hold their scores, and the columns of these.
const REGISTERS: usize = 5;
const COLUMNS: usize = 16 * REGISTERS;

/// The roles that tokens play: this token, the first of the open entity, the one before this one.
const ROLES: usize = 3;

/// An entity as a range of tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenEntity {
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// What it is.
    pub label: Label,
    /// The lowest probability, between 0 and 1, of the actions that made it, each among those that were possible.
    pub confidence: f32,
}

/// Decodes sequences, and keeps its buffers between calls.
#[derive(Debug)]
pub struct Decoder<'a> {
    weights: &'a Weights<'a>,
    reduced: Vec<f32>,
    shares: Vec<f32>,
}

impl<'a> Decoder<'a> {
    /// A decoder.
    #[must_use]
    pub fn new(weights: &'a Weights<'a>) -> Self {
        Self { weights, reduced: Vec::new(), shares: Vec::new() }
    }

    /// The entities of each of `sequences`, whose tokens have these `vectors` from the encoder.
    pub fn decode(&mut self, sequences: &[&[Lexeme]], vectors: &[f32]) -> Vec<Vec<TokenEntity>> {
        let mut found = Vec::with_capacity(sequences.len());
        let mut vectors_left = vectors;
        for part in batches(sequences, DECODED_TOKENS) {
            let sequences = &sequences[part];
            let token_count: usize = sequences.iter().map(|sequence| sequence.len()).sum();
            let (vectors, rest) = vectors_left.split_at(token_count * WIDTH);
            vectors_left = rest;
            self.share(vectors);
            let mut start = 0;
            found.extend(sequences.iter().map(|sequence| {
                let shares = &self.shares[start * ROLES * PIECES..][..sequence.len() * ROLES * PIECES];
                start += sequence.len();
                decode_one(self.weights, sequence, shares)
            }));
        }
        found
    }

    /// Fills in what each token contributes to the hidden state in each role.
    fn share(&mut self, vectors: &[f32]) {
        let rows = Rows::dense(vectors, WIDTH);
        self.reduced.resize(rows.count() * HIDDEN, 0.0);
        multiply(rows, &self.weights.reduce, &mut self.reduced);
        for row in self.reduced.chunks_exact_mut(HIDDEN) {
            for (value, bias) in row.iter_mut().zip(&self.weights.reduce.bias) {
                *value += bias;
            }
        }
        self.shares.resize(rows.count() * ROLES * PIECES, 0.0);
        multiply(Rows::dense(&self.reduced, HIDDEN), &self.weights.hidden, &mut self.shares);
    }
}

/// An entity that has begun but not ended.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    label: usize,
    confidence: f32,
}

fn decode_one(weights: &Weights<'_>, tokens: &[Lexeme], shares: &[f32]) -> Vec<TokenEntity> {
    let (shares, _) = shares.as_chunks::<PIECES>();
    let (padding, _) = weights.padding.as_chunks::<PIECES>();
    let mut entities = Vec::new();
    let mut open: Option<Open> = None;
    for (token, lexeme) in tokens.iter().enumerate() {
        let share = |token: usize, role: usize| &shares[token * ROLES + role];
        // The last two roles are filled only inside an entity.
        let (first, before) = match open {
            Some(entity) => (share(entity.start, 1), share(token - 1, 2)),
            None => (&padding[1], &padding[2]),
        };
        let is_last = token + 1 == tokens.len();
        let bias = match open {
            Some(_) => &weights.actions.inside,
            None if lexeme.is_space => continue,
            None if is_last => &weights.actions.at_last,
            None => &weights.actions.outside,
        };
        let scores = weights.actions.scorer.scores([share(token, 0), first, before], bias);
        match open {
            Some(entity) => {
                let (inside, last) = (INSIDE + entity.label, LAST + entity.label);
                let ends = is_last || scores[last] > scores[inside];
                let probability =
                    if is_last { 1.0 } else { 1.0 / (1.0 + (-(scores[last] - scores[inside]).abs()).exp()) };
                let confidence = entity.confidence.min(probability);
                if ends {
                    let label = Label::VARIANTS[entity.label];
                    entities.push(TokenEntity { start: entity.start, end: token + 1, label, confidence });
                    open = None;
                } else {
                    open = Some(Open { confidence, ..entity });
                }
            }
            None => {
                let Some(best) = best(&scores).filter(|&best| best != OUT) else { continue };
                let confidence = probability(&scores, best);
                if best < INSIDE {
                    open = Some(Open { start: token, label: best - BEGIN, confidence });
                } else {
                    let label = Label::VARIANTS[best - UNIT];
                    entities.push(TokenEntity { start: token, end: token + 1, label, confidence });
                }
            }
        }
    }
    entities
}

/// The last layer, and the biases that leave out what is impossible.
#[derive(Clone, Debug)]
pub struct Actions {
    scorer: Scorer<REGISTERS, COLUMNS>,
    /// Within an entity.
    inside: [f32; COLUMNS],
    /// Outside, before the last token.
    outside: [f32; COLUMNS],
    /// Outside, at the last token.
    at_last: [f32; COLUMNS],
}

impl Actions {
    /// From the weights of the last two layers.
    #[must_use]
    pub fn new(hidden: &Linear, action: &Linear) -> Self {
        let scorer = Scorer::new(hidden, action);
        Self {
            inside: scorer.bias(|_| true),
            outside: scorer
                .bias(|action| action < INSIDE || (UNIT..OUT - 1).contains(&action) || action == OUT),
            at_last: scorer.bias(|action| (UNIT..OUT - 1).contains(&action) || action == OUT),
            scorer,
        }
    }
}

/// The probability of `action` among those that are possible: the softmax of the scores.
fn probability(scores: &[f32; COLUMNS], action: usize) -> f32 {
    let relative = |other: &f32| (other - scores[action]).exp();
    1.0 / scores.iter().filter(|score| score.is_finite()).map(relative).sum::<f32>()
}
