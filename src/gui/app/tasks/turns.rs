//! Turns at what takes much memory and all cores, so that a hundred articles opened at once wait for one another.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// How many have a turn at once.
const AT_ONCE: usize = 2;

/// Turns that are given to some at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Arc<(Mutex<usize>, Condvar)>);

/// A turn, which ends when it is dropped.
pub(super) struct Turn(Turns);

impl Turns {
    /// Waits for a turn.
    pub fn take(&self) -> Turn {
        let (taken, ended) = &*self.0;
        let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken =
            ended.wait_while(taken, |taken| *taken >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Turn(self.clone())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (taken, ended) = &*self.0.0;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ended.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_than_some_have_a_turn_at_once() {
        let (turns, working, most) = (Turns::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let _turn = turns.take();
                    most.fetch_max(working.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    working.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert!(most.into_inner() <= AT_ONCE);
    }
}
