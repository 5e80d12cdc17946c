//! A word as the model sees it: its norm, its ends and its shape, each as a number.
//!
//! The numbers are the identifiers of spaCy's string store (`spacy/strings.pyx`), and the attributes those of
//! `spacy/lang/lex_attrs.py`, with the norms of `spacy/vocab.pyx` (spaCy 3.8, MIT).

use std::hash::BuildHasherDefault;

use super::TableError;
use super::characters::{is_alphabetic, is_digit, is_space};
use super::murmur::{HashedMap, string_hash};

/// The strings with a fixed identifier, one per line: the number of the line, from one.
const SYMBOLS: &str = include_str!("../../../assets/model/symbols.txt");

/// From this many characters on, the shape of a word is "LONG".
const LONG_WORD: usize = 100;

/// How many characters of one kind in a row a shape keeps.
const LONGEST_RUN: usize = 4;

/// An attribute of a token that an encoder embeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// [`Lexeme::norm`].
    Norm,
    /// [`Lexeme::prefix`].
    Prefix,
    /// [`Lexeme::suffix`].
    Suffix,
    /// [`Lexeme::shape`].
    Shape,
    /// [`Lexeme::is_followed_by_space`].
    Spacy,
    /// [`Lexeme::is_space`].
    IsSpace,
}

impl Attribute {
    /// The name of the table of its embeddings, the number of rows and the seed of the hash, as in the `config.cfg` of
    /// the model.
    pub(super) fn table(self) -> (&'static str, usize, u32) {
        match self {
            Self::Norm => ("embed.norm", 5000, 8),
            Self::Prefix => ("embed.prefix", 1000, 9),
            Self::Suffix => ("embed.suffix", 2500, 10),
            Self::Shape => ("embed.shape", 2500, 11),
            Self::Spacy => ("embed.spacy", 50, 12),
            Self::IsSpace => ("embed.is_space", 50, 13),
        }
    }
}

/// The attributes of a token. All but the last two are identifiers of strings ([`Lexicon::identifier`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// The word itself (`ORTH`), which is used to look up its vector.
    pub orth: u64,
    /// Its usual form (`NORM`): lower case, American spelling, the dollar sign for any currency.
    pub norm: u64,
    /// Its first character (`PREFIX`).
    pub prefix: u64,
    /// Its last three characters (`SUFFIX`).
    pub suffix: u64,
    /// Its letters and digits as "X", "x" and "d", with runs cut at four (`SHAPE`).
    pub shape: u64,
    /// Whether it is white space (`IS_SPACE`).
    pub is_space: bool,
    /// Whether it is followed by a space that belongs to no token (`SPACY`).
    pub is_followed_by_space: bool,
}

impl Lexeme {
    /// The number that is embedded for `attribute`.
    #[must_use]
    pub fn attribute(&self, attribute: Attribute) -> u64 {
        match attribute {
            Attribute::Norm => self.norm,
            Attribute::Prefix => self.prefix,
            Attribute::Suffix => self.suffix,
            Attribute::Shape => self.shape,
            Attribute::Spacy => u64::from(self.is_followed_by_space),
            Attribute::IsSpace => u64::from(self.is_space),
        }
    }
}

/// The strings whose norm or identifier does not follow from their letters.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Identifiers of norms by the identifiers of the words.
    norms: HashedMap<u64, u64>,
    /// Identifiers of symbols by their hashes.
    symbols: HashedMap<u64, u64>,
}

impl Lexicon {
    /// A lexicon with the norms of `table`, as `norms_table` of `assets/model/tables.py` writes it: each line has
    /// an identifier in sixteen hexadecimal digits, a tab and a norm. Fails if a line has another form.
    pub fn new(table: &str) -> Result<Self, TableError> {
        let hashes = SYMBOLS.lines().map(|name| string_hash(name.as_bytes()));
        let symbols = hashes.zip(1..).collect();
        let norms = HashedMap::with_capacity_and_hasher(table.len() / 24, BuildHasherDefault::default());
        let mut lexicon = Self { norms, symbols };
        for (index, line) in table.lines().enumerate() {
            let entry = line.split_once('\t').and_then(|(identifier, norm)| {
                Some((u64::from_str_radix(identifier, 16).ok()?, lexicon.identifier(norm)))
            });
            let (identifier, norm) = entry.ok_or(TableError { table: "norms", line: index + 1 })?;
            lexicon.norms.insert(identifier, norm);
        }
        Ok(lexicon)
    }

    /// The number by which spaCy's string store knows `text`: 0 for the empty string, a small one for a symbol
    /// ("PERSON"), and else [`string_hash`].
    #[must_use]
    pub fn identifier(&self, text: &str) -> u64 {
        self.identifier_of_bytes(text.as_bytes())
    }

    fn identifier_of_bytes(&self, text: &[u8]) -> u64 {
        if text.is_empty() {
            return 0;
        }
        let hash = string_hash(text);
        self.symbols.get(&hash).copied().unwrap_or(hash)
    }

