//! Pages of Factiva: a table of codes and values for each document, or the same lines without their codes.

use super::super::composer::Composer;
use super::super::{html, marked};
use super::{Document, composed, language};
use crate::article::BlockKind;
use crate::nlp;

/// A line of a document: a code of two or three letters, and the paragraphs of its value.
pub(in crate::formats) type Coded = (String, Vec<String>);

/// Whether `code` has the shape of those that stand before a value.
pub(in crate::formats) fn is_code(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The articles in `documents`, each with its coded lines.
pub(in crate::formats) fn read_coded<'a>(documents: impl Iterator<Item = &'a [Coded]>) -> Option<Composer> {
    composed(documents, |coded| Some(of_codes(coded)))
}

fn of_codes(coded: &[Coded]) -> Document {
    let mut document = Document::default();
    let metadata = &mut document.metadata;
    for (code, values) in coded {
        let line = || marked::one_line(&values.join(" "));
        match code.as_str() {
            "HD" => metadata.title = line(),
            "BY" => {
                metadata.byline = line().map(|line| html::names_in(&line)).filter(|names| !names.is_empty());
            }
            "PD" => {
                metadata.published = line().and_then(|line| nlp::dates(&line).next()).map(|date| date.iso);
            }
            "SN" => metadata.site = line(),
            "LA" => metadata.language = line().and_then(|name| language(&name)),
            "CT" | "RF" | "CR" => {}
            "LP" | "TD" => {
                document.blocks.extend(values.iter().map(|words| (BlockKind::Paragraph, words.clone())));
            }
            _ => {}
        }
    }
    document
}

/// The lines of a document without codes.
pub(in crate::formats) struct Lined {
    /// The headline.
    pub title: String,
    /// What stands between headline and text, one entry a line.
    pub head: Vec<String>,
    /// The text.
    pub paragraphs: Vec<String>,
}

/// The articles in `items`, of each of which `lined` gives the lines of a document without codes.
pub(in crate::formats) fn read_lined<Item>(
    items: impl Iterator<Item = Item>,
    lined: impl Fn(Item) -> Option<Lined>,
) -> Option<Composer> {
    composed(items, |item| of_lines(lined(item)?))
}

fn of_lines(lined: Lined) -> Option<Document> {
    let Lined { title, head, paragraphs } = lined;
    let mut document = Document::default();
    let words_at = head
        .iter()
        .position(|line| line.ends_with(" words") && line.starts_with(|c: char| c.is_ascii_digit()))?;
    let date = |line: &String| nlp::dates(line).next().map(|date| date.iso);
    let dated = head.iter().skip(words_at).position(|line| date(line).is_some()).map(|at| words_at + at);
    let is_time = |line: &&String| line.contains(':') && line.len() <= 8;
    let metadata = &mut document.metadata;
    metadata.title = marked::one_line(&title);
    metadata.byline =
        head[..words_at].last().map(|line| html::names_in(line)).filter(|names| !names.is_empty());
    metadata.published = dated.and_then(|at| date(&head[at]));
    metadata.site = dated.and_then(|at| head[at + 1..].iter().find(|line| !is_time(line)).cloned());
    metadata.language = head.iter().skip(words_at).find_map(|line| language(line));
    document.blocks = paragraphs.into_iter().map(|words| (BlockKind::Paragraph, words)).collect();
    Some(document)
}
