//! What is said in a block by itself: its quotations, and what words of saying hold in each of its sentences. Who the
//! speakers are depends on the article, and is not known yet.

use super::attribution::{Sentence, attribute};
use super::cues::cues;
use super::dialogue::{Dialogue, dash_marks};
use super::marks::{Mark, marks, opens_with_mark};
use super::post::Post;
use super::sentences::sentences;
use super::view::View;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::BlockKind;

/// What is kept of a block that was read.
#[derive(Debug)]
pub(super) struct Speech {
    /// The stretches in quotation marks, in order.
    pub marks: Vec<Mark>,
    /// The sentences, with what words of saying hold in them.
    pub sentences: Vec<Sentence>,
    /// The post that the block is.
    pub post: Option<Post>,
}

impl Speech {
    /// What is said in `block`, if it is parsed.
    pub fn of(document: &AnnotatedArticle<'_>, dialogue: &Dialogue, block: &AnnotatedBlock) -> Option<Self> {
        if !is_read(block.kind) {
            return None;
        }
        let view = View::new(document.text(), block, block_marks(document, dialogue, block.index.0))?;
        let sentences = attributed(&view);
        let is_told = sentences.iter().any(|sentence| !sentence.said.is_empty());
        let post = Post::of(document.text(), block.range).filter(|post| post.is_signed() || !is_told);
        Some(Self { marks: view.marks, sentences, post })
    }
}

/// Whether the text of a block of `kind` is read for quotes.
pub(super) fn is_read(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit | BlockKind::ImageAlt | BlockKind::Table
    )
}

/// The stretches of block number `at` that are spoken word for word.
fn block_marks(document: &AnnotatedArticle<'_>, dialogue: &Dialogue, at: usize) -> Vec<Mark> {
    let block = &document.blocks[at];
    if dialogue.labels[at].is_some() {
        return Vec::new();
    }
    if dialogue.has_dash[at] {
        return block
            .syntax
            .as_deref()
            .map(|syntax| dash_marks(document.text(), block.range, syntax))
            .unwrap_or_default();
    }
    let next = document.blocks.get(at + 1);
    let found = marks(
        document.text(),
        block.range,
        next.is_some_and(|next| opens_with_mark(document.slice(next.range))),
    );
    if found.is_empty() && block.kind == BlockKind::Quote {
        return vec![Mark::dash(block.range)];
    }
    found
}

/// The sentences of a block with what words of saying hold in them.
fn attributed(view: &View<'_>) -> Vec<Sentence> {
    /// A sentence of more tokens is none, and its words of saying are not looked at one by one.
    const MOST_TOKENS: usize = 600;
    let cues = cues(view);
    let (mut next_mark, mut next_cue) = (0, 0);
    let mut found = Vec::new();
    for sentence in sentences(view) {
        let first_mark = next_mark;
        while view.marks.get(next_mark).is_some_and(|mark| mark.range.end <= sentence.end) {
            next_mark += 1;
        }
        while cues.get(next_cue).is_some_and(|cue| cue.words.start < sentence.start) {
            next_cue += 1;
        }
        let first_cue = next_cue;
        while cues.get(next_cue).is_some_and(|cue| cue.words.start < sentence.end) {
            next_cue += 1;
        }
        let is_readable = view.tokens_in(sentence).len() <= MOST_TOKENS;
        let cues = if is_readable { &cues[first_cue..next_cue] } else { &[] };
        found.push(attribute(view, sentence, first_mark..next_mark, cues));
    }
    found
}
