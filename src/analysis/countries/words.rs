//! Classes of common words that tell a country from what is only named like one.

use std::collections::HashMap;

/// A row of `countries-words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands before a surname: "Mr".
    Title = 1,
    /// Stands before a full name: "actor".
    Role = 1 << 1,
    /// A given name.
    Given = 1 << 2,
    /// Makes an organisation's name of a capital before it: "Post".
    Organisation = 1 << 3,
    /// Makes an organisation's name of a capital after it and "of": "University".
    BeforeOrganisation = 1 << 4,
    /// Makes a club's name of a capital right after it: "Dynamo".
    BeforeClub = 1 << 5,
    /// A capitalised word that follows a country and is no surname: "Airlines".
    Follower = 1 << 6,
    /// What only a country has: "parliament".
    Government = 1 << 7,
    /// Stands before a place: "in".
    PlaceBefore = 1 << 8,
    /// What a person does: "said".
    Speech = 1 << 9,
    /// Stands before a part of a state: "coastal".
    StateDirection = 1 << 10,
    /// Stands before a language: "speaks".
    LanguageBefore = 1 << 11,
    /// Stands after a language: "subtitles".
    LanguageAfter = 1 << 12,
    /// A given name that may also open a sentence as another word: "Will".
    VerbName = 1 << 13,
    /// A word that opens a sentence, or qualifies a place, and is no given name: "Meanwhile", "Greater".
    Opener = 1 << 14,
    /// What a country has and a state has not: "president".
    National = 1 << 15,
    /// Who a person is to another: "daughter".
    Kin = 1 << 16,
}

/// Which classes a word is in.
#[derive(Debug)]
pub(super) struct Words(HashMap<&'static str, u32>);

impl Words {
    pub(super) fn new() -> Self {
        let mut classes = HashMap::with_capacity(2048);
        for line in include_str!("../../../assets/countries-words.tsv").lines() {
            let Some((name, words)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else {
                continue;
            };
            let class = class_named(name) as u32;
            for word in words.split(' ') {
                *classes.entry(word).or_default() |= class;
            }
        }
        Self(classes)
    }

    /// Whether `word`, with the case it has, is in `class`.
    pub(super) fn is(&self, word: &str, class: Class) -> bool {
        self.0.get(word).is_some_and(|classes| classes & class as u32 != 0)
    }
}

fn class_named(name: &str) -> Class {
    match name {
        "title" => Class::Title,
        "role" => Class::Role,
        "given" => Class::Given,
        "organisation" => Class::Organisation,
        "before-organisation" => Class::BeforeOrganisation,
        "before-club" => Class::BeforeClub,
        "follower" => Class::Follower,
        "government" => Class::Government,
        "place-before" => Class::PlaceBefore,
        "speech" => Class::Speech,
        "state-direction" => Class::StateDirection,
        "language-before" => Class::LanguageBefore,
        "language-after" => Class::LanguageAfter,
        "verb-name" => Class::VerbName,
        "opener" => Class::Opener,
        "national" => Class::National,
        "kin" => Class::Kin,
        _ => panic!("countries-words.tsv has the unknown class {name}"),
    }
}
