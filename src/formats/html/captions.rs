//! The captions of an article among the pieces of its page: which belong to it, what they say, and who is credited.

use std::sync::LazyLock;

use regex::Regex;

use super::dom::{Dom, NodeIndex};
use super::figure;
use super::pieces::{Piece, PieceKind};
use super::select::{block_kind, is_aside, link_share, opens_promotion};
use crate::article::{BlockKind, CaptionCue, Credit, Origin};
use crate::lang::{Class, ENGLISH};
use crate::text::{letters, name_key, pattern};

/// How many pieces before the article the caption of its leading picture may be.
const MAX_PIECES_BEFORE: usize = 30;
/// How many pieces after its end.
const MAX_PIECES_AFTER: usize = 6;
/// The most words in a caption that only its place below a picture marks.
const MAX_LOOSE_WORDS: usize = 45;
/// The most words in a caption that repeats the alternative text of its picture.
const MAX_CAPTION_WORDS: usize = 160;
/// The fewest letters and digits in a caption in Latin script; anything shorter is a label.
const MIN_LETTERS: usize = 7;
/// The fewest letters and digits in a text that is recognised by its repetition.
const MIN_ALT_LETTERS: usize = 16;
/// How far from the article, in pieces, a caption may be without any other sign that it belongs there.
const MAX_PIECES_BESIDE: usize = 3;
/// A picture narrower than this, in pixels, is an icon or a bullet.
const MIN_PICTURE_WIDTH: u32 = 100;

/// Turns short pieces right below a picture into captions if nothing else marks them as such and they are in italics or
/// small, alone with the picture in an element, or end in a credit.
pub(super) fn mark_loose(dom: &Dom, pieces: &mut [Piece], keep: &mut [bool]) {
    let root = common(dom, pieces, keep);
    for at in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(at);
        let (picture, piece) = (&before[at - 1], &mut rest[0]);
        let is_text = matches!(block_kind(piece), Some(BlockKind::Paragraph | BlockKind::ListItem));
        let is_inside = keep[at] || (root..dom.end(root)).contains(&piece.node);
        if picture.kind == PieceKind::Picture
            && is_text
            && is_inside
            && !is_small(dom, picture.node)
            && piece.text.split_whitespace().count() <= MAX_CAPTION_WORDS
            && let Some(cues) = loose_caption_cues(dom, picture, piece)
        {
            piece.kind = PieceKind::Caption { credit: None, origin: Origin::Shape(cues) };
            keep[at] = false;
        }
    }
}

/// Whether `text` is the alternative text of the picture above it, in full or up to where it was cut.
fn repeats(alt: &str, text: &str) -> bool {
    let (alt, text) = (letters(alt), letters(text));
    alt.len() >= MIN_ALT_LETTERS && text.starts_with(&alt)
}

/// How texts begin that refer to the picture above them.
static SPEAKS_OF_PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Pictured|Above|Below|Photo|Image|Picture|Foto|Bild|Immagine|Imagem|Imagen|Fig(?:ure)?[.]? [0-9]+)\s?[:：]|Pictured |(?:Auf dem|Im) Bild|(?:Photo|Portrait|Image) by |The (?:photo|picture|image) shows|图为|图片|资料图|写真は)",
    )
});

/// Text below a picture of a writer or a logo: a byline, a time, an address; and what somebody says.
static NO_CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:written|posted|story|text|reported|reviewed) )?(?:by|von|par|por) |[0-9]:[0-9]{2}|://|^\S+@\S+$|\b(?:published|updated)\b|^[“\x22][^”\x22]*[”\x22]$",
    )
});

/// What a writer says to readers, asks or leaves open, which is no description of the picture above it.
static TALKS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b|(?:\?|…|\.\.\.|:)[”\x22]?$"));

/// Whether `text` talks to readers, or of the writer. A pronoun may be part of a name: "a World War I tank", "Our Lady of
/// the Lake".
fn talks(text: &str) -> bool {
    let opens_name = |word: &str| word.starts_with(char::is_uppercase);
    TALKS.find_iter(text).any(|found| {
        let mut before = text[..found.start()].split_whitespace().rev();
        let (previous, is_first) = (before.next().unwrap_or_default(), before.next().is_none());
        let behind = &text[found.end()..];
        let next =
            behind.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        match found.as_str() {
            // "On Monday I went", "Today I went"
            "I" => {
                let is_day = ENGLISH.classes(&name_key(previous)).intersects(Class::Weekday | Class::Month);
                let is_number = opens_name(previous) && previous.ends_with(char::is_alphanumeric) && !is_day;
                !(is_number && (!is_first || next == "of"))
            }
            word => !(opens_name(word) && opens_name(next)),
        }
    })
}

