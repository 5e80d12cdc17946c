//! A row of the side panel, as one button: what it lists, where in the article that occurs, and how often.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{
    Align2, FontFamily, FontId, Key, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::words::{cut, detail_galley};
use super::{drag, keys};
use crate::analysis::{CheckState, EntityKey, Kind};
use crate::gui::command::Action;
use crate::gui::kinds::{self, Row, number, wording};
use crate::gui::model::alike;
use crate::gui::model::findings::Findings;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::own_marks::{self, RowMarks};
use crate::gui::model::picture_words;
use crate::gui::pictures::{self, PictureId, PictureScale, Pictures};
use crate::gui::theme::{GRID, Tokens, body_font, hairline, icons, medium_font, small_font};
use crate::gui::ui::correction_menu;
use crate::gui::widgets::{controls, world};

const STRIP_WIDTH: f32 = 56.0;
/// How far the ticks of a strip are apart, in points.
const TICK_STEP: f32 = 3.0;
/// Below this width of the panel, rows have no strip.
const STRIP_FROM: f32 = 260.0;
/// The most that the name of a speaker may take of a row, as a share of its width.
const SPEAKER_SHARE: f32 = 0.5;
/// A detail behind a title is shown only if there are as many points for it.
const LEAST_DETAIL: f32 = 24.0;
/// The size of the question mark of a doubt.
const DOUBT_SIZE: f32 = 14.0;
/// The room that each sign of the reader's takes.
const SIGN_WIDTH: f32 = 18.0;

