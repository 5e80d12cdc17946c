//! ninjs, the JSON of news agencies (<https://iptc.org/std/ninjs/>), in its versions 1 to 3.

use serde_json::Value;

use super::super::composer::Composer;
use super::super::marked::language;
use super::{entries, line, push_body, push_picture, push_title};
use crate::article::BlockKind;

/// Adds the item in `value`; `false` if it is not one.
pub(super) fn push(value: &Value, composer: &mut Composer) -> bool {
    let has = |key: &str| value.get(key).is_some();
    let is_ninjs =
        value.pointer("/standard/name").and_then(Value::as_str).is_some_and(|name| name == "ninjs");
    if !is_ninjs
        && !((has("uri") || has("guid"))
            && (has("headlines") || has("headline") || has("bodies") || has("body_text")))
    {
        return false;
    }
    let title = text_of(value, "headlines", "main").or_else(|| line(value, "headline"));
    push_title(title.or_else(|| line(value, "title")), composer);
    let metadata = &mut composer.metadata;
    metadata.byline = line(value, "by").or_else(|| line(value, "byline"));
    metadata.published =
        ["contentcreated", "firstcreated", "versioncreated"].iter().find_map(|key| line(value, key));
    metadata.language = value.get("language").and_then(Value::as_str).and_then(language);
    metadata.site = entries(value.get("infosources")).into_iter().find_map(|source| line(source, "name"));
    metadata.site = metadata.site.take().or_else(|| line(value, "copyrightholder"));
    metadata.site = metadata.site.take().or_else(|| line(value, "source"));
    metadata.url = line(value, "uri").filter(|uri| uri.starts_with("http"));
    if let Some(subheading) = text_of(value, "subheadlines", "main") {
        composer.push(BlockKind::Heading, &subheading);
    }
    for picture in associations(value) {
        let caption =
            text_of(picture, "descriptions", "caption").or_else(|| line(picture, "description_text"));
        let credit =
            ["by", "byline", "creditline", "copyrightholder"].iter().find_map(|key| line(picture, key));
        push_picture(
            text_of(picture, "headlines", "main").or_else(|| line(picture, "headline")),
            caption,
            credit,
            composer,
        );
    }
    push_body(&body(value).unwrap_or_default(), composer);
    true
}

/// The body of an item: plain text if there is any, or else HTML, or else the description of the item.
fn body(value: &Value) -> Option<String> {
    let bodies = entries(value.get("bodies"));
    let is_plain = |body: &&&Value| {
        body.get("contenttype")
            .and_then(Value::as_str)
            .is_none_or(|media_type| media_type.starts_with("text/plain"))
    };
    let body = bodies.iter().find(is_plain).or_else(|| bodies.first());
    let text = body.and_then(|body| body.get("value")).and_then(Value::as_str);
    let older = || ["body_text", "body_xhtml", "body_html"].iter().find_map(|key| value.get(*key)?.as_str());
    let text = text.or_else(older).map(str::to_owned);
    text.or_else(|| text_of(value, "descriptions", "summary")).or_else(|| line(value, "description_text"))
}

/// The text with the role `role` in the list `key`, or else the first one there.
fn text_of(value: &Value, key: &str, role: &str) -> Option<String> {
    let texts = entries(value.get(key));
    let has_role =
        |text: &&&Value| text.get("role").and_then(Value::as_str).is_some_and(|found| found.contains(role));
    texts.iter().find(has_role).or_else(|| texts.first()).and_then(|text| line(text, "value"))
}

/// The pictures that go with an item: a list, or in version 1 an object of them.
fn associations(value: &Value) -> Vec<&Value> {
    let all = match value.get("associations") {
        Some(Value::Object(named)) => named.values().collect(),
        other => entries(other),
    };
    all.into_iter().filter(|item| item.get("type").and_then(Value::as_str) == Some("picture")).collect()
}
