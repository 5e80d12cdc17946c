//! Notices to the reader. Strips above the page say what stays until it is dismissed, and what is wrong with the article.
//! What succeeded, and goes by itself, floats above the foot of the page, so that no word moves.

use std::path::PathBuf;

use egui::accesskit::Live;
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, Rect, RichText, ScrollArea, Stroke, Ui, vec2};

use crate::gui::command::Action;
use crate::gui::kinds::wording;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::notices::{Notice, Notices, Tone};
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, RADIUS, Tokens, icons};
use crate::gui::widgets::controls;

/// The widest floating notice.
const WIDEST: f32 = 560.0;
/// The share of the window that a list of many notices may take.
const SHARE: f32 = 0.3;

/// Whether any of `notices` is shown as a strip.
#[must_use]
pub fn has_strips(notices: &Notices) -> bool {
    notices.lists_all || notices.hidden() > 0 || notices.shown().iter().any(|notice| !floats(notice))
}

/// Whether `notice` floats above the page.
fn floats(notice: &Notice) -> bool {
    notice.tone == Tone::Success
}

/// Shows `notices` as strips across `ui`: the latest, and below them how many more there are.
pub fn notices_ui(ui: &mut Ui, notices: &Notices, actions: &mut Vec<Action>) {
    let room = ui.ctx().content_rect().height() * SHARE;
    // The minimum height equals the maximum: otherwise the area would grow in small steps.
    let area = ScrollArea::vertical().id_salt("notices").min_scrolled_height(room).max_height(room);
    area.auto_shrink([false, true]).show(ui, |ui| {
        for (index, notice) in notices.shown().iter().enumerate().filter(|(_, notice)| !floats(notice)) {
            notice_ui(ui, index, notice, actions);
        }
    });
    if notices.hidden() > 0 || notices.lists_all {
        more_ui(ui, notices, actions);
    }
}

/// Shows those of `notices` that go by themselves above the foot of `page`.
pub fn floating_ui(ui: &Ui, page: Rect, notices: &Notices, actions: &mut Vec<Action>) {
    let floating = || notices.shown().iter().enumerate().filter(|(_, notice)| floats(notice));
    if floating().next().is_none() {
        return;
    }
    let width = (page.width() - GRID * 12.0).clamp(GRID * 40.0, WIDEST);
    let tokens = Tokens::of(ui);
    let foot = page.center_bottom() - vec2(0.0, GRID * 4.0);
    let area = Area::new(Id::unique("floating notices")).order(Order::Middle).pivot(Align2::CENTER_BOTTOM);
    let shown = area.fixed_pos(foot).show(ui.ctx(), |ui| {
        ui.set_width(width);
        for (index, notice) in floating() {
            let stroke = Stroke::new(1.0, tokens.success);
            Frame::new().stroke(stroke).corner_radius(RADIUS).fill(tokens.success_fill).show(ui, |ui| {
                notice_ui(ui, index, notice, actions);
            });
        }
    });
    // An area is placed by the size that it had before, which is another one when a notice comes or goes.
    if (shown.response.rect.bottom() - foot.y).abs() > 1.0 {
        ui.ctx().request_repaint();
    }
}

fn notice_ui(ui: &mut Ui, index: usize, notice: &Notice, actions: &mut Vec<Action>) {
    let strip = Strip {
        tone: notice.tone,
        text: &notice.text,
        file: notice.file.as_ref(),
        change: notice.change.as_ref(),
        revised: notice.revised,
        dismiss: ("Dismiss", "Dismiss this notice"),
    };
    ui.push_id(("notice", index), |ui| strip.show(ui, Action::DismissNotice(index), actions));
}

/// The line below the notices that says how many more there are, and shows or closes them all.
fn more_ui(ui: &mut Ui, notices: &Notices, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    Frame::new().fill(tokens.chrome).inner_margin(Margin::symmetric(12, 2)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if notices.hidden() > 0 {
                let more = wording::counted(notices.hidden(), "more notice", "more notices");
                let label = ui.label(RichText::new(more).color(tokens.soft_ink));
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
            }
            let list = if notices.lists_all { "Show the latest" } else { "Show all" };
            if controls::text_button(ui, list).clicked() {
                actions.push(Action::ToggleAllNotices);
            }
            if controls::text_button(ui, "Dismiss all").clicked() {
                actions.push(Action::DismissAllNotices);
            }
        });
    });
}

/// Shows the warnings about `document` as strips across `ui`.
pub fn warnings_ui(ui: &mut Ui, document: &OpenArticle, actions: &mut Vec<Action>) {
    for (index, warning) in document.warnings().enumerate() {
        let strip = Strip {
            tone: Tone::Information,
            text: &warning.to_string(),
            file: None,
            change: None,
            revised: None,
            dismiss: ("Dismiss warning", "Dismiss this warning about the article"),
        };
        let dismiss = Action::DismissWarning(warning.clone());
        ui.push_id(("warning", document.key, index), |ui| strip.show(ui, dismiss, actions));
    }
}

/// A strip across the window.
struct Strip<'a> {
    tone: Tone,
    text: &'a str,
    /// A file whose folder the strip offers to open.
    file: Option<&'a PathBuf>,
    /// A change that the strip offers to undo.
    change: Option<&'a (ArticleKey, String)>,
    /// An article whose changes the strip offers to go to.
    revised: Option<ArticleKey>,
    /// The name and the tooltip of the button that removes it.
    dismiss: (&'a str, &'a str),
}

impl Strip<'_> {
    fn show(&self, ui: &mut Ui, dismiss: Action, actions: &mut Vec<Action>) {
        let tokens = Tokens::of(ui);
        let (fill, color, icon) = match self.tone {
            Tone::Error => (tokens.danger_fill, tokens.danger, icons::ERROR),
            Tone::Success => (tokens.success_fill, tokens.success, icons::SUCCESS),
            Tone::Information => (tokens.caption, tokens.accent, icons::INFO),
        };
        Frame::new().fill(fill).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(GRID * 7.0);
                controls::icon_ui(ui, icon, color);
                // The buttons at the right are laid out first, so that a long text wraps before them.
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let (name, tooltip) = self.dismiss;
                    if controls::icon_button(ui, icons::CLOSE, name, tooltip).clicked() {
                        actions.push(dismiss);
                    }
                    if let Some(file) = self.file
                        && controls::text_button(ui, "Open folder").clicked()
                    {
                        actions.push(Action::OpenFolderOf(file.clone()));
                    }
                    if let Some(article) = self.revised
                        && controls::text_button(ui, "Go to the change").clicked()
                    {
                        actions.push(Action::GoToChange(article));
                    }
                    if let Some((article, id)) = self.change
                        && controls::text_button(ui, "Undo").clicked()
                    {
                        actions.push(Action::UndoChange(*article, id.clone()));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let label = ui.add(Label::new(RichText::new(self.text).color(tokens.ink)).wrap());
                        // Screen readers announce it when it appears, and an error at once.
                        let live = if self.tone == Tone::Error { Live::Assertive } else { Live::Polite };
                        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(live));
                    });
                });
            });
        });
    }
}
