//! The reader: shows an article as a page, with its highlights.
//!
//! Only what is in view is laid out. The page does its own scrolling, because egui's scroll area keeps its offset as
//! `f32`, and a long article is millions of points high.

mod decoration;
mod facts;
mod gutter;
mod highlight;
mod layout;
mod own;
mod picture;
mod piece;
mod selecting;
mod spoken;
mod style;

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2};

pub use highlight::underline;

use self::layout::Layout;
use self::piece::Laid;
use self::selecting::Press;
use self::style::Styles;
use crate::article::TextRange;
use crate::gui::command::Action;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::page::Setting;
use crate::gui::model::reader_view::{PAGE_TOP, Room};
use crate::gui::model::sections::ShownKinds;
use crate::gui::model::settings::Settings;
use crate::gui::pictures::Pictures;
use crate::gui::theme::{GUTTER_WIDTH, Tokens};

/// How far an arrow key scrolls.
const LINE_STEP: f64 = 56.0;

/// What the reader keeps from pass to pass, apart from the reading positions.
#[derive(Debug, Default)]
pub struct Reader {
    /// How the pieces are set.
    styles: Styles,
    /// The press of the pointer on the text, and the article that it is in.
    press: Option<(ArticleKey, Press)>,
}

/// Shows `document` in all of `ui`, set and highlighted as `settings` say. Returns the page as a widget, for its menu.
pub fn reader_ui(
    ui: &mut Ui,
    reader: &mut Reader,
    document: &mut OpenArticle,
    settings: &Settings,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) -> Response {
    let area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    ui.painter().rect_filled(area, 0, Tokens::of(ui).page);

    let gutter = Rect::from_min_max(pos2(area.right() - GUTTER_WIDTH, area.top()), area.max);
    let window = Rect::from_min_max(area.min, pos2(gutter.left(), area.bottom()));
    let margin = if window.width() < 480.0 { 20.0 } else { 32.0 };
    let width = (window.width() - 2.0 * margin).clamp(120.0, settings.typography.column_width()).floor();
    let left = (window.center().x - width / 2.0).max(window.left() + margin).round();
    let viewport = f64::from(window.height());

    if reader.styles.typography() != settings.typography {
        reader.styles = Styles::new(settings.typography);
    }
    let article = Arc::clone(&document.article);
    let layout = Layout { ui, article: &article, styles: &reader.styles };
    // A bar that comes above the page makes no picture smaller, and moves no word.
    let height = ui.ctx().content_rect().height();
    layout.fit(&mut document.view, Room::new(width, height, settings.pictures));
    document.view.stay_below(f64::from(area.top()));
    scroll_input(layout, document, area, viewport);
    layout.advance(&mut document.view, viewport);

    let mut page = ui.new_child(UiBuilder::new().id_salt(("page", document.key.0)).max_rect(window));
    page.shrink_clip_rect(window);
    let shown = if settings.clean_page { ShownKinds::NONE } else { settings.shown };
    let response = pieces_ui(&mut page, reader, document, shown, left, pictures, actions);
    picture::want_below(document, viewport, pictures);
    gutter::gutter_ui(ui, document, gutter, viewport, shown != ShownKinds::NONE, actions);
    response
}

/// Shows the pieces in view. Returns the page as a widget, for its menu.
fn pieces_ui(
    ui: &mut Ui,
    reader: &mut Reader,
    document: &mut OpenArticle,
    shown: ShownKinds,
    left: f32,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) -> Response {
    let window = ui.max_rect();
    // Below the mentions: a click on one selects its entity, a drag from one selects text.
    let mut page = ui.interact(window, ui.scope_id().with("text"), Sense::CLICK | Sense::DRAG);
    let title = document.title();
    page.widget_info(|| WidgetInfo::labeled(Role::Article, true, &title));
    let pulse = layout::pulse(ui, &mut document.view);
    let layout = Layout { ui, article: &document.article, styles: &reader.styles };
    let laid = lay_out(layout, document, window, left, pulse);
    let press = reader.press.filter(|(key, _)| *key == document.key).map(|(_, press)| press);
    let drawn = selecting::pointer_ui(ui, &page, &laid, &document.article, &document.view, press);
    let selected = drawn.selection.map(|selection| selection.range());
    for piece in &laid {
        let response = match piece.piece.setting {
            Setting::Picture(index) => {
                picture::picture_ui(ui, document, index, piece.corner(), pictures, actions)
            }
            _ => piece.show_ui(ui, shown, selected, actions),
        };
        if let Some(response) = response {
            page |= response;
        }
    }
    let in_view = laid.iter().map(|piece| piece.piece.range).reduce(TextRange::cover);
    drop(laid);
    let view = &mut document.view;
    view.in_view = in_view.unwrap_or_else(|| TextRange::new(0, 0));
    view.text_selection = drawn.selection;
    view.scroll_by(drawn.scroll);
    reader.press = drawn.press.map(|press| (document.key, press));
    page
}

/// Lays out the pieces in view.
fn lay_out<'a>(
    layout: Layout<'_>,
    document: &'a OpenArticle,
    window: Rect,
    left: f32,
    pulse: f32,
) -> Vec<Laid<'a>> {
    let view = &document.view;
    let mut laid = Vec::new();
    if view.heights.len() == 0 {
        return laid;
    }
    let first = view.heights.piece_at(view.offset - f64::from(PAGE_TOP));
    let mut y = view.heights.top_of(first) + f64::from(PAGE_TOP) - view.offset;
    for index in first..view.heights.len() {
        if y > f64::from(window.height()) {
            break;
        }
        let top = window.top() + y as f32;
        if !layout.is_replaced(view.room, &view.page.pieces[index]) {
            laid.push(Laid::new(layout, document, piece::Place { index, left, top, pulse }));
        }
        y += view.heights.get(index);
    }
    laid
}

/// Handles scrolling by wheel, trackpad and keys.
fn scroll_input(layout: Layout<'_>, document: &mut OpenArticle, area: Rect, viewport: f64) {
    let ui = layout.ui;
    let view = &mut document.view;
    if ui.rect_contains_pointer(area) {
        let delta = ui.input(|input| input.smooth_scroll_delta().y);
        view.scroll_by(-f64::from(delta));
    }
    // The arrows belong to whatever has the keyboard focus; the other keys belong only to a text field being typed in.
    if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() {
        return;
    }
    let arrows_are_free = ui.memory(|memory| memory.focused().is_none());
    if arrows_are_free {
        let start = document.selection.as_ref().map(|selection| selection.focused_mention().range.start);
        let start = start.unwrap_or_else(|| view.place());
        selecting::keys_ui(layout, view, start);
    }
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
