//! Catches panics, so that they end a task and not the window.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`, turning a panic into an error that starts with `what`.
pub(super) fn contained<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    caught(work).unwrap_or_else(|panic| {
        Err(format!("{what}: an error in Dateline itself ({}); please report it", panic_text(&*panic)))
    })
}

/// Runs `work`; the error is the payload of its panic.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> std::thread::Result<T> {
    // `work` owns its data, which is dropped with it, so no broken state is left behind.
    catch_unwind(AssertUnwindSafe(work))
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}
