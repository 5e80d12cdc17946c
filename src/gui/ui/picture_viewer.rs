//! The picture viewer: a picture as large as the window allows, with its caption and credit below it, and keys that
//! step to the article's other pictures.

use egui::{
    Align, Align2, Area, CursorIcon, Id, Key, Label, Layout, Modal, Modifiers, RichText, Sense, Ui,
    UiBuilder, Vec2, vec2,
};

use crate::gui::command::Action;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::picture_words::{self, PictureWords};
use crate::gui::pictures::{self, PictureId, Pictures};
use crate::gui::theme::{GRID, Tokens, body_font, icons, small_font};
use crate::gui::widgets::controls;

/// The margin left free on each side of the window.
const MARGIN: f32 = 32.0;
/// The space inside the frame.
const PADDING: f32 = 12.0;
/// The longest line of a caption, in points.
const CAPTION_WIDTH: f32 = 640.0;
/// The height of the line of buttons.
const BAR_HEIGHT: f32 = 28.0;
/// The height kept for a picture even in the lowest window.
const PICTURE_MIN: f32 = 40.0;

/// The picture shown in the viewer.
#[derive(Clone, Debug)]
pub struct PictureViewer {
    /// The article: another one may be shown meanwhile.
    key: ArticleKey,
    /// The index of the picture in the article.
    index: usize,
    wants_to_close: bool,
}

impl PictureViewer {
    /// A viewer of the picture at `index` of `document`.
    #[must_use]
    pub fn new(document: &OpenArticle, index: usize) -> Self {
        Self { key: document.key, index, wants_to_close: false }
    }

    /// Whether it shows a picture of `document` as it is now.
    #[must_use]
    pub fn is_of(&self, document: &OpenArticle) -> bool {
        self.key == document.key && !document.article.pictures().is_empty()
    }

    /// Handles the keys that step to other pictures and those that close the viewer.
    pub fn take_keys(&mut self, ctx: &egui::Context) {
        let step = ctx.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
            self.wants_to_close |= pressed(Key::Escape) > 0;
            let forward = pressed(Key::ArrowRight) + pressed(Key::ArrowDown) + pressed(Key::PageDown);
            let back = pressed(Key::ArrowLeft) + pressed(Key::ArrowUp) + pressed(Key::PageUp);
            if pressed(Key::Home) > 0 {
                return isize::MIN;
            }
            if pressed(Key::End) > 0 {
                return isize::MAX;
            }
            forward - back
        });
        // The number of pictures is checked when they are shown.
        self.index = self.index.saturating_add_signed(step);
    }

    /// Clamps the index to the pictures of `document`.
    fn stay_within(&mut self, document: &OpenArticle) {
        self.index = self.index.min(document.article.pictures().len().saturating_sub(1));
    }
}

/// Shows the picture that `viewer` is at over the window.
pub fn picture_viewer_ui(
    ui: &mut Ui,
    viewer: &mut PictureViewer,
    document: &OpenArticle,
    pictures: &Pictures,
    actions: &mut Vec<Action>,
) {
    viewer.stay_within(document);
    let Some(picture) = document.article.pictures().get(viewer.index) else { return };
    let count = document.article.pictures().len();
    let words = picture_words::words_of(&document.article, viewer.index);
    let room = ui.ctx().content_rect().size() - Vec2::splat(2.0 * (MARGIN + PADDING));
    let id = Id::unique("picture viewer");
    let area = Area::new(id)
        .kind(egui::UiKind::Modal)
        .order(egui::Order::Foreground)
        .sense(Sense::hover())
        .accessible_name("Picture")
        .anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    let modal = Modal::new(id).area(area).backdrop_color(Tokens::of(ui).scrim);
    let modal = modal.frame(egui::Frame::window(ui.style()).inner_margin(PADDING));
    let response = modal.show(ui.ctx(), |ui| {
        let text_width = room.x.min(CAPTION_WIDTH);
        let text_height = caption_height(ui, &words, text_width);
        let most = (room.y - text_height - BAR_HEIGHT - GRID * 4.0).max(PICTURE_MIN);
        let size = pictures::size_in(picture.size, vec2(room.x, most));
        ui.set_width(size.x.max(text_width));
        let (row, _) = ui.allocate_exact_size(vec2(size.x.max(text_width), size.y), Sense::hover());
        let rect = egui::Rect::from_center_size(row.center(), size);
        let look = pictures.look(PictureId::of_page(viewer.key, viewer.index));
        let picture = pictures::picture_ui(ui, rect, id.with("picture"), &look, &words.name);
        if picture.on_hover_cursor(CursorIcon::ZoomOut).clicked() {
            actions.push(Action::CloseOverlay);
        }
        ui.add_space(GRID * 2.0);
        caption_ui(ui, &words, text_width);
        bar_ui(ui, viewer, count, actions);
    });
    if viewer.wants_to_close || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

/// The lines below the picture, each with a flag for quiet ink.
fn lines(words: &PictureWords) -> impl Iterator<Item = (&str, bool)> {
    // Without a caption, the alternative text says what the picture shows.
    let caption = words.caption.as_deref().unwrap_or(&words.name);
    std::iter::once((caption, false)).chain(words.credit.as_deref().map(|credit| (credit, true)))
}

fn caption_height(ui: &Ui, words: &PictureWords, width: f32) -> f32 {
    let height = |(text, is_quiet): (&str, bool)| {
        let font = if is_quiet { small_font() } else { body_font() };
        let galley = ui.painter().layout(text.to_owned(), font, Tokens::of(ui).ink, width);
        galley.size().y + GRID
    };
    lines(words).map(height).sum()
}

fn caption_ui(ui: &mut Ui, words: &PictureWords, width: f32) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = GRID;
    ui.scope(|ui| {
        ui.set_max_width(width);
        for (text, is_quiet) in lines(words) {
            let (font, color) =
                if is_quiet { (small_font(), tokens.soft_ink) } else { (body_font(), tokens.ink) };
            ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap());
        }
    });
}

/// Shows the line of buttons: previous, next and close, with the number of the picture and the total.
fn bar_ui(ui: &mut Ui, viewer: &mut PictureViewer, count: usize, actions: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR_HEIGHT), Sense::hover());
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        if controls::icon_button(ui, icons::CLOSE, "Close the picture", "Close the picture (Esc)").clicked() {
            actions.push(Action::CloseOverlay);
        }
        if count < 2 {
            return;
        }
        let (is_first, is_last) = (viewer.index == 0, viewer.index + 1 == count);
        let next = |ui: &mut Ui| controls::icon_button(ui, icons::NEXT, "Next picture", "Next picture (→)");
        if ui.add_enabled_ui(!is_last, next).inner.clicked() {
            viewer.index += 1;
        }
        let text = format!("{} of {count}", viewer.index + 1);
        ui.label(RichText::new(text).font(small_font()).color(Tokens::of(ui).soft_ink));
        let previous = |ui: &mut Ui| {
            controls::icon_button(ui, icons::PREVIOUS, "Previous picture", "Previous picture (←)")
        };
        if ui.add_enabled_ui(!is_first, previous).inner.clicked() {
            viewer.index -= 1;
        }
    });
}
