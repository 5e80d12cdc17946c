//! What Dateline remembers between runs: which articles were open, and the reading position in each.
//!
//! A position belongs to the content of a file, not to its name: it survives renaming, and a rewritten article starts
//! at the top.

use std::collections::VecDeque;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The number of articles whose positions are remembered.
const PLACES_LIMIT: usize = 200;

/// The articles that were open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Their files, in tab order.
    pub files: Vec<PathBuf>,
    /// The index of the one shown.
    pub shown: usize,
}

/// A remembered reading position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    /// The SHA-256 of the file's bytes.
    sha256: String,
    /// The first byte of the line at the top of the window.
    offset: usize,
}

/// The remembered reading positions, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Places(VecDeque<Place>);

impl Places {
    /// Remembers `offset` for the article whose file has this hash. The start of an article is not worth remembering.
    pub fn remember(&mut self, sha256: &str, offset: usize) {
        self.0.retain(|place| place.sha256 != sha256);
        if offset > 0 {
            self.0.push_front(Place { sha256: sha256.to_owned(), offset });
            self.0.truncate(PLACES_LIMIT);
        }
    }

    /// The position in the article whose file has this hash.
    #[must_use]
    pub fn get(&self, sha256: &str) -> Option<usize> {
        self.0.iter().find(|place| place.sha256 == sha256).map(|place| place.offset)
    }

    /// Forgets all positions.
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
