//! Captions that come with a page but are not shown on it: in linked data about its pictures, or in attributes for
//! galleries.
//!
//! Each goes below its picture if nothing there describes it yet; that of the leading picture goes above the text.
//! Anything that the page says elsewhere too is left out.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::dom::{Dom, NodeIndex};
use super::figure;
use super::linked_data::{self, LinkedData, is_a};
use super::pieces::{Piece, PieceKind};
use super::plain::plain;
use super::select::opens_promotion;
use crate::article::Origin;
use crate::text::{letters, pattern};

/// The fewest and the most words in such a caption: anything shorter is a label, anything longer an article.
const MIN_WORDS: usize = 4;
const MAX_WORDS: usize = 120;
/// The fewest words in one that neither ends like a sentence nor has a credit; shorter ones are file names in words.
const MIN_BARE_WORDS: usize = 6;
/// The fewest words in a tooltip that is accepted as a caption.
const MIN_TOOLTIP_WORDS: usize = 6;
/// The fewest letters in the name of a picture's file that sets it apart from others.
const MIN_FILE_LETTERS: usize = 5;
/// How many elements around a picture are searched for attributes.
const MAX_AROUND: usize = 4;
/// The most nodes in an element around a picture that refers to that picture alone.
const MAX_AROUND_NODES: usize = 40;
/// The most such captions in an article; each is searched for in all of its text.
const MAX_ADDED: usize = 100;
/// The most pictures in the data.
const MAX_PICTURES: usize = 500;

/// Attributes that hold a caption for a gallery, the most reliable first.
const ATTRIBUTES: [&str; 8] = [
    "data-caption",
    "data-image-caption",
    "data-img-caption",
    "data-media-caption",
    "data-photo-caption",
    "data-sub-html",
    "data-description",
    "data-title",
];

/// What the data say about a picture.
#[derive(Debug)]
struct Described {
    files: HashSet<String>,
    caption: String,
    credit: Option<String>,
    is_leading: bool,
}

/// Adds to `pieces` the captions that are not in plain sight, with their entries in `keep` and `within`. `title` is the
/// title of the article.
pub(super) fn add(
    dom: &Dom,
    data: &LinkedData,
    title: Option<&str>,
    pieces: &mut Vec<Piece>,
    keep: &mut Vec<bool>,
    within: &mut Vec<bool>,
) {
    let described = described(data);
    let mut by_file: HashMap<&str, &Described> = HashMap::new();
    for picture in &described {
        for file in &picture.files {
            by_file.entry(file).or_insert(picture);
        }
    }
    let mut seen = Seen::new(pieces, keep, within, title);
    let mut found: Vec<(usize, Piece)> = Vec::new();
    let mut is_leading_there = false;
    for (at, piece) in
        pieces.iter().enumerate().filter(|&(at, piece)| within[at] && piece.kind == PieceKind::Picture)
    {
        let files = files_of(dom, piece.node);
        let by_data = files.iter().find_map(|file| by_file.get(file.as_str()));
        is_leading_there |= by_data.is_some_and(|described| described.is_leading);
        if found.len() >= MAX_ADDED || has_caption(pieces, keep, within, at) {
            continue;
        }
        let candidates = in_attributes(dom, piece.node)
            .into_iter()
            .map(|caption| (caption, None))
            .chain(by_data.map(|described| (described.caption.clone(), described.credit.clone())))
            .chain(tooltip(dom, piece.node).map(|caption| (caption, None)));
        for (caption, credit) in candidates {
            if seen.is_new(&caption, credit.as_ref()) {
                found.push((at + 1, caption_piece(caption, credit, piece.node)));
                break;
            }
        }
    }
    let start = keep.iter().position(|&keep| keep);
    let leading = described.iter().find(|described| described.is_leading);
    if let (Some(start), Some(leading), false) = (start, leading, is_leading_there) {
        let is_captioned = pieces[..start].iter().zip(&within[..start]).any(|(piece, within)| {
            *within && matches!(piece.kind, PieceKind::Caption { .. } | PieceKind::Picture)
        });
        if !is_captioned && seen.is_new(&leading.caption, leading.credit.as_ref()) {
            found.insert(
                0,
                (start, caption_piece(leading.caption.clone(), leading.credit.clone(), pieces[start].node)),
            );
            found.sort_by_key(|&(at, _)| at);
        }
    }
    insert(found, pieces, keep, within);
}

