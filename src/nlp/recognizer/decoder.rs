//! From the vectors of tokens to entities, by a transition system that reads a sequence from left to right.
//!
//! This is `spacy.TransitionBasedParser.v2` with the state type `ner` of spaCy 3.8. It takes one action at each token:
//! begin an entity, continue it, end it with this token, make this token an entity of its own, or leave it out. The
//! scores of the actions depend on this token, the first token of the open entity and the token before this one.

use strum::{EnumCount as _, VariantArray as _};

use super::label::Label;
use super::weights::Weights;
use crate::nlp::model::lexeme::Lexeme;
use crate::nlp::model::matrix::{Rows, WIDTH, multiply};

const LABELS: usize = Label::COUNT;
const BEGIN: usize = 0;
const INSIDE: usize = LABELS;
const LAST: usize = 2 * LABELS;
const UNIT: usize = 3 * LABELS;
/// After the units comes one without a label, which is never taken.
const OUT: usize = 4 * LABELS + 1;
/// The number of actions.
const ACTIONS: usize = OUT + 1;

/// The width of the hidden state, and of reduced token vectors.
const HIDDEN: usize = 64;
/// The two pieces of the hidden state, of which the larger counts.
const PIECES: usize = 2 * HIDDEN;
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
        let mut start = 0;
        let entities = |sequence: &&[Lexeme]| {
            let shares = &self.shares[start * ROLES * PIECES..][..sequence.len() * ROLES * PIECES];
            start += sequence.len();
            decode_one(self.weights, sequence, shares)
        };
        sequences.iter().map(entities).collect()
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
        let scores = scores(weights, [share(token, 0), first, before]);
        let is_last = token + 1 == tokens.len();
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
            None if lexeme.is_space => {}
            None => {
                let possible = |action: usize| match action {
                    BEGIN..INSIDE => !is_last,
                    UNIT..OUT => action != OUT - 1,
                    _ => action == OUT,
                };
                let best = best(&scores, possible);
                if best == OUT {
                    continue;
                }
                let confidence = probability(&scores, best, possible);
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

/// The scores of all actions, from what the three roles contribute to the hidden state.
fn scores(weights: &Weights<'_>, roles: [&[f32; PIECES]; ROLES]) -> [f32; ACTIONS] {
    let mut hidden = [0.0f32; HIDDEN];
    let bias = &weights.hidden.bias[..PIECES];
    for (at, value) in hidden.iter_mut().enumerate() {
        let [one, other] = [at, at + HIDDEN].map(|at| roles[0][at] + roles[1][at] + roles[2][at] + bias[at]);
        *value = if one > other { one } else { other };
    }
    let mut scores = [0.0f32; ACTIONS];
    scores.copy_from_slice(&weights.action.bias);
    let (rows, _) = weights.action.weight.as_chunks::<ACTIONS>();
    for (row, value) in rows.iter().zip(hidden) {
        for (score, weight) in scores.iter_mut().zip(row) {
            *score += value * weight;
        }
    }
    scores
}

/// The highest-scoring action among those that are `possible`; the first if several tie.
fn best(scores: &[f32; ACTIONS], possible: impl Fn(usize) -> bool) -> usize {
    let mut best = OUT;
    for action in (0..ACTIONS).filter(|&action| possible(action)) {
        if scores[action] > scores[best] || scores[action] >= scores[best] && action < best {
            best = action;
        }
    }
    best
}

/// The probability of `action` among those that are `possible`: the softmax of the scores.
fn probability(scores: &[f32; ACTIONS], action: usize, possible: impl Fn(usize) -> bool) -> f32 {
    let relative = |other: usize| (scores[other] - scores[action]).exp();
    1.0 / (0..ACTIONS).filter(|&other| possible(other)).map(relative).sum::<f32>()
}
