//! What the threads have to say.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::gui::app::watch::WatchEvent;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::find::FoundHits;
use crate::gui::model::findings::Findings;
use crate::gui::model::page::Page;
use crate::gui::model::revision::Revision;
use crate::gui::pictures::PictureId;
use crate::summary::Opened;

/// A file that was read.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// Its page.
    pub page: Page,
    /// The analysis that the file brings.
    pub analysis: Option<Analysis>,
}

impl From<Opened> for Reading {
    fn from(opened: Opened) -> Self {
        let page = Page::of(&opened.article);
        Self { article: Arc::new(opened.article), page, analysis: opened.analysis }
    }
}

/// A file that was read again and has other content.
#[derive(Debug)]
pub struct NewReading {
    /// What it holds now.
    pub reading: Reading,
    /// What changed.
    pub revision: Revision,
}

/// Why no article was made of the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpasted {
    /// There is no text on it.
    Empty,
    /// Something else was wrong, as this sentence says.
    Failed(String),
}

/// What a thread has to say.
#[derive(Debug)]
pub enum Message {
    /// The dialog to open files was answered.
    FilesChosen {
        /// The files, none where nothing was chosen.
        paths: Vec<PathBuf>,
        /// How long the answer took.
        after: Duration,
    },
    /// A file was read, or not.
    Read {
        /// The file.
        path: PathBuf,
        /// Whether the article is to be shown.
        show: bool,
        /// What it holds, or what was wrong.
        result: Result<Reading, String>,
    },
    /// The clipboard was read.
    Pasted(Result<Reading, Unpasted>),
    /// A picture was decoded, or not.
    PictureDecoded {
        /// The picture.
        id: PictureId,
        /// The image, or why there is none: "its file is damaged".
        result: Result<egui::ColorImage, Arc<str>>,
    },
    /// Something happened to the files of open articles.
    Watch(WatchEvent),
    /// The file of an open article was read again.
    ReadAgain {
        /// The article that it was compared with.
        key: ArticleKey,
        /// The file.
        path: PathBuf,
        /// `None` where nothing changed, or what was wrong.
        result: Result<Option<NewReading>, String>,
    },
    /// An analysis got further.
    Progress {
        /// The article.
        key: ArticleKey,
        /// The share that is done, from 0 to 1.
        fraction: f32,
    },
    /// An analysis ended.
    Analyzed {
        /// The article.
        key: ArticleKey,
        /// What it gave, `None` where it was stopped, or what was wrong.
        result: Result<Option<Arc<Findings>>, String>,
    },
    /// A search found something, or ended.
    Found(FoundHits),
    /// The dialog to export was closed without choosing a file.
    ExportAbandoned {
        /// How long the answer took.
        after: Duration,
    },
    /// An export ended.
    Exported {
        /// The file.
        path: PathBuf,
        /// What was wrong, if anything was.
        result: Result<(), String>,
    },
    /// The summary is ready for the clipboard, or what was wrong.
    SummaryReady(Result<String, String>),
    /// Something went wrong in passing.
    Failed(String),
}
