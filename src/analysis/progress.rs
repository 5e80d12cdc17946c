//! How far an analysis has got.

/// The share of an analysis that is done.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Progress {
    /// From 0 to 1.
    pub fraction: f32,
}

impl Progress {
    /// The overall progress when `share` is done of a step that spans `from` to `to` of the whole.
    #[must_use]
    pub(crate) fn of(from: f32, to: f32, share: f32) -> Self {
        Self { fraction: from + (to - from) * share.clamp(0.0, 1.0) }
    }
}
