//! Assembles an article block by block, for the formats that bring blocks of their own.

use super::pictures::PictureReference;
use crate::article::{Article, Block, BlockKind, Metadata, Origin, Source, TextRange, Warning};
use crate::text::one_line;

/// The most blocks of an article; each takes memory beside its words.
const MAX_BLOCKS: usize = 200_000;

/// The longest text of an article, in bytes: as long as the largest file. What is packed may unpack to more.
const MAX_TEXT_BYTES: usize = super::MAX_FILE_BYTES as usize;

/// The text between two blocks.
const GAP: &str = "\n\n";

/// A part of an article that is not in place yet.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// A block with its words, and how its kind is known.
    Block(BlockKind, String, Origin),
    /// A picture, which goes above the next block.
    Picture(PictureReference),
}

/// An article that grows block by block.
#[derive(Debug, Default)]
pub struct Composer {
    text: String,
    blocks: Vec<Block>,
    /// The pictures, each with the number of blocks before it.
    pictures: Vec<(usize, PictureReference)>,
    /// Whether blocks are left out since there are too many.
    is_full: bool,
    /// What the file says about the article.
    pub metadata: Metadata,
    /// What the user should know about how it was read.
    pub warnings: Vec<Warning>,
    /// The other articles in the file.
    pub others: Vec<Self>,
    /// How many articles are in the file beside these, left out since there are too many.
    pub left_out: usize,
}

impl Composer {
    /// Adds a block with `words` that the file marks as one of this kind, as [`Self::push_known`] does.
    pub fn push(&mut self, kind: BlockKind, words: &str) -> Option<TextRange> {
        self.push_known(kind, words, Origin::Marked)
    }

    /// Adds a block with `words`, on a line of its own; the caption of a table as a paragraph. White space at both ends is dropped, and runs of white space
    /// become one space, except in the kinds that keep their lines. Returns the range of the block; `None` if nothing
    /// is left.
    pub fn push_known(&mut self, kind: BlockKind, words: &str, origin: Origin) -> Option<TextRange> {
        let keeps_lines = matches!(kind, BlockKind::Preformatted | BlockKind::Table);
        let words = if keeps_lines { trimmed_lines(words) } else { shown_line(words) };
        if words.is_empty() {
            return None;
        }
        if self.blocks.len() >= MAX_BLOCKS {
            return self.fill(format!("has more than {MAX_BLOCKS} paragraphs"));
        }
        if self.text.len() + words.len() > MAX_TEXT_BYTES {
            return self.fill(format!("is longer than {} MiB", MAX_TEXT_BYTES >> 20));
        }
        let kind =
            if kind == BlockKind::Caption && is_of_table(&words) { BlockKind::Paragraph } else { kind };
        if !self.text.is_empty() {
            self.text.push_str(GAP);
        }
        let start = self.text.len();
        self.text.push_str(&words);
        let range = TextRange::new(start, self.text.len());
        self.blocks.push(Block { kind, range, origin });
        Some(range)
    }

    /// Whether no more blocks are taken, since there are too many, so that a reader need not go on.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// Says once why the rest is left out.
    pub fn fill(&mut self, why: String) -> Option<TextRange> {
        if !std::mem::replace(&mut self.is_full, true) {
            self.warnings.push(Warning::new(format!("The article {why}, and the rest is left out")));
        }
        None
    }

    /// Adds a picture, which goes above the next block.
    pub fn push_picture(&mut self, picture: PictureReference) {
        self.pictures.push((self.blocks.len(), picture));
    }

    /// Adds a picture above the block at `index`.
    pub fn push_picture_above(&mut self, index: usize, picture: PictureReference) {
        self.pictures.push((index, picture));
    }

    /// Takes out the pictures so far, each with the byte at which the block below it begins, in that order. Pictures
    /// that nothing follows go above the last block or, if the text ends in captions, above these and before the
    /// pictures that they describe.
    #[must_use]
    pub fn take_pictures(&mut self) -> Vec<(usize, PictureReference)> {
        let mut pictures = std::mem::take(&mut self.pictures);
        pictures.sort_by_key(|&(before, _)| before);
        let is_caption = |block: &&Block| matches!(block.kind, BlockKind::Caption | BlockKind::ImageAlt);
        let captions = self.blocks.iter().rev().take_while(is_caption).count();
        let last = self.blocks.len().saturating_sub(captions.max(1));
        let inside = pictures.partition_point(|&(before, _)| before < self.blocks.len());
        let place = pictures.partition_point(|&(before, _)| before < last);
        pictures[place..].rotate_left(inside - place);
        let placed = pictures.into_iter().filter_map(|(before, picture)| {
            let below = if before < self.blocks.len() { before } else { last };
            Some((self.blocks.get(below)?.range.start, picture))
        });
        placed.collect()
    }

