//! Work on a thread that can be abandoned: it has a deadline, and a panic in it ends nothing else.
//!
//! A thread cannot be stopped from outside. Readers that process a lot of input call [`is_over`] now and then, and stop
//! of their own accord once nobody is waiting for them. The deadline belongs to the thread, so that readers need not
//! pass it to each other; work inside other work has no more time than is left to the outer work.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long reading a file may take.
pub(super) const DEADLINE: Duration = Duration::from_secs(10);

/// The stack of a thread that reads, in bytes: some libraries follow the nesting of a document.
const STACK_BYTES: usize = 32 << 20;

/// How many steps a [`Pace`] lets pass before it looks at the clock.
const STEPS_A_LOOK: u32 = 1024;

thread_local! {
    /// When the work on this thread is abandoned; `None` on threads that do other work.
    static END: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Why work produced no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Its time is up.
    TooSlow,
    /// It panicked, or could not be started.
    Failed,
}

/// The result of `work`, run on a thread of its own, if it arrives within `limit` or within the time left to this
/// thread, whichever is less. A later result is dropped.
pub(super) fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    let end = Instant::now() + limit.min(left());
    let (sender, receiver) = mpsc::sync_channel(1);
    let contained = move || {
        END.set(Some(end));
        let outcome = catch_unwind(AssertUnwindSafe(work));
        // Work that stopped because its time was up is not finished.
        let outcome = if is_over() { Err(Failure::TooSlow) } else { outcome.map_err(|_| Failure::Failed) };
        // Nobody listens once the deadline has passed.
        let _ = sender.send(outcome);
    };
    quiet_panics();
    let builder = thread::Builder::new().name("reader".to_owned()).stack_size(STACK_BYTES);
    builder.spawn(contained).map_err(|_| Failure::Failed)?;
    receiver.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap_or(Err(Failure::TooSlow))
}

/// How much time is left to the work on this thread: [`DEADLINE`] if none was set.
pub(super) fn left() -> Duration {
    END.get().map_or(DEADLINE, |end| end.saturating_duration_since(Instant::now()))
}

/// Whether the work on this thread has been abandoned.
pub(super) fn is_over() -> bool {
    END.get().is_some_and(|end| Instant::now() >= end)
}

/// Looks at the clock only once in many steps, so that a step costs next to nothing.
#[derive(Debug, Default)]
pub(super) struct Pace(u32);

impl Pace {
    /// Counts a step, and says whether the work on this thread is known to have been abandoned.
    pub fn is_over(&mut self) -> bool {
        self.0 = (self.0 + 1) % STEPS_A_LOOK;
        self.0 == 0 && is_over()
    }
}

/// Keeps panics in the threads of [`within`] from writing to standard error: they become an error of one line, reported
/// once. Panics elsewhere are reported as before, including those in the threads that such work shares through
/// [`cores`](crate::text::cores).
fn quiet_panics() {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if END.get().is_none() {
                report(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    #[test]
    fn work_that_is_quick_gives_what_it_made() {
        assert_eq!(within(DEADLINE, || 7), Ok(7));
    }

    #[test]
    fn a_panic_is_a_failure() {
        assert_eq!(within(DEADLINE, || -> u8 { panic!("a flaw in a parser") }), Err(Failure::Failed));
    }

    #[test]
    fn work_that_is_slow_is_given_up_and_stops_by_itself() {
        let (sender, receiver) = mpsc::channel();
        let work = move || {
            let mut pace = Pace::default();
            while !pace.is_over() {}
            let _ = sender.send("stopped");
        };
        assert_eq!(within(SOON, work), Err(Failure::TooSlow));
        assert_eq!(receiver.recv_timeout(DEADLINE), Ok("stopped"));
    }

    #[test]
    fn work_inside_work_has_no_more_time_than_is_left() {
        let outer = within(SOON, || {
            let inner = within(DEADLINE, || while !is_over() {});
            assert_eq!(inner, Err(Failure::TooSlow));
        });
        assert_eq!(outer, Err(Failure::TooSlow));
        assert_eq!(left(), DEADLINE);
    }
}
