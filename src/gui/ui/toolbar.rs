//! The toolbar: the open buttons, the tabs, the legend, export, and the menu with everything else.

use std::path::Path;

use egui::{Align, Button, Frame, Id, Layout, Margin, Panel, RichText, Ui, vec2};

use crate::gui::command::{Action, UiCommand};
use crate::gui::model::open_article::file_name;
use crate::gui::model::state::State;
use crate::gui::theme::{COMPACT_WIDTH, GRID, TOOLBAR_HEIGHT, Tokens, icons};
use crate::gui::ui::legend;
use crate::gui::ui::reading_menu;
use crate::gui::ui::tabs;
use crate::gui::widgets::controls::{self, menu_item, toolbar_button};
use crate::gui::widgets::tab_group::tab_group;

/// The most that a recent file takes of a menu or a page, in points.
const RECENT_WIDTH: f32 = 420.0;

/// Shows the toolbar at the top of `ui`.
pub fn toolbar_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.chrome).inner_margin(Margin::symmetric(8, 0));
    Panel::top("toolbar").exact_size(TOOLBAR_HEIGHT).frame(frame).show(ui, |ui| {
        let compact = ui.available_width() < COMPACT_WIDTH;
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = GRID;
            let (files, tools) = (Id::unique("toolbar, files"), Id::unique("toolbar, tools"));
            tab_group(ui, files, None, |ui| {
                open_ui(ui, compact, actions);
                recent_ui(ui, state, compact, actions);
            });
            ui.add_space(GRID);
            // The tabs take what the right end leaves, which is known from the last pass: laid out from right to left, its
            // buttons would be read and reached in the wrong order.
            let id = Id::unique("end of the toolbar").with(compact);
            let end_width = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
            let tabs_size = vec2((ui.available_width() - end_width - GRID).max(0.0), TOOLBAR_HEIGHT);
            ui.allocate_ui_with_layout(tabs_size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(tabs_size.x);
                tab_group(ui, files, None, |ui| moving_ui(ui, state, actions));
                tabs::tabs_ui(ui, files, state, actions);
            });
            let end = ui.scope(|ui| {
                tab_group(ui, tools, None, |ui| {
                    legend::legend_ui(ui, state, compact, actions);
                    find_ui(ui, state, compact, actions);
                    export_ui(ui, state, compact, actions);
                    reading_menu::reading_menu_ui(ui, state, actions);
                    main_menu_ui(ui, state, actions);
                });
            });
            let measured = end.response.rect.width();
            if (measured - end_width).abs() > 0.5 {
                ui.data_mut(|data| data.insert_temp(id, measured));
                ui.ctx().request_discard("the end of the toolbar was measured");
            }
        });
    });
}

/// Shows the buttons for back, forward and the outline.
fn moving_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    if state.documents.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    for (icon, command) in [
        (icons::PREVIOUS, UiCommand::GoBack),
        (icons::NEXT, UiCommand::GoForward),
        (icons::OUTLINE, UiCommand::Outline),
    ] {
        let tooltip = controls::tooltip(ui, command);
        ui.add_enabled_ui(command.is_enabled(state), |ui| {
            if controls::icon_button(ui, icon, command.text(), &tooltip).clicked() {
                actions.push(Action::Command(command));
            }
        });
    }
    ui.add_space(GRID);
}

fn open_ui(ui: &mut Ui, compact: bool, actions: &mut Vec<Action>) {
    let tooltip = controls::tooltip(ui, UiCommand::Open);
    let response = ui
        .add(toolbar_button(icons::FOLDER_OPEN, UiCommand::Open.text(), compact))
        .accessible_name(UiCommand::Open.text())
        .on_hover_text(tooltip);
    if response.clicked() {
        actions.push(Action::Command(UiCommand::Open));
    }
}

