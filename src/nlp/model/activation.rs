//! What follows a matrix product in the encoder: maxout and layer norm, with the vector instructions that the processor
//! turns out to have.

use pulp::{Arch, Simd, WithSimd};

use super::matrix::WIDTH;
use super::weights::Maxout;

/// Three pieces of each number of a token's vector.
pub const PIECES: usize = 3 * WIDTH;

/// Sets each of `rows` to what `layer` makes of its row of `product`: the largest of the three pieces of each number,
/// with the bias added, then layer norm. Adds it to the row instead if the layer is `residual`.
///
/// # Panics
/// If `rows` are not [`WIDTH`] numbers each, or `product` has fewer than [`PIECES`] numbers for each of them.
pub fn normalized_maxout(arch: Arch, layer: &Maxout, product: &[f32], rows: &mut [f32], residual: bool) {
    assert!(rows.len().is_multiple_of(WIDTH) && product.len() >= 3 * rows.len());
    arch.dispatch(Activation { layer, product, rows, residual });
}

struct Activation<'a> {
    layer: &'a Maxout,
    product: &'a [f32],
    rows: &'a mut [f32],
    residual: bool,
}

impl WithSimd for Activation<'_> {
    type Output = ();

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes on the features of the function that it is built into"
    )]
    fn with_simd<S: Simd>(self, simd: S) {
        let rows = self.rows.as_chunks_mut::<WIDTH>().0;
        for (row, product) in rows.iter_mut().zip(self.product.as_chunks::<PIECES>().0) {
            activate(simd, self.layer, product, row, self.residual);
        }
    }
}

/// The same for one row, in a function that is built for the instructions of `simd`.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it takes on the features of the function that it is built into")]
pub fn activate<S: Simd>(
    simd: S,
    layer: &Maxout,
    product: &[f32; PIECES],
    row: &mut [f32; WIDTH],
    residual: bool,
) {
    let mut largest = [0.0f32; WIDTH];
    let largest = S::as_mut_simd_f32s(&mut largest).0;
    let [first, second, third] = pieces::<S>(product);
    let [first_bias, second_bias, third_bias] = pieces::<S>(&layer.linear.bias);
    let mut sum = simd.splat_f32s(0.0);
    for (at, value) in largest.iter_mut().enumerate() {
        let first = simd.add_f32s(first[at], first_bias[at]);
        let second = simd.add_f32s(second[at], second_bias[at]);
        let third = simd.add_f32s(third[at], third_bias[at]);
        *value = simd.max_f32s(simd.max_f32s(first, second), third);
        sum = simd.add_f32s(sum, *value);
    }
    // Layer norm as thinc computes it, with 1e-8 added to the variance.
    let mean = simd.splat_f32s(simd.reduce_sum_f32s(sum) / WIDTH as f32);
    let mut sum = simd.splat_f32s(0.0);
    for value in largest.iter_mut() {
        *value = simd.sub_f32s(*value, mean);
        sum = simd.mul_add_e_f32s(*value, *value, sum);
    }
    let variance = simd.reduce_sum_f32s(sum) / WIDTH as f32 + 1e-8;
    let scale = simd.splat_f32s(1.0 / variance.sqrt());
    let row = S::as_mut_simd_f32s(row).0;
    let (gain, bias) = (S::as_simd_f32s(&layer.norm.gain).0, S::as_simd_f32s(&layer.norm.bias).0);
    for (row, (value, (gain, bias))) in row.iter_mut().zip(largest.iter().zip(gain.iter().zip(bias))) {
        let new = simd.mul_add_e_f32s(simd.mul_f32s(*value, scale), *gain, *bias);
        *row = if residual { simd.add_f32s(*row, new) } else { new };
    }
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "it takes on the features of the function that it is built into")]
fn pieces<S: Simd>(row: &[f32]) -> [&[S::f32s]; 3] {
    let row = &S::as_simd_f32s(row).0[..PIECES / S::F32_LANES];
    let (first, rest) = row.split_at(WIDTH / S::F32_LANES);
    let (second, third) = rest.split_at(WIDTH / S::F32_LANES);
    [first, second, third]
}
