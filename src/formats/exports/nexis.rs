//! Documents of Nexis and Nexis Uni, from their paragraphs.
//!
//! Nexis puts "1 of 20 DOCUMENTS", the paper, the date and the headline above fields in capitals ("BYLINE:", "LENGTH: 172
//! words"), and further fields ("LOAD-DATE:") below the text. Nexis Uni puts the headline first, then the paper, the date
//! and the copyright; "Body" opens the text, and "End of Document" ends it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::composer::Composer;
use super::super::{html, marked};
use super::{Document, composed};
use crate::article::BlockKind;
use crate::nlp;
use crate::text::{one_line, pattern};

/// "1 of 20 DOCUMENTS", "Document 1 of 20".
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[0-9]{1,5} of [0-9]{1,5} DOCUMENTS?|Document [0-9]{1,5} of [0-9]{1,5})$"));

/// A field on a line of its own. Those behind the text are in a group of their own.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:(?<name>(?i:byline|section|length|highlight|dateline|headline|graphic|series|source|edition|distribution|type|column|correction(?:-date)?))
          |(?<behind>(?i:load-date|language|publication-type|journal-code|subject|industry|person|company|ticker|organization|geographic|country|state|city|acc-no|doc-type|pub-type)))
          :\s*(?<value>.*)$",
    )
});

/// How long a line of the head may be, in bytes.
const MAX_HEAD_BYTES: usize = 300;
/// How many paragraphs the head of a document may have.
const MAX_HEAD: usize = 12;

/// The documents that `paragraphs` make up, each on one line; `None` if they are none of Nexis.
pub(super) fn read(paragraphs: &[&str]) -> Option<Composer> {
    if !paragraphs.iter().any(|words| is_sign(words)) {
        return None;
    }
    let paragraphs: Vec<String> =
        paragraphs.iter().map(|words| one_line(words)).filter(|words| !words.is_empty()).collect();
    if !is_export(&paragraphs) {
        return None;
    }
    let is_end = |words: &String| words == "End of Document";
    let starts: Vec<usize> = (0..paragraphs.len()).filter(|&at| NUMBER.is_match(&paragraphs[at])).collect();
    let ends: Vec<usize> = (0..paragraphs.len()).filter(|&at| is_end(&paragraphs[at])).collect();
    let all = paragraphs.len();
    let parts: Vec<&[String]> = if starts.is_empty() {
        // What is behind the last end is no document.
        let begins = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
        let ends = if ends.is_empty() { vec![all] } else { ends.clone() };
        begins.zip(ends).map(|(begin, end)| &paragraphs[begin..end]).collect()
    } else {
        let ends = starts.iter().skip(1).copied().chain([all]);
        starts.iter().zip(ends).map(|(begin, end)| &paragraphs[begin + 1..end]).collect()
    };
    composed(parts.into_iter(), |part| Some(document(part)))
}

/// Whether a text that reads so may be an export of Nexis; most texts are not.
pub(super) fn may_be(text: &str) -> bool {
    text.contains("DOCUMENT") || text.contains("End of Document") || text.contains("-DATE:")
}

/// Whether `line` begins a paragraph of its own.
pub(super) fn is_alone(line: &str) -> bool {
    is_border(line) || FIELD.is_match(line)
}

/// Whether `line` stands between the head, the text and the end of a document.
pub(super) fn is_border(line: &str) -> bool {
    line == "Body" || line == "End of Document"
}

/// Whether `words` are a line that such an archive alone has.
fn is_sign(words: &str) -> bool {
    let words = words.trim();
    words.len() <= MAX_HEAD_BYTES
        && (words == "End of Document"
            || words.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("load-date:"))
            || NUMBER.is_match(words))
}

