//! What is remembered of articles from one run to the next: which were open, and where the reader was in each.
//!
//! A place belongs to the content of a file and not to its name: it outlives renaming, and an article that was
//! rewritten starts at its top.

use std::collections::VecDeque;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The number of articles whose places are remembered.
const PLACES_LIMIT: usize = 200;

/// The articles that were open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Their files, in the order of their tabs.
    pub files: Vec<PathBuf>,
    /// The place of the one that was shown.
    pub shown: usize,
}

/// Where the reader was in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    /// The SHA-256 of the file's bytes.
    sha256: String,
    /// The first byte of the line at the top of the window.
    offset: usize,
}

/// Where the reader was in each article, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places(VecDeque<Place>);

impl Places {
    /// Remembers `offset` for the article whose file has this hash. The start of an article needs no remembering.
    pub fn remember(&mut self, sha256: &str, offset: usize) {
        self.0.retain(|place| place.sha256 != sha256);
        if offset > 0 {
            self.0.push_front(Place { sha256: sha256.to_owned(), offset });
            self.0.truncate(PLACES_LIMIT);
        }
    }

    /// The place in the article whose file has this hash.
    #[must_use]
    pub fn get(&self, sha256: &str) -> Option<usize> {
        self.0.iter().find(|place| place.sha256 == sha256).map(|place| place.offset)
    }

    /// Forgets all places.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_places_are_kept() {
        let mut places = Places::default();
        for number in 0..=PLACES_LIMIT {
            places.remember(&number.to_string(), number + 1);
        }
        assert_eq!(places.0.len(), PLACES_LIMIT);
        assert_eq!(places.get("0"), None);
        assert_eq!(places.get("1"), Some(2));
        places.remember("1", 7);
        assert_eq!(places.get("1"), Some(7));
        assert_eq!(places.0.len(), PLACES_LIMIT);
    }

    #[test]
    fn the_start_of_an_article_is_no_place_to_remember() {
        let mut places = Places::default();
        places.remember("a", 12);
        places.remember("a", 0);
        assert_eq!(places, Places::default());
    }
}
