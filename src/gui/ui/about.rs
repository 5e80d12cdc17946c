//! The About window: Dateline's version and licence, and the licences of everything it contains.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, FontId, Id, Key, Modal, Modifiers, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::wording;
use crate::gui::model::third_party::{self, Part};
use crate::gui::theme::{GRID, RADIUS, SMALL_SIZE, Tokens, body_font, icons, small_font, strong_font};
use crate::gui::widgets::controls;

const ROW_HEIGHT: f32 = 26.0;
const LINE_HEIGHT: f32 = 16.0;
const WIDEST: f32 = 680.0;
const HIGHEST: f32 = 420.0;

const DESCRIPTION: &str = "People, countries, statistics and image captions in news articles, found and explained \
                           on your own computer";
const LICENCE: &str = "Free software under the MIT License or the Apache License 2.0, at your option";

/// The About window, while it is shown.
#[derive(Clone, Debug)]
pub struct About {
    parts: Vec<Part>,
    /// The part that the Enter key opens.
    chosen: usize,
    reveals_chosen: bool,
    is_entered: bool,
    /// The notices shown in place of the list.
    open: Option<Notices>,
    wants_to_close: bool,
}

/// The notices of one part, wrapped to the width of the window.
#[derive(Clone, Debug)]
struct Notices {
    part: Part,
    text: String,
    lines: Vec<String>,
    columns: usize,
    /// How many lines, or pages, the keys have scrolled since the last pass.
    scrolled_lines: f32,
    scrolled_pages: f32,
}

impl Default for About {
    fn default() -> Self {
        Self {
            parts: third_party::parts(),
            chosen: 0,
            reveals_chosen: false,
            is_entered: false,
            open: None,
            wants_to_close: false,
        }
    }
}

impl About {
    /// Handles the keys that move through the list or the notices, and those that close them.
    pub fn take_keys(&mut self, ctx: &egui::Context) {
        let mut leaves = false;
        let [lines, pages, ends] = ctx.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            self.is_entered |= pressed(Key::Enter) > 0.0;
            leaves = pressed(Key::Escape) > 0.0;
            [
                pressed(Key::ArrowDown) - pressed(Key::ArrowUp),
                pressed(Key::PageDown) - pressed(Key::PageUp),
                pressed(Key::End) - pressed(Key::Home),
            ]
        });
        if let Some(notices) = &mut self.open {
            notices.scrolled_lines += lines + ends * 1e6;
            notices.scrolled_pages += pages;
            self.is_entered = false;
            if leaves {
                self.open = None;
                self.reveals_chosen = true;
            }
            return;
        }
        self.wants_to_close |= leaves;
        let page = (HIGHEST / ROW_HEIGHT).floor() - 1.0;
        let last = self.parts.len().saturating_sub(1);
        let step = lines + pages * page + ends * self.parts.len() as f32;
        let chosen = self.chosen.saturating_add_signed(step as isize).min(last);
        self.reveals_chosen |= chosen != self.chosen;
        self.chosen = chosen;
    }
}

impl Notices {
    fn of(part: Part) -> Self {
        let text = third_party::notices_of(part.name);
        Self { part, text, lines: Vec::new(), columns: 0, scrolled_lines: 0.0, scrolled_pages: 0.0 }
    }

    /// Breaks the text into lines of at most `columns` characters, unless it already is.
    fn wrap(&mut self, columns: usize) {
        if self.columns != columns {
            self.columns = columns;
            self.lines = self.text.lines().flat_map(|line| wrapped(line, columns)).collect();
        }
    }
}

/// Shows `about` over the window.
pub fn about_ui(ui: &mut Ui, about: &mut About, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let tokens = Tokens::of(ui);
    let area = Modal::default_area(Id::unique("about")).accessible_name(UiCommand::About.text());
    let modal = Modal::new(Id::unique("about"))
        .area(area)
        .frame(egui::Frame::window(ui.style()))
        .backdrop_color(tokens.shadow);
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width((window.width() - GRID * 24.0).min(WIDEST));
        let room = (window.height() - GRID * 60.0).clamp(ROW_HEIGHT * 3.0, HIGHEST);
        match &mut about.open {
            Some(notices) => {
                let returns = notices_ui(ui, notices, room);
                about.reveals_chosen |= returns;
                if returns {
                    about.open = None;
                }
                false
            }
            None => front_ui(ui, about, room),
        }
    });
    if response.inner || about.wants_to_close || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

/// Shows the version, the licence and the list of parts; returns whether to close the window.
fn front_ui(ui: &mut Ui, about: &mut About, room: f32) -> bool {
    let tokens = Tokens::of(ui);
    let mut closed = false;
    ui.horizontal(|ui| {
        ui.heading(concat!("Dateline ", env!("CARGO_PKG_VERSION")));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            closed = controls::icon_button(ui, icons::CLOSE, "Close", "Close (Esc)").clicked();
        });
    });
    ui.label(DESCRIPTION);
    ui.label(LICENCE);
    ui.add_space(GRID * 3.0);
    let count = wording::counted(about.parts.len(), "part", "parts");
    let title = format!("Licences of its fonts, word lists and libraries ({count})");
    ui.label(RichText::new(title).font(strong_font()).color(tokens.ink));
    ui.add_space(GRID);
    let clicked = list_ui(ui, about, room);
    let entered = std::mem::take(&mut about.is_entered).then_some(about.chosen);
    if let Some(row) = clicked.or(entered)
        && let Some(part) = about.parts.get(row)
    {
        about.chosen = row;
        about.open = Some(Notices::of(*part));
    }
    closed
}

