//! The reader: an article as a page to read, with its highlights.
//!
//! Only what is in view is laid out. The page scrolls by itself rather than in a scroll area, because a scroll area
//! keeps its offset in `f32`, and a long article is millions of points high.

mod gutter;
mod heights;
mod highlight;
mod page;
mod piece;
mod style;
mod view;

use egui::{Key, Modifiers, Rect, Sense, Ui, UiBuilder, pos2};

pub use highlight::underline;
pub use page::Page;
pub use view::ReaderView;

use super::action::Action;
use super::document::Document;
use super::settings::ShownKinds;
use super::theme::{GUTTER_WIDTH, MEASURE, Tokens};

/// How far an arrow key scrolls.
const LINE_STEP: f64 = 56.0;

/// Shows `document` in all of `ui`, with highlights of the `shown` kinds.
pub fn reader_ui(ui: &mut Ui, document: &mut Document, shown: ShownKinds, actions: &mut Vec<Action>) {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    ui.painter().rect_filled(area, 0, Tokens::of(ui).page);

    let gutter = Rect::from_min_max(pos2(area.right() - GUTTER_WIDTH, area.top()), area.max);
    let window = Rect::from_min_max(area.min, pos2(gutter.left(), area.bottom()));
    let margin = if window.width() < 480.0 { 20.0 } else { 32.0 };
    let width = (window.width() - 2.0 * margin).clamp(120.0, MEASURE).floor();
    let left = (window.center().x - width / 2.0).max(window.left() + margin).round();
    let viewport = f64::from(window.height());

    document.view.fit(width);
    scroll_input(ui, document, area, viewport);
    let article = std::sync::Arc::clone(&document.article);
    document.view.advance(ui, &article, viewport);

    let mut page = ui.new_child(UiBuilder::new().id_salt(("page", document.key.0)).max_rect(window));
    page.shrink_clip_rect(window);
    pieces_ui(&mut page, document, shown, left, actions);
    gutter::gutter_ui(ui, document, gutter, viewport);
}

/// Shows the pieces that are in view.
fn pieces_ui(ui: &mut Ui, document: &mut Document, shown: ShownKinds, left: f32, actions: &mut Vec<Action>) {
    let window = ui.max_rect();
    let pulse = document.view.pulse(ui);
    let view = &document.view;
    if view.heights.len() == 0 {
        return;
    }
    let first = view.heights.piece_at(view.offset - f64::from(view::PAGE_TOP));
    let mut y = view.heights.top_of(first) + f64::from(view::PAGE_TOP) - view.offset;
    for index in first..view.heights.len() {
        if y > f64::from(window.height()) {
            break;
        }
        let top = window.top() + y as f32;
        piece::piece_ui(ui, document, piece::Place { index, left, top, pulse }, shown, actions);
        y += view.heights.get(index);
    }
}

/// Scrolls by wheel, trackpad and keys.
fn scroll_input(ui: &Ui, document: &mut Document, area: Rect, viewport: f64) {
    let view = &mut document.view;
    if ui.rect_contains_pointer(area) {
        let delta = ui.input(|input| input.smooth_scroll_delta().y);
        view.scroll_by(-f64::from(delta));
    }
    // The arrows belong to whatever has the keyboard; the other keys only to text that is being typed.
    if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() {
        return;
    }
    let arrows_are_free = ui.memory(|memory| memory.focused().is_none());
    let last = view.last_offset(viewport);
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as f64;
        let page = viewport * 0.9;
        let mut delta = (pressed(Key::PageDown) - pressed(Key::PageUp)) * page;
        if arrows_are_free {
            delta += (pressed(Key::ArrowDown) - pressed(Key::ArrowUp)) * LINE_STEP;
            delta += pressed(Key::Space) * page;
        }
        view.scroll_by(delta);
        if pressed(Key::Home) > 0.0 {
            view.scroll_to(0.0);
        }
        if pressed(Key::End) > 0.0 {
            view.scroll_to(last);
        }
    });
}
