//! The selected text, as bytes of the article, so that it survives scrolling and changes of width and text size.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::article::{Article, TextRange};

/// How far around a place to look for word and letter boundaries, in bytes: no word is longer.
const NEIGHBOURHOOD: usize = 256;

/// What a selection grows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A letter with its accents.
    Letter,
    /// A word.
    Word,
    /// A block: a paragraph, a heading, a caption.
    Block,
}

impl Unit {
    /// The unit selected by press number `count` in a row at one place.
    #[must_use]
    pub fn of_press(count: usize) -> Self {
        match count {
            0 | 1 => Self::Letter,
            2 => Self::Word,
            _ => Self::Block,
        }
    }
}

/// Selected text, from where the selection began to where it was extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSelection {
    anchor: TextRange,
    head: TextRange,
    unit: Unit,
}

impl TextSelection {
    /// Selects the `unit` of `article` at the byte `offset`; for letters, nothing yet.
    #[must_use]
    pub fn at(article: &Article, offset: usize, unit: Unit) -> Self {
        let anchor = unit_at(article, offset, unit);
        Self { anchor, head: anchor, unit }
    }

    /// From the byte `start` to the byte `end`.
    #[must_use]
    pub fn between(start: usize, end: usize) -> Self {
        let point = |offset| TextRange::new(offset, offset);
        Self { anchor: point(start), head: point(end), unit: Unit::Letter }
    }

    /// All blocks of `article`; `None` if it has none.
    #[must_use]
    pub fn all(article: &Article) -> Option<Self> {
        let (first, last) = article.blocks().first().zip(article.blocks().last())?;
        Some(Self::between(first.range.start, last.range.end))
    }

    /// The selected text; empty while nothing is selected.
    #[must_use]
    pub fn range(&self) -> TextRange {
        self.anchor.cover(self.head)
    }

    /// The end that moves.
    #[must_use]
    pub fn head(&self) -> usize {
        if self.head.start < self.anchor.start { self.head.start } else { self.head.end }
    }

    /// Extends it to the unit at the byte `offset`.
    pub fn draw_to(&mut self, article: &Article, offset: usize) {
        self.head = unit_at(article, offset, self.unit);
    }

    /// Moves its head to the byte `offset`, as the keys do.
    pub fn move_head(&mut self, offset: usize) {
        let range = self.range();
        let fixed = if self.head.start < self.anchor.start { range.end } else { range.start };
        *self = Self::between(fixed, offset);
    }
}

/// The `unit` of `article` at the byte `offset`.
fn unit_at(article: &Article, offset: usize, unit: Unit) -> TextRange {
    let point = TextRange::new(offset, offset);
    let block = article.blocks().partition_point(|block| block.range.end < offset);
    let block = article.blocks().get(block).map(|block| block.range);
    let Some(block) = block.filter(|block| block.start <= offset) else { return point };
    match unit {
        Unit::Letter => point,
        Unit::Block => block,
        Unit::Word => {
            let near = near(article, offset).within(block);
            let text = article.slice(near);
            let word = text
                .split_word_bound_indices()
                .map(|(start, word)| TextRange::new(start, start + word.len()).shifted(near.start))
                .take_while(|word| word.start <= offset)
                .last();
            word.unwrap_or(point)
        }
    }
}

/// The text within reach of the byte `offset`.
fn near(article: &Article, offset: usize) -> TextRange {
    let text = article.text();
    let start = text.floor_char_boundary(offset.saturating_sub(NEIGHBOURHOOD));
    let end = text.ceil_char_boundary((offset + NEIGHBOURHOOD).min(text.len()));
    TextRange::new(start, end)
}

