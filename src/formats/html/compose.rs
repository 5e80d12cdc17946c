//! Assembles the parts of a page: metadata, body and captions become an article.

use std::collections::HashSet;

use super::super::composer::Composer;
use super::Manner;
use super::captions;
use super::dom::Dom;
use super::linked_data::LinkedData;
use super::pieces::{Piece, PieceKind, pieces};
use super::select::{self, block_kind};
use super::{body, metadata, picture, tree, unshown};
use crate::article::{BlockKind, Origin};
use crate::text::letters;

/// The fewest words in an alternative text that is worth showing.
const MIN_ALT_WORDS: usize = 3;

/// The article of the page with this marked source, read in `manner`. `None` if its tree is too large or too deep.
pub(super) fn compose(marked: &str, manner: Manner) -> Option<Composer> {
    let document = tree::tree(marked)?;
    let dom = Dom::new(&document)?;
    let data = LinkedData::new(&dom);
    let metadata = metadata::metadata(&dom, &data);
    let (first, second) = match manner {
        Manner::Careful => {
            let second = tree::fits_with_scripts(marked, &dom).then(|| body::by_trafilatura(marked));
            (body::by_dom_smoothie(document), second.flatten())
        }
        Manner::Simple => (body::by_dom_smoothie(document), None),
        Manner::Whole => (None, None),
    };
    let (first, second) = (first.unwrap_or_default(), second.unwrap_or_default());
    let mut pieces = pieces(&dom);
    let mut keep = select::select(&dom, &pieces, &first, &second);
    captions::mark_loose(&dom, &mut pieces, &mut keep);
    let mut within = captions::within(&dom, &pieces, &keep);
    captions::join_credits(&mut pieces, &keep, &mut within);
    unshown::add(&dom, &data, metadata.title.as_deref(), &mut pieces, &mut keep, &mut within);
    let mut composer = Composer::default();
    composer.metadata = metadata;
    push_head(&mut composer);
    push_pieces(&mut composer, &dom, &pieces, &keep, &within);
    Some(composer)
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
