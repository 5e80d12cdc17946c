//! Assembles the parts of a page: metadata, body and captions become an article.

use std::collections::HashSet;

use super::super::composer::Composer;
use super::Manner;
use super::captions;
use super::dom::Dom;
use super::linked_data::LinkedData;
use super::pieces::{Piece, PieceKind, pieces};
use super::select::{self, block_kind};
use super::{body, exported, in_data, metadata, office, others, picture, tree, unshown};
use crate::article::{BlockKind, Origin, Warning};
use crate::text::letters;

/// The fewest words in an alternative text that is worth showing.
const MIN_ALT_WORDS: usize = 3;
/// The fewest bytes, or else words, of a piece that is text of an article.
const MIN_TEXT_BYTES: usize = 80;
const MIN_TEXT_WORDS: usize = 7;

/// The article of the page with this marked source, read in `manner`. `None` if its tree is too large or too deep.
pub(super) fn compose(marked: &str, manner: Manner) -> Option<Composer> {
    let document = tree::tree(marked)?;
    let mut dom = Dom::new(&document)?;
    let is_whole = manner == Manner::Whole;
    if !is_whole && let Some(composer) = exported::read(&dom, marked) {
        return Some(composer);
    }
    let is_smaller = !is_whole && others::take_out(&document, &dom);
    let fits = manner == Manner::Careful && tree::fits_with_scripts(marked, &dom);
    if is_smaller {
        dom = Dom::new(&document)?;
    }
    let data = LinkedData::new(&dom);
    let metadata = metadata::metadata(&dom, &data);
    let second = fits.then(|| {
        let source = is_smaller.then(|| document.html());
        body::by_trafilatura(source.as_deref().unwrap_or(marked))
    });
    let first = (!is_whole).then(|| body::by_dom_smoothie(document)).flatten().unwrap_or_default();
    let second = second.flatten().unwrap_or_default();
    let mut pieces = pieces(&dom);
    office::mark_headings(&dom, &mut pieces);
    let mut keep = select::select(&dom, &pieces, &first, &second);
    let mut composer = Composer::default();
    if !is_whole && let Some(text) = text_in_data(&dom, &data, &pieces, &keep, &mut composer) {
        composer.metadata = metadata;
        push_head(&mut composer);
        for words in text {
            composer.push_known(BlockKind::Paragraph, &words, Origin::Marked);
        }
        return Some(composer);
    }
    captions::mark_loose(&dom, &mut pieces, &mut keep);
    let mut within = captions::within(&dom, &pieces, &keep);
    captions::join_credits(&mut pieces, &keep, &mut within);
    unshown::add(&dom, &data, metadata.title.as_deref(), &mut pieces, &mut keep, &mut within);
    composer.metadata = metadata;
    push_head(&mut composer);
    push_pieces(&mut composer, &dom, &pieces, &keep, &within);
    Some(composer)
}

/// The text of the article that only the data of the page have, if what is kept of the page is little beside it. Warns
/// where the text comes from, or that there is none.
fn text_in_data(
    dom: &Dom,
    data: &LinkedData,
    pieces: &[Piece],
    keep: &[bool],
    composer: &mut Composer,
) -> Option<Vec<String>> {
    let is_text = |piece: &Piece| {
        piece.text.len() >= MIN_TEXT_BYTES || piece.text.split_whitespace().nth(MIN_TEXT_WORDS - 1).is_some()
    };
    let is_caption = |piece: &Piece| matches!(piece.kind, PieceKind::Caption { .. });
    let kept = pieces.iter().zip(keep).filter(|(piece, keep)| **keep && is_text(piece) || is_caption(piece));
    let shown: usize = kept.map(|(piece, _)| piece.text.len()).sum();
    let bytes = |text: &Vec<String>| text.iter().map(String::len).sum::<usize>();
    let found = in_data::body(data).filter(|text| bytes(text) > 3 * shown);
    let found = found.or_else(|| (shown < MIN_TEXT_BYTES).then(|| in_data::state(dom)).flatten());
    let message = match &found {
        Some(_) => "The page shows little of its text, so the text is the one in the data of the page",
        None if shown == 0 && dom.named("script").chain(dom.named("noscript")).next().is_some() => {
            "The page seems to have been saved without the text of its article; open it in a browser, wait until the text is there, and save it again"
        }
        None => return None,
    };
    composer.warnings.push(Warning::new(message));
    found
}

/// Adds the title and byline, which pages set in many ways.
fn push_head(composer: &mut Composer) {
    if let Some(title) = composer.metadata.title.clone() {
        composer.push(BlockKind::Title, &title);
    }
    if let Some(byline) = composer.metadata.byline.clone() {
        composer.push(BlockKind::Byline, &byline);
    }
}

fn push_pieces(composer: &mut Composer, dom: &Dom, pieces: &[Piece], keep: &[bool], within: &[bool]) {
    let title = composer.metadata.title.as_deref().map(letters).unwrap_or_default();
    let byline = composer.metadata.byline.as_deref().map(letters).unwrap_or_default();
    let body: HashSet<String> =
        pieces.iter().zip(keep).filter(|(_, keep)| **keep).map(|(piece, _)| letters(&piece.text)).collect();
    let mut said = HashSet::new();
    let mut alt = None;
    let mut picture_name = "";
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(kind) = block_kind(piece).filter(|_| keep[at]) {
            alt = None;
            let own = letters(&piece.text);
            let repeats_head = kind == BlockKind::Heading && own == title
                || !byline.is_empty()
                    && piece.text.len() < 120
                    && letters(&metadata::names_in(&piece.text)) == byline;
            if !repeats_head {
                composer.push(kind, &piece.text);
            }
        } else if within[at] && piece.kind == PieceKind::Picture {
            picture_name = dom.attribute(piece.node, "src").unwrap_or_default();
            picture_name = picture_name.rsplit('/').next().unwrap_or_default();
            if let Some(picture) = picture::reference(dom, piece.node) {
                composer.push_picture(picture);
            }
            alt = Some(piece.text.as_str()).filter(|text| text.split_whitespace().count() >= MIN_ALT_WORDS);
        } else if within[at] {
            let own = letters(&piece.text);
            let has_credit = matches!(piece.kind, PieceKind::Caption { credit: Some(_), .. });
            if body.contains(&own) && own.len() > 40 && !has_credit || !said.insert((own, picture_name)) {
                continue;
            }
            if let Some(text) = captions::text(piece) {
                if let Some(alt) =
                    alt.take().filter(|alt| !letters(&text).contains(&letters(alt)) && letters(alt) != title)
                {
                    composer.push(BlockKind::ImageAlt, alt);
                }
                let origin = match piece.kind {
                    PieceKind::Caption { origin, .. } => origin,
                    _ => Origin::Marked,
                };
                composer.push_known(BlockKind::Caption, &text, origin);
            }
        }
    }
}
