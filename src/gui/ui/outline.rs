//! The outline: the headings of the article on show, to see its structure and to jump to one. It stands at the left of the
//! page, or over it where the window has no room for both.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Area, EventFilter, FontId, Frame, Id, Key, Modifiers, Panel, Rect, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::article::{BlockKind, TextRange};
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::wording;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::settings::Settings;
use crate::gui::theme::{GRID, HEADER_HEIGHT, RADIUS, Tokens, body_font, hairline, small_font, strong_font};
use crate::gui::widgets::controls;
use crate::gui::widgets::panel_width::PanelWidth;

const ROW_HEIGHT: f32 = 28.0;
/// The least and the greatest width of the outline, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 160.0..=420.0;
/// How many headings the page keys move by.
const PAGE: isize = 12;

/// Shows the outline of `document` if `settings` ask for it, at the left of `ui` if `least`, in points, are left for what
/// else is shown there.
pub fn outline_ui(
    ui: &mut Ui,
    document: &mut OpenArticle,
    settings: &mut Settings,
    least: f32,
    actions: &mut Vec<Action>,
) {
    if !settings.outline_open || settings.clean_page {
        return;
    }
    let tokens = Tokens::of(ui);
    let room = ui.available_width() - least;
    if room < *WIDTHS.start() {
        over_page_ui(ui, document, settings.outline_width, actions);
        return;
    }
    let widths = *WIDTHS.start()..=room.min(*WIDTHS.end());
    let room = PanelWidth::new(ui, "outline", settings.outline_width, widths);
    let panel = Panel::left("outline")
        .default_size(room.default)
        .size_range(room.range.clone())
        .frame(Frame::new().fill(tokens.chrome))
        .show(ui, |ui| contents_ui(ui, document, actions));
    if let Some(width) = room.kept(panel.response.rect.width()) {
        settings.outline_width = width;
    }
}

/// Shows the outline over the left of the page, until a heading is chosen.
fn over_page_ui(ui: &Ui, document: &mut OpenArticle, width: f32, actions: &mut Vec<Action>) {
    let rect = ui.available_rect_before_wrap();
    let frame = Frame::window(ui.style()).inner_margin(0);
    let area = Area::new(Id::unique("outline over the page")).fixed_pos(rect.min + vec2(GRID, GRID));
    let jumps = area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width.min(rect.width() - 4.0 * GRID));
            ui.set_height(rect.height() - 4.0 * GRID);
            let before = actions.len();
            contents_ui(ui, document, actions);
            actions[before..].iter().any(|action| matches!(action, Action::GoTo(_)))
        })
    });
    let jumps = jumps.inner.inner;
    let is_free = !ui.ctx().any_popup_open() && !ui.ctx().text_edit_focused();
    if jumps || is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(Action::Command(UiCommand::Outline));
    }
}

fn contents_ui(ui: &mut Ui, document: &mut OpenArticle, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.take_available_width();
    let (rect, header) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER_HEIGHT), Sense::hover());
    header.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Outline of the article"));
    let at = pos2(rect.left() + GRID * 3.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, UiCommand::Outline.text(), strong_font(), tokens.ink);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, hairline(tokens));
    let close =
        Rect::from_center_size(pos2(rect.right() - GRID * 4.0 - 2.0, rect.center().y), vec2(20.0, 20.0));
    if controls::close_ui(ui, close, "Close the outline") {
        actions.push(Action::Command(UiCommand::Outline));
    }
    if document.landmarks.headings.is_empty() {
        document.outline.wants_focus = false;
        let (rect, words) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
        let text = "This article has no headings";
        words.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        let at = pos2(rect.left() + GRID * 3.0, rect.center().y);
        ui.painter().text(at, Align2::LEFT_CENTER, text, small_font(), tokens.soft_ink);
        return;
    }
    if let Some(heading) = list_ui(ui, document) {
        actions.push(Action::GoTo(heading));
    }
}

fn row_id(row: usize) -> Id {
    Id::unique("outline row").with(row)
}

