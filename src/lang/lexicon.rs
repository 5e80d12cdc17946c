//! What a language's lists know about a word.

use std::borrow::Cow;
use std::hash::BuildHasherDefault;

use super::{Class, Classes};
use crate::nlp::model::murmur::HashedMap;
use crate::text::{fold, listed_words};

/// What stands before the name of a list within a list: all its words belong to that too.
const INCLUDED: char = '+';

/// The classes of words and phrases. Keys are folded, with one space between words.
#[derive(Debug)]
pub struct Lexicon(HashedMap<Cow<'static, str>, Classes>);

impl Lexicon {
    /// Reads the lists in `tables`.
    ///
    /// # Panics
    /// If a list is of no class. The tables are part of the program, and a test reads them.
    pub(super) fn new(tables: &[&'static str]) -> Self {
        // About one word in ten bytes.
        let bytes: usize = tables.iter().map(|table| table.len()).sum();
        let mut words: HashedMap<Cow<'static, str>, Classes> =
            HashedMap::with_capacity_and_hasher(bytes / 10, BuildHasherDefault::default());
        let mut last = None;
        let mut included: Vec<(Class, Class)> = Vec::new();
        for (list, word) in tables.iter().flat_map(|table| listed_words(table)) {
            let class = match last {
                Some((name, class)) if name == list => class,
                _ => class_named(list),
            };
            last = Some((list, class));
            match word.strip_prefix(INCLUDED) {
                Some(part) => included.push((class_named(part), class)),
                None => *words.entry(key_of(word)).or_default() |= class,
            }
        }
        for classes in words.values_mut() {
            *classes = with_including(*classes, &included);
        }
        Self(words)
    }

    /// The classes of the word or phrase with `key`, as [`fold`] returns it.
    #[must_use]
    pub fn classes(&self, key: &str) -> Classes {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// The classes of `word`, as it is written.
    #[must_use]
    pub fn of(&self, word: &str) -> Classes {
        self.classes(&fold(word))
    }

    /// Whether the word or phrase with `key` is in one of `classes`.
    #[must_use]
    pub fn is(&self, key: &str, classes: impl Into<Classes>) -> bool {
        self.classes(key).intersects(classes)
    }
}

/// The class whose list has the name `list`.
fn class_named(list: &str) -> Class {
    list.parse().unwrap_or_else(|_| panic!("no rule knows the list of words {list}"))
}

/// `classes` with those whose lists include theirs; `included` are pairs of a class and one that includes it.
fn with_including(mut classes: Classes, included: &[(Class, Class)]) -> Classes {
    loop {
        let before = classes;
        for &(part, whole) in included {
            if classes.intersects(part) {
                classes |= whole;
            }
        }
        if classes == before {
            return classes;
        }
    }
}

/// The key of a word of the tables.
fn key_of(word: &'static str) -> Cow<'static, str> {
    fold(word).into()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use strum::IntoEnumIterator as _;

    use super::super::en::WORDS;
    use super::*;

    /// The classes of the names, which have tables of their own.
    const OF_NAMES: Classes =
        Classes::of(&[Class::Given, Class::Surname, Class::Common, Class::Rarer, Class::Place]);

    #[test]
    fn every_class_has_one_list_and_every_list_a_class() {
        let mut lists: Vec<&str> = Vec::new();
        for (list, _) in WORDS.iter().flat_map(|table| listed_words(table)) {
            if lists.last() != Some(&list) {
                assert!(!lists.contains(&list), "[{list}] stands in two places");
                assert!(list.parse::<Class>().is_ok(), "no rule knows [{list}]");
                lists.push(list);
            }
        }
        for class in Class::iter() {
            let name: &str = class.into();
            assert_eq!(lists.contains(&name), !OF_NAMES.intersects(class), "the list of {class:?}");
        }
    }

    #[test]
    fn a_list_has_each_word_once() {
        let mut seen = HashSet::new();
        for (list, word) in WORDS.iter().flat_map(|table| listed_words(table)) {
            assert!(seen.insert((list, key_of(word))), "{word} stands twice in [{list}]");
        }
    }

    #[test]
    fn a_list_that_has_all_words_of_another_includes_it() {
        /// Shorter lists may be part of another by chance.
        const LONG: usize = 10;
        let mut lists: HashMap<&str, (HashSet<Cow<'_, str>>, Vec<&str>)> = HashMap::new();
        for (list, word) in WORDS.iter().flat_map(|table| listed_words(table)) {
            let (words, parts) = lists.entry(list).or_default();
            match word.strip_prefix(INCLUDED) {
                Some(part) => parts.push(part),
                None => _ = words.insert(key_of(word)),
            }
        }
        for (whole, (words, parts)) in &lists {
            for (part, (of_part, _)) in lists.iter().filter(|&(part, _)| part != whole) {
                let is_repeated = of_part.len() >= LONG && of_part.is_subset(words);
                assert!(!is_repeated, "[{whole}] repeats [{part}]");
            }
            for part in parts {
                let twice: Vec<_> = lists[part].0.intersection(words).collect();
                assert!(twice.is_empty(), "[{whole}] repeats {twice:?} of [{part}], which it includes");
            }
        }
    }

    #[test]
    fn the_words_of_a_list_belong_to_those_that_include_it() {
        let lexicon = Lexicon::new(&["[other]\n+month, Fog\n[month]\n+weekday, May\n[weekday]\nFriday\n"]);
        assert_eq!(lexicon.classes("may"), Class::Month | Class::Other);
        assert_eq!(lexicon.classes("friday"), Class::Weekday | Class::Month | Class::Other);
        assert_eq!(lexicon.classes("fog"), Class::Other.into());
    }

    #[test]
    fn a_word_has_all_its_classes() {
        let lexicon = Lexicon::new(&["[month]\nMay, June\n[auxiliary]\nmay, can’t\n"]);
        assert_eq!(lexicon.classes("may"), Class::Month | Class::Auxiliary);
        assert!(lexicon.is("can't", Class::Auxiliary) && !lexicon.is("june", Class::Auxiliary));
        assert!(lexicon.classes("July").is_empty());
    }
}
