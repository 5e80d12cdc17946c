//! The last layer of a decoder: from what a few tokens contribute to the hidden state to the scores of what it may do
//! next. It runs once a step, for one row at a time, so it is not a product of matrices but a function of its own, with
//! the vector instructions that the processor turns out to have.

use pulp::{Arch, Simd, WithSimd};

use super::weights::Linear;

/// The width of the hidden state.
pub const HIDDEN: usize = 64;
/// The two pieces of the hidden state, of which the larger counts.
pub const PIECES: usize = 2 * HIDDEN;

/// The most numbers in a vector register.
const LANES: usize = 16;

/// The weights of the last layer, for at most `COLUMNS` actions. `COLUMNS` is 16 times `REGISTERS`, the number of vector
/// registers that hold sums at once.
#[derive(Clone, Debug)]
pub struct Scorer<const REGISTERS: usize, const COLUMNS: usize> {
    arch: Arch,
    hidden_bias: Vec<f32>,
    /// [`HIDDEN`] rows, filled up with zeros.
    weight: Vec<[f32; COLUMNS]>,
    bias: [f32; COLUMNS],
}

impl<const REGISTERS: usize, const COLUMNS: usize> Scorer<REGISTERS, COLUMNS> {
    /// A scorer whose hidden state has the bias of `hidden`, and whose actions have the weights of `action`.
    ///
    /// # Panics
    /// If these are not [`HIDDEN`] wide, or have more than `COLUMNS` actions.
    #[must_use]
    pub fn new(hidden: &Linear, action: &Linear) -> Self {
        const { assert!(COLUMNS == LANES * REGISTERS) };
        assert!(hidden.bias.len() == PIECES && action.inputs == HIDDEN);
        let padded = |row: &[f32], filler: f32| {
            let mut columns = [filler; COLUMNS];
            columns[..row.len()].copy_from_slice(row);
            columns
        };
        let rows = action.weight.chunks_exact(action.outputs);
        Self {
            arch: Arch::new(),
            hidden_bias: hidden.bias.clone(),
            weight: rows.map(|row| padded(row, 0.0)).collect(),
            bias: padded(&action.bias, f32::NEG_INFINITY),
        }
    }

    /// The bias of each action, for [`scores`](Self::scores), where only those that are `possible` can be chosen.
    pub fn bias(&self, possible: impl Fn(usize) -> bool) -> [f32; COLUMNS] {
        std::array::from_fn(|action| if possible(action) { self.bias[action] } else { f32::NEG_INFINITY })
    }

    /// The scores of all actions, from what each role contributes to the hidden state and the `bias` of the actions.
    /// What is impossible has a score of negative infinity.
    #[must_use]
    pub fn scores<const ROLES: usize>(
        &self,
        roles: [&[f32; PIECES]; ROLES],
        bias: &[f32; COLUMNS],
    ) -> [f32; COLUMNS] {
        let mut scores = [0.0; COLUMNS];
        self.arch.dispatch(Step { scorer: self, roles, bias, scores: &mut scores });
        scores
    }
}

/// The action with the highest score, the first if several tie; none if none is possible.
#[must_use]
pub fn best<const COLUMNS: usize>(scores: &[f32; COLUMNS]) -> Option<usize> {
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for chunk in scores.as_chunks::<LANES>().0 {
        for (lane, &score) in lanes.iter_mut().zip(chunk) {
            *lane = larger(*lane, score);
        }
    }
    let highest = lanes.into_iter().fold(f32::NEG_INFINITY, larger);
    if highest == f32::NEG_INFINITY { None } else { scores.iter().position(|&score| score >= highest) }
}

struct Step<'a, const REGISTERS: usize, const COLUMNS: usize, const ROLES: usize> {
    scorer: &'a Scorer<REGISTERS, COLUMNS>,
    roles: [&'a [f32; PIECES]; ROLES],
    bias: &'a [f32; COLUMNS],
    scores: &'a mut [f32; COLUMNS],
}

