//! Spreads the paragraphs of a long article over all cores.
//!
//! The results come in order and are the same on any number of threads, since what the model makes of a paragraph does
//! not depend on the others. A brief article stays on the calling thread: it is done before another core would be awake.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, PoisonError};

/// A chunk ends with the paragraph with which it reaches this length, at some 4,500 tokens.
const CHUNK_BYTES: usize = 24 << 10;

/// The same for the first chunks, one for each thread, at some 1,600 tokens: a news article of ordinary length has no more.
/// It is read in a few hundredths of a second by one thread, whose memory then does for all of it.
const FIRST_CHUNK_BYTES: usize = 8 << 10;

/// How many chunks for each thread are on the way at once: enough that no core waits for the others, few enough that one
/// can stop early, and that the results take little memory.
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
    let mut lengths =
        std::iter::repeat_n(FIRST_CHUNK_BYTES, threads - 1).chain(std::iter::repeat(CHUNK_BYTES));
    let rest = std::iter::from_fn(|| {
        paragraphs.peek()?;
        Some(chunk(&mut paragraphs, lengths.next()?))
    });
    in_order(std::iter::once(first).chain(rest), CHUNKS_PER_THREAD * threads, results_of, &mut |results| {
        results.into_iter().try_for_each(&mut *found)
    })
}

/// Passes what `work` makes of each of `items` to `found`, in order, with at most `most` items on their way through the
/// threads of the pool. Stops early when `found` breaks.
fn in_order<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    most: usize,
    work: impl Fn(T) -> R + Sync,
    found: &mut dyn FnMut(R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let (sender, results) = channel();
    let work = &work;
    rayon::in_place_scope(|scope| {
        let start = |number: usize, item: T| {
            let sender = sender.clone();
            scope.spawn(move |_| {
                // Whoever waits for the result must hear of a panic. If nobody waits any more, the result is of no use.
                let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                let _ = sender.send((number, result));
            });
        };
        let mut items = items.enumerate();
        let mut on_the_way = 0;
        // Results that are there before those of earlier items.
        let mut early = BTreeMap::new();
        for next in 0.. {
            for (number, item) in items.by_ref().take(most - on_the_way) {
                start(number, item);
                on_the_way += 1;
            }
            if on_the_way == 0 {
                break;
            }
            let result = loop {
                if let Some(result) = early.remove(&next) {
                    break result;
                }
                let (number, result) = receive(&results);
                early.insert(number, result);
            };
            on_the_way -= 1;
            found(result.unwrap_or_else(|panic| resume_unwind(panic)))?;
        }
        ControlFlow::Continue(())
    })
}

/// The next result. A thread of the pool works on what is waiting there meanwhile.
fn receive<R>(results: &Receiver<R>) -> R {
    loop {
        if let Ok(result) = results.try_recv() {
            return result;
        }
        if rayon::yield_now() != Some(rayon::Yield::Executed) {
            return results
                .recv()
                .expect("each item on its way sends a result, and its sender lives until then");
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
