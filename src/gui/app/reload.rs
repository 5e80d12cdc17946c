//! How the app follows the files of open articles: it watches them, rereads them when they change, and keeps the
//! reading position and the selection.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::article::{Article, TextRange};
use crate::gui::app::App;
use crate::gui::app::tasks::OpenOf;
use crate::gui::app::tasks::message::{NewReading, Reading};
use crate::gui::app::watch::WatchEvent;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::correcting::Edits;
use crate::gui::model::open_article::{AnalysisState, OpenArticle, file_name};
use crate::gui::model::reselect::Reselect;
use crate::gui::model::revision::Revision;

/// The selection in `document`, or the one still to be restored, for restoring it in the article `new`. `revision` says
/// what changed, where that is known.
pub(super) fn selected_in(
    document: &OpenArticle,
    revision: Option<&Revision>,
    new: &Article,
) -> Option<Reselect> {
    let moved = |range: TextRange| revision?.moved_range(&document.article, new, range);
    let Some((selection, findings)) = document.selection.as_ref().zip(document.findings()) else {
        let mut wanted = document.reselect.clone()?;
        wanted.mentions.iter_mut().for_each(|range| *range = range.and_then(moved));
        return Some(wanted);
    };
    let key = selection.target;
    Some(Reselect {
        key,
        namesakes: findings.analysis.namesakes_of(key).count(),
        mentions: selection.own_mentions().map(|mention| moved(mention.range)).collect(),
        focused: selection.mention(),
    })
}

/// Restores the selection that `document` had before its file changed, without moving the page.
pub(super) fn select_again(document: &mut OpenArticle) {
    let Some(wanted) = document.reselect.take() else { return };
    let Some(findings) = document.findings().map(Arc::clone) else { return };
    if let Some((key, focused)) = wanted.find(&findings) {
        document.select(key, focused);
    }
}

impl App {
    /// Watches the files of the open articles, if these are not the same as before.
    pub(super) fn watch_open_files(&mut self, ctx: &Context) {
        let open = self.state.documents.iter().filter_map(|document| document.path.as_ref());
        if open.clone().eq(&self.watched) {
            return;
        }
        self.watched = open.cloned().collect();
        let mut files: Vec<PathBuf> = self.state.documents.iter().filter_map(OpenArticle::file).collect();
        files.sort();
        files.dedup();
        let watcher = self.watcher.get_or_insert_with(|| self.tasks.watch(ctx));
        watcher.set_files(files);
    }

    /// Handles an event from the watcher of files.
    pub(super) fn file_event(&mut self, ctx: &Context, event: WatchEvent) {
        match event {
            WatchEvent::Changed(path) => {
                self.read_those_again(ctx, |document| document.file().as_ref() == Some(&path));
            }
            WatchEvent::Failed(reason) => {
                let text = format!("Changes to open files will not be noticed: {reason}");
                self.state.notices.information(text);
            }
        }
    }

    /// Reads the article called `path` again.
    pub(super) fn read_again(&mut self, ctx: &Context, path: &Path) {
        self.read_those_again(ctx, |document| document.path.as_deref() == Some(path));
    }

    /// Reads the files of those articles again, each once.
    fn read_those_again(&mut self, ctx: &Context, is_one: impl Fn(&OpenArticle) -> bool) {
        let mut by_file: BTreeMap<PathBuf, Vec<OpenOf>> = BTreeMap::new();
        for document in self.state.documents.iter().filter(|document| is_one(document)) {
            if let (Some(file), Some(path)) = (document.file(), document.path.clone()) {
                let (key, article) = (document.key, Arc::clone(&document.article));
                by_file.entry(file).or_default().push(OpenOf { key, path, article });
            }
        }
        for (file, open) in by_file {
            self.tasks.read_again(ctx, file, open);
        }
    }

