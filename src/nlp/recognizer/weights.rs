//! The weights of the recogniser, read in place from the program.
//!
//! The file is `assets/recognizer/en_core_web_md.safetensors`; `export.py` beside it says what each tensor is. The
//! large tables (embeddings, static vectors and the map from words to them) are used in place; the layers, half a
//! million numbers, are widened to 32 bits once.

use bytemuck::{AnyBitPattern, cast_slice, try_cast_slice};
use half::f16;
use half::slice::HalfFloatSliceExt as _;
use safetensors::{SafeTensorError, SafeTensors};

use super::TableError;
use super::matrix::WIDTH;

/// What is wrong with a file of weights.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is not in the format, or a tensor is missing.
    #[error("the weights of the recogniser cannot be read: {0}")]
    Format(#[from] SafeTensorError),
    /// One of the text tables in it is malformed.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A tensor is not of the type or the shape that the recogniser expects.
    #[error("the tensor “{0}” in the weights of the recogniser has the wrong type or shape")]
    Tensor(String),
}

/// A layer that multiplies rows by a matrix.
#[derive(Clone, Debug)]
pub struct Linear {
    /// `inputs` rows of `outputs` numbers.
    pub weight: Vec<f32>,
    /// One number per output.
    pub bias: Vec<f32>,
    /// The length of the rows that go in.
    pub inputs: usize,
    /// The length of the rows that come out.
    pub outputs: usize,
}

/// The gain and the bias applied to a vector after it is scaled to mean 0 and variance 1.
#[derive(Clone, Debug)]
pub struct LayerNorm {
    /// The factor of each number.
    pub gain: Vec<f32>,
    /// What is added to each number.
    pub bias: Vec<f32>,
}

/// A layer of three pieces, of which the largest counts, with its layer norm.
#[derive(Clone, Debug)]
pub struct Maxout {
    /// Gives three times [`WIDTH`] outputs, piece after piece.
    pub linear: Linear,
    /// The layer norm that follows.
    pub norm: LayerNorm,
}

/// A table of embeddings, found by hashing.
#[derive(Clone, Copy, Debug)]
pub struct HashTable<'a> {
    /// Rows of [`WIDTH`] numbers.
    rows: &'a [[f16; WIDTH]],
    /// The seed of its hash.
    pub seed: u32,
}

impl<'a> HashTable<'a> {
    /// The row at `number`, modulo the number of rows.
    #[must_use]
    pub fn row(&self, number: u32) -> &'a [f16; WIDTH] {
        &self.rows[number as usize % self.rows.len()]
    }
}

/// The static vectors of words, already projected to [`WIDTH`].
#[derive(Clone, Copy, Debug)]
pub struct StaticVectors<'a> {
    rows: &'a [[f16; WIDTH]],
    buckets: &'a [u32],
    fingerprints: &'a [u32],
    row_indices: &'a [u16],
}

impl<'a> StaticVectors<'a> {
    /// The vector of the word with this identifier, if it has one.
    #[must_use]
    pub fn get(&self, orth: u64) -> Option<&'a [f16; WIDTH]> {
        let bucket = (orth >> 48) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let found = self.fingerprints.get(start..end)?.binary_search(&(orth as u32)).ok()?;
        self.rows.get(usize::from(*self.row_indices.get(start + found)?))
    }
}

/// All weights.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// The tables for norm, prefix, suffix and shape.
    pub tables: [HashTable<'a>; 4],
    /// The static vectors.
    pub vectors: StaticVectors<'a>,
    /// From the five vectors of a token, one after another, to one.
    pub mix: Maxout,
    /// From a token and its two neighbours to the token, layer by layer.
    pub encoder: [Maxout; 4],
    /// The first of these for one token: what it contributes to the token after it, to itself and to the token before
    /// it.
    pub shares: Linear,
    /// From a token's vector to the decoder's width of 64.
    pub reduce: Linear,
    /// From there to its share in the hidden state in each of three roles: 3 roles × 2 pieces × 64.
    pub hidden: Linear,
    /// The share of a role that no token fills: 3 × 128.
    pub padding: Vec<f32>,
    /// From the hidden state to the scores of the actions.
    pub action: Linear,
    /// The tokenizer's exceptions.
    pub exceptions: &'a str,
    /// The norms of words.
    pub norms: &'a str,
}

