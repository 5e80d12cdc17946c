//! What an article says of a picture.

use crate::article::{Article, BlockIndex, BlockKind, Credit, TextRange};
use crate::gui::model::page::parts_of_caption;
use crate::text::one_line;

/// What an article says of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureWords {
    /// The alternative text, else the caption, on one line.
    pub name: String,
    /// The caption without its credit, on one line.
    pub caption: Option<String>,
    /// The credit in the caption, on one line.
    pub credit: Option<String>,
}

/// What `article` says of its picture at `index`.
#[must_use]
pub fn words_of(article: &Article, index: usize) -> PictureWords {
    let words = |range: TextRange| one_line(article.slice(range));
    let parts = parts_of(article, index);
    let caption = parts.map(|(caption, _)| words(caption)).filter(|caption| !caption.is_empty());
    let credit = parts.and_then(|(_, credit)| credit).map(words);
    PictureWords { name: name_of(article, index), caption, credit }
}

/// What `article` calls the picture at `index`: its alternative text, else its caption, on one line.
#[must_use]
pub fn name_of(article: &Article, index: usize) -> String {
    let alt = article.pictures().get(index).map(|picture| picture.above).filter(|&above| {
        article.block(above).kind == BlockKind::ImageAlt && article.picture_described_by(above) == Some(index)
    });
    // Looks for the credit of the caption only if nothing else names the picture: every pass calls this.
    alt.map(|block| one_line(article.block_text(block)))
        .or_else(|| parts_of(article, index).map(|(caption, _)| one_line(article.slice(caption))))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Picture without a description".to_owned())
}

/// The words and the credit of the caption that belongs to the picture at `index`.
fn parts_of(article: &Article, index: usize) -> Option<(TextRange, Option<TextRange>)> {
    caption_of(article, index).map(|block| {
        let credit = Credit::find(article.block_text(block));
        let range = article.block(block).range;
        parts_of_caption(article, range, credit.map(|credit| credit.range.shifted(range.start)))
    })
}

/// The caption of the picture at `index`: directly below it, or below its alternative text.
fn caption_of(article: &Article, index: usize) -> Option<BlockIndex> {
    let above = article.pictures().get(index)?.above;
    let blocks = &article.blocks()[above.0..];
    let alts = blocks.iter().take_while(|block| block.kind == BlockKind::ImageAlt).count();
    let caption = BlockIndex(above.0 + alts);
    let is_caption = blocks.get(alts).is_some_and(|block| block.kind == BlockKind::Caption);
    (is_caption && article.picture_described_by(caption) == Some(index)).then_some(caption)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, LoosePicture, Metadata, PictureContent, Source};

    #[test]
    fn a_picture_is_called_by_its_alternative_text_and_has_its_caption() {
        let text = "Ships.\nShips leave the port. JANE ROE/NORTHWIRE\nText.";
        let block = |kind, words: &str| {
            let start = text.find(words).unwrap();
            Block::marked(kind, TextRange::new(start, start + words.len()))
        };
        let caption = "Ships leave the port. JANE ROE/NORTHWIRE";
        let blocks = vec![
            block(BlockKind::ImageAlt, "Ships."),
            block(BlockKind::Caption, caption),
            block(BlockKind::Paragraph, "Text."),
        ];
        let picture =
            |at| LoosePicture { at, size: [4, 3], content: PictureContent::File("picture.png".into()) };
        let last = text.find("Text.").unwrap();
        let article =
            Article::new(text.to_owned(), blocks, Metadata::default(), Source::default(), Vec::new())
                .with_pictures(vec![picture(0), picture(0), picture(last)]);
        let unnamed =
            PictureWords { name: "Picture without a description".to_owned(), caption: None, credit: None };
        assert_eq!(words_of(&article, 0), unnamed, "only the nearest one is described");
        let described = words_of(&article, 1);
        assert_eq!(described.name, "Ships.");
        assert!(described.caption.is_some_and(|caption| caption.starts_with("Ships leave the port.")));
        assert_eq!(words_of(&article, 2), unnamed);
        assert_eq!(words_of(&article, 9), unnamed);
    }
}
