//! Plain text → [`Article`].

use crate::article::{Article, Block, BlockKind, Metadata, Source, TextRange};

/// The article in `text`, which came from `source`.
#[must_use]
pub fn article(text: String, source: Source) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for piece in text.split("\n\n") {
        let range = TextRange::new(start, start + piece.len()).trimmed(&text);
        blocks.push(Block { kind: BlockKind::Paragraph, range });
        start += piece.len() + 2;
    }
    Article::new(text, blocks, Metadata::default(), source, Vec::new())
}