impl<'a> Weights<'a> {
    /// Reads the weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        let file = File(SafeTensors::deserialize(bytes)?);
        let table = |name: &str, rows: usize, seed| -> Result<HashTable<'a>, WeightsError> {
            Ok(HashTable { rows: file.rows(name, rows)?, seed })
        };
        let first = file.maxout("encoder.0", 3 * WIDTH)?;
        let fingerprints: &[u32] = file.slice("vectors.fingerprints")?;
        Ok(Self {
            tables: [
                table("embed.norm", 5000, 8)?,
                table("embed.prefix", 1000, 9)?,
                table("embed.suffix", 2500, 10)?,
                table("embed.shape", 2500, 11)?,
            ],
            vectors: StaticVectors {
                rows: file.rows("vectors.rows", 20_000)?,
                buckets: file.slice_of("vectors.buckets", (1 << 16) + 1)?,
                fingerprints,
                row_indices: file.slice_of("vectors.row_indices", fingerprints.len())?,
            },
            mix: file.maxout("mix", 5 * WIDTH)?,
            shares: shares(&first.linear),
            encoder: [
                first,
                file.maxout("encoder.1", 3 * WIDTH)?,
                file.maxout("encoder.2", 3 * WIDTH)?,
                file.maxout("encoder.3", 3 * WIDTH)?,
            ],
            reduce: file.linear("reduce", WIDTH, 64, 64)?,
            // The bias belongs to the sum of the three roles.
            hidden: file.linear("hidden", 64, 3 * 128, 128)?,
            padding: file.slice_of("hidden.padding", 3 * 128)?.to_vec(),
            action: file.linear("action", 64, 74, 74)?,
            exceptions: file.text("tokenizer.exceptions")?,
            norms: file.text("lexeme.norms")?,
        })
    }
}

/// `layer`, which covers a window of three tokens, as a layer over one of them: its weights for the first, the second
/// and the third token side by side, without a bias.
fn shares(layer: &Linear) -> Linear {
    let (parts, rows) = (3, layer.inputs / 3);
    let row = |at: usize| &layer.weight[at * layer.outputs..][..layer.outputs];
    let side_by_side = |at: usize| (0..parts).flat_map(move |part| row(part * rows + at));
    let weight = (0..rows).flat_map(side_by_side).copied().collect();
    Linear { weight, bias: Vec::new(), inputs: rows, outputs: parts * layer.outputs }
}

/// A file of tensors.
struct File<'a>(SafeTensors<'a>);

impl<'a> File<'a> {
    fn slice<T: AnyBitPattern>(&self, name: &str) -> Result<&'a [T], WeightsError> {
        let data: &'a [u8] = self.0.tensor(name)?.data();
        try_cast_slice(data).map_err(|_| WeightsError::Tensor(name.to_owned()))
    }

    fn slice_of<T: AnyBitPattern>(&self, name: &str, length: usize) -> Result<&'a [T], WeightsError> {
        let slice = self.slice(name)?;
        if slice.len() == length { Ok(slice) } else { Err(WeightsError::Tensor(name.to_owned())) }
    }

    fn rows(&self, name: &str, count: usize) -> Result<&'a [[f16; WIDTH]], WeightsError> {
        let halves: &[f16] = self.slice_of(name, count * WIDTH)?;
        Ok(cast_slice(halves))
    }

    fn text(&self, name: &str) -> Result<&'a str, WeightsError> {
        std::str::from_utf8(self.slice(name)?).map_err(|_| WeightsError::Tensor(name.to_owned()))
    }

    fn linear(
        &self,
        name: &str,
        inputs: usize,
        outputs: usize,
        biases: usize,
    ) -> Result<Linear, WeightsError> {
        let halves: &[f16] = self.slice_of(&format!("{name}.weight"), inputs * outputs)?;
        let bias = self.slice_of(&format!("{name}.bias"), biases)?.to_vec();
        Ok(Linear { weight: halves.to_f32_vec(), bias, inputs, outputs })
    }

    fn maxout(&self, name: &str, inputs: usize) -> Result<Maxout, WeightsError> {
        let outputs = 3 * WIDTH;
        let number = |part: &str| self.slice_of(&format!("{name}.{part}"), WIDTH).map(<[f32]>::to_vec);
        Ok(Maxout {
            linear: self.linear(name, inputs, outputs, outputs)?,
            norm: LayerNorm { gain: number("norm_gain")?, bias: number("norm_bias")? },
        })
    }
}
