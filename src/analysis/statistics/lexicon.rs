//! Numbers, units, currencies and modifiers, read once from the language's tables; and its lists of words.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use strum::EnumString;

use super::Modifier;
pub use crate::lang::Class;
use crate::lang::{ENGLISH, NumberWords};
use crate::nlp::model::murmur::{HashedMap, HashedSet};
use crate::text::{fold, rows};

/// A unit of measure, of time, or per cent.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The UCUM code; `None` for points on a scale.
    pub code: Option<String>,
    /// The class, as in the table.
    pub class: String,
    /// The size within the class, if units of the class combine.
    pub factor: Option<Decimal>,
}

impl Unit {
    /// Whether it is a span of time.
    #[must_use]
    pub fn is_time(&self) -> bool {
        matches!(self.class.as_str(), "time" | "calendar")
    }

    /// Whether it is per cent or percentage points.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.class == "percent"
    }
}

/// Where a unit's symbol may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// After digits.
    Digits,
    /// After digits, without a space.
    Glued,
}

/// A currency's name, and whether it names the hundredth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// The ISO 4217 code; `None` if the text leaves open which of several countries' currency it is.
    pub code: Option<&'static str>,
    /// Whether a hundredth of the currency is meant.
    pub is_minor: bool,
}

/// What a word or mark for money may mean that several countries share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCurrency {
    /// Its place in [`Lexicon::shared_currencies`].
    pub index: usize,
    /// The code where the article is about none of the countries.
    pub default: Option<&'static str>,
    /// Whether only an article that is at home in one of the countries means its currency.
    pub needs_home: bool,
    /// The countries, with their currency's code.
    countries: Vec<(&'static str, &'static str)>,
}

impl SharedCurrency {
    /// What `name`, a word or mark, stands for, if several countries share it.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Self> {
        let lexicon = Lexicon::get();
        lexicon.shared.get(fold(name).as_str()).map(|&index| &lexicon.shared_currencies[index])
    }

    /// The code in the country with the code `alpha2`, if it has such a currency.
    #[must_use]
    pub fn of(&self, alpha2: &str) -> Option<&'static str> {
        self.countries.iter().find(|(country, _)| *country == alpha2).map(|&(_, code)| code)
    }

    /// Whether the currency with `code` may be meant.
    #[must_use]
    pub fn may_be(&self, code: &str) -> bool {
        self.default == Some(code) || self.countries.iter().any(|&(_, other)| other == code)
    }
}

/// Where a modifier's words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Stand {
    /// Before the number, within the span.
    Before,
    /// Before the number, not within the span.
    Outside,
    /// After the number, within the span.
    After,
}