/// Whether the page shows a picture so small that it is an icon or a bullet.
pub(super) fn is_small(dom: &Dom, picture: NodeIndex) -> bool {
    let width =
        dom.attribute(picture, "width").and_then(|width| width.trim_end_matches("px").parse::<u32>().ok());
    width.is_some_and(|width| width < MIN_PICTURE_WIDTH)
}

/// The cues that `piece`, a text below `picture`, is its caption; `None` if it is not.
fn loose_caption_cues(dom: &Dom, picture: &Piece, piece: &Piece) -> Option<CaptionCue> {
    if repeats(&picture.text, &piece.text) {
        return Some(CaptionCue::PICTURE | CaptionCue::ALT_TEXT);
    }
    let picture = picture.node;
    if piece.text.split_whitespace().count() > MAX_LOOSE_WORDS
        || link_share(piece) >= 0.7
        || NO_CAPTION.is_match(&piece.text)
    {
        return None;
    }
    // An icon in a line of text, such as a formula, is not a picture with a caption.
    let block = dom
        .ancestors(picture)
        .find(|&node| !dom.is_inline(node) && dom.name(node) != "picture")
        .unwrap_or(picture);
    if !(block..dom.end(block)).contains(&piece.node) && !dom.words(block).is_empty() {
        return None;
    }
    let is_set_apart = piece.aside_bytes * 10 >= piece.text.len() * 9;
    let both = std::iter::once(piece.node)
        .chain(dom.ancestors(piece.node))
        .find(|&node| (node..dom.end(node)).contains(&picture));
    let stands_alone = both.is_some_and(|both| dom.words(both) == piece.text && dom.end(both) - both < 60);
    let last_credit = || Credit::find(&piece.text).filter(|credit| credit.range.end == piece.text.len());
    // A list of one item is not really a list.
    let is_sole_item = dom.ancestors(piece.node).chain([piece.node]).any(|node| {
        dom.name(node) == "li"
            && !(node..dom.end(node)).contains(&picture)
            && dom
                .parent(node)
                .is_some_and(|list| dom.children(list).filter(|&item| dom.name(item) == "li").count() == 1)
    });
    if is_set_apart || (stands_alone || is_sole_item) && !talks(&piece.text) {
        Some(CaptionCue::PICTURE)
    } else if let Some(credit) = last_credit() {
        Some(CaptionCue::PICTURE | credit.cue())
    } else {
        SPEAKS_OF_PICTURE.is_match(&piece.text).then_some(CaptionCue::PICTURE | CaptionCue::PICTURE_WORD)
    }
}

/// For each piece, whether it is a caption or picture of the article whose blocks are kept.
pub(super) fn within(dom: &Dom, pieces: &[Piece], keep: &[bool]) -> Vec<bool> {
    let mut within = vec![false; pieces.len()];
    let Some(start) = keep.iter().position(|&keep| keep) else { return within };
    let end = keep.iter().rposition(|&keep| keep).unwrap_or(start);
    let root = common(dom, pieces, keep);
    let last_parent = dom.parent(pieces[end].node);
    let article = std::iter::once(root)
        .chain(dom.ancestors(root))
        .find(|&node| matches!(dom.name(node), "article" | "main"))
        .unwrap_or(root);
    let headline = (0..start).rfind(|&at| dom.name(pieces[at].node) == "h1");
    for (at, piece) in pieces.iter().enumerate() {
        if block_kind(piece).is_some() {
            continue;
        }
        let inside = |node: NodeIndex| (node..dom.end(node)).contains(&piece.node);
        let in_place = if at < start {
            start - at <= MAX_PIECES_BEFORE
                && (inside(article)
                    || headline.is_some_and(|headline| at > headline)
                    || start - at <= MAX_PIECES_BESIDE)
        } else if at > end {
            at - end <= MAX_PIECES_AFTER && inside(article)
                || at - end <= MAX_PIECES_BEFORE && dom.parent(piece.node) == last_parent
        } else {
            true
        };
        let limit = std::iter::once(piece.node).chain(dom.ancestors(piece.node)).find(|&node| {
            let holds = node..dom.end(node);
            holds.contains(&root) || node == root
        });
        let is_beside = at < start && start - at <= MAX_PIECES_BESIDE;
        within[at] = in_place && (is_beside || !is_aside(dom, piece.node, limit));
    }
    within
}