    /// The attributes of the token `text`, as if no space followed; `norm` is the one that a tokeniser exception gives
    /// it.
    #[must_use]
    pub fn lexeme(&self, text: &str, norm: Option<&str>) -> Lexeme {
        let orth = self.identifier(text);
        let prefix = text.chars().next().map_or(0, char::len_utf8);
        let suffix = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Lexeme {
            orth,
            norm: norm.map_or_else(|| self.norm(text, orth), |norm| self.identifier(norm)),
            prefix: self.identifier(&text[..prefix]),
            suffix: self.identifier(&text[suffix..]),
            shape: self.shape(text),
            is_space: !text.is_empty() && text.chars().all(is_space),
            is_followed_by_space: false,
        }
    }

    fn norm(&self, text: &str, orth: u64) -> u64 {
        if let Some(&norm) = self.norms.get(&orth) {
            return norm;
        }
        if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            return orth;
        }
        let mut buffer = [0; 64];
        match buffer.get_mut(..text.len()) {
            Some(lower) if text.is_ascii() => {
                lower.copy_from_slice(text.as_bytes());
                lower.make_ascii_lowercase();
                self.identifier_of_bytes(lower)
            }
            _ => self.identifier(&text.to_lowercase()),
        }
    }

    fn shape(&self, text: &str) -> u64 {
        let mut shape = [0; LONG_WORD * char::MAX_LEN_UTF8];
        let mut length = 0;
        let (mut last, mut run) = ('\0', 0);
        for (index, c) in text.chars().enumerate() {
            if index + 1 == LONG_WORD {
                return self.identifier("LONG");
            }
            let kind = match c {
                _ if is_alphabetic(c) => {
                    if c.is_uppercase() {
                        'X'
                    } else {
                        'x'
                    }
                }
                _ if is_digit(c) => 'd',
                _ => c,
            };
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= LONGEST_RUN {
                length += kind.encode_utf8(&mut shape[length..]).len();
            }
        }
        self.identifier_of_bytes(&shape[..length])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `€`, `honour` and `Cuz`, as `assets/model/tables.py` writes them.
    const NORMS: &str = "\
6c7b9f72304e1549\t$\n\
5c05e662e8b83a0f\thonor\n\
14870ffc58dcab01\tbecause\n\
";

    fn lexicon() -> Lexicon {
        Lexicon::new(NORMS).unwrap()
    }

    #[test]
    fn identifiers_are_those_of_spacy() {
        let lexicon = lexicon();
        for (text, identifier) in [
            ("", 0),
            ("X", 101),
            ("PERSON", 380),
            ("ORTH", 65),
            ("det", 415),
            ("case", 8_110_129_090_154_140_942),
            ("hello", 5_983_625_672_228_268_878),
        ] {
            assert_eq!(lexicon.identifier(text), identifier, "{text}");
        }
    }

    /// The norm, prefix, suffix and shape of each word.
    #[test]
    fn attributes_are_those_of_the_strings() {
        let lexicon = lexicon();
        for (text, attributes) in [
            ("Kyiv", ["kyiv", "K", "yiv", "Xxxx"]),
            ("government", ["government", "g", "ent", "xxxx"]),
            ("NATO", ["nato", "N", "ATO", "XXXX"]),
            ("€", ["$", "€", "€", "€"]),
            ("honour", ["honor", "h", "our", "xxxx"]),
            ("Honour", ["honour", "H", "our", "Xxxxx"]),
            ("Cuz", ["because", "C", "Cuz", "Xxx"]),
            ("1,000,000", ["1,000,000", "1", "000", "d,ddd,ddd"]),
            ("Łódź", ["łódź", "Ł", "ódź", "Xxxx"]),
            ("........", ["........", ".", "...", "...."]),
            ("DET", ["det", "D", "DET", "XXX"]),
            ("हिन्दी", ["हिन्दी", "ह", "्दी", "xिx्xी"]),
        ] {
            let lexeme = lexicon.lexeme(text, None);
            let found = [lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape];
            assert_eq!(found, attributes.map(|attribute| lexicon.identifier(attribute)), "{text}");
            assert_eq!(lexeme.orth, lexicon.identifier(text));
            assert!(!lexeme.is_space);
        }
    }

    #[test]
    fn an_exception_gives_the_norm() {
        let lexicon = lexicon();
        assert_eq!(lexicon.lexeme("n't", Some("not")).norm, lexicon.identifier("not"));
    }

    #[test]
    fn the_shape_of_a_long_word_says_so() {
        let lexicon = lexicon();
        let shape = |count: usize| lexicon.lexeme(&"é".repeat(count), None).shape;
        assert_eq!(shape(99), lexicon.identifier("xxxx"));
        assert_eq!(shape(100), lexicon.identifier("LONG"));
    }

    #[test]
    fn white_space_is_known() {
        assert!(lexicon().lexeme("\n\u{a0} ", None).is_space);
    }

    #[test]
    fn a_malformed_line_is_named() {
        for table in ["0\ta\nb", "0\ta\nx\tb"] {
            assert_eq!(Lexicon::new(table).unwrap_err().line, 2, "{table}");
        }
    }
}
