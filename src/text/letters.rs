//! Text reduced to the letters that two spellings of the same name share: no marks, no case, nothing in between.

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

/// `text` in lower case, without marks on its letters, and without apostrophes and full stops.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '.' | '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            '‐' | '‑' => folded.push('-'),
            _ if letter.is_ascii() => folded.push(letter),
            _ => match PLAIN.get(&letter) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(letter),
            },
        }
    }
    folded
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
    fn folding_drops_case_marks_and_apostrophes() {
        for (text, expected) in [("O’Brien", "obrien"), ("Žižek", "zizek"), ("Łukasz", "lukasz"), ("J.", "j")]
        {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn letters_and_digits_are_all_that_is_compared() {
        assert_eq!(letters("“Fog”, at 9 a.m.: Ånes"), "fogat9amånes");
    }
}
