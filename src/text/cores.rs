//! The same work on many things, on all cores where they are many.
//!
//! What an article of ordinary length takes is less than waking another core would, and a program that reads one and ends
//! is quicker with one.

use rayon::prelude::*;

/// What `work` makes of each of `items`, in their order; on all cores if they are more than `few`.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], few: usize, work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if items.len() > few { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}