impl<const REGISTERS: usize, const COLUMNS: usize, const ROLES: usize> WithSimd
    for Step<'_, REGISTERS, COLUMNS, ROLES>
{
    type Output = ();

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes on the features of the function that it is built into"
    )]
    fn with_simd<S: Simd>(self, simd: S) {
        let hidden = hidden(simd, &self.scorer.hidden_bias, self.roles);
        let bias = S::as_simd_f32s(self.bias).0;
        let scores = S::as_mut_simd_f32s(self.scores).0;
        // As many sums as there are registers for, over all rows, then the next ones.
        for block in 0..LANES / S::F32_LANES {
            let columns = block * REGISTERS..(block + 1) * REGISTERS;
            let mut sums = [simd.splat_f32s(0.0); REGISTERS];
            sums.copy_from_slice(&bias[columns.clone()]);
            for (value, row) in hidden.iter().zip(&self.scorer.weight) {
                let value = simd.splat_f32s(*value);
                let row = &S::as_simd_f32s(row).0[columns.clone()];
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum = simd.mul_add_e_f32s(value, *weight, *sum);
                }
            }
            scores[columns].copy_from_slice(&sums);
        }
    }
}

/// The hidden state: the larger of the two pieces of the sum of what the roles contribute, with the bias added.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it takes on the features of the function that it is built into")]
fn hidden<S: Simd, const ROLES: usize>(
    simd: S,
    bias: &[f32],
    roles: [&[f32; PIECES]; ROLES],
) -> [f32; HIDDEN] {
    let mut sums = [0.0; PIECES];
    let width = PIECES / S::F32_LANES;
    let vectors = &mut S::as_mut_simd_f32s(&mut sums).0[..width];
    // Loops, since a closure would be built without the instructions.
    for role in roles {
        for (sum, value) in vectors.iter_mut().zip(&S::as_simd_f32s(role).0[..width]) {
            *sum = simd.add_f32s(*sum, *value);
        }
    }
    for (sum, value) in vectors.iter_mut().zip(&S::as_simd_f32s(bias).0[..width]) {
        *sum = simd.add_f32s(*sum, *value);
    }
    let (one, other) = vectors.split_at(width / 2);
    let mut hidden = [0.0; HIDDEN];
    for (value, (one, other)) in S::as_mut_simd_f32s(&mut hidden).0.iter_mut().zip(one.iter().zip(other)) {
        *value = simd.max_f32s(*one, *other);
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_the_sum_of_all_weights_of_the_hidden_state() {
        let hidden = Linear { weight: Vec::new(), bias: vec![1.0; PIECES], inputs: HIDDEN, outputs: 0 };
        let outputs = 20;
        let weight = (0..HIDDEN * outputs).map(|at| (at % outputs) as f32).collect();
        let action = Linear { weight, bias: vec![0.5; outputs], inputs: HIDDEN, outputs };
        let scorer = Scorer::<2, 32>::new(&hidden, &action);
        let (mut low, mut high) = ([0.0; PIECES], [0.0; PIECES]);
        low[..HIDDEN].fill(1.0);
        high[HIDDEN..].fill(2.0);
        let scores = scorer.scores([&low, &high], &scorer.bias(|action| action != 19));
        for (action, &score) in scores.iter().enumerate().take(19) {
            assert!((score - (0.5 + 3.0 * (HIDDEN * action) as f32)).abs() < 1e-3, "{action}: {score}");
        }
        assert_eq!(best(&scores), Some(18));
        assert_eq!(best(&scorer.scores([&low, &high], &scorer.bias(|_| false))), None);
    }

    #[test]
    fn the_first_of_equal_scores_is_the_best() {
        let mut scores = [f32::NEG_INFINITY; 32];
        scores[3] = 1.0;
        scores[19] = 1.0;
        assert_eq!(best(&scores), Some(3));
    }
}
