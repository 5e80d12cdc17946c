//! A section of the side panel: a header with a triangle and a count, and rows of one height that scroll by themselves.

use egui::accesskit::Role;
use egui::{Align2, FontFamily, FontId, Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::keys::{Seat, Stops};
use super::lines::{HEADING_HEIGHT, Lines};
use super::row::{self, RowPlace};
use super::sort_menu;
use crate::analysis::{EntityKey, Section};
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{self, Found, PanelKind, number};
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::order::Order;
use crate::gui::model::section_room::Wish;
use crate::gui::model::settings::Settings;
use crate::gui::model::sorted::Heading;
use crate::gui::pictures::Pictures;
use crate::gui::theme::{
    GRID, HEADER_HEIGHT, Tokens, body_font, hairline, icons, medium_font, small_font, strong_font,
};
use crate::gui::ui::legend;
use crate::gui::widgets::controls;

/// The height of the line that says that there are no rows.
const EMPTY_HEIGHT: f32 = 24.0;

/// Which rows a section shows, and how.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The section.
    pub section: Section,
    /// The rows as indices of the list, in the order in which they are shown.
    pub rows: &'a [usize],
    /// The headings among the rows.
    pub headings: &'a [Heading],
    /// Whether the groups below the headings can be folded away, and whether they are.
    pub fold: Option<bool>,
    /// How many rows match the filter, or are there without one; then those of folding groups do not count.
    pub matching: usize,
    /// How many there would be without the filter.
    pub total: usize,
    /// Whether the filter is on.
    pub is_filtered: bool,
    /// Their order; `None` if there is no other.
    pub order: Option<Order>,
    /// Whether the section is open.
    pub is_open: bool,
    /// Whether its rows are to be shown from the first on.
    pub is_scrolled_up: bool,
    /// The row to bring into view.
    pub reveal: Option<EntityKey>,
    /// Where to give the keyboard to.
    pub focus: Option<Focus>,
    /// The pictures, if they are shown.
    pub pictures: Option<&'a Pictures>,
}

/// A place in a section that is to get the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The header.
    Header,
    /// A row.
    Row(EntityKey),
}

impl Shown<'_> {
    /// Where its rows and headings stand.
    fn lines(&self) -> Lines<'_> {
        let row_height = kinds::of(self.section).row_height();
        Lines { rows: self.rows.len(), row_height, headings: self.headings }
    }

    /// What its rows would take of the panel's height.
    pub fn wish(&self) -> Wish {
        if !self.is_open {
            return Wish::default();
        }
        let kind = kinds::of(self.section);
        let lines = self.lines();
        let content = if lines.height() > 0.0 { lines.height() } else { EMPTY_HEIGHT };
        Wish { content, usual: kind.usual_height().max(EMPTY_HEIGHT) }
    }
}

/// Shows the header of a section and below it, in `height` points, its rows, building only those in view.
///
/// Returns the places where the arrow keys stop.
pub fn section_ui<'a>(
    ui: &mut Ui,
    document: &OpenArticle,
    findings: &'a Findings,
    (shown, height): (Shown<'a>, f32),
    settings: &Settings,
    actions: &mut Vec<Action>,
) -> Stops<'a> {
    let kind = kinds::of(shown.section);
    let header = header_ui(ui, kind, shown, settings, actions);
    let stops = Stops {
        section: shown.section,
        is_open: shown.is_open,
        header,
        scope: ui.scope_id(),
        rows: if shown.is_open { shown.rows } else { &[] },
        keys: findings.analysis.keys_of(shown.section),
        focused: None,
        fold: None,
    };
    if !shown.is_open {
        return stops;
    }
    if shown.rows.is_empty() && shown.headings.is_empty() {
        let words = if shown.total == 0 { kind.none() } else { kind.no_match() };
        empty_ui(ui, words, height);
        return stops;
    }
    let area = ScrollArea::vertical().id_salt(kind.id()).auto_shrink(false);
    let mut area = area.max_height(height).min_scrolled_height(height);
    if shown.is_scrolled_up {
        area = area.vertical_scroll_offset(0.0);
    }
    let stops = area.show(ui, |ui| rows_ui(ui, document, findings, shown, stops, actions)).inner;
    let rect = Rect::from_min_size(
        pos2(ui.min_rect().left(), ui.min_rect().bottom()),
        vec2(ui.available_width(), 0.0),
    );
    bottom_line(ui, rect);
    stops
}

/// Says in one line, at most `height` points high, why there are no rows.
fn empty_ui(ui: &mut Ui, words: &str, height: f32) {
    let size = vec2(ui.available_width(), EMPTY_HEIGHT.min(height));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let at = pos2(rect.left() + GRID * 3.0, rect.center().y);
    let painter = ui.painter().with_clip_rect(rect);
    painter.text(at, Align2::LEFT_CENTER, words, small_font(), Tokens::of(ui).soft_ink);
    bottom_line(ui, rect);
}

