//! The text of an article that only the data of its page have: in JSON-LD, or in the state of the program that shows the
//! page once it runs. Pages are often saved before it has.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::dom::Dom;
use super::linked_data::{LinkedData, is_a};
use super::plain::plain;
use crate::text::pattern;

/// The fewest bytes of text that are an article.
const MIN_TEXT_BYTES: usize = 200;
/// The longest data of a program that are read, in bytes.
const MAX_STATE_BYTES: usize = 4 << 20;
/// The most values in data that are read; each takes far more memory than the bytes that it is written in.
pub(super) const MAX_VALUES: usize = 200_000;
/// How deeply the values of a program may be nested.
const MAX_DEPTH: usize = 64;
/// The fewest words of a paragraph.
const MIN_WORDS: usize = 8;

/// Where a paragraph of HTML or of plain text ends.
static PARAGRAPH_END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\n|\r|</(?:p|div|h[1-6]|li|blockquote)\s*>|<br\s*/?>"));

/// The paragraphs of the text that linked data give as the body of the article.
pub(super) fn body(data: &LinkedData) -> Option<Vec<String>> {
    let articles = data.things().iter().filter(|thing| is_a(thing, &["Article", "BlogPosting", "Report"]));
    let bodies = articles.filter_map(|thing| thing.get("articleBody")?.as_str());
    bodies.max_by_key(|body| body.len()).map(paragraphs).filter(|found| is_text(found))
}

/// The paragraphs of the text in the state of the program that shows the page: of the values of one name, those that have
/// most sentences.
pub(super) fn state(dom: &Dom) -> Option<Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    let mut pushed = String::new();
    for script in dom.named("script") {
        let kind = dom.attribute(script, "type").unwrap_or_default();
        let texts = dom.children(script).filter_map(|child| dom.text(child));
        let source: String = texts.map(|(text, _)| text).collect();
        if source.len() > MAX_STATE_BYTES || !may_be_read(&source) {
            continue;
        }
        if kind.ends_with("/json") {
            if let Ok(value) = serde_json::from_str(&source) {
                collect(&value, "", 0, &mut found);
            }
        } else if source.contains("__next_f.push") && pushed.len() < MAX_STATE_BYTES {
            pushed.push_str(&pushed_by(&source).unwrap_or_default());
        }
    }
    // "1a:[…]", one value a line.
    for line in pushed.lines().filter(|line| may_be_read(line)) {
        if let Some((_, value)) = line.split_once(':')
            && let Ok(value) = serde_json::from_str(value)
        {
            collect(&value, "", 0, &mut found);
        }
    }
    let mut groups: Vec<(String, Vec<String>)> = found.into_iter().collect();
    groups.sort();
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let best = groups.into_iter().map(|(_, texts)| texts).max_by_key(|texts| bytes(texts))?;
    let found: Vec<String> = best.iter().flat_map(|text| paragraphs(text)).collect();
    is_text(&found).then_some(found)
}

/// Whether `source` has few enough values to be read.
pub(super) fn may_be_read(source: &str) -> bool {
    values(source).nth(MAX_VALUES).is_none()
}

/// The bytes of `source` that values may begin behind.
fn values(source: &str) -> impl Iterator<Item = u8> {
    source.bytes().filter(|byte| matches!(byte, b'{' | b'[' | b','))
}

/// The data of a page so far.
#[derive(Debug, Default)]
pub(super) struct Data {
    /// How many values they have.
    values: usize,
}

impl Data {
    /// Whether the page may have the `content` of a script with this `tag` besides: data as long as they all have few
    /// enough values together, programs as long as the state of one may be.
    pub fn has_room(&mut self, tag: &str, content: &str) -> bool {
        if !tag.to_ascii_lowercase().contains("json") {
            return content.len() <= MAX_STATE_BYTES;
        }
        let left = MAX_VALUES - self.values;
        let values = values(content).take(left + 1).count();
        self.values += if values <= left { values } else { 0 };
        values <= left
    }
}

/// The text that a script of Next.js hands over: the second entry of the list in `self.__next_f.push([1,"…"])`.
fn pushed_by(script: &str) -> Option<String> {
    let (_, list) = script.split_once(".push(")?;
    let end = list.rfind(')')?;
    let values: Vec<Value> = serde_json::from_str(&list[..end]).ok()?;
    values.get(1)?.as_str().map(str::to_owned)
}

/// Adds the sentences in `value` to those `found` under the same name.
fn collect(value: &Value, name: &str, depth: usize, found: &mut HashMap<String, Vec<String>>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::String(text) if is_sentence(text) => {
            found.entry(name.to_owned()).or_default().push(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, name, depth + 1, found)),
        Value::Object(values) => {
            values.iter().for_each(|(name, value)| collect(value, name, depth + 1, found));
        }
        _ => {}
    }
}

/// Whether `text` is a sentence or a paragraph with its tags, and no part of a program.
fn is_sentence(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(['”', '"', '’', '\'', ')']);
    text.split_whitespace().nth(MIN_WORDS - 1).is_some()
        && (end.ends_with(['.', '!', '?', '…', '。']) || end.ends_with('>'))
        && !text.contains(['{', '}'])
}

/// The paragraphs of `text`, plain or with tags.
fn paragraphs(text: &str) -> Vec<String> {
    PARAGRAPH_END.split(text).map(plain).filter(|words| !words.is_empty()).collect()
}

fn is_text(paragraphs: &[String]) -> bool {
    paragraphs.iter().map(String::len).sum::<usize>() >= MIN_TEXT_BYTES
}
