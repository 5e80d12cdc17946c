//! The gutter beside the page: a scroll bar with a mark for each mention of what is selected.

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::document::Document;
use crate::gui::theme::{Tokens, hairline};

const SHORTEST_THUMB: f32 = 28.0;

/// Shows the gutter of `document` in `rect`, for a window of `viewport` points.
pub fn gutter_ui(ui: &Ui, document: &mut Document, rect: Rect, viewport: f64) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0, tokens.chrome);
    painter.vline(rect.left() + 0.5, rect.y_range(), hairline(tokens));

    let height = document.view.page_height().max(1.0);
    let last = document.view.last_offset(viewport);
    if last > 0.0 {
        let share = (viewport / height) as f32;
        let thumb_height = (rect.height() * share).clamp(SHORTEST_THUMB.min(rect.height()), rect.height());
        let room = rect.height() - thumb_height;
        // No stop of the Tab key: the page scrolls by keys of its own.
        let response = ui.interact(rect, ui.scope_id().with("gutter"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo {
            value: Some(document.view.offset / last),
            ..WidgetInfo::labeled(Role::ScrollBar, true, "Position in the article")
        });
        if let Some(pointer) = response.interact_pointer_pos()
            && room > 0.0
        {
            let share = (pointer.y - rect.top() - thumb_height / 2.0) / room;
            document.view.scroll_to(f64::from(share.clamp(0.0, 1.0)) * last);
            ui.ctx().request_repaint();
        }
        let top = rect.top() + room * (document.view.offset / last).clamp(0.0, 1.0) as f32;
        let thumb = Rect::from_min_size(pos2(rect.left() + 1.0, top), vec2(rect.width() - 1.0, thumb_height));
        painter.rect_filled(thumb, 0, if response.hovered() { tokens.rule } else { tokens.thumb });
    }
    marks(ui, document, rect, height);
}

fn marks(ui: &Ui, document: &Document, rect: Rect, height: f64) {
    let Some(selection) = &document.selection else { return };
    let color = Tokens::of(ui).kind(selection.target.kind()).mark;
    let mut last = f32::NEG_INFINITY;
    for (index, mention) in selection.mentions.iter().enumerate() {
        let share = document.view.height_of(mention.range.start) / height;
        let y = (rect.top() + rect.height() * share as f32).round();
        let focused = index == selection.focused;
        // Marks that would lie on one another are painted once.
        if y - last < 1.0 && !focused {
            continue;
        }
        last = y;
        let size = if focused { vec2(rect.width() - 3.0, 3.0) } else { vec2(8.0, 2.0) };
        ui.painter().rect_filled(Rect::from_center_size(pos2(rect.center().x, y), size), 1, color);
    }
}
