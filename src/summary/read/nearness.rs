//! Looks for words whose place an older summary does not give, near the finding that they belong to.

use super::super::sentence::MAX_SENTENCE_BYTES;
use super::places::Places;
use crate::article::TextRange;

/// How far from a finding its words may stand, in bytes.
const MAX_DISTANCE: usize = 2000;

impl Places<'_> {
    /// The sentence that reads `sentence` around `statistic`.
    pub fn sentence_around(&self, sentence: &str, statistic: TextRange) -> Option<TextRange> {
        if sentence.len() > statistic.len() + MAX_SENTENCE_BYTES {
            return None;
        }
        let text = self.article.text();
        let from = text.ceil_char_boundary(statistic.end.saturating_sub(sentence.len()));
        let to = text.floor_char_boundary((statistic.start + sentence.len()).min(text.len()));
        let at = text.get(from..to)?.find(sentence)? + from;
        Some(TextRange::new(at, at + sentence.len()))
    }

    /// The place of `words` nearest to `range`; in the summary, they are on one line.
    pub fn near(&self, words: &str, range: TextRange) -> Option<TextRange> {
        let distance = |found: &TextRange| {
            found.start.saturating_sub(range.end).max(range.start.saturating_sub(found.end))
        };
        self.around(words, range).into_iter().filter(|found| !found.overlaps(range)).min_by_key(distance)
    }

    /// The last place of `words` in the block of `range`; in the summary, they are on one line.
    pub fn last(&self, words: &str, range: TextRange) -> Option<TextRange> {
        let block = self.block_of(range);
        self.around(words, range).into_iter().rfind(|&found| self.block_of(found) == block)
    }

    /// The places of `words` near `range`, each within one block, in text order.
    fn around(&self, words: &str, range: TextRange) -> Vec<TextRange> {
        let Some(first) = words.split_whitespace().next() else { return Vec::new() };
        let text = self.article.text();
        let from = text.floor_char_boundary(range.start.saturating_sub(MAX_DISTANCE));
        let to = text.ceil_char_boundary((range.end + MAX_DISTANCE).min(text.len()));
        if self.spend(to - from).is_none() {
            return Vec::new();
        }
        let starts = text[from..to].match_indices(first).map(|(at, _)| from + at);
        starts
            .filter_map(|start| {
                let (seen, found) = stands_at(&text[..to], start, words);
                self.spend(seen).and(found)
            })
            .filter(|&found| is_whole(text, found) && self.block_of(found).is_some())
            .collect()
    }
}

/// The range of `words` in `text`, if they begin at `start`, with any white space between them; and how many bytes it
/// took to tell.
fn stands_at(text: &str, start: usize, words: &str) -> (usize, Option<TextRange>) {
    let mut end = start;
    for (index, word) in words.split_whitespace().enumerate() {
        let rest = &text[end..];
        let spaces = rest.len() - rest.trim_start().len();
        if (spaces == 0) != (index == 0) || !rest[spaces..].starts_with(word) {
            return (end + spaces - start, None);
        }
        end += spaces + word.len();
    }
    (end - start, Some(TextRange::new(start, end)))
}

/// Whether `range` of `text` neither begins nor ends in the middle of a word.
fn is_whole(text: &str, range: TextRange) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let words = &text[range.start..range.end];
    let (before, after) = (&text[..range.start], &text[range.end..]);
    !(is_letter(before.chars().next_back()) && is_letter(words.chars().next())
        || is_letter(words.chars().next_back()) && is_letter(after.chars().next()))
}
