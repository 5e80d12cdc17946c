//! How the app handles reports from other threads: files that were read, analyses that ended, dialogs that were
//! answered.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, ViewportCommand};

use crate::gui::app::tasks::message::{Message, Reading};
use crate::gui::app::{App, reload};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::{AnalysisState, OpenArticle};
use crate::gui::model::state::OpenFailure;

/// No person closes a dialog this quickly, so there was none.
const NO_DIALOG_WITHIN: Duration = Duration::from_millis(250);

/// What to say where there is no dialog to open files.
const NO_DIALOG: &str = "No file dialog answered. Drop a file on this window, or use “Open by path…”";

impl App {
    /// Handles a report from another thread.
    pub(super) fn receive(&mut self, ctx: &Context, message: Message) {
        let state = &mut self.state;
        match message {
            Message::FilesChosen { paths, after } => {
                if paths.is_empty() && after < NO_DIALOG_WITHIN {
                    state.notices.information(NO_DIALOG);
                }
                self.open_files(ctx, paths);
            }
            Message::Read { path, show, result } => {
                if let Some(index) = state.reading.iter().position(|reading| *reading == path) {
                    state.reading.remove(index);
                }
                if result.is_ok() {
                    state.notices.retract(NO_DIALOG);
                } else {
                    state.returning.retain(|closed| !closed.is_of(&path));
                }
                let is_restored = self.takes_from_session(&path);
                let state = &mut self.state;
                match result {
                    Ok(reading) if is_restored => self.show_restored(ctx, path, reading, show),
                    Ok(mut reading) => {
                        state.settings.remember_file(&path, reading.article.metadata().title.as_deref());
                        let returns = state.returning.iter().any(|closed| closed.is_of(&path));
                        let others = std::mem::take(&mut reading.others);
                        self.show_article(ctx, path, reading, show);
                        if !returns {
                            self.show_others(ctx, others);
                        }
                    }
                    Err(message) if is_restored => {
                        let text = format!("An article from last time could not be reopened: {message}");
                        state.notices.information(text);
                    }
                    // The page with an article from last time would cover it.
                    Err(message)
                        if state.documents.is_empty()
                            && self.restoring.is_empty()
                            && state.failure.is_none() =>
                    {
                        state.failure = Some(OpenFailure { path, message });
                    }
                    Err(message) => state.notices.error(message),
                }
            }
            Message::HandedOver(mut handed) => {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
                self.open_files(ctx, std::mem::take(&mut handed.files));
                handed.confirm();
            }
            Message::Pasted(result) => self.pasted(ctx, result),
            Message::PictureDecoded { id, result } => self.pictures.arrived(ctx, id, result),
            Message::Found(part) => self.found(part),
            Message::Watch(event) => self.file_event(ctx, event),
            Message::ReadAgain { key, path, now, result } => self.taken_again(ctx, key, (&path, now), result),
            Message::Progress { key, fraction } => {
                if let Some(document) = state.document_mut(key)
                    && let AnalysisState::Running { fraction: shown, .. } = &mut document.analysis
                {
                    *shown = fraction;
                }
            }
            Message::Analyzed { key, result, notices } => {
                for notice in notices {
                    state.notices.information(notice);
                }
                self.analyzed(key, result);
            }
            Message::Corrected { key, result } => self.corrected(ctx, key, result),
            Message::ExportAbandoned { after } => {
                if after < NO_DIALOG_WITHIN {
                    state.notices.information(
                        "No file dialog answered, so nothing was exported. “Copy JSON” works without one",
                    );
                }
            }
            Message::Exported { path, result } => match result {
                Ok(()) => {
                    let text = format!("Exported to {}", path.display());
                    state.notices.success(text, Some(path));
                }
                Err(message) => state.notices.error(message),
            },
            Message::SummaryReady(result) => match result {
                Ok(json) => {
                    ctx.copy_text(json);
                    state.notices.success("The summary is on the clipboard", None);
                }
                Err(message) => state.notices.error(message),
            },
            Message::Failed(message) => state.notices.error(message),
        }
    }

    fn show_article(&mut self, ctx: &Context, path: PathBuf, reading: Reading, show: bool) {
        self.state.failure = None;
        self.state.closed.retain(|closed| !closed.is_of(&path));
        let index = if let Some(index) = self.state.index_of(&path) {
            self.state.returning.retain(|closed| !closed.is_of(&path));
            self.renew_article(ctx, index, reading);
            index
        } else {
            self.add_article(ctx, Some(path), reading);
            self.state.put_newest_back()
        };
        if show {
            self.state.shown = index;
        }
    }

    /// Opens the other articles of a file behind its first, without showing them.
    fn show_others(&mut self, ctx: &Context, others: Vec<Reading>) {
        for reading in others {
            if let Some(path) = reading.article.source().path.clone() {
                self.show_article(ctx, path, reading, false);
            }
        }
    }

    /// Shows an article of the last session behind the others of it, before what was opened since.
    fn show_restored(&mut self, ctx: &Context, path: PathBuf, reading: Reading, show: bool) {
        let is_new = self.state.index_of(&path).is_none();
        self.show_article(ctx, path, reading, show);
        if is_new {
            self.state.move_newest_to(self.restored);
            self.restored += 1;
        }
    }

    /// Opens an article that was read, as the last one, at its remembered reading position.
    pub(super) fn add_article(&mut self, ctx: &Context, path: Option<PathBuf>, reading: Reading) {
        let Reading { article, page, analysis, .. } = reading;
        let key = self.new_key();
        let cancel = self.tasks.analyze(ctx, key, Arc::clone(&article), analysis, None);
        let place = self.state.settings.places.get(&article.source().sha256);
        let mut document = OpenArticle::new(key, path, article, page, cancel);
        document.go_to_place(place.unwrap_or(0));
        self.state.documents.push(document);
    }

    /// Takes in an open article that was reread, and analyses it anew if its file changed or its analysis did not
    /// finish.
    fn renew_article(&mut self, ctx: &Context, index: usize, reading: Reading) {
        let Reading { article, page, analysis, .. } = reading;
        let key = self.new_key();
        let document = &mut self.state.documents[index];
        document.loss = None;
        let unchanged = document.article.source().sha256 == article.source().sha256;
        let stopped = matches!(document.analysis, AnalysisState::Cancelled | AnalysisState::Failed);
        if (unchanged && !stopped) || document.edits.postpone_reading() {
            return;
        }
        let cancel = self.tasks.analyze(ctx, key, Arc::clone(&article), analysis, None);
        document.reselect = reload::selected_in(document, None, &article);
        self.state.notices.retract_revised(document.key);
        document.view.replace_page(page);
        document.replace_article(key, article);
        document.selection = None;
        document.analysis = AnalysisState::Running { fraction: 0.0, cancel };
    }

    fn analyzed(&mut self, key: ArticleKey, result: Result<Option<Arc<Findings>>, String>) {
        let Some(document) = self.state.document_mut(key) else { return };
        if document.progress().is_none() {
            return;
        }
        match result {
            Ok(Some(findings)) => {
                document.analysis = AnalysisState::Done(findings);
                reload::select_again(document);
            }
            Ok(None) => document.analysis = AnalysisState::Cancelled,
            Err(message) => {
                document.analysis = AnalysisState::Failed;
                self.state.notices.error(message);
            }
        }
    }
}
