//! The lines on the pages → an article.

use super::reading::Document;
use super::{PdfProblem, blocks, furniture, info, lines, paragraphs};
use crate::article::{Article, Metadata, Source, Warning};
use crate::nlp;

/// The article in `document`, a file that came from `source`.
pub(super) fn article(mut document: Document, source: Source) -> Result<Article, PdfProblem> {
    let warnings = warnings(&document);
    let has_pictures = document.pages.iter().any(|page| page.picture_count > 0);
    if document.pages.is_empty() {
        return Err(PdfProblem::Damaged);
    }
    // If furniture is all the text there is, it stays.
    let is_nothing_else = |document: &Document| document.pages.iter().all(|page| page.lines.is_empty());
    if is_nothing_else(&document) {
        return Err(if has_pictures { PdfProblem::Scan } else { PdfProblem::NoText });
    }
    let kept: Vec<_> = document.pages.iter().map(|page| page.lines.clone()).collect();
    let url = furniture::remove(&mut document.pages);
    if is_nothing_else(&document) {
        for (page, lines) in document.pages.iter_mut().zip(kept) {
            page.lines = lines;
        }
    }
    let lines = lines::placed(document.pages);
    let usual = lines::usual(&lines);
    let paragraphs = paragraphs::paragraphs(&lines, usual);
    let said_title = info::title(&document.info);
    let composed = blocks::blocks(&paragraphs, usual, said_title.as_deref());
    let shown_title = composed.title().map(str::to_owned);
    // Programs give the language of the user's system, whatever language the text is in.
    let shown_language =
        nlp::language(&composed.text[..composed.text.floor_char_boundary(nlp::LANGUAGE_SAMPLE_BYTES)]);
    let metadata = Metadata {
        title: shown_title.or(said_title),
        language: shown_language.map(str::to_owned).or_else(|| info::language(&document.info)),
        byline: composed.byline.or_else(|| info::author(&document.info)),
        published: composed.published.or_else(|| info::published(&document.info)),
        url,
        ..Metadata::default()
    };
    let source = Source { encoding: Some("UTF-8"), ..source };
    Ok(Article::new(composed.text, composed.blocks, metadata, source, warnings))
}

/// What the user should know about how `document` was read.
fn warnings(document: &Document) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if document.is_cut {
        let (read, all) = (document.pages.len(), document.page_count);
        warnings.push(Warning::new(format!(
            "Only the first {read} of {all} pages were read; reading the others would take too long"
        )));
    }
    if document.damaged_page_count > 0 {
        warnings.push(Warning::new(format!("{} could not be read", pages(document.damaged_page_count))));
    }
    let pictures =
        document.pages.iter().filter(|page| page.lines.is_empty() && page.picture_count > 0).count();
    if pictures > 0 {
        let is = if pictures == 1 { "is a picture" } else { "are pictures" };
        warnings.push(Warning::new(format!("{} {is} without text", pages(pictures))));
    }
    if document.unreadable_text_count > 0 {
        warnings.push(Warning::new("Some text is left out, since its font does not define its characters"));
    }
    warnings
}

fn pages(count: usize) -> String {
    if count == 1 { "One page".to_owned() } else { format!("{count} pages") }
}
