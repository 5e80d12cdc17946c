//! The gutter beside the page: a scroll bar with four kinds of mark, each in its own column and shape: hits of the search
//! (narrow, at the left), what the reader marked (squares, at the left), mentions of what is selected (wide, in the middle)
//! and captions (dots, at the right).
//!
//! Marks are looked up once for each line of pixels, so that their number does not matter.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::gui::command::Action;
use crate::gui::kinds::number;
use crate::gui::model::describe;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::own_marks;
use crate::gui::model::reader_view::ReaderView;
use crate::gui::theme::{Tokens, hairline};
use crate::gui::widgets::context::Context;

const SHORTEST_THUMB: f32 = 28.0;
/// How close to a mark the pointer has to be to hit it, in points.
const REACH: f32 = 4.0;
/// How much further away a mark outside the pointer's column counts, in points.
const OTHER_COLUMN: f32 = 2.0;

/// What a mark stands for, with its index in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Hit(usize),
    Own(usize),
    Mention(usize),
    Caption(usize),
}

/// The strip of the gutter, which shows the whole page.
#[derive(Clone, Copy)]
struct Strip<'a> {
    document: &'a OpenArticle,
    rect: Rect,
    height: f64,
    /// Whether the reader's own marks are shown.
    shows_own: bool,
}

/// Shows the gutter of `document` in `rect`, for a window of `viewport` points, with the reader's own marks if `shows_own`.
pub fn gutter_ui(
    ui: &Ui,
    document: &mut OpenArticle,
    rect: Rect,
    viewport: f64,
    shows_own: bool,
    actions: &mut Vec<Action>,
) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, 0, tokens.chrome);
    painter.vline(rect.left() + 0.5, rect.y_range(), hairline(tokens));

    let height = document.view.page_height().max(1.0);
    let last = document.view.last_offset(viewport);
    // Not a Tab stop: the page has its own keys for scrolling.
    let response = ui.interact(rect, ui.scope_id().with("gutter"), Sense::CLICK | Sense::DRAG);
    let share = if last > 0.0 { (document.view.offset / last).clamp(0.0, 1.0) } else { 0.0 };
    response.widget_info(|| WidgetInfo {
        value: Some(share),
        ..WidgetInfo::labeled(Role::ScrollBar, true, "Position in the article")
    });
    let strip = Strip { document, rect, height, shows_own };
    let pressed_at = ui.input(|input| input.pointer.press_origin());
    let pressed_mark = pressed_at.filter(|_| response.is_pointer_button_down_on() || response.clicked());
    let pressed_mark = pressed_mark.and_then(|pos| strip.mark_at(pos.x, pos.y));
    if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) {
        actions.extend(pressed_mark.and_then(|mark| strip.action(mark)));
    }
    let hovered = response.hover_pos().and_then(|pos| strip.mark_at(pos.x, pos.y));
    let response = match hovered {
        Some(mark) if !response.dragged() => response.on_hover_ui_at_pointer(|ui| strip.tooltip_ui(ui, mark)),
        _ => response,
    };
    if last > 0.0 {
        let share = (viewport / height) as f32;
        let thumb_height = (rect.height() * share).clamp(SHORTEST_THUMB.min(rect.height()), rect.height());
        let room = rect.height() - thumb_height;
        scroll(ui, &response, &mut document.view, pressed_mark.is_some(), thumb_height, last);
        let top = rect.top() + room * (document.view.offset / last).clamp(0.0, 1.0) as f32;
        let thumb = Rect::from_min_size(pos2(rect.left() + 1.0, top), vec2(rect.width() - 1.0, thumb_height));
        painter.rect_filled(thumb, 0, if response.hovered() { tokens.rule } else { tokens.thumb });
    }
    Strip { document, rect, height, shows_own }.marks_ui(ui);
}

/// Scrolls to where the pointer drags the thumb. A press on a mark goes to what it stands for, unless it turns into a
/// drag.
fn scroll(ui: &Ui, response: &Response, view: &mut ReaderView, on_mark: bool, thumb_height: f32, last: f64) {
    let room = response.rect.height() - thumb_height;
    let Some(pointer) = response.interact_pointer_pos().filter(|_| room > 0.0) else { return };
    let is_drawn = ui.input(|input| input.pointer.is_decidedly_dragging());
    if on_mark && !is_drawn {
        return;
    }
    let share = (pointer.y - response.rect.top() - thumb_height / 2.0) / room;
    view.scroll_to(f64::from(share.clamp(0.0, 1.0)) * last);
    ui.ctx().request_repaint();
}