/// Shows the headings; returns the one that was clicked or entered.
fn list_ui(ui: &mut Ui, document: &mut OpenArticle) -> Option<TextRange> {
    let count = document.landmarks.headings.len();
    let current = document.landmarks.heading_of(document.reading_at());
    let rect = ui.available_rect_before_wrap();
    let list = ui.interact(rect, Id::unique("outline list"), Sense::focusable_noninteractive());
    list.widget_info(|| {
        WidgetInfo::labeled(Role::ListBox, true, wording::counted(count, "heading", "headings"))
    });
    ui.ctx().accesskit_node_builder(list.id, |node| node.set_size_of_set(count));
    if std::mem::take(&mut document.outline.wants_focus) {
        list.request_focus();
        document.outline.chosen = current;
    }
    let mut entered = false;
    if list.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, arrows));
        let from = document.outline.chosen.or(current).unwrap_or_default();
        let (chosen, is_entered) = take_keys(ui, from.min(count - 1), count - 1);
        document.outline.chosen = Some(chosen);
        entered = is_entered;
        ui.ctx().accesskit_node_builder(list.id, |node| {
            node.set_active_descendant(row_id(chosen).accesskit_id());
        });
    } else {
        document.outline.chosen = None;
    }
    let chosen = document.outline.chosen;
    let shown = chosen.or(current);
    let mut area = ScrollArea::vertical().id_salt(("outline", document.key.0)).auto_shrink(false);
    if document.outline.revealed != shown {
        document.outline.revealed = shown;
        let middle = (shown.unwrap_or_default() as f32 + 0.5) * ROW_HEIGHT - rect.height() / 2.0;
        area = area.vertical_scroll_offset(middle.max(0.0));
    }
    let mut clicked = None;
    let inside = UiBuilder::new().accessibility_parent(list.id);
    ui.scope_builder(inside, |ui| {
        area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for row in rows {
                if row_ui(ui, document, row, (chosen, current)) {
                    clicked = Some(row);
                }
            }
        });
    });
    controls::focus_ring(ui, &list);
    let goes_to = clicked.or(chosen.filter(|_| entered))?;
    // The keyboard goes back to the page.
    ui.memory_mut(|memory| memory.surrender_focus(list.id));
    document.landmarks.headings.get(goes_to).copied()
}

/// The heading that the keys choose, of those from 0 to `last`, and whether Enter was pressed.
fn take_keys(ui: &Ui, from: usize, last: usize) -> (usize, bool) {
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let step = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
        let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
        let chosen = match (pressed(Key::Home) > 0, pressed(Key::End) > 0) {
            (true, _) => 0,
            (_, true) => last,
            _ => from.saturating_add_signed(step + pages * PAGE).min(last),
        };
        (chosen, pressed(Key::Enter) > 0)
    })
}

/// Shows a heading; `chosen` is the one that Enter goes to, `current` the one that the reader is under.
fn row_ui(
    ui: &mut Ui,
    document: &OpenArticle,
    row: usize,
    (chosen, current): (Option<usize>, Option<usize>),
) -> bool {
    let Some(&heading) = document.landmarks.headings.get(row) else { return false };
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let response = ui.interact(rect, row_id(row), Sense::CLICK);
    let (is_chosen, is_current) = (chosen == Some(row), current == Some(row));
    let block = document.article.block_at(heading.start);
    let is_title = block.is_some_and(|block| document.article.block(block).kind == BlockKind::Title);
    let words = document.words(heading);
    let captions = match document.landmarks.captions_under(row) {
        0 => String::new(),
        count => wording::counted(count, "caption", "captions"),
    };
    let you_are_here = if is_current { "you are here" } else { "" };
    let detail: Vec<&str> =
        [you_are_here, captions.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let detail = detail.join(" · ");
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen || chosen.is_none() && is_current);
        node.set_level(if is_title { 1 } else { 2 });
        node.set_position_in_set(row);
        node.set_size_of_set(document.landmarks.headings.len());
        if !detail.is_empty() {
            node.set_description(detail.as_str());
        }
    });
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, if is_chosen { tokens.selected } else { tokens.hover });
    }
    let mut inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
    if !is_title {
        inner.min.x += GRID * 3.0;
    }
    if is_current {
        let mark = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(3.0, rect.height() - 10.0));
        ui.painter().rect_filled(mark, 1, tokens.accent);
    }
    let font: FontId = if is_title || is_current { strong_font() } else { body_font() };
    let mut job = LayoutJob::single_section(words.clone(), TextFormat::simple(font, tokens.ink));
    job.wrap = TextWrapping::truncate_at_width(inner.width().max(1.0));
    let text = ui.painter().layout_job(job);
    ui.painter().galley(pos2(inner.left(), inner.center().y - text.size().y / 2.0), text, tokens.ink);
    let tooltip = if detail.is_empty() { words } else { format!("{words}\n{detail}") };
    response.on_hover_text(tooltip).clicked()
}
