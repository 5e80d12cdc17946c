//! Text reduced to what two spellings of the same words share: no marks on letters, no case, plain marks in between.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::LazyLock;

/// The plain letters that replace letters with marks, from `assets/folding.txt`.
static PLAIN: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    include_str!("../../assets/folding.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(plain, letters)| letters.chars().map(move |letter| (letter, plain)))
        .collect()
});

/// A text as it is compared. Most words of an article are written so already, and are not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded<'t>(Cow<'t, str>);

impl<'t> Folded<'t> {
    /// `text` in lower case and otherwise as written, for what is no word.
    pub(crate) fn lower_case(text: &'t str) -> Self {
        if text.chars().any(char::is_uppercase) {
            Self(text.to_lowercase().into())
        } else {
            Self(text.into())
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Folded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Folded<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Folded<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<'t> From<Folded<'t>> for Cow<'t, str> {
    fn from(folded: Folded<'t>) -> Self {
        folded.0
    }
}

impl From<Folded<'_>> for String {
    fn from(folded: Folded<'_>) -> Self {
        folded.0.into_owned()
    }
}

/// `text` in lower case, without marks on its letters, and with plain apostrophes and hyphens.
#[must_use]
pub fn fold(text: &str) -> Folded<'_> {
    if text.bytes().all(is_folded) {
        return Folded(text.into());
    }
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    Folded(folded.into())
}

/// Whether folding leaves `byte` as it is.
fn is_folded(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`'
}

/// Adds `text`, as [`fold`] returns it, to `folded`.
pub(crate) fn push_folded(folded: &mut String, text: &str) {
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'`') {
        // Nearly all words.
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(if letter == '`' { '\'' } else { letter.to_ascii_lowercase() });
        } else {
            letter.to_lowercase().for_each(|letter| push_plain(folded, letter));
        }
    }
}

/// Adds a letter in lower case to `folded`.
fn push_plain(folded: &mut String, letter: char) {
    match letter {
        '\u{ad}' | '\u{300}'..='\u{36f}' => {}
        '’' | '‘' | 'ʼ' | 'ʻ' => folded.push('\''),
        '‐' | '‑' => folded.push('-'),
        _ => match PLAIN.get(&letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        },
    }
}

/// `name` folded, without apostrophes and full stops: what "O’Brien" and `OBrien`, "J." and "J" share.
#[must_use]
pub fn name_key(name: &str) -> Folded<'_> {
    let is_dropped = |letter: char| matches!(letter, '\'' | '.');
    let key = fold(name);
    if !key.contains(is_dropped) {
        return key;
    }
    let mut key = key.0.into_owned();
    key.retain(|letter| !is_dropped(letter));
    Folded(key.into())
}

/// Only the letters and digits of `text`, in lower case.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `word` begins with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_case_and_marks_on_letters() {
        for (text, expected) in
            [("O’Brien", "o'brien"), ("Žižek", "zizek"), ("Łukasz", "lukasz"), ("P.M.", "p.m.")]
        {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn what_is_folded_already_is_not_copied() {
        let is_copied = |folded: Folded<'_>| matches!(folded.0, Cow::Owned(_));
        for (word, copied) in
            [("harbour", false), ("o'clock", false), ("3.5%", false), ("Quay", true), ("é", true)]
        {
            assert_eq!(is_copied(fold(word)), copied, "{word}");
        }
        assert!(!is_copied(name_key("jean-luc")) && is_copied(name_key("j.")));
        assert!(!is_copied(Folded::lower_case("’")) && Folded::lower_case("KM²") == "km²");
    }

    #[test]
    fn the_key_of_a_name_has_no_apostrophes_and_full_stops() {
        for (name, expected) in
            [("O’Brien", "obrien"), ("Žižek", "zizek"), ("J.", "j"), ("Jean‑Luc", "jean-luc")]
        {
            assert_eq!(name_key(name), expected);
        }
    }

    #[test]
    fn letters_and_digits_are_all_that_is_compared() {
        assert_eq!(letters("“Fog”, at 9 a.m.: Ånes"), "fogat9amånes");
    }
}
