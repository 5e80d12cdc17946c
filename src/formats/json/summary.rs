//! Dateline's own summaries, whose schema is `assets/summary.schema.json`: text, blocks and metadata as exported.

use serde_json::Value;

use super::super::document_problem::DocumentProblem;
use super::super::{ReadProblem, plain_text};
use super::{KIND, line};
use crate::article::{Article, Block, BlockKind, Metadata, Source, TextRange, Warning};

/// What the name of the schema of any version begins with.
const SCHEMA: &str = "dateline/summary/";

/// The kinds that a block can have.
const KINDS: [BlockKind; 12] = [
    BlockKind::Title,
    BlockKind::Heading,
    BlockKind::Byline,
    BlockKind::Dateline,
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::Quote,
    BlockKind::Preformatted,
    BlockKind::Table,
    BlockKind::Caption,
    BlockKind::ImageAlt,
    BlockKind::Credit,
];

/// The article in the summary `value`; `None` where it is no summary.
pub(super) fn read(value: &Value, source: &Source) -> Option<Result<Article, ReadProblem>> {
    let is_summary = value.get("schema").and_then(Value::as_str).is_some_and(|name| name.starts_with(SCHEMA));
    is_summary.then(|| article(value, source).map_err(ReadProblem::from))
}

fn article(value: &Value, source: &Source) -> Result<Article, DocumentProblem> {
    let document = value.get("document").ok_or(DocumentProblem::NoText(KIND))?;
    let text = document.get("text").and_then(Value::as_str).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(DocumentProblem::NoText(KIND));
    }
    let blocks = blocks(document, text);
    if blocks.is_empty() {
        return Ok(plain_text::article(text.to_owned(), source.clone()));
    }
    let metadata = Metadata {
        title: line(document, "title"),
        byline: line(document, "byline"),
        published: line(document, "published"),
        site: line(document, "site"),
        url: line(document, "url"),
        language: line(document, "language"),
    };
    let name = line(document, "source").unwrap_or_else(|| "another file".to_owned());
    let warning = Warning::new(format!("This is the text of {name} as it was exported, analysed anew"));
    Ok(Article::new(text.to_owned(), blocks, metadata, source.clone(), vec![warning]))
}

/// The blocks of `document`, with offsets in bytes of `text` in place of code points.
fn blocks(document: &Value, text: &str) -> Vec<Block> {
    let listed = document.get("blocks").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut blocks: Vec<(BlockKind, usize, usize)> = listed
        .iter()
        .filter_map(|block| {
            let kind = block.get("kind")?.as_str()?;
            let kind = KINDS.into_iter().find(|known| known.as_str() == kind)?;
            let at = |key: &str| usize::try_from(block.get(key)?.as_u64()?).ok();
            Some((kind, at("start")?, at("end")?))
        })
        .collect();
    blocks.sort_by_key(|&(_, start, _)| start);
    // Blocks do not overlap, so one pass over the text finds all offsets.
    let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate().peekable();
    let mut byte_of = |code_point: usize| {
        while bytes.next_if(|&(index, _)| index < code_point).is_some() {}
        bytes.peek().filter(|&&(index, _)| index == code_point).map(|&(_, at)| at)
    };
    let mut found = Vec::with_capacity(blocks.len());
    for (kind, start, end) in blocks {
        if let (Some(start), Some(end)) = (byte_of(start), byte_of(end))
            && start < end
        {
            found.push(Block { kind, range: TextRange::new(start, end) });
        }
    }
    found
}
