//! The last step for documents that mark their blocks with styles: what the styles leave open.
//!
//! Many articles come as paragraphs in a single style, with at best the headline in bold. Such paragraphs are examined
//! as plain text is, and become bylines, datelines, captions and credits if they have the shape of one. They become
//! titles and headings only if the document marks none.

use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::exports;
use super::plain_text;
use crate::article::{Article, Block, BlockKind, Credit, Metadata, Source};
use crate::text;

/// Titles that programs fill in by themselves.
const EMPTY_TITLES: &[&str] = &["untitled", "document", "word document", "normal", "title", "microsoft word"];

/// The most words in a bold line that counts as a heading.
const MAX_HEADING_WORDS: usize = 14;

/// The article in `composer`, whose document is called `kind` in messages. `has_one_top_heading` says that exactly one
/// heading has the highest level: it is the title if it opens the document and no title is marked.
pub(super) fn finish(
    composer: Composer,
    kind: &'static str,
    source: Source,
    has_one_top_heading: bool,
) -> Result<Article, DocumentProblem> {
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(kind));
    }
    if let Some(mut exported) = exports::read(&composer.blocks().map(|(_, words)| words).collect::<Vec<_>>())
    {
        exported.warnings.extend(composer.warnings);
        return Ok(exported.finish(source));
    }
    let article = composer.finish(source);
    let plain = plain_text::article(article.text().to_owned(), Source::default());
    let mut blocks = reconsidered(&article, &plain);
    let has_title = blocks.iter().any(|block| block.kind == BlockKind::Title);
    if !has_title
        && has_one_top_heading
        && blocks.first().is_some_and(|first| first.kind == BlockKind::Heading)
    {
        blocks[0].kind = BlockKind::Title;
    }
    let title = blocks.iter().find(|block| block.kind == BlockKind::Title);
    let title = title.map(|block| article.slice(block.range).to_owned());
    let given = article.metadata();
    let metadata = Metadata {
        title: title.or_else(|| given.title.clone().filter(|title| says_something(title))),
        byline: byline(&article, &blocks)
            .or_else(|| plain.metadata().byline.clone())
            .or_else(|| given.byline.clone()),
        published: given.published.clone().or_else(|| plain.metadata().published.clone()),
        ..given.clone()
    };
    let (source, warnings) = (article.source().clone(), article.warnings().to_vec());
    Ok(Article::new(article.text().to_owned(), blocks, metadata, source, warnings))
}

/// The names in `creator` that look like a person's, or `None`: programs fill in accounts such as "user" or "admin".
pub(super) fn people(creator: &str) -> Option<String> {
    let names: Vec<&str> =
        creator.split([';', '\n']).map(str::trim).filter(|name| Credit::is_personal_name(name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The two letters of a language tag such as "en-GB"; `None` if it has none.
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

/// `text` on one line; `None` if it is blank.
pub(super) fn one_line(text: &str) -> Option<String> {
    Some(text::one_line(text)).filter(|line| !line.is_empty())
}

/// The alternative text of a picture; `None` if it says no more than the name of its file.
pub(super) fn picture_words(text: &str) -> Option<String> {
    let line = one_line(text)?;
    let line = line.trim_end_matches("Description automatically generated").trim_end().to_owned();
    let is_file = !line.contains(' ')
        && line.rsplit_once('.').is_some_and(|(_, end)| (2..=5).contains(&end.len()))
        || line.contains("://");
    (!line.is_empty() && !is_file).then_some(line)
}

/// Whether a paragraph without a style, all in bold, looks like a heading: short, and not a sentence.
pub(super) fn is_heading_like(words: &str) -> bool {
    let words = words.trim();
    !words.contains('\n')
        && words.contains(char::is_alphabetic)
        && !words.ends_with(['.', ',', ';', ':', '!', '?', '…'])
        && words.split_whitespace().count() <= MAX_HEADING_WORDS
}

/// Whether a person chose a title in a document's properties.
fn says_something(title: &str) -> bool {
    let folded = title.to_lowercase();
    let is_file =
        [".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx", ".txt"].iter().any(|end| folded.ends_with(end));
    !is_file
        && !folded.starts_with("microsoft word -")
        && !EMPTY_TITLES.contains(&folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
}

/// The blocks of `article`, with its paragraphs as in `plain`, which is the same text read as plain text.
fn reconsidered(article: &Article, plain: &Article) -> Vec<Block> {
    let is_marked = |block: &Block| matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    let is_outlined = article.blocks().iter().any(is_marked);
    let mut blocks = Vec::with_capacity(article.blocks().len());
    for block in article.blocks() {
        let from = plain.blocks().partition_point(|piece| piece.range.start < block.range.start);
        let pieces: Vec<Block> = plain.blocks()[from..]
            .iter()
            .take_while(|piece| piece.range.start < block.range.end)
            .copied()
            .collect();
        let (first, last) = (pieces.first(), pieces.last());
        let covers = first.is_some_and(|piece| piece.range.start == block.range.start)
            && last.is_some_and(|piece| piece.range.end == block.range.end);
        if block.kind != BlockKind::Paragraph || !covers {
            blocks.push(*block);
            continue;
        }
        let is_one = pieces.len() == 1;
        for piece in pieces {
            let kind = match piece.kind {
                BlockKind::Title | BlockKind::Heading if is_outlined => BlockKind::Paragraph,
                BlockKind::Table | BlockKind::Preformatted => BlockKind::Paragraph,
                kind => kind,
            };
            // What stays a paragraph keeps the kind that the file gives it.
            blocks.push(if is_one && kind == block.kind { *block } else { Block { kind, ..piece } });
        }
    }
    blocks
}

/// The names in the first blocks that give the writers, without "By".
fn byline(article: &Article, blocks: &[Block]) -> Option<String> {
    let is_byline = |block: &&Block| block.kind == BlockKind::Byline;
    let names: Vec<&str> = blocks
        .iter()
        .skip_while(|block| !is_byline(block))
        .take_while(is_byline)
        .map(|block| {
            let words = article.slice(block.range);
            let names = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")).unwrap_or(words);
            names.split(['|', '·', '•']).next().unwrap_or(names).trim()
        })
        .filter(|names| !names.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
