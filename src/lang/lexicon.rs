//! What a language's lists know about a word.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Class, Classes};
use crate::text::{fold, listed_words};

/// The classes of words and phrases. Keys are folded, with one space between words.
#[derive(Debug)]
pub struct Lexicon(HashMap<Cow<'static, str>, Classes>);

impl Lexicon {
    /// Reads the lists in `tables`.
    ///
    /// # Panics
    /// If a list is of no class. The tables are part of the program, and a test reads them.
    pub(super) fn new(tables: &[&'static str]) -> Self {
        // About one word in ten bytes.
        let bytes: usize = tables.iter().map(|table| table.len()).sum();
        let mut words: HashMap<Cow<'static, str>, Classes> = HashMap::with_capacity(bytes / 10);
        let mut last = None;
        for (list, word) in tables.iter().flat_map(|table| listed_words(table)) {
            let class = match last {
                Some((name, class)) if name == list => class,
                _ => {
                    list.parse::<Class>().unwrap_or_else(|_| panic!("no rule knows the list of words {list}"))
                }
            };
            last = Some((list, class));
            *words.entry(key_of(word)).or_default() |= class;
        }
        Self(words)
    }

    /// The classes of the word or phrase with `key`, as [`fold`] returns it.
    #[must_use]
    pub fn classes(&self, key: &str) -> Classes {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// Whether the word or phrase with `key` is in one of `classes`.
    #[must_use]
    pub fn is(&self, key: &str, classes: impl Into<Classes>) -> bool {
        self.classes(key).intersects(classes)
    }
}

/// The key of a word as the tables have it, most of which are folded already.
fn key_of(word: &'static str) -> Cow<'static, str> {
    let is_folded = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`');
    if is_folded { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

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
    fn a_word_has_all_its_classes() {
        let lexicon = Lexicon::new(&["[month]\nMay, June\n[auxiliary]\nmay, can’t\n"]);
        assert_eq!(lexicon.classes("may"), Class::Month | Class::Auxiliary);
        assert!(lexicon.is("can't", Class::Auxiliary) && !lexicon.is("june", Class::Auxiliary));
        assert!(lexicon.classes("July").is_empty());
    }
}
