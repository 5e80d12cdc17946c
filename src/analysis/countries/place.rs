//! Where a form stands in a text, and the words around it.

use std::ops::Range;

use super::gazetteer::{Form, GAZETTEER};
use super::spelling::{Case, case_of, is_capitals, push_token};
use crate::analysis::{AnnotatedArticle, AnnotatedBlock, Word};
use crate::article::TextRange;
use crate::lang::Classes;
use crate::text::is_capitalised;

/// A form found in a block.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    document: &'a AnnotatedArticle<'a>,
    /// The block.
    pub block: &'a AnnotatedBlock,
    /// The form that stands there.
    pub form: &'static Form,
    /// The first token of the mention.
    pub first: usize,
    /// The token after the last of the mention.
    pub end: usize,
    /// Whether the text is in capitals here, unlike the form.
    pub is_in_capitals: bool,
}

impl<'a> Place<'a> {
    /// The range of the mention in the article's text.
    pub fn range(&self) -> TextRange {
        let last = self.block.tokens[self.end - 1].range();
        let end = last.start + without_possessive(self.document.slice(last)).len();
        TextRange::new(self.block.tokens[self.first].range().start, end)
    }

    /// The mention's text.
    pub fn text(&self) -> &'a str {
        self.mention().written()
    }

    /// The mention.
    pub fn mention(&self) -> Word<'a> {
        Word::new(self.document.text(), self.block, self.range())
    }

    /// Whether the `n`th token is in one of the lists of `classes`.
    pub fn is(&self, n: isize, classes: impl Into<Classes>) -> bool {
        self.token(n).is_some_and(|word| word.is(classes))
    }

    /// Whether the `n`th token is in one of the lists of `classes` and written like a name.
    pub fn is_capitalised_in(&self, n: isize, classes: impl Into<Classes>) -> bool {
        self.token(n).is_some_and(|word| word.is_capitalised() && word.is(classes))
    }

    /// Whether the `n`th token is in one of the lists of `classes` and not written like a name.
    pub fn is_small_in(&self, n: isize, classes: impl Into<Classes>) -> bool {
        self.token(n).is_some_and(|word| !word.is_capitalised() && word.is(classes))
    }

    fn token(&self, n: isize) -> Option<Word<'a>> {
        Some(Word::new(self.document.text(), self.block, self.range_of_word(n)?))
    }

    /// The `n`th token after the mention, from 1, or before it, from -1; empty outside the block.
    pub fn word(&self, n: isize) -> &'a str {
        self.index(n).map_or("", |index| self.document.slice(self.block.tokens[index].range()))
    }

    /// The range of the `n`th token after the mention, or before it.
    pub fn range_of_word(&self, n: isize) -> Option<TextRange> {
        self.index(n).map(|index| self.block.tokens[index].range())
    }

    /// Whether the mention touches its `n`th neighbour, 1 or -1, without white space between.
    pub fn is_glued(&self, n: isize) -> bool {
        self.index(n).is_some_and(|index| {
            let tokens = &self.block.tokens;
            if n > 0 {
                tokens[index].range().start == tokens[self.end - 1].range().end
            } else {
                tokens[index].range().end == tokens[self.first].range().start
            }
        })
    }

    /// The token before the mention and its place, skipping full stops after "Mr" and the like.
    pub fn word_before(&self) -> (&'a str, isize) {
        match self.word(-1) {
            "." if self.word(-2).len() > 1 => (self.word(-2), -2),
            word => (word, -1),
        }
    }

    /// Whether the `n`th token opens its sentence.
    pub fn opens_sentence(&self, n: isize) -> bool {
        self.index(n).is_none_or(|index| {
            let at = self.block.sentences.partition_point(|sentence| sentence.end <= index);
            self.block.sentences.get(at).is_some_and(|sentence| {
                // Opening quotation marks are tokens too, but there are never many.
                index - sentence.start <= 4
                    && (sentence.start..index).all(|before| {
                        !self
                            .document
                            .slice(self.block.tokens[before].range())
                            .chars()
                            .any(char::is_alphanumeric)
                    })
            })
        })
    }

    /// Whether the sentence before the token `end` ends in a full stop; a headline does not.
    fn ends_with_full_stop(&self, end: usize) -> bool {
        let last = end.checked_sub(1).map(|last| self.document.slice(self.block.tokens[last].range()));
        last == Some(".")
    }

    fn index(&self, n: isize) -> Option<usize> {
        let base = if n > 0 { self.end - 1 } else { self.first };
        base.checked_add_signed(n).filter(|&index| index < self.block.tokens.len())
    }

    /// How the sentence around the mention uses capitals.
    pub fn lettering(&self) -> Lettering {
        let at = self.block.sentences.partition_point(|sentence| sentence.end <= self.first);
        let Some(sentence) = self.block.sentences.get(at) else { return Lettering::Sentence };
        // The nearest words of a long sentence show how it is written, and the time stays linear.
        let start = sentence.start.max(self.first.saturating_sub(20));
        let end = sentence.end.min(self.end + 20);
        let (mut words, mut long, mut capitalised, mut capitals) = (0, 0, 0, 0);
        for (index, token) in self.block.tokens[start..end].iter().enumerate() {
            let word = self.document.slice(token.range());
            let inside = (self.first..self.end).contains(&(start + index));
            let letters = word.chars().filter(|c| c.is_alphabetic()).take(4).count();
            if letters < 2 || inside {
                continue;
            }
            words += 1;
            capitals += usize::from(is_capitals(word));
            if letters >= 4 {
                long += 1;
                capitalised += usize::from(is_capitalised(word));
            }
        }
        if words >= 2 && capitals == words {
            Lettering::Capitals
        } else if long >= 3 && capitalised * 10 >= long * 7 && !self.ends_with_full_stop(sentence.end) {
            Lettering::Title
        } else {
            Lettering::Sentence
        }
    }
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lettering {
    /// For names and the first word.
    Sentence,
    /// For every long word, as headlines do.
    Title,
    /// Everywhere.
    Capitals,
}

