//! Which pieces of a page are its article: two crates vote, and general signs decide where they differ.
//!
//! `dom_smoothie` finds nearly all of an article and some of what surrounds it; `trafilatura`, set to be careful, finds
//! less that does not belong, and now and then too little. So the first is followed, pieces in places like its own are
//! added from the second, and what only the first keeps is dropped at both ends and where it leads elsewhere. What both
//! miss is added by [`nearby`].

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::body::Marks;
use super::classes::{self, Role};
use super::dom::{Dom, NodeIndex};
use super::pieces::{Piece, PieceKind};
use super::{nearby, others};
use crate::article::BlockKind;
use crate::lang::ENGLISH;

/// The share of what the first crate keeps that the second must keep too if it is to be trusted at both ends.
const SURE_SHARE: f64 = 0.6;
/// The length in bytes from which a piece is hardly a label.
const LONG_BYTES: usize = 80;
/// The length in bytes up to which a piece at an end may be a label, a date or the heading of something else.
const SHORT_BYTES: usize = 100;
/// The fewest words in a sentence that is accepted as part of the article.
const SENTENCE_WORDS: usize = 9;
/// The longest line that leads away from the article, in bytes: if part of its text is a link, and if none is.
const MAX_PROMOTION_BYTES: usize = 250;
const MAX_BARE_PROMOTION_BYTES: usize = 60;

/// The openings of lines that lead away from the article.
static PROMOTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = ENGLISH.pages.promotions.lines();
    lines.filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
});

/// For each piece, whether it belongs to the article, given the marks that each crate keeps. If a crate gives no
/// answer, its marks are empty; if neither does, the whole page is the article.
pub(super) fn select(dom: &Dom, pieces: &[Piece], first: &Marks, second: &Marks) -> Vec<bool> {
    let headline = others::headline(dom);
    let (first, second) = if first.is_empty() { (second, first) } else { (first, second) };
    let by_first = votes(pieces, first);
    let by_second = votes(pieces, second);
    let mut keep = by_first.clone();
    if !second.is_empty() {
        add_alike(dom, pieces, &by_first, &by_second, &mut keep);
        trim(dom, pieces, &by_first, &by_second, &mut keep);
    }
    for (piece, keep) in pieces.iter().zip(&mut keep) {
        *keep &= block_kind(piece).is_some() && !is_promotion(piece);
    }
    if !first.is_empty() {
        nearby::follow_headline(dom, pieces, headline, &mut keep);
        nearby::add_containers(dom, pieces, headline, &mut keep);
        nearby::add_linked(dom, pieces, &mut keep);
    }
    if !keep.contains(&true) {
        keep = pieces.iter().map(|piece| block_kind(piece).is_some()).collect();
    }
    // A heading with nothing below it belongs to what comes next.
    for (piece, keep) in pieces.iter().zip(&mut keep).rev().filter(|(_, keep)| **keep) {
        if block_kind(piece) != Some(BlockKind::Heading) {
            break;
        }
        *keep = false;
    }
    keep
}

/// The kind of block that a piece is.
pub(super) fn block_kind(piece: &Piece) -> Option<BlockKind> {
    match piece.kind {
        PieceKind::Block(kind) => Some(kind),
        _ => None,
    }
}

/// Which pieces a crate keeps: those of which it keeps half the text, and those without marks between two of them.
fn votes(pieces: &[Piece], marks: &Marks) -> Vec<bool> {
    let vote = |piece: &Piece| {
        let total: usize = piece.marks.iter().map(|&(_, bytes)| bytes).sum();
        let kept: usize =
            piece.marks.iter().filter(|(mark, _)| marks.contains(mark)).map(|&(_, bytes)| bytes).sum();
        (total > 0).then_some(2 * kept >= total)
    };
    let votes: Vec<Option<bool>> = pieces.iter().map(vote).collect();
    let decides = |at: usize| block_kind(&pieces[at]).and(votes[at]);
    let mut before = vec![false; pieces.len()];
    let mut last = false;
    for (at, before) in before.iter_mut().enumerate() {
        *before = last;
        last = decides(at).unwrap_or(last);
    }
    let mut result = vec![false; pieces.len()];
    let mut next = false;
    for at in (0..pieces.len()).rev() {
        result[at] = votes[at].unwrap_or(before[at] && next);
        next = decides(at).unwrap_or(next);
    }
    result
}

/// Keeps pieces that only the second crate keeps if their elements are like those of pieces that the first keeps.
fn add_alike(dom: &Dom, pieces: &[Piece], by_first: &[bool], by_second: &[bool], keep: &mut [bool]) {
    let is_long = |piece: &Piece| piece.text.len() >= LONG_BYTES && block_kind(piece).is_some();
    let paths: HashSet<u64> = pieces
        .iter()
        .zip(by_first)
        .filter(|&(piece, &voted)| voted && is_long(piece))
        .map(|(piece, _)| path(dom, piece.node))
        .collect();
    for (at, piece) in pieces.iter().enumerate() {
        keep[at] |= by_second[at]
            && is_long(piece)
            && !matches!(block_kind(piece), Some(BlockKind::Heading | BlockKind::ListItem))
            && link_share(piece) < 0.5
            && paths.contains(&path(dom, piece.node));
    }
}

