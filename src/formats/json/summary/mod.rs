//! Dateline's own summaries, whose schema is `assets/summary.schema.json`: text, blocks, metadata and findings as
//! exported.
//!
//! `findings` makes an analysis of the lists, `places` checks them against the text. A summary of another version of
//! the schema, or without its lists, is text and blocks, and is analysed anew.

mod findings;
mod places;

use serde_json::Value;

use super::super::document_problem::DocumentProblem;
use super::super::{ReadProblem, plain_text};
use super::KIND;
use crate::article::{Article, Block, Metadata, Source, TextRange, Warning};
use crate::export::ByteOffsets;
use crate::export::summary::SCHEMA;

/// What the name of the schema of any version begins with.
const ANY_SCHEMA: &str = "dateline/summary/";

/// The article in the summary `value`; `None` where it is no summary.
pub(super) fn read(value: &Value, source: &Source) -> Option<Result<Article, ReadProblem>> {
    let schema = value.get("schema").and_then(Value::as_str).filter(|name| name.starts_with(ANY_SCHEMA))?;
    Some(article(value, schema, source).map_err(ReadProblem::from))
}

fn article(value: &Value, schema: &str, source: &Source) -> Result<Article, DocumentProblem> {
    let document = value.get("document").ok_or(DocumentProblem::NoText(KIND))?;
    let text = document.get("text").and_then(Value::as_str).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(DocumentProblem::NoText(KIND));
    }
    let blocks = blocks(document, text);
    if blocks.is_empty() {
        return Ok(plain_text::article(text.to_owned(), source.clone()));
    }
    let fact = |key: &str| document.get(key).and_then(Value::as_str).map(str::to_owned);
    let metadata = Metadata {
        title: fact("title"),
        byline: fact("byline"),
        published: fact("published"),
        site: fact("site"),
        url: fact("url"),
        language: fact("language"),
    };
    let said = value.get("warnings").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let warnings: Vec<Warning> = said.iter().filter_map(Value::as_str).map(Warning::new).collect();
    let article = Article::new(text.to_owned(), blocks, metadata, source.clone(), warnings);
    Ok(match findings::read(value, &article).filter(|_| schema == SCHEMA) {
        Some((analysis, misfits)) => {
            let article = article.with_exported_analysis(analysis);
            misfits.into_iter().map(Warning::new).fold(article, Article::with_warning)
        }
        None => {
            let name = fact("source").unwrap_or_else(|| "another file".to_owned());
            let message = format!("This is the text of {name} as it was exported, analysed anew");
            article.with_warning(Warning::new(message))
        }
    })
}

/// The blocks of `document`, with offsets in bytes of `text` in place of code points.
fn blocks(document: &Value, text: &str) -> Vec<Block> {
    let listed = document.get("blocks").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let offsets = ByteOffsets::new(text);
    let block = |block: &Value| {
        let kind = block.get("kind")?.as_str()?.parse().ok()?;
        let at = |key: &str| offsets.at(usize::try_from(block.get(key)?.as_u64()?).ok()?);
        let (start, end) = (at("start")?, at("end")?);
        (start < end).then(|| Block { kind, range: TextRange::new(start, end) })
    };
    listed.iter().filter_map(block).collect()
}
