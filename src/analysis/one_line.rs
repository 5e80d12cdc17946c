//! A paragraph as trained models read it: on one line, with plain spaces.

use std::borrow::Cow;

use crate::article::TextRange;

/// Spaces that models trained on plain text take for words of their own.
const ODD_SPACES: [char; 3] = ['\u{a0}', '\u{2009}', '\u{202f}'];

/// How far the bytes of a read text stand before those of the original.
#[derive(Debug, Default)]
pub(super) struct Shifts(Vec<(usize, usize)>);

/// The text of a paragraph with a plain space for each line end and each odd space, and none for an odd space beside
/// another: where a line was wrapped, or must not be, says nothing about the words.
pub(super) fn as_read(original: &str) -> Cow<'_, str> {
    if original.contains(ODD_SPACES) {
        let mut text = String::with_capacity(original.len());
        read(original, |c| text.push(c));
        text.into()
    } else if original.contains(['\n', '\r']) {
        original.replace(['\n', '\r'], " ").into()
    } else {
        original.into()
    }
}

/// Gives the letters of `original` as they are read to `push`, one after the other; returns how far they are shifted.
fn read(original: &str, mut push: impl FnMut(char)) -> Shifts {
    let mut shifts = Vec::new();
    let (mut length, mut left_out) = (0, 0);
    let mut last = None;
    for (at, c) in original.char_indices() {
        let is_odd = ODD_SPACES.contains(&c);
        let next = original[at + c.len_utf8()..].chars().next();
        let is_before_space = is_odd && next.is_some_and(char::is_whitespace);
        let read = match c {
            _ if is_odd => Some(' ').filter(|_| !is_before_space && last != Some(' ')),
            '\n' | '\r' => Some(' '),
            c => Some(c),
        };
        if let Some(read) = read {
            push(read);
            length += read.len_utf8();
            last = Some(read);
        }
        if is_odd {
            left_out += c.len_utf8() - read.map_or(0, char::len_utf8);
            // What ends here still ends before the odd space.
            shifts.push((length + usize::from(is_before_space), left_out));
        }
    }
    Shifts(shifts)
}

impl Shifts {
    /// Those between `original` and what is read of it.
    pub fn of(original: &str) -> Self {
        if original.contains(ODD_SPACES) { read(original, |_| ()) } else { Self::default() }
    }

    /// Where the byte at `offset` of the read text stands in the original.
    pub fn original(&self, offset: usize) -> usize {
        let behind = self.0.partition_point(|&(from, _)| from <= offset);
        offset + behind.checked_sub(1).map_or(0, |last| self.0[last].1)
    }

    /// Where `range` of the read text stands in the original.
    pub fn original_range(&self, range: TextRange) -> TextRange {
        TextRange::new(self.original(range.start), self.original(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        for original in [
            "plain words",
            "two\nlines\r\nmore",
            "Jane\u{a0}Doe said\u{a0} so \u{a0}twice\u{a0}\u{a0}over",
            "\u{a0}5\u{202f}000\u{2009}km\u{a0}",
            "”\u{a0}added Doe, in Ä\u{a0}Ö",
        ] {
            let (text, shifts) = (as_read(original), Shifts::of(original));
            assert!(!text.contains(ODD_SPACES) && !text.contains('\n'), "{text:?}");
            let mut at = 0;
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                at += text[at..].find(word).expect("it is a word of the text");
                let place = shifts.original_range(TextRange::new(at, at + word.len()));
                assert_eq!(&original[place.start..place.end], word, "in {original:?}");
                at += word.len();
            }
        }
    }
}
