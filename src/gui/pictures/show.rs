//! Shows a picture on the screen, or a placeholder for it.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, FontFamily, FontId, Id, Painter, Rect, Response, Sense, StrokeKind, TextureHandle, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::Look;
use crate::gui::theme::{GRID, Tokens, hairline, icons, small_font};
use crate::gui::widgets::controls;

/// The size of the icon in place of a picture.
const ICON_SIZE: f32 = 24.0;

/// The size in points at which a picture of `pixels` is shown in `room`: in its proportions and never scaled up. A
/// pixel is at most a point, as in a browser.
#[must_use]
pub fn size_in(pixels: [u32; 2], room: Vec2) -> Vec2 {
    let size = vec2(pixels[0].max(1) as f32, pixels[1].max(1) as f32);
    let scale = (room.x / size.x).min(room.y / size.y).clamp(0.0, 1.0);
    (size * scale).round().max(Vec2::splat(1.0))
}

/// Shows what there is of a picture in `rect`, called `name`; the caller handles clicks.
#[must_use]
pub fn picture_ui(ui: &Ui, rect: Rect, id: Id, look: &Look, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let sense = if matches!(look, Look::Ready(_)) { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| {
        let name = match look {
            Look::Failed(reason) => format!("{name}. The picture cannot be shown: {reason}"),
            _ => name.to_owned(),
        };
        WidgetInfo::labeled(Role::Image, true, name)
    });
    match look {
        Look::Ready(texture) => paint_inside(ui.painter(), rect, texture),
        Look::Waiting => {
            ui.painter().rect_filled(rect, 0, tokens.caption);
        }
        Look::Failed(reason) => {
            let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            painter.rect(rect, 0, tokens.caption, hairline(tokens), StrokeKind::Inside);
            let text = format!("The picture cannot be shown: {reason}");
            let mut job = LayoutJob::single_section(text, TextFormat::simple(small_font(), tokens.soft_ink));
            job.wrap = TextWrapping::wrap_at_width((rect.width() - GRID * 6.0).max(1.0));
            let words = painter.layout_job(job);
            let height = ICON_SIZE + GRID * 2.0 + words.size().y;
            let font = FontId::new(ICON_SIZE, FontFamily::Proportional);
            // Without room for words, the icon stands alone.
            let has_room = rect.height() >= height + GRID * 2.0 && rect.width() >= GRID * 30.0;
            let top =
                if has_room { rect.center().y - height / 2.0 } else { rect.center().y - ICON_SIZE / 2.0 };
            let at = pos2(rect.center().x, top);
            painter.text(at, Align2::CENTER_TOP, icons::IMAGE, font, tokens.soft_ink);
            if has_room {
                let at = pos2(rect.center().x - words.size().x / 2.0, top + ICON_SIZE + GRID * 2.0);
                painter.galley(at, words, tokens.soft_ink);
            }
        }
    }
    controls::focus_ring(ui, &response);
    match look {
        Look::Failed(reason) => {
            response.on_hover_text(format!("{name}\nThe picture cannot be shown: {reason}"))
        }
        _ => response,
    }
}

/// Shows what there is of a picture as a thumbnail that fills `rect`, called `name`.
pub fn thumbnail_ui(ui: &Ui, rect: Rect, id: Id, look: &Look, name: &str) {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Thumbnail: {name}")));
    let tokens = Tokens::of(ui);
    match look {
        Look::Ready(texture) => paint_over(ui.painter(), rect, texture),
        Look::Waiting => {
            ui.painter().rect_filled(rect, 0, tokens.hover);
        }
        Look::Failed(_) => {
            ui.painter().rect(rect, 0, tokens.hover, hairline(tokens), StrokeKind::Inside);
            let font = FontId::new(ICON_SIZE * 0.75, FontFamily::Proportional);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::IMAGE, font, tokens.soft_ink);
        }
    }
}

/// Paints `texture` in `rect` in its own proportions, which differ from those in the header of its file if that has
/// been replaced since or is damaged.
fn paint_inside(painter: &Painter, rect: Rect, texture: &TextureHandle) {
    let size = texture.size_vec2();
    let scale = (rect.width() / size.x).min(rect.height() / size.y);
    let inner = Rect::from_center_size(rect.center(), size * scale);
    // A difference of less than a point comes from rounding.
    let is_whole = (inner.size() - rect.size()).abs().max_elem() < 1.0;
    painter.image(texture.id(), if is_whole { rect } else { inner }, whole(), egui::Color32::WHITE);
}

/// Paints the middle of `texture` so that it fills `rect`.
fn paint_over(painter: &Painter, rect: Rect, texture: &TextureHandle) {
    let size = texture.size_vec2();
    let scale = (rect.width() / size.x).max(rect.height() / size.y);
    let part = rect.size() / (size * scale);
    let part = Rect::from_center_size(whole().center(), part);
    painter.image(texture.id(), rect, part, egui::Color32::WHITE);
}

/// All of a texture.
fn whole() -> Rect {
    Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_proportions_and_are_never_scaled_up() {
        let room = vec2(624.0, 500.0);
        assert_eq!(size_in([1248, 800], room), vec2(624.0, 400.0));
        assert_eq!(size_in([1000, 2000], room), vec2(250.0, 500.0));
        assert_eq!(size_in([120, 80], room), vec2(120.0, 80.0));
        assert_eq!(size_in([10_000, 1], room), vec2(624.0, 1.0));
        assert_eq!(size_in([0, 0], room), vec2(1.0, 1.0));
    }
}
