//! Runs the same work on many items, on all cores if there are enough of them.
//!
//! The work for an article of ordinary length takes less time than waking another core, and a program that reads one
//! article and exits is quicker on one.

use std::ops::ControlFlow;

use rayon::prelude::*;

/// How many items are worked on before their results are passed on: enough that no core waits long for the others, few
/// enough that the work can stop early and that the results take little memory.
const GROUP: usize = 512;

/// The result of `work` for each of `items`, in order; computed on all cores if there are more than `few`.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], few: usize, work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if items.len() > few { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}

/// `work` on each of `parts`, in their order; on all cores if `is_long`, so that waking them is worth it.
pub(crate) fn each<T: Send, R: Send>(
    parts: Vec<T>,
    is_long: bool,
    work: impl Fn(T) -> R + Sync + Send,
) -> Vec<R> {
    if is_long { parts.into_par_iter().map(work).collect() } else { parts.into_iter().map(work).collect() }
}

/// What `one` and `other` give; on two cores if `is_long`, so that waking one is worth it.
pub(crate) fn both<A: Send, B: Send>(
    is_long: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if is_long { rayon::join(one, other) } else { (one(), other()) }
}

/// `items` in groups, for work of several steps; see [`map_in_groups`] for work of one.
pub(crate) fn groups<T>(items: &[T]) -> std::slice::Chunks<'_, T> {
    items.chunks(GROUP)
}

/// Passes the result of `work` for each of `items` to `found`, in order, and stops early when that breaks; computed on all
/// cores if there are more than `few`.
pub(crate) fn map_in_groups<'t, T: Sync, R: Send>(
    items: &'t [T],
    few: usize,
    work: impl Fn(&'t T) -> R + Sync + Send,
    mut found: impl FnMut(&'t T, R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if items.len() <= few {
        return items.iter().try_for_each(|item| found(item, work(item)));
    }
    groups(items).try_for_each(|group| {
        let results: Vec<R> = group.par_iter().map(&work).collect();
        group.iter().zip(results).try_for_each(|(item, result)| found(item, result))
    })
}
