//! What archives of the press give out: documents with lines for paper, date, writer and length around the text, several
//! in one file.
//!
//! `nexis` knows the lines of Nexis and Nexis Uni and `proquest` those of `ProQuest`, whichever format they come in; `factiva`
//! and `europresse` the pages of these. All
//! turn the lines of each document into the fields of an article.

pub(super) mod europresse;
pub(super) mod factiva;
mod nexis;
mod proquest;

use super::composer::Composer;
use super::several;
use crate::article::{BlockKind, Metadata};
use crate::nlp;

/// A document of an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Document {
    /// What its lines say about it.
    pub metadata: Metadata,
    /// Its blocks in order, without title and byline.
    pub blocks: Vec<(BlockKind, String)>,
}

/// The documents that `paragraphs` make up, each on one line; `None` if they are none of an archive.
pub(super) fn read(paragraphs: &[&str]) -> Option<Composer> {
    if let Some(found) = nexis::read(paragraphs) {
        return Some(found);
    }
    let has = |start: &str| paragraphs.iter().any(|words| words.starts_with(start));
    (has("Full text:") && has("Publication title:")).then(|| proquest::read(paragraphs)).flatten()
}

/// The documents in a plain text: lines between blank ones, and every field of its own.
pub(super) fn read_text(text: &str) -> Option<Composer> {
    let by = |read: fn(&[&str]) -> Option<Composer>, is_alone| {
        let paragraphs = paragraphs(text, is_alone);
        read(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let found = nexis::may_be(text).then(|| by(nexis::read, nexis::is_alone)).flatten();
    found.or_else(|| proquest::may_be(text).then(|| by(proquest::read, proquest::is_alone)).flatten())
}

/// The paragraphs of a text, in which some lines stand alone and some begin a paragraph.
fn paragraphs(text: &str, is_alone: fn(&str) -> bool) -> Vec<String> {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() || is_alone(line) {
            paragraphs.push(String::new());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
        if nexis::is_border(line) {
            paragraphs.push(String::new());
        }
    }
    paragraphs
}

/// The code of a language by its English name.
fn language(name: &str) -> Option<String> {
    nlp::languages()
        .find(|(_, known)| known.eq_ignore_ascii_case(name.trim()))
        .map(|(code, _)| code.to_owned())
}

/// The articles in `items`, of each of which `document` makes a document, but for those without text; `None` if none has
/// any.
pub(super) fn composed<Item>(
    items: impl Iterator<Item = Item>,
    document: impl Fn(Item) -> Option<Document>,
) -> Option<Composer> {
    several::composed(items, |item| compose(document(item)?))
}

fn compose(document: Document) -> Option<Composer> {
    if !document.blocks.iter().any(|(kind, _)| *kind == BlockKind::Paragraph) {
        return None;
    }
    let mut composer = Composer::default();
    if let Some(title) = &document.metadata.title {
        composer.push(BlockKind::Title, title);
    }
    if let Some(byline) = &document.metadata.byline {
        composer.push(BlockKind::Byline, byline);
    }
    for (kind, words) in &document.blocks {
        composer.push(*kind, words);
    }
    composer.metadata = document.metadata;
    Some(composer)
}
