//! The gender of a person, as far as the text shows it.

use crate::analysis::Person;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::{fold, name_key};

/// The gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis::quotes) enum Gender {
    Male,
    Female,
}

impl Gender {
    /// The gender that a word of `classes` shows.
    pub fn of(classes: Classes) -> Option<Self> {
        match (classes.intersects(Class::Male), classes.intersects(Class::Female)) {
            (true, false) => Some(Self::Male),
            (false, true) => Some(Self::Female),
            _ => None,
        }
    }
}

/// The gender of `person` by a title before a mention, the words that introduce them, or the given name.
pub(super) fn gender(text: &str, person: &Person) -> Option<Gender> {
    let title = person.mentions.iter().find_map(|found| {
        let before = text[..found.mention.range.start].trim_end_matches([' ', '.', '\u{a0}']);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let classes = ENGLISH.lexicon.classes(&fold(word));
        classes.intersects(Class::Honorific).then(|| Gender::of(classes)).flatten()
    });
    let of_words = |words: &str| {
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.find_map(|word| Gender::of(ENGLISH.lexicon.classes(&fold(word))))
    };
    let introduced = || person.introduced_as.and_then(|range| of_words(&text[range.start..range.end]));
    let given = || {
        let mut words = person.name.split_whitespace().map(name_key).filter(|word| word.chars().count() > 1);
        let first = words.next()?;
        words.next().and_then(|_| Gender::of(ENGLISH.names.gender(&first)))
    };
    title.or_else(introduced).or_else(given)
}
