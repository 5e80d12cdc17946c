//! Matrix products, with the instructions that the processor turns out to have.

use super::weights::Linear;

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

/// Writes `rows` times the weight of `layer`, without its bias, to the start of `product`, row after row. What comes out
/// for a row does not depend on the rows beside it, to the last bit.
///
/// # Panics
/// If the rows reach beyond their values, the weight is not `inputs` rows of `outputs` numbers, or `product` is too
/// short for the result.
pub fn multiply(rows: Rows<'_>, layer: &Linear, product: &mut [f32]) {
    if rows.count == 1 {
        // A single row is summed in another order than several.
        let mut twice = vec![0.0; 2 * layer.outputs];
        multiply_several(Rows { stride: 0, count: 2, ..rows }, layer, &mut twice);
        product[..layer.outputs].copy_from_slice(&twice[..layer.outputs]);
    } else if rows.count > 1 {
        multiply_several(rows, layer, product);
    }
}

#[expect(
    unsafe_code,
    reason = "the product of matrices is a function over pointers; all bounds are checked here"
)]
fn multiply_several(rows: Rows<'_>, layer: &Linear, product: &mut [f32]) {
    let (inputs, outputs) = (layer.inputs, layer.outputs);
    assert!(rows.fit(inputs));
    assert!(inputs.checked_mul(outputs) == Some(layer.weight.len()));
    assert!(rows.count.checked_mul(outputs).is_some_and(|length| length <= product.len()));
    // SAFETY: `gemm` reads `count` rows of `inputs` numbers that begin `stride` apart, and `inputs` rows of `outputs`
    // numbers of the weight, and writes `count` rows of `outputs` numbers. The three assertions above, whose arithmetic
    // does not wrap, keep all of these within their slices, and so every offset within `isize`. The product is borrowed
    // mutably, so it overlaps neither of the others, and its rows do not overlap each other. All of it is initialised;
    // its old content is not read.
    unsafe {
        gemm::gemm(
            rows.count,
            outputs,
            inputs,
            product.as_mut_ptr(),
            1,
            outputs as isize,
            false,
            rows.values.as_ptr(),
            1,
            rows.stride as isize,
            layer.weight.as_ptr(),
            1,
            outputs as isize,
            0.0,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

/// The width of a token's vector.
pub const WIDTH: usize = 96;

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
    fn a_row_gives_the_same_whatever_stands_beside_it() {
        // The shapes of the encoders and the decoders.
        for (inputs, outputs) in
            [(288, 288), (480, 288), (672, 288), (96, 864), (96, 50), (96, 64), (64, 1024)]
        {
            let wave = |length: usize| (0..length).map(|at| (at as f32 * 0.7).sin()).collect::<Vec<f32>>();
            let layer = Linear { weight: wave(inputs * outputs), bias: Vec::new(), inputs, outputs };
            let values = wave(300 * 96 + inputs);
            let product = |first: usize, count: usize| {
                let mut product = vec![0.0; count * outputs];
                multiply(Rows::strided(&values[first * 96..], 96, count), &layer, &mut product);
                product
            };
            let all = product(0, 300);
            for (first, count) in [(0, 1), (7, 1), (5, 2), (9, 17), (100, 64), (3, 257)] {
                assert!(
                    product(first, count) == all[first * outputs..][..count * outputs],
                    "{count} x {inputs}"
                );
            }
        }
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
