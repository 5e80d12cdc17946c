//! What a page says of its article as data for search engines: JSON-LD in the vocabulary of schema.org.

use serde_json::Value;

use super::super::dom::Dom;
use super::plain;

/// How deep lists and graphs are looked into.
const MAX_DEPTH: usize = 6;

/// What the data say of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
}

/// What the data in `dom` say of the article: of all things described the first that is one.
pub(super) fn described(dom: &Dom) -> Described {
    let mut things = Vec::new();
    for script in dom.named("script") {
        let kind = dom.attribute(script, "type").unwrap_or_default();
        if !kind.to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        let source: String =
            dom.children(script).filter_map(|child| dom.text(child)).map(|(text, _)| text).collect();
        if let Some(value) = parse(&source) {
            collect(value, 0, &mut things);
        }
    }
    let rank = |thing: &Value| rank(thing);
    let Some(article) = things.iter().filter(|thing| rank(thing) > 0).max_by_key(|thing| rank(thing)) else {
        return Described::default();
    };
    let text = |key: &str| {
        article.get(key).and_then(string).map(|text| plain(&text)).filter(|text| !text.is_empty())
    };
    let mut authors = Vec::new();
    for key in ["author", "creator"] {
        if authors.is_empty()
            && let Some(value) = article.get(key)
        {
            add_names(value, &things, &mut authors);
        }
    }
    Described {
        title: text("headline").or_else(|| text("name")),
        authors,
        published: text("datePublished").or_else(|| text("dateCreated")),
        site: article
            .get("publisher")
            .map(|publisher| resolved(publisher, &things))
            .and_then(|publisher| publisher.get("name").and_then(string))
            .map(|name| plain(&name)),
        url: text("url")
            .or_else(|| article.get("mainEntityOfPage").and_then(|page| page.get("@id")).and_then(string)),
    }
}

/// The JSON of a script, from which comments and raw line ends in strings are taken.
fn parse(source: &str) -> Option<Value> {
    let source =
        source.trim().trim_start_matches("<!--").trim_start_matches("//").trim_start_matches("<![CDATA[");
    let source = source.trim().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim();
    let source = source.trim_end_matches(';');
    serde_json::from_str(source).ok().or_else(|| {
        let clean: String = source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&clean).ok()
    })
}

/// The things that `value` describes: itself, the members of lists and graphs, and the main thing of a page.
fn collect(value: Value, depth: usize, things: &mut Vec<Value>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, depth + 1, things)),
        Value::Object(mut object) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"] {
                if object.get(key).is_some_and(|inner| key == "@graph" || inner.get("headline").is_some())
                    && let Some(inner) = object.remove(key)
                {
                    collect(inner, depth + 1, things);
                }
            }
            things.push(Value::Object(object));
        }
        _ => {}
    }
}

/// How surely a thing is the article of the page; 0 for other things.
fn rank(thing: &Value) -> usize {
    let kinds: Vec<String> = match thing.get("@type") {
        Some(Value::String(kind)) => vec![kind.clone()],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(string).collect(),
        _ => Vec::new(),
    };
    let is = |names: &[&str]| kinds.iter().any(|kind| names.iter().any(|name| kind.ends_with(name)));
    match () {
        () if is(&[
            "Article",
            "BlogPosting",
            "Report",
            "Review",
            "LiveBlogPosting",
            "SocialMediaPosting",
            "Recipe",
        ]) =>
        {
            3
        }
        () if thing.get("headline").is_some() => 2,
        () if is(&["WebPage", "ItemPage"]) && thing.get("datePublished").is_some() => 1,
        () => 0,
    }
}

/// What a reference to another thing of the page stands for.
fn resolved<'a>(value: &'a Value, things: &'a [Value]) -> &'a Value {
    let value = value.as_array().and_then(|values| values.first()).unwrap_or(value);
    if value.get("name").is_some() {
        return value;
    }
    let Some(id) = value.get("@id").and_then(Value::as_str) else { return value };
    things.iter().find(|thing| thing.get("@id").and_then(Value::as_str) == Some(id)).unwrap_or(value)
}

fn add_names(value: &Value, things: &[Value], names: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| add_names(value, things, names)),
        Value::String(name) => names.push(plain(name)),
        Value::Object(_) => match resolved(value, things).get("name") {
            Some(Value::Array(inner)) => inner.iter().for_each(|value| add_names(value, things, names)),
            Some(name) => names.extend(string(name).map(|name| plain(&name))),
            None => {}
        },
        _ => {}
    }
}

/// The first string of `value`.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(string),
        Value::Object(object) => object.get("@value").and_then(string),
        _ => None,
    }
}
