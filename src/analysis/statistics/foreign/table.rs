//! What the words and signs beside a number mean in a language.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::article::TextRange;
use crate::lang::{self, OtherLanguage};

/// What a word or sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It multiplies the number.
    Magnitude(Decimal),
    /// Per cent.
    Percent,
    /// The unit with this code of UCUM, or of time.
    Unit(&'static str),
    /// The currency with this ISO 4217 code, or one of several.
    Currency(Option<&'static str>),
    /// A noun that is shared by currencies, or that means a weight or a book as well.
    Unclear,
    /// "old".
    Old,
}

/// Signs and codes that mean a currency in every language.
const CURRENCIES: &[(&str, Option<&str>)] = &[
    ("us$", Some("USD")),
    ("€", Some("EUR")),
    ("s/", Some("PEN")),
    ("$", Some("USD")),
    ("£", Some("GBP")),
    ("¥", None),
    ("₽", Some("RUB")),
    ("₴", Some("UAH")),
    ("₹", Some("INR")),
    ("₺", Some("TRY")),
    ("eur", Some("EUR")),
    ("usd", Some("USD")),
    ("gbp", Some("GBP")),
    ("chf", Some("CHF")),
    ("jpy", Some("JPY")),
];

/// Words between a magnitude and what it counts: "5 millones de euros".
const LINKS: &[&str] = &["de ", "d'", "d’", "di "];

/// The signs and words of a language.
#[derive(Debug)]
pub(super) struct Table {
    /// The sign before the decimals; `None` if it is not known.
    pub decimal: Option<char>,
    /// The sign between groups of digits.
    pub group: Option<char>,
    /// The words in lower case, longest first, by their first letter.
    words: HashMap<char, Vec<(String, Meaning)>>,
    /// Whether a word may be followed by another without a space.
    has_no_spaces: bool,
}

impl Table {
    /// The table of `language`.
    pub fn of(language: &'static OtherLanguage) -> Self {
        let mut table = Self::without_language();
        table.has_no_spaces = lang::has_no_spaces(language.code);
        for line in language.numbers.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (what, code, words) = (
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
            );
            let meaning = match what {
                "decimal" => {
                    table.decimal = words.chars().next();
                    continue;
                }
                "group" => {
                    table.group = words.chars().next();
                    continue;
                }
                "magnitude" => Meaning::Magnitude(Decimal::from(code.parse::<u64>().unwrap_or(1))),
                "percent" => Meaning::Percent,
                "unit" => Meaning::Unit(code),
                "currency" if code == "-" => Meaning::Unclear,
                "currency" => Meaning::Currency(Some(code).filter(|code| !code.is_empty())),
                _ => Meaning::Old,
            };
            for word in words.split(';') {
                table.add(word, meaning);
                // "Mio" as well as "Mio."
                table.add(word.trim_end_matches('.'), meaning);
            }
        }
        for words in table.words.values_mut() {
            words.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            words.dedup_by(|(a, _), (b, _)| a == b);
        }
        table
    }

    /// A table with what every language writes the same; no sign between digits is known.
    pub fn without_language() -> Self {
        let mut table = Self { decimal: None, group: None, words: HashMap::new(), has_no_spaces: false };
        for sign in ["%", "٪", "％"] {
            table.add(sign, Meaning::Percent);
        }
        for &(sign, code) in CURRENCIES {
            table.add(sign, Meaning::Currency(code));
        }
        table
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        let word = word.to_lowercase();
        if let Some(first) = word.chars().next() {
            self.words.entry(first).or_default().push((word, meaning));
        }
    }

    /// The meaning of the longest known word or sign at `at` of `text`, behind at most one space, and its place.
    pub fn word_behind(&self, text: &str, at: usize) -> Option<(Meaning, TextRange)> {
        let space = text[at..].chars().next().filter(|letter| letter.is_whitespace() && *letter != '\n');
        let start = at + space.map_or(0, char::len_utf8);
        let rest = &text[start..];
        let first = rest.chars().next()?.to_lowercase().next()?;
        let ends_well = |length: usize| {
            let follows = |letter: char| letter.is_alphabetic() || letter == '-' || letter == '\u{ad}';
            self.has_no_spaces
                || !rest[..length].ends_with(char::is_alphabetic)
                || !rest[length..].starts_with(follows)
        };
        self.words.get(&first)?.iter().find_map(|(word, meaning)| {
            let length = length_of(rest, word).filter(|&length| ends_well(length))?;
            Some((*meaning, TextRange::new(start, start + length)))
        })
    }
}

/// The currency whose sign or code stands before the number at `at`, in the text from `start` on, and its place.
pub fn currency_before(text: &str, start: usize, at: usize) -> Option<(Option<&'static str>, TextRange)> {
    let before = text[start..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    CURRENCIES.iter().find_map(|&(sign, code)| {
        let from = before.len().checked_sub(sign.len())?;
        let found = before.get(from..)?;
        let is_word = sign.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let stands_alone = !is_word || !before[..from].ends_with(char::is_alphanumeric);
        let is_upper = !is_word || found.chars().all(|letter| !letter.is_lowercase());
        (found.to_lowercase() == sign && stands_alone && is_upper)
            .then(|| (code, TextRange::new(start + from, start + before.len())))
    })
}

/// The byte behind a link at `at` of `text`, with the space before it; `at` if there is none.
pub fn skip_link(text: &str, at: usize) -> usize {
    let Some(rest) = text[at..].strip_prefix([' ', '\u{a0}', '\u{202f}']) else { return at };
    let start = text.len() - rest.len();
    let link = LINKS.iter().find(|link| rest.starts_with(**link));
    link.map_or(at, |link| start + link.trim_end().len())
}

/// The length of `word`, which is in lower case, at the start of `text`; any white space is as good as another.
fn length_of(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let mut wanted = word.chars().peekable();
    while wanted.peek().is_some() {
        let (_, letter) = letters.next()?;
        for lower in letter.to_lowercase() {
            let expected = wanted.next()?;
            if lower != expected && !(lower.is_whitespace() && expected.is_whitespace()) {
                return None;
            }
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}
