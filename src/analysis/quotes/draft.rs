//! A quote as it comes into being, before the article's quotes are put in order.

use super::marks::Mark;
use super::speaker::Speaker;
use super::view::View;
use super::{QuoteKind, QuoteRule};
use crate::analysis::Evidence;
use crate::article::TextRange;

/// A quote that may still grow.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: QuoteKind,
    pub parts: Vec<TextRange>,
    pub speaker: Option<Speaker>,
    pub cue: Option<TextRange>,
    pub evidence: Vec<Evidence<QuoteRule>>,
    /// The index of the block that it begins in.
    pub block: usize,
    /// Whether a verb such as "call" holds it, or none.
    pub is_fragment: bool,
    /// Whether a relative clause about the speaker of another holds it, who goes on with that: "said Doe, who has asked for
    /// time".
    pub is_aside: bool,
}

impl Draft {
    /// A quote in `view` without a word of saying.
    pub fn new(
        view: &View<'_>,
        kind: QuoteKind,
        parts: Vec<TextRange>,
        speaker: Option<Speaker>,
        evidence: Vec<Evidence<QuoteRule>>,
    ) -> Self {
        let block = view.block.index.0;
        Self { kind, parts, speaker, cue: None, evidence, block, is_fragment: true, is_aside: false }
    }

    pub fn of_marks(view: &View<'_>, marks: &[Mark], speaker: Speaker, rule: QuoteRule) -> Self {
        let opening = if marks[0].is_dash { QuoteRule::Dash } else { QuoteRule::Marks };
        let evidence = vec![Evidence::at(opening, marks[0].range), Evidence::of(rule)];
        let parts = marks.iter().map(|mark| mark.range).collect();
        Self::new(view, QuoteKind::Direct, parts, Some(speaker), evidence)
    }

    /// Adds quotations that go on with it.
    pub fn extend(&mut self, marks: &[Mark]) {
        self.parts.extend(marks.iter().map(|mark| mark.range));
        if self.kind == QuoteKind::Indirect {
            self.kind = QuoteKind::Mixed;
        }
        self.evidence.push(Evidence::at(QuoteRule::GoesOn, marks[0].range));
    }
}
