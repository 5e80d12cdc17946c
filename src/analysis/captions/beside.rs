//! Credits on lines of their own: which caption each belongs to.

use std::collections::BTreeMap;

use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::{BlockIndex, BlockKind, Credit, Origin};
use crate::text::fold;

/// For each caption without a credit of its own that has one on a line beside it, the block of that line. A credit
/// belongs to the caption above it, or else to the one below; "Image source, …" the other way round.
pub(super) fn credits(document: &AnnotatedArticle<'_>) -> BTreeMap<BlockIndex, BlockIndex> {
    let mut credited = BTreeMap::new();
    for line in document.blocks.iter().filter(|block| is_credit_line(block) && is_shaped(document, block)) {
        let at = line.index.0;
        let is_free = |index: &usize, credited: &BTreeMap<BlockIndex, BlockIndex>| {
            let block = document.blocks.get(*index);
            block.is_some_and(|block| {
                block.kind == BlockKind::Caption && block.credit.is_none() && is_shaped(document, block)
            }) && !credited.contains_key(&BlockIndex(*index))
        };
        // "Image caption," may stand between the two.
        let is_label = document.blocks.get(at + 1).is_some_and(|below| {
            Credit::is_picture_label(document.slice(below.range)) && is_caption_label(document, below)
        });
        let below = Some(at + 1 + usize::from(is_label)).filter(|index| is_free(index, &credited));
        let above = at.checked_sub(1).filter(|index| is_free(index, &credited));
        let opens = is_label || fold(document.slice(line.range)).contains("source,");
        let owner = if opens { below.or(above) } else { above.or(below) };
        if let Some(owner) = owner {
            credited.insert(BlockIndex(owner), line.index);
        }
    }
    credited
}

/// Whether `block` holds a credit and nothing else.
fn is_credit_line(block: &AnnotatedBlock) -> bool {
    block.kind == BlockKind::Caption
        && block.credit.as_deref().is_some_and(|credit| credit.range == block.range)
}

fn is_caption_label(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock) -> bool {
    fold(document.slice(block.range)).contains("caption")
}

/// Whether the file leaves it to the shape of `block` what it is. Where a file marks captions, its reader has given each
/// the credit that belongs to it.
fn is_shaped(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock) -> bool {
    document.article.block(block.index).origin != Origin::Marked
}
