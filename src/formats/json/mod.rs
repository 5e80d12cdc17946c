//! Articles as data → [`Content`].
//!
//! `schema_org` reads `NewsArticle` and its relatives as JSON-LD, `ninjs` the news of agencies (IPTC ninjs 1 to 3).
//! `plain` reads objects with a title and a text under their usual names, in lists or one a line.
//! This module decides which of them it is, and passes on Dateline's own summaries unchanged.

mod ninjs;
mod plain;
mod schema_org;

use serde_json::Value;

use super::body_text::{push_html, push_plain};
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::{Content, RawSummary, ReadProblem, body_text, marked, plain_text, several};
use crate::article::{BlockKind, Source, Warning};

/// What messages call a JSON file.
const KIND: &str = "JSON file";

/// How the names of Dateline's own schemas for one article begin.
const OWN_SCHEMA: &str = "dateline/summary/";

/// What the `bytes` of a JSON file hold.
pub fn read(bytes: &[u8], source: Source) -> Result<Content, ReadProblem> {
    let (text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    let (value, lines) = value(&text)?;
    let source = Source { encoding: Some(encoding), ..source };
    let warning = warning.map(Warning::new);
    if value.get("schema").and_then(Value::as_str).is_some_and(|name| name.starts_with(OWN_SCHEMA)) {
        let warnings = warning.into_iter().collect();
        return Ok(Content::Summary(RawSummary { value, source, warnings }));
    }
    let mut composer = Composer::default();
    composer.warnings.extend(warning);
    let items = plain::articles(&value);
    let first_item = items.first().copied();
    let is_known = schema_org::push(&value, &mut composer)
        || ninjs::push(&value, &mut composer)
        || value
            .as_array()
            .and_then(|list| list.first())
            .is_some_and(|first| ninjs::push(first, &mut composer))
        || first_item
            .is_some_and(|item| ninjs::push(item, &mut composer) || plain::push(item, &mut composer));
    if !is_known {
        return Err(DocumentProblem::NoArticle.into());
    }
    composer.warnings.extend(several::warning(lines.max(items.len())));
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
    }
    Ok(composer.finish(source).into())
}

/// The value in `text`, or the first of several values, one a line; and how many lines there are.
fn value(text: &str) -> Result<(Value, usize), DocumentProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if !has_room(text) {
        return Err(DocumentProblem::TooManyValues);
    }
    // The parser refuses deeply nested values.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok((value, 1));
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let first = first.filter(Value::is_object).ok_or(DocumentProblem::Damaged(KIND))?;
    Ok((first, 1 + lines.filter(|line| line.trim_start().starts_with('{')).count()))
}

/// Whether the values in `text` fit into memory: each takes far more of it than the bytes that it is written in.
fn has_room(text: &str) -> bool {
    /// As many as the largest articles have, and one for every so many bytes.
    const FEW: usize = 200_000;
    const BYTES_A_VALUE: usize = 64;
    let most = FEW + text.len() / BYTES_A_VALUE;
    let (mut values, mut is_in_string, mut is_escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            b'"' if !is_escaped => is_in_string = !is_in_string,
            b'{' | b'[' | b',' if !is_in_string => values += 1,
            _ => {}
        }
        is_escaped = is_in_string && byte == b'\\' && !is_escaped;
        if values > most {
            return false;
        }
    }
    true
}

/// The text at `key`, on one line.
fn line(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().and_then(marked::one_line)
}

/// The value and, if it is a list, its entries; an absent value is an empty list.
fn entries(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(entries)) => entries.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(value) => vec![value],
    }
}

/// Adds the title of the article, which is its first block too.
fn push_title(title: Option<String>, composer: &mut Composer) {
    if let Some(title) = title {
        composer.push(BlockKind::Title, &title);
        composer.metadata.title = Some(title);
    }
}

/// Adds a body, in plain text or HTML.
fn push_body(text: &str, composer: &mut Composer) {
    if body_text::is_html(text) {
        push_html(text, composer);
    } else {
        push_plain(text, composer);
    }
}

/// Adds a picture with its caption and the credit that follows it.
fn push_picture(
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    composer: &mut Composer,
) {
    if let Some(alt) = alt.filter(|alt| Some(alt) != caption.as_ref()) {
        composer.push(BlockKind::ImageAlt, &alt);
    }
    match (caption, credit) {
        (Some(caption), Some(credit)) if !caption.contains(&credit) => {
            composer.push(BlockKind::Caption, &format!("{caption} Photo: {credit}"));
        }
        (Some(caption), _) => {
            composer.push(BlockKind::Caption, &caption);
        }
        (None, Some(credit)) => {
            composer.push(BlockKind::Credit, &format!("Photo: {credit}"));
        }
        (None, None) => {}
    }
}
