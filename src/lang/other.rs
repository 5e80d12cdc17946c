//! Languages other than English: the names of countries, and the signs and words of numbers.

use super::{Classes, ENGLISH};
use crate::text::name_key;

/// The tables of a language other than English, as texts. `assets/README.md` explains their columns.
#[derive(Debug)]
pub struct OtherLanguage {
    /// The code of ISO 639-1.
    pub code: &'static str,
    /// Names of countries.
    pub countries: &'static str,
    /// Signs, magnitudes, units and currencies of numbers.
    pub numbers: &'static str,
}

/// The language with the folder `$code` in `assets/lang/`.
macro_rules! language {
    ($code:literal) => {
        OtherLanguage {
            code: $code,
            countries: include_str!(concat!("../../assets/lang/", $code, "/countries.tsv")),
            numbers: include_str!(concat!("../../assets/lang/", $code, "/numbers.tsv")),
        }
    };
}

/// The languages, in the order of their codes.
static LANGUAGES: &[OtherLanguage] = &[
    language!("ar"),
    language!("cs"),
    language!("da"),
    language!("de"),
    language!("el"),
    language!("es"),
    language!("fi"),
    language!("fr"),
    language!("hi"),
    language!("it"),
    language!("ja"),
    language!("nb"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
    language!("ru"),
    language!("sv"),
    language!("tr"),
    language!("uk"),
    language!("zh"),
];

/// The tables of the language with the ISO 639-1 code `code`, if there are any. Norwegian without more is Bokmål.
#[must_use]
pub fn other_language(code: &str) -> Option<&'static OtherLanguage> {
    let code = if code == "no" { "nb" } else { code };
    LANGUAGES.iter().find(|language| language.code == code)
}

/// Whether the language with the code `code` is written without spaces between words.
#[must_use]
pub fn has_no_spaces(code: &str) -> bool {
    matches!(code, "zh" | "ja")
}

/// Whether enough of the words of `text` without a capital are no English ones. A page of results, a line-up or a list
/// of names has next to no words of any language besides its names: it is short of English words, and not in another
/// language for that.
#[must_use]
pub fn has_foreign_words(text: &str) -> bool {
    /// Fewer foreign words may be units, short forms or parts of names.
    const FEWEST: usize = 8;
    /// One in this many words must be foreign: English has names of things that no list knows.
    const ONE_IN: usize = 4;
    let words = text.split(|letter: char| !letter.is_alphabetic() && !matches!(letter, '\'' | '’'));
    let small = words.filter(|word| {
        word.chars().nth(1).is_some() && word.chars().next().is_some_and(|first| !first.is_uppercase())
    });
    let (mut count, mut foreign) = (0, 0);
    for word in small {
        count += 1;
        let classes = ENGLISH.classes(&name_key(word));
        foreign += usize::from(!classes.intersects(Classes::ENGLISH | Classes::FUNCTION));
    }
    foreign >= FEWEST && foreign * ONE_IN >= count
}
