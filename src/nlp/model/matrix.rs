//! Matrix products, and what comes between two of them: maxout and layer norm.

use super::weights::{LayerNorm, Linear, Maxout};

/// Rows of a matrix in one slice, each `stride` after the one before. Where `stride` is less than the length of a row,
/// the rows overlap: a window that slides over a sequence is such a matrix, and needs no copy.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    values: &'a [f32],
    stride: usize,
    count: usize,
}

impl<'a> Rows<'a> {
    /// Rows of `width` numbers, one after another.
    #[must_use]
    pub fn dense(values: &'a [f32], width: usize) -> Self {
        debug_assert_eq!(values.len() % width, 0);
        Self { values, stride: width, count: values.len() / width }
    }

    /// `count` rows, the first at the start of `values` and each `stride` after the one before.
    #[must_use]
    pub fn strided(values: &'a [f32], stride: usize, count: usize) -> Self {
        Self { values, stride, count }
    }

    /// The number of rows.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }

    /// Whether all rows, each `width` long, lie within the values.
    fn fit(self, width: usize) -> bool {
        let last = self.count.checked_sub(1).and_then(|steps| steps.checked_mul(self.stride));
        let end = last.and_then(|last| last.checked_add(width));
        end.is_some_and(|end| end <= self.values.len())
    }
}

/// Writes `rows` times the weight of `layer`, without its bias, to the start of `product`, row after row.
///
/// # Panics
/// If the rows reach beyond their values, the weight is not `inputs` rows of `outputs` numbers, or `product` is too
/// short for the result.
#[expect(
    unsafe_code,
    reason = "the product of matrices is a function over pointers; all bounds are checked here"
)]
pub fn multiply(rows: Rows<'_>, layer: &Linear, product: &mut [f32]) {
    let (inputs, outputs) = (layer.inputs, layer.outputs);
    if rows.count == 0 {
        return;
    }
    assert!(rows.fit(inputs));
    assert!(inputs.checked_mul(outputs) == Some(layer.weight.len()));
    assert!(rows.count.checked_mul(outputs).is_some_and(|length| length <= product.len()));
    // SAFETY: `sgemm` reads `count` rows of `inputs` numbers that begin `stride` apart, and `inputs` rows of `outputs`
    // numbers of the weight, and writes `count` rows of `outputs` numbers. The three assertions above, whose arithmetic
    // does not wrap, keep all of these within their slices, and so every offset within `isize`. Where there is only one
    // row, its stride is only ever multiplied by zero. The product is borrowed mutably, so it overlaps neither of the
    // others, and its rows do not overlap each other. All of it is initialised; its old content, with a factor of zero,
    // is not read.
    unsafe {
        matrixmultiply::sgemm(
            rows.count,
            inputs,
            outputs,
            1.0,
            rows.values.as_ptr(),
            rows.stride as isize,
            1,
            layer.weight.as_ptr(),
            outputs as isize,
            1,
            0.0,
            product.as_mut_ptr(),
            outputs as isize,
            1,
        );
    }
}

/// The width of a token's vector.
pub const WIDTH: usize = 96;

/// The largest of the three pieces of each output in `row`, with the bias added, then layer norm: a token's new vector.
///
/// # Panics
/// If `row` does not have three times [`WIDTH`] numbers.
#[must_use]
pub fn normalized_maxout(layer: &Maxout, row: &[f32]) -> [f32; WIDTH] {
    let mut largest = [0.0f32; WIDTH];
    let (pieces, bias) = (split3(row), split3(&layer.linear.bias));
    for at in 0..WIDTH {
        let first = pieces[0][at] + bias[0][at];
        let second = pieces[1][at] + bias[1][at];
        let third = pieces[2][at] + bias[2][at];
        let larger = if first > second { first } else { second };
        largest[at] = if larger > third { larger } else { third };
    }
    normalize(&layer.norm, &mut largest);
    largest
}

fn split3(row: &[f32]) -> [&[f32; WIDTH]; 3] {
    let (pieces, rest) = row.as_chunks::<WIDTH>();
    assert!(pieces.len() == 3 && rest.is_empty(), "a maxout row has three pieces");
    [&pieces[0], &pieces[1], &pieces[2]]
}

/// Layer norm as thinc computes it, with 1e-8 added to the variance.
fn normalize(norm: &LayerNorm, vector: &mut [f32; WIDTH]) {
    let mean = sum(vector, |value| value) / WIDTH as f32;
    let variance = sum(vector, |value| (value - mean) * (value - mean)) / WIDTH as f32 + 1e-8;
    let scale = 1.0 / variance.sqrt();
    for (value, (gain, bias)) in vector.iter_mut().zip(norm.gain.iter().zip(&norm.bias)) {
        *value = (*value - mean) * scale * gain + bias;
    }
}

/// A sum in sixteen lanes, which the compiler turns into vector instructions.
fn sum(vector: &[f32; WIDTH], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; 16];
    for chunk in vector.as_chunks::<16>().0 {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane += of(value);
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{Linear, Rows, multiply};

    #[test]
    fn rows_that_overlap_are_windows() {
        // Windows of two tokens of width two over three tokens, times a weight that adds up all four numbers.
        let layer = Linear { weight: vec![1.0; 4], bias: vec![0.0], inputs: 4, outputs: 1 };
        let values = [1.0, 2.0, 10.0, 20.0, 100.0, 200.0];
        let mut product = [0.0; 2];
        multiply(Rows::strided(&values, 2, 2), &layer, &mut product);
        assert!((product[0] - 33.0).abs() < 1e-6 && (product[1] - 330.0).abs() < 1e-6);
    }

    #[test]
    fn what_reaches_beyond_its_values_is_refused() {
        let layer = Linear { weight: vec![1.0; 4], bias: vec![0.0], inputs: 4, outputs: 1 };
        let refuses = |rows: Rows<'_>, layer: &Linear, length: usize| {
            std::panic::catch_unwind(|| multiply(rows, layer, &mut vec![0.0; length])).is_err()
        };
        let values = [0.0; 6];
        let rows = Rows::strided(&values, 2, 2);
        assert!(!refuses(rows, &layer, 2));
        assert!(refuses(rows, &layer, 1), "the product is short");
        assert!(refuses(Rows::strided(&values[..5], 2, 2), &layer, 2), "the rows are short");
        assert!(refuses(Rows::strided(&values, usize::MAX / 2 + 2, 3), &layer, 3), "the places of rows wrap");
        assert!(refuses(Rows::strided(&values, usize::MAX, 2), &layer, 2), "the end of rows wraps");
        assert!(refuses(Rows::strided(&values, 0, usize::MAX), &layer, 2), "the product is short");
        let wraps = Linear { weight: Vec::new(), bias: Vec::new(), inputs: 2, outputs: usize::MAX / 2 + 1 };
        assert!(refuses(rows, &wraps, 2), "the length of the weight wraps");
    }
}
