//! How the app corrects what was found: one change after the other, each on a thread of its own.

use std::sync::Arc;

use egui::Context;

use crate::gui::app::tasks::correcting::Order;
use crate::gui::app::tasks::message::Corrected;
use crate::gui::app::{App, reload};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::correcting::{Edit, Question};
use crate::gui::model::open_article::{AnalysisState, OpenArticle};

impl App {
    /// Makes the change that `edit` gives for the article on show, if it gives one.
    pub(super) fn correct(&mut self, ctx: &Context, edit: impl FnOnce(&OpenArticle) -> Option<Edit>) {
        let Some(document) = self.state.active_mut() else { return };
        let Some(edit) = edit(document) else { return };
        document.edits.waiting.push_back(edit);
        let key = document.key;
        self.make_next_edit(ctx, key);
    }

    /// Makes the change that `words` mean as an answer to `question`.
    pub(super) fn answer(&mut self, ctx: &Context, question: Question, words: &str) {
        self.overlay = None;
        match self.state.active().map(|document| document.answer(question, words)) {
            Some(Ok(edit)) => self.correct(ctx, |_| Some(edit)),
            Some(Err(message)) => self.state.notices.information(message),
            None => {}
        }
    }

    fn make_next_edit(&mut self, ctx: &Context, key: ArticleKey) {
        let Some(document) = self.state.document_mut(key) else { return };
        if document.edits.is_busy {
            return;
        }
        let Some(findings) = document.findings().map(Arc::clone) else { return };
        let Some(edit) = document.edits.waiting.pop_front() else { return };
        document.edits.is_busy = true;
        let article = Arc::clone(&document.article);
        let keep_beside = self.state.settings.keep_beside;
        self.tasks.correct(ctx, key, article, findings, Order { edit, keep_beside });
    }

    /// Shows the findings after a correction, with the same selected as before where it is still there.
    pub(super) fn corrected(&mut self, ctx: &Context, key: ArticleKey, result: Result<Corrected, String>) {
        let Some(document) = self.state.document_mut(key) else { return };
        document.edits.is_busy = false;
        match result {
            Ok(Corrected { findings, done, without_effect, problem }) => {
                let article = Arc::clone(&document.article);
                document.reselect = reload::selected_in(document, None, &article).map(|mut wanted| {
                    let mentions = document.selection.iter().flat_map(|selection| &selection.mentions);
                    wanted.mentions = mentions.map(|mention| Some(mention.range)).collect();
                    wanted
                });
                document.selection = None;
                document.analysis = AnalysisState::Done(findings);
                reload::select_again(document);
                document.reveal_selected_row();
                let notices = &mut self.state.notices;
                if let Some(done) = done {
                    notices.success(done, None);
                }
                if let Some(why) = without_effect {
                    notices.information(why);
                }
                if let Some(problem) = problem {
                    notices.error(problem);
                }
            }
            Err(message) => self.state.notices.error(message),
        }
        self.make_next_edit(ctx, key);
    }
}
