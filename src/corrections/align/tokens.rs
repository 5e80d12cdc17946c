//! A text as tokens that are the same in any spelling of it: without white space and the marks of list entries, with
//! plain quotation marks, and with accents apart from their letters.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::article::TextRange;

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// An empty line, or the beginning of the text.
    Paragraph,
}

/// The tokens of a text: words, and every other character that is no white space on its own.
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// Where each begins and ends, in bytes.
    places: Vec<(u32, u32)>,
    /// What is the same for tokens that are the same.
    hashes: Vec<u64>,
    gaps: Vec<Gap>,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Self { text, places: Vec::new(), hashes: Vec::new(), gaps: Vec::new() };
        let mut chars = text.char_indices().peekable();
        let (mut gap, mut line_ends, mut is_line_start) = (Gap::Paragraph, 0, true);
        while let Some((start, first)) = chars.next() {
            if is_ignorable(first) {
                continue;
            }
            if first.is_whitespace() {
                if first == '\n' || first == '\r' && chars.peek().is_none_or(|(_, next)| *next != '\n') {
                    line_ends += 1;
                    is_line_start = true;
                }
                gap = gap.max(if line_ends > 1 { Gap::Paragraph } else { Gap::Space });
                continue;
            }
            let is_apart = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
            let is_list_mark = is_line_start && is_apart && matches!(first, '-' | '–' | '•' | '*' | '·');
            (line_ends, is_line_start) = (0, false);
            if is_list_mark {
                continue;
            }
            let mut end = start + first.len_utf8();
            if is_word(first) {
                while let Some((at, next)) = chars.next_if(|(_, next)| is_word(*next) || is_ignorable(*next))
                {
                    end = at + next.len_utf8();
                }
            }
            tokens.push(start, end, gap);
            gap = Gap::None;
        }
        tokens
    }

    fn push(&mut self, start: usize, end: usize, gap: Gap) {
        // An article of 4 GB is never read.
        let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(end)) else { return };
        self.places.push((from, to));
        self.hashes.push(letters(&self.text[start..end]).fold(0, with_letter));
        self.gaps.push(gap);
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// What is the same for tokens that are the same.
    pub fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    pub fn gap(&self, index: usize) -> Gap {
        self.gaps[index]
    }

    pub fn word(&self, index: usize) -> &'a str {
        let place = self.place(index);
        &self.text[place.start..place.end]
    }

    /// Whether the token is a word or a number.
    pub fn is_word(&self, index: usize) -> bool {
        self.word(index).starts_with(is_word)
    }

    /// What the token `end` and those behind it join to the words before it, as ".5" is joined to "40"; punctuation
    /// that closes is no part of them.
    pub fn joined_behind(&self, end: usize) -> &[u64] {
        let is_joined = |index: &usize| self.gaps[*index] == Gap::None;
        let count = (end..self.len()).take(MAX_JOINED).take_while(is_joined).count();
        let closing = (end..end + count).rev().take_while(|&index| is_punctuation(self.word(index))).count();
        &self.hashes[end..end + count - closing]
    }

    /// What stands before the token `start` and is joined to it; punctuation that opens is no part of it.
    pub fn joined_before(&self, start: usize) -> &[u64] {
        let is_joined = |index: &usize| self.gaps[*index] == Gap::None;
        let count = (1..=start).rev().take(MAX_JOINED).take_while(is_joined).count();
        let opening = (start - count..start).take_while(|&index| is_punctuation(self.word(index))).count();
        &self.hashes[start - count + opening..start]
    }

    fn place(&self, index: usize) -> TextRange {
        let (start, end) = self.places[index];
        TextRange::new(start as usize, end as usize)
    }

    /// The tokens that share a byte with `range`.
    pub fn within(&self, range: TextRange) -> Range<usize> {
        let start = self.places.partition_point(|&(_, end)| end as usize <= range.start);
        let end = self.places.partition_point(|&(start, _)| (start as usize) < range.end);
        start..end.max(start)
    }
}

/// The part of the `new` tokens at `place` that is `range` in the `old` ones at `words`: the range may begin or end
/// within a word.
pub(super) fn same_part(
    old: &Tokens<'_>,
    range: TextRange,
    words: Range<usize>,
    new: &Tokens<'_>,
    place: Range<usize>,
) -> Option<TextRange> {
    let (first, last) = (old.place(words.start), old.place(words.end - 1));
    let (new_first, new_last) = (new.place(place.start), new.place(place.end - 1));
    let start = if range.start <= first.start {
        new_first.start
    } else {
        let skipped = letters(&old.text[first.start..range.start]).count();
        new_first.start + end_of(new.word(place.start), skipped)?
    };
    let end = if range.end >= last.end {
        new_last.end
    } else {
        let kept = letters(&old.text[last.start..range.end]).count();
        new_last.start + end_of(new.word(place.end - 1), kept)?
    };
    (start < end).then(|| TextRange::new(start, end))
}

/// Where the first `count` letters of `word` end, if that is between two of its characters.
fn end_of(word: &str, count: usize) -> Option<usize> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.clone().find(|&end| letters(&word[..end]).count() == count)
}

/// The letters of a token, as they are compared.
fn letters(word: &str) -> impl Iterator<Item = char> {
    let plain = |c: char| match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '`' => '\'',
        c => c,
    };
    let letters = word.chars().filter(|&c| !is_ignorable(c));
    DecomposingNormalizerBorrowed::new_nfd().normalize_iter(letters).map(plain)
}

/// A hash of one more letter, after FNV-1a in 64 bits.
fn with_letter(hash: u64, letter: char) -> u64 {
    let hash = if hash == 0 { 0xcbf2_9ce4_8422_2325 } else { hash };
    (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The most tokens that are joined without white space and looked at.
const MAX_JOINED: usize = 16;

/// Whether `word` is a mark that only separates, so that words are the same with and without it.
fn is_punctuation(word: &str) -> bool {
    const MARKS: &str = ".,;:!?…()[]\"'“”„‘’‚«»";
    word.chars().all(|c| MARKS.contains(c))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Mark
}

/// Whether `c` is not seen: soft hyphens, joiners and byte-order marks.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}