/// The size of the bar of a value that is the largest of those that it is compared with.
const BAR: Vec2 = vec2(64.0, 6.0);

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
    let selected = document.is_row_selected(target);
    let is_chosen = document.chosen.contains(target);
    let can_be_merged = kinds::of(target.section()).has_many_mentions();
    let sense = if can_be_merged { Sense::click_and_drag() } else { Sense::click() };
    let response = ui.interact(rect, keys::row_id(ui.scope_id(), target), sense);
    let signs = Signs::of(findings, target);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, accessible_name(row)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(selected || is_chosen);
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
    // Going back, Tab passes through the first row.
    let passes = ui.input(|input| input.modifiers.shift && input.key_pressed(Key::Tab));
    if response.gained_focus() && !passes {
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

/// The signs behind the title of a row: what the reader did about the findings in it.
struct Signs {
    own: RowMarks,
    /// How many findings there are.
    count: usize,
}

impl Signs {
    fn of(findings: &Findings, target: EntityKey) -> Self {
        let own = findings.own_marks.of_row(findings.row_of(target));
        Self { own, count: findings.in_row(target).len().max(1) }
    }

    /// What they mean.
    fn words(&self) -> Option<String> {
        let (checked, count) = (self.own.checked, self.count);
        let check = self.own.check.map(|state| match own_marks::state(state) {
            words if checked < count => format!("{words} at {checked} of {count} places"),
            words => words.to_owned(),
        });
        let put_right = self.own.is_put_right.then_some("Put right by you");
        let marked = self.own.is_marked.then_some("Marked by you");
        let words: Vec<&str> = [check.as_deref(), put_right, marked].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// How much room they take.
    fn width(&self) -> f32 {
        let signs = [self.own.check.is_some(), self.own.is_put_right, self.own.is_marked];
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
        if self.own.is_put_right {
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
    let shape_width = if row.shape.is_some() { world::ICON.x + GRID * 2.0 } else { 0.0 };
    let room = rect.width() - shape_width - badge_width - sign_width - speaker_width;
    let title =
        cut(painter, &row.title, medium_font(), tokens.ink, room, if row.has_long_title { 2 } else { 1 });
    // A number that is too long for its column has its words below it, and pushes nothing away.
    let title_width = title.size().x + sign_width;
    let column = row.title_column.filter(|column| title_width <= *column && *column < rect.width() * 0.5);
    if let Some(column) = column {
        let at = Beside { painter, rect, column, tokens };
        at.show(row, title, (title_width, doubt_width), signs);
        return;
    }
    let detail = detail_galley(painter, row, tokens, (rect.width(), 1));
    let has_detail = !row.is_one_line && (row.excerpt.is_some() || !row.detail.is_empty());
    let detail_height = if has_detail { detail.size().y } else { 0.0 };
    let first = (rect.center().y - f32::midpoint(title.size().y, detail_height)).round();
    let top = if row.has_detail_above { first + detail_height } else { first };
    if let Some(alpha2) = row.shape {
        let place = Rect::from_min_size(pos2(left, top), vec2(world::ICON.x, title.size().y));
        world::icon_ui(painter, place, alpha2, tokens.section(Kind::Country).mark);
        left += shape_width;
    }
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

/// A row whose title stands in a column of its own, the detail beside it, and below that the speaker and the bar.
struct Beside<'a> {
    painter: &'a Painter,
    rect: Rect,
    /// The width of the column.
    column: f32,
    tokens: &'a Tokens,
}

impl Beside<'_> {
    fn show(
        &self,
        row: &Row,
        title: Arc<egui::Galley>,
        (title_width, doubt_width): (f32, f32),
        signs: &Signs,
    ) {
        let Self { painter, rect, column, tokens } = *self;
        let beside = rect.left() + column + GRID * 3.0;
        let has_second = row.speaker.is_some() || row.share.is_some();
        let lines = if has_second { 1 } else { 2 };
        let detail = detail_galley(painter, row, tokens, (rect.right() - beside, lines));
        let height = title.size().y;
        let second = if has_second { detail.size().y } else { (detail.size().y - height).max(0.0) };
        let top = (rect.center().y - f32::midpoint(height, second)).round();
        let left = rect.left() + column - title_width;
        let at = Rect::from_min_size(pos2(left, top), title.size());
        if row.doubt.is_some() {
            doubt_ui(painter, at, tokens);
        }
        signs.paint(painter, pos2(at.right() + doubt_width, at.center().y), tokens);
        painter.galley(at.min, title, tokens.ink);
        let line = detail.rows.first().map_or(0.0, |row| row.size.y);
        painter.galley(pos2(beside, top + (height - line) / 2.0), detail, tokens.soft_ink);
        if let Some(share) = row.share {
            let middle = pos2(rect.right() - BAR.x, top + height + second / 2.0);
            bar_ui(painter, middle, share, tokens);
        }
        if let Some(speaker) = &row.speaker {
            let bar = if row.share.is_some() { BAR.x + GRID * 2.0 } else { 0.0 };
            let room = rect.right() - beside - bar;
            let speaker = cut(painter, speaker, small_font(), tokens.soft_ink, room, 1);
            painter.galley(pos2(beside, top + height), speaker, tokens.soft_ink);
        }
    }
}

/// A bar from `left` on, as long as a value is large.
fn bar_ui(painter: &Painter, left: Pos2, share: f32, tokens: &Tokens) {
    let whole = Rect::from_min_size(left - vec2(0.0, BAR.y / 2.0), BAR);
    painter.rect_filled(whole, 1, tokens.hover);
    let colors = tokens.section(Kind::Statistic);
    painter.rect_filled(whole.with_max_x(whole.left() + (BAR.x * share).max(1.0)), 1, colors.mark);
}

/// A tick for each part of the article in which `target` occurs, from start to end, the higher the more often.
fn strip_ui(
    painter: &Painter,
    document: &OpenArticle,
    findings: &Findings,
    rect: Rect,
    target: EntityKey,
    tokens: &Tokens,
) {
    let base = (rect.center().y + 6.0).round() - 0.5;
    painter.hline(rect.x_range(), base, hairline(tokens));
    let color = tokens.section(target.section()).mark;
    let united = findings.analysis.index_of(findings.row_of(target));
    let united = united.and_then(|row| findings.alike.spread(target.section(), row));
    let counts = united
        .copied()
        .unwrap_or_else(|| alike::spread(findings.offsets_of(target), document.article.text().len()));
    let most = counts.iter().copied().max().unwrap_or_default().max(1) as f32;
    for (part, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let left = (rect.left() + part as f32 * TICK_STEP).round();
        let height = 4.0 + 7.0 * count as f32 / most;
        let tick = Rect::from_min_max(pos2(left, base - height), pos2(left + TICK_STEP - 1.0, base));
        painter.rect_filled(tick, 0, color);
    }
}
