//! The versions that an article tells of: "the 0.17 releases". Where it names one, the figures of its kind are versions too:
//! "in 0.16".

use std::collections::BTreeSet;

use crate::analysis::AnnotatedArticle;
use crate::text::fold;

/// The whole part of a version, and how many digits its other part has.
type Shape = (String, usize);

/// What versions look like in an article.
#[derive(Debug, Default)]
pub struct Versions {
    shapes: BTreeSet<Shape>,
}

impl Versions {
    /// The versions that `document` names.
    pub fn new(document: &AnnotatedArticle<'_>) -> Self {
        let word = |token: &crate::nlp::Token| fold(document.slice(token.range()));
        let mut shapes = BTreeSet::new();
        for block in &document.blocks {
            for pair in block.tokens.windows(2) {
                let is_named =
                    || matches!(&*word(&pair[1]), "release" | "releases" | "version" | "versions" | "beta");
                let shape = shape(document.slice(pair[0].range()));
                shapes.extend(shape.filter(|_| is_named()));
            }
        }
        Self { shapes }
    }

    /// Whether `written` looks like one of them.
    pub fn are_like(&self, written: &str) -> bool {
        !self.shapes.is_empty() && shape(written).is_some_and(|shape| self.shapes.contains(&shape))
    }
}

/// The shape of a number with one point; `None` for any other.
fn shape(written: &str) -> Option<Shape> {
    let (whole, rest) = written.split_once('.')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(whole) && is_number(rest)).then(|| (whole.to_owned(), rest.len()))
}
