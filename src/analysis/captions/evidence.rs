//! The evidence that a block is a caption: how the reader of its file recognised it, and what the words of the caption
//! say.

use std::sync::LazyLock;

use regex::Regex;

use super::{Caption, CaptionRule, alt_block, position};
use crate::analysis::{AnnotatedArticle, Evidence, EvidenceList, Rule as _};
use crate::article::{BlockKind, CaptionCue, Origin, TextRange};
use crate::text::pattern;

/// Words about a picture.
static PICTURE_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:pictured|photo(?:s|graph|graphs)?|picture|image|handout|screen\s?grab|screenshot|footage|file\ pic|undated|drone|aerial|illustration|rendering|caption)\b",
    )
});

/// The evidence from the parts of `caption`, which have been read already, then that by which its block was recognised;
/// `date` and `agency` are the ranges of those parts.
pub(super) fn gather(
    document: &AnnotatedArticle<'_>,
    caption: &Caption,
    agency: Option<TextRange>,
    date: Option<TextRange>,
) -> EvidenceList<CaptionRule> {
    let at = |rule: CaptionRule, range: Option<TextRange>| range.map(|range| Evidence::at(rule, range));
    let credit = match agency {
        Some(agency) => Some(Evidence::at(CaptionRule::Agency, agency)),
        None => {
            let block = document.article.block(caption.block).range;
            at(CaptionRule::Credit, caption.credit.filter(|&credit| block.contains(credit)))
        }
    };
    let text = document.text();
    let mark = caption.positions.first().map(|position| position.mark);
    let mark = mark.or_else(|| position::mark(text, caption.range));
    let picture_word = PICTURE_WORD.find(document.slice(caption.range));
    let picture_word = picture_word.map(|word| TextRange::from(word.range()).shifted(caption.range.start));
    let origin = document.article.block(caption.block).origin;
    let marked = (origin == Origin::Marked).then(|| Evidence::of(CaptionRule::Markup));
    let parts = [
        marked,
        credit,
        at(CaptionRule::Position, mark),
        at(CaptionRule::AltText, alt_block(document, caption.block).map(|block| block.range)),
        at(CaptionRule::PictureWord, picture_word),
        at(CaptionRule::Date, date),
        at(CaptionRule::Neighbour, neighbour(document, caption)),
    ];
    // An agency counts as a credit too.
    let has_agency = agency.is_some();
    let told =
        origin.cues().iter().filter_map(rule).filter(|&rule| !(has_agency && rule == CaptionRule::Credit));
    parts.into_iter().flatten().chain(told.map(Evidence::of)).collect()
}

/// The caption or credit next to `caption`.
fn neighbour(document: &AnnotatedArticle<'_>, caption: &Caption) -> Option<TextRange> {
    let at = caption.block.0;
    let mut beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    beside.find_map(|index| {
        let block = document.blocks.get(index)?;
        matches!(block.kind, BlockKind::Caption | BlockKind::Credit).then_some(block.range)
    })
}

/// The rule by which a block with `cue` was recognised.
fn rule(cue: CaptionCue) -> Option<CaptionRule> {
    cue.names().next().and_then(CaptionRule::of_id)
}
