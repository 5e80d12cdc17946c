//! How much of a block is looked at. Long runs of signs and numbers are no text: looking for anything in them takes much
//! time and memory for nothing. And what stands in one block cannot be shared by the cores.

/// A text up to this length, in bytes, is looked at whatever it is.
const FEW_BYTES: usize = 32 << 10;
/// The fewest letters, and the fewest spaces, in a hundred bytes of text.
const MIN_LETTERS: usize = 40;
const MIN_SPACES: usize = 4;

/// The most of a block that is looked at, in bytes: a book of 170,000 words without a paragraph. That takes seconds.
const MAX_LOOKED_AT: usize = 1 << 20;
/// How far in front of that limit it is cut where a line or a word ends.
const BORDER_BYTES: usize = 4 << 10;

/// How much of a block with the words `text` is looked at, from its start, in bytes: all that is text, up to a limit.
pub(crate) fn length_looked_at(text: &str) -> usize {
    let start = if text.len() > MAX_LOOKED_AT {
        let start = &text[..text.floor_char_boundary(MAX_LOOKED_AT)];
        let near = start.ceil_char_boundary(start.len() - BORDER_BYTES);
        let border = start[near..].rfind('\n').or_else(|| start[near..].rfind(' '));
        &start[..border.map_or(start.len(), |border| near + border)]
    } else {
        text
    };
    if is_mere_signs(start) { 0 } else { start.len() }
}

/// Whether `text` is long and made of signs or numbers rather than of words. Scripts that part words by other means have
/// letters of several bytes, and are text without spaces.
fn is_mere_signs(text: &str) -> bool {
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
    use super::{MAX_LOOKED_AT, is_mere_signs, length_looked_at};

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

    #[test]
    fn of_a_block_as_long_as_a_book_the_beginning_is_looked_at() {
        for part in ["The port is shut. ", "The port is shut.\n", "港は閉鎖された。"] {
            let text = part.repeat(2 * MAX_LOOKED_AT / part.len());
            let length = length_looked_at(&text);
            assert!(length <= MAX_LOOKED_AT && length > MAX_LOOKED_AT / 2, "{length}");
            let behind = text[length..].chars().next();
            assert!(behind.is_some_and(char::is_whitespace) || !part.contains(char::is_whitespace), "{part}");
            assert_eq!(length_looked_at(part), part.len());
        }
        assert_eq!(length_looked_at(&"5%".repeat(MAX_LOOKED_AT)), 0);
    }
}
