//! Runs the same work on many items, on all cores if there are enough of them.
//!
//! The work for an article of ordinary length takes less time than waking another core, and a program that reads one
//! article and exits is quicker on one.

use rayon::prelude::*;

/// The result of `work` for each of `items`, in order; computed on all cores if there are more than `few`.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], few: usize, work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if items.len() > few { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}
