//! Pictures that come with a file.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Article, BlockIndex, BlockKind};

/// A picture in an article, kept as it is in its file and never fetched from the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The block that it is shown above: its alternative text or caption, if it has one.
    pub above: BlockIndex,
    /// Its width and height in pixels as shown, after turning it the way the camera was held; without the `gui`
    /// feature, as in its file.
    pub size: [u32; 2],
    /// Its file.
    pub content: PictureContent,
}

/// Where the file of a picture is. It is in one of the formats that `image/*` names, and not yet decoded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PictureContent {
    /// These bytes, from the article's own file.
    Bytes(Arc<[u8]>),
    /// This file, in the folder that was saved with the article.
    File(PathBuf),
}

/// A picture that is not yet in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoosePicture {
    /// The byte of the text at which the block below it begins.
    pub at: usize,
    /// Its width and height in pixels.
    pub size: [u32; 2],
    /// Its file.
    pub content: PictureContent,
}

impl Article {
    /// The same article with `pictures`. Any that have no block below them are dropped.
    #[must_use]
    pub fn with_pictures(mut self, pictures: Vec<LoosePicture>) -> Self {
        self.pictures = pictures
            .into_iter()
            .filter_map(|LoosePicture { at, size, content }| {
                let above = self.blocks.binary_search_by_key(&at, |block| block.range.start).ok()?;
                Some(Picture { above: BlockIndex(above), size, content })
            })
            .collect();
        self.pictures.sort_by_key(|picture| picture.above);
        self
    }

    /// The pictures, in the order of the text.
    #[must_use]
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// The indices into [`Self::pictures`] of those above the block at `index`.
    #[must_use]
    pub fn pictures_above(&self, index: BlockIndex) -> std::ops::Range<usize> {
        let start = self.pictures.partition_point(|picture| picture.above < index);
        let end = self.pictures.partition_point(|picture| picture.above <= index);
        start..end
    }

    /// The index into [`Self::pictures`] of the picture that the caption or alternative text at `index` describes: the
    /// last one above it, or above the alternative text before it.
    #[must_use]
    pub(crate) fn picture_described_by(&self, index: BlockIndex) -> Option<usize> {
        let mut index = index;
        loop {
            let above = self.pictures_above(index);
            if !above.is_empty() {
                return Some(above.end - 1);
            }
            let before = BlockIndex(index.0.checked_sub(1)?);
            if self.block(before).kind != BlockKind::ImageAlt {
                return None;
            }
            index = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Metadata, Source, TextRange};

    #[test]
    fn pictures_stand_above_blocks_and_captions_know_theirs() {
        let kinds = [BlockKind::Paragraph, BlockKind::ImageAlt, BlockKind::Caption, BlockKind::Caption];
        let blocks = kinds.iter().enumerate().map(|(at, &kind)| {
            let range = TextRange::new(at * 2, at * 2 + 1);
            Block::marked(kind, range)
        });
        let picture = |at: usize, name: &str| {
            let content = PictureContent::File(name.into());
            LoosePicture { at, size: [4, 3], content }
        };
        let article = Article::new(
            "a\nb\nc\nd".to_owned(),
            blocks.collect(),
            Metadata::default(),
            Source::default(),
            Vec::new(),
        )
        .with_pictures(vec![picture(3, "nowhere"), picture(2, "second"), picture(0, "first")]);
        let files: Vec<usize> = article.pictures().iter().map(|picture| picture.above.0).collect();
        assert_eq!(files, [0, 1]);
        assert_eq!(article.pictures_above(BlockIndex(1)), 1..2);
        assert!(article.pictures_above(BlockIndex(2)).is_empty());
        let described = |index| article.picture_described_by(BlockIndex(index));
        assert_eq!(
            [described(0), described(1), described(2), described(3)],
            [Some(0), Some(1), Some(1), None]
        );
    }
}
