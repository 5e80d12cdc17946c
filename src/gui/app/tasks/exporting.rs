//! Exporting on another thread: to files and to the clipboard, and opening the folders of files.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::Tasks;
use super::message::Message;
use super::panics::contained;
use crate::article::Article;
use crate::export::ExportFormat;
use crate::gui::app::dialogs::ChosenPaths;
use crate::gui::model::findings::Findings;
use crate::{atomic_file, summary};

/// An article with what was found in it.
pub struct Exported {
    /// The article.
    pub article: Arc<Article>,
    /// What was found.
    pub findings: Arc<Findings>,
}

impl Tasks {
    /// Waits for the export dialog, then writes the findings in `format` to the chosen file, unless that is one of the
    /// `sources`, the files of open articles.
    pub fn export(
        &self,
        ctx: &egui::Context,
        answer: ChosenPaths,
        format: ExportFormat,
        exported: Exported,
        sources: Vec<PathBuf>,
    ) {
        self.spawn(ctx, "export", move |report| {
            let asked = Instant::now();
            let Some(path) = pollster::block_on(answer).into_iter().next() else {
                report.say(Message::ExportAbandoned { after: asked.elapsed() });
                return;
            };
            let what = format!("{} could not be written", path.display());
            let result = contained(&what, || {
                if sources.iter().any(|source| atomic_file::is_same_file(source, &path)) {
                    return Err(format!("{what}: it would replace an open article; choose another name"));
                }
                let bytes = format.write(&exported.article, &exported.findings.analysis);
                atomic_file::write(&path, &bytes)
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

    /// Opens the folder of `file` in the file manager with `open`.
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
}
