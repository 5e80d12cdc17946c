//! Corrections: what a reader changes about an analysis, kept as operations that can each be taken back.
//!
//! An analysis is never edited. [`apply`] makes a new one out of the article, its analysis and the [`Corrections`], and
//! says in it what could not be applied. Nothing is ever placed by guess, and nothing is lost in silence.
//!
//! - `operation`, `anchor`: the operations, and how each remembers the words that it was made on.
//! - `file`, `written`: the file of them, schema `dateline/corrections/1`.
//! - `history`: undo and redo, and taking back any of them.
//! - `partly`: taking back a part of one, and putting a part of one to other words.
//! - `align`, `locate`: where the words of an older text stand in that of the article.
//! - `apply`: the operations on the findings, a file for each kind.
//! - `files`, `store`: reading the files, and keeping them where nothing gets lost.

mod align;
mod anchor;
mod apply;
mod file;
mod files;
mod history;
mod locate;
mod merge;
mod operation;
mod partly;
mod store;
mod written;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use self::anchor::Anchor;
pub use self::apply::apply;
pub use self::file::{FileProblem, MAX_BYTES, SCHEMA};
pub use self::files::{CorrectionsError, CorrectionsProblem, beside, read, read_if_there};
pub use self::history::Change;
use self::history::History;
pub use self::operation::{Action, Operation};
pub use self::store::{Kept, Store, StoreError};
use crate::article::Article;

/// What a reader changed about the analysis of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    document: Document,
    /// The texts that older operations were made on.
    earlier: Vec<Document>,
    entries: Vec<Entry>,
    history: History,
    /// What a later version of Dateline wrote beside these.
    rest: Map<String, Value>,
}

/// The text that the anchors of corrections point into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name of the article's file.
    #[serde(default)]
    pub source: Option<String>,
    /// The SHA-256 of that file.
    #[serde(default)]
    pub sha256: String,
    /// The text itself; without it, anchors have a place only in the same file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An operation in its file.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    operation: Result<Operation, Unknown>,
    /// Whether it was taken back.
    undone: bool,
    /// The SHA-256 of the earlier document that it was made on, if it is not the present one.
    of: Option<String>,
    /// What a later version of Dateline wrote beside it.
    rest: Map<String, Value>,
}

/// An operation that this version of Dateline cannot understand.
#[derive(Clone, Debug, PartialEq)]
struct Unknown {
    value: Value,
    why: &'static str,
}

impl Document {
    fn of(article: &Article) -> Self {
        let source = article.source();
        let text = Some(article.text().to_owned());
        Self { source: source.name.clone(), sha256: source.sha256.clone(), text }
    }
}

impl Entry {
    /// The entry of `operation`, which was made on the present document.
    fn new(operation: Operation) -> Self {
        Self { operation: Ok(operation), undone: false, of: None, rest: Map::new() }
    }

    fn unknown(value: Value, undone: bool, why: &'static str) -> Self {
        Self { operation: Err(Unknown { value, why }), undone, of: None, rest: Map::new() }
    }

    fn id(&self) -> &str {
        match &self.operation {
            Ok(operation) => &operation.id,
            Err(unknown) => unknown.value.get("id").and_then(Value::as_str).unwrap_or_default(),
        }
    }

    fn title(&self) -> String {
        self.operation.as_ref().map_or_else(|_| "a change of a later version".to_owned(), Operation::title)
    }
}

impl Corrections {
    /// No corrections of `article` yet.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        Self { document: Document::of(article), ..Self::default() }
    }

    /// Lets further operations be made on `article`, which may have changed; those that are there keep the text that
    /// they were made on.
    pub fn follow(&mut self, article: &Article) {
        let document = Document::of(article);
        if self.document.text == document.text {
            return;
        }
        let former = std::mem::replace(&mut self.document, document);
        for entry in &mut self.entries {
            entry.of.get_or_insert_with(|| former.sha256.clone());
        }
        if self.entries.iter().any(|entry| entry.of.as_ref() == Some(&former.sha256))
            && self.earlier.iter().all(|known| known.sha256 != former.sha256)
        {
            self.earlier.push(former);
        }
    }

    /// The text that the anchors point into.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Whether there is none, not even one that was taken back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The operations that hold, in their order; those that were taken back are left out.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.holding().filter_map(|entry| entry.operation.as_ref().ok())
    }

    /// The entries that were not taken back, in their order.
    fn holding(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.undone)
    }
}
