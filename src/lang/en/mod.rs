//! English: its tables, and the grammar that more than one finder needs. What only one of them needs is beside it.

pub mod clause;
pub mod forms;
mod parsed;

use std::sync::LazyLock;

pub use parsed::Parsed;

use super::{Countries, Known, Language, Lexicon, Names, NumberWords, Numbers, Pages, names::Table};

/// The text of a table in `assets/lang/en/`.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../../assets/lang/en/", $name))
    };
}

/// Words by class.
pub(super) const WORDS: &[&str] = &[
    table!("words/general.txt"),
    table!("words/people.txt"),
    table!("words/countries.txt"),
    table!("words/statistics.txt"),
    table!("words/captions.txt"),
    table!("words/quotes.txt"),
];

thread_local! {
    static KNOWN: Known = Known::default();
}

/// English.
pub static ENGLISH: Language = Language {
    code: "en",
    lexicon: LazyLock::new(|| Lexicon::new(WORDS)),
    names: Names {
        given: Table::new(table!("given-names.txt")),
        genders: Table::new(table!("given-genders.txt")),
        surnames: Table::new(table!("surnames.txt")),
        places: Table::new(table!("places.txt")),
        other_phrases: Table::new(table!("other-phrases.txt")),
        common_words: Table::new(table!("common-words.txt")),
        rarer_words: Table::new(table!("rarer-words.txt")),
    },
    known: &KNOWN,
    countries: Countries {
        names: table!("countries.tsv"),
        homonyms: table!("countries-homonyms.tsv"),
        phrases: table!("countries-phrases.tsv"),
    },
    number_words: LazyLock::new(|| NumberWords::new(table!("number-words.tsv"))),
    numbers: Numbers {
        modifiers: table!("modifiers.tsv"),
        units: table!("units.tsv"),
        currencies: table!("currencies.tsv"),
        shared_currencies: table!("shared-currencies.tsv"),
    },
    pages: Pages {
        furniture: table!("page-furniture.txt"),
        figures: table!("page-figures.txt"),
        promotions: table!("promotions.txt"),
    },
};
