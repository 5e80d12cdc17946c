//! A section of the side panel: a header with a triangle and a count, and rows of one height.

use egui::accesskit::Role;
use egui::{Align, Align2, FontFamily, FontId, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::row::{self, Row};
use crate::gui::action::Action;
use crate::gui::controls;
use crate::gui::document::Document;
use crate::gui::findings::{Findings, Target};
use crate::gui::icons;
use crate::gui::number;
use crate::gui::settings::Section;
use crate::gui::theme::{GRID, HEADER_HEIGHT, Tokens, body_font, hairline, small_font, strong_font};

/// What a section lists. Rows are made only where they are in view.
pub struct List<'a> {
    /// The section.
    pub section: Section,
    /// What its header says.
    pub title: &'static str,
    /// What it says where it has no rows.
    pub none: &'static str,
    /// The number of its rows.
    pub count: usize,
    /// The height of each row.
    pub row_height: f32,
    /// What the row at a place selects.
    pub target: fn(usize) -> Target,
    /// Makes the row at a place.
    pub row: Box<dyn Fn(usize) -> Row + 'a>,
}

/// Shows `list`, with its rows where it is `open`, and brings the row of `reveal` into view.
pub fn section_ui(
    ui: &mut Ui,
    document: &Document,
    findings: &Findings,
    list: &List<'_>,
    open: bool,
    reveal: Option<Target>,
    actions: &mut Vec<Action>,
) {
    header_ui(ui, list, open, actions);
    if !open {
        return;
    }
    if list.count == 0 {
        let tokens = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), GRID * 8.0), Sense::hover());
        let at = pos2(rect.left() + GRID * 3.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, list.none, small_font(), tokens.soft_ink);
        bottom_line(ui, rect);
        return;
    }
    let size = vec2(ui.available_width(), list.row_height * list.count as f32);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let row_rect = |index: usize| {
        let top = all.top() + list.row_height * index as f32;
        Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), list.row_height))
    };
    if let Some(index) = (0..list.count).find(|index| Some((list.target)(*index)) == reveal) {
        ui.scroll_to_rect(row_rect(index).expand2(vec2(0.0, GRID * 4.0)), None);
    }
    // A row more at each end, so that the Tab key can go on to it.
    let clip = ui.clip_rect();
    let row_at = |y: f32| ((y - all.top()) / list.row_height).floor();
    let first = (row_at(clip.top()) - 1.0).max(0.0) as usize;
    let last = ((row_at(clip.bottom()) + 2.0).max(0.0) as usize).min(list.count);
    for index in first..last {
        row::row_ui(
            ui,
            document,
            findings,
            row_rect(index),
            (list.target)(index),
            &(list.row)(index),
            actions,
        );
    }
    bottom_line(ui, all);
}

fn header_ui(ui: &mut Ui, list: &List<'_>, open: bool, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let size = vec2(ui.available_width(), HEADER_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let count = number::grouped(list.count);
    response.widget_info(|| {
        let name = format!("{}, {count}", list.title);
        WidgetInfo::selected(Role::DisclosureTriangle, true, open, name)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let icon = if open { icons::DOWN } else { icons::NEXT };
    let middle = rect.center().y;
    let font = FontId::new(12.0, FontFamily::Proportional);
    let at = pos2(rect.left() + GRID * 2.5, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, icon, font, tokens.soft_ink);
    let at = pos2(rect.left() + GRID * 6.5, middle);
    let title = ui.painter().text(at, Align2::LEFT_CENTER, list.title, strong_font(), tokens.ink);
    let at = pos2(title.right() + GRID * 2.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, count, body_font(), tokens.soft_ink);
    bottom_line(ui, rect);
    controls::focus_ring(ui, &response);
    if response.gained_focus() {
        response.scroll_to_me(None::<Align>);
    }
    if response.clicked() {
        actions.push(Action::ToggleSection(list.section));
    }
}

fn bottom_line(ui: &Ui, rect: Rect) {
    let y = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), y, hairline(Tokens::of(ui)));
}
