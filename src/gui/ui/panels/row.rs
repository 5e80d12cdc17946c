//! A row of the side panel, as one button: what it lists, where in the article that occurs, and how often.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{drag, keys};
use crate::analysis::{CheckState, EntityKey};
use crate::gui::command::Action;
use crate::gui::kinds::{self, Excerpt, Row, number, wording};
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::own_marks::{self, RowMarks};
use crate::gui::model::picture_words;
use crate::gui::pictures::{self, PictureId, PictureScale, Pictures};
use crate::gui::theme::{GRID, Tokens, body_font, hairline, icons, medium_font, small_font};
use crate::gui::ui::correction_menu;
use crate::gui::widgets::controls;

const STRIP_WIDTH: f32 = 56.0;
/// Below this width of the panel, rows have no strip.
const STRIP_FROM: f32 = 260.0;
/// No row has room for more letters than this.
const MOST_LETTERS: usize = 400;
/// How often the number of letters that fit is guessed. Each guess is closer.
const MOST_TRIES: usize = 8;
/// The most that the name of a speaker may take of a row, as a share of its width.
const SPEAKER_SHARE: f32 = 0.5;
/// A detail behind a title is shown only if there are as many points for it.
const LEAST_DETAIL: f32 = 24.0;
/// The size of the question mark of a doubt.
const DOUBT_SIZE: f32 = 14.0;
/// The room that each sign of the reader's takes.
const SIGN_WIDTH: f32 = 18.0;

/// The size of a thumbnail.
const THUMBNAIL: Vec2 = vec2(56.0, 42.0);

/// Where a row is, and what it selects.
#[derive(Clone, Copy)]
pub struct RowPlace<'a> {
    /// Its rectangle on the screen.
    pub rect: Rect,
    /// What it selects.
    pub target: EntityKey,
    /// Its place among the rows of its section, from 0, and how many these are.
    pub position: (usize, usize),
    /// The pictures, if they are shown.
    pub pictures: Option<&'a Pictures>,
}

/// Shows `row` at its `place`. Returns whether it has the keyboard.
pub fn row_ui(
    ui: &Ui,
    document: &OpenArticle,
    findings: &Findings,
    place: RowPlace<'_>,
    row: &Row,
    actions: &mut Vec<Action>,
) -> bool {
    let RowPlace { rect, target, position, pictures } = place;
    let tokens = Tokens::of(ui);
    let selected = document.selection.as_ref().is_some_and(|selection| selection.target == target);
    let is_chosen = document.chosen.contains(target);
    let can_be_merged = kinds::of(target.section()).has_many_mentions();
    let sense = if can_be_merged { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, keys::row_id(ui.scope_id(), target), sense);
    let signs = Signs::of(findings, target);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, selected || is_chosen, accessible_name(row))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(position.0);
        node.set_size_of_set(position.1);
    });
    if let Some(words) = signs.words() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(words));
    }
    let painter = ui.painter();
    if selected || is_chosen {
        painter.rect_filled(rect, 0, tokens.selected);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        let color = if is_chosen { tokens.accent } else { tokens.section(target.section()).mark };
        painter.rect_filled(edge, 0, color);
    } else if response.hovered() {
        painter.rect_filled(rect, 0, tokens.hover);
    }

    let mut inner = rect.shrink2(vec2(GRID * 3.0, 0.0));
    if let Some((pictures, index)) = pictures.zip(row.picture) {
        let corner = pos2(inner.left(), (inner.center().y - THUMBNAIL.y / 2.0).round());
        let place = Rect::from_min_size(corner, THUMBNAIL);
        let id = response.id.with("thumbnail");
        let picture = PictureId { document: document.key, index, scale: PictureScale::Thumbnail };
        let name = picture_words::name_of(&document.article, index);
        pictures::thumbnail_ui(ui, place, id, &pictures.look(picture), &name);
        inner.min.x = place.right() + GRID * 2.5;
    }
    let mut right = inner.right();
    if let Some(count) = row.count {
        let at = pos2(right, inner.center().y);
        let text = number::grouped(count);
        let text = painter.text(at, Align2::RIGHT_CENTER, text, body_font(), tokens.ink);
        right = text.left().min(right - GRID * 7.0) - GRID;
    }
    if row.strip && rect.width() >= STRIP_FROM {
        let strip = Rect::from_min_max(pos2(right - STRIP_WIDTH, inner.top()), pos2(right, inner.bottom()));
        strip_ui(painter, document, findings, strip, target, tokens);
        right = strip.left() - GRID * 2.0;
    }
    words_ui(painter, Rect::from_min_max(inner.min, pos2(right, inner.bottom())), row, &signs, tokens);
    if can_be_merged {
        drag::drag_ui(ui, document, &response, (target, &row.title), actions);
    }

    controls::focus_ring(ui, &response);
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        actions.push(if modifiers.command {
            Action::ChooseRow(target)
        } else if modifiers.shift {
            Action::ChooseRowsTo(target)
        } else {
            Action::ClickRow(target)
        });
    }
    let has_focus = response.has_focus();
    response.context_menu(|ui| correction_menu::of_row_ui(ui, document, target, actions));
    let tooltip = tooltip(row, &signs);
    if !tooltip.is_empty() {
        response.on_hover_text(tooltip);
    }
    has_focus
}

