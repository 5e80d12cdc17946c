//! The weights of the recogniser.

use crate::nlp::model::Vocabulary;
use crate::nlp::model::lexeme::Attribute;
use crate::nlp::model::matrix::WIDTH;
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
    pub action: Linear,
}

impl<'a> Weights<'a> {
    /// Reads the weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        let file = TensorFile::read(bytes)?;
        let attributes = [Attribute::Norm, Attribute::Prefix, Attribute::Suffix, Attribute::Shape];
        Ok(Self {
            encoder: EncoderWeights::read(&file, Vocabulary::embedded().vectors(), &attributes)?,
            reduce: file.linear("reduce", WIDTH, 64, 64)?,
            // The bias belongs to the sum of the three roles.
            hidden: file.linear("hidden", 64, 3 * 128, 128)?,
            padding: file.slice_of("hidden.padding", 3 * 128)?.to_vec(),
            action: file.linear("action", 64, 74, 74)?,
        })
    }
}
