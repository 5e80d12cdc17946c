//! The versions that an article tells of: "the 0.17 releases". Where it names one, the figures of its kind are versions too:
//! "in 0.16". Where a number belongs to a name within a sentence ("a Tidebolt 3 cable"), it does so where the name opens one.

use std::collections::BTreeSet;

use super::passage::Passage;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock};
use crate::text::{fold, is_capitalised};

/// The whole part of a version, and how many digits its other part has.
type Shape = (String, usize);

/// What versions look like in an article.
#[derive(Debug, Default)]
pub struct Versions {
    shapes: BTreeSet<Shape>,
    /// The names with a number, in small letters, and that number.
    names: BTreeSet<(String, String)>,
}

impl Versions {
    /// The versions that `document` names.
    pub fn new(document: &AnnotatedArticle<'_>) -> Self {
        let word = |token: &crate::nlp::Token| fold(document.slice(token.range()));
        let (mut shapes, mut names) = (BTreeSet::new(), BTreeSet::new());
        for block in &document.blocks {
            for pair in block.tokens.windows(2) {
                let is_named =
                    || matches!(&*word(&pair[1]), "release" | "releases" | "version" | "versions" | "beta");
                let shape = shape(document.slice(pair[0].range()));
                shapes.extend(shape.filter(|_| is_named()));
            }
            names.extend(numbered_names(document, block));
        }
        Self { shapes, names }
    }

    /// Whether `written` looks like one of them.
    pub fn are_like(&self, written: &str) -> bool {
        !self.shapes.is_empty() && shape(written).is_some_and(|shape| self.shapes.contains(&shape))
    }

    /// Whether the number at `start` and the word before it, which opens the sentence, are a name elsewhere in the article.
    pub fn has_name(&self, passage: &Passage<'_>, start: usize) -> bool {
        let Some(before) = start.checked_sub(1).filter(|&at| passage.is_capitalised(at)) else {
            return false;
        };
        !self.names.is_empty()
            && passage.opens_sentence(before)
            && self.names.contains(&(passage.key(before).to_owned(), passage.key(start).to_owned()))
    }
}

/// The names within the sentences of `block` that a small number follows, with that number.
fn numbered_names<'d>(
    document: &'d AnnotatedArticle<'_>,
    block: &'d AnnotatedBlock,
) -> impl Iterator<Item = (String, String)> + 'd {
    let word = move |at: usize| document.slice(block.tokens[at].range());
    let is_number = move |at: usize| {
        let digits = word(at);
        digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    // A headline has capitals anywhere, and "In Hexley 3 boats sank" has a place before its number.
    let is_within = move |at: usize| {
        at > 0
            && word(at - 1).starts_with(char::is_lowercase)
            && !matches!(word(at - 1), "in" | "at" | "near" | "on" | "of" | "from" | "to")
    };
    (0..block.tokens.len().saturating_sub(1))
        .filter(move |&at| is_number(at + 1) && is_capitalised(word(at)) && is_within(at))
        .map(move |at| (fold(word(at)).into(), word(at + 1).to_owned()))
}

/// The shape of a number with one point; `None` for any other.
fn shape(written: &str) -> Option<Shape> {
    let (whole, rest) = written.split_once('.')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(whole) && is_number(rest)).then(|| (whole.to_owned(), rest.len()))
}
