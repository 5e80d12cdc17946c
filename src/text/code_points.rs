//! Converts byte offsets to Unicode code points, and back.

use std::ops::Range;

/// The distance between two recorded positions, in bytes or code points.
const STEP: usize = 128;

/// The number of code points before every few bytes of a text, so that converting an offset takes constant time.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a [u8],
    /// The code points that begin before byte `i * STEP`.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut total = 0;
        for chunk in bytes.chunks(STEP) {
            before.push(total);
            total += count(chunk);
        }
        if bytes.len().is_multiple_of(STEP) {
            before.push(total);
        }
        Self { text: bytes, before }
    }

    /// The number of code points before the byte `offset`, which must be on a character boundary of the text.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.before[step] + count(&self.text[step * STEP..offset])
    }

    /// Start and end of `range` in code points.
    #[must_use]
    pub fn range(&self, range: impl Into<Range<usize>>) -> (usize, usize) {
        let range = range.into();
        (self.at(range.start), self.at(range.end))
    }
}

/// The way back from code points to bytes, which takes a search among the same numbers.
#[derive(Clone, Debug)]
pub struct ByteOffsets<'a>(CodePoints<'a>);

impl<'a> ByteOffsets<'a> {
    /// Counts `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(CodePoints::new(text))
    }

    /// The byte at which code point number `index` begins, or at which the text ends; `None` beyond that.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<usize> {
        let Self(CodePoints { text, before }) = self;
        // The last recorded position that is not behind the code point.
        let step = before.partition_point(|&count| count <= index) - 1;
        let start = step * STEP;
        let begins = |&at: &usize| text.get(at).is_none_or(|byte| byte & 0xc0 != 0x80);
        (start..=text.len()).filter(begins).nth(index - before[step])
    }
}

/// The code points that begin in `bytes` of a UTF-8 text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::{ByteOffsets, CodePoints};

    #[test]
    fn every_boundary_is_counted_right() {
        let text = "aé–𝄞 ".repeat(100);
        for text in [text.as_str(), "", &"x".repeat(256)] {
            let points = CodePoints::new(text);
            let bytes = ByteOffsets::new(text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(offset), count);
                assert_eq!(bytes.at(count), Some(offset));
            }
            let count = text.chars().count();
            assert_eq!(points.at(text.len()), count);
            assert_eq!(bytes.at(count), Some(text.len()));
            assert_eq!(bytes.at(count + 1), None);
            assert_eq!(bytes.at(usize::MAX), None);
        }
    }
}
