//! Articles as data → [`Content`].
//!
//! `schema_org` reads `NewsArticle` and its relatives as JSON-LD, `ninjs` the news of agencies (IPTC ninjs 1 to 3).
//! This module decides which of them it is, and passes on Dateline's own summaries unchanged.

mod ninjs;
mod schema_org;

use serde_json::Value;

use super::body_text::{push_html, push_plain};
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::{Content, RawSummary, ReadProblem, body_text, marked, plain_text};
use crate::article::{BlockKind, Source, Warning};

/// What messages call a JSON file.
const KIND: &str = "JSON file";

/// How the names of Dateline's own schemas for one article begin.
const OWN_SCHEMA: &str = "dateline/summary/";

/// What the `bytes` of a JSON file hold.
pub fn read(bytes: &[u8], source: Source) -> Result<Content, ReadProblem> {
    let (text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    // The parser refuses deeply nested values.
    let value: Value = serde_json::from_str(&text).map_err(|_| DocumentProblem::Damaged(KIND))?;
    let source = Source { encoding: Some(encoding), ..source };
    let warning = warning.map(Warning::new);
    if value.get("schema").and_then(Value::as_str).is_some_and(|name| name.starts_with(OWN_SCHEMA)) {
        let warnings = warning.into_iter().collect();
        return Ok(Content::Summary(RawSummary { value, source, warnings }));
    }
    let mut composer = Composer::default();
    composer.warnings.extend(warning);
    if !schema_org::push(&value, &mut composer) && !ninjs::push(&value, &mut composer) {
        return Err(DocumentProblem::NoArticle.into());
    }
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
    }
    Ok(composer.finish(source).into())
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
