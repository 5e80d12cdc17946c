//! The services behind the tasks: reading files, analysing, decoding and watching.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::{self, Analysis, Progress};
use crate::article::{Article, PictureContent};
use crate::corrections::Store;
use crate::gui::app::watch::{StartWatching, SystemWatcher};
use crate::gui::pictures::{self, PictureProblem};
use crate::summary::{self, Opened};

/// Reads a file; the error is one sentence that names it.
pub type ReadFile = Arc<dyn Fn(&Path) -> Result<Opened, String> + Send + Sync>;

/// Analyses an article, reporting its progress, until told to break.
pub type Analyze = Arc<
    dyn Fn(&Article, &mut dyn FnMut(Progress) -> ControlFlow<()>) -> ControlFlow<(), Analysis> + Send + Sync,
>;

/// Decodes a picture into an image whose sides have at most the given number of pixels.
pub type DecodePicture =
    Arc<dyn Fn(&PictureContent, u32) -> Result<egui::ColorImage, PictureProblem> + Send + Sync>;

/// The services that do the work; tests substitute their own.
#[derive(Clone)]
pub struct Services {
    /// Reads files.
    pub read: ReadFile,
    /// Analyses articles.
    pub analyze: Analyze,
    /// Decodes pictures.
    pub decode: DecodePicture,
    /// Watches the files of open articles.
    pub watch: StartWatching,
    /// Keeps corrections; `None` if they last only as long as the window.
    pub store: Option<Arc<Store>>,
}

impl Default for Services {
    fn default() -> Self {
        Self {
            read: Arc::new(|path| summary::open(path).map_err(|error| error.to_string())),
            analyze: Arc::new(analysis::analyze_with_progress),
            decode: Arc::new(pictures::decode),
            watch: Arc::new(|report| Box::new(SystemWatcher::start(report))),
            store: None,
        }
    }
}

impl std::fmt::Debug for Services {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Services").finish_non_exhaustive()
    }
}
