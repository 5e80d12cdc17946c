//! The sheet of shortcuts: every command with keys in the one table, group by group.

use egui::accesskit::Role;
use egui::style::ScrollStyle;
use egui::{
    Align2, Id, Key, Modal, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use strum::IntoEnumIterator as _;

use crate::gui::command::{Action, CommandGroup, UiCommand};
use crate::gui::model::search_text::folded;
use crate::gui::theme::{GRID, Tokens, body_font, hairline, icons, strong_font};
use crate::gui::widgets::controls;

const ROW_HEIGHT: f32 = 26.0;
/// The width of a column, which fits the longest command with its keys.
const COLUMN_WIDTH: f32 = 380.0;
const COLUMN_GAP: f32 = 36.0;
const FILTER_WIDTH: f32 = 200.0;
/// How far an arrow key scrolls.
const LINE_STEP: f32 = 56.0;

/// Keys that scroll the page. They are not commands, since lists and text fields use them too.
const SCROLLING: [(&str, &str); 3] = [
    ("Scroll by lines", "Up, Down"),
    ("Scroll by pages", "Page Up, Page Down, Space"),
    ("Go to the start or the end", "Home, End"),
];

/// The sheet of shortcuts, while it is shown.
#[derive(Clone, Debug, Default)]
pub struct ShortcutSheet {
    /// How far the keys have scrolled it since the last pass, in points.
    scrolled: f32,
    wants_to_close: bool,
    /// What was typed to leave only the shortcuts that say it.
    filter: String,
    /// Whether the box for that has been given the keyboard.
    has_begun: bool,
}

impl ShortcutSheet {
    /// Handles the keys that close the sheet and those that scroll it.
    pub fn take_keys(&mut self, ctx: &egui::Context) {
        let page = ctx.content_rect().height() * 0.6;
        ctx.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            self.scrolled += (pressed(Key::ArrowDown) - pressed(Key::ArrowUp)) * LINE_STEP;
            self.scrolled += (pressed(Key::PageDown) - pressed(Key::PageUp)) * page;
            self.scrolled += (pressed(Key::End) - pressed(Key::Home)) * 1e6;
            self.wants_to_close |= pressed(Key::Escape) + pressed(Key::F1) > 0.0;
        });
    }
}

/// Shows `sheet` over the window.
pub fn shortcuts_ui(ui: &mut Ui, sheet: &mut ShortcutSheet, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let tokens = Tokens::of(ui);
    let room = window.width() - GRID * 24.0;
    let columns = if room >= 2.0 * COLUMN_WIDTH + COLUMN_GAP { 2 } else { 1 };
    let width = if columns == 2 { 2.0 * COLUMN_WIDTH + COLUMN_GAP } else { room.min(COLUMN_WIDTH) };
    let area = Modal::default_area(Id::unique("sheet of shortcuts"))
        .accessible_name(UiCommand::KeyboardShortcuts.text());
    let modal = Modal::new(Id::unique("sheet of shortcuts"))
        .area(area)
        .frame(egui::Frame::window(ui.style()))
        .backdrop_color(tokens.shadow);
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        let mut closed = false;
        ui.horizontal(|ui| {
            ui.heading(UiCommand::KeyboardShortcuts.text());
            ui.add_space(GRID * 3.0);
            filter_ui(ui, sheet);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let tooltip = "Close the sheet of shortcuts (Esc)";
                closed = controls::icon_button(ui, icons::CLOSE, "Close the sheet", tooltip).clicked();
            });
        });
        ui.add_space(GRID * 2.0);
        let scrolled = std::mem::take(&mut sheet.scrolled);
        let height = window.height() - GRID * 36.0;
        // Beside the keys, not over them.
        ui.spacing_mut().scroll = ScrollStyle::solid();
        // The minimum height equals the maximum: otherwise an area over the window grows in small steps.
        let area =
            ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
        area.show(ui, |ui| {
            ui.scroll_with_delta(vec2(0.0, -scrolled));
            columns_ui(ui, columns, &sheet.filter);
        });
        closed
    });
    if response.inner || sheet.wants_to_close || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

/// The box that leaves only the shortcuts that say what is typed.
fn filter_ui(ui: &mut Ui, sheet: &mut ShortcutSheet) {
    let tokens = Tokens::of(ui);
    let edit = TextEdit::singleline(&mut sheet.filter)
        .desired_width(FILTER_WIDTH)
        .hint_text(RichText::new("Filter").color(tokens.soft_ink));
    let response = ui.add(edit).accessible_name("Filter the shortcuts");
    if !std::mem::replace(&mut sheet.has_begun, true) {
        response.request_focus();
    }
}

fn columns_ui(ui: &mut Ui, columns: usize, filter: &str) {
    let filter = folded(filter);
    let says = |(text, keys): &(&str, String)| {
        let row = folded(&format!("{text} {keys}"));
        filter.split_whitespace().all(|word| row.contains(word))
    };
    let lists: Vec<(&str, Vec<(&str, String)>)> = CommandGroup::iter()
        .map(|group| (group.text(), rows(ui, group).into_iter().filter(says).collect::<Vec<_>>()))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    if lists.is_empty() {
        ui.label(RichText::new("No shortcut says that").color(Tokens::of(ui).soft_ink));
    }
    let total: usize = lists.iter().map(|(_, rows)| rows.len() + 2).sum();
    let mut lists = lists.into_iter().peekable();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(COLUMN_GAP, 0.0);
        let width = (ui.available_width() - COLUMN_GAP * (columns - 1) as f32) / columns as f32;
        for column in 0..columns {
            ui.vertical(|ui| {
                ui.set_width(width);
                let mut height = 0;
                while let Some((_, rows)) = lists.peek() {
                    let is_last = column + 1 == columns;
                    // A list goes into the column where more than half of it fits.
                    if !is_last && 2 * height + rows.len() + 2 > 2 * total.div_ceil(columns) {
                        break;
                    }
                    height += rows.len() + 2;
                    if let Some((title, rows)) = lists.next() {
                        group_ui(ui, title, &rows);
                    }
                }
            });
        }
    });
}

/// The commands of `group` that have keys, each with all its keys.
fn rows(ui: &Ui, group: CommandGroup) -> Vec<(&'static str, String)> {
    let commands = UiCommand::iter().filter(|command| command.group() == group);
    let mut rows: Vec<(&str, String)> = commands
        .map(|command| (command.text(), command.keys_text(ui.ctx()).join(", ")))
        .filter(|(_, keys)| !keys.is_empty())
        .collect();
    if group == CommandGroup::Moving {
        rows.extend(SCROLLING.map(|(text, keys)| (text, keys.to_owned())));
    }
    rows
}

fn group_ui(ui: &mut Ui, title: &str, rows: &[(&str, String)]) {
    let tokens = Tokens::of(ui);
    ui.label(RichText::new(title).font(strong_font()));
    ui.add_space(GRID);
    for (text, keys) in rows {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, format!("{text}, {keys}")));
        let line = ui.painter();
        line.hline(rect.x_range(), rect.top(), hairline(tokens));
        let middle = rect.center().y;
        line.text(rect.left_center(), Align2::LEFT_CENTER, text, body_font(), tokens.ink);
        line.text(pos2(rect.right(), middle), Align2::RIGHT_CENTER, keys, body_font(), tokens.soft_ink);
    }
    ui.add_space(GRID * 5.0);
}
