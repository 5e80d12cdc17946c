//! What archives of the press give out: documents with lines for paper, date, writer and length around the text, several
//! in one file.
//!
//! `nexis` knows the lines of Nexis and Nexis Uni, whichever format they come in; `factiva` the pages of Factiva. Both
//! turn the lines of each document into the fields of an article.

pub(super) mod factiva;
pub(super) mod nexis;

use super::composer::Composer;
use crate::article::{BlockKind, Metadata};

/// A document of an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// What its lines say about it.
    pub metadata: Metadata,
    /// Its blocks in order, without title and byline.
    pub blocks: Vec<(BlockKind, String)>,
}

/// The articles that `documents` make up, but for those without text; `None` if none has any.
pub(super) fn composed(documents: impl Iterator<Item = Document>) -> Option<Composer> {
    Composer::of_several(documents.filter_map(compose))
}

fn compose(document: Document) -> Option<Composer> {
    if !document.blocks.iter().any(|(kind, _)| *kind == BlockKind::Paragraph) {
        return None;
    }
    let mut composer = Composer::default();
    if let Some(title) = &document.metadata.title {
        composer.push(BlockKind::Title, title);
    }
    if let Some(byline) = &document.metadata.byline {
        composer.push(BlockKind::Byline, byline);
    }
    for (kind, words) in &document.blocks {
        composer.push(*kind, words);
    }
    composer.metadata = document.metadata;
    Some(composer)
}
