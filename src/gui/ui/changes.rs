//! The list of changes that the reader made to an article, each of which can be taken back and done again.

use egui::{Area, Id, Key, Modifiers, Order, RichText, ScrollArea, Ui, pos2};

use crate::corrections::Corrections;
use crate::gui::command::Action;
use crate::gui::theme::{GRID, Tokens};

/// Shows the changes in `corrections`, the latest first.
pub fn changes_ui(ui: &mut Ui, corrections: &Corrections, actions: &mut Vec<Action>) {
    let area = ui.ctx().content_rect();
    let width = (area.width() - 2.0 * GRID * 6.0).min(560.0);
    let corner = pos2(area.center().x - width / 2.0, area.top() + area.height() * 0.12);
    Area::new(Id::unique("changes")).order(Order::Foreground).fixed_pos(corner).show(ui.ctx(), |ui| {
        egui::Frame::window(ui.style()).show(ui, |ui| {
            ui.set_width(width - GRID * 8.0);
            ui.heading("Changes");
            let height = area.height() * 0.6;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                let changes: Vec<_> = corrections.changes().collect();
                for change in changes.into_iter().rev() {
                    ui.horizontal(|ui| {
                        let (verb, action) = if change.undone {
                            ("Do again", Action::DoAgain(change.id))
                        } else {
                            ("Take back", Action::TakeBack(change.id))
                        };
                        // The button says which change it is about to those who do not see the line.
                        let response = ui.button(verb);
                        response.widget_info(|| {
                            egui::WidgetInfo::labeled(
                                egui::accesskit::Role::Button,
                                true,
                                format!("{verb}: {}", change.title),
                            )
                        });
                        if response.clicked() {
                            actions.push(action);
                        }
                        let mut text = RichText::new(change.title);
                        if change.undone {
                            text = text.strikethrough().color(Tokens::of(ui).soft_ink);
                        }
                        ui.label(text);
                    });
                }
            });
            ui.add_space(GRID * 2.0);
            let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            if ui.button("Close").clicked() || escape {
                actions.push(Action::CloseOverlay);
            }
        });
    });
}
