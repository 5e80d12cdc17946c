//! Shows the pictures on the page: above their blocks, flush with the text.

use egui::{CursorIcon, Pos2, Rect, Response, Ui};

use super::layout;
use crate::gui::command::Action;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::page::Setting;
use crate::gui::model::picture_words;
use crate::gui::model::reader_view::PAGE_TOP;
use crate::gui::pictures::{self, Look, PictureId, Pictures};

/// Shows the picture at `index` of `document` with its top left at `corner`, unless pictures are hidden. A click opens
/// it larger.
pub fn picture_ui(
    ui: &Ui,
    document: &OpenArticle,
    index: usize,
    corner: Pos2,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) -> Option<Response> {
    let size = layout::picture_size(document.view.room, &document.article, index)?;
    let rect = Rect::from_min_size(corner, size);
    let look = pictures.look(PictureId::of_page(document.key, index));
    let name = picture_words::name_of(&document.article, index);
    let response = pictures::picture_ui(ui, rect, ui.scope_id().with(("picture", index)), &look, &name);
    let response = match look {
        Look::Ready(_) => response.on_hover_cursor(CursorIcon::ZoomIn).on_hover_text(name),
        _ => response,
    };
    if response.clicked() {
        actions.push(Action::ShowPicture(index));
    }
    Some(response)
}

/// Asks for the pictures within one more window height of `viewport` points below the window, so that they are decoded
/// in time.
pub fn want_below(document: &OpenArticle, viewport: f64, pictures: &Pictures) {
    let view = &document.view;
    if document.article.pictures().is_empty() || view.heights.len() == 0 {
        return;
    }
    let piece_at = |y: f64| view.heights.piece_at(view.offset + y - f64::from(PAGE_TOP));
    for piece in &view.page.pieces[piece_at(viewport)..=piece_at(2.0 * viewport)] {
        if let Setting::Picture(index) = piece.setting
            && layout::picture_size(view.room, &document.article, index).is_some()
        {
            pictures.look(PictureId::of_page(document.key, index));
        }
    }
}
