//! The weights of a trained model, read in place from the program.
//!
//! They are files of tensors in `assets/model`; `export.py` beside them says what each tensor is. The large tables
//! (embeddings, static vectors and the map from words to them) are used in place; the layers, half a million numbers in
//! each file, are widened to 32 bits once.

use bytemuck::{AnyBitPattern, cast_slice, try_cast_slice};
use half::f16;
use half::slice::HalfFloatSliceExt as _;
use safetensors::{SafeTensorError, SafeTensors};

use super::TableError;
use super::lexeme::Attribute;
use super::matrix::WIDTH;

/// Bytes aligned to 64, so that numbers in them can be read in place.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static RECOGNIZER: &Aligned<[u8]> =
    &Aligned(*include_bytes!("../../../assets/model/en_core_web_md.safetensors"));

static SYNTAX: &Aligned<[u8]> =
    &Aligned(*include_bytes!("../../../assets/model/en_core_web_md_syntax.safetensors"));

/// The weights of the tagger and the parser, and the tables of the attribute ruler and the lemmatizer, as they are built
/// into the program.
#[must_use]
pub fn syntax_weights() -> &'static [u8] {
    &SYNTAX.0
}

/// The weights of the recogniser, the tables of the tokeniser and the map from words to static vectors, as they are
/// built into the program.
#[must_use]
pub fn recognizer_weights() -> &'static [u8] {
    &RECOGNIZER.0
}

/// What is wrong with a file of weights.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is not in the format, or a tensor is missing.
    #[error("the weights of the model cannot be read: {0}")]
    Format(#[from] SafeTensorError),
    /// One of the text tables in it is malformed.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A tensor is not of the type or the shape that is expected.
    #[error("the tensor “{0}” in the weights of the model has the wrong type or shape")]
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

/// The map from words to the rows of their static vectors, which all encoders share.
#[derive(Clone, Copy, Debug)]
pub struct VectorIndex<'a> {
    buckets: &'a [u32],
    fingerprints: &'a [u32],
    row_indices: &'a [u16],
}

impl<'a> VectorIndex<'a> {
    /// Reads it from the recogniser's file.
    pub fn read(file: &TensorFile<'a>) -> Result<Self, WeightsError> {
        let fingerprints: &[u32] = file.slice("vectors.fingerprints")?;
        Ok(Self {
            buckets: file.slice_of("vectors.buckets", (1 << 16) + 1)?,
            fingerprints,
            row_indices: file.slice_of("vectors.row_indices", fingerprints.len())?,
        })
    }

    /// The row of the word with this identifier, if it has one.
    #[must_use]
    pub fn row(&self, orth: u64) -> Option<usize> {
        let bucket = (orth >> 48) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let found = self.fingerprints.get(start..end)?.binary_search(&(orth as u32)).ok()?;
        Some(usize::from(*self.row_indices.get(start + found)?))
    }
}

/// The weights of an [`Encoder`](super::encoder::Encoder).
#[derive(Clone, Debug)]
pub struct EncoderWeights<'a> {
    /// The attributes that are embedded, each with its table.
    pub tables: Vec<(Attribute, HashTable<'a>)>,
    /// The map from words to the rows of `vectors`.
    pub index: VectorIndex<'a>,
    /// The static vectors, already projected to [`WIDTH`].
    pub vectors: &'a [[f16; WIDTH]],
    /// From the vectors of a token, one after another, to one.
    pub mix: Maxout,
    /// From a token and its two neighbours to the token, layer by layer. The weight of the first is in `shares` alone.
    pub layers: [Maxout; 4],
    /// The first of these for one token: what it contributes to the token after it, to itself and to the token before
    /// it.
    pub shares: Linear,
}

impl<'a> EncoderWeights<'a> {
    /// Reads the weights of an encoder that embeds `attributes` from `file`.
    pub fn read(
        file: &TensorFile<'a>,
        index: VectorIndex<'a>,
        attributes: &[Attribute],
    ) -> Result<Self, WeightsError> {
        let table = |&attribute: &Attribute| -> Result<_, WeightsError> {
            let (name, rows, seed) = attribute.table();
            Ok((attribute, HashTable { rows: file.rows(name, rows)?, seed }))
        };
        let mut first = file.maxout("encoder.0", 3 * WIDTH)?;
        let shares = shares(&first.linear);
        first.linear.weight = Vec::new();
        Ok(Self {
            tables: attributes.iter().map(table).collect::<Result<_, _>>()?,
            index,
            vectors: file.rows("vectors.rows", 20_000)?,
            mix: file.maxout("mix", (attributes.len() + 1) * WIDTH)?,
            shares,
            layers: [
                first,
                file.maxout("encoder.1", 3 * WIDTH)?,
                file.maxout("encoder.2", 3 * WIDTH)?,
                file.maxout("encoder.3", 3 * WIDTH)?,
            ],
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
pub struct TensorFile<'a>(SafeTensors<'a>);

impl<'a> TensorFile<'a> {
    /// Reads the list of tensors in `bytes`, which must be aligned to eight bytes.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WeightsError> {
        Ok(Self(SafeTensors::deserialize(bytes)?))
    }

    /// The numbers of a tensor.
    pub fn slice<T: AnyBitPattern>(&self, name: &str) -> Result<&'a [T], WeightsError> {
        let data: &'a [u8] = self.0.tensor(name)?.data();
        try_cast_slice(data).map_err(|_| WeightsError::Tensor(name.to_owned()))
    }

    /// The numbers of a tensor that must have `length` of them.
    pub fn slice_of<T: AnyBitPattern>(&self, name: &str, length: usize) -> Result<&'a [T], WeightsError> {
        let slice = self.slice(name)?;
        if slice.len() == length { Ok(slice) } else { Err(WeightsError::Tensor(name.to_owned())) }
    }

    fn rows(&self, name: &str, count: usize) -> Result<&'a [[f16; WIDTH]], WeightsError> {
        let halves: &[f16] = self.slice_of(name, count * WIDTH)?;
        Ok(cast_slice(halves))
    }

    /// The text in a tensor of bytes.
    pub fn text(&self, name: &str) -> Result<&'a str, WeightsError> {
        std::str::from_utf8(self.slice(name)?).map_err(|_| WeightsError::Tensor(name.to_owned()))
    }

    /// A layer with `biases` biases.
    pub fn linear(
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