/// All tables. Keys are folded, with one space between words.
#[derive(Debug)]
pub struct Lexicon {
    /// Words for numbers.
    pub numbers: &'static NumberWords,
    /// Units by their symbols, as written.
    pub unit_symbols: HashedMap<String, (Unit, Place)>,
    /// Units by the symbols that only follow a larger unit of the class.
    pub smaller_symbols: HashedMap<String, Unit>,
    /// Units by their names.
    pub unit_words: HashedMap<String, Unit>,
    /// Currency codes by the mark before an amount, without spaces: as written and, if longer than one letter, in lower
    /// case.
    pub currency_marks: HashedMap<String, &'static str>,
    /// Currencies by their names.
    pub currency_words: HashedMap<String, Currency>,
    /// All ISO 4217 codes of the table.
    pub currency_codes: HashedSet<&'static str>,
    /// What the words and marks mean that several countries share.
    pub shared_currencies: Vec<SharedCurrency>,
    /// The places in it of these words and marks, folded.
    pub shared: HashedMap<String, usize>,
    /// Modifiers by their words.
    pub modifiers: HashedMap<(String, bool), (Modifier, Stand)>,
    /// What may stand before a modifier.
    pub adverbs: HashedSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    /// The tables.
    #[must_use]
    pub fn get() -> &'static Self {
        &LEXICON
    }

    /// Whether `word`, folded, is in the list `class`.
    #[must_use]
    pub fn has(class: Class, word: &str) -> bool {
        ENGLISH.lexicon.is(word, class)
    }

    fn read() -> Self {
        let mut lexicon = Self {
            numbers: &ENGLISH.number_words,
            unit_symbols: HashedMap::default(),
            smaller_symbols: HashedMap::default(),
            unit_words: HashedMap::default(),
            currency_marks: HashedMap::default(),
            currency_words: HashedMap::default(),
            currency_codes: HashedSet::default(),
            shared_currencies: Vec::new(),
            shared: HashedMap::default(),
            modifiers: HashedMap::default(),
            adverbs: HashedSet::default(),
        };
        lexicon.read_units(ENGLISH.numbers.units);
        lexicon.read_currencies(ENGLISH.numbers.currencies);
        lexicon.read_shared_currencies(ENGLISH.numbers.shared_currencies);
        lexicon.read_modifiers(ENGLISH.numbers.modifiers);
        lexicon
    }

    fn read_units(&mut self, table: &str) {
        for row in rows(table) {
            let unit = Unit {
                code: Some(row[0]).filter(|code| !code.is_empty()).map(str::to_owned),
                class: row[1].to_owned(),
                factor: row[2].parse().ok(),
            };
            for symbol in split(row[3]) {
                if let Some(text) = symbol.strip_prefix('+') {
                    self.smaller_symbols.insert(text.to_owned(), unit.clone());
                    continue;
                }
                let (text, place) = match symbol.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
                    Some(text) => (text, Place::Glued),
                    None => (symbol, Place::Digits),
                };
                self.unit_symbols.insert(text.to_owned(), (unit.clone(), place));
            }
            for word in split(row[4]) {
                self.unit_words.insert(word.to_owned(), unit.clone());
            }
        }
    }

    fn read_currencies(&mut self, table: &'static str) {
        for row in rows(table) {
            let code = row[0];
            for mark in split(row[1]).chain([code]) {
                self.currency_marks.insert(mark.to_owned(), code);
                if mark.chars().count() > 2 || mark.ends_with('$') {
                    self.currency_marks.entry(mark.to_lowercase()).or_insert(code);
                }
            }
            for (column, is_minor) in [(2, false), (3, true)] {
                for word in split(row[column]) {
                    self.currency_words.insert(fold(word).into(), Currency { code: Some(code), is_minor });
                }
            }
            self.currency_codes.insert(code);
        }
    }

    fn read_shared_currencies(&mut self, table: &'static str) {
        for (index, row) in rows(table).enumerate() {
            let countries = row[2].split(' ').filter_map(|pair| pair.split_once(':')).collect();
            let default = Some(row[0]).filter(|&code| code != "-");
            self.shared_currencies.push(SharedCurrency {
                index,
                default,
                needs_home: row[1] == "home",
                countries,
            });
            for word in split(row[3]) {
                let currency = Currency { code: default, is_minor: false };
                // Marks are in the table of currencies, as are the names of hundredths.
                if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ') && word.len() > 2 {
                    self.currency_words.entry(fold(word).into()).or_insert(currency);
                }
                self.shared.insert(fold(word).into(), index);
            }
        }
    }

    fn read_modifiers(&mut self, table: &str) {
        for row in rows(table) {
            let Ok(modifier) = row[1].parse::<Modifier>() else {
                self.adverbs.extend(split(row[2]).map(str::to_owned));
                continue;
            };
            let stand = row[0].parse().unwrap_or(Stand::After);
            for phrase in split(row[2]) {
                self.modifiers.insert((phrase.to_owned(), stand == Stand::After), (modifier, stand));
            }
        }
    }
}

fn split(column: &str) -> impl Iterator<Item = &str> {
    column.split('|').filter(|word| !word.is_empty())
}