    /// Takes in a file that was reread for the article `key`.
    pub(super) fn taken_again(
        &mut self,
        ctx: &Context,
        key: ArticleKey,
        (path, now): (&Path, Option<PathBuf>),
        result: Result<Option<NewReading>, String>,
    ) {
        let Some(index) = self.state.documents.iter().position(|document| document.key == key) else {
            // The article has been read in another way meanwhile; the file may be newer still.
            self.read_again(ctx, path);
            return;
        };
        let document = &mut self.state.documents[index];
        let name = file_name(path);
        if let Some(now) = now {
            document.path = Some(now);
        }
        match result {
            Ok(reading) => {
                // The file may only have been gone for a moment, while it was being written.
                if let Some(text) = document.loss.take() {
                    self.state.notices.retract(&text);
                }
                if let Some(reading) = reading.filter(|_| !document.edits.postpone_reading()) {
                    let text = format!("{name} changed on disk: {}", reading.revision.describe());
                    self.take_new_reading(ctx, index, reading);
                    let document = &self.state.documents[index];
                    if document.changed.is_empty() {
                        self.state.notices.information(text);
                    } else {
                        self.state.notices.revised(text, document.key);
                    }
                }
            }
            Err(message) => {
                if document.loss.is_none() {
                    let text = format!("{name} changed on disk but stays open as it was before: {message}");
                    document.loss = Some(text.clone());
                    self.state.notices.information(text);
                }
            }
        }
    }

    /// Analyses the article on show as one in the language `code`. What is corrected in it stays; while that is being
    /// changed, nothing is done.
    pub(super) fn read_in(&mut self, ctx: &Context, code: &'static str) {
        let Some(document) = self.state.active() else { return };
        if document.edits.are_under_way() {
            let text = "A correction is being made. Choose the language again when it is done";
            self.state.notices.information(text);
            return;
        }
        let article = Arc::new(Article::clone(&document.article).with_language(Some(code)));
        let reselect = selected_in(document, None, &article);
        let kept = document.findings().map(|findings| findings.kept.clone());
        let key = self.new_key();
        let cancel = self.tasks.analyze(ctx, key, Arc::clone(&article), None, kept);
        let Some(document) = self.state.documents.get_mut(self.state.shown) else { return };
        self.state.notices.retract_revised(document.key);
        document.reselect = reselect;
        document.selection = None;
        document.row_to_reveal = None;
        document.edits = Edits::default();
        document.key = key;
        document.article = article;
        document.analysis = AnalysisState::Running { fraction: 0.0, cancel };
    }

    /// Shows the article `key` at the next paragraph that changed, from the first on again after the last.
    pub(super) fn go_to_change(&mut self, key: ArticleKey) {
        let Some(index) = self.state.documents.iter().position(|document| document.key == key) else {
            return;
        };
        self.state.shown = index;
        let document = &mut self.state.documents[index];
        let shown = document.landmark.filter(|landmark| document.changed.contains(landmark));
        let is_next = |range: &&TextRange| shown.is_none_or(|shown| range.start > shown.start);
        if let Some(&range) = document.changed.iter().find(is_next).or(document.changed.first()) {
            document.go_to_landmark(range);
        }
    }

    fn take_new_reading(&mut self, ctx: &Context, index: usize, reading: NewReading) {
        let NewReading { reading: Reading { article, page, analysis, .. }, revision } = reading;
        let key = self.new_key();
        let cancel = self.tasks.analyze(ctx, key, Arc::clone(&article), analysis, None);
        let document = &mut self.state.documents[index];
        let place = document.place();
        let new_place = revision.moved(&document.article, &article, place);
        document.reselect = selected_in(document, Some(&revision), &article);
        document.view.replace_page(page);
        if new_place != place {
            document.view.go_to_place(new_place);
        }
        self.state.notices.retract_revised(document.key);
        let changed = revision.places(&article);
        document.replace_article(key, article);
        document.changed = changed;
        document.selection = None;
        document.row_to_reveal = None;
        document.analysis = AnalysisState::Running { fraction: 0.0, cancel };
    }
}
