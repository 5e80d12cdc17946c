//! Puts an article together block by block, for the formats that bring blocks of their own.

use crate::article::{Article, Block, BlockKind, Metadata, Source, TextRange, Warning};
use crate::nlp::one_line;

/// What stands between two blocks in the text.
const GAP: &str = "\n\n";

/// An article that grows block by block.
#[derive(Debug, Default)]
pub struct Composer {
    text: String,
    blocks: Vec<Block>,
    /// What the file says of the article.
    pub metadata: Metadata,
    /// What the reader should know of how it was read.
    pub warnings: Vec<Warning>,
}

impl Composer {
    /// Adds a block with `words`, on a line of its own. White space at both ends goes, and runs of white space become
    /// one space, except in the kinds that keep their lines. Gives where the block stands; `None` where nothing is left.
    pub fn push(&mut self, kind: BlockKind, words: &str) -> Option<TextRange> {
        let keeps_lines = matches!(kind, BlockKind::Preformatted | BlockKind::Table);
        let words = if keeps_lines { trimmed_lines(words) } else { shown_line(words) };
        if words.is_empty() {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push_str(GAP);
        }
        let start = self.text.len();
        self.text.push_str(&words);
        let range = TextRange::new(start, self.text.len());
        self.blocks.push(Block { kind, range });
        Some(range)
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

    /// The article.
    #[must_use]
    pub fn finish(self, source: Source) -> Article {
        Article::new(self.text, self.blocks, self.metadata, source, self.warnings)
    }
}

/// `text` on one line. Soft hyphens and zero-width spaces, which only say where a line may break, go.
fn shown_line(text: &str) -> String {
    let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
    one_line(&text.chars().filter(visible).collect::<String>())
}

/// `text` without empty lines at both ends and without white space at the ends of its lines.
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
}
