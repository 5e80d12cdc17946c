//! Pages that an archive of the press gives out: their lines, for [`exports`](super::super::exports).

use std::cell::Cell;

use super::super::composer::Composer;
use super::super::exports::factiva::{self, Coded, Lined};
use super::super::exports::{self, europresse};
use super::dom::{Dom, NodeIndex};

/// The most lines that are read.
const MAX_LINES: usize = 50_000;

/// The documents on a page of such an archive. `source` is the source of the page.
pub(super) fn read(dom: &Dom, source: &str) -> Option<Composer> {
    if source.contains("rticle") && (source.contains("<td") || source.contains("articleParagraph")) {
        let found = coded(dom).or_else(|| lined(dom));
        if found.is_some() {
            return found;
        }
    }
    if source.contains("docOcurrContainer") || source.contains("DocPublicationName") {
        let found = classed(dom);
        if found.is_some() {
            return found;
        }
    }
    let is_export = source.contains("Publication title:")
        || source.contains("of Document")
        || source.contains("DOCUMENT")
        || source.contains("oad-Date");
    let body = dom.named("body").next().filter(|_| is_export)?;
    let lines = dom.lines(body);
    exports::read(&lines.iter().take(MAX_LINES).map(String::as_str).collect::<Vec<_>>())
}

/// The tables that have the lines of a document, each with its code.
fn coded(dom: &Dom) -> Option<Composer> {
    let mut documents: Vec<(NodeIndex, Vec<Coded>)> = Vec::new();
    for row in dom.named("tr").take(MAX_LINES) {
        let mut cells = dom.children(row).filter(|&cell| matches!(dom.name(cell), "td" | "th"));
        let (Some(first), Some(second)) = (cells.next(), cells.next()) else { continue };
        let code = dom.words(first);
        let Some(table) = dom.ancestors(row).find(|&node| dom.name(node) == "table") else { continue };
        if !factiva::is_code(&code) {
            continue;
        }
        if documents.last().is_none_or(|(last, _)| *last != table) {
            documents.push((table, Vec::new()));
        }
        if let Some((_, lines)) = documents.last_mut() {
            lines.push((code, dom.lines(second)));
        }
    }
    let has =
        |lines: &[Coded], wanted: &[&str]| lines.iter().any(|(code, _)| wanted.contains(&code.as_str()));
    documents.retain(|(_, lines)| has(lines, &["HD"]) && has(lines, &["LP", "TD"]));
    factiva::read_coded(documents.iter().map(|(_, lines)| lines.as_slice()))
}

/// The documents whose parts are of classes of Europresse's.
fn classed(dom: &Dom) -> Option<Composer> {
    let inside = |article: NodeIndex, wanted: &str| {
        dom.descendants(article).find(|&node| {
            let classes = dom.attribute(node, "class").unwrap_or_default();
            classes.split_whitespace().any(|class| class == wanted)
        })
    };
    let words = |article: NodeIndex, wanted: &str| {
        inside(article, wanted).map(|node| dom.words(node)).unwrap_or_default()
    };
    let parts = |article| {
        let text = inside(article, "docOcurrContainer").or_else(|| inside(article, "DocText"))?;
        let title = words(article, "titreArticleVisu");
        Some(europresse::Parts {
            title: if title.is_empty() { words(article, "titreArticle") } else { title },
            paper: words(article, "DocPublicationName"),
            header: words(article, "DocHeader"),
            writers: words(article, "docAuthors"),
            paragraphs: dom.lines(text),
        })
    };
    let holds_text = |article: &NodeIndex| inside(*article, "DocPublicationName").is_some();
    europresse::read(dom.named("article").filter(holds_text), parts)
}

/// The documents whose paragraphs are of a class of Factiva's, without codes.
fn lined(dom: &Dom) -> Option<Composer> {
    let has_class = |node: NodeIndex, wanted: &str| {
        dom.attribute(node, "class")
            .is_some_and(|classes| classes.split_whitespace().any(|class| class.contains(wanted)))
    };
    let is_paragraph = |&node: &NodeIndex| dom.name(node) == "p" && has_class(node, "articleParagraph");
    // A document around several headlines is that of the first.
    let last = Cell::new(None);
    let headlines = (0..dom.len()).filter(|&node| dom.text(node).is_none() && has_class(node, "Headline"));
    let lined = |headline| {
        let document = dom.ancestors(headline).find(|&node| has_class(node, "Article"))?;
        if last.replace(Some(document)) == Some(document) {
            return None;
        }
        let paragraphs: Vec<NodeIndex> = dom.descendants(document).filter(is_paragraph).collect();
        let &first = paragraphs.first()?;
        let head = (dom.end(headline)..first)
            .filter_map(|node| dom.text(node))
            .map(|(text, _)| crate::text::one_line(text))
            .filter(|line| !line.is_empty())
            .collect();
        let paragraphs = paragraphs.into_iter().map(|node| dom.words(node)).collect();
        Some(Lined { title: dom.words(headline), head, paragraphs })
    };
    factiva::read_lined(headlines, lined)
}
