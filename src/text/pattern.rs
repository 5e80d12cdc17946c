//! Regular expressions for the shapes of lines of text, made quick to compile.

use std::borrow::Cow;

use regex::Regex;

/// Classes for all of Unicode, and what replaces them in patterns: the letters and digits of the Latin, Greek and
/// Cyrillic scripts, with their accents. The full classes have hundreds of ranges, and a pattern that repeats them takes a hundred times as
/// long to compile. A program that reads one article and exits would spend most of its time on that.
const CLASSES: [(&str, &str); 7] = [
    (r"\p{Lu}", "[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩЀ-Я]"),
    (r"\p{Ll}", "[a-zß-öø-ÿā-žα-ωа-џ]"),
    (r"\p{L}", "[A-Za-zÀ-ÖØ-öø-ɏͰ-ӿḀ-ỿ]"),
    (r"\p{M}", "[\u{300}-\u{36f}]"),
    (r"\w", "[0-9A-Z_a-zÀ-ÖØ-öø-ɏͰ-ӿḀ-ỿ]"),
    (r"\d", "[0-9]"),
    (r"\b", r"(?-u:\b)"),
];

/// The regular expression for `pattern`, with the classes above narrowed.
///
/// # Panics
/// If the pattern is not a valid regular expression.
#[must_use]
pub fn pattern(pattern: &str) -> Regex {
    let mut narrowed = Cow::Borrowed(pattern);
    for (class, letters) in CLASSES {
        if narrowed.contains(class) {
            narrowed = narrowed.replace(class, letters).into();
        }
    }
    Regex::new(&narrowed).expect("the patterns of the program are valid, as each is used in a test")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn classes_are_narrowed_to_scripts_with_case() {
        let name = pattern(r"^\p{Lu}[\p{L}.'’-]+ \p{Lu}\p{Ll}+$");
        assert!(pattern(r"^\p{Lu}[\p{L}\p{M}]+$").is_match("Zoe\u{308}"));
        for text in ["Jane Doe", "Zoë Škoda", "Łukasz Żak", "Ольга Петрова", "O'Brien-Roe Doe"]
        {
            assert!(name.is_match(text), "{text}");
        }
        for text in ["jane Doe", "Jane 4th", "Jane DOE"] {
            assert!(!name.is_match(text), "{text}");
        }
        assert!(pattern(r"\bfile \w+ \d{2}\b").is_match("a file photo 12."));
    }
}
