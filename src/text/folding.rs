//! Text reduced to what two spellings of the same words share: no marks on letters, no case, plain marks in between.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The plain letters that replace letters with marks, from `assets/folding.txt`.
static PLAIN: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    include_str!("../../assets/folding.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(plain, letters)| letters.chars().map(move |letter| (letter, plain)))
        .collect()
});

/// `text` in lower case, without marks on its letters, and with plain apostrophes and hyphens.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    folded
}

/// Adds `text`, as [`fold`] returns it, to `folded`.
pub(crate) fn push_folded(folded: &mut String, text: &str) {
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
pub fn name_key(name: &str) -> String {
    let mut key = fold(name);
    key.retain(|letter| !matches!(letter, '\'' | '.'));
    key
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