/// Inserts each piece of `found`, which is sorted by place, as one that is within the article but not a block.
fn insert(found: Vec<(usize, Piece)>, pieces: &mut Vec<Piece>, keep: &mut Vec<bool>, within: &mut Vec<bool>) {
    if found.is_empty() {
        return;
    }
    let mut found = found.into_iter().peekable();
    let old =
        std::mem::take(pieces).into_iter().zip(keep.drain(..).zip(within.drain(..)).collect::<Vec<_>>());
    let mut all = Vec::new();
    for (at, (piece, marks)) in old.enumerate() {
        while let Some((_, new)) = found.next_if(|&(place, _)| place <= at) {
            all.push((new, (false, true)));
        }
        all.push((piece, marks));
    }
    all.extend(found.map(|(_, new)| (new, (false, true))));
    for (piece, (kept, inside)) in all {
        pieces.push(piece);
        keep.push(kept);
        within.push(inside);
    }
}

fn caption_piece(text: String, credit: Option<String>, node: NodeIndex) -> Piece {
    let kind = PieceKind::Caption { credit, origin: Origin::Marked };
    Piece { kind, text, marks: Vec::new(), link_bytes: 0, aside_bytes: 0, node }
}

/// Whether the page shows a description of the picture at `at`: a caption or credit before the next picture or text.
fn has_caption(pieces: &[Piece], keep: &[bool], within: &[bool], at: usize) -> bool {
    let mut after =
        (at + 1..pieces.len()).take_while(|&next| !keep[next] && pieces[next].kind != PieceKind::Picture);
    after.any(|next| within[next] && matches!(pieces[next].kind, PieceKind::Caption { .. }))
}

/// What the page says already.
struct Seen {
    title: Vec<String>,
    texts: String,
    shown: HashSet<String>,
}

impl Seen {
    fn new(pieces: &[Piece], keep: &[bool], within: &[bool], title: Option<&str>) -> Self {
        let is_shown = |at: usize| keep[at] || within[at] && pieces[at].kind != PieceKind::Picture;
        let texts: Vec<String> =
            (0..pieces.len()).filter(|&at| is_shown(at)).map(|at| letters(&pieces[at].text)).collect();
        let title = title.unwrap_or_default().split_whitespace().map(letters).collect();
        Self { title, texts: texts.join(" "), shown: texts.into_iter().collect() }
    }

    /// Whether `caption` is one, and says something that neither the page nor an earlier caption says.
    fn is_new(&mut self, caption: &str, credit: Option<&String>) -> bool {
        let own = letters(caption);
        let words: Vec<String> = caption.split_whitespace().map(letters).collect();
        let is_sentence = caption.ends_with(['.', '!', '?', ')', '”', '"', '。']) || credit.is_some();
        let fewest = if is_sentence { MIN_WORDS } else { MIN_BARE_WORDS };
        // The title, with or without more.
        let of_title = words.iter().filter(|word| self.title.contains(word)).count();
        let is_caption = (fewest..=MAX_WORDS).contains(&words.len())
            && !opens_promotion(caption)
            && !own.contains("http")
            && caption.matches('#').count() < 2
            && 4 * of_title < 3 * words.len();
        let is_new = is_caption && !self.shown.contains(&own) && !self.texts.contains(&own);
        if is_new {
            self.shown.insert(own);
        }
        is_new
    }
}

/// The captions in the attributes of a picture, and of elements around it that hold no other picture.
fn in_attributes(dom: &Dom, picture: NodeIndex) -> Vec<String> {
    let around: Vec<NodeIndex> = around(dom, picture).collect();
    let value = |name: &str| around.iter().find_map(|&node| dom.attribute(node, name)).map(plain);
    let is_reference = |text: &String| text.starts_with(['.', '#', '{', '[']);
    ATTRIBUTES.into_iter().filter_map(value).filter(|text| !is_reference(text)).map(without_button).collect()
}

/// The text shown when the pointer rests on a picture, if it is in a figure or a link to the full picture.
fn tooltip(dom: &Dom, picture: NodeIndex) -> Option<String> {
    let is_shown_large =
        around(dom, picture).any(|node| dom.name(node) == "figure" || leads_to_picture(dom, node));
    let text = around(dom, picture).take(3).find_map(|node| dom.attribute(node, "title")).map(plain)?;
    (is_shown_large && text.split_whitespace().count() >= MIN_TOOLTIP_WORDS).then_some(text)
}

fn leads_to_picture(dom: &Dom, node: NodeIndex) -> bool {
    let address = dom.attribute(node, "href").unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".avif"].iter().any(|end| address.ends_with(end))
}

