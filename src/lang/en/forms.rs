//! The forms of English words: what an ending or a hyphen makes of them.

use super::ENGLISH;
use crate::lang::{Class, Classes};

/// The classes of a key; a hyphenated name has those of its first part, a hyphenated role those of its last.
#[must_use]
pub fn classes_of(key: &str) -> Classes {
    let whole = ENGLISH.classes(key);
    let Some((before, last)) = key.rsplit_once('-').filter(|_| whole.is_empty()) else { return whole };
    let office = ENGLISH.classes(before);
    if is_yet_to_serve(last) && office.intersects(Classes::TITLE) {
        return office & (Classes::TITLE | Classes::GENDER);
    }
    let first = ENGLISH.classes(key.split_once('-').map_or(before, |(first, _)| first));
    let last = ENGLISH.classes(last);
    // "Fact-Checker", but not "Doe-Baker"
    if last.intersects(Class::Role) && !last.intersects(Classes::NAME) && !first.intersects(Class::Given) {
        return Class::Role.into();
    }
    if first.intersects(Class::Given) { Class::Given.into() } else { Classes::NONE }
}

/// Whether `word` after a hyphen says that an office is not held yet: "president-elect".
#[must_use]
pub fn is_yet_to_serve(word: &str) -> bool {
    matches!(word, "elect" | "designate" | "nominate")
}

/// Whether `word` may be a form of a word of one of `classes`, by its ending.
#[must_use]
pub fn is_form_of(word: &str, classes: Classes) -> bool {
    let is = |word: &str| ENGLISH.lexicon.is(word, classes);
    let stem = |ending: &str| word.strip_suffix(ending);
    // "admit", "admitted"
    let single = |stem: &str| {
        let mut last = stem.chars().rev();
        last.next().filter(|c| !"aeiou".contains(*c) && last.next() == Some(*c)).map(char::len_utf8)
    };
    let undoubled = |stem: &str| single(stem).is_some_and(|length| is(&stem[..stem.len() - length]));
    is(word)
        || ["s", "es", "d", "ed", "ing"].iter().filter_map(|ending| stem(ending)).any(is)
        || stem("ing").is_some_and(|stem| is(&format!("{stem}e")))
        || ["ed", "ing"].iter().filter_map(|ending| stem(ending)).any(undoubled)
        || stem("ies").or_else(|| stem("ied")).is_some_and(|stem| is(&format!("{stem}y")))
}

/// Whether `noun` ends as words for people do: "ringer", "inspector", "chemist".
#[must_use]
pub fn has_ending_of_people(noun: &str) -> bool {
    ["er", "or", "ist", "ian", "man", "woman", "person"].iter().any(|ending| noun.ends_with(ending))
}
