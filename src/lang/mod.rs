//! What is a language's own: its words, names and numbers, as tables.
//!
//! A language is a folder here, which names its tables, and a folder in `assets/lang/`, which holds them. The rooms
//! above ask for a language's tables and bring the types to read them into; how an article's language is told is in
//! [`crate::nlp`].

mod class;
mod classes;
mod en;
mod lexicon;
mod names;
mod number_words;
mod other;

use std::cell::RefCell;
use std::sync::LazyLock;
use std::thread::LocalKey;

pub use class::Class;
pub use classes::Classes;
pub use en::{ENGLISH, Parsed, clause, forms};
pub use lexicon::Lexicon;
pub use names::Names;
pub use number_words::NumberWords;
pub use other::{OtherLanguage, has_foreign_words, has_no_spaces, other_language};

use crate::nlp::model::murmur::HashedMap;

/// How many words a thread keeps with their classes; some 400 kB.
const MOST_KNOWN: usize = 4096;

/// How many bytes a word that is kept has at most; hardly any word of English has more.
const LONGEST_KNOWN: usize = 48;

/// The classes of words that were looked up.
type Known = RefCell<HashedMap<Box<str>, Classes>>;

/// A language's tables, as texts. `assets/README.md` explains their columns.
#[derive(Debug)]
pub struct Language {
    /// The code of ISO 639-1.
    pub code: &'static str,
    /// Words by class, from lists of the form that [`crate::text::listed_words`] reads.
    pub lexicon: LazyLock<Lexicon>,
    /// Names of people and places.
    pub names: Names,
    /// What this thread has looked up lately: the lists are long, and most words of a text are the same few.
    known: &'static LocalKey<Known>,
    /// Names of countries.
    pub countries: Countries,
    /// Words for numbers.
    pub number_words: LazyLock<NumberWords>,
    /// Words for units, and for how exact a number is.
    pub numbers: Numbers,
    /// Lines that web pages put around articles.
    pub pages: Pages,
}

impl Language {
    /// What the lists know about a word that may be part of a name, by its [`name_key`](crate::text::name_key).
    #[must_use]
    pub fn classes(&self, key: &str) -> Classes {
        self.known.with_borrow_mut(|known| {
            if let Some(&classes) = known.get(key) {
                return classes;
            }
            let classes = self.lexicon.classes(key) | self.names.classes(key);
            if key.len() > LONGEST_KNOWN {
                return classes;
            }
            if known.len() >= MOST_KNOWN {
                known.clear();
            }
            known.insert(key.into(), classes);
            classes
        })
    }
}

/// Tables of the countries in a language.
#[derive(Debug)]
pub struct Countries {
    /// Every country with its names, demonyms and capitals.
    pub names: &'static str,
    /// The forms that mean something else too.
    pub homonyms: &'static str,
    /// Phrases with a country's word in them.
    pub phrases: &'static str,
}

/// Tables of the words around numbers.
#[derive(Debug)]
pub struct Numbers {
    /// Words that say how exact a number is.
    pub modifiers: &'static str,
    /// Units of measure, of time, and per cent.
    pub units: &'static str,
    /// Currencies.
    pub currencies: &'static str,
    /// Words for money that several countries share.
    pub shared_currencies: &'static str,
}

/// Lists of the lines around articles on web pages.
#[derive(Debug)]
pub struct Pages {
    /// Lines that are copied along with an article, whole.
    pub furniture: &'static str,
    /// Parts of words, one of which each line with the age of an article or the number of shares has.
    pub figures: &'static str,
    /// The openings of lines that lead away from an article.
    pub promotions: &'static str,
}
