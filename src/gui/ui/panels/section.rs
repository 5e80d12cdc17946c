//! A section of the side panel: a header with a triangle and a count, and rows of one height that scroll by themselves.

use egui::accesskit::Role;
use egui::{Align2, FontFamily, FontId, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::keys::{self, Seat, Stops};
use super::lines::{HEADING_HEIGHT, Lines};
use super::map;
use super::row::{self, RowPlace};
use super::sort_menu;
use crate::analysis::{EntityKey, Section};
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::{self, Found, PanelKind, Row, number};
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
use crate::gui::widgets::tab_group::tab_group;
use crate::gui::widgets::world::map_height;

/// The least height of a map that tells anything, in points.
const LEAST_MAP: f32 = 40.0;
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
    /// Whether a map of the rows is shown above them.
    pub has_map: bool,
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

    /// What its rows would take of the height of a panel of this width.
    pub fn wish(&self, width: f32) -> Wish {
        if !self.is_open {
            return Wish::default();
        }
        let kind = kinds::of(self.section);
        let lines = self.lines();
        let content = if lines.height() > 0.0 { lines.height() } else { EMPTY_HEIGHT };
        let map = if self.has_map { map_height(width) } else { 0.0 };
        Wish { content: content + map, usual: kind.usual_height().max(EMPTY_HEIGHT) + map }
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
    let mut height = height;
    // Where there is little room, the map gives way before the rows do.
    let map = map_height(ui.available_width()).min(height - kind.row_height()).floor();
    if shown.has_map && map >= LEAST_MAP {
        height -= map;
        let rect = ui.allocate_exact_size(vec2(ui.available_width(), map), Sense::hover()).0;
        map::map_of_ui(ui, document, findings, (shown, rect), actions);
        bottom_line(ui, rect);
    }
    let area = ScrollArea::vertical().id_salt(kind.id()).auto_shrink(false);
    let mut area = area.max_height(height).min_scrolled_height(height);
    if shown.is_scrolled_up {
        area = area.vertical_scroll_offset(0.0);
    }
    let stops = area.show(ui, |ui| {
        let list = ui.interact(ui.clip_rect(), Id::unique("list").with(kind.id()), Sense::hover());
        list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, format!("List of {}", kind.nouns().1)));
        ui.ctx().accesskit_node_builder(list.id, |node| node.set_size_of_set(shown.rows.len()));
        let inside = UiBuilder::new().accessibility_parent(list.id);
        let rows = ui.scope_builder(inside, |ui| {
            let stop = stop_in(ui, findings, document, shown, stops.keys);
            let chosen = stop.map(|seat| keys::row_id(ui.scope_id(), seat.row));
            let show = |ui: &mut Ui| rows_ui(ui, document, findings, shown, (stops, stop), actions);
            tab_group(ui, Id::unique("rows").with(kind.id()), chosen, show)
        });
        rows.inner
    });
    let stops = stops.inner;
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

/// The row that Tab goes to: the one that had the keyboard last, else the one that is selected, else the first.
fn stop_in(
    ui: &Ui,
    findings: &Findings,
    document: &OpenArticle,
    shown: Shown<'_>,
    entity_keys: &[EntityKey],
) -> Option<Seat> {
    let place_of = |target: EntityKey| {
        let is_here = target.section() == shown.section;
        let index = findings.analysis.index_of(findings.row_of(target)).filter(|_| is_here)?;
        shown.rows.iter().position(|&shown| shown == index)
    };
    let is_at = |seat: &Seat| shown.rows.get(seat.place).is_some_and(|&index| entity_keys[index] == seat.row);
    let last = Seat::last(ui, ui.scope_id(), shown.section).and_then(|seat| {
        if is_at(&seat) {
            Some(seat)
        } else {
            place_of(seat.row).map(|place| Seat { row: entity_keys[shown.rows[place]], place })
        }
    });
    let selected = || {
        let row = findings.row_of(document.selection.as_ref()?.target);
        Some(Seat { row, place: place_of(row)? })
    };
    let first = || shown.rows.first().map(|&index| Seat { row: entity_keys[index], place: 0 });
    last.or_else(selected).or_else(first)
}

/// Shows the rows that are in view, and the one that is the `stop` of the Tab key.
fn rows_ui<'a>(
    ui: &mut Ui,
    document: &OpenArticle,
    findings: &Findings,
    shown: Shown<'a>,
    (mut stops, stop): (Stops<'a>, Option<Seat>),
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
        let index = findings.analysis.index_of(findings.row_of(target))?;
        shown.rows.iter().position(|&shown| shown == index)
    };
    if let Some(place) = shown.reveal.and_then(place_of) {
        ui.scroll_to_rect(row_rect(place), None);
    }
    if let Some(Focus::Row(row)) = shown.focus
        && let Some(place) = place_of(row)
    {
        Seat { row: entity_keys[shown.rows[place]], place }.request_focus(ui, stops.scope);
    }
    let clip = ui.clip_rect();
    let in_view = lines.rows_between(clip.top() - all.top(), clip.bottom() - all.top());
    // One more row at each end, so that a slow scroll never shows an empty edge.
    let in_view = in_view.start.saturating_sub(1)..(in_view.end + 1).min(shown.rows.len());
    // The row that Tab goes to is built wherever it is, or it could neither get the keyboard nor keep it.
    let out_of_view = stop.map(|seat| seat.place).filter(|place| !in_view.contains(place));
    for place in in_view.chain(out_of_view) {
        let index = shown.rows[place];
        let row = united(kind, findings, shown, index, kind.row(found, index));
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

/// The `row` of the finding at `index`, with what it says of others: how often the same stands in the article, and how large
/// its value is among those that it is compared with.
fn united(kind: &dyn PanelKind, findings: &Findings, shown: Shown<'_>, index: usize, row: Row) -> Row {
    let times = findings.alike.in_row(shown.section, index).len();
    let is_sorted = shown.order.is_some_and(|order| order.choice() > 0);
    let title_column = kind.title_column().filter(|_| is_sorted);
    let row = Row { title_column, share: findings.alike.share(shown.section, index), ..row };
    if times < 2 {
        return row;
    }
    let name = format!("{}, {times} times", row.name);
    Row { name, count: Some(times), strip: true, ..row }
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
    let mut right = rect.right() - legend::SWITCH_WIDTH - GRID;
    if kind.has_map() && shown.is_open && !shown.rows.is_empty() {
        right -= map::map_button_ui(ui, pos2(right, middle), shown.has_map, actions);
    }
    if let Some(order) = shown.order
        && shown.is_open
        && !shown.rows.is_empty()
    {
        let place = rect.with_max_x(right);
        sort_menu::sort_menu_ui(ui, place, kind.title(), order, actions);
    }
    response.id
}

fn bottom_line(ui: &Ui, rect: Rect) {
    let y = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), y, hairline(Tokens::of(ui)));
}
