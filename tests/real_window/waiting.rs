//! Waiting for what a program on its own time will do.

use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take: software OpenGL in a debug build on a busy machine is slow.
pub const DEADLINE: Duration = Duration::from_secs(90);
/// How often a thing waited for is looked at.
pub const INTERVAL: Duration = Duration::from_millis(100);

/// What `look` gives as soon as it gives something.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited in vain for {what}");
        thread::sleep(INTERVAL);
    }
}
