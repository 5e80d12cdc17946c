//! The list of hits below the page: one line each, with the words around it. Only the lines in view are built.

use egui::accesskit::Role;
use egui::{
    Align2, EventFilter, Frame, Id, Key, Margin, Modifiers, Panel, Rect, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::gui::command::Action;
use crate::gui::kinds::number;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::state::State;
use crate::gui::theme::{GRID, Tokens, hairline, small_font};
use crate::gui::widgets::context::Context;

const ROW_HEIGHT: f32 = 26.0;
/// The share of a line given to the words before a hit, so that the hits line up.
const BEFORE_SHARE: f32 = 0.42;

/// Shows the list at the bottom of `ui` if it is open.
pub fn list_ui(ui: &mut Ui, state: &mut State, actions: &mut Vec<Action>) {
    if !state.find.is_open || !state.find.lists_hits {
        return;
    }
    let wants_focus = std::mem::take(&mut state.find.list_wants_focus);
    let Some(document) = state.documents.get_mut(state.shown) else { return };
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.chrome).inner_margin(Margin::same(0));
    let tallest = (ui.available_height() * 0.6).max(ROW_HEIGHT * 2.0);
    Panel::bottom("hits")
        .default_size(ROW_HEIGHT * 7.0)
        .size_range(ROW_HEIGHT * 2.0..=tallest)
        .resizable(true)
        .frame(frame)
        .show(ui, |ui| {
            ui.take_available_space();
            contents_ui(ui, document, wants_focus, actions);
        });
}

fn list_id() -> Id {
    Id::unique("list of hits")
}

fn row_id(row: usize) -> Id {
    list_id().with(row)
}

fn contents_ui(ui: &mut Ui, document: &mut OpenArticle, wants_focus: bool, actions: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let area = ui.max_rect();
    let reveals = std::mem::take(&mut document.find.reveals_row);
    let count = document.find.hits().len();
    // One Tab stop for the whole list, however long it is.
    let list = ui.interact(area, list_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, format!("Hits, {}", document.find.total())));
    ui.ctx().accesskit_node_builder(list.id, |node| node.set_size_of_set(count));
    if wants_focus {
        list.request_focus();
    }
    if list.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
        take_keys(ui, document, list.id, area.height(), actions);
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter().rect_stroke(area.shrink(1.0), 0, stroke, StrokeKind::Inside);
    }
    // Screen readers announce the hit that the keys moved to.
    ui.ctx().accesskit_node_builder(list.id, |node| {
        if let Some(focused) = document.find.focused() {
            node.set_active_descendant(row_id(focused).accesskit_id());
        }
    });
    if count == 0 {
        let text = document.find.error().map_or_else(|| document.find.count(), |_| String::new());
        let text = if text.is_empty() { "Hits are listed here".to_owned() } else { text };
        ui.painter().text(area.center(), Align2::CENTER_CENTER, text, small_font(), tokens.soft_ink);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut scroll = ScrollArea::vertical().id_salt(("hits", document.key.0)).auto_shrink(false);
    if let Some(focused) = document.find.focused().filter(|_| reveals) {
        let all = count as f32 * ROW_HEIGHT;
        let middle = (focused as f32 + 0.5) * ROW_HEIGHT - area.height() / 2.0;
        scroll = scroll.vertical_scroll_offset(middle.clamp(0.0, (all - area.height()).max(0.0)));
    }
    let document = &*document;
    let inside = UiBuilder::new().accessibility_parent(list.id);
    ui.scope_builder(inside, |ui| {
        scroll.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for row in rows {
                row_ui(ui, document, row, actions);
            }
        });
    });
}

/// Handles the keys of the list: the arrows step from hit to hit, Enter returns to the text at the hit.
fn take_keys(ui: &Ui, document: &OpenArticle, list: Id, height: f32, actions: &mut Vec<Action>) {
    let page = (height / ROW_HEIGHT).max(2.0) as isize - 1;
    let last = document.find.hits().len().saturating_sub(1);
    let (step, ends, enters) = ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let step = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
        let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
        let ends = (pressed(Key::Home) > 0, pressed(Key::End) > 0);
        (step + pages * page, ends, pressed(Key::Enter) > 0)
    });
    let focused = document.find.focused().unwrap_or(0);
    let to = match ends {
        (true, _) => 0,
        (_, true) => last,
        _ => focused.saturating_add_signed(step).min(last),
    };
    if to != focused || enters {
        actions.push(Action::GoToHit(to));
    }
    if enters {
        ui.memory_mut(|memory| memory.surrender_focus(list));
    }
}

fn row_ui(ui: &mut Ui, document: &OpenArticle, row: usize, actions: &mut Vec<Action>) {
    let Some(hit) = document.find.hits().get(row) else { return };
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    // Not a Tab stop: the list is one.
    let response = ui.interact(rect, row_id(row), Sense::CLICK);
    let focused = document.find.focused() == Some(row);
    let context = Context::of(&document.article, *hit);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, context.line()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(focused);
        node.set_position_in_set(row);
        node.set_size_of_set(document.find.hits().len());
    });
    if focused || response.hovered() {
        ui.painter().rect_filled(rect, 0, if focused { tokens.selected } else { tokens.hover });
    }
    if focused {
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0, tokens.found.mark);
    }
    let inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
    let text = number::grouped(row + 1);
    let numeral =
        ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, text, small_font(), tokens.soft_ink);
    let room = Rect::from_min_max(inner.min, pos2(numeral.left() - GRID * 2.0, inner.bottom()));
    context.paint(ui, room, BEFORE_SHARE);
    let line = hairline(tokens);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(0.5, line.color));
    if response.clicked() {
        actions.push(Action::GoToHit(row));
    }
}
