//! A paragraph as trained models read it: on one line, with plain spaces.

use std::borrow::Cow;

use crate::article::TextRange;

/// Spaces that models trained on plain text take for words of their own.
const ODD_SPACES: [char; 3] = ['\u{a0}', '\u{2009}', '\u{202f}'];

/// The text of a paragraph with a plain space for each line end and each odd space, and none for an odd space beside
/// another: where a line was wrapped, or must not be, says nothing about the words.
#[derive(Debug)]
pub(super) struct OneLine<'t> {
    pub text: Cow<'t, str>,
    shifts: Shifts,
}

/// How far the bytes of a read text stand before those of the original.
#[derive(Debug, Default)]
pub(super) struct Shifts(Vec<(usize, usize)>);

impl<'t> OneLine<'t> {
    pub fn new(original: &'t str) -> Self {
        if !original.contains(ODD_SPACES) {
            let has_line_ends = original.contains(['\n', '\r']);
            let text =
                if has_line_ends { original.replace(['\n', '\r'], " ").into() } else { original.into() };
            return Self { text, shifts: Shifts::default() };
        }
        let mut text = String::with_capacity(original.len());
        let mut shifts = Vec::new();
        let mut left_out = 0;
        for (at, c) in original.char_indices() {
            if !ODD_SPACES.contains(&c) {
                text.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
                continue;
            }
            let next = original[at + c.len_utf8()..].chars().next();
            let is_before_space = next.is_some_and(char::is_whitespace);
            left_out += c.len_utf8();
            if !is_before_space && !text.ends_with(' ') {
                text.push(' ');
                left_out -= 1;
            }
            // What ends here still ends before the odd space.
            shifts.push((text.len() + usize::from(is_before_space), left_out));
        }
        Self { text: text.into(), shifts: Shifts(shifts) }
    }
}

impl Shifts {
    /// Those between `original` and what is read of it.
    pub fn of(original: &str) -> Self {
        if original.contains(ODD_SPACES) { OneLine::new(original).shifts } else { Self::default() }
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
            let OneLine { text, shifts } = OneLine::new(original);
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
