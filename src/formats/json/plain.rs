//! Articles as plain objects, as programs that collect articles write them: a title, a text, and other fields by their
//! usual names.

use serde_json::Value;

use super::super::composer::Composer;
use super::super::marked::language;
use super::{entries, line, push_body, push_title};
use crate::nlp;

/// The names of fields, the most telling first.
pub(in crate::formats) const TITLES: &[&str] = &["headline", "title", "heading", "name"];
pub(in crate::formats) const TEXTS: &[&str] =
    &["articleBody", "body", "text", "full_text", "fulltext", "maintext", "body_html", "content", "article"];
const WRITERS: [&str; 6] = ["byline", "author", "authors", "by", "writer", "creator"];
const DATES: [&str; 7] =
    ["datePublished", "published", "published_at", "date_publish", "publish_date", "pub_date", "date"];
const SITES: [&str; 7] =
    ["publication", "publisher", "source", "site", "site_name", "newspaper", "source_domain"];
/// The names of lists of articles.
const LISTS: [&str; 8] = ["articles", "items", "results", "data", "docs", "documents", "response", "entries"];

/// The fewest words of a text.
pub(in crate::formats) const FEWEST_WORDS: usize = 8;

/// The articles in `value`: of itself, of its entries, or of a list in it.
pub(super) fn articles(value: &Value) -> Vec<&Value> {
    let listed = |value: &'_ Value| -> Option<Vec<usize>> {
        let entries = value.as_array()?;
        Some((0..entries.len()).filter(|&at| is_article(&entries[at])).collect())
    };
    if is_article(value) {
        return vec![value];
    }
    let inside = LISTS.iter().filter_map(|name| value.get(*name));
    let nested = inside.clone().flat_map(|inner| LISTS.iter().filter_map(|name| inner.get(*name)));
    std::iter::once(value)
        .chain(inside)
        .chain(nested)
        .find_map(|list| {
            let found: Vec<&Value> = listed(list)?.into_iter().map(|at| &list[at]).collect();
            (!found.is_empty()).then_some(found)
        })
        .unwrap_or_default()
}

fn is_article(value: &Value) -> bool {
    title(value).is_some() && text(value).is_some()
}

fn title(value: &Value) -> Option<String> {
    TITLES.iter().find_map(|name| line(value, name))
}

/// The text of an article, which has at least a sentence.
fn text(value: &Value) -> Option<&str> {
    let texts = TEXTS.iter().filter_map(|name| value.get(*name)?.as_str());
    texts.into_iter().find(|text| text.split_whitespace().nth(FEWEST_WORDS - 1).is_some())
}

/// Adds the article in `value`; `false` if it is none.
pub(super) fn push(value: &Value, composer: &mut Composer) -> bool {
    let Some(text) = text(value) else { return false };
    push_title(title(value), composer);
    let names = WRITERS.iter().map(|name| names(value, name)).find(|names| !names.is_empty());
    let metadata = &mut composer.metadata;
    metadata.byline = names.map(|names| names.join(", "));
    metadata.published = DATES.iter().filter_map(|name| line(value, name)).find_map(|date| day(&date));
    metadata.site = SITES.iter().find_map(|name| names_of(value.get(*name)?).into_iter().next());
    metadata.url = ["url", "link", "uri"]
        .iter()
        .find_map(|name| line(value, name))
        .filter(|url| url.starts_with("http"));
    metadata.language =
        ["language", "lang"].iter().find_map(|name| line(value, name)).and_then(|tag| language(&tag));
    push_body(text, composer);
    true
}

fn names(value: &Value, name: &str) -> Vec<String> {
    value.get(name).map(names_of).unwrap_or_default()
}

/// The names that `value` is or has.
fn names_of(value: &Value) -> Vec<String> {
    let name = |value: &Value| match value {
        Value::String(_) => value.as_str().and_then(super::marked::one_line),
        _ => line(value, "name").or_else(|| line(value, "title")),
    };
    let names = entries(Some(value)).into_iter().filter_map(name);
    names.map(|found| super::super::html::names_in(&found)).filter(|found| !found.is_empty()).collect()
}

/// A date as ISO 8601; `None` if it is none.
fn day(date: &str) -> Option<String> {
    let is_iso = date.len() >= 10
        && date.is_char_boundary(10)
        && date.as_bytes()[4] == b'-'
        && date.as_bytes()[7] == b'-';
    if is_iso { Some(date.replacen(' ', "T", 1)) } else { nlp::dates(date).next().map(|date| date.iso) }
}
