//! The tree of a page → its pieces in reading order: paragraphs, headings, list items, tables, pictures and captions,
//! whether or not they belong to the article.

use super::dom::{Dom, NodeIndex, is_skipped};
use super::figure::{self, Words};
use super::table;
use crate::article::{BlockKind, Credit, Origin};
use crate::text::one_line;

/// The shortest description of a picture before a credit in the same element, in bytes.
const MIN_DESCRIPTION_BYTES: usize = 12;

/// A piece of a page.
#[derive(Debug)]
pub(super) struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Its words; for a picture, its alternative text.
    pub text: String,
    /// The marks of its runs of text, with the length of each in bytes.
    pub marks: Vec<(u32, usize)>,
    /// The length of the text in links, in bytes.
    pub link_bytes: usize,
    /// The length of the text in italics or small print, in bytes.
    pub aside_bytes: usize,
    /// The element that it is.
    pub node: NodeIndex,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A block of the article or of what surrounds it.
    Block(BlockKind),
    /// A picture or a player.
    Picture,
    /// The description of a picture, with any credit that is set apart from it, and how it was recognised.
    Caption { credit: Option<String>, origin: Origin },
    /// The credit of a picture without a caption next to it.
    Credit,
}

/// The pieces of `dom`.
pub(super) fn pieces(dom: &Dom) -> Vec<Piece> {
    let start = dom.named("body").next().unwrap_or(0);
    let mut walk = Walk { dom, pieces: Vec::new(), run: Run::default(), waiting_pictures: Vec::new() };
    if dom.len() > 0 {
        walk.children(start, Place { kind: BlockKind::Paragraph, block: start, ..Place::default() });
        walk.flush();
    }
    walk.pieces
}

/// Where the walk is on the page.
#[derive(Clone, Copy)]
struct Place {
    kind: BlockKind,
    block: NodeIndex,
    in_link: bool,
    is_aside: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { kind: BlockKind::Paragraph, block: 0, in_link: false, is_aside: false }
    }
}

/// The line of text that is being assembled.
#[derive(Default)]
struct Run {
    text: String,
    marks: Vec<(u32, usize)>,
    link_bytes: usize,
    aside_bytes: usize,
    breaks: usize,
    place: Place,
    /// The text that was added last.
    last: Option<NodeIndex>,
}

struct Walk<'a> {
    dom: &'a Dom,
    pieces: Vec<Piece>,
    run: Run,
    /// Pictures inside the line of text, which go below it.
    waiting_pictures: Vec<NodeIndex>,
}

