//! The open articles as tabs.

use egui::accesskit::Role;
use egui::scroll_area::ScrollBarVisibility;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Button, CornerRadius, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{number, wording};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::describe;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, RADIUS, TOOLBAR_HEIGHT, Tokens, body_font, hairline, icons, medium_font};
use crate::gui::widgets::controls;
use crate::gui::widgets::tab_group::tab_group;

const WIDEST: f32 = 220.0;
const NARROWEST: f32 = 112.0;
const TAB_HEIGHT: f32 = TOOLBAR_HEIGHT - 10.0;

/// Shows a tab for each open article, if there are any, and a button of the `group` that lists them all.
pub fn tabs_ui(ui: &mut Ui, group: Id, state: &State, actions: &mut Vec<Action>) {
    let count = state.documents.len();
    if count == 0 || ui.available_width() < 60.0 {
        return;
    }
    if (count as f32) * NARROWEST > ui.available_width() {
        tab_group(ui, group, None, |ui| list_button_ui(ui, count, actions));
    }
    let width = (ui.available_width() / count as f32).clamp(NARROWEST, WIDEST).floor();
    let reveals_shown = reveals_shown(ui, state);
    // The wheel of a mouse turns one way only.
    ui.style_mut().always_scroll_the_only_direction = true;
    ScrollArea::horizontal()
        .id_salt("tabs")
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui_with_layout(
                vec2(width * count as f32, TOOLBAR_HEIGHT),
                egui::Layout::left_to_right(egui::Align::Max),
                |ui| {
                    let list = ui.interact(ui.max_rect(), Id::unique("tab list"), Sense::hover());
                    list.widget_info(|| WidgetInfo::labeled(Role::TabList, true, "Open articles"));
                    ui.ctx().accesskit_node_builder(list.id, |node| node.set_size_of_set(count));
                    let inside = UiBuilder::new().accessibility_parent(list.id);
                    let chosen = Some(tab_id(state.documents[state.shown].key));
                    let strip_ui = |ui: &mut Ui| {
                        for (index, document) in state.documents.iter().enumerate() {
                            let shown = index == state.shown;
                            if shown && reveals_shown {
                                let left = ui.cursor().left();
                                let whole = Rect::from_x_y_ranges(left..=left + width, ui.cursor().y_range());
                                ui.scroll_to_rect(whole, None);
                            }
                            tab_ui(ui, index, document, count, shown, width, actions);
                        }
                    };
                    ui.scope_builder(inside, |ui| tab_group(ui, list.id, chosen, strip_ui));
                },
            );
        });
}

/// The button that lists all articles, where not every tab is in sight.
fn list_button_ui(ui: &mut Ui, count: usize, actions: &mut Vec<Action>) {
    let command = UiCommand::ListArticles;
    let words = format!("{} {}", number::grouped(count), icons::DOWN);
    let response = ui.add(Button::new(words).frame_when_inactive(false));
    response.widget_info(|| {
        let articles = wording::counted(count, "open article", "open articles");
        WidgetInfo::labeled(Role::Button, true, format!("{articles}: {}", command.text()))
    });
    if response.on_hover_text(controls::tooltip(ui, command)).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Whether the tab of the article on show may be out of sight: another one was shown in the last pass, or there were more
/// or fewer of them, or the strip had another width.
fn reveals_shown(ui: &Ui, state: &State) -> bool {
    let now = (state.documents[state.shown].key, state.documents.len(), ui.available_width().round() as i32);
    let id = Id::unique("tab shown last");
    ui.data_mut(|data| {
        data.get_temp(id) != Some(now) && {
            data.insert_temp(id, now);
            true
        }
    })
}

/// The id of the tab of an article.
fn tab_id(key: ArticleKey) -> Id {
    Id::unique("tab").with(key.0)
}

fn tab_ui(
    ui: &mut Ui,
    index: usize,
    document: &OpenArticle,
    count: usize,
    shown: bool,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(width, TAB_HEIGHT), Sense::hover());
    let response = ui.interact(rect, tab_id(document.key), Sense::click());
    let title = document.title();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, shown, &title));
    let counts = document.findings().map(|findings| describe::counts(&findings.analysis)).unwrap_or_default();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(index);
        node.set_size_of_set(count);
        if !counts.is_empty() {
            node.set_description(counts.as_str());
        }
    });
    let corners = CornerRadius { nw: RADIUS, ne: RADIUS, sw: 0, se: 0 };
    if shown {
        // One point taller, to cover the line below the toolbar.
        let tab = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() + 1.0));
        ui.painter().rect(tab, corners, tokens.page, hairline(tokens), StrokeKind::Inside);
        let foot = Rect::from_min_max(
            pos2(tab.left() + 1.0, tab.bottom() - 2.0),
            pos2(tab.right() - 1.0, tab.bottom()),
        );
        ui.painter().rect_filled(foot, 0, tokens.page);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corners, tokens.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), corners, stroke, StrokeKind::Inside);
    }

    let (font, color) = if shown { (medium_font(), tokens.ink) } else { (body_font(), tokens.soft_ink) };
    let mut job = LayoutJob::single_section(title.clone(), TextFormat::simple(font, color));
    let room = rect.width() - GRID * 11.0;
    job.wrap = TextWrapping::truncate_at_width(room);
    let text = ui.painter().layout_job(job);
    let at = pos2(rect.left() + GRID * 3.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, color);

    response.context_menu(|ui| {
        if ui.button("Close this article").clicked() {
            actions.push(Action::CloseArticle(index));
        }
        if ui.add_enabled(count > 1, Button::new("Close all others")).clicked() {
            actions.push(Action::CloseOtherArticles(index));
        }
    });
    let close = Rect::from_center_size(pos2(rect.right() - GRID * 4.0, rect.center().y), vec2(20.0, 20.0));
    let tooltip = format!("{title}\n{counts}\n{}", document.location()).replace("\n\n", "\n");
    let tooltip = tooltip.trim_end();
    if controls::close_ui(ui, close, &format!("Close {title}")) || response.middle_clicked() {
        actions.push(Action::CloseArticle(index));
    } else if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::ShowArticle(index));
    }
}
