//! Documents of `ProQuest`, from their paragraphs: a headline, fields with their names, "Full text:" and more fields, between
//! lines of underscores.

use std::sync::LazyLock;

use regex::Regex;

use super::super::composer::Composer;
use super::super::{html, marked};
use super::{Document, composed};
use crate::article::BlockKind;
use crate::nlp;
use crate::text::{one_line, pattern};

/// A field at the start of a paragraph.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:
            (?<name>(?i:title|author|publication\ (?:title|info|date)|language\ of\ publication|document\ url))
          | (?<full>(?i:full\ text))
          | (?i:abstract(?:\ \([a-z]+\))?|links|subject|location|people|company(?:\ /\ organization)?|credit|copyright|pages
             |publication\ (?:year|subject)|publisher|place\ of\ publication|country\ of\ publication|source\ type|document\ type
             |proquest\ document\ id|last\ updated|database|issn|e-?issn|section|first\ page|number\ of\ pages|volume|issue
             |dateline|column|identifier\ /\ keyword|classification|business\ indexing\ term|illustration)
        ):\s*(?<value>.*)$",
    )
});

/// A line between documents, or the number of one.
static BORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:_{10,}|Document [0-9]{1,5} of [0-9]{1,5})$"));

/// Whether a text that reads so may be an export of `ProQuest`.
pub(super) fn may_be(text: &str) -> bool {
    text.contains("Full text:") && text.contains("Publication title:")
}

/// Whether `line` begins a paragraph of its own.
pub(super) fn is_alone(line: &str) -> bool {
    FIELD.is_match(line) || BORDER.is_match(line)
}

/// The documents that `paragraphs` make up; `None` if they are none of `ProQuest`.
pub(super) fn read(paragraphs: &[&str]) -> Option<Composer> {
    let paragraphs: Vec<String> =
        paragraphs.iter().map(|words| one_line(words)).filter(|words| !words.is_empty()).collect();
    composed(paragraphs.split(|words| BORDER.is_match(words)), document)
}

/// The document that `paragraphs` make up; `None` if they have no text.
fn document(paragraphs: &[String]) -> Option<Document> {
    let mut document = Document::default();
    let metadata = &mut document.metadata;
    let (mut is_text, mut has_text, mut first) = (false, false, None);
    for words in paragraphs {
        let Some(field) = FIELD.captures(words) else {
            if is_text {
                document.blocks.push((BlockKind::Paragraph, words.clone()));
            }
            first = first.or_else(|| Some(words.clone()));
            continue;
        };
        is_text = field.name("full").is_some();
        let value = field["value"].trim();
        if is_text {
            has_text = true;
            if !value.is_empty() {
                document.blocks.push((BlockKind::Paragraph, value.to_owned()));
            }
        }
        let Some(name) = field.name("name") else { continue };
        match name.as_str().to_ascii_lowercase().as_str() {
            "title" => metadata.title = marked::one_line(value),
            "author" => metadata.byline = names(value),
            "publication title" => metadata.site = value.split(';').next().and_then(marked::one_line),
            "publication date" => metadata.published = nlp::dates(value).next().map(|date| date.iso),
            "language of publication" => metadata.language = super::language(value),
            _ => {}
        }
    }
    metadata.title = metadata.title.take().or(first);
    (has_text && metadata.site.is_some()).then_some(document)
}

/// The names in a list of writers that gives family names first: "Quill, Ada; Brook, Ines."
fn names(list: &str) -> Option<String> {
    let turned = |name: &str| match name.trim().trim_end_matches('.').split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => name.trim().to_owned(),
    };
    let names: Vec<String> = list.split(';').map(turned).filter(|name| !name.is_empty()).collect();
    Some(html::names_in(&names.join(", "))).filter(|names| !names.is_empty())
}