/// Where the next `unit` after the byte `offset` ends: past the letter, the word, or the block.
#[must_use]
pub fn after(article: &Article, offset: usize, unit: Unit) -> usize {
    // At the end of a block, the next block comes next.
    let block = article.blocks().partition_point(|block| block.range.end <= offset);
    let Some(block) = article.blocks().get(block).map(|block| block.range) else { return offset };
    let from = offset.max(block.start);
    let rest = TextRange::new(from, near(article, from).end.min(block.end));
    let text = article.slice(rest);
    let end = match unit {
        Unit::Letter => text.grapheme_indices(true).next().map(|(start, letter)| start + letter.len()),
        Unit::Word => text.unicode_word_indices().next().map(|(start, word)| start + word.len()),
        Unit::Block => None,
    };
    end.map_or(if unit == Unit::Block { block.end } else { rest.end }, |end| from + end)
}

/// Where the `unit` before the byte `offset` starts.
#[must_use]
pub fn before(article: &Article, offset: usize, unit: Unit) -> usize {
    let block = article.blocks().partition_point(|block| block.range.start < offset);
    let Some(block) = block.checked_sub(1).map(|block| article.blocks()[block].range) else { return offset };
    let to = offset.min(block.end);
    let head = TextRange::new(near(article, to).start.max(block.start), to);
    let text = article.slice(head);
    let start = match unit {
        Unit::Letter => text.grapheme_indices(true).next_back().map(|(start, _)| start),
        Unit::Word => text.unicode_word_indices().next_back().map(|(start, _)| start),
        Unit::Block => None,
    };
    start.map_or(if unit == Unit::Block { block.start } else { head.start }, |start| head.start + start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, Metadata, Source};

    fn article(text: &str) -> Article {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let range = TextRange::new(start, start + line.trim_end().len());
            if !range.is_empty() {
                blocks.push(Block::marked(BlockKind::Paragraph, range));
            }
            start += line.len();
        }
        Article::new(text.to_owned(), blocks, Metadata::default(), Source::default(), Vec::new())
    }

    #[test]
    fn a_word_and_a_block_are_selected_whole() {
        let article = article("Ana Žarić’s ship left.\n\nIt came back.");
        for (offset, unit, expected) in [
            (5, Unit::Word, "Žarić’s"),
            (0, Unit::Word, "Ana"),
            (3, Unit::Word, " "),
            (9, Unit::Block, "Ana Žarić’s ship left."),
            (30, Unit::Block, "It came back."),
            (6, Unit::Letter, ""),
        ] {
            let selection = TextSelection::at(&article, offset, unit);
            assert_eq!(article.slice(selection.range()), expected, "{offset} {unit:?}");
        }
    }

    #[test]
    fn a_selection_is_drawn_by_words_in_both_directions() {
        let article = article("One two three four.");
        let mut selection = TextSelection::at(&article, 5, Unit::Word);
        selection.draw_to(&article, 10);
        assert_eq!(article.slice(selection.range()), "two three");
        selection.draw_to(&article, 1);
        assert_eq!(article.slice(selection.range()), "One two");
        assert_eq!(selection.head(), 0);
        selection.move_head(4);
        assert_eq!(article.slice(selection.range()), "two");
    }

    #[test]
    fn keys_go_from_block_to_block_and_stop_at_both_ends() {
        let article = article("Ab é.\n\nCd e\u{301}f.");
        let mut stops = vec![0];
        while stops.last() != stops.iter().rev().nth(1) || stops.len() < 2 {
            stops.push(after(&article, *stops.last().unwrap(), Unit::Letter));
        }
        assert_eq!(stops, [0, 1, 2, 3, 5, 6, 9, 10, 11, 14, 15, 16, 16]);
        assert_eq!(before(&article, 8, Unit::Letter), 5);
        assert_eq!(before(&article, 0, Unit::Word), 0);
        assert_eq!(after(&article, 0, Unit::Word), 2);
        assert_eq!(after(&article, 3, Unit::Block), 6);
        assert_eq!(before(&article, 16, Unit::Block), 8);
    }

    #[test]
    fn everything_is_selected_without_what_stands_between_blocks_at_the_ends() {
        let article = article("\n\nOne.\n\nTwo.\n\n");
        let all = TextSelection::all(&article).unwrap();
        assert_eq!(article.slice(all.range()), "One.\n\nTwo.");
        assert!(TextSelection::all(&self::article("")).is_none());
    }
}
