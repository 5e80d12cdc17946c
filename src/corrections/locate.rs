//! Where the anchors of corrections are in an article, which may not be the text any more that they were made on.

use std::cell::{Cell, OnceCell};

use super::align::{Alignment, Missing};
use super::{Anchor, Document};
use crate::article::{Article, TextRange};
use crate::text::{ByteOffsets, one_line};

/// How many bytes of text to search, in all, for the words of anchors that name the wrong place.
const MAX_BYTES_SEARCHED: usize = 1 << 28;

/// Finds the anchors that were made on one text in an article.
pub(super) struct Locator<'a> {
    article: &'a Article,
    /// The text that the anchors were made on; `None` if it is not known.
    old: Option<Old<'a>>,
    bytes_left: Cell<usize>,
    offsets: OnceCell<ByteOffsets<'a>>,
}

struct Old<'a> {
    text: &'a str,
    offsets: ByteOffsets<'a>,
    /// `None` if it is the text of the article.
    alignment: Option<Alignment<'a>>,
}

/// Why an anchor has no place, as a phrase for people.
pub(super) type Why = &'static str;

const GONE: Why = "its words are gone, or what stood around them is";
const AMBIGUOUS: Why = "its words stand in more than one place that may be meant";
const UNKNOWN: Why = "the article has changed, and the text that it was made on is not known";
const NOWHERE: Why = "its words are not in the text that it was made on";

impl<'a> Locator<'a> {
    pub fn new(article: &'a Article, document: &'a Document) -> Self {
        let is_same_file = document.sha256 == article.source().sha256;
        let text = document.text.as_deref().or_else(|| is_same_file.then(|| article.text()));
        let old = text.map(|text| Old {
            text,
            offsets: ByteOffsets::new(text),
            alignment: (text != article.text()).then(|| Alignment::new(text, article.text())),
        });
        Self { article, old, bytes_left: Cell::new(MAX_BYTES_SEARCHED), offsets: OnceCell::new() }
    }

    /// The places of `anchor` in the article, in text order: one, or several copies that follow each other.
    pub fn places(&self, anchor: &Anchor) -> Result<Vec<TextRange>, Why> {
        let Some(old) = &self.old else {
            return self.unmoved(anchor).map(|place| vec![place]).ok_or(UNKNOWN);
        };
        let place = stands_at(old.text, &old.offsets, anchor).or_else(|| self.search(old.text, anchor));
        let place = place.ok_or(NOWHERE)?;
        match &old.alignment {
            None => Ok(vec![place]),
            Some(alignment) => alignment.places(place).map_err(|missing| match missing {
                Missing::Gone => GONE,
                Missing::Ambiguous => AMBIGUOUS,
            }),
        }
    }

    /// The place of `anchor` in the article if it has the same words there and around them as in the unknown text.
    fn unmoved(&self, anchor: &Anchor) -> Option<TextRange> {
        let text = self.article.text();
        let offsets = self.offsets.get_or_init(|| ByteOffsets::new(text));
        let place = stands_at(text, offsets, anchor)?;
        let is_same =
            text[..place.start].ends_with(&anchor.prefix) && text[place.end..].starts_with(&anchor.suffix);
        (is_same && !(anchor.prefix.is_empty() && anchor.suffix.is_empty())).then_some(place)
    }

    /// The only place in `text` where the words of `anchor` stand between those that it has around them.
    fn search(&self, text: &str, anchor: &Anchor) -> Option<TextRange> {
        self.bytes_left.set(self.bytes_left.get().checked_sub(text.len())?);
        let whole = [anchor.prefix.as_str(), &anchor.exact, &anchor.suffix].concat();
        if anchor.exact.is_empty() || whole.len() == anchor.exact.len() {
            return None;
        }
        let mut found = text.match_indices(&whole);
        let start = found.next()?.0 + anchor.prefix.len();
        found.next().is_none().then(|| TextRange::new(start, start + anchor.exact.len()))
    }
}

/// The place that `anchor` names, if its words stand there in `text`.
fn stands_at(text: &str, offsets: &ByteOffsets<'_>, anchor: &Anchor) -> Option<TextRange> {
    let (start, end) = (offsets.at(anchor.start)?, offsets.at(anchor.end)?);
    let words = text.get(start..end).filter(|words| !words.is_empty())?;
    let is_same = words == anchor.exact || one_line(words) == one_line(&anchor.exact);
    is_same.then(|| TextRange::new(start, end))
}
