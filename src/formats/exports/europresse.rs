//! Pages of Europresse, an article each.

use super::super::composer::Composer;
use super::super::{html, marked};
use super::{Document, composed};
use crate::article::BlockKind;
use crate::nlp;

/// What such a page says of an article, each part as it stands there.
pub(in crate::formats) struct Parts {
    /// The headline.
    pub title: String,
    /// The paper.
    pub paper: String,
    /// The section, the day, the number of words and the page.
    pub header: String,
    /// The writers.
    pub writers: String,
    /// The text.
    pub paragraphs: Vec<String>,
}

/// The articles in `items`, of each of which `parts` gives what the page says.
pub(in crate::formats) fn read<Item>(
    items: impl Iterator<Item = Item>,
    parts: impl Fn(Item) -> Option<Parts>,
) -> Option<Composer> {
    composed(items, |item| Some(document(parts(item)?)))
}

fn document(parts: Parts) -> Document {
    let mut document = Document::default();
    let metadata = &mut document.metadata;
    metadata.title = marked::one_line(&parts.title);
    // "The Post (website)", "The Post, no. 1234".
    let end = parts.paper.find(['(', ',', '•']).unwrap_or(parts.paper.len());
    metadata.site = marked::one_line(&parts.paper[..end]);
    metadata.published = nlp::dates(&parts.header).next().map(|date| date.iso);
    metadata.byline = Some(html::names_in(&parts.writers)).filter(|names| !names.is_empty());
    document.blocks = parts.paragraphs.into_iter().map(|words| (BlockKind::Paragraph, words)).collect();
    document
}