/// A number for the names and classes of `node` and everything that holds it.
pub(super) fn path(dom: &Dom, node: NodeIndex) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    for node in std::iter::once(node).chain(dom.ancestors(node)) {
        (dom.name(node), dom.attribute(node, "class")).hash(&mut hasher);
    }
    hasher.finish()
}

/// Drops pieces that only the first crate keeps and that do not look like part of the article.
fn trim(dom: &Dom, pieces: &[Piece], by_first: &[bool], by_second: &[bool], keep: &mut [bool]) {
    let is_block = |at: usize| block_kind(&pieces[at]).is_some();
    let bytes = |voted: &dyn Fn(usize) -> bool| -> usize {
        (0..pieces.len()).filter(|&at| is_block(at) && voted(at)).map(|at| pieces[at].text.len()).sum()
    };
    let agreed = |at: usize| is_block(at) && by_first[at] && by_second[at];
    let Some(start) = (0..pieces.len()).find(|&at| agreed(at)) else { return };
    let end = (0..pieces.len()).rfind(|&at| agreed(at)).unwrap_or(start);
    let is_sure = bytes(&agreed) as f64 >= SURE_SHARE * bytes(&|at| by_first[at]) as f64;
    let entries = entries(dom, pieces, start..end, &agreed);
    for (at, piece) in pieces.iter().enumerate() {
        if !keep[at] || by_second[at] {
            continue;
        }
        let links = link_share(piece);
        let kind = block_kind(piece);
        let is_aside = is_aside(dom, piece.node, None);
        let is_outside = is_sure && (at < start || at > end);
        let is_sentence = piece.text.split_whitespace().count() >= SENTENCE_WORDS
            && piece.text.ends_with(['.', '!', '?', '”']);
        let is_slight = piece.text.len() < SHORT_BYTES && !is_sentence || kind == Some(BlockKind::Heading);
        let is_entry = kind == Some(BlockKind::Heading)
            && (start..end).contains(&at)
            && entries.contains(&path(dom, piece.node));
        let leads_away = links >= 0.8
            && !is_entry
            && matches!(kind, Some(BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem));
        if is_outside && (is_slight || is_aside || links > 0.5) || is_aside && links > 0.3 || leads_away {
            keep[at] = false;
        }
    }
}

/// The paths of the headings that stand `within` the article like those of the entries of a list, each with a paragraph
/// below it that both crates keep. They belong to it even if they are links, as the names of the ten best games may be.
fn entries(
    dom: &Dom,
    pieces: &[Piece],
    within: Range<usize>,
    agreed: &dyn Fn(usize) -> bool,
) -> HashSet<u64> {
    /// Fewer headings make no list.
    const FEWEST: usize = 3;
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let mut heading: Option<usize> = None;
    for at in within {
        match block_kind(&pieces[at]) {
            Some(BlockKind::Heading) => heading = Some(at),
            Some(_) => {
                let above = heading.take().filter(|_| agreed(at) && pieces[at].text.len() >= LONG_BYTES);
                if let Some(above) = above {
                    *counts.entry(path(dom, pieces[above].node)).or_default() += 1;
                }
            }
            None => {}
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= FEWEST).map(|(path, _)| path).collect()
}

/// Whether `node`, or an element around it below `limit`, is marked as not part of the article.
pub(super) fn is_aside(dom: &Dom, node: NodeIndex, limit: Option<NodeIndex>) -> bool {
    std::iter::once(node)
        .chain(dom.ancestors(node))
        .take_while(|&node| Some(node) != limit)
        .any(|node| matches!(dom.name(node), "nav" | "footer") || classes::has(dom, node, Role::Aside))
}

/// The share of the text of a piece that is in links.
pub(super) fn link_share(piece: &Piece) -> f64 {
    piece.link_bytes as f64 / piece.text.len().max(1) as f64
}

/// Whether a piece is a line that leads away from the article.
pub(super) fn is_promotion(piece: &Piece) -> bool {
    let links = link_share(piece);
    let is_shouted = links > 0.8
        && piece.text.len() > 15
        && piece.text.chars().any(char::is_uppercase)
        && !piece.text.chars().any(char::is_lowercase);
    let limit = if links > 0.2 { MAX_PROMOTION_BYTES } else { MAX_BARE_PROMOTION_BYTES };
    is_shouted || piece.text.len() < limit && opens_promotion(&piece.text)
}

/// Whether `text` begins like a line that leads away from the article.
pub(super) fn opens_promotion(text: &str) -> bool {
    let start: String = text.chars().take(60).flat_map(char::to_lowercase).collect();
    let has_word = |opening: &str| {
        start.strip_prefix(opening).is_some_and(|rest| {
            opening.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
        })
    };
    let has_year = || start.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit));
    PROMOTIONS.iter().any(|line| match line.strip_suffix('~') {
        Some(opening) => has_word(opening) && has_year(),
        None => has_word(line),
    })
}