impl Strip<'_> {
    /// The `y` of the byte `offset` in the strip.
    fn y_of(&self, offset: usize) -> f32 {
        let share = self.document.view.height_within(offset) / self.height;
        self.rect.top() + (f64::from(self.rect.height()) * share) as f32
    }

    /// The byte at `y` in the strip.
    fn offset_at(&self, y: f32) -> usize {
        let share = f64::from((y - self.rect.top()) / self.rect.height().max(1.0));
        self.document.view.offset_within(share * self.height)
    }

    /// The mentions of what is selected.
    fn mentions(&self) -> &[crate::analysis::Mention] {
        self.document.selection.as_ref().map_or(&[], |selection| &selection.mentions)
    }

    /// What the reader marked.
    fn own(&self) -> &[crate::analysis::Mark] {
        let findings = self.document.findings().filter(|_| self.shows_own);
        findings.map_or(&[], |findings| findings.own_marks.all())
    }

    fn marks_ui(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let (left, middle, right) = (self.rect.left(), self.rect.center().x, self.rect.right());
        let captions = &self.document.landmarks.captions;
        self.rows_with(
            captions,
            |caption| caption.start,
            |y| {
                painter.circle_filled(pos2(right - 3.0, y + 1.0), 1.5, tokens.soft_ink);
            },
        );
        self.rows_with(
            self.own(),
            |mark| mark.range.start,
            |y| {
                let square = Rect::from_min_size(pos2(left + 1.0, y - 1.0), vec2(5.0, 5.0));
                painter.rect_stroke(square, 1, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
            },
        );
        if let Some(selection) = &self.document.selection {
            let color = tokens.section(selection.target.section()).mark;
            self.rows_with(
                &selection.mentions,
                |mention| mention.range.start,
                |y| {
                    let mark = Rect::from_min_size(pos2(middle - 4.0, y), vec2(8.0, 2.0));
                    painter.rect_filled(mark, 1, color);
                },
            );
            let y = self.y_of(selection.focused_mention().range.start).round() + 1.0;
            let size = vec2(self.rect.width() - 3.0, 3.0);
            painter.rect_filled(Rect::from_center_size(pos2(middle, y), size), 1, color);
        }
        let find = &self.document.find;
        self.rows_with(
            find.hits(),
            |hit| hit.start,
            |y| {
                painter.rect_filled(
                    Rect::from_min_size(pos2(left + 1.5, y), vec2(3.0, 2.0)),
                    0,
                    tokens.found.mark,
                );
            },
        );
        if let Some(hit) = find.focused_hit() {
            let y = self.y_of(hit.start).round() + 1.0;
            let rect = Rect::from_center_size(pos2(middle, y), vec2(self.rect.width() - 3.0, 5.0));
            painter.rect_stroke(rect, 1, Stroke::new(1.5, tokens.found.mark), StrokeKind::Inside);
        }
    }

    /// Calls `paint` for each line of the strip where one of `items` starts.
    fn rows_with<T>(&self, items: &[T], start: impl Fn(&T) -> usize, mut paint: impl FnMut(f32)) {
        let mut index = 0;
        // Steps from mark to mark where they are few, and from line to line where they are many.
        while let Some(item) = items.get(index) {
            let y = self.y_of(start(item)).floor();
            paint(y);
            let next = self.offset_at(y + 1.0).max(start(item) + 1);
            index += items[index..].partition_point(|item| start(item) < next);
        }
    }

    /// The mark at the pointer position (`x`, `y`), if there is one.
    fn mark_at(&self, x: f32, y: f32) -> Option<Mark> {
        let width = self.rect.width();
        let column = if x < self.rect.left() + width * 0.3 {
            0
        } else if x > self.rect.right() - width * 0.3 {
            2
        } else {
            1
        };
        let hits = self.document.find.hits();
        let captions = &self.document.landmarks.captions;
        let mentions = self.mentions();
        let candidates = [
            self.nearest(hits, |range| range.start, y).map(|(index, far)| (Mark::Hit(index), far, 0)),
            self.nearest(self.own(), |mark| mark.range.start, y)
                .map(|(index, far)| (Mark::Own(index), far, 0)),
            self.nearest(mentions, |mention| mention.range.start, y)
                .map(|(index, far)| (Mark::Mention(index), far, 1)),
            self.nearest(captions, |range| range.start, y).map(|(index, far)| (Mark::Caption(index), far, 2)),
        ];
        let near = candidates.into_iter().flatten().filter(|(_, far, _)| *far <= REACH);
        let distance = |far: f32, own: i32| far + if own == column { 0.0 } else { OTHER_COLUMN };
        near.min_by(|one, other| distance(one.1, one.2).total_cmp(&distance(other.1, other.2)))
            .map(|(mark, ..)| mark)
    }

    /// The index of the item nearest to `y`, and its distance.
    fn nearest<T>(&self, items: &[T], start: impl Fn(&T) -> usize, y: f32) -> Option<(usize, f32)> {
        let offset = self.offset_at(y);
        let after = items.partition_point(|item| start(item) < offset);
        let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
        let distance = |index: usize| Some((index, (self.y_of(start(items.get(index)?)) + 1.0 - y).abs()));
        around.filter_map(distance).min_by(|one, other| one.1.total_cmp(&other.1))
    }

    fn action(&self, mark: Mark) -> Option<Action> {
        Some(match mark {
            Mark::Hit(index) => Action::GoToHit(index),
            Mark::Own(index) => Action::GoTo(self.own().get(index)?.range),
            Mark::Mention(mention) => {
                Action::GoToMention { target: self.document.selection.as_ref()?.target, mention }
            }
            Mark::Caption(index) => Action::GoTo(*self.document.landmarks.captions.get(index)?),
        })
    }

    /// Shows what `mark` stands for, with the words around it.
    fn tooltip_ui(&self, ui: &mut Ui, mark: Mark) {
        let document = self.document;
        let (name, range) = match mark {
            Mark::Hit(index) => {
                let name = format!("Hit {} of {}", number::grouped(index + 1), document.find.total());
                (name, document.find.hits()[index])
            }
            Mark::Own(index) => {
                let mark = &self.own()[index];
                (own_marks::line(mark), mark.range)
            }
            Mark::Mention(index) => {
                let mentions = self.mentions();
                let selection = document.selection.as_ref();
                let name = selection.zip(document.findings().map(Arc::as_ref)).map_or_else(
                    || "Mention".to_owned(),
                    |(selection, findings)| describe::name(document, findings, selection.target),
                );
                let place = number::grouped(index + 1);
                (format!("{name}, mention {place} of {}", mentions.len()), mentions[index].range)
            }
            Mark::Caption(index) => ("Caption".to_owned(), document.landmarks.captions[index]),
        };
        ui.strong(name);
        ui.label(Context::of(&document.article, range).line());
    }
}
