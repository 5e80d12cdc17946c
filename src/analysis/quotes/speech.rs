//! What is said in a block by itself: its quotations, and what words of saying hold in each of its sentences. Who the
//! speakers are depends on the article, and is not known yet.

use super::attribution::{Sentence, attribute};
use super::cues::{Cue, CueKind, cues};
use super::dialogue::{Dialogue, dash_marks};
use super::marks::{Mark, goes_on_in, marks, opens_with_mark};
use super::post::Post;
use super::sentences::sentences;
use super::view::{View, letters};
use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::article::{BlockKind, TextRange};
use crate::lang::Class;
use crate::nlp::syntax::{Dependency, Tag};

/// How many letters may stand between a word of saying and the colon at the end of its block.
const LONGEST_LEAD: usize = 60;

/// What is kept of a block that was read.
#[derive(Debug)]
pub(super) struct Speech {
    /// The stretches in quotation marks, in order.
    pub marks: Vec<Mark>,
    /// The sentences, with what words of saying hold in them.
    pub sentences: Vec<Sentence>,
    /// The post that the block is.
    pub post: Option<Post>,
    /// The word of saying that leads to the next block by a colon: "Doe writes:".
    pub leading: Option<Cue>,
    /// Whether the block begins within a quotation that the one before opens.
    pub goes_on: bool,
}

impl Speech {
    /// What is said in `block`, if it is parsed.
    pub fn of(document: &AnnotatedArticle<'_>, dialogue: &Dialogue, block: &AnnotatedBlock) -> Option<Self> {
        if !is_read(block.kind) {
            return None;
        }
        let view = View::new(document.text(), block, block_marks(document, dialogue, block.index.0))?;
        let cues = cues(&view);
        let sentences = attributed(&view, &cues);
        let is_told = sentences.iter().any(|sentence| !sentence.said.is_empty());
        let post = Post::of(document.text(), block.range).filter(|post| post.is_signed() || !is_told);
        let leading = leading(&view, &cues);
        Some(Self { marks: view.marks, sentences, post, leading, goes_on: goes_on(document, block.index.0) })
    }
}

impl Speech {
    /// Whether a word of saying in the block holds the end of the quotation that the block before opens.
    pub fn says_what_goes_on(&self) -> bool {
        let first = self.marks.first().map(|mark| mark.range.start).filter(|_| self.goes_on);
        let said = self.sentences.first().map(|sentence| sentence.said.as_slice()).unwrap_or_default();
        first.is_some_and(|first| said.iter().any(|said| said.parts.iter().any(|part| part.start == first)))
    }
}

/// Whether the text of a block of `kind` is read for quotes.
pub(super) fn is_read(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit | BlockKind::ImageAlt | BlockKind::Table
    )
}

/// Whether block number `at` begins within a quotation that the one before opens.
fn goes_on(document: &AnnotatedArticle<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| document.blocks.get(before));
    before.zip(document.blocks.get(at)).is_some_and(|(before, block)| {
        [before, block].iter().all(|block| is_read(block.kind))
            && goes_on_in(document.slice(before.range), document.slice(block.range))
    })
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
    let next_opens = next.is_some_and(|next| opens_with_mark(document.slice(next.range)));
    let next_goes_on = goes_on(document, at + 1);
    let found = marks(document.text(), block.range, next_opens || next_goes_on, goes_on(document, at));
    if found.is_empty() && block.kind == BlockKind::Quote {
        return vec![Mark::dash(block.range)];
    }
    found
}

/// The sentences of a block with what words of saying hold in them.
fn attributed(view: &View<'_>, cues: &[Cue]) -> Vec<Sentence> {
    /// A sentence of more tokens is none, and its words of saying are not looked at one by one.
    const MOST_TOKENS: usize = 600;
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

/// The last of `cues` in the block of `view` if it leads to the next block by a colon.
fn leading(view: &View<'_>, cues: &[Cue]) -> Option<Cue> {
    let cue = cues.last()?;
    let end = cue.words.end.max(view.end(cue.phrase.1));
    let rest = TextRange::new(end, view.block.range.end.max(end));
    let lead = view.text[rest.start..rest.end].trim_end().strip_suffix(':')?;
    let mut behind = view.tokens_in(rest);
    let is_finite = |at| matches!(view.tag(at), Tag::Md | Tag::Vbd | Tag::Vbp | Tag::Vbz);
    let leads = matches!(cue.kind, CueKind::Verb | CueKind::As)
        && view.is(cue.at, Class::SayingVerb)
        && letters(view.text, rest) <= LONGEST_LEAD
        && !lead.contains(['.', ';', ':', '?', '!'])
        && view.marks_in(rest).next().is_none()
        && !behind.any(is_finite)
        && view.child(cue.at, &[Dependency::Ccomp]).is_none_or(|clause| clause < cue.at);
    leads.then_some(*cue)
}
