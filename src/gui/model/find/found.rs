//! What a search found in one article: the hits in text order, and the current one.

use super::query::Query;
use super::search::MOST_HITS;
use crate::article::TextRange;
use crate::gui::kinds::number;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::cancel::CancelOnDrop;

/// A batch of what a search found.
#[derive(Debug)]
pub struct FoundHits {
    /// The article searched.
    pub key: ArticleKey,
    /// The number of the search.
    pub serial: u64,
    /// The hits since the last batch.
    pub hits: Vec<TextRange>,
    /// Set when the search has ended: whether there are more hits, or what is wrong with the query.
    pub ended: Option<Result<bool, String>>,
}

/// What was found in one article.
#[derive(Debug, Default)]
pub struct ArticleFind {
    hits: Vec<TextRange>,
    focused: Option<usize>,
    /// Whether there are more hits than are listed.
    is_limited: bool,
    /// What is wrong with the query.
    error: Option<String>,
    made_for: Option<(ArticleKey, Query)>,
    /// The search under way; dropping it stops it.
    running: Option<CancelOnDrop>,
    serial: u64,
    /// The byte at or after which the first hit is chosen.
    origin: Option<usize>,
    /// Whether to bring the first hit into view.
    reveals: bool,
    /// Whether the history already holds the place where the search began.
    pub(in crate::gui) is_left: bool,
    /// Whether the list still has to bring the current hit into view.
    pub(in crate::gui) reveals_row: bool,
}

impl ArticleFind {
    /// The hits in text order.
    #[must_use]
    pub fn hits(&self) -> &[TextRange] {
        &self.hits
    }

    /// The index of the current hit.
    #[must_use]
    pub fn focused(&self) -> Option<usize> {
        self.focused
    }

    /// The current hit.
    #[must_use]
    pub fn focused_hit(&self) -> Option<TextRange> {
        self.hits.get(self.focused?).copied()
    }

