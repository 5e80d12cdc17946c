//! A file's bytes → [`Article`]. The only reader of files.

pub mod plain_text;

use std::path::Path;

use crate::article::Article;

/// Why a file could not be opened. The message names the file, what was wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file holds no text.
    #[error("{name}: the file is empty")]
    Empty {
        /// The file's name.
        name: String,
    },
}

/// Reads the article in the file at `path`.
pub fn read(path: &Path) -> Result<Article, ReadError> {
    Err(ReadError::Empty { name: path.display().to_string() })
}