/// The signs behind the title of a row: what the reader did about it.
struct Signs {
    own: RowMarks,
    is_put_right: bool,
}

impl Signs {
    fn of(findings: &Findings, target: EntityKey) -> Self {
        let entity = findings.analysis.entity(target);
        let put_right = entity.and_then(|entity| entity.put_right());
        Self {
            own: findings.own_marks.of_row(target),
            is_put_right: put_right.is_some_and(|put_right| !put_right.is_empty()),
        }
    }

    /// What they mean.
    fn words(&self) -> Option<String> {
        let check = self.own.check.map(own_marks::state);
        let put_right = self.is_put_right.then_some("Put right by you");
        let marked = self.own.is_marked.then_some("Marked by you");
        let words: Vec<&str> = [check, put_right, marked].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// How much room they take.
    fn width(&self) -> f32 {
        let signs = [self.own.check.is_some(), self.is_put_right, self.own.is_marked];
        signs.into_iter().filter(|is_shown| *is_shown).count() as f32 * SIGN_WIDTH
    }

    /// Paints them from `at` on, whose height is that of the middle of the title.
    fn paint(&self, painter: &Painter, at: Pos2, tokens: &Tokens) {
        let mut at = at + vec2(GRID, 0.0);
        if let Some(state) = self.own.check {
            let (icon, color) = match state {
                CheckState::Open => (icons::RECENT, tokens.warning),
                CheckState::Confirmed => (icons::SUCCESS, tokens.success),
                CheckState::Wrong => (icons::ERROR, tokens.danger),
            };
            let font = FontId::new(DOUBT_SIZE, FontFamily::Proportional);
            painter.text(at, Align2::LEFT_CENTER, icon, font, color);
            at.x += SIGN_WIDTH;
        }
        if self.is_put_right {
            // A pencil's stroke.
            let stroke = Stroke::new(2.0, tokens.accent);
            painter.line_segment([at + vec2(1.0, 4.0), at + vec2(8.0, -4.0)], stroke);
            at.x += SIGN_WIDTH;
        }
        if self.own.is_marked {
            let flag = Rect::from_min_size(at + vec2(1.0, -4.0), vec2(8.0, 8.0));
            painter.rect_stroke(flag, 1, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
    }
}

fn accessible_name(row: &Row) -> String {
    let doubt = if row.doubt.is_some() { ", less sure" } else { "" };
    format!("{}{doubt}", row.name)
}

fn tooltip(row: &Row, signs: &Signs) -> String {
    let lines = [Some(row.tooltip.clone()), row.doubt.map(wording::doubt_line), signs.words()];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The question mark of a doubt, right after `title`.
fn doubt_ui(painter: &Painter, title: Rect, tokens: &Tokens) {
    let font = FontId::new(DOUBT_SIZE, FontFamily::Proportional);
    let at = pos2(title.right() + GRID, title.center().y);
    painter.text(at, Align2::LEFT_CENTER, icons::UNSURE, font, tokens.soft_ink);
}

fn words_ui(painter: &Painter, rect: Rect, row: &Row, signs: &Signs, tokens: &Tokens) {
    let mut left = rect.left();
    let doubt_width = if row.doubt.is_some() { DOUBT_SIZE + GRID } else { 0.0 };
    let sign_width = doubt_width + signs.width();
    let detail = match &row.excerpt {
        Some(excerpt) => excerpt_galley(painter, excerpt, tokens, rect.width()),
        None => cut(painter, &row.detail, small_font(), tokens.soft_ink, rect.width(), 1),
    };
    let has_detail = !row.is_one_line && (row.excerpt.is_some() || !row.detail.is_empty());
    let badge = row.badge.as_ref().map(|badge| {
        let font = FontId::new(11.0, medium_font().family);
        painter.layout_no_wrap(badge.clone(), font, tokens.soft_ink)
    });
    let badge_width = badge.as_ref().map_or(0.0, |badge| badge.size().x + GRID * 3.5);
    let speaker = row
        .speaker
        .as_ref()
        .map(|speaker| cut(painter, speaker, small_font(), tokens.soft_ink, rect.width() * SPEAKER_SHARE, 1));
    let speaker_width = speaker.as_ref().map_or(0.0, |speaker| speaker.size().x + GRID * 2.0);
    let room = rect.width() - badge_width - sign_width - speaker_width;
    let title =
        cut(painter, &row.title, medium_font(), tokens.ink, room, if row.has_long_title { 2 } else { 1 });
    let detail_height = if has_detail { detail.size().y } else { 0.0 };
    let first = (rect.center().y - f32::midpoint(title.size().y, detail_height)).round();
    let top = if row.has_detail_above { first + detail_height } else { first };
    if let Some(badge) = badge {
        let frame = Rect::from_min_size(pos2(left, top), vec2(badge.size().x + GRID * 2.0, title.size().y));
        painter.rect_stroke(frame, 3, hairline(tokens), StrokeKind::Inside);
        let at = frame.center() - badge.size() / 2.0;
        painter.galley(at, badge, tokens.soft_ink);
        left += badge_width;
    }
    let detail_top = if row.has_detail_above { first } else { top + title.size().y };
    if row.doubt.is_some() {
        doubt_ui(painter, Rect::from_min_size(pos2(left, top), title.size()), tokens);
    }
    signs.paint(painter, pos2(left + title.size().x + doubt_width, top + title.size().y / 2.0), tokens);
    if row.is_one_line {
        let used = (left - rect.left()) + title.size().x + sign_width + GRID * 2.0;
        let room = rect.width() - used;
        if !row.detail.is_empty() && room > LEAST_DETAIL {
            let detail = cut(painter, &row.detail, small_font(), tokens.soft_ink, room, 1);
            let at = pos2(rect.left() + used, top + title.size().y - detail.size().y - 1.0);
            painter.galley(at, detail, tokens.soft_ink);
        }
    }
    if let Some(speaker) = speaker {
        let at = pos2(rect.right() - speaker.size().x, top + (title.size().y - speaker.size().y) / 2.0);
        painter.galley(at, speaker, tokens.soft_ink);
    }
    painter.galley(pos2(left, top), title, tokens.ink);
    if has_detail {
        painter.galley(pos2(rect.left(), detail_top), detail, tokens.soft_ink);
    }
}

/// A tick for each place in the article where `target` occurs, from start to end.
fn strip_ui(
    painter: &Painter,
    document: &OpenArticle,
    findings: &Findings,
    rect: Rect,
    target: EntityKey,
    tokens: &Tokens,
) {
    let length = document.article.text().len().max(1) as f32;
    let base = (rect.center().y + 6.0).round() - 0.5;
    painter.hline(rect.x_range(), base, hairline(tokens));
    let color = tokens.section(target.section()).mark;
    let mut last = f32::NEG_INFINITY;
    for offset in findings.offsets_of(target) {
        let x = (rect.left() + (rect.width() - 2.0) * offset as f32 / length).round();
        // Ticks that would overlap are painted once.
        if x - last >= 2.0 {
            last = x;
            let tick = Rect::from_min_max(pos2(x, base - 10.0), pos2(x + 2.0, base));
            painter.rect_filled(tick, 0, color);
        }
    }
}

/// As much of `excerpt` as fits into `width`, its number in full ink.
fn excerpt_galley(painter: &Painter, excerpt: &Excerpt, tokens: &Tokens, width: f32) -> Arc<egui::Galley> {
    let lay = |most: usize| {
        let shown = excerpt.shortened(most);
        let strong = FontId::new(small_font().size, medium_font().family);
        let mut job = LayoutJob::default();
        job.append(&shown.before, 0.0, TextFormat::simple(small_font(), tokens.soft_ink));
        job.append(&shown.number, 0.0, TextFormat::simple(strong, tokens.ink));
        job.append(&shown.after, 0.0, TextFormat::simple(small_font(), tokens.soft_ink));
        // Cuts off what does not fit even so.
        job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
        job
    };
    let width_of = |most: usize| {
        let mut job = lay(most);
        job.wrap = TextWrapping::no_max_width();
        painter.layout_job(job).size().x
    };
    // Letters differ in width, so that the number of letters that fit is found by trying: more than `fits` and fewer than
    // `exceeds`.
    let mut most = excerpt.length().min(MOST_LETTERS);
    let (mut fits, mut exceeds) = (0, most + 1);
    for _ in 0..MOST_TRIES {
        let needed = width_of(most);
        if needed <= width {
            fits = most;
            most = most.midpoint(exceeds);
        } else {
            exceeds = most;
            most = if fits == 0 { (most as f32 * width / needed) as usize } else { fits.midpoint(most) };
        }
        if most <= fits || most >= exceeds {
            break;
        }
    }
    painter.layout_job(lay(if fits == 0 { most } else { fits }))
}

fn cut(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    lines: usize,
) -> Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap = TextWrapping {
        max_rows: lines,
        break_anywhere: lines == 1,
        ..TextWrapping::wrap_at_width(width.max(1.0))
    };
    painter.layout_job(job)
}
