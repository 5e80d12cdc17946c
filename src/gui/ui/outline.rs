//! The outline: the headings of the article on show, to see its structure and to jump to one.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Area, FontId, Id, Key, Modal, Modifiers, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::article::{BlockKind, TextRange};
use crate::gui::command::{Action, UiCommand};
use crate::gui::kinds::wording;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::theme::{GRID, RADIUS, Tokens, body_font, small_font, strong_font};

const ROW_HEIGHT: f32 = 30.0;
const WIDEST: f32 = 560.0;
/// The most rows shown without scrolling.
const ROWS_SHOWN: f32 = 14.0;

/// A heading of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    range: TextRange,
    is_title: bool,
    /// The number of captions before the next heading.
    captions: usize,
}

/// The outline, while it is shown.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The article: another one may be shown meanwhile.
    key: ArticleKey,
    entries: Vec<Entry>,
    /// The heading that the reader is under.
    current: Option<usize>,
    /// The one that Enter goes to.
    chosen: usize,
    reveals_chosen: bool,
    is_entered: bool,
    wants_to_close: bool,
}

impl Outline {
    /// The outline of `document`, at the heading that the reader is under.
    #[must_use]
    pub fn new(document: &OpenArticle) -> Self {
        let landmarks = &document.landmarks;
        let captions = landmarks.captions.iter();
        let mut counts = vec![0; landmarks.headings.len()];
        for heading in captions.filter_map(|caption| landmarks.heading_of(caption.start)) {
            counts[heading] += 1;
        }
        let is_title = |range: &TextRange| {
            let block = document.article.block_at(range.start);
            block.is_some_and(|block| document.article.block(block).kind == BlockKind::Title)
        };
        let entry = |(range, captions): (&TextRange, usize)| Entry {
            range: *range,
            is_title: is_title(range),
            captions,
        };
        let entries: Vec<Entry> = landmarks.headings.iter().zip(counts).map(entry).collect();
        let current = landmarks.heading_of(document.reading_at());
        Self {
            key: document.key,
            entries,
            current,
            chosen: current.unwrap_or(0),
            reveals_chosen: true,
            is_entered: false,
            wants_to_close: false,
        }
    }

    /// Whether it is the outline of `document` as it is now.
    #[must_use]
    pub fn is_of(&self, document: &OpenArticle) -> bool {
        self.key == document.key
    }

    /// Handles the keys that choose a heading and those that close the outline.
    pub fn take_keys(&mut self, ctx: &egui::Context) {
        let last = self.entries.len().saturating_sub(1);
        let page = ROWS_SHOWN as isize - 1;
        let chosen = ctx.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
            let step = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
            let pages = pressed(Key::PageDown) - pressed(Key::PageUp);
            self.is_entered |= pressed(Key::Enter) > 0;
            self.wants_to_close |= pressed(Key::Escape) > 0;
            match (pressed(Key::Home) > 0, pressed(Key::End) > 0) {
                (true, _) => 0,
                (_, true) => last,
                _ => self.chosen.saturating_add_signed(step + pages * page).min(last),
            }
        });
        self.reveals_chosen |= chosen != self.chosen;
        self.chosen = chosen;
    }
}

/// Shows the `outline` of `document` over the window.
pub fn outline_ui(ui: &mut Ui, outline: &mut Outline, document: &OpenArticle, actions: &mut Vec<Action>) {
    let window = ui.ctx().content_rect();
    let tokens = Tokens::of(ui);
    let top = window.height() * 0.1;
    let room = window.height() - 2.0 * top - GRID * 20.0;
    let area = Area::new(Id::unique("outline"))
        .kind(egui::UiKind::Modal)
        .order(egui::Order::Foreground)
        .sense(Sense::hover())
        .accessible_name(UiCommand::Outline.text())
        .anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let modal = Modal::new(Id::unique("outline")).area(area).backdrop_color(tokens.shadow);
    let modal = modal.frame(egui::Frame::window(ui.style()).inner_margin(12));
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width((window.width() - GRID * 12.0).min(WIDEST) - 24.0);
        ui.label(RichText::new(UiCommand::Outline.text()).font(strong_font()).color(tokens.ink));
        ui.add_space(GRID);
        if outline.entries.is_empty() {
            let text = "This article has no headings";
            ui.label(RichText::new(text).font(body_font()).color(tokens.soft_ink));
            return None;
        }
        list_ui(ui, outline, document, room)
    });
    let entered = std::mem::take(&mut outline.is_entered).then_some(outline.chosen);
    if let Some(entry) = response.inner.or(entered).and_then(|row| outline.entries.get(row)) {
        actions.extend([Action::CloseOverlay, Action::GoTo(entry.range)]);
    } else if outline.wants_to_close || response.backdrop_response.clicked() {
        actions.push(Action::CloseOverlay);
    }
}