/// Whether `paragraphs` have enough of the lines of an archive.
fn is_export(paragraphs: &[String]) -> bool {
    let has = |name: &str| {
        let is_it = |words: &String| {
            FIELD.captures(words).is_some_and(|found| {
                let found = found.name("name").or(found.name("behind"));
                found.is_some_and(|found| found.as_str().eq_ignore_ascii_case(name))
            })
        };
        paragraphs.iter().any(is_it)
    };
    let is_numbered = paragraphs.iter().any(|words| NUMBER.is_match(words));
    let is_ended = paragraphs.iter().any(|words| words == "End of Document");
    let signs = [is_numbered, is_ended, has("load-date"), has("length"), has("section"), has("byline")];
    (is_numbered || is_ended || has("load-date")) && signs.into_iter().filter(|&sign| sign).count() >= 2
}

/// The document that `paragraphs` make up.
fn document(paragraphs: &[String]) -> Document {
    let mut document = Document::default();
    let is_field = |words: &String| FIELD.is_match(words);
    let is_copyright = |words: &String| {
        words.starts_with("Copyright")
            || words.starts_with('©')
            || words.eq_ignore_ascii_case("all rights reserved")
    };
    let head_end = paragraphs.iter().position(|words| is_field(words) || words == "Body").unwrap_or(0);
    let head: Vec<&String> =
        paragraphs[..head_end].iter().filter(|words| !is_copyright(words)).take(MAX_HEAD).collect();
    let day = |words: &str| {
        (words.len() <= MAX_HEAD_BYTES).then(|| nlp::dates(words).next()).flatten().map(|date| date.iso)
    };
    let dated = head.iter().position(|words| day(words).is_some());
    let metadata = &mut document.metadata;
    metadata.published = dated.and_then(|at| day(head[at]));
    let line = |at: usize| head.get(at).and_then(|words| marked::one_line(words));
    // The headline stands above the paper and the date, or else below both.
    (metadata.title, metadata.site) = match dated {
        Some(at) if at >= 2 => (line(at - 2), line(at - 1)),
        Some(at) => (line(at + 1), if at > 0 { line(at - 1) } else { None }),
        None => (line(0), line(1)),
    };
    metadata.site = metadata.site.take().map(|site| match site.split_once(" (") {
        Some((name, place)) if place.ends_with(')') => name.to_owned(),
        _ => site,
    });
    let body_start = paragraphs.iter().position(|words| words == "Body");
    let mut is_body = false;
    for (at, words) in paragraphs.iter().enumerate().skip(head_end) {
        if words == "Body" && Some(at) == body_start {
            is_body = true;
            continue;
        }
        let Some(field) = FIELD.captures(words) else {
            if (is_body || body_start.is_none()) && !is_copyright(words) && !is_label(words) {
                is_body = true;
                document.blocks.push((BlockKind::Paragraph, words.clone()));
            }
            continue;
        };
        // Within the text, a sentence may begin like a field: "Correction: The sum was …".
        let label = words.split(':').next().unwrap_or_default();
        let is_sure = !label.contains(char::is_lowercase)
            || label == "Load-Date"
            || at > 0 && paragraphs[at - 1] == "Classification";
        if is_body && !is_sure {
            document.blocks.push((BlockKind::Paragraph, words.clone()));
            continue;
        }
        // What is behind the text has nothing more of it.
        if field.name("behind").is_some() && is_body {
            break;
        }
        let value = field.name("value").map_or("", |value| value.as_str()).trim();
        let name = field.name("name").map_or("", |name| name.as_str()).to_ascii_lowercase();
        match name.as_str() {
            "byline" => {
                let names = html::names_in(value);
                document.metadata.byline = Some(names).filter(|names| !names.is_empty());
            }
            "headline" => document.metadata.title = marked::one_line(value),
            "highlight" if !value.is_empty() => document.blocks.push((BlockKind::Heading, value.to_owned())),
            "dateline" if !value.is_empty() => document.blocks.push((BlockKind::Dateline, value.to_owned())),
            _ => {}
        }
    }
    document
}

/// Whether `words` are a label behind the text.
fn is_label(words: &str) -> bool {
    matches!(words, "Classification" | "Graphic" | "Notes" | "Load-Date" | "End of Document")
}
