//! What both crates miss of an article: the text below the headline where they took something else for the article, text
//! in a second container like the one that they found, and paragraphs that are a link as a whole.

use std::collections::HashMap;

use super::dom::{Dom, NodeIndex};
use super::pieces::{Piece, PieceKind};
use super::select::{block_kind, is_aside, is_promotion, link_share, path};
use crate::article::BlockKind;

/// How many elements around the headline are searched for its text.
const MAX_AROUND: usize = 12;

/// The length in bytes from which a piece is hardly a label.
const LONG_BYTES: usize = 80;
/// The fewest bytes of text below the headline that are believed against both crates.
const MIN_TEXT_BYTES: usize = 200;
/// The fewest paragraphs below the headline that are believed.
const MIN_TEXTS: usize = 2;
/// The fewest kept paragraphs of a container that make others like it part of the article.
const FEWEST_IN_CONTAINER: usize = 2;

/// Replaces `keep` by the text below the `headline` if nothing is kept of the `article` or `main` that holds the headline,
/// or else of the innermost element that holds both it and several paragraphs.
pub(super) fn follow_headline(dom: &Dom, pieces: &[Piece], headline: Option<NodeIndex>, keep: &mut [bool]) {
    let Some(headline) = headline else { return };
    let Some(start) = pieces.iter().position(|piece| piece.node == headline) else { return };
    let holds = |node: NodeIndex, piece: &Piece| (node..dom.end(node)).contains(&piece.node);
    let texts_in = |node: NodeIndex| -> Vec<usize> {
        let is_own = |&at: &usize| {
            holds(node, &pieces[at])
                && is_long(&pieces[at])
                && link_share(&pieces[at]) < 0.5
                && block_kind(&pieces[at]) == Some(BlockKind::Paragraph)
        };
        (start + 1..pieces.len()).filter(is_own).collect()
    };
    let around = || dom.ancestors(headline).take(MAX_AROUND).take_while(|&node| dom.name(node) != "body");
    let has_text = |node: NodeIndex| {
        let texts = texts_in(node);
        let bytes: usize = texts.iter().map(|&at| pieces[at].text.len()).sum();
        texts.len() >= MIN_TEXTS && bytes >= MIN_TEXT_BYTES
    };
    let Some(article) = around().find(|&node| has_text(node)) else { return };
    let widest =
        around().find(|&node| matches!(dom.name(node), "article" | "main")).unwrap_or(article).min(article);
    let is_kept = |at: usize| keep[at] && is_long(&pieces[at]) && holds(widest, &pieces[at]);
    if (0..pieces.len()).any(is_kept) {
        return;
    }
    for (at, piece) in pieces.iter().enumerate() {
        keep[at] = at > start
            && block_kind(piece).is_some()
            && holds(article, piece)
            && link_share(piece) < 0.5
            && !is_aside(dom, piece.node, Some(article))
            && !is_promotion(piece);
    }
}

/// Keeps the long paragraphs of containers like those of kept ones, below the headline and before the end of what is kept.
pub(super) fn add_containers(dom: &Dom, pieces: &[Piece], headline: Option<NodeIndex>, keep: &mut [bool]) {
    let container = |piece: &Piece| dom.parent(piece.node).map(|parent| path(dom, parent));
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let mut bounds: Option<(NodeIndex, NodeIndex)> = None;
    for (piece, _) in pieces.iter().zip(keep.iter()).filter(|&(piece, &keep)| keep && is_text(piece)) {
        *counts.entry(container(piece).unwrap_or_default()).or_default() += 1;
        bounds = Some(bounds.map_or((piece.node, piece.node), |(first, _)| (first, piece.node)));
    }
    let Some((first, last)) = bounds else { return };
    let start = headline.filter(|&headline| headline < first).unwrap_or(first);
    // A teaser is a single paragraph.
    let mut texts: HashMap<NodeIndex, usize> = HashMap::new();
    for piece in pieces.iter().filter(|piece| is_text(piece)) {
        *texts.entry(dom.parent(piece.node).unwrap_or_default()).or_default() += 1;
    }
    let is_alone = |piece: &Piece| {
        dom.parent(piece.node).is_none_or(|parent| texts.get(&parent).is_none_or(|&count| count < MIN_TEXTS))
    };
    for (piece, keep) in pieces.iter().zip(keep.iter_mut()).filter(|(_, keep)| !**keep) {
        *keep = is_text(piece)
            && (start..last).contains(&piece.node)
            && !is_alone(piece)
            && link_share(piece) < 0.5
            && container(piece)
                .is_some_and(|own| counts.get(&own).is_some_and(|&count| count >= FEWEST_IN_CONTAINER))
            && !is_aside(dom, piece.node, None)
            && !is_promotion(piece);
    }
}

/// Keeps the paragraphs between kept ones that are links as a whole and end like sentences. A teaser has a picture or a
/// heading of its own, or is an entry of a list.
pub(super) fn add_linked(dom: &Dom, pieces: &[Piece], keep: &mut [bool]) {
    let is_kept = |keep: &[bool], at: usize| keep[at] && is_text(&pieces[at]);
    let Some(first) = (0..pieces.len()).find(|&at| is_kept(keep, at)) else { return };
    let last = (0..pieces.len()).rfind(|&at| is_kept(keep, at)).unwrap_or(first);
    for at in first + 1..last {
        let (above, piece) = (&pieces[at - 1], &pieces[at]);
        let is_teaser = || {
            above.kind == PieceKind::Picture && !keep[at - 1]
                || block_kind(above) == Some(BlockKind::Heading) && !keep[at - 1]
        };
        let ends_sentence = || piece.text.ends_with(['.', '!', '?', '”', '"', '’']);
        if !keep[at]
            && is_text(piece)
            && link_share(piece) >= 0.5
            && ends_sentence()
            && !is_teaser()
            && !is_promotion(piece)
            && !is_aside(dom, piece.node, None)
        {
            keep[at] = true;
        }
    }
}

fn is_long(piece: &Piece) -> bool {
    piece.text.len() >= LONG_BYTES
}

fn is_text(piece: &Piece) -> bool {
    is_long(piece) && matches!(block_kind(piece), Some(BlockKind::Paragraph | BlockKind::Quote))
}