impl Walk<'_> {
    fn children(&mut self, node: NodeIndex, place: Place) {
        let dom = self.dom;
        for child in dom.children(node) {
            self.node(child, place);
        }
    }

    fn node(&mut self, node: NodeIndex, place: Place) {
        let dom = self.dom;
        if let Some((text, mark)) = dom.text(node) {
            if self.run.last.is_some_and(|last| dom.is_border(last, node)) {
                self.run.text.push(' ');
            }
            self.text(text, mark, place);
            self.run.last = Some(node);
            return;
        }
        if is_skipped(dom, node) {
            return;
        }
        let name = dom.name(node);
        match name {
            "br" => self.line_break(place),
            "img" | "video" | "iframe" | "audio" | "embed" | "amp-img" | "amp-video" => self.picture(node),
            "hr" => self.flush(),
            "pre" | "listing" | "xmp" => self.preformatted(node),
            _ => {
                if let Some(words) = figure::unit(dom, node) {
                    self.unit(node, words);
                } else if dom.is_inline(node) {
                    let is_aside = place.is_aside || matches!(name, "em" | "i" | "small" | "cite");
                    let in_link = place.in_link || name == "a";
                    self.children(node, Place { in_link, is_aside, ..place });
                } else if name == "table" && table::is_data(dom, node) {
                    self.table(node);
                } else {
                    self.flush();
                    let kind = kind_of(name).map_or(place.kind, |kind| inner_kind(place.kind, kind));
                    self.children(node, Place { kind, block: node, ..place });
                    self.flush();
                }
            }
        }
    }

    fn text(&mut self, text: &str, mark: Option<u32>, place: Place) {
        if text.trim().is_empty() {
            self.run.text.push_str(if text.is_empty() { "" } else { " " });
            return;
        }
        if self.run.breaks >= 2 {
            self.flush();
        } else if self.run.breaks == 1 {
            self.run.text.push('\n');
        }
        self.run.breaks = 0;
        if self.run.text.trim().is_empty() {
            self.run.place = place;
        }
        let bytes = text.trim().len();
        self.run.text.push_str(text);
        self.run.marks.extend(mark.map(|mark| (mark, bytes)));
        self.run.link_bytes += if place.in_link { bytes } else { 0 };
        self.run.aside_bytes += if place.is_aside { bytes } else { 0 };
    }

    fn line_break(&mut self, place: Place) {
        if !self.run.text.trim().is_empty() {
            self.run.breaks += 1;
            self.run.place.block = place.block.max(self.run.place.block);
        }
    }

    /// Ends the line of text, if there is one.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        if !run.text.trim().is_empty() {
            self.pieces.push(Piece {
                kind: PieceKind::Block(run.place.kind),
                text: one_line(&run.text),
                marks: run.marks,
                link_bytes: run.link_bytes,
                aside_bytes: run.aside_bytes,
                node: run.place.block,
            });
        }
        for picture in std::mem::take(&mut self.waiting_pictures) {
            self.push_picture(picture);
        }
    }

    fn picture(&mut self, node: NodeIndex) {
        if self.run.text.trim().is_empty() {
            self.push_picture(node);
        } else {
            self.waiting_pictures.push(node);
        }
    }

    fn push_picture(&mut self, node: NodeIndex) {
        let text = self.dom.attribute(node, "alt").unwrap_or_default().to_owned();
        self.push(PieceKind::Picture, text, node, Vec::new());
    }

    fn push(&mut self, kind: PieceKind, text: String, node: NodeIndex, marks: Vec<(u32, usize)>) {
        self.pieces.push(Piece { kind, text, marks, link_bytes: 0, aside_bytes: 0, node });
    }

    /// Adds a caption or credit, with the pictures in its element.
    fn unit(&mut self, node: NodeIndex, words: Words) {
        self.flush();
        let dom = self.dom;
        for inner in dom.descendants(node) {
            if matches!(dom.name(inner), "img" | "video" | "iframe" | "amp-img") {
                self.push_picture(inner);
            }
        }
        let (kind, text) = match (words.caption, words.credit) {
            (caption, credit) if !caption.is_empty() => {
                (PieceKind::Caption { credit, origin: Origin::Marked }, caption)
            }
            // Text that names a photographer may describe the picture first.
            (_, Some(both))
                if Credit::find(&both).is_some_and(|credit| credit.range.start >= MIN_DESCRIPTION_BYTES) =>
            {
                (PieceKind::Caption { credit: None, origin: Origin::Marked }, both)
            }
            (_, Some(credit)) => (PieceKind::Credit, credit),
            _ => return,
        };
        let marks = marks(dom, node);
        self.push(kind, text, node, marks);
        if let Some(piece) = self.pieces.last_mut() {
            piece.link_bytes = words.link_bytes;
        }
    }

    fn preformatted(&mut self, node: NodeIndex) {
        self.flush();
        let dom = self.dom;
        let mut text = String::new();
        for inner in dom.descendants(node) {
            match dom.text(inner) {
                Some((words, _)) => text.push_str(words),
                None if dom.name(inner) == "br" => text.push('\n'),
                None => {}
            }
        }
        if !text.trim().is_empty() {
            self.push(PieceKind::Block(BlockKind::Preformatted), text, node, marks(dom, node));
        }
    }

    /// Adds a table of data, one row per line, with its cells separated by tabs.
    fn table(&mut self, node: NodeIndex) {
        self.flush();
        let dom = self.dom;
        for caption in dom.descendants(node).filter(|&inner| dom.name(inner) == "caption") {
            self.push(PieceKind::Block(BlockKind::Heading), dom.words(caption), caption, marks(dom, caption));
        }
        let lines = table::lines(dom, node);
        let mut marks = marks(dom, node);
        marks.dedup();
        if !lines.is_empty() {
            self.push(PieceKind::Block(BlockKind::Table), lines.join("\n"), node, marks);
        }
    }
}

/// The marks of the text inside `node`, with the length of each run.
fn marks(dom: &Dom, node: NodeIndex) -> Vec<(u32, usize)> {
    let texts = dom.descendants(node).filter_map(|inner| dom.text(inner));
    texts.filter_map(|(text, mark)| Some((mark?, text.trim().len()))).collect()
}

/// The kind of block that an element with this name makes of its text.
fn kind_of(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "blockquote" => BlockKind::Quote,
        "table" | "figure" => BlockKind::Paragraph,
        _ => return None,
    })
}

/// The kind of a block that is of kind `inner` by itself and is inside `outer`.
fn inner_kind(outer: BlockKind, inner: BlockKind) -> BlockKind {
    match (outer, inner) {
        (BlockKind::Quote, BlockKind::Paragraph) => BlockKind::Quote,
        (_, inner) => inner,
    }
}
