//! A search that runs on a thread and reports hits as it goes.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::found::FoundHits;
use super::query::Query;
use super::search::search;
use crate::article::Article;
use crate::gui::model::article_key::ArticleKey;

/// How often a thread reports what it found.
const TELL_EVERY: Duration = Duration::from_millis(60);

/// A search to run.
#[derive(Debug)]
pub struct Search {
    /// The article's key in messages.
    pub key: ArticleKey,
    /// The number of the search.
    pub serial: u64,
    /// The article.
    pub article: Arc<Article>,
    /// The query.
    pub query: Query,
}

impl Search {
    /// Runs the search while `goes_on` holds. Calls `tell` with the hits as they come, and at the end to say that it
    /// ended.
    pub fn run(self, goes_on: &dyn Fn() -> bool, tell: &mut dyn FnMut(FoundHits)) {
        let Self { key, serial, article, query } = self;
        let mut part = |hits, ended| tell(FoundHits { key, serial, hits, ended });
        let matcher = match query.matcher() {
            Ok(Some(matcher)) => matcher,
            Ok(None) => return part(Vec::new(), Some(Ok(false))),
            Err(message) => return part(Vec::new(), Some(Err(message))),
        };
        let mut waiting = Vec::new();
        let mut told = Instant::now();
        let ended = search(&article, &matcher, &mut |hits| {
            waiting.extend(hits);
            if !goes_on() {
                return ControlFlow::Break(());
            }
            if !waiting.is_empty() && told.elapsed() >= TELL_EVERY {
                told = Instant::now();
                part(std::mem::take(&mut waiting), None);
            }
            ControlFlow::Continue(())
        });
        if let ControlFlow::Continue(is_limited) = ended {
            part(waiting, Some(Ok(is_limited)));
        }
    }
}
