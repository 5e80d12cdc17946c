//! What the lists know about the words around a country.

use crate::lang::{Classes, ENGLISH};
use crate::text::{fold, is_capitalised};

/// Whether `word` is in one of `classes`.
pub(super) fn is(word: &str, classes: impl Into<Classes>) -> bool {
    ENGLISH.lexicon.is(&fold(word), classes)
}

/// Whether `word` is in one of `classes` and written like a name.
pub(super) fn is_capitalised_in(word: &str, classes: impl Into<Classes>) -> bool {
    is_capitalised(word) && is(word, classes)
}

/// Whether `word` is in one of `classes` and not written like a name.
pub(super) fn is_small_in(word: &str, classes: impl Into<Classes>) -> bool {
    !is_capitalised(word) && is(word, classes)
}