/// The forms in `block`, in text order and without overlaps.
pub(super) fn places_in<'a>(document: &'a AnnotatedArticle<'a>, block: &'a AnnotatedBlock) -> Vec<Place<'a>> {
    let mut places = Vec::new();
    let mut folded = String::with_capacity(block.range.len() + 2 * block.tokens.len());
    let mut starts = Vec::with_capacity(block.tokens.len() + 1);
    for token in &block.tokens {
        starts.push(folded.len());
        push_token(&mut folded, without_possessive(document.slice(token.range())));
    }
    starts.push(folded.len());
    for found in GAZETTEER.automaton.find_iter(&folded) {
        let mut hit = Some((found.pattern().as_usize(), found.start()..found.end()));
        // If the longest form has the wrong case, a shorter one at the same place may have the right one.
        while let Some((index, at)) = hit {
            let form = &GAZETTEER.forms[index];
            let first = starts.partition_point(|&start| start < at.start);
            let tokens = first..first + form.tokens.len();
            if let Some(case) = case_at(document, block, form, tokens.clone()) {
                places.push(Place {
                    document,
                    block,
                    form,
                    first: first + form.part.start,
                    end: first + form.part.end,
                    is_in_capitals: case == Case::Capitals,
                });
                break;
            }
            let shorter = &folded[at.start..starts[tokens.end - 1]];
            hit = GAZETTEER
                .automaton
                .find(shorter)
                .filter(|found| found.start() == 0)
                .map(|found| (found.pattern().as_usize(), at.start..at.start + found.end()));
        }
    }
    places
}

/// A token without the ending of "U.S.'s", which is one token.
fn without_possessive(token: &str) -> &str {
    ["'s", "’s"]
        .iter()
        .find_map(|ending| token.strip_suffix(ending).filter(|stem| stem.ends_with('.')))
        .unwrap_or(token)
}

/// The case of the form at `tokens`; `None` if the form has a capital where the text has none.
fn case_at(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    form: &Form,
    tokens: Range<usize>,
) -> Option<Case> {
    let mut case = Case::Fits;
    for (token, range) in block.tokens[tokens].iter().zip(&form.tokens) {
        let word = without_possessive(document.slice(token.range()));
        case = case.max(case_of(word, &form.text[range.clone()])?);
    }
    Some(case)
}
