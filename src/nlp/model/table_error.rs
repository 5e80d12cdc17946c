//! Errors in the tables that come with the model.

use thiserror::Error;

/// A line of a table does not have the form that `assets/model/tables.py` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("line {line} of the recogniser's table of {table} is malformed; regenerate the table with tables.py")]
pub struct TableError {
    /// Which table it is.
    pub table: &'static str,
    /// The number of the line, from one.
    pub line: usize,
}
