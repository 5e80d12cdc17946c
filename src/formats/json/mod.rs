//! Articles as data → [`Content`].
//!
//! `schema_org` reads `NewsArticle` and its relatives as JSON-LD, `ninjs` the news of agencies (IPTC ninjs 1 to 3).
//! `plain` reads objects with a title and a text under their usual names, in lists or one a line.
//! This module decides which of them it is, and passes on Dateline's own summaries unchanged.

mod ninjs;
mod plain;
mod schema_org;

pub(super) use plain::{FEWEST_WORDS, TEXTS, TITLES};

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
    let values = values(&text)?;
    let value = &values[0];
    let source = Source { encoding: Some(encoding), ..source };
    let warning = warning.map(Warning::new);
    if value.get("schema").and_then(Value::as_str).is_some_and(|name| name.starts_with(OWN_SCHEMA)) {
        let warnings = warning.into_iter().collect();
        let value = values.into_iter().next().unwrap_or_default();
        return Ok(Content::Summary(RawSummary { value, source, warnings }));
    }
    let composed = match values.as_slice() {
        [Value::Array(entries)] => {
            all(entries.iter(), &[schema_org::push, ninjs::push]).or_else(|| listed(value))
        }
        [value] => compose(value, &[schema_org::push, ninjs::push]).or_else(|| listed(value)),
        lines => all(lines.iter(), &EVERY_KIND),
    };
    let mut composer = composed.ok_or(DocumentProblem::NoArticle)?;
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
    }
    composer.warnings.extend(warning);
    Ok(composer.finish(source).into())
}

/// Adds the article that a value is; `false` if it is none of its kind.
type Push = fn(&Value, &mut Composer) -> bool;

/// The kinds of articles as data, the most certain first.
const EVERY_KIND: [Push; 3] = [schema_org::push, ninjs::push, plain::push];

/// The article that `value` is, if it is of one of these `kinds`.
fn compose(value: &Value, kinds: &[Push]) -> Option<Composer> {
    let mut composer = Composer::default();
    kinds.iter().any(|push| push(value, &mut composer)).then_some(composer)
}

/// The article in an object with fields of the usual names.
pub(super) fn of_object(value: &Value) -> Option<Composer> {
    compose(value, &[plain::push])
}

/// The articles among `values`, if any is one of these `kinds` and has text.
fn all<'a>(values: impl Iterator<Item = &'a Value>, kinds: &[Push]) -> Option<Composer> {
    several::composed(values, |value| compose(value, kinds).filter(|composer| !composer.is_empty()))
}

/// The articles in the list that `value` is or has.
fn listed(value: &Value) -> Option<Composer> {
    let articles = plain::articles(value);
    several::composed(articles.into_iter(), |item| compose(item, &[ninjs::push, plain::push]))
}

/// The value in `text`, or the values that its lines are; never empty.
fn values(text: &str) -> Result<Vec<Value>, DocumentProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if !has_room(text) {
        return Err(DocumentProblem::TooManyValues);
    }
    // The parser refuses deeply nested values.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(vec![value]);
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let first = first.filter(Value::is_object).ok_or(DocumentProblem::Damaged(KIND))?;
    // A line that cannot be read costs no other one.
    let rest = lines.filter_map(|line| serde_json::from_str(line).ok()).filter(Value::is_object);
    Ok(std::iter::once(first).chain(rest).collect())
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
