//! Spreads the paragraphs of a long article over all cores.
//!
//! The results come in order and are the same on any number of threads, since what the model makes of a paragraph does
//! not depend on the others. A brief article stays on the calling thread: it is done before another core would be awake.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

/// A chunk ends with the paragraph with which it reaches this length, at some 4,500 tokens.
const CHUNK_BYTES: usize = 24 << 10;

/// The same for the first chunks, one for each thread, at some 500 tokens: an article of ordinary length has no more, and
/// is read in half the time on two cores.
const FIRST_CHUNK_BYTES: usize = 5 << 9;

/// How many chunks there are for each thread before their results are passed on: enough that no core waits long for
/// the others, few enough that one can stop early, and that the results take little memory.
const CHUNKS_PER_THREAD: usize = 4;

/// Passes what `work` makes of each of `paragraphs` to `found`, in order. Stops early when `found` breaks.
///
/// `work` gets some paragraphs and a worker of its own, which `worker` makes, one for each thread; it passes on one
/// result for each paragraph, and ends early when the function that it passes them to breaks.
pub fn in_chunks<T: AsRef<str> + Send, W: Send, R: Send>(
    paragraphs: impl IntoIterator<Item = T>,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, Vec<T>, &mut dyn FnMut(R) -> ControlFlow<()>) -> ControlFlow<()> + Sync,
    found: &mut dyn FnMut(R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut paragraphs = paragraphs.into_iter().peekable();
    let mut first_worker = worker();
    let threads = rayon::current_num_threads();
    if threads == 1 {
        while paragraphs.peek().is_some() {
            work(&mut first_worker, chunk(&mut paragraphs, CHUNK_BYTES), found)?;
        }
        return ControlFlow::Continue(());
    }
    let first = chunk(&mut paragraphs, FIRST_CHUNK_BYTES);
    if paragraphs.peek().is_none() {
        return work(&mut first_worker, first, found);
    }
    let workers = Mutex::new(vec![first_worker]);
    let spare = || workers.lock().unwrap_or_else(PoisonError::into_inner);
    let results_of = |chunk: Vec<T>| {
        let taken = spare().pop();
        let mut worker = taken.unwrap_or_else(&worker);
        let mut results = Vec::with_capacity(chunk.len());
        let every = work(&mut worker, chunk, &mut |result| {
            results.push(result);
            ControlFlow::Continue(())
        });
        debug_assert!(every.is_continue());
        spare().push(worker);
        results
    };
    let mut chunks = vec![first];
    let mut made = chunks.len();
    loop {
        while chunks.len() < CHUNKS_PER_THREAD * threads && paragraphs.peek().is_some() {
            let length = if made < threads { FIRST_CHUNK_BYTES } else { CHUNK_BYTES };
            chunks.push(chunk(&mut paragraphs, length));
            made += 1;
        }
        let results: Vec<Vec<R>> = chunks.par_drain(..).with_max_len(1).map(results_of).collect();
        results.into_iter().flatten().try_for_each(&mut *found)?;
        if paragraphs.peek().is_none() {
            return ControlFlow::Continue(());
        }
    }
}

/// The next paragraphs, `least` bytes together unless there are no more.
fn chunk<T: AsRef<str>>(paragraphs: &mut impl Iterator<Item = T>, least: usize) -> Vec<T> {
    let mut chunk = Vec::new();
    let mut length = 0;
    while length < least {
        let Some(paragraph) = paragraphs.next() else { break };
        length += paragraph.as_ref().len();
        chunk.push(paragraph);
    }
    chunk
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    fn on_threads<R: Send>(count: usize, work: impl FnOnce() -> R + Send) -> R {
        rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(work)
    }

    /// The lengths of `paragraphs`, up to the one at which the observer breaks, and how many workers were made.
    fn lengths(paragraphs: &[String], most: usize) -> (Vec<usize>, usize) {
        let made = AtomicUsize::new(0);
        let mut lengths = Vec::new();
        let ended = in_chunks(
            paragraphs,
            || made.fetch_add(1, Ordering::Relaxed),
            |_, paragraphs, found| paragraphs.iter().try_for_each(|paragraph| found(paragraph.len())),
            &mut |length| {
                lengths.push(length);
                if lengths.len() == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(ended.is_break(), lengths.len() == most);
        (lengths, made.into_inner())
    }

    #[test]
    fn results_are_in_order_on_any_number_of_threads() {
        let paragraphs: Vec<String> = (0..3000).map(|at| "x".repeat(at)).collect();
        let expected: Vec<usize> = (0..3000).collect();
        for count in [1, 2, 5] {
            let (found, workers) = on_threads(count, || lengths(&paragraphs, usize::MAX));
            assert!(found == expected, "{} results on {count} threads", found.len());
            assert!(workers <= count, "{workers} workers on {count} threads");
            let (found, _) = on_threads(count, || lengths(&paragraphs, 1000));
            assert!(found == expected[..1000], "{} results on {count} threads, stopped early", found.len());
        }
        assert_eq!(lengths(&[], usize::MAX).0, [0; 0]);
    }

    #[test]
    fn a_brief_article_stays_on_its_thread() {
        let paragraphs = ["y".repeat(FIRST_CHUNK_BYTES - 1), "y".repeat(FIRST_CHUNK_BYTES)];
        let here = thread::current().id();
        let every = in_chunks(
            &paragraphs,
            || (),
            |(), paragraphs, found| paragraphs.iter().try_for_each(|_| found(thread::current().id())),
            &mut |there| {
                assert_eq!(there, here);
                ControlFlow::Continue(())
            },
        );
        assert!(every.is_continue());
    }
}
