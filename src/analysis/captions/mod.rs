//! Image captions, with their credit, agency, photographer, date, alt text and people split off.
//!
//! Where in a picture each person stands is read by [`position`]; what speaks for a block being a caption is told by
//! [`sign`].

mod position;
mod sign;

pub use position::{CaptionPosition, Side};
pub use sign::CaptionSign;

use super::{AnnotatedArticle, AnnotatedBlock, Person};
use crate::article::{BlockIndex, BlockKind, TextRange};
use crate::nlp;

/// An image caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The caption: in plain text the whole of it with its credit, in other formats without.
    pub range: TextRange,
    /// Its block.
    pub block: BlockIndex,
    /// The alternative text of its image, where the article has one.
    pub alt: Option<String>,
    /// The words of the credit.
    pub credit: Option<TextRange>,
    /// The agency named in the credit, as the credit spells it.
    pub agency: Option<String>,
    /// The photographers named in the credit, in mixed case.
    pub photographer: Option<String>,
    /// The day the picture was taken, as ISO 8601.
    pub date: Option<String>,
    /// The people that the caption names outside its credit, as indices of the analysis's people, in text order.
    pub people: Vec<usize>,
    /// Where people stand in the picture, as the caption says, in text order.
    pub positions: Vec<CaptionPosition>,
    /// What speaks for it being a caption, in the order of [`CaptionSign::ALL`].
    pub signs: Vec<CaptionSign>,
}

/// The captions of `document`, in text order.
#[must_use]
pub fn find(document: &AnnotatedArticle<'_>, people: &[Person]) -> Vec<Caption> {
    let named = people_by_block(document, people);
    let blocks = document.blocks.iter();
    blocks
        .filter(|block| block.kind == BlockKind::Caption)
        .map(|block| caption(document, block, &named[block.index.0]))
        .collect()
}

/// The caption in `block`, which names these people at these places.
fn caption(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock, named: &[(TextRange, usize)]) -> Caption {
    let credit = block.credit.as_deref();
    let described = described(block);
    let mut photographers: Vec<String> = Vec::new();
    for &name in credit.map_or(&[][..], |credit| &credit.photographers) {
        let name = nlp::mixed_case_name(document.slice(name));
        if !photographers.contains(&name) {
            photographers.push(name);
        }
    }
    let mut people = Vec::new();
    for &(_, person) in named {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let mut caption = Caption {
        range: words(document, block, described),
        block: block.index,
        alt: alt_text(document, block.index),
        credit: credit.map(|credit| credit.range),
        agency: credit.and_then(|credit| credit.agency).map(|agency| document.slice(agency).to_owned()),
        photographer: (!photographers.is_empty()).then(|| photographers.join(", ")),
        // The last: "a copy of the treaty of 5 May 1949, in Bern, Switzerland, 3 June 2024".
        date: nlp::dates(document.slice(described)).last().map(|date| date.iso),
        people,
        positions: position::positions(document.text(), described, named),
        signs: Vec::new(),
    };
    caption.signs = sign::signs(document, &caption);
    caption
}

/// The words of a caption: in plain text the whole block as it was copied, in other formats what it says of its picture,
/// where it says more than whose it is.
fn words(document: &AnnotatedArticle<'_>, block: &AnnotatedBlock, described: TextRange) -> TextRange {
    if document.article.source().format == "text/plain" {
        return block.range;
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '|' | '-' | '–' | '—' | '/');
    let end = described.start + document.slice(described).trim_end_matches(around).len();
    let range = TextRange::new(described.start, end).trimmed(document.text());
    if range.is_empty() { block.range } else { range }
}

/// What a caption says of its picture: all but its credit.
fn described(block: &AnnotatedBlock) -> TextRange {
    match &block.credit {
        Some(credit) if credit.range.start > block.range.start => {
            TextRange::new(block.range.start, credit.range.start)
        }
        Some(credit) => TextRange::new(credit.range.end.min(block.range.end), block.range.end),
        None => block.range,
    }
}

/// The alternative text just above the caption at `index`.
fn alt_text(document: &AnnotatedArticle<'_>, index: BlockIndex) -> Option<String> {
    let above = &document.blocks[index.0.checked_sub(1)?];
    (above.kind == BlockKind::ImageAlt).then(|| document.slice(above.range).to_owned())
}

/// For every block, the places outside its credit that name people, and whom, in text order.
fn people_by_block(document: &AnnotatedArticle<'_>, people: &[Person]) -> Vec<Vec<(TextRange, usize)>> {
    let mut named = vec![Vec::new(); document.blocks.len()];
    let mut mentions: Vec<(TextRange, BlockIndex, usize)> = Vec::new();
    for (index, person) in people.iter().enumerate() {
        mentions
            .extend(person.mentions.iter().map(|place| (place.mention.range, place.mention.block, index)));
    }
    mentions.sort_unstable();
    for (range, block, person) in mentions {
        let credit = document.blocks[block.0].credit.as_deref();
        if !credit.is_some_and(|credit| credit.range.contains(range)) {
            named[block.0].push((range, person));
        }
    }
    named
}
