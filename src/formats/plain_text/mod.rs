//! Plain text → [`Article`].
//!
//! `decode` finds the character set, `lines` cuts the text into lines, `layout` decides which lines belong together,
//! `shapes` knows what a byline or a list item looks like by itself, and `classify` decides what each piece is among
//! its neighbours. `caption_shape`, `picture_words` and `people_shown` recognise captions by themselves, `captions`
//! recognises them among their neighbours, `credit_lines` beside a credit on a line of its own, `page_labels` beside
//! what a page puts around its pictures, and `alt_texts` finds the alternative texts of their images. `furniture`
//! knows the buttons and labels that a web page puts around an article. The decoded text itself is never changed.

mod alt_texts;
mod caption_shape;
mod captions;
mod classify;
mod credit_lines;
mod decode;
mod furniture;
mod layout;
mod lines;
mod page_labels;
mod people_shown;
mod picture_words;
mod shapes;

use super::ReadProblem;
use super::exports;
use crate::article::{Article, BlockKind, Metadata, Source, Warning};
use crate::nlp;
use crate::text::one_line;

/// The most lines of a text, each of which takes memory beside its words: so many, and one more for every so many bytes,
/// which is less than a line of a book has.
const MAX_LINES: usize = 200_000;
const BYTES_A_LINE: usize = 50;
/// How many datelines are searched for the date of publication.
const MAX_DATELINES: usize = 50;

/// The article in the `bytes` of a text file in any character set.
pub(super) fn read(bytes: Vec<u8>, source: Source) -> Result<Article, ReadProblem> {
    let (text, encoding, warning) = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    if let Some(mut composer) = exports::read_text(&text) {
        composer.warnings.extend(warning.map(Warning::new));
        return Ok(composer.finish(Source { encoding: Some(encoding), ..source }));
    }
    Ok(build(
        text,
        Source { encoding: Some(encoding), ..source },
        warning.into_iter().map(Warning::new).collect(),
    ))
}

/// The text in `bytes`, the name of its character set, and a warning where some of it could not be read.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, &'static str, Option<String>), ReadProblem> {
    let decoded = decode::decode(bytes)?;
    let warning = decoded.damaged.then(|| {
        format!("Some characters could not be read as {} and are shown as \u{fffd}", decoded.encoding)
    });
    Ok((decoded.text, decoded.encoding, warning))
}

/// Leaves out what comes behind more lines of `text` than are read, with a warning.
pub(super) fn cut(text: &mut String) -> Option<Warning> {
    let mut ends = text.match_indices('\n').map(|(end, _)| end).enumerate();
    let (count, end) = ends.find(|(line, end)| *line >= MAX_LINES + end / BYTES_A_LINE)?;
    text.truncate(end);
    Some(Warning::new(format!("The text has more than {count} short lines, and the rest is left out")))
}

/// The article in `text`, which came from `source`.
#[must_use]
pub fn article(text: String, source: Source) -> Article {
    build(text, source, Vec::new())
}

fn build(mut text: String, source: Source, mut warnings: Vec<Warning>) -> Article {
    warnings.extend(cut(&mut text));
    let lines = lines::lines(&text);
    let pieces = layout::pieces(&text, &lines);
    let blocks = classify::blocks(&text, &pieces);
    let first = |kind: BlockKind| {
        blocks.iter().find(|block| block.kind == kind).map(|block| &text[block.range.start..block.range.end])
    };
    // The date of publication is near the top; a text may have thousands of lines that give an age.
    let datelines = blocks.iter().filter(|block| block.kind == BlockKind::Dateline).take(MAX_DATELINES);
    let metadata = Metadata {
        title: first(BlockKind::Title).map(one_line),
        byline: first(BlockKind::Byline).and_then(shapes::byline_names).map(one_line),
        published: datelines
            .flat_map(|block| nlp::dates(&text[block.range.start..block.range.end]))
            .map(|date| date.iso)
            .next(),
        ..Metadata::default()
    };
    Article::new(text, blocks, metadata, source, warnings)
}
