//! Long runs of signs and numbers that are no text: looking for anything in them takes much time and memory for nothing.

/// A text up to this length, in bytes, is looked at whatever it is.
const FEW_BYTES: usize = 32 << 10;
/// The fewest letters, and the fewest spaces, in a hundred bytes of text.
const MIN_LETTERS: usize = 40;
const MIN_SPACES: usize = 4;

/// Whether `text` is long and made of signs or numbers rather than of words. Scripts that part words by other means have
/// letters of several bytes, and are text without spaces.
pub(crate) fn is_mere_signs(text: &str) -> bool {
    if text.len() <= FEW_BYTES {
        return false;
    }
    let (mut letters, mut spaces, mut wide) = (0, 0, 0);
    for letter in text.chars() {
        letters += if letter.is_alphabetic() { letter.len_utf8() } else { 0 };
        wide += if letter.len_utf8() > 2 && letter.is_alphabetic() { letter.len_utf8() } else { 0 };
        spaces += usize::from(letter.is_whitespace());
    }
    letters * 100 < text.len() * MIN_LETTERS
        || spaces * 100 < text.len() * MIN_SPACES && wide * 2 < text.len()
}

#[cfg(test)]
mod tests {
    use super::is_mere_signs;

    #[test]
    fn long_runs_of_signs_are_no_text() {
        for (part, expected) in [
            ("5%", true),
            ("1:", true),
            ("(", true),
            ("&", true),
            ("The port is shut. ", false),
            ("港は閉鎖された。", false),
        ] {
            assert_eq!(is_mere_signs(&part.repeat(40_000)), expected, "{part}");
            assert!(!is_mere_signs(&part.repeat(100)), "{part}");
        }
    }
}
