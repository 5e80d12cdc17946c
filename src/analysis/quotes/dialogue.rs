//! Speech without quotation marks: lines that a dash opens, and transcripts with a speaker's label before each line.

use std::sync::LazyLock;

use regex::Regex;

use super::marks::Mark;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::{BlockKind, TextRange};
use crate::lang::{Classes, Parsed};
use crate::nlp::syntax::{PartOfSpeech, Syntax};
use crate::text::pattern;

/// A dialogue has at least so many lines; one alone may be anything.
const LEAST_LINES: usize = 2;

/// A label before what is said: "Q:", "A.", "MAYOR SMITH:".
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(Q|A)[:.]|((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,3}):)\s+"));

/// How the blocks of an article are lines of a dialogue, by their index.
#[derive(Debug, Default)]
pub(super) struct Dialogue {
    /// For each block, whether it is a line that a dash opens.
    pub has_dash: Vec<bool>,
    /// For each block that is a line of a transcript, its label.
    pub labels: Vec<Option<Label>>,
}

/// The label of a line of a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The label without its colon.
    pub range: TextRange,
    /// What is said.
    pub said: TextRange,
}

impl Dialogue {
    /// The dialogue in `document`.
    pub fn of(document: &AnnotatedArticle<'_>) -> Self {
        let is_running = |block: &AnnotatedBlock| {
            matches!(
                block.kind,
                BlockKind::Title
                    | BlockKind::Paragraph
                    | BlockKind::ListItem
                    | BlockKind::Preformatted
                    | BlockKind::Heading
            )
        };
        let of_running = |block: &AnnotatedBlock| is_running(block).then(|| document.slice(block.range));
        let mut has_dash: Vec<bool> =
            document.blocks.iter().map(|block| of_running(block).is_some_and(opens_with_dash)).collect();
        let mut labels: Vec<Option<Label>> = document
            .blocks
            .iter()
            .map(|block| of_running(block).and_then(label).map(|label| label.shifted(block.range.start)))
            .collect();
        if has_dash.iter().filter(|has_dash| **has_dash).count() < LEAST_LINES {
            has_dash.fill(false);
        }
        if labels.iter().flatten().count() < LEAST_LINES {
            labels.fill(None);
        }
        Self { has_dash, labels }
    }

    /// The first line of the transcript.
    pub fn first_label(&self) -> Option<Label> {
        self.labels.iter().flatten().next().copied()
    }
}

impl Label {
    fn shifted(self, by: usize) -> Self {
        Self { range: self.range.shifted(by), said: self.said.shifted(by) }
    }
}

fn opens_with_dash(text: &str) -> bool {
    let rest = text.strip_prefix(['—', '–']).map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '¿' | '¡')))
}

fn label(text: &str) -> Option<Label> {
    let found = LABEL.captures(text)?;
    let name = found.get(1).or_else(|| found.get(2))?;
    let said = TextRange::new(found.get(0)?.end(), text.len());
    (!said.is_empty()).then(|| Label { range: name.range().into(), said })
}

/// What is said in a line that a dash opens, up to who says it: "— I have sold it, said Doe. — Long ago."
pub(super) fn dash_marks(text: &str, block: TextRange, syntax: &Syntax) -> Vec<Mark> {
    let inside = &text[block.start..block.end];
    let body = inside.trim_start_matches(['—', '–']).trim_start();
    let start = block.end - body.len();
    let Some((end, cue)) = attribution(text, syntax, start) else {
        return vec![Mark::dash(TextRange::new(start, block.end))];
    };
    let mut marks = vec![Mark::dash(TextRange::new(start, end))];
    let rest = &text[cue..block.end];
    let again = rest.match_indices(['—', '–']).find_map(|(at, dash)| {
        let behind = rest[at + dash.len()..].trim_start();
        (rest[..at].ends_with(char::is_whitespace) && behind.len() < rest.len() - at - dash.len())
            .then(|| block.end - behind.len())
    });
    marks.extend(again.map(|start| Mark::dash(TextRange::new(start, block.end))));
    marks
}

/// Where what is said ends and where the word of saying stands, in a line whose speech begins at `start`.
fn attribution(text: &str, syntax: &Syntax, start: usize) -> Option<(usize, usize)> {
    use PartOfSpeech::{Adj, Det, Noun, Pron, Propn};
    let parsed = Parsed { text, syntax };
    let is_cue = |&at: &usize| {
        let pauses = matches!(parsed.word(at - 1), "," | "?" | "!" | "…");
        let names = matches!(parsed.part(at + 1), Propn | Det | Pron | Noun | Adj);
        parsed.range(at).start > start && pauses && names && parsed.is_lemma(at, Classes::UTTERING)
    };
    let cue = (1..parsed.len().saturating_sub(1)).find(is_cue)?;
    Some((parsed.range(cue - 1).end, parsed.range(cue).start))
}
