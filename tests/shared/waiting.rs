//! Waiting for work done elsewhere. The deadline is far longer than anything takes, even in a debug build on a busy
//! machine: whatever exceeds it hangs.

#![allow(dead_code, reason = "each of the test binaries uses a part of this")]

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take.
pub const DEADLINE: Duration = Duration::from_mins(2);

/// Calls `look` at each `interval` until it returns something, and returns that. Fails after [`DEADLINE`].
#[track_caller]
pub fn wait_for<T>(what: &str, interval: Duration, look: impl FnMut() -> Option<T>) -> T {
    try_wait_for(interval, look).unwrap_or_else(|| panic!("waited in vain for {what}"))
}

/// Calls `look` at each `interval` until it returns something; returns that, or `None` after [`DEADLINE`].
pub fn try_wait_for<T>(interval: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let found = look();
        if found.is_some() || start.elapsed() > DEADLINE {
            return found;
        }
        thread::sleep(interval);
    }
}

/// Runs `work` on a thread of its own: returns its value or its panic, or `None` if it has not ended after
/// [`DEADLINE`].
pub fn try_finish<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<thread::Result<T>> {
    let (sender, receiver) = mpsc::channel::<()>();
    let thread = thread::spawn(move || {
        // Dropped when the work ends, even by a panic.
        let _sender = sender;
        work()
    });
    match receiver.recv_timeout(DEADLINE) {
        Err(RecvTimeoutError::Timeout) => None,
        _ => Some(thread.join()),
    }
}