fn recent_ui(ui: &mut Ui, state: &State, compact: bool, actions: &mut Vec<Action>) {
    let button = toolbar_button(icons::RECENT, "Recent", compact);
    controls::menu_button(ui, button, "Recent", "Recently opened files", |ui| {
        if state.settings.recent_files.is_empty() {
            ui.add_enabled(false, egui::Button::new("No recent files"));
        }
        for path in &state.settings.recent_files {
            if recent_item(ui, state, path) {
                actions.push(Action::OpenFiles(vec![path.clone()]));
                ui.close();
            }
        }
        ui.separator();
        menu_item(ui, state, UiCommand::OpenByPath, actions);
        if !state.settings.recent_files.is_empty() && ui.button("Forget recent files").clicked() {
            actions.push(Action::ForgetRecentFiles);
            ui.close();
        }
    });
}

/// A line for a recent file, with its headline if it has one; returns whether it was clicked.
pub fn recent_item(ui: &mut Ui, state: &State, path: &Path) -> bool {
    let name = file_name(path);
    let title = state.settings.recent_titles.get(path);
    let words = title.map_or_else(|| RichText::new(&name), RichText::new);
    let soft = RichText::new(title.map_or("", |_| name.as_str())).small().color(Tokens::of(ui).soft_ink);
    ui.scope(|ui| {
        ui.set_max_width(RECENT_WIDTH);
        let response = ui.add(Button::new((words, soft)).truncate());
        response.accessible_name(format!("Open {name}")).on_hover_text(path.display().to_string()).clicked()
    })
    .inner
}

fn export_ui(ui: &mut Ui, state: &State, compact: bool, actions: &mut Vec<Action>) {
    let button = toolbar_button(icons::EXPORT, "Export", compact);
    ui.add_enabled_ui(UiCommand::ExportJson.is_enabled(state), |ui| {
        controls::menu_button(ui, button, "Export", "The summary of this article as JSON", |ui| {
            menu_item(ui, state, UiCommand::ExportJson, actions);
            menu_item(ui, state, UiCommand::CopyJson, actions);
        });
    });
}

fn find_ui(ui: &mut Ui, state: &State, compact: bool, actions: &mut Vec<Action>) {
    let command = UiCommand::Find;
    let tooltip = controls::tooltip(ui, command);
    let button = toolbar_button(icons::FIND, "Find", compact).selected(state.find.is_open);
    let response = ui.add_enabled(command.is_enabled(state), button).accessible_name("Find");
    if response.on_hover_text(tooltip).clicked() {
        actions.push(Action::Command(command));
    }
}

fn main_menu_ui(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    let button = toolbar_button(icons::MENU, "", true);
    controls::menu_button(ui, button, "Menu", "Articles, panels, zoom and more", |ui| {
        let groups: [&[UiCommand]; 8] = [
            &[UiCommand::Open, UiCommand::OpenByPath, UiCommand::Paste, UiCommand::ReopenArticle],
            &[
                UiCommand::NextArticle,
                UiCommand::PreviousArticle,
                UiCommand::ListArticles,
                UiCommand::CloseArticle,
                UiCommand::CloseOtherArticles,
                UiCommand::ToggleReopenAtStart,
            ],
            &[UiCommand::Undo, UiCommand::Redo, UiCommand::ListChanges, UiCommand::ToggleKeepBeside],
            &[UiCommand::Find, UiCommand::SelectAll, UiCommand::Copy, UiCommand::CopyWithSource],
            &[
                UiCommand::ToggleSidePanel,
                UiCommand::ToggleCard,
                UiCommand::FilterPanels,
                UiCommand::CleanPage,
            ],
            &[UiCommand::ZoomIn, UiCommand::ZoomOut, UiCommand::ZoomReset],
            &[UiCommand::CommandPalette, UiCommand::KeyboardShortcuts, UiCommand::About],
            &[UiCommand::Quit],
        ];
        for (index, group) in groups.into_iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for command in group {
                menu_item(ui, state, *command, actions);
            }
        }
        let version = concat!("Dateline ", env!("CARGO_PKG_VERSION"));
        ui.separator();
        ui.add_space(GRID / 2.0);
        ui.horizontal(|ui| {
            ui.add_space(GRID * 2.5);
            ui.label(RichText::new(version).small().color(Tokens::of(ui).soft_ink));
        });
    });
}
