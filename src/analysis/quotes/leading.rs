//! Words of saying that lead to the next block by a colon, which says it without marks: "Doe writes:" and a paragraph of hers.

use super::cues::Cue;
use super::draft::Draft;
use super::speaker::Speaker;
use super::speech::Speech;
use super::view::View;
use super::{QuoteKind, QuoteRule};
use crate::analysis::{AnnotatedBlock, Evidence};
use crate::article::{BlockKind, TextRange};
use crate::lang::Class;
use crate::nlp::syntax::Dependency;

/// How many words a paragraph that is said as a whole has at least.
const LEAST_WORDS: usize = 8;

/// Somebody whose words the next block gives.
#[derive(Clone, Debug)]
pub(super) struct Leading {
    pub speaker: Speaker,
    /// The word of saying.
    pub cue: TextRange,
    /// How the next block is said.
    kind: QuoteKind,
    /// The index of the block in which the word of saying stands.
    block: usize,
}

impl Leading {
    /// What the `cue` in the block of `view` leads to, said by `speaker`.
    pub fn new(view: &View<'_>, cue: &Cue, speaker: Speaker) -> Self {
        // "Points out some other figures:" the words are the writer's.
        let sums_up = view.children_of(cue.at, &[Dependency::Dobj]).any(|object| object > cue.at)
            && !view.is(cue.at, Class::OrderingVerb);
        let kind = if sums_up { QuoteKind::Indirect } else { QuoteKind::Direct };
        Self { speaker, cue: cue.words, kind, block: view.block.index.0 }
    }

    /// Whether it leads to `block`.
    pub fn leads_to(&self, block: &AnnotatedBlock) -> bool {
        self.block + 1 == block.index.0
    }

    /// The whole of `block` of `text`, if it is a paragraph without marks in which nobody else says anything.
    pub fn whole(&self, text: &str, block: &AnnotatedBlock, speech: Option<&Speech>) -> Option<Draft> {
        let inside = text[block.range.start..block.range.end].trim_end();
        let is_told = |speech: &Speech| {
            speech.post.is_some()
                || !speech.marks.is_empty()
                || speech.sentences.iter().any(|sentence| !sentence.said.is_empty())
        };
        let is_whole = block.kind == BlockKind::Paragraph
            && !speech.is_some_and(is_told)
            && inside.ends_with(['.', '!', '?', '…'])
            && inside.split_whitespace().take(LEAST_WORDS).count() == LEAST_WORDS;
        is_whole.then(|| Draft {
            kind: self.kind,
            parts: vec![block.range],
            speaker: Some(self.speaker.clone()),
            cue: Some(self.cue),
            evidence: vec![Evidence::at(QuoteRule::Saying, self.cue), Evidence::of(QuoteRule::Colon)],
            block: block.index.0,
            is_fragment: false,
            is_aside: false,
        })
    }
}
