//! Keeps corrections where they cannot get lost: by content of the article in a folder of the application's own, and,
//! where the reader asks for it, beside the article too.
//!
//! Every change is written at once and whole, under a lock that all windows share, and joined with what another window
//! wrote in the meantime. A file that cannot be understood is set aside under another name, and one of another schema is
//! left as it is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::files::{CorrectionsError, CorrectionsProblem, beside, read_if_there};
use super::{Corrections, FileProblem};
use crate::article::Article;
use crate::atomic_file;

/// What the names of temporary files begin with, which a window that was killed may leave.
const TEMPORARY: &str = ".dateline-";

/// A folder with the corrections of all articles.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The corrections of an article as they are kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The corrections.
    pub corrections: Corrections,
    /// Whether some of them are beside the article.
    pub is_beside: bool,
    /// What could not be read, a sentence each.
    pub warnings: Vec<String>,
    /// What each file held when it was last read or written.
    seen: Vec<(PathBuf, Corrections)>,
}

/// Corrections that could not be kept. Its message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file could not be read or written.
    #[error("{}: the corrections could not be kept ({error}); they are lost when the window closes", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// The file is from another version of Dateline.
    #[error("{0}; corrections are not kept there")]
    Other(CorrectionsError),
}

/// The file of `article` if it has no other. One of several has another number, or is gone, once the file has changed.
fn own_file(article: &Article) -> Option<&Path> {
    article.source().path.as_deref().filter(|_| article.source().among.is_none())
}

impl Kept {
    /// The corrections of `article`: those beside its file, and those in `store` for its content or, if it has changed, for
    /// what its file last held. They are made to point into `article` from here on.
    #[must_use]
    pub fn load(article: &Article, store: Option<&Store>) -> Self {
        let mut kept = Self::default();
        let path = own_file(article);
        let of_content = store.map(|store| store.of_content(&article.source().sha256));
        let mut here = None;
        for file in [path.map(beside), of_content].into_iter().flatten() {
            let is_beside = here.is_none() && path.is_some_and(|path| file == beside(path));
            match read_if_there(&file) {
                Ok(Some(found)) => {
                    kept.is_beside |= is_beside;
                    kept.seen.push((file, found.clone()));
                    here = Some(united(here.take(), found));
                }
                Ok(None) => {}
                Err(error) => kept.warnings.push(error.without_folder()),
            }
        }
        if here.is_none()
            && let Some(file) = store.zip(path).and_then(|(store, path)| store.last_content(path))
        {
            match read_if_there(&file) {
                Ok(found) => here = found,
                Err(error) => kept.warnings.push(error.without_folder()),
            }
        }
        kept.corrections = here.unwrap_or_else(|| Corrections::new(article));
        kept.corrections.follow(article);
        kept
    }
}

impl Store {
    /// The store in `folder`, which is made when something is kept in it.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The corrections of `article` that are beside its file or in this store, see [`Kept::load`].
    #[must_use]
    pub fn load(&self, article: &Article) -> Kept {
        Kept::load(article, Some(self))
    }

    /// Keeps what `kept` has for `article`, joined with what other windows have kept since.
    pub fn keep(&self, article: &Article, kept: &mut Kept) -> Result<(), StoreError> {
        let _lock = self.lock()?;
        let path = own_file(article);
        let own = self.of_content(&article.source().sha256);
        let mut joined = kept.corrections.clone();
        let files = [Some(own.clone()), path.map(beside).filter(|_| kept.is_beside)];
        for file in files.iter().flatten() {
            let base = kept.seen.iter().find(|(seen, _)| seen == file).map(|(_, base)| base);
            match read_if_there(file) {
                Ok(Some(theirs)) if base != Some(&theirs) => {
                    joined.join(&theirs, base.unwrap_or(&Corrections::default()));
                }
                Ok(_) => {}
                Err(error) => set_aside(error)?,
            }
        }
        let json = joined.to_json();
        for file in files.iter().flatten() {
            write(file, json.as_bytes())?;
        }
        if let Some(path) = path {
            write(&self.pointer(path), own.file_name().unwrap_or_default().as_encoded_bytes())?;
        }
        kept.seen = files.into_iter().flatten().map(|file| (file, joined.clone())).collect();
        kept.corrections = joined;
        Ok(())
    }

    /// The file for articles whose bytes have the hash `sha256`.
    fn of_content(&self, sha256: &str) -> PathBuf {
        self.folder.join(format!("{sha256}.json"))
    }

    /// The file that says which content the article at `path` last had.
    fn pointer(&self, path: &Path) -> PathBuf {
        let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(format!("{hash}.last"))
    }

    /// The file for what the article at `path` held when it was last corrected.
    fn last_content(&self, path: &Path) -> Option<PathBuf> {
        let name = fs::read_to_string(self.pointer(path)).ok()?;
        let is_name =
            name.strip_suffix(".json").is_some_and(|hash| hash.chars().all(|c| c.is_ascii_hexdigit()));
        is_name.then(|| self.folder.join(name))
    }

    /// Waits until no other window writes, and keeps them from it for as long as the result lives.
    fn lock(&self) -> Result<File, StoreError> {
        let path = self.folder.join("lock");
        let wrap = |error| StoreError::Io { path: path.clone(), error };
        fs::create_dir_all(&self.folder).map_err(wrap)?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(wrap)?;
        file.lock().map_err(wrap)?;
        self.clear();
        Ok(file)
    }

    /// Removes what a window that was killed left behind. Nobody else writes meanwhile.
    fn clear(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
                // It takes up room and does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The corrections of two files: those of `first`, which count where both know an operation, and what only `second` has.
fn united(first: Option<Corrections>, second: Corrections) -> Corrections {
    match first {
        None => second,
        Some(first) => {
            let base = second.clone();
            let mut united = second;
            united.join(&first, &base);
            united
        }
    }
}

/// Renames a file that cannot be understood, so that it can be looked at; fails for one that must be left as it is.
fn set_aside(error: CorrectionsError) -> Result<(), StoreError> {
    match error.problem {
        CorrectionsProblem::File(FileProblem::Malformed(_) | FileProblem::TooLarge) => {
            let free = (1..1000).map(|number| error.path.with_extension(format!("unreadable-{number}.json")));
            let free = free.into_iter().find(|path| !path.exists());
            let to = free.unwrap_or_else(|| error.path.with_extension("unreadable.json"));
            fs::rename(&error.path, to).map_err(|io| StoreError::Io { path: error.path, error: io })
        }
        CorrectionsProblem::File(FileProblem::OtherSchema(_)) => Err(StoreError::Other(error)),
        CorrectionsProblem::Unreadable(io) => Err(StoreError::Io { path: error.path, error: io }),
    }
}

/// Writes `bytes` to `path` so that they, or what was there before, outlive a crash.
fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let wrap = |error| StoreError::Io { path: path.to_owned(), error };
    atomic_file::write(path, bytes).map_err(wrap)?;
    // The name of the file is in its folder, which some systems cannot sync.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}
