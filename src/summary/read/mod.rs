//! A summary → the article and the analysis that it was written from.
//!
//! `findings` turns the lists into the analysis, `places` checks them against the text, and `nearness` looks for words
//! whose place older summaries do not give. Of a summary in another version of the schema, or without the lists, only
//! the text and its blocks are used, and analysed anew.

mod findings;
mod nearness;
mod places;

use serde_json::Value;

use super::{Opened, SCHEMA};
use crate::article::{Article, Block, CaptionCue, Metadata, Origin, TextRange, Warning};
use crate::formats::{self, DocumentProblem, RawSummary, ReadProblem};
use crate::text::ByteOffsets;

/// The name of a summary in messages.
const KIND: &str = "JSON file";

/// The article in `summary`, with its analysis if there is one.
pub(super) fn read(summary: RawSummary) -> Result<Opened, ReadProblem> {
    let RawSummary { value, source, warnings } = summary;
    let document = value.get("document").ok_or(DocumentProblem::NoText(KIND))?;
    let text = document.get("text").and_then(Value::as_str).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
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
    let listed = blocks(document, text);
    // If the summary lists no blocks, Dateline looks for them in the text, which may show none.
    let (blocks, is_as_written) = if listed.is_empty() {
        let shown = formats::article_from_text(text.to_owned());
        let shown = shown.map(|article| article.blocks().to_vec()).unwrap_or_default();
        let has_none = shown.is_empty();
        (shown, has_none)
    } else {
        (listed, true)
    };
    let (of_article, of_analysis) = said_warnings(&value, document);
    let warnings = [of_article, warnings].concat();
    let article = Article::new(text.to_owned(), blocks, metadata, source, warnings);
    let found = findings::read(&value, &article, of_analysis);
    let is_known = value.get("schema").and_then(Value::as_str) == Some(SCHEMA) && is_as_written;
    Ok(match found.filter(|_| is_known) {
        Some((analysis, misfits)) => Opened {
            article: misfits.into_iter().map(Warning::new).fold(article, Article::with_warning),
            analysis: Some(analysis),
        },
        None => {
            let name = fact("source").unwrap_or_else(|| "another file".to_owned());
            let message = format!("This is the text of {name} as it was exported, analysed anew");
            formats::in_its_language(article.with_warning(Warning::new(message))).into()
        }
    })
}

/// The warnings in the summary `value` of `document`: those about reading the article, and those about the analysis. If
/// the summary does not tell them apart, all count as the former.
fn said_warnings(value: &Value, document: &Value) -> (Vec<Warning>, Vec<Warning>) {
    let listed = |value: &Value| {
        let entries = value.get("warnings")?.as_array()?.iter();
        Some(entries.filter_map(Value::as_str).map(Warning::new).collect::<Vec<_>>())
    };
    let mut all = listed(value).unwrap_or_default();
    let of_article = listed(document).filter(|of_article| all.starts_with(of_article));
    let of_analysis = all.split_off(of_article.map_or(all.len(), |of_article| of_article.len()));
    (all, of_analysis)
}

/// The blocks of `document`, with byte offsets into `text` in place of code points.
fn blocks(document: &Value, text: &str) -> Vec<Block> {
    let listed = document.get("blocks").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let offsets = ByteOffsets::new(text);
    let block = |block: &Value| {
        let kind = block.get("kind")?.as_str()?.parse().ok()?;
        let at = |key: &str| offsets.at(usize::try_from(block.get(key)?.as_u64()?).ok()?);
        let (start, end) = (at("start")?, at("end")?);
        (start < end).then(|| Block { kind, range: TextRange::new(start, end), origin: origin(block) })
    };
    listed.iter().filter_map(block).collect()
}

/// How the kind of `block` is known; older summaries do not say.
fn origin(block: &Value) -> Origin {
    let name = block.get("origin").and_then(Value::as_str);
    if name.is_none_or(|name| name == Origin::Marked.as_str()) {
        return Origin::Marked;
    }
    let cues = block.get("cues").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Origin::Shape(cues.iter().filter_map(Value::as_str).filter_map(CaptionCue::named).collect())
}
