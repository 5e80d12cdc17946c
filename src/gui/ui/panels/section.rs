//! A section of the side panel: a header with a triangle and a count, and rows of one height.

use egui::accesskit::Role;
use egui::{Align, Align2, FontFamily, FontId, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::keys::{Seat, Stops};
use super::row::{self, RowPlace};
use super::sort_menu;
use crate::analysis::{EntityKey, Section};
use crate::gui::command::Action;
use crate::gui::kinds::{self, Found, PanelKind, number};
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::order::Order;
use crate::gui::pictures::Pictures;
use crate::gui::theme::{GRID, HEADER_HEIGHT, Tokens, body_font, hairline, icons, small_font, strong_font};
use crate::gui::widgets::controls;

/// Which rows a section shows, and how.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The section.
    pub section: Section,
    /// The rows as indices of the list, in the order in which they are shown.
    pub rows: &'a [usize],
    /// How many there would be without the filter.
    pub total: usize,
    /// Whether the filter is on.
    pub is_filtered: bool,
    /// Their order; `None` if there is no other.
    pub order: Option<Order>,
    /// Whether the section is open.
    pub is_open: bool,
    /// The row to bring into view.
    pub reveal: Option<EntityKey>,
    /// The row to give the keyboard to.
    pub focus: Option<EntityKey>,
    /// The pictures, if they are shown.
    pub pictures: Option<&'a Pictures>,
}

/// Shows the rows in `shown` below their header, building only those in view.
///
/// Returns the places where the arrow keys stop.
pub fn section_ui<'a>(
    ui: &mut Ui,
    document: &OpenArticle,
    findings: &'a Findings,
    shown: Shown<'a>,
    actions: &mut Vec<Action>,
) -> Stops<'a> {
    let kind = kinds::of(shown.section);
    let entity_keys = findings.analysis.keys_of(shown.section);
    let found = Found { article: &document.article, analysis: &findings.analysis };
    let header = header_ui(ui, kind, shown, actions);
    let mut stops = Stops {
        section: shown.section,
        is_open: shown.is_open,
        header,
        scope: ui.scope_id(),
        rows: if shown.is_open { shown.rows } else { &[] },
        keys: entity_keys,
        focused: None,
    };
    if !shown.is_open {
        return stops;
    }
    let count = shown.rows.len();
    if count == 0 {
        let tokens = Tokens::of(ui);
        let words = if shown.total == 0 { kind.none() } else { kind.no_match() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), GRID * 8.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        let at = pos2(rect.left() + GRID * 3.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, words, small_font(), tokens.soft_ink);
        bottom_line(ui, rect);
        return stops;
    }
    let row_height = kind.row_height();
    let size = vec2(ui.available_width(), row_height * count as f32);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    let row_rect = |place: usize| {
        let top = all.top() + row_height * place as f32;
        Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), row_height))
    };
    let place_of = |target: EntityKey| {
        let index = findings.analysis.index_of(target)?;
        shown.rows.iter().position(|&shown| shown == index)
    };
    if let Some(place) = shown.reveal.and_then(place_of) {
        ui.scroll_to_rect(row_rect(place).expand2(vec2(0.0, GRID * 4.0)), None);
    }
    if let Some((row, place)) = shown.focus.and_then(|row| Some((row, place_of(row)?))) {
        Seat { row, place }.request_focus(ui, ui.scope_id());
    }
    // One more row at each end, so that the Tab key can move on to it.
    let clip = ui.clip_rect();
    let row_at = |y: f32| ((y - all.top()) / row_height).floor();
    let first = ((row_at(clip.top()) - 1.0).max(0.0) as usize).min(count);
    let last = ((row_at(clip.bottom()) + 2.0).max(0.0) as usize).clamp(first, count);
    // A row that has the keyboard is built wherever it is, or it would lose it.
    let seat = Seat::with_focus(ui, ui.scope_id()).filter(|seat| seat.row.section() == shown.section);
    let seat = seat.and_then(|seat| {
        let is_there = shown.rows.get(seat.place).is_some_and(|&index| entity_keys[index] == seat.row);
        if is_there { Some(seat.place) } else { place_of(seat.row) }
    });
    let out_of_view = seat.filter(|place| !(first..last).contains(place));
    for place in (first..last).chain(out_of_view) {
        let index = shown.rows[place];
        let row = kind.row(found, index);
        let part = RowPlace { rect: row_rect(place), target: entity_keys[index], pictures: shown.pictures };
        if row::row_ui(ui, document, findings, part, &row, actions) {
            stops.focused = Some(place);
            Seat { row: entity_keys[index], place }.remember(ui, ui.scope_id());
        }
    }
    bottom_line(ui, all);
    stops
}

fn header_ui(ui: &mut Ui, kind: &dyn PanelKind, shown: Shown<'_>, actions: &mut Vec<Action>) -> Id {
    let tokens = Tokens::of(ui);
    let size = vec2(ui.available_width(), HEADER_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let total = number::grouped(shown.total);
    let count =
        if shown.is_filtered { format!("{} of {total}", number::grouped(shown.rows.len())) } else { total };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("{}, {count}", kind.title()))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(shown.is_open));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let icon = if shown.is_open { icons::DOWN } else { icons::NEXT };
    let middle = rect.center().y;
    let font = FontId::new(12.0, FontFamily::Proportional);
    let at = pos2(rect.left() + GRID * 2.5, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, icon, font, tokens.soft_ink);
    let at = pos2(rect.left() + GRID * 6.5, middle);
    let title = ui.painter().text(at, Align2::LEFT_CENTER, kind.title(), strong_font(), tokens.ink);
    let at = pos2(title.right() + GRID * 2.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, count, body_font(), tokens.soft_ink);
    bottom_line(ui, rect);
    controls::focus_ring(ui, &response);
    if response.gained_focus() {
        response.scroll_to_me(None::<Align>);
    }
    if response.clicked() {
        actions.push(Action::ToggleSection(shown.section));
    }
    if let Some(order) = shown.order
        && shown.is_open
        && !shown.rows.is_empty()
    {
        sort_menu::sort_menu_ui(ui, rect, kind.title(), order, actions);
    }
    response.id
}

fn bottom_line(ui: &Ui, rect: Rect) {
    let y = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), y, hairline(Tokens::of(ui)));
}
