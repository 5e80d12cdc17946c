//! Plain text → [`Article`].

mod decode;

use super::ReadProblem;
use crate::article::{Article, Block, BlockKind, Metadata, Source, TextRange};

/// The media type of plain text.
pub const MEDIA_TYPE: &str = "text/plain";

/// The article in the `bytes` of a text file in any character set.
pub(super) fn read(bytes: Vec<u8>, source: Source) -> Result<Article, ReadProblem> {
    let decoded = decode::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    Ok(article(decoded.text, Source { encoding: decoded.encoding, ..source }))
}

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
