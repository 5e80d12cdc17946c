//! Notices for the reader: errors, where an export went, and anything else worth knowing.

use std::path::PathBuf;

/// The number of notices shown at once; older ones give way.
const LIMIT: usize = 3;

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went wrong.
    Error,
    /// Something succeeded.
    Success,
    /// Something is worth knowing.
    Information,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its tone.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// A file whose folder the notice offers to open.
    pub file: Option<PathBuf>,
}

/// The notices on show, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
}

impl Notices {
    /// The notices, the latest first.
    #[must_use]
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Reports an error.
    pub fn error(&mut self, text: impl Into<String>) {
        self.add(Notice { tone: Tone::Error, text: text.into(), file: None });
    }

    /// Reports something worth knowing.
    pub fn information(&mut self, text: impl Into<String>) {
        self.add(Notice { tone: Tone::Information, text: text.into(), file: None });
    }

    /// Reports a success; `file` is one whose folder can be opened.
    pub fn success(&mut self, text: impl Into<String>, file: Option<PathBuf>) {
        self.add(Notice { tone: Tone::Success, text: text.into(), file });
    }

    /// Removes the notice at `index`.
    pub fn dismiss(&mut self, index: usize) {
        if index < self.shown.len() {
            self.shown.remove(index);
        }
    }

    /// Removes the notice that says `text`, which no longer holds.
    pub fn retract(&mut self, text: &str) {
        self.shown.retain(|notice| notice.text != text);
    }

    fn add(&mut self, notice: Notice) {
        self.shown.retain(|other| other.text != notice.text);
        self.shown.insert(0, notice);
        self.shown.truncate(LIMIT);
    }
}