fn row_id(row: usize) -> Id {
    Id::unique("part of the program").with(row)
}

/// Shows the parts; returns the one that was clicked.
fn list_ui(ui: &mut Ui, about: &mut About, height: f32) -> Option<usize> {
    let count = about.parts.len();
    ui.spacing_mut().item_spacing.y = 0.0;
    // The minimum height equals the maximum: otherwise an area over the window grows in small steps.
    let mut area =
        ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
    if std::mem::take(&mut about.reveals_chosen) {
        let middle = (about.chosen as f32 + 0.5) * ROW_HEIGHT - height / 2.0;
        area = area.vertical_scroll_offset(middle.clamp(0.0, (count as f32 * ROW_HEIGHT - height).max(0.0)));
    }
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let list = ui.interact(rect, Id::unique("parts of the program"), Sense::focusable_noninteractive());
    list.widget_info(|| {
        WidgetInfo::labeled(Role::ListBox, true, wording::counted(count, "licence", "licences"))
    });
    list.request_focus();
    ui.ctx().accesskit_node_builder(list.id, |node| {
        node.set_active_descendant(row_id(about.chosen).accesskit_id());
    });
    let mut clicked = None;
    ui.scope_builder(UiBuilder::new().accessibility_parent(list.id), |ui| {
        area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for row in rows {
                if part_ui(ui, about, row) {
                    clicked = Some(row);
                }
            }
        });
    });
    clicked
}

fn part_ui(ui: &mut Ui, about: &About, row: usize) -> bool {
    let Some(part) = about.parts.get(row) else { return false };
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let response = ui.interact(rect, row_id(row), Sense::CLICK);
    let is_chosen = row == about.chosen;
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ListBoxOption, true, format!("{}, {}", part.name, part.licence))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(row);
        node.set_size_of_set(about.parts.len());
    });
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, if is_chosen { tokens.selected } else { tokens.hover });
    }
    let inner = rect.shrink2(vec2(GRID * 2.0, 0.0));
    let name =
        ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, part.name, body_font(), tokens.ink);
    let mut job =
        LayoutJob::single_section(part.licence.to_owned(), TextFormat::simple(small_font(), tokens.soft_ink));
    job.wrap = TextWrapping::truncate_at_width((inner.right() - name.right() - GRID * 4.0).max(1.0));
    let licence = ui.painter().layout_job(job);
    let corner = pos2(inner.right() - licence.size().x, inner.center().y - licence.size().y / 2.0);
    ui.painter().galley(corner, licence, tokens.soft_ink);
    response.clicked()
}

/// Shows the `notices` of a part; returns whether to go back to the list.
fn notices_ui(ui: &mut Ui, notices: &mut Notices, height: f32) -> bool {
    let mut returns = false;
    ui.horizontal(|ui| {
        let tooltip = "Back to the list (Esc)";
        returns = controls::icon_button(ui, icons::PREVIOUS, "Back to the list", tooltip).clicked();
        ui.heading(notices.part.name);
    });
    ui.label(notices.part.licence);
    ui.add_space(GRID * 2.0);
    let font = FontId::monospace(SMALL_SIZE);
    let column = ui.fonts_mut(|fonts| fonts.glyph_width(&font, 'n'));
    // Leaves room for the scroll bar.
    notices.wrap(((ui.available_width() - GRID * 5.0) / column).max(20.0) as usize);
    let scrolled = std::mem::take(&mut notices.scrolled_lines) * LINE_HEIGHT * 3.0
        + std::mem::take(&mut notices.scrolled_pages) * (height - LINE_HEIGHT);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical()
        .id_salt(notices.part.name)
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink([false, true]);
    area.show_rows(ui, LINE_HEIGHT, notices.lines.len(), |ui, rows| {
        ui.scroll_with_delta(vec2(0.0, -scrolled));
        let tokens = Tokens::of(ui);
        for line in notices.lines.get(rows).unwrap_or_default() {
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), LINE_HEIGHT), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, line));
            ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, line, font.clone(), tokens.ink);
        }
    });
    returns
}

/// `line` in pieces of at most `columns` characters, cut between words where possible.
fn wrapped(line: &str, columns: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = line.trim_end();
    while let Some((end, _)) = rest.char_indices().nth(columns) {
        let cut = rest[..end].rfind(' ').filter(|cut| !rest[..*cut].trim().is_empty()).unwrap_or(end);
        let (piece, behind) = rest.split_at(cut);
        pieces.push(piece.to_owned());
        rest = behind.trim_start();
    }
    pieces.push(rest.to_owned());
    pieces
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_lines_are_cut_between_words() {
        assert_eq!(wrapped("to any person", 9), ["to any", "person"]);
        assert_eq!(wrapped("", 9), [""]);
        assert_eq!(wrapped("https://example.org", 9), ["https://e", "xample.or", "g"]);
        assert_eq!(wrapped("         indented", 12), ["         ind", "ented"]);
    }
}
