//! Pages that a word processor or an editor of documents has written: the title is a paragraph of a class of that name,
//! and headings are paragraphs in bold, by a tag or by the style sheet of the page.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::dom::{Dom, NodeIndex};
use super::pieces::{Piece, PieceKind};
use crate::article::BlockKind;
use crate::text::pattern;

/// The longest heading, in bytes.
const MAX_HEADING_BYTES: usize = 120;
/// The length in bytes from which a paragraph is running text.
const LONG_BYTES: usize = 80;
/// How much of the style sheets of a page is read, in bytes.
const MAX_STYLE_BYTES: usize = 256 << 10;

/// A rule of a style sheet for a class alone that sets its words in bold.
static BOLD_RULE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[.](?<class>[A-Za-z_][\w-]*)\s*\{[^{}]*font-weight\s*:\s*(?:bold|[6-9]00)"));

/// The paragraph that is the title of a page without headings of the highest level.
pub(super) fn title(dom: &Dom) -> Option<NodeIndex> {
    if dom.named("h1").next().is_some() {
        return None;
    }
    let is_title = |&node: &NodeIndex| {
        let classes = dom.attribute(node, "class").unwrap_or_default();
        classes.split_whitespace().any(|class| class == "title" || class == "MsoTitle")
    };
    dom.named("p").find(is_title)
}

/// Turns into headings the title and the short bold paragraphs above longer ones of a page that has no headings.
pub(super) fn mark_headings(dom: &Dom, pieces: &mut [Piece]) {
    let Some(title) = title(dom) else { return };
    let bold = bold_classes(dom);
    let is_heading = |pieces: &[Piece], at: usize| {
        let piece = &pieces[at];
        let below = pieces[at + 1..].iter().find(|below| matches!(below.kind, PieceKind::Block(_)));
        piece.text.len() <= MAX_HEADING_BYTES
            && !piece.text.ends_with(['.', ',', ';', ':', '”', '"'])
            && is_bold(dom, piece.node, &bold)
            && below.is_some_and(|below| below.text.len() >= LONG_BYTES && !is_bold(dom, below.node, &bold))
    };
    for at in 0..pieces.len() {
        if pieces[at].kind == PieceKind::Block(BlockKind::Paragraph)
            && (pieces[at].node == title || is_heading(pieces, at))
        {
            pieces[at].kind = PieceKind::Block(BlockKind::Heading);
        }
    }
}

/// The classes that the style sheets of the page set in bold.
fn bold_classes(dom: &Dom) -> HashSet<String> {
    let styles = dom.named("style").flat_map(|node| dom.children(node)).filter_map(|node| dom.text(node));
    let mut source: String = styles.map(|(text, _)| text).collect();
    source.truncate(source.floor_char_boundary(MAX_STYLE_BYTES));
    BOLD_RULE.captures_iter(&source).map(|found| found["class"].to_owned()).collect()
}

/// Whether all words in the element at `block` are bold.
fn is_bold(dom: &Dom, block: NodeIndex, bold: &HashSet<String>) -> bool {
    let sets_bold = |node: NodeIndex| {
        let classes = dom.attribute(node, "class").unwrap_or_default();
        matches!(dom.name(node), "b" | "strong")
            || classes.split_whitespace().any(|class| bold.contains(class))
    };
    let mut texts = dom
        .descendants(block)
        .filter(|&node| dom.text(node).is_some_and(|(text, _)| !text.trim().is_empty()));
    texts.all(|text| dom.ancestors(text).take_while(|&node| node >= block).any(sets_bold))
}
