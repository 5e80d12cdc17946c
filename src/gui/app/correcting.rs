//! How the app corrects what was found: one change after the other, each on a thread of its own.

use std::sync::Arc;

use egui::Context;

use crate::analysis::{EntityKey, Section};
use crate::gui::app::overlay::Overlay;
use crate::gui::app::tasks::correcting::Order;
use crate::gui::app::tasks::message::{Corrected, Done};
use crate::gui::app::{App, reload};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::asking::{Answer, Question};
use crate::gui::model::correcting::{Edit, Placing};
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::{AnalysisState, OpenArticle};
use crate::gui::model::order::Orders;
use crate::gui::model::selection::Selection;

impl App {
    /// Makes the change that `edit` gives for the article on show, if it gives one.
    pub(super) fn correct(&mut self, ctx: &Context, edit: impl FnOnce(&OpenArticle) -> Option<Edit>) {
        let Some(document) = self.state.active_mut() else { return };
        let Some(edit) = edit(document) else { return };
        if document.lacks_country(&edit) {
            document.edits.unanswered = Some(edit);
            self.overlay = Some(Overlay::asking(Question::Country, document));
            return;
        }
        document.edits.waiting.push_back(edit);
        let key = document.key;
        self.make_next_edit(ctx, key);
    }

    /// Makes the change that `answer` means.
    pub(super) fn answer(&mut self, ctx: &Context, question: Question, answer: &Answer) {
        self.overlay = None;
        match self.state.active().map(|document| document.answer(question, answer)) {
            Some(Ok(edit)) => self.correct(ctx, |_| Some(edit)),
            Some(Err(message)) => self.state.notices.information(message),
            None => {}
        }
    }

    /// Selects what is to be corrected, unless it is chosen together with others.
    pub(super) fn select_to_correct(&mut self, target: EntityKey, mention: Option<usize>) {
        let Some(document) = self.state.active_mut() else { return };
        document.view.text_selection = None;
        // Where the keyboard is does not matter for what is pointed at.
        let row = document.findings().map_or(target, |findings| findings.row_of(target));
        document.focused_row = document.focused_row.filter(|focused| *focused == row);
        if mention.is_none() && document.chosen.contains(target) {
            return;
        }
        document.chosen.clear();
        let is_selected = document.selection.as_ref().is_some_and(|selection| selection.target == target);
        if !is_selected || mention.is_some() {
            document.select(target, mention.unwrap_or_default());
        }
    }

    /// Chooses the row of `target` as well, or not any more.
    pub(super) fn choose_row(&mut self, target: EntityKey) {
        let Some(document) = self.state.active_mut() else { return };
        document.view.text_selection = None;
        let selected = document.selected_row();
        document.chosen.toggle(target, document.focused_row.filter(|row| *row != target).or(selected));
    }

    /// Chooses all rows from the first that was chosen to that of `target`.
    pub(super) fn choose_rows_to(&mut self, target: EntityKey) {
        let orders = self.state.settings.orders;
        let Some(document) = self.state.active_mut() else { return };
        document.view.text_selection = None;
        let Some(findings) = document.findings().map(Arc::clone) else { return };
        let keys = findings.analysis.keys_of(target.section());
        let rows = document.filter.rows(&findings, target.section(), orders);
        let shown: Vec<EntityKey> = rows.iter().map(|&row| keys[row]).collect();
        let selected = document.selected_row();
        document.chosen.extend(target, document.focused_row.or(selected), &shown);
    }

    /// Makes one of the row `from`, and those chosen with it, and the row `into`.
    pub(super) fn merge_rows(&mut self, ctx: &Context, from: EntityKey, into: EntityKey) {
        self.correct(ctx, |document| {
            let from =
                if document.chosen.contains(from) { document.chosen.keys().to_vec() } else { vec![from] };
            document.merging(&from, into)
        });
    }

    /// Undoes the change `id` of the article `key`, whatever was done since.
    pub(super) fn undo_change(&mut self, ctx: &Context, key: ArticleKey, id: String) {
        let Some(document) = self.state.document_mut(key) else { return };
        document.edits.waiting.push_back(Edit::TakeBack(id));
        self.make_next_edit(ctx, key);
    }