    /// The length of the text so far, in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is no block yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The kinds and words of the blocks so far.
    pub fn blocks(&self) -> impl Iterator<Item = (BlockKind, &str)> {
        self.blocks.iter().map(|block| (block.kind, &self.text[block.range.start..block.range.end]))
    }

    /// The blocks and pictures so far, in order.
    #[must_use]
    pub fn into_parts(mut self) -> Vec<Part> {
        self.pictures.sort_by_key(|&(before, _)| before);
        let mut parts = Vec::with_capacity(self.blocks.len() + self.pictures.len());
        let mut pictures = self.pictures.into_iter().peekable();
        for (index, block) in self.blocks.iter().enumerate() {
            while let Some((_, picture)) = pictures.next_if(|&(before, _)| before <= index) {
                parts.push(Part::Picture(picture));
            }
            let words = self.text[block.range.start..block.range.end].to_owned();
            parts.push(Part::Block(block.kind, words, block.origin));
        }
        parts.extend(pictures.map(|(_, picture)| Part::Picture(picture)));
        parts
    }

    /// The article without its pictures, which [`super::pictures::resolve`] finds.
    #[must_use]
    pub fn finish(self, source: Source) -> Article {
        let others = self.others.into_iter().map(|other| other.finish(source.clone())).collect();
        let first = Article::new(self.text, self.blocks, self.metadata, source, self.warnings);
        first.with_others(others, self.left_out)
    }
}

/// Whether the caption `words` is that of a table, which shows no picture: "Table 2: Ships by year".
pub fn is_of_table(words: &str) -> bool {
    let number = ["Table ", "Tabelle ", "Tableau ", "Tabla ", "Tabela "]
        .iter()
        .find_map(|noun| words.strip_prefix(noun));
    number.is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// `text` on one line, without soft hyphens and zero-width spaces, which only say where a line may break.
fn shown_line(text: &str) -> String {
    let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
    one_line(&text.chars().filter(visible).collect::<String>())
}

/// `text` without empty lines at either end, and without white space at the ends of its lines.
fn trimmed_lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    lines[first..last].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_white_space_is_put_right() {
        let mut composer = Composer::default();
        composer.push(BlockKind::Title, "  The\u{a0}port \n is\u{ad} shut ");
        assert_eq!(composer.push(BlockKind::Paragraph, " \u{200b}\n"), None);
        composer.push(BlockKind::Table, "\n a\tb  \n\n c\n\n");
        let article = composer.finish(Source::default());
        assert_eq!(article.text(), "The port is shut\n\n a\tb\n\n c");
        let words: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.range)).collect();
        assert_eq!(words, ["The port is shut", " a\tb\n\n c"]);
    }

    #[test]
    fn the_caption_of_a_table_is_a_paragraph() {
        let mut composer = Composer::default();
        composer.push(BlockKind::Caption, "Table 2: Ships by year");
        composer.push(BlockKind::Caption, "Table for two on the quay");
        let kinds: Vec<BlockKind> = composer.blocks().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Caption]);
    }

    #[test]
    fn pictures_stand_above_the_next_block_and_the_last_ones_above_the_captions_at_the_end() {
        use BlockKind::{Caption, ImageAlt, Paragraph};
        let at_end = |kinds: &[BlockKind]| {
            let mut composer = Composer::default();
            for (index, &kind) in kinds.iter().enumerate() {
                composer.push_picture(PictureReference::Bytes(vec![index as u8]));
                composer.push(kind, "a");
            }
            composer.push_picture(PictureReference::Bytes(vec![9]));
            let pictures = composer.take_pictures().into_iter();
            let line = pictures.map(|(at, picture)| match picture {
                PictureReference::Bytes(bytes) => (at, bytes[0]),
                PictureReference::Addresses(_) => unreachable!(),
            });
            line.collect::<Vec<_>>()
        };
        assert_eq!(at_end(&[]), []);
        assert_eq!(at_end(&[Paragraph, Paragraph]), [(0, 0), (3, 9), (3, 1)]);
        assert_eq!(at_end(&[Paragraph, ImageAlt, Caption]), [(0, 0), (3, 9), (3, 1), (6, 2)]);
        assert_eq!(at_end(&[Caption]), [(0, 9), (0, 0)]);
    }
}
