//! The JSON-LD in the scripts of a page: the things that it describes, and the references between them.
//!
//! [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/) allows a single thing, a list or a graph. A property of a thing may
//! be a text, a thing, a reference by `@id`, or a list of these. Deciding which thing is the article and which are its
//! pictures is left to others.

use std::collections::HashMap;

use serde_json::Value;

use super::dom::Dom;
use super::plain::plain;

/// How deeply lists and graphs may be nested.
const MAX_DEPTH: usize = 6;
/// The most things on a page.
const MAX_THINGS: usize = 5_000;
/// The most members of a list that are examined.
const MAX_MEMBERS: usize = 200;

/// The things that a page describes.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    things: Vec<Value>,
    by_id: HashMap<String, usize>,
}

impl LinkedData {
    /// The things that the scripts in `dom` describe, in order.
    pub fn new(dom: &Dom) -> Self {
        let mut data = Self::default();
        for script in dom.named("script") {
            let kind = dom.attribute(script, "type").unwrap_or_default();
            if kind.to_ascii_lowercase().contains("ld+json") {
                let texts = dom.children(script).filter_map(|child| dom.text(child));
                let source: String = texts.map(|(text, _)| text).collect();
                if !super::in_data::may_be_read(&source) {
                    continue;
                }
                data.things.extend(parse(&source).map(|value| things(value, 0)).unwrap_or_default());
            }
        }
        data.things.truncate(MAX_THINGS);
        for (index, thing) in data.things.iter().enumerate() {
            if let Some(id) = id(thing) {
                // A bare reference says less than the thing itself.
                if thing.as_object().is_some_and(|object| object.len() > 1) {
                    data.by_id.entry(id.to_owned()).or_insert(index);
                }
            }
        }
        data
    }

    /// All things, in the order of the page.
    pub fn things(&self) -> &[Value] {
        &self.things
    }

    /// The things and texts that the property `key` of `thing` names, with references followed.
    pub fn values<'a>(&'a self, thing: &'a Value, key: &str) -> Vec<&'a Value> {
        match thing.get(key) {
            Some(Value::Array(values)) => {
                values.iter().take(MAX_MEMBERS).map(|value| self.resolved(value)).collect()
            }
            Some(value) => vec![self.resolved(value)],
            None => Vec::new(),
        }
    }

    /// The names that the property `key` of `thing` gives, as texts or as things with names.
    pub fn names(&self, thing: &Value, key: &str) -> Vec<String> {
        let mut names = Vec::new();
        for value in self.values(thing, key) {
            names.extend(names_of(value).into_iter().map(|name| plain(&name)));
        }
        names
    }

    /// What a reference to another thing on the page stands for.
    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match id(value) {
            Some(id) if value.get("name").is_none() => {
                self.by_id.get(id).map_or(value, |&index| &self.things[index])
            }
            _ => value,
        }
    }
}

/// The first text of the property `key` of `thing`, if it has one.
pub(super) fn text(thing: &Value, key: &str) -> Option<String> {
    let text = thing.get(key).and_then(string).map(|text| plain(&text));
    text.filter(|text| !text.is_empty())
}

/// Whether a thing is of one of these kinds, or of one whose name ends in one: `NewsArticle` is an `Article`.
pub(super) fn is_a(thing: &Value, kinds: &[&str]) -> bool {
    let is_one =
        |kind: &Value| kind.as_str().is_some_and(|kind| kinds.iter().any(|name| kind.ends_with(name)));
    match thing.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

/// The names that `value` is or has.
pub(super) fn names_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(names)) => names.iter().take(MAX_MEMBERS).filter_map(string).collect(),
            Some(name) => string(name).into_iter().collect(),
            None => {
                let part = |key: &str| object.get(key).and_then(string);
                let parts = [part("givenName"), part("familyName")];
                let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                if name.is_empty() { Vec::new() } else { vec![name] }
            }
        },
        _ => Vec::new(),
    }
}

/// The first text of `value`.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(|value| value.as_str().map(str::to_owned)),
        Value::Object(object) => object.get("@value").and_then(|value| value.as_str().map(str::to_owned)),
        _ => None,
    }
}

fn id(thing: &Value) -> Option<&str> {
    thing.get("@id").and_then(Value::as_str)
}

/// The JSON in a script, after removing comments, and raw line ends in texts.
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
fn things(value: Value, depth: usize) -> Vec<Value> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    match value {
        Value::Array(values) => values.into_iter().flat_map(|value| things(value, depth + 1)).collect(),
        Value::Object(mut object) => {
            let mut found = Vec::new();
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"] {
                if object.get(key).is_some_and(|inner| key == "@graph" || inner.get("headline").is_some())
                    && let Some(inner) = object.remove(key)
                {
                    found.extend(things(inner, depth + 1));
                }
            }
            found.push(Value::Object(object));
            found
        }
        _ => Vec::new(),
    }
}
