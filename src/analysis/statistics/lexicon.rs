//! Numbers, units, currencies and modifiers, read once from the language's tables; and its lists of words.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rust_decimal::Decimal;
use strum::EnumString;

use super::Modifier;
pub use crate::lang::Class;
use crate::lang::ENGLISH;
use crate::text::fold;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// The ISO 4217 code.
    pub code: String,
    /// Whether a hundredth of the currency is meant.
    pub is_minor: bool,
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
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The values of "one" to "ninety".
    pub cardinals: HashMap<String, u64>,
    /// The values of "hundred", "million", "dozen"….
    pub magnitudes: HashMap<String, u64>,
    /// The values of "bn", "mn"….
    pub abbreviations: HashMap<String, u64>,
    /// The values of "k", "m", "b", "t".
    pub letters: HashMap<String, u64>,
    /// "dozens", "thousands"….
    pub vague: HashSet<String>,
    /// The values of "first", "third", "thirds"….
    pub ordinals: HashMap<String, u64>,
    /// Units by their symbols, as written.
    pub unit_symbols: HashMap<String, (Unit, Place)>,
    /// Units by the symbols that only follow a larger unit of the class.
    pub smaller_symbols: HashMap<String, Unit>,
    /// Units by their names.
    pub unit_words: HashMap<String, Unit>,
    /// Currency codes by the mark before an amount, without spaces: as written and, if longer than one letter, in lower
    /// case.
    pub currency_marks: HashMap<String, String>,
    /// Currencies by their names.
    pub currency_words: HashMap<String, Currency>,
    /// All ISO 4217 codes of the table.
    pub currency_codes: HashSet<String>,
    /// Modifiers by their words.
    pub modifiers: HashMap<(String, bool), (Modifier, Stand)>,
    /// What may stand before a modifier.
    pub adverbs: HashSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    /// Whether `word` is a number, or a part of one: "nine", "million", "dozens", "third".
    #[must_use]
    pub fn is_number_word(&self, word: &str) -> bool {
        self.cardinals.contains_key(word)
            || self.magnitudes.contains_key(word)
            || self.vague.contains(word)
            || self.ordinals.contains_key(word)
    }

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
        let mut lexicon = Self::default();
        lexicon.read_numbers(ENGLISH.numbers.words);
        lexicon.read_units(ENGLISH.numbers.units);
        lexicon.read_currencies(ENGLISH.numbers.currencies);
        lexicon.read_modifiers(ENGLISH.numbers.modifiers);
        lexicon
    }

    fn read_numbers(&mut self, table: &str) {
        for row in rows(table) {
            let value = row[1].parse().unwrap_or_default();
            let pairs = split(row[2]).map(|word| (word.to_owned(), value));
            match row[0] {
                "cardinal" => self.cardinals.extend(pairs),
                "magnitude" => self.magnitudes.extend(pairs),
                "abbreviation" => self.abbreviations.extend(pairs),
                "letter" => self.letters.extend(pairs),
                "vague" => self.vague.extend(pairs.map(|(word, _)| word)),
                _ => self.ordinals.extend(pairs),
            }
        }
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

    fn read_currencies(&mut self, table: &str) {
        for row in rows(table) {
            let code = row[0].to_owned();
            for mark in split(row[1]).chain([row[0]]) {
                self.currency_marks.insert(mark.to_owned(), code.clone());
                if mark.chars().count() > 2 || mark.ends_with('$') {
                    self.currency_marks.entry(mark.to_lowercase()).or_insert_with(|| code.clone());
                }
            }
            for (column, is_minor) in [(2, false), (3, true)] {
                for word in split(row[column]) {
                    self.currency_words.insert(fold(word), Currency { code: code.clone(), is_minor });
                }
            }
            self.currency_codes.insert(code);
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

/// The rows of a table of at most five columns, without comments and empty lines; missing columns are empty.
fn rows(table: &str) -> impl Iterator<Item = [&str; 5]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        [(); 5].map(|()| columns.next().unwrap_or_default())
    })
}

fn split(column: &str) -> impl Iterator<Item = &str> {
    column.split('|').filter(|word| !word.is_empty())
}
