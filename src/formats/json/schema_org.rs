//! schema.org's `NewsArticle` and its relatives, as JSON-LD.

use serde_json::Value;

use super::super::composer::Composer;
use super::super::marked::language;
use super::{entries, line, push_body, push_picture, push_title};

/// The endings of the types that are articles: "`ReportageNewsArticle`", "`LiveBlogPosting`".
const ARTICLE_TYPES: &[&str] = &["Article", "BlogPosting", "Report"];

/// Adds the first article in `value`; `false` if there is none.
pub(super) fn push(value: &Value, composer: &mut Composer) -> bool {
    let Some(article) = article(value) else { return false };
    push_title(line(article, "headline").or_else(|| line(article, "name")), composer);
    let writers: Vec<String> = entries(article.get("author")).into_iter().filter_map(name).collect();
    let metadata = &mut composer.metadata;
    metadata.byline = (!writers.is_empty()).then(|| writers.join(", "));
    metadata.published = line(article, "datePublished");
    metadata.site = article.get("publisher").and_then(name);
    metadata.url = address(article.get("url")).or_else(|| address(article.get("mainEntityOfPage")));
    // A language tag, or a language that gives its tag as another name.
    let tag = article.get("inLanguage").map(|tag| tag.get("alternateName").unwrap_or(tag));
    metadata.language = tag.and_then(Value::as_str).and_then(language);
    for picture in entries(article.get("image")) {
        let credit = line(picture, "creditText").or_else(|| picture.get("creator").and_then(name));
        push_picture(
            None,
            line(picture, "caption").or_else(|| line(picture, "description")),
            credit,
            composer,
        );
    }
    let body = article.get("articleBody").or_else(|| article.get("text")).and_then(Value::as_str);
    // If the body was left out, a teaser is better than nothing.
    let body = body.or_else(|| article.get("description").and_then(Value::as_str));
    push_body(body.unwrap_or_default(), composer);
    true
}

/// The first article in `value`: itself, in a list, in the graph, or the subject of a page.
fn article(value: &Value) -> Option<&Value> {
    let is_article = |value: &Value| {
        entries(value.get("@type"))
            .into_iter()
            .filter_map(Value::as_str)
            .any(|name| ARTICLE_TYPES.iter().any(|end| name.ends_with(end)))
    };
    let mut inside = entries(Some(value));
    inside.extend(entries(Some(value)).into_iter().flat_map(|value| entries(value.get("@graph"))));
    inside.extend(entries(value.get("mainEntity")));
    inside.into_iter().find(|value| is_article(value))
}

/// The name of a person or organisation, which may be given directly.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => value.as_str().and_then(super::marked::one_line),
        Value::Array(entries) => entries.first().and_then(name),
        _ => line(value, "name"),
    }
}

fn address(value: Option<&Value>) -> Option<String> {
    let value = value?;
    let text = value.as_str().or_else(|| value.get("@id").and_then(Value::as_str))?;
    text.starts_with("http").then(|| text.to_owned())
}
