//! The weights of the recogniser.

use super::decoder::{ACTIONS, Actions};
use crate::nlp::model::Vocabulary;
use crate::nlp::model::lexeme::Attribute;
use crate::nlp::model::matrix::WIDTH;
use crate::nlp::model::scorer::{HIDDEN, PIECES};
use crate::nlp::model::weights::{EncoderWeights, Linear, TensorFile, WeightsError};

/// All weights.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// Those of the encoder.
    pub encoder: EncoderWeights<'a>,
    /// From a token's vector to the decoder's width of 64.
    pub reduce: Linear,
    /// From there to its share in the hidden state in each of three roles: 3 roles × 2 pieces × 64.
    pub hidden: Linear,
    /// The share of a role that no token fills: 3 × 128.
    pub padding: Vec<f32>,
    /// From the hidden state to the scores of the actions.
    pub actions: Actions,
}

impl<'a> Weights<'a> {
    /// Reads the weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        let file = TensorFile::read(bytes)?;
        let attributes = [Attribute::Norm, Attribute::Prefix, Attribute::Suffix, Attribute::Shape];
        // The bias belongs to the sum of the three roles.
        let hidden = file.linear("hidden", HIDDEN, 3 * PIECES, PIECES)?;
        let action = file.linear("action", HIDDEN, ACTIONS, ACTIONS)?;
        Ok(Self {
            encoder: EncoderWeights::read(&file, Vocabulary::embedded().vectors(), &attributes)?,
            reduce: file.linear("reduce", WIDTH, HIDDEN, HIDDEN)?,
            actions: Actions::new(&hidden, &action),
            hidden,
            padding: file.slice_of("hidden.padding", 3 * PIECES)?.to_vec(),
        })
    }
}
