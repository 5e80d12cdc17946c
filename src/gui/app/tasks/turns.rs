//! Turns at what takes much memory and all cores, so that a hundred articles opened at once wait for one another.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::gui::model::article_key::ArticleKey;

/// How many have a turn at once, besides the article on show.
const AT_ONCE: usize = 2;
/// How often one that waits looks whether it still has to.
const LOOKS_EVERY: Duration = Duration::from_millis(250);

/// Turns that are given to some articles at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Arc<(Mutex<Given>, Condvar)>);

/// Who has a turn.
#[derive(Debug, Default)]
struct Given {
    taken: usize,
    /// The article on show, which waits for none.
    shown: Option<ArticleKey>,
}

/// A turn, which ends when it is dropped.
pub(super) struct Turn(Turns);

impl Turns {
    /// Waits for a turn of `article`; `None` if it is stopped meanwhile.
    pub fn take(&self, article: ArticleKey, is_stopped: impl Fn() -> bool) -> Option<Turn> {
        let (given, changed) = &*self.0;
        let mut given = given.lock().unwrap_or_else(PoisonError::into_inner);
        while given.taken >= AT_ONCE && given.shown != Some(article) {
            if is_stopped() {
                return None;
            }
            given = changed.wait_timeout(given, LOOKS_EVERY).unwrap_or_else(PoisonError::into_inner).0;
        }
        given.taken += 1;
        Some(Turn(self.clone()))
    }

    /// Lets the article that is `shown` wait for no other.
    pub fn prefer(&self, shown: Option<ArticleKey>) {
        let (given, changed) = &*self.0;
        let mut given = given.lock().unwrap_or_else(PoisonError::into_inner);
        if given.shown != shown {
            given.shown = shown;
            changed.notify_all();
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (given, changed) = &*self.0.0;
        given.lock().unwrap_or_else(PoisonError::into_inner).taken -= 1;
        changed.notify_one();
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
            for article in 0..20 {
                let (turns, working, most) = (&turns, &working, &most);
                scope.spawn(move || {
                    let _turn = turns.take(ArticleKey(article), || false);
                    most.fetch_max(working.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::yield_now();
                    working.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert!(most.into_inner() <= AT_ONCE);
    }

    #[test]
    fn the_article_on_show_waits_for_no_other_and_a_stopped_one_not_at_all() {
        let turns = Turns::default();
        let _taken: Vec<_> =
            (0..AT_ONCE as u64).map(|article| turns.take(ArticleKey(article), || false)).collect();
        assert!(turns.take(ArticleKey(7), || true).is_none());
        turns.prefer(Some(ArticleKey(7)));
        assert!(turns.take(ArticleKey(7), || true).is_some());
    }
}
