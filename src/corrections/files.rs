//! Reads files of corrections, by name or beside an article.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Corrections, FileProblem, MAX_BYTES};

/// What the name of a file of corrections beside an article ends in.
const SUFFIX: &str = ".dateline.json";

/// A file of corrections that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", .path.display())]
pub struct CorrectionsError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: CorrectionsProblem,
}

impl CorrectionsError {
    /// The same message with the name of the file alone, which is the same wherever the article lies.
    pub(super) fn without_folder(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}: {}", self.problem)
    }
}

/// Why a file of corrections could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionsProblem {
    /// It could not be opened or read.
    #[error("the corrections could not be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It was read, and does not say what it should.
    #[error(transparent)]
    File(#[from] FileProblem),
}

/// The file of corrections beside the article at `article`: `fog.txt.dateline.json` for `fog.txt`.
#[must_use]
pub fn beside(article: &Path) -> PathBuf {
    let mut name: OsString = article.file_name().unwrap_or_default().to_owned();
    name.push(SUFFIX);
    article.with_file_name(name)
}

/// The corrections in the file at `path`.
pub fn read(path: &Path) -> Result<Corrections, CorrectionsError> {
    let wrap = |problem| CorrectionsError { path: path.to_owned(), problem };
    let bytes = bytes(path).map_err(|error| wrap(error.into()))?;
    Corrections::from_json(&bytes).map_err(|problem| wrap(problem.into()))
}

/// The corrections in the file at `path`, if there is such a file.
pub fn read_if_there(path: &Path) -> Result<Option<Corrections>, CorrectionsError> {
    match read(path) {
        Ok(corrections) => Ok(Some(corrections)),
        Err(CorrectionsError { problem: CorrectionsProblem::Unreadable(error), .. })
            if error.kind() == io::ErrorKind::NotFound =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// The bytes of the file at `path`, and one more than allowed if it is too large.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