fn row_id(row: usize) -> Id {
    Id::unique("outline row").with(row)
}

/// Shows the headings; returns the one that was clicked.
fn list_ui(ui: &mut Ui, outline: &mut Outline, document: &OpenArticle, room: f32) -> Option<usize> {
    let count = outline.entries.len();
    let all = count as f32 * ROW_HEIGHT;
    let height = (ROWS_SHOWN * ROW_HEIGHT).min(room).max(ROW_HEIGHT).min(all);
    ui.spacing_mut().item_spacing.y = 0.0;
    // The minimum height equals the maximum: otherwise an area over the window grows in small steps.
    let mut area =
        ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
    if std::mem::take(&mut outline.reveals_chosen) {
        let middle = (outline.chosen as f32 + 0.5) * ROW_HEIGHT - height / 2.0;
        area = area.vertical_scroll_offset(middle.clamp(0.0, all - height));
    }
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let list = ui.interact(rect, Id::unique("outline list"), Sense::focusable_noninteractive());
    list.widget_info(|| {
        WidgetInfo::labeled(Role::ListBox, true, wording::counted(count, "heading", "headings"))
    });
    list.request_focus();
    ui.ctx().accesskit_node_builder(list.id, |node| {
        node.set_active_descendant(row_id(outline.chosen).accesskit_id());
    });
    let mut clicked = None;
    let inside = UiBuilder::new().accessibility_parent(list.id);
    ui.scope_builder(inside, |ui| {
        area.show_rows(ui, ROW_HEIGHT, count, |ui, rows| {
            for row in rows {
                if row_ui(ui, outline, document, row) {
                    clicked = Some(row);
                }
            }
        });
    });
    clicked
}

fn row_ui(ui: &mut Ui, outline: &Outline, document: &OpenArticle, row: usize) -> bool {
    let Some(entry) = outline.entries.get(row) else { return false };
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::hover());
    let response = ui.interact(rect, row_id(row), Sense::CLICK);
    let (chosen, is_current) = (row == outline.chosen, outline.current == Some(row));
    let words = document.words(entry.range);
    let captions = match entry.captions {
        0 => String::new(),
        count => wording::counted(count, "caption", "captions"),
    };
    let you_are_here = if is_current { "you are here" } else { "" };
    let detail =
        [you_are_here, captions.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let detail = detail.join(" · ");
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &words));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(chosen);
        node.set_level(if entry.is_title { 1 } else { 2 });
        node.set_position_in_set(row);
        node.set_size_of_set(outline.entries.len());
        if !detail.is_empty() {
            node.set_description(detail.as_str());
        }
    });
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, RADIUS, if chosen { tokens.selected } else { tokens.hover });
    }
    let mut inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
    if !entry.is_title {
        inner.min.x += GRID * 4.0;
    }
    if is_current {
        let mark = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(3.0, rect.height() - 10.0));
        ui.painter().rect_filled(mark, 1, tokens.accent);
    }
    let detail =
        ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, detail, small_font(), tokens.soft_ink);
    let font: FontId = if entry.is_title || is_current { strong_font() } else { body_font() };
    let mut job = LayoutJob::single_section(words, TextFormat::simple(font, tokens.ink));
    job.wrap = TextWrapping::truncate_at_width((detail.left() - inner.left() - GRID * 2.0).max(1.0));
    let text = ui.painter().layout_job(job);
    ui.painter().galley(pos2(inner.left(), inner.center().y - text.size().y / 2.0), text, tokens.ink);
    response.clicked()
}
