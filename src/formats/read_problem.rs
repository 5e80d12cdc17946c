//! Why a file could not be read.

use std::io;

use super::document_problem::DocumentProblem;
use super::pdf::PdfProblem;

/// The largest file that can be opened, in bytes: 50 MiB.
pub const MAX_FILE_BYTES: u64 = 50 << 20;

/// The largest web page that can be read, in bytes: 20 MiB.
pub(super) const MAX_PAGE_BYTES: usize = 20 << 20;

/// Why a file could not be opened. The message names the file, what was wrong and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct ReadError {
    /// The file as the user named it.
    pub name: String,
    /// What was wrong with it.
    pub problem: ReadProblem,
}

/// What was wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum ReadProblem {
    /// There is no such file.
    #[error("there is no such file; check its name and folder")]
    Missing,
    /// It is a folder.
    #[error("this is a folder; choose a file in it")]
    Folder,
    /// It is a device, a pipe or the like.
    #[error("this is not an ordinary file; copy its text into one")]
    NotOrdinary,
    /// The user may not open it.
    #[error("you do not have permission to read the file; change its permissions or ask for a copy")]
    NoPermission,
    /// It holds nothing but white space, if anything.
    #[error("the file is empty; choose one with text in it")]
    Empty,
    /// It holds something other than text.
    #[error("this is not a text file; save the article as plain text (.txt) and open that")]
    Binary,
    /// It is a PDF that cannot be read.
    #[error(transparent)]
    Pdf(#[from] PdfProblem),
    /// It is of a kind that is not supported; with what to do instead.
    #[error("this is {0}; {1} and open that")]
    Unsupported(&'static str, &'static str),
    /// It has no article of this number.
    #[error("the file has no article number {0}; open the file itself to see how many it has")]
    NoSuchArticle(usize),
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file is larger than {} MiB; split it or open a part", MAX_FILE_BYTES >> 20)]
    TooLarge,
    /// It is a document that breaks a limit, is locked or is damaged.
    #[error(transparent)]
    Document(#[from] DocumentProblem),
    /// It is a web page larger than 20 MiB.
    #[error("the web page is larger than {} MiB; save its article as plain text (.txt) and open that", MAX_PAGE_BYTES >> 20)]
    PageTooLarge,
    /// Reading failed for another reason.
    #[error("the file could not be read: {0}; try a copy of it")]
    Io(#[source] io::Error),
}

impl From<io::Error> for ReadProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}
