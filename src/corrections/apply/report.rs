//! What became of one operation.

use std::collections::BTreeSet;

use crate::analysis::{Lost, Mark, Marking};
use crate::article::TextRange;
use crate::corrections::{Operation, Unknown};

/// Why something cannot be done, as a phrase for people.
pub(super) type Why = &'static str;
/// Whether something could be done, at least in part.
pub(super) type Done = Result<(), Why>;

/// Why there is nothing to correct, as a phrase for people.
pub(super) const NOT_LISTED: Why = "nothing of its kind is listed there any more";
/// Why there is nothing to put words to, as a phrase for people.
pub(super) const NO_TARGET: Why = "what it belongs to is not listed any more";
/// Why a place cannot be one of a finding, as a phrase for people.
pub(super) const NOT_IN_ONE_BLOCK: Why = "its words do not stand in one paragraph any more";

/// What became of one operation.
#[derive(Debug)]
pub(super) struct Report<'o> {
    id: &'o str,
    name: &'o str,
    words: Vec<&'o str>,
    /// The anchors that are lost already.
    reported: BTreeSet<usize>,
    /// Whether it was applied, at least in part.
    pub is_applied: bool,
    /// What could not be applied of it.
    pub lost: Vec<Lost>,
    /// What it marks.
    pub marks: Vec<Mark>,
}

impl<'o> Report<'o> {
    pub fn new(operation: &'o Operation) -> Self {
        Self {
            id: &operation.id,
            name: operation.action.name(),
            words: operation.at.iter().map(|anchor| anchor.exact.as_str()).collect(),
            reported: BTreeSet::new(),
            is_applied: false,
            lost: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// The report of an operation that cannot be understood.
    pub fn unknown(id: &'o str, unknown: &'o Unknown) -> Self {
        let field = |name: &str| unknown.value.get(name).and_then(serde_json::Value::as_str);
        let words = unknown.value.pointer("/at/0/exact").and_then(serde_json::Value::as_str);
        let mut report = Self {
            id,
            name: field("op").unwrap_or("unknown"),
            words: words.into_iter().collect(),
            reported: BTreeSet::new(),
            is_applied: false,
            lost: Vec::new(),
            marks: Vec::new(),
        };
        report.lose_all(unknown.why);
        report
    }

    /// The report of an operation that cannot be done at all.
    pub fn lost_whole(operation: &'o Operation, why: &str) -> Self {
        let mut report = Self::new(operation);
        report.lose_all(why);
        report
    }

    /// Says that the place of the anchor number `anchor` is lost.
    pub fn lose(&mut self, anchor: usize, why: &str) {
        if self.reported.insert(anchor) {
            let exact = self.words.get(anchor).copied().unwrap_or_default();
            self.push(exact.to_owned(), why);
        }
    }

    /// Says that the operation is lost, with whatever places it has.
    pub fn lose_all(&mut self, why: &str) {
        if self.words.is_empty() {
            self.push(String::new(), why);
        }
        for anchor in 0..self.words.len() {
            self.lose(anchor, why);
        }
    }

    /// Marks `range`.
    pub fn mark(&mut self, range: TextRange, marking: Marking) {
        self.marks.push(Mark { id: self.id.to_owned(), range, marking });
    }

    fn push(&mut self, exact: String, reason: &str) {
        let (id, operation) = (self.id.to_owned(), self.name.to_owned());
        self.lost.push(Lost { id, operation, exact, reason: reason.to_owned() });
    }
}