    /// Shows the first place that is not sure, and gives its row the keyboard.
    pub(super) fn review_doubts(&mut self) {
        let settings = &mut self.state.settings;
        settings.panel_open = true;
        settings.open_sections.set(Section::Unsure, true);
        let orders = settings.orders;
        let Some(document) = self.state.active_mut() else { return };
        document.clear_filter();
        let Some(findings) = document.findings().map(Arc::clone) else { return };
        if let Some(&row) = findings.rows(Section::Unsure, orders).first() {
            let first = findings.analysis.keys_of(Section::Unsure)[row];
            self.go_to_row(first);
        }
    }

    /// Selects `target`, shows it on the page, and gives its row the keyboard.
    fn go_to_row(&mut self, target: EntityKey) {
        let Some(document) = self.state.active_mut() else { return };
        document.chosen.clear();
        document.view.text_selection = None;
        document.select(target, 0);
        document.jump_to_focused();
        document.row_to_reveal = Some(target);
        document.row_to_focus = Some(target);
    }

    /// Lets the reader select the words of a lost change, or stops that.
    pub(super) fn start_placing(&mut self, placing: Option<Placing>) {
        self.overlay = None;
        if let Some(document) = self.state.active_mut() {
            document.edits.placing = placing;
        }
    }

    /// Lets the lost change be about the selected text.
    pub(super) fn place_lost(&mut self, ctx: &Context) {
        let Some(document) = self.state.active_mut() else { return };
        let Some(at) = document.selected_text().map(|range| range.trimmed(document.article.text())) else {
            return;
        };
        let Some(Placing { id, words }) = document.edits.placing.take() else { return };
        self.correct(ctx, |_| Some(Edit::Place { id, words, at }));
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
        let orders = self.state.settings.orders;
        let Some(document) = self.state.document_mut(key) else { return };
        document.edits.is_busy = false;
        match result {
            Ok(Corrected { findings, done, without_effect, problem }) => {
                show(document, findings, orders);
                let notices = &mut self.state.notices;
                match done {
                    Some(Done::Change { title, id }) => notices.change(title, key, id),
                    Some(Done::Undone { title, ids }) => {
                        for id in &ids {
                            notices.retract_change(id);
                        }
                        notices.success(title, None);
                    }
                    None => {}
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
        self.read_postponed(ctx, key);
    }

    /// Reads the file of the article `key` again if it changed while changes were made that are done now.
    fn read_postponed(&mut self, ctx: &Context, key: ArticleKey) {
        let Some(document) = self.state.document_mut(key) else { return };
        if document.edits.rereads_after && !document.edits.are_under_way() {
            document.edits.rereads_after = false;
            if let Some(path) = document.path.clone() {
                self.read_again(ctx, &path);
            }
        }
    }
}

/// Shows `findings` in `document`. What was selected, and the row that had the keyboard, stay so; where a row is gone, the
/// next one takes its place, so that a list can be gone through.
fn show(document: &mut OpenArticle, findings: Arc<Findings>, orders: Orders) {
    let former = document.findings().map(Arc::clone);
    let article = Arc::clone(&document.article);
    document.reselect = reload::selected_in(document, None, &article).map(|mut wanted| {
        let own = document.selection.iter().flat_map(Selection::own_mentions);
        wanted.mentions = own.map(|mention| Some(mention.range)).collect();
        wanted
    });
    let selected = document.selection.take().map(|selection| selection.target);
    document.analysis = AnalysisState::Done(Arc::clone(&findings));
    document.filter.forget_rows();
    document.filter.update(document.key, &findings, orders);
    document.chosen.keep_known(&findings.analysis);
    let next = |row: Option<EntityKey>| Some(former.as_deref()?.successor(row?, &findings, orders));
    let asked_from = document.edits.asked_from.take();
    let focused = document.focused_row.or(asked_from);
    if focused.is_some() {
        document.row_to_focus = next(focused).flatten();
    }
    let is_gone =
        |key: EntityKey| former.as_ref().is_some_and(|former| former.heir(key, &findings).is_none());
    match selected.filter(|key| key.section() == Section::Unsure && is_gone(*key)) {
        Some(gone) => {
            document.reselect = None;
            if let Some(next) = next(Some(gone)).flatten() {
                document.select(next, 0);
                document.jump_to_focused();
            }
        }
        None => reload::select_again(document),
    }
    document.reveal_selected_row();
    if document.row_to_focus.is_some() {
        document.row_to_reveal = document.row_to_focus;
    }
}
