//! Work on other threads: reading, analysing, exporting, waiting for dialogs.
//!
//! Each piece of work has a thread of its own and reports through one channel, waking the window. A panic in it
//! becomes an error message. Nothing here touches the state of the window.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use crate::analysis::{self, Analysis, Progress};
use crate::article::{Article, PictureContent};
use crate::atomic_file;
use crate::gui::app::dialogs::ChosenPaths;
use crate::gui::app::finding::Search;
use crate::gui::app::paste::Unpasted;
use crate::gui::app::watch::{StartWatching, SystemWatcher, WatchEvent, WatchFiles};
use crate::gui::model::find::FoundHits;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::ArticleKey;
use crate::gui::model::page::Page;
use crate::gui::model::revision::Revision;
use crate::gui::pictures::{self, PictureId, PictureProblem};
use crate::summary::{self, Opened};

/// Reads a file; the error is one sentence that names it.
pub type ReadFile = Arc<dyn Fn(&Path) -> Result<Opened, String> + Send + Sync>;

/// Analyses an article, telling its progress, until told to break.
pub type Analyze = Arc<
    dyn Fn(&Article, &mut dyn FnMut(Progress) -> ControlFlow<()>) -> ControlFlow<(), Analysis> + Send + Sync,
>;

/// Decodes a picture into an image whose sides have at most so many pixels.
pub type DecodePicture =
    Arc<dyn Fn(&PictureContent, u32) -> Result<egui::ColorImage, PictureProblem> + Send + Sync>;

/// What does the work; tests put their own in its place.
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
}

impl Default for Services {
    fn default() -> Self {
        Self {
            read: Arc::new(|path| summary::open(path).map_err(|error| error.to_string())),
            analyze: Arc::new(analysis::analyze_with_progress),
            decode: Arc::new(pictures::decode),
            watch: Arc::new(|report| Box::new(SystemWatcher::start(report))),
        }
    }
}

impl std::fmt::Debug for Services {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Services").finish_non_exhaustive()
    }
}

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

/// Stops a piece of work when it is dropped.
#[derive(Debug, Default)]
pub struct CancelOnDrop(Arc<AtomicBool>);

