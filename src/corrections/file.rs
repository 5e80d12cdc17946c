//! The file of corrections, schema `dateline/corrections/1`, which `assets/corrections.schema.json` publishes: read and
//! written.
//!
//! What a later version of Dateline may have written into it is kept as it is: fields that are unknown here, and
//! operations that cannot be understood. A file of another schema is not read, and so never written over.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::history::Step;
use super::written::Written;
use super::{Corrections, Document, Entry};

/// The name and version of the schema.
pub const SCHEMA: &str = "dateline/corrections/1";
/// The largest file that is read, in bytes: an article of the largest size with a correction on every line.
pub const MAX_BYTES: usize = 64 << 20;
/// The most operations in a file.
pub const MAX_OPERATIONS: usize = 100_000;
/// The most anchors in a file.
const MAX_ANCHORS: usize = 1_000_000;

/// Why a file of corrections cannot be used. Each message follows the name of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// It is not JSON, or not of the shape that the schema demands.
    #[error("it is not a file of corrections ({0})")]
    Malformed(String),
    /// Another version of Dateline wrote it.
    #[error("its schema is “{0}”, and this version of Dateline knows {SCHEMA}; the file is left as it is")]
    OtherSchema(String),
    /// It is larger than any that Dateline writes.
    #[error("it is too large: more than {} MiB, {MAX_OPERATIONS} corrections or {MAX_ANCHORS} places", MAX_BYTES >> 20)]
    TooLarge,
}

#[derive(Debug, Serialize, Deserialize)]
struct File {
    schema: String,
    document: Document,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Document>,
    #[serde(default)]
    operations: Vec<Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step>,
    #[serde(default, skip_serializing_if = "is_zero")]
    undone_steps: usize,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Corrections {
    /// The corrections in the file with these `bytes`.
    pub fn from_json(bytes: &[u8]) -> Result<Self, FileProblem> {
        if bytes.len() > MAX_BYTES {
            return Err(FileProblem::TooLarge);
        }
        let malformed = |error: serde_json::Error| FileProblem::Malformed(error.to_string());
        let value: Value = serde_json::from_slice(bytes).map_err(malformed)?;
        match value.get("schema").and_then(Value::as_str) {
            Some(SCHEMA) => {}
            Some(other) => return Err(FileProblem::OtherSchema(other.chars().take(100).collect())),
            None => return Err(FileProblem::Malformed("it does not name its schema".to_owned())),
        }
        let file: File = serde_json::from_value(value).map_err(malformed)?;
        if file.operations.len() > MAX_OPERATIONS {
            return Err(FileProblem::TooLarge);
        }
        let entries: Vec<Entry> = file.operations.into_iter().map(Written::read).collect();
        let anchors = entries.iter().filter_map(|entry| entry.operation.as_ref().ok());
        if anchors.map(|operation| operation.at.len()).sum::<usize>() > MAX_ANCHORS {
            return Err(FileProblem::TooLarge);
        }
        let File { document, earlier, rest, .. } = file;
        let mut corrections = Self { document, earlier, entries, rest, ..Self::default() };
        corrections.history.restore(file.steps, file.undone_steps, &corrections.entries);
        Ok(corrections)
    }

    /// The file of these corrections: JSON indented by two spaces, with a newline at the end.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (steps, undone_steps) = self.history.written();
        let file = File {
            schema: SCHEMA.to_owned(),
            document: self.document.clone(),
            earlier: self.earlier.clone(),
            operations: self.entries.iter().map(Written::write).collect(),
            steps,
            undone_steps,
            rest: self.rest.clone(),
        };
        let mut json = serde_json::to_string_pretty(&file).expect("strings and numbers always serialize");
        json.push('\n');
        json
    }
}
