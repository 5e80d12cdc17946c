//! The lists of words in `assets/html-words.txt`.

use std::collections::HashSet;

use crate::text::listed_words;

/// The words of the list `name`.
pub(super) fn listed(name: &str) -> HashSet<&'static str> {
    let words = listed_words(include_str!("../../../assets/html-words.txt"));
    words.filter(|&(list, _)| list == name).map(|(_, word)| word).collect()
}
