//! The facts about an article above its text, as static site generators write them.
//!
//! Only lines of a key and a value, and lists of values, are read: as much of YAML and TOML as a title, a writer, a
//! date and a language need.

use crate::article::Metadata;
use crate::formats::marked::{language, one_line};

/// How many lines are searched for the end of the facts.
const MAX_LINES: usize = 200;

/// The facts at the start of `text`, and the text below them. Without facts, the whole text.
pub(super) fn split(text: &str) -> (Metadata, &str) {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    let mark = opening.trim_end();
    if mark != "---" && mark != "+++" {
        return (Metadata::default(), text);
    }
    let mut end = opening.len();
    let mut facts = Vec::new();
    for line in lines.take(MAX_LINES) {
        end += line.len();
        let line = line.trim_end();
        if line == mark || mark == "---" && line == "..." {
            return (metadata(&facts), &text[end..]);
        }
        facts.push(line);
    }
    (Metadata::default(), text)
}

fn metadata(lines: &[&str]) -> Metadata {
    let mut metadata = Metadata::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        // Only lines at the margin are about the article itself.
        let Some((key, value)) =
            line.split_once([':', '=']).filter(|_| !line.starts_with([' ', '\t', '#', '-']))
        else {
            continue;
        };
        let mut values = values(value);
        while let Some(entry) = lines.get(at).filter(|_| value.trim().is_empty()) {
            let entry = entry.trim_start();
            let Some(item) = entry.strip_prefix("- ") else { break };
            values.extend(one_value(item.strip_prefix("name:").unwrap_or(item)));
            at += 1;
        }
        let first = values.first().cloned();
        match key.trim().trim_matches('"').to_lowercase().as_str() {
            "title" => metadata.title = first,
            "author" | "authors" | "by" | "byline" if !values.is_empty() => {
                metadata.byline = Some(super::notes::without_links(&values.join(", ")).into_owned());
            }
            "date" | "published" | "pubdate" | "publishdate" => {
                metadata.published = first.and_then(|date| day(&date));
            }
            "lang" | "language" => metadata.language = first.and_then(|tag| language(&tag)),
            "url" | "canonical" | "canonical_url" | "canonicalurl" | "source" => {
                metadata.url = first.filter(|url| url.starts_with("http"));
            }
            "site" | "publication" | "publisher" => metadata.site = first,
            _ => {}
        }
    }
    metadata
}

/// The value, or the values of a list in brackets.
fn values(text: &str) -> Vec<String> {
    let text = text.trim();
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(list) => list.split(',').filter_map(one_value).collect(),
        None => one_value(text).into_iter().collect(),
    }
}

/// A value without quotation marks or the comment after it.
fn one_value(text: &str) -> Option<String> {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote)
            && let Some(end) = inside.rfind(quote)
        {
            return one_line(&inside[..end].replace("\\\"", "\"").replace("''", "'"));
        }
    }
    one_line(text.split(" #").next().unwrap_or(text))
        .filter(|value| !matches!(value.as_str(), "|" | ">" | "null" | "~"))
}

/// A date as ISO 8601 with a "T" before the time; `None` if it is written in another way.
fn day(date: &str) -> Option<String> {
    let is_day = date.len() >= 10
        && date.bytes().take(10).enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_day {
        return crate::nlp::dates(date).next().map(|date| date.iso);
    }
    let (day, time) = date.split_at(10);
    let time = time.trim_start_matches(['T', ' ']).replacen(' ', "", 1);
    Some(if time.is_empty() { day.to_owned() } else { format!("{day}T{time}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_read_and_cut_off() {
        let yaml = "---\ntitle: \"Fog: the port waits\" # draft\nauthors:\n  - Jane Doe\n  - name: John Roe\n\
            date: 2024-03-02 10:00:00 +0100\nlang: en-GB\ndraft: false\n---\nFog.\n";
        let (metadata, rest) = split(yaml);
        assert_eq!(metadata.title.as_deref(), Some("Fog: the port waits"));
        assert_eq!(metadata.byline.as_deref(), Some("Jane Doe, John Roe"));
        assert_eq!(metadata.published.as_deref(), Some("2024-03-02T10:00:00+0100"));
        assert_eq!(metadata.language.as_deref(), Some("en"));
        assert_eq!(rest, "Fog.\n");
        let toml = "+++\r\ntitle = 'Fog'\r\nauthor = [\"Jane Doe\"]\r\ndate = 2024-03-02\r\n+++\r\nText";
        let (metadata, rest) = split(toml);
        assert_eq!((metadata.title.as_deref(), metadata.byline.as_deref()), (Some("Fog"), Some("Jane Doe")));
        assert_eq!((metadata.published.as_deref(), rest), (Some("2024-03-02"), "Text"));
    }

    #[test]
    fn a_rule_at_the_top_is_no_facts() {
        for text in ["---\nFog.\n", "Fog\n---\n", "", "---"] {
            assert_eq!(split(text), (Metadata::default(), text));
        }
    }
}