impl CancelOnDrop {
    fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The threads of one window.
#[derive(Debug)]
pub struct Tasks {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    services: Services,
}

impl Tasks {
    /// No threads yet.
    #[must_use]
    pub fn new(services: Services) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, services }
    }

    /// What the threads said since the last call. Does not wait.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.receiver.try_iter().collect()
    }

    /// Waits for the dialog to open files.
    pub fn await_files(&self, ctx: &egui::Context, answer: ChosenPaths) {
        self.spawn(ctx, "open dialog", move |report| {
            let asked = Instant::now();
            let paths = pollster::block_on(answer);
            report.say(Message::FilesChosen { paths, after: asked.elapsed() });
        });
    }

    /// Reads `paths` in order; of those from the place `first_shown` on, the first that can be read is to be shown.
    pub fn read(&self, ctx: &egui::Context, paths: Vec<PathBuf>, first_shown: usize) {
        let read = Arc::clone(&self.services.read);
        self.spawn(ctx, "reading", move |report| {
            let mut is_shown = false;
            for (index, path) in paths.into_iter().enumerate() {
                let what = format!("{} could not be read", path.display());
                let result = contained(&what, || read(&path).map(Reading::from));
                let show = index >= first_shown && !is_shown && result.is_ok();
                is_shown |= show;
                report.say(Message::Read { path, show, result });
            }
        });
    }

    /// Decodes `content`, the picture `id`.
    pub fn decode(&self, ctx: &egui::Context, id: PictureId, content: PictureContent) {
        let decode = Arc::clone(&self.services.decode);
        self.spawn(ctx, "picture", move |report| {
            let decoded = caught(|| decode(&content, id.scale.longest_side()));
            // A decoder fails on a file; that it fails by a panic is nothing that the reader could do more about.
            let result = decoded.unwrap_or(Err(PictureProblem::Damaged));
            let result = result.map_err(|problem| problem.to_string().into());
            report.say(Message::PictureDecoded { id, result });
        });
    }

    /// Reads `path` again and compares it with `article`, which is open as `key`.
    pub fn read_again(&self, ctx: &egui::Context, key: ArticleKey, path: PathBuf, article: Arc<Article>) {
        let read = Arc::clone(&self.services.read);
        self.spawn(ctx, "reading", move |report| {
            let result = contained(&format!("{} could not be read", path.display()), || {
                let new = read(&path)?;
                if new.article.source().sha256 == article.source().sha256 {
                    return Ok(None);
                }
                let revision = Revision::between(&article, &new.article);
                Ok(Some(NewReading { reading: new.into(), revision }))
            });
            report.say(Message::ReadAgain { key, path, result });
        });
    }

    /// Starts to watch files.
    #[must_use]
    pub fn watch(&self, ctx: &egui::Context) -> Box<dyn WatchFiles> {
        let reporter = Reporter { sender: self.sender.clone(), ctx: ctx.clone() };
        (self.services.watch)(Arc::new(move |event| reporter.say(Message::Watch(event))))
    }

    /// Analyses `article`, unless its file brings an `analysis`; dropping what is returned stops it.
    #[must_use]
    pub fn analyze(
        &self,
        ctx: &egui::Context,
        key: ArticleKey,
        article: Arc<Article>,
        analysis: Option<Analysis>,
    ) -> CancelOnDrop {
        let cancel = CancelOnDrop::default();
        let stopped = cancel.flag();
        let analyze = Arc::clone(&self.services.analyze);
        self.spawn(ctx, "analysis", move |report| {
            let mut told = 0.0;
            let mut observe = |progress: Progress| {
                if stopped.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                // A hundredth is as fine as the progress bar shows.
                if progress.fraction - told >= 0.01 {
                    told = progress.fraction;
                    report.say(Message::Progress { key, fraction: told });
                }
                ControlFlow::Continue(())
            };
            let what = format!("{} could not be analysed", name_of(&article));
            let result = contained(&what, || {
                let analysis = match analysis {
                    Some(analysis) => ControlFlow::Continue(analysis),
                    None => analyze(&article, &mut observe),
                };
                let findings = |analysis| Arc::new(Findings::new(&article, analysis));
                Ok(analysis.continue_value().map(findings))
            });
            report.say(Message::Analyzed { key, result });
        });
        cancel
    }

    /// Makes `search`; dropping what is returned stops it.
    #[must_use]
    pub fn find(&self, ctx: &egui::Context, search: Search) -> CancelOnDrop {
        let cancel = CancelOnDrop::default();
        let stopped = cancel.flag();
        self.spawn(ctx, "search", move |report| {
            let (key, serial) = (search.key, search.serial);
            let goes_on = || !stopped.load(Ordering::Relaxed);
            let result = contained("The search failed", || {
                search.run(&goes_on, &mut |part| report.say(Message::Found(part)));
                Ok(())
            });
            if let Err(message) = result {
                let ended = Some(Err(message));
                report.say(Message::Found(FoundHits { key, serial, hits: Vec::new(), ended }));
            }
        });
        cancel
    }

    /// Waits for the dialog to export, then writes the summary to the file that was chosen.
    pub fn export(
        &self,
        ctx: &egui::Context,
        answer: ChosenPaths,
        article: Arc<Article>,
        findings: Arc<Findings>,
    ) {
        self.spawn(ctx, "export", move |report| {
            let asked = Instant::now();
            let Some(path) = pollster::block_on(answer).into_iter().next() else {
                report.say(Message::ExportAbandoned { after: asked.elapsed() });
                return;
            };
            let what = format!("{} could not be written", path.display());
            let result = contained(&what, || {
                let json = summary::to_json(&article, &findings.analysis);
                atomic_file::write(&path, json.as_bytes())
                    .map_err(|error| format!("{what}: {error}; choose another folder"))
            });
            report.say(Message::Exported { path, result });
        });
    }

    /// Makes the summary for the clipboard.
    pub fn summarize(&self, ctx: &egui::Context, article: Arc<Article>, findings: Arc<Findings>) {
        self.spawn(ctx, "summary", move |report| {
            let result = contained("The summary could not be made", || {
                Ok(summary::to_json(&article, &findings.analysis))
            });
            report.say(Message::SummaryReady(result));
        });
    }

    /// Opens the folder of `file` in the file manager by `open`.
    pub fn open_folder(&self, ctx: &egui::Context, file: &Path, open: fn(&Path) -> std::io::Result<()>) {
        let folder = file.parent().map_or_else(|| PathBuf::from("."), Path::to_owned);
        self.spawn(ctx, "folder", move |report| {
            let what = format!("The folder {} could not be opened", folder.display());
            if let Err(error) = contained(&what, || open(&folder).map_err(|error| format!("{what}: {error}")))
            {
                report.say(Message::Failed(error));
            }
        });
    }

    /// Starts a thread called `name` for `work`.
    pub(super) fn spawn(
        &self,
        ctx: &egui::Context,
        name: &str,
        work: impl FnOnce(&Reporter) + Send + 'static,
    ) {
        let reporter = Reporter { sender: self.sender.clone(), ctx: ctx.clone() };
        let thread = std::thread::Builder::new().name(format!("dateline {name}"));
        if let Err(error) = thread.spawn(move || work(&reporter)) {
            let message = format!("No thread could be started for the {name}: {error}; close other programs");
            // The receiver lives as long as `self`.
            let _ = self.sender.send(Message::Failed(message));
        }
    }
}

/// The end of the channel that a thread holds.
pub(super) struct Reporter {
    sender: Sender<Message>,
    ctx: egui::Context,
}

impl Reporter {
    /// Tells the window `message` and wakes it.
    pub(super) fn say(&self, message: Message) {
        // After the window is closed there is no one to tell.
        if self.sender.send(message).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

/// Runs `work`, turning a panic into an error that starts with `what`.
pub(super) fn contained<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    caught(work).unwrap_or_else(|panic| {
        Err(format!("{what}: an error in Dateline itself ({}); please report it", panic_text(&*panic)))
    })
}

/// Runs `work`; the error is what it panicked with.
fn caught<T>(work: impl FnOnce() -> T) -> std::thread::Result<T> {
    // What it worked on is its own, and goes with it.
    catch_unwind(AssertUnwindSafe(work))
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

fn name_of(article: &Article) -> &str {
    article.source().name.as_deref().unwrap_or("The article")
}
