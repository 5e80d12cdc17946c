//! How the app opens, closes and exports articles.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::export::ExportFormat;
use crate::gui::app::App;
use crate::gui::app::tasks::Exported;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::{OpenArticle, file_name};
use crate::gui::model::state::ClosedContent;

impl App {
    /// Reads `files` on another thread and shows them as they come.
    pub fn open_files(&mut self, ctx: &Context, files: Vec<PathBuf>) {
        self.open_files_showing(ctx, files, 0);
    }

    /// Reads `files` on another thread and shows the first that can be read from index `first_shown` on.
    pub(super) fn open_files_showing(&mut self, ctx: &Context, files: Vec<PathBuf>, first_shown: usize) {
        if files.is_empty() {
            return;
        }
        self.state.failure = None;
        self.state.reading.extend(files.iter().cloned());
        self.tasks.read(ctx, files, first_shown);
    }

    pub(super) fn close(&mut self, index: usize) {
        self.state.close(index);
        self.forget_pictures();
    }

    pub(super) fn close_others(&mut self, kept: usize) {
        self.state.close_others(kept);
        self.forget_pictures();
    }

    /// Forgets the pictures of articles that are no longer open.
    fn forget_pictures(&mut self) {
        let documents = &self.state.documents;
        self.pictures.retain(|key| documents.iter().any(|document| document.key == key));
    }

    /// Reopens the article closed last.
    pub(super) fn reopen_article(&mut self, ctx: &Context) {
        let Some(closed) = self.state.closed.pop() else { return };
        match closed.content.clone() {
            ClosedContent::File(path) => {
                self.state.returning.push(closed);
                self.open_files(ctx, vec![path]);
            }
            ClosedContent::Pasted(article) => {
                self.state.pasting = true;
                self.tasks.set_again(ctx, article);
            }
        }
    }

    pub(super) fn export(&mut self, ctx: &Context, format: ExportFormat) {
        let Some((document, findings)) = self.active_findings() else { return };
        let name = Path::new(&document.file_name()).with_extension(format.extension());
        let name = name.to_string_lossy().into_owned();
        let exported = Exported { article: Arc::clone(&document.article), findings };
        let folder = document.path.as_deref().and_then(Path::parent);
        let answer = self.dialogs.save_file(folder, &name, format);
        let sources = self.state.documents.iter().filter_map(OpenArticle::file).collect();
        self.tasks.export(ctx, answer, format, exported, sources);
    }

    pub(super) fn copy_summary(&mut self, ctx: &Context) {
        let Some((document, findings)) = self.active_findings() else { return };
        self.tasks.summarize(ctx, Arc::clone(&document.article), findings);
    }

    fn active_findings(&self) -> Option<(&OpenArticle, Arc<Findings>)> {
        let document = self.state.active()?;
        Some((document, Arc::clone(document.findings()?)))
    }

    pub(super) fn new_key(&mut self) -> ArticleKey {
        self.next_key += 1;
        ArticleKey(self.next_key)
    }

    /// The folder that the open dialog starts in: that of the article on show, else that of the file opened last.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let shown = self.state.active().and_then(|document| document.path.as_deref());
        let recent = self.state.settings.recent_files.first().map(PathBuf::as_path);
        let folder = shown.or(recent)?.parent()?;
        (!folder.as_os_str().is_empty()).then(|| folder.to_owned())
    }
}

/// The title of the window for `path` before its article has been read.
#[must_use]
pub fn title_before_reading(files: &[PathBuf]) -> String {
    files.first().map_or_else(|| "Dateline".to_owned(), |file| format!("{} — Dateline", file_name(file)))
}