/// Shows the rows that are in view.
fn rows_ui<'a>(
    ui: &mut Ui,
    document: &OpenArticle,
    findings: &Findings,
    shown: Shown<'a>,
    mut stops: Stops<'a>,
    actions: &mut Vec<Action>,
) -> Stops<'a> {
    let kind = kinds::of(shown.section);
    let entity_keys = stops.keys;
    let found = Found { article: &document.article, analysis: &findings.analysis };
    stops.scope = ui.scope_id();
    let lines = shown.lines();
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), lines.height()), Sense::hover());
    let rect_at = |top: f32, height: f32| {
        Rect::from_min_size(pos2(all.left(), all.top() + top), vec2(all.width(), height))
    };
    let row_rect = |place: usize| rect_at(lines.row_top(place), lines.row_height);
    let place_of = |target: EntityKey| {
        let index = findings.analysis.index_of(target)?;
        shown.rows.iter().position(|&shown| shown == index)
    };
    if let Some(place) = shown.reveal.and_then(place_of) {
        ui.scroll_to_rect(row_rect(place), None);
    }
    if let Some(Focus::Row(row)) = shown.focus
        && let Some(place) = place_of(row)
    {
        Seat { row, place }.request_focus(ui, stops.scope);
    }
    let clip = ui.clip_rect();
    let in_view = lines.rows_between(clip.top() - all.top(), clip.bottom() - all.top());
    // One more row at each end, so that the Tab key can move on to it.
    let in_view = in_view.start.saturating_sub(1)..(in_view.end + 1).min(shown.rows.len());
    // A row that has the keyboard is built wherever it is, or it would lose it.
    let seat = Seat::with_focus(ui, stops.scope).filter(|seat| seat.row.section() == shown.section);
    let seat = seat.and_then(|seat| {
        let is_there = shown.rows.get(seat.place).is_some_and(|&index| entity_keys[index] == seat.row);
        if is_there { Some(seat.place) } else { place_of(seat.row) }
    });
    let out_of_view = seat.filter(|place| !in_view.contains(place));
    for place in in_view.chain(out_of_view) {
        let index = shown.rows[place];
        let row = kind.row(found, index);
        let part = RowPlace {
            rect: row_rect(place),
            target: entity_keys[index],
            position: (place, shown.rows.len()),
            pictures: shown.pictures,
        };
        if row::row_ui(ui, document, findings, part, &row, actions) {
            stops.focused = Some(place);
            Seat { row: entity_keys[index], place }.remember(ui, stops.scope);
        }
    }
    for (index, heading) in shown.headings.iter().enumerate() {
        let rect = rect_at(lines.heading_top(index), HEADING_HEIGHT);
        let id = stops.scope.with(("heading", index));
        // One that the keyboard can reach is built wherever it is.
        if shown.fold.is_some() {
            stops.fold = Some((id, heading.place));
        }
        if (shown.fold.is_some() || ui.is_rect_visible(rect)) && heading_ui(ui, rect, id, heading, shown.fold)
        {
            actions.push(Action::ToggleCredits);
        }
    }
    stops
}

/// Shows the heading of a group, as a button if the group can be folded away; returns whether it was clicked.
fn heading_ui(ui: &Ui, rect: Rect, id: Id, heading: &Heading, fold: Option<bool>) -> bool {
    let tokens = Tokens::of(ui);
    let count = number::grouped(heading.count);
    let name = format!("{}, {count}", heading.text);
    let sense = if fold.is_some() { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let role = if fold.is_some() { Role::DisclosureTriangle } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    if response.hovered() && fold.is_some() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let middle = rect.center().y;
    let mut left = rect.left() + GRID * 3.0;
    if let Some(is_folded) = fold {
        ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(!is_folded));
        let icon = if is_folded { icons::NEXT } else { icons::DOWN };
        let font = FontId::new(12.0, FontFamily::Proportional);
        ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, icon, font, tokens.soft_ink);
        left += GRID * 4.0;
    }
    let font = FontId::new(small_font().size, medium_font().family);
    let at = pos2(left, middle);
    let text = ui.painter().text(at, Align2::LEFT_CENTER, &heading.text, font, tokens.ink);
    let at = pos2(text.right() + GRID * 2.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, count, small_font(), tokens.soft_ink);
    controls::focus_ring(ui, &response);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.clicked()
}

fn header_ui(
    ui: &mut Ui,
    kind: &dyn PanelKind,
    shown: Shown<'_>,
    settings: &Settings,
    actions: &mut Vec<Action>,
) -> Id {
    let tokens = Tokens::of(ui);
    let size = vec2(ui.available_width(), HEADER_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let total = number::grouped(shown.total);
    let count =
        if shown.is_filtered { format!("{} of {total}", number::grouped(shown.matching)) } else { total };
    response.widget_info(|| {
        WidgetInfo::labeled(Role::DisclosureTriangle, true, format!("{}, {count}", kind.title()))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(shown.is_open));
    ui.painter().rect_filled(rect, 0, if response.hovered() { tokens.hover } else { tokens.chrome });
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
    if shown.focus == Some(Focus::Header) {
        response.request_focus();
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        actions.push(Action::ToggleSection(shown.section));
    }
    if let Some(command) = shown.section.kind().and_then(UiCommand::highlighting) {
        let right = pos2(rect.right() - GRID * 2.0, middle);
        legend::marks_switch_ui(ui, right, settings, command, actions);
    }
    if let Some(order) = shown.order
        && shown.is_open
        && !shown.rows.is_empty()
    {
        let place = rect.with_max_x(rect.right() - legend::SWITCH_WIDTH - GRID);
        sort_menu::sort_menu_ui(ui, place, kind.title(), order, actions);
    }
    response.id
}

fn bottom_line(ui: &Ui, rect: Rect) {
    let y = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), y, hairline(Tokens::of(ui)));
}
