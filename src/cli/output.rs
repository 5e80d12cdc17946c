//! Standard output: whether it is there, and what is said if it takes nothing.

use std::io;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

/// Whether the program was started without a standard output, as by `>&-` in a shell.
#[cfg(unix)]
static IS_CLOSED: AtomicBool = AtomicBool::new(false);

// Rust opens `/dev/null` in place of a closed output before `main` begins, so this has to be seen before that. It may be,
// since a look at a descriptor needs nothing of what Rust sets up.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn look_at_output() {
        IS_CLOSED.store(rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err(), Ordering::Relaxed);
    }
}

/// Refuses to work for nobody.
pub(super) fn check() -> anyhow::Result<()> {
    #[cfg(unix)]
    anyhow::ensure!(
        !IS_CLOSED.load(Ordering::Relaxed),
        "standard output is closed, so nothing can be written; lead it to a file or to a program"
    );
    Ok(())
}

/// What came of writing to standard output, with what to do if it failed.
pub(super) fn written<T>(outcome: io::Result<T>) -> anyhow::Result<T> {
    outcome.context("standard output could not be written to; make room for it, or lead it elsewhere")
}
