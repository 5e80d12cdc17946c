//! Classes of common words that tell a country from something with the same name.

use std::collections::HashMap;

use bitflags::bitflags;

use crate::text::flag_named;

bitflags! {
    /// A set of rows of `countries-words.tsv`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Class: u32 {
        /// Stands before a surname: "Mr".
        const TITLE = 1;
        /// Stands before a full name: "actor".
        const ROLE = 1 << 1;
        /// A given name.
        const GIVEN = 1 << 2;
        /// Turns a capital city before it into an organisation's name: "Post".
        const ORGANISATION = 1 << 3;
        /// Turns a capital city after it and "of" into an organisation's name: "University".
        const BEFORE_ORGANISATION = 1 << 4;
        /// Turns a capital city right after it into a club's name: "Dynamo".
        const BEFORE_CLUB = 1 << 5;
        /// A capitalised word that follows a country and is not a surname: "Airlines".
        const FOLLOWER = 1 << 6;
        /// Something that only a country has: "parliament".
        const GOVERNMENT = 1 << 7;
        /// Stands before a place: "in".
        const PLACE_BEFORE = 1 << 8;
        /// Something that a person does: "said".
        const SPEECH = 1 << 9;
        /// Stands before part of a state: "coastal".
        const STATE_DIRECTION = 1 << 10;
        /// Stands before a language: "speaks".
        const LANGUAGE_BEFORE = 1 << 11;
        /// Stands after a language: "subtitles".
        const LANGUAGE_AFTER = 1 << 12;
        /// A given name that may also open a sentence as another word: "Will".
        const VERB_NAME = 1 << 13;
        /// A word that opens a sentence, or qualifies a place, and is not a given name: "Meanwhile", "Greater".
        const OPENER = 1 << 14;
        /// Something that a country has but a state does not: "president".
        const NATIONAL = 1 << 15;
        /// Who a person is to another: "daughter".
        const KIN = 1 << 16;
    }
}

/// Which classes a word is in.
#[derive(Debug)]
pub(super) struct Words(HashMap<&'static str, Class>);

impl Words {
    pub(super) fn new() -> Self {
        let mut classes = HashMap::with_capacity(2048);
        for line in include_str!("../../../assets/lang/en/countries-words.tsv").lines() {
            let Some((name, words)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else {
                continue;
            };
            let class = class_named(name);
            for word in words.split(' ') {
                *classes.entry(word).or_default() |= class;
            }
        }
        Self(classes)
    }

    /// Whether `word`, with the case it has, is in one of `classes`.
    pub(super) fn is(&self, word: &str, classes: Class) -> bool {
        self.0.get(word).is_some_and(|known| known.intersects(classes))
    }
}

fn class_named(name: &str) -> Class {
    flag_named(name).unwrap_or_else(|| panic!("countries-words.tsv has the unknown class {name}"))
}