/// The innermost element that holds nine tenths of the kept text.
fn common(dom: &Dom, pieces: &[Piece], keep: &[bool]) -> NodeIndex {
    let kept: Vec<(NodeIndex, usize)> = pieces
        .iter()
        .zip(keep)
        .filter(|(_, keep)| **keep)
        .map(|(piece, _)| (piece.node, piece.text.len()))
        .collect();
    let total: usize = kept.iter().map(|&(_, bytes)| bytes).sum();
    let Some(&(longest, _)) = kept.iter().max_by_key(|&&(_, bytes)| bytes) else { return 0 };
    std::iter::once(longest)
        .chain(dom.ancestors(longest))
        .find(|&node| {
            let inside = node..dom.end(node);
            let bytes: usize =
                kept.iter().filter(|(node, _)| inside.contains(node)).map(|&(_, bytes)| bytes).sum();
            bytes * 10 >= total * 9
        })
        .unwrap_or(longest)
}

/// Gives the captions `within` the article the credits beside them, with nothing kept in between: on a line of their
/// own below, or above.
pub(super) fn join_credits(pieces: &mut [Piece], keep: &[bool], within: &mut [bool]) {
    let mut last_caption: Option<usize> = None;
    let mut waiting: Option<(usize, String)> = None;
    for at in 0..pieces.len() {
        if keep[at] {
            (last_caption, waiting) = (None, None);
        }
        if !within[at] {
            continue;
        }
        let text = &pieces[at].text;
        let is_credit = match &pieces[at].kind {
            PieceKind::Credit => true,
            PieceKind::Caption { credit: None, .. } => figure::is_credit_alone(text),
            PieceKind::Picture => {
                (last_caption, waiting) = (None, None);
                continue;
            }
            _ => false,
        };
        if is_credit {
            let found = text.clone();
            let caption = last_caption.take().map(|caption| &mut pieces[caption].kind);
            if let Some(PieceKind::Caption { credit: credit @ None, .. }) = caption {
                *credit = Some(found);
                within[at] = false;
            } else {
                waiting = Some((at, found));
            }
        } else if let PieceKind::Caption { credit, .. } = &mut pieces[at].kind {
            if let (None, Some((place, found))) = (&credit, waiting.take()) {
                *credit = Some(found);
                within[place] = false;
            }
            last_caption = Some(at);
        }
    }
}

/// The text of the caption `piece`, with its credit at the end in a form that [`Credit::find`] will find. `None` if it
/// is not a caption after all.
pub(super) fn text(piece: &Piece) -> Option<String> {
    let PieceKind::Caption { credit, .. } = &piece.kind else { return None };
    let caption = piece.text.as_str();
    let is_bare = credit.is_none() && caption.is_ascii() && letters(caption).len() < MIN_LETTERS;
    if is_bare
        || link_share(piece) > 0.8 && credit.is_none()
        || opens_promotion(caption)
        || !caption.chars().any(char::is_alphabetic)
    {
        return None;
    }
    Some(match credit {
        Some(credit) => with_credit(caption, credit),
        None => caption.to_owned(),
    })
}

/// `caption` followed by the credit that is set apart from it, with a label if it would not be recognised without one.
fn with_credit(caption: &str, credit: &str) -> String {
    let names = figure::credited(credit);
    if letters(caption).ends_with(&letters(names)) {
        return caption.to_owned();
    }
    let is_found =
        |text: &str| Credit::find(text).is_some_and(|found| found.range.start == caption.len() + 1);
    let plain = format!("{caption} {credit}");
    if is_found(&plain) && !figure::is_label_glued(credit) {
        return plain;
    }
    format!("{caption} Credit: {names}")
}