    /// The hits that overlap `range`, each with its index.
    pub fn hits_in(&self, range: TextRange) -> impl Iterator<Item = (usize, TextRange)> + '_ {
        let first = self.hits.partition_point(|hit| hit.end <= range.start);
        let hits = self.hits[first..].iter().take_while(move |hit| hit.start < range.end);
        hits.enumerate().map(move |(index, hit)| (first + index, *hit))
    }

    /// What is wrong with the query.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Whether a search is under way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// The number of hits, as far as they have been counted.
    #[must_use]
    pub fn total(&self) -> String {
        let sign = if self.is_limited { "+" } else { "" };
        format!("{}{sign}", number::grouped(self.hits.len()))
    }

    /// "4 of 17", or a message in its place.
    #[must_use]
    pub fn count(&self) -> String {
        let Some((_, query)) = &self.made_for else { return String::new() };
        match self.focused {
            _ if query.text.is_empty() || self.error.is_some() => String::new(),
            Some(focused) => format!("{} of {}", number::grouped(focused + 1), self.total()),
            None if self.is_running() => "Searching…".to_owned(),
            None => "No hits".to_owned(),
        }
    }

    /// Moves on by `step` hits, wrapping at both ends, and returns the hit.
    pub fn step(&mut self, step: isize) -> Option<TextRange> {
        let count = self.hits.len() as isize;
        if count == 0 {
            return None;
        }
        let focused = match self.focused {
            Some(focused) => (focused as isize + step).rem_euclid(count) as usize,
            None => 0,
        };
        self.focus(focused)
    }

    /// Goes to the hit at `index` and returns it, if there is one.
    pub fn focus(&mut self, index: usize) -> Option<TextRange> {
        let hit = *self.hits.get(index)?;
        self.focused = Some(index);
        self.origin = Some(hit.start);
        self.reveals_row = true;
        Some(hit)
    }

    /// Makes searches start at the byte `offset` from now on.
    pub(in crate::gui) fn start_from(&mut self, offset: usize) {
        self.origin = Some(offset);
        self.focused = None;
        self.is_left = false;
    }

    /// Whether the hits are those of `query` in the article `key`.
    #[must_use]
    pub(in crate::gui) fn is_for(&self, key: ArticleKey, query: &Query) -> bool {
        self.made_for.as_ref().is_some_and(|(for_key, for_query)| *for_key == key && for_query == query)
    }

    /// Forgets the hits and prepares for those of `query` in the article `key`, where the reader is at `place`. Returns
    /// the number of the search.
    pub(in crate::gui) fn begin(
        &mut self,
        key: ArticleKey,
        query: Query,
        place: usize,
        reveals: bool,
    ) -> u64 {
        self.running = None;
        self.origin.get_or_insert(place);
        self.reveals = reveals;
        self.hits.clear();
        (self.focused, self.is_limited, self.error) = (None, false, None);
        self.made_for = Some((key, query));
        self.serial += 1;
        self.serial
    }

    /// Keeps `cancel`, so that dropping this stops the search under way.
    pub(in crate::gui) fn run(&mut self, cancel: CancelOnDrop) {
        self.running = Some(cancel);
    }

    /// Takes in a batch of hits from the latest search. Returns the hit to bring into view, if any.
    pub(in crate::gui) fn take(&mut self, part: FoundHits) -> Option<TextRange> {
        let is_current = self.made_for.as_ref().is_some_and(|(key, _)| *key == part.key);
        if !is_current || part.serial != self.serial {
            return None;
        }
        self.hits.extend(part.hits);
        debug_assert!(self.hits.len() <= MOST_HITS, "the search stops there");
        let has_ended = part.ended.is_some();
        if let Some(ended) = part.ended {
            self.running = None;
            match ended {
                Ok(is_limited) => self.is_limited = is_limited,
                Err(message) => self.error = Some(message),
            }
        }
        if self.focused.is_some() {
            return None;
        }
        let origin = self.origin.unwrap_or(0);
        let next = self.hits.partition_point(|hit| hit.start < origin);
        // Until the search ends, there may still be a hit after the reading position.
        let wraps = next == self.hits.len();
        let next = if wraps && has_ended { 0 } else { next };
        let hit = self.hits.get(next).copied()?;
        (self.focused, self.reveals_row) = (Some(next), true);
        if !wraps {
            self.origin = Some(hit.start);
        }
        self.reveals.then_some(hit)
    }

    /// Forgets the hits and returns the current one.
    pub(in crate::gui) fn close(&mut self) -> Option<TextRange> {
        let hit = self.focused_hit();
        *self = Self { serial: self.serial, ..Self::default() };
        hit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(serial: u64, starts: &[usize], ended: bool) -> FoundHits {
        let hits = starts.iter().map(|start| TextRange::new(*start, start + 2)).collect();
        let ended = ended.then_some(Ok(false));
        FoundHits { key: ArticleKey(1), serial, hits, ended }
    }

    fn query(text: &str) -> Query {
        Query { text: text.to_owned(), ..Query::default() }
    }

    #[test]
    fn the_first_hit_is_the_one_behind_the_place_of_the_reader() {
        let mut find = ArticleFind::default();
        let serial = find.begin(ArticleKey(1), query("a"), 50, true);
        assert_eq!(find.take(part(serial, &[10, 20], false)), None, "there may be one further down");
        assert_eq!(find.take(part(serial, &[60, 70], true)).map(|hit| hit.start), Some(60));
        assert_eq!(find.count(), "3 of 4");
        assert_eq!(find.step(1).map(|hit| hit.start), Some(70));
        assert_eq!(find.step(1).map(|hit| hit.start), Some(10));
        assert_eq!(find.step(-1).map(|hit| hit.start), Some(70));
        let serial = find.begin(ArticleKey(1), query("ab"), 0, true);
        assert_eq!(find.take(part(serial - 1, &[1], true)), None, "of a search that was given up");
        assert_eq!(
            find.take(part(serial, &[10], true)).map(|hit| hit.start),
            Some(10),
            "from the start again"
        );
    }

    #[test]
    fn hits_in_a_part_of_the_text_keep_their_places() {
        let mut find = ArticleFind::default();
        let serial = find.begin(ArticleKey(1), query("a"), 0, false);
        assert_eq!(find.take(part(serial, &[10, 20, 30], true)), None, "the page stays where it is");
        let places: Vec<usize> = find.hits_in(TextRange::new(11, 21)).map(|(index, _)| index).collect();
        assert_eq!(places, [0, 1]);
        assert_eq!(find.hits_in(TextRange::new(12, 20)).count(), 0);
        assert_eq!(find.close().map(|hit| hit.start), Some(10));
        assert!(find.hits().is_empty());
    }
}
