//! How the app carries out what the parts of the window ask for.

use std::path::PathBuf;

use egui::Context;

use crate::analysis::EntityKey;
use crate::gui::app::App;
use crate::gui::app::overlay::Overlay;
use crate::gui::command::Action;
use crate::gui::model::correcting::Edit;
use crate::gui::model::order::Order;

impl App {
    /// Carries out what a part of the window asked for.
    pub(super) fn apply(&mut self, ctx: &Context, action: Action) {
        let state = &mut self.state;
        match action {
            Action::Command(command) => self.run(ctx, command),
            Action::OpenFiles(files) => self.open_files(ctx, files),
            Action::ShowArticle(index) => {
                if index < state.documents.len() {
                    state.shown = index;
                }
            }
            Action::CloseArticle(index) => self.close(index),
            Action::CloseOtherArticles(index) => self.close_others(index),
            Action::GoTo(range) => {
                if let Some(document) = state.active_mut() {
                    document.go_to_landmark(range);
                }
            }
            Action::GoToChange(key) => self.go_to_change(key),
            Action::GoToHit(index) => self.focus_hit(index),
            Action::ClickRow(target) => self.click_row(target),
            Action::ClickMention { target, mention } => self.click_mention(target, mention),
            Action::GoToMention { target, mention } => {
                if let Some(document) = state.active_mut() {
                    document.select(target, mention);
                    document.jump_to_focused();
                }
            }
            Action::RevealRow(target) => {
                if let Some(document) = state.active_mut() {
                    document.row_to_reveal = Some(target);
                }
            }
            Action::ToggleSection(section) => {
                if state.active_mut().is_some_and(|document| document.filter.toggle(section)) {
                    return;
                }
                let sections = &mut state.settings.open_sections;
                let opens = !sections.get(section);
                sections.set(section, opens);
                if opens && let Some(document) = state.active_mut() {
                    document.section_in_front = Some(section);
                }
            }
            Action::ToggleCredits => {
                let document = state.documents.get_mut(state.shown);
                let unfolded = document.is_some_and(|document| std::mem::take(&mut document.unfolds_credits));
                state.settings.credits_open = !(state.settings.credits_open || unfolded);
            }
            Action::Sort(order) => self.sort(order),
            Action::DismissNotice(index) => state.notices.dismiss(index),
            Action::DismissAllNotices => state.notices.dismiss_all(),
            Action::ToggleAllNotices => state.notices.lists_all = !state.notices.lists_all,
            Action::DismissWarning(warning) => {
                if let Some(document) = state.active_mut() {
                    document.dismissed_warnings.push(warning);
                }
            }
            Action::OpenFolderOf(file) => self.tasks.open_folder(ctx, &file, self.dialogs.folder_opener()),
            Action::SubmitPath(text) => {
                self.overlay = None;
                self.open_files(ctx, vec![typed_path(&text)]);
            }
            Action::On { target, mention, then } => {
                self.select_to_correct(target, mention);
                self.apply(ctx, *then);
            }
            Action::ChooseRow(target) => self.choose_row(target),
            Action::ChooseRowsTo(target) => self.choose_rows_to(target),
            Action::ChooseNone => {
                if let Some(document) = state.active_mut() {
                    document.chosen.clear();
                }
            }
            Action::MergeRows { from, into } => self.merge_rows(ctx, from, into),
            Action::UndoChange(article, id) => self.undo_change(ctx, article, id),
            Action::SubmitCheck(check) => {
                self.overlay = None;
                self.correct(ctx, |document| document.checking(check));
            }
            Action::StartPlacing(placing) => self.start_placing(Some(placing)),
            Action::StopPlacing => self.start_placing(None),
            Action::TakeBack(id) => self.correct(ctx, |_| Some(Edit::TakeBack(id))),
            Action::DoAgain(id) => self.correct(ctx, |_| Some(Edit::Restore(id))),
            Action::SubmitAnswer(question, answer) => self.answer(ctx, question, &answer),
            Action::ShowPicture(index) => self.overlay = Overlay::of_picture(state, index),
            Action::CloseOverlay => self.overlay = None,
            Action::ReadIn(code) => self.read_in(ctx, code),
            Action::ForgetRecentFiles => {
                state.settings.forget_recent_files();
                state.closed.clear();
            }
        }
    }

    pub(super) fn click_row(&mut self, target: EntityKey) {
        let Some(document) = self.state.active_mut() else { return };
        document.chosen.clear();
        document.view.text_selection = None;
        if document.is_row_selected(target) {
            document.step_mention(1);
        } else {
            document.select(target, 0);
            document.jump_to_focused();
        }
        self.show_kind(target);
    }

    pub(super) fn click_mention(&mut self, target: EntityKey, mention: usize) {
        let Some(document) = self.state.active_mut() else { return };
        document.chosen.clear();
        document.select(target, mention);
        document.row_to_reveal = Some(target);
        document.filter.open(target.section());
        self.state.settings.open_sections.set(target.section(), true);
    }

    /// Lists a section in another order, keeping the selected row in view.
    pub(super) fn sort(&mut self, order: Order) {
        self.state.settings.orders.set(order);
        if let Some(document) = self.state.active_mut()
            && let Some(selection) = &document.selection
            && selection.target.section() == order.section()
        {
            document.reveal_selected_row();
        }
    }

    /// Shows the highlights of the kind of `target`, so that a jump to it has something to show.
    fn show_kind(&mut self, target: EntityKey) {
        self.state.settings.shown.show(target.section());
    }
}

/// The path in what was typed, allowing for the quotation marks, `file://` and `~` that other programs add.
fn typed_path(text: &str) -> PathBuf {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    match text.strip_prefix("~/").zip(std::env::home_dir()) {
        Some((rest, home)) => home.join(rest),
        None => std::path::absolute(text).unwrap_or_else(|_| PathBuf::from(text)),
    }
}
