//! What programs for notes add to Markdown: links in double brackets, highlights, comments and callouts of
//! [Obsidian](https://help.obsidian.md/obsidian-flavored-markdown), and the facts that Joplin exports below a note.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::article::Metadata;
use crate::formats::marked::{language, one_line};
use crate::text::pattern;

/// A file that is shown in its place: "![[boats.png]]".
static EMBEDDED: LazyLock<Regex> = LazyLock::new(|| pattern(r"!\[\[[^\[\]\n]{1,400}\]\]"));
/// A link to a note, with or without other words for it: "[[Boats]]", "[[Boats|the boats]]".
static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\[\[(?:[^\[\]|\n]{1,400}\|)?(?<words>[^\[\]|\n]{1,400})\]\]"));
/// Highlighted words: "==boats==".
static HIGHLIGHT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"==(?<words>[^=\s](?:[^=\n]{0,2000}[^=\s])?)=="));
/// A remark that is not shown: "%% boats %%".
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"%%[^%\n]{0,4000}%%"));
/// The name of a block at its end: "^boats".
static BLOCK_NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s\^[A-Za-z0-9-]{1,40}\s*$"));
/// The first line of a callout: "> [!quote]- Boats".
static CALLOUT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?<marks>\s{0,3}(?:>\s?)+)\[![A-Za-z][\w-]*\][+-]?\s*(?<title>.*)$"));
/// A fact of Joplin's.
static FACT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?<key>[a-z][a-z_]{1,40}):(?: (?<value>.*))?$"));

/// How many lines of facts may be below a note.
const MAX_FACTS: usize = 60;

/// `text` as plain Markdown.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !["[[", "==", "%%", "[!", " ^"].iter().any(|sign| text.contains(sign)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    for whole in text.split_inclusive('\n') {
        let (line, end) = whole.strip_suffix('\n').map_or((whole, ""), |line| (line, "\n"));
        let opening = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| opening.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            out.push_str(whole);
            continue;
        }
        match CALLOUT.captures(line) {
            // The title of a callout is a paragraph of its own.
            Some(found) => {
                let (marks, title) = (&found["marks"], found["title"].trim());
                if title.is_empty() {
                    out.push_str(marks.trim_end());
                } else {
                    out.push_str(&format!("{marks}{}\n{}", shown(title), marks.trim_end()));
                }
            }
            None => out.push_str(&shown(line)),
        }
        out.push_str(end);
    }
    Cow::Owned(out)
}

/// `line` as it is shown.
fn shown(line: &str) -> Cow<'_, str> {
    let mut line = without_links(line);
    for (form, shown) in [(&HIGHLIGHT, "$words"), (&REMARK, ""), (&BLOCK_NAME, "")] {
        if let Cow::Owned(changed) = form.replace_all(&line, shown) {
            line = Cow::Owned(changed);
        }
    }
    line
}

/// `text` without the brackets of links, and without files in their place.
pub(super) fn without_links(text: &str) -> Cow<'_, str> {
    if !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let text = EMBEDDED.replace_all(text, "");
    Cow::Owned(LINK.replace_all(&text, "$words").into_owned())
}

/// The facts below a note of Joplin's with those already known, and the text above them. The first line of such a note is
/// its title.
pub(super) fn split(mut metadata: Metadata, text: &str) -> (Metadata, &str) {
    let (mut start, mut end) = (text.len(), text.trim_end().len());
    let mut facts = Vec::new();
    for line in text.trim_end().rsplit('\n').take(MAX_FACTS) {
        let Some(found) = FACT.captures(line.trim_end()) else { break };
        let value = found.name("value").map_or("", |value| value.as_str());
        facts.push((found["key"].to_owned(), value.to_owned()));
        start = end - line.len();
        end = start.saturating_sub(1);
    }
    let has = |key: &str| facts.iter().any(|(name, _)| name == key);
    if !has("type_") || !has("id") {
        return (metadata, text);
    }
    for (key, value) in facts {
        let value = one_line(&value);
        match key.as_str() {
            "author" => metadata.byline = metadata.byline.take().or(value),
            "source_url" => {
                metadata.url = metadata.url.take().or(value.filter(|url| url.starts_with("http")));
            }
            "language" => {
                metadata.language = metadata.language.take().or(value.and_then(|tag| language(&tag)));
            }
            _ => {}
        }
    }
    let body = text[..start].trim_end();
    if metadata.title.is_some() {
        return (metadata, body);
    }
    let (title, body) = body.trim_start().split_once('\n').unwrap_or((body, ""));
    metadata.title = one_line(title);
    (metadata, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_for_notes_add_is_shown_as_they_show_it() {
        for (text, expected) in [
            ("The ==quay== of [[Marlow|the port]] and [[Fog]].", "The quay of the port and Fog."),
            ("![[quay.png]]One %% no %%two ^a1", "One two"),
            ("> [!quote]- A pilot\n> Fog.\n", "> A pilot\n>\n> Fog.\n"),
            ("> [!note]\n> Fog.", ">\n> Fog."),
            ("```\na == b == c\n```\n", "```\na == b == c\n```\n"),
            ("A == b", "A == b"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
