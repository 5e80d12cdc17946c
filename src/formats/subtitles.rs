//! Subtitles (`SubRip` and `WebVTT`) → what is said, in paragraphs.

use std::sync::LazyLock;

use regex::Regex;

use super::ReadProblem;
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::plain_text;
use crate::article::{Article, BlockKind, Source, Warning};
use crate::text::pattern;

/// What messages call such a file.
const KIND: &str = "subtitles";

/// From when to when a line is shown.
static TIMING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?<from>(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{3}) --> (?<to>(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{3})",
    )
});
/// A mark of type, or who speaks.
static TAG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"<(?<voice>v(?:\.[^ >]{0,80})? )?(?<name>[^>]{0,200})>|\{\\[^}]{0,200}\}"));

/// The silence that ends a paragraph, in seconds.
const SILENCE: f64 = 4.0;
/// A paragraph this long ends with its sentence, in bytes.
const LONG: usize = 500;

/// The article in the `bytes` of a file of subtitles.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    let mut said = Said::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(timing) = TIMING.captures(line) else { continue };
        said.begin(seconds(&timing["from"]));
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty() && !TIMING.is_match(line)) {
            // The number of the next one, with no blank line above it.
            let is_number = line.trim().bytes().all(|byte| byte.is_ascii_digit());
            if !is_number || !lines.peek().is_some_and(|next| TIMING.is_match(next)) {
                said.line(line);
            }
        }
        said.last_end = seconds(&timing["to"]);
    }
    said.end_paragraph();
    if said.composer.is_empty() {
        return Err(DocumentProblem::NoText(KIND).into());
    }
    said.composer.warnings.extend(warning.map(Warning::new));
    Ok(said.composer.finish(Source { encoding: Some(encoding), ..source }))
}

/// What has been said so far.
#[derive(Default)]
struct Said {
    composer: Composer,
    paragraph: String,
    /// When the line before this one ended, in seconds.
    last_end: f64,
    /// The lines that are shown, and those that were before.
    shown: Vec<String>,
    shown_before: Vec<String>,
}

impl Said {
    /// Begins what is shown from this second on.
    fn begin(&mut self, from: f64) {
        self.shown_before = std::mem::take(&mut self.shown);
        let is_long = self.paragraph.len() >= LONG && self.paragraph.ends_with(['.', '!', '?', '”', '"']);
        if from - self.last_end >= SILENCE || is_long {
            self.end_paragraph();
        }
    }

    fn line(&mut self, line: &str) {
        let words = TAG.replace_all(line, |tag: &regex::Captures<'_>| match tag.name("voice") {
            Some(_) => format!("{}: ", tag["name"].trim()),
            None => String::new(),
        });
        let words = words.trim().trim_start_matches(">>").trim_start();
        let words = quick_xml::escape::unescape(words).unwrap_or(words.into());
        // Captions that roll up show each line twice.
        let is_repeated = self.shown_before.iter().any(|before| *before == words);
        self.shown.push(words.clone().into_owned());
        if words.is_empty() || is_repeated {
            return;
        }
        if words.len() < line.trim().len() && line.contains("<v")
            || line.trim_start().starts_with(['-', '–', '>'])
        {
            self.end_paragraph();
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(&words);
    }

    fn end_paragraph(&mut self) {
        self.composer.push(BlockKind::Paragraph, &self.paragraph);
        self.paragraph.clear();
    }
}

/// A time of day as seconds.
fn seconds(time: &str) -> f64 {
    time.split(':')
        .filter_map(|part| part.replace(',', ".").parse::<f64>().ok())
        .fold(0.0, |sum, part| sum * 60.0 + part)
}
