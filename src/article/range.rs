//! Places in a text.

use std::ops::Range;

/// A half-open range of bytes of an article's text, on character boundaries. It never ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    /// The first byte.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
}

impl TextRange {
    /// The range from `start` to `end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a range ends before it starts: {start}..{end}");
        Self { start, end }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it holds the byte at `offset`.
    #[must_use]
    pub fn contains_offset(self, offset: usize) -> bool {
        (self.start..self.end).contains(&offset)
    }

    /// The range moved `by` bytes towards the end, as from a block's text to the article's.
    #[must_use]
    pub(crate) fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The smallest range that contains both.
    #[must_use]
    pub(crate) fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of it inside `other`; if there is none, an empty range at one end of `other`.
    #[must_use]
    pub(crate) fn within(self, other: Self) -> Self {
        let start = self.start.clamp(other.start, other.end);
        Self { start, end: self.end.clamp(start, other.end) }
    }

    /// The range without any white space at the ends of its part of `text`.
    #[must_use]
    pub(crate) fn trimmed(self, text: &str) -> Self {
        let inside = &text[self.start..self.end];
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self { start, end: start + inside.trim().len() }
    }
}

impl From<Range<usize>> for TextRange {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start..range.end
    }
}
