//! Stopping work on other threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Stops a piece of work when it is dropped.
#[derive(Debug, Default)]
pub struct CancelOnDrop(Arc<AtomicBool>);

impl CancelOnDrop {
    /// Returns a function that tells the work, on its own thread, whether it has been stopped.
    pub(in crate::gui) fn is_stopped(&self) -> impl Fn() -> bool + Send + use<> {
        let flag = Arc::clone(&self.0);
        move || flag.load(Ordering::Relaxed)
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