/// The picture at `node` and the elements around it that hold no other.
fn around(dom: &Dom, node: NodeIndex) -> impl Iterator<Item = NodeIndex> {
    let is_own = move |&holder: &NodeIndex| {
        dom.end(holder) - holder <= MAX_AROUND_NODES
            && dom.descendants(holder).filter(|&inner| dom.name(inner) == "img").count() <= 1
    };
    std::iter::once(node).chain(dom.ancestors(node).take(MAX_AROUND).take_while(is_own))
}

/// What the data say about the pictures to which they give a caption, those of the article first.
fn described(data: &LinkedData) -> Vec<Described> {
    let mut found = Vec::new();
    let articles = data.things().iter().filter(|thing| is_a(thing, &["Article", "BlogPosting", "WebPage"]));
    for article in articles {
        let keys = ["image", "primaryImageOfPage", "associatedMedia", "photo"];
        let pictures = keys.into_iter().flat_map(|key| data.values(article, key));
        found.extend(pictures.filter_map(|picture| picture_of(data, picture, true)).take(MAX_PICTURES));
    }
    let others = data.things().iter().filter(|thing| is_a(thing, &["ImageObject", "Photograph"]));
    found.extend(others.filter_map(|picture| picture_of(data, picture, false)));
    found.truncate(MAX_PICTURES);
    // Only one picture in a list leads.
    let mut leads = found.iter_mut().filter(|picture| picture.is_leading);
    leads.next();
    leads.for_each(|picture| picture.is_leading = false);
    found
}

fn picture_of(data: &LinkedData, picture: &Value, is_leading: bool) -> Option<Described> {
    let caption =
        linked_data::text(picture, "caption").or_else(|| linked_data::text(picture, "description"))?;
    let files =
        ["contentUrl", "url", "thumbnailUrl"].into_iter().filter_map(|key| linked_data::text(picture, key));
    let credit = ["creditText", "creator", "author", "copyrightHolder", "copyrightNotice"]
        .into_iter()
        .find_map(|key| {
            let names = data.names(picture, key);
            (!names.is_empty()).then(|| names.join(", "))
        });
    let credit = credit.filter(|credit| credit.split_whitespace().count() <= 14);
    Some(Described {
        files: files.filter_map(|file| file_name(&file)).collect(),
        caption: without_button(caption),
        credit,
        is_leading,
    })
}

/// `caption` without the labels, buttons and marks around it.
fn without_button(caption: impl AsRef<str>) -> String {
    let caption = figure::without_labels(caption.as_ref(), false);
    caption.trim_matches([',', ';', ':', '|', '-', '–', ' ']).to_owned()
}

/// The names of the files that the picture at `node` may show.
fn files_of(dom: &Dom, node: NodeIndex) -> Vec<String> {
    let attributes =
        ["src", "data-src", "data-original", "data-lazy-src", "data-orig-file", "data-large-file"];
    let own = attributes.into_iter().filter_map(|name| dom.attribute(node, name));
    let sets = ["srcset", "data-srcset"].into_iter().filter_map(|name| dom.attribute(node, name));
    let of_sets = sets.flat_map(|set| set.split(',').take(8).filter_map(|one| one.split_whitespace().next()));
    let link = dom.parent(node).and_then(|parent| dom.attribute(parent, "href"));
    own.chain(of_sets).chain(link).filter_map(file_name).collect()
}

/// What the names of scaled copies of a picture end in.
static SCALED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:[-_](?:\d{2,4}x\d{2,4}|\d{3,4}w?|scaled|large|medium|small|thumb))+$"));

/// The name of the file that `address` leads to, without its type and size, in lower case; `None` if it says too
/// little.
fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').find(|part| !part.is_empty())?;
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let name = SCALED.replace(name, "").to_lowercase();
    let is_telling = name.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_FILE_LETTERS
        && !matches!(
            name.as_str(),
            "image" | "default" | "placeholder" | "original" | "picture" | "photo" | "large"
        );
    is_telling.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaled_copies_are_the_same_picture() {
        for address in [
            "https://harbour.example/media/fog-quay.jpg",
            "/wp/fog-quay-1024x768.JPG?w=200",
            "fog-quay-scaled.webp#top",
            "https://harbour.example/x/Fog-Quay_800.jpg",
        ] {
            assert_eq!(file_name(address).as_deref(), Some("fog-quay"), "{address}");
        }
        assert_eq!(file_name("https://harbour.example/image.jpg"), None);
        assert_eq!(file_name("a/b.jpg"), None);
    }
}
