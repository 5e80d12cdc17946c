//! Lays out the page: measures its pieces, and moves the reading position accordingly.

use std::cmp::Ordering;
use std::sync::Arc;

use egui::epaint::text::CharIndex;
use egui::text::CCursor;
use egui::{Galley, Ui, Vec2, pos2, vec2};

use super::facts::room_for_facts;
use super::highlight::{self, CharCounter, byte_of_char};
use super::style::{PICTURE_ABOVE, PICTURE_BELOW, Styles};
use crate::article::Article;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::model::reader_view::{Anchor, Glide, Jump, PAGE_TOP, ReaderView, Room};
use crate::gui::pictures;

/// How long a jump takes, in seconds.
const GLIDE_SECONDS: f64 = 0.28;
/// How long the pulse after a jump takes, in seconds.
const PULSE_SECONDS: f64 = 1.1;
/// The space between a byline and a date on one line.
pub const LINE_GAP: f32 = 20.0;
/// The share of the window's height at which a jump puts a mention.
const JUMP_HEIGHT: f64 = 0.36;
/// The share at which a jump puts a heading, which is read together with what is below it.
const TOP_HEIGHT: f64 = 0.06;
/// The largest share of the window's height left for the picture above a caption that is jumped to.
const LONGEST_LEAD: f64 = 0.8;

/// The context that a page is laid out in.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    /// The `Ui` that shows it.
    pub ui: &'a Ui,
    /// Its article.
    pub article: &'a Article,
    /// How its pieces are set.
    pub styles: &'a Styles,
}

impl Layout<'_> {
    /// Fits the heights of `view` to `room`, keeping the line at the top of the window in place.
    pub fn fit(&self, view: &mut ReaderView, room: Room) {
        let has_pictures = !self.article.pictures().is_empty();
        view.fit(room, self.styles.typography(), has_pictures, |piece| match piece.setting {
            Setting::Picture(picture) => picture_height(room, self.article, picture),
            _ if self.is_replaced(room, piece) => 0.0,
            _ => self.styles.of(piece).estimate(piece.range.len(), room.width),
        });
    }

    /// Measures what is in view in a window of `viewport` points and a window's height above it, and advances a jump
    /// under way. The line at the top of the window stays there.
    pub fn advance(&self, view: &mut ReaderView, viewport: f64) {
        let animated = self.ui.style().animation_time > 0.0;
        let now = self.ui.input(|input| input.time);
        if let Some(anchor) = view.anchor.take()
            && view.heights.len() > 0
        {
            view.offset = self.offset_of(view, anchor);
        }
        if let Some(jump) = view.jump.take() {
            self.start_jump(view, jump, viewport, now);
        }
        if let Some(mut glide) = view.glide.take() {
            let end = view.heights.top_of(glide.piece) + glide.within;
            let time = ((now - glide.started) / GLIDE_SECONDS).clamp(0.0, 1.0);
            let done = if animated { 1.0 - (1.0 - time).powi(3) } else { 1.0 };
            let share = if glide.done < 1.0 { (done - glide.done) / (1.0 - glide.done) } else { 1.0 };
            view.offset += (end - view.offset) * share;
            glide.done = done;
            if done < 1.0 {
                view.glide = Some(glide);
                self.ui.ctx().request_repaint();
            }
        }
        view.offset = view.offset.clamp(0.0, view.last_offset(viewport));
        self.measure_around(view, viewport);
        view.offset = view.offset.clamp(0.0, view.last_offset(viewport));
        view.top = self.line_at_top(view);
    }

    /// The left edge of the piece at `index` if it shares the line of the piece before it: the byline, the date and the
    /// facts share a line if they fit.
    #[must_use]
    pub fn left_on_line(&self, view: &ReaderView, index: usize) -> Option<f32> {
        let before = index.checked_sub(1)?;
        let (piece, previous) = (&view.page.pieces[index], &view.page.pieces[before]);
        if !piece.setting.shares_line() || !previous.setting.shares_line() {
            return None;
        }
        let (own, previous) = (self.galley(view, piece), self.galley(view, previous));
        let start = self.left_on_line(view, before).unwrap_or(0.0);
        let left = start + previous.size().x + LINE_GAP;
        let are_lines = own.rows.len() == 1 && previous.rows.len() == 1;
        (are_lines && left + own.size().x <= view.room.width).then_some(left)
    }

    /// Whether `piece` is the alternative text of a picture that is shown in `room` and takes the place of the text.
    #[must_use]
    pub fn is_replaced(&self, room: Room, piece: &Piece) -> bool {
        piece.picture.is_some_and(|picture| picture_size(room, self.article, picture).is_some())
    }

    /// Lays out the words of `piece`; for the facts, as many as there may ever be.
    fn galley(&self, view: &ReaderView, piece: &Piece) -> Arc<Galley> {
        let style = self.styles.of(piece);
        match piece.setting {
            Setting::Facts => {
                style.galley(self.ui, &room_for_facts(self.article, view.page.shows_date), view.room.width)
            }
            _ => style.galley(self.ui, self.article.slice(piece.range), view.room.width),
        }
    }

    /// Lays out the piece at `index` and stores its height. Returns how much the piece grew.
    fn measure(&self, view: &mut ReaderView, index: usize) -> f64 {
        if view.heights.is_measured(index) {
            return 0.0;
        }
        let piece = view.page.pieces[index];
        let style = self.styles.of(&piece);
        if self.is_replaced(view.room, &piece) {
            return view.heights.measure(index, 0.0);
        }
        let text_height = match piece.setting {
            Setting::Picture(picture) => {
                return view.heights.measure(index, picture_height(view.room, self.article, picture));
            }
            _ => self.galley(view, &piece).size().y,
        };
        let shared = if self.left_on_line(view, index).is_some() { style.line_height } else { 0.0 };
        view.heights.measure(index, f64::from(style.space() + text_height - shared))
    }

    fn measure_around(&self, view: &mut ReaderView, viewport: f64) {
        if view.heights.len() == 0 {
            return;
        }
        let anchor = view.heights.piece_at(view.offset - f64::from(PAGE_TOP));
        let mut above = 0.0;
        for index in (0..anchor).rev() {
            if above > viewport {
                break;
            }
            view.offset += self.measure(view, index);
            above += view.heights.get(index);
        }
        let end = view.offset + viewport * 1.25;
        let mut bottom = view.heights.top_of(anchor) + f64::from(PAGE_TOP);
        for index in anchor..view.heights.len() {
            if bottom > end {
                break;
            }
            self.measure(view, index);
            bottom += view.heights.get(index);
        }
    }

    fn start_jump(&self, view: &mut ReaderView, jump: Jump, viewport: f64, now: f64) {
        if view.heights.len() == 0 {
            return;
        }
        let range = jump.range;
        if jump.pulses {
            view.pulse_started = Some(now);
        }
        let index = view.page.piece_at(range.start);
        let piece = view.page.pieces[index];
        let style = self.styles.of(&piece);
        let text = self.article.slice(piece.range);
        let galley = style.galley(self.ui, text, view.room.width);
        let mut counter = CharCounter::new(text);
        let rects = highlight::rects_of(&galley, style.font.size, &mut counter, piece.range, range);
        // What stands in an alternative text is shown by its picture.
        let is_replaced = self.is_replaced(view.room, &piece);
        let line = rects.first().filter(|_| !is_replaced).map_or(0.0, |rect| f64::from(rect.top()));
        let within = f64::from(style.above + style.pad_top + PAGE_TOP) + line;
        self.measure(view, index);
        let at = view.heights.top_of(index) + within;
        // A jump to a whole block brings its picture along.
        let is_whole = is_replaced || piece.first && range.start == piece.range.start;
        let picture = if is_whole { view.page.first_picture_above(index) } else { index };
        let lead = at - view.heights.top_of(picture) - f64::from(PAGE_TOP);
        let lead = if picture < index { lead.min(viewport * LONGEST_LEAD) } else { 0.0 };
        // A mention well inside the view is not moved.
        let margin = (viewport * 0.12).min(80.0);
        let stands_well = !jump.to_top;
        if stands_well && view.offset + margin <= at - lead && at <= view.offset + viewport - margin - 40.0 {
            view.glide = None;
            return;
        }
        let share = if jump.to_top { TOP_HEIGHT } else { JUMP_HEIGHT };
        let within = within - (viewport * share).max(lead + viewport * TOP_HEIGHT);
        let end = view.heights.top_of(index) + within;
        // A long way is shortened, so that only its end has to be laid out.
        let longest = viewport * 1.5;
        view.offset = view.offset.clamp((end - longest).min(end + longest), end + longest);
        view.glide =
            Some(Glide { range, to_top: jump.to_top, piece: index, within, started: now, done: 0.0 });
    }

    /// The byte `lines` lines below the byte `offset`, or above it if `lines` is negative.
    #[must_use]
    pub fn offset_by_lines(&self, view: &ReaderView, offset: usize, lines: f32) -> usize {
        let index = view.page.piece_at(offset);
        let lay = |index: usize| {
            let piece = view.page.pieces[index];
            let style = self.styles.of(&piece);
            let galley = style.galley(self.ui, self.article.slice(piece.range), view.room.width);
            (piece, style, galley)
        };
        let (piece, style, galley) = lay(index);
        let char =
            CharCounter::new(self.article.slice(piece.range)).at(offset.saturating_sub(piece.range.start));
        let caret = galley.pos_from_cursor(CCursor { index: CharIndex(char), prefer_next_row: true });
        let to = pos2(caret.left(), caret.center().y + lines * style.line_height);
        let has_text = |index: &usize| {
            let piece = &view.page.pieces[*index];
            piece.setting.has_text() && !self.is_replaced(view.room, piece)
        };
        let next = if to.y < 0.0 {
            (0..index).rev().find(has_text)
        } else if to.y > galley.size().y {
            (index + 1..view.page.pieces.len()).find(has_text)
        } else {
            Some(index)
        };
        let Some(next) = next else {
            return if to.y < 0.0 { piece.range.start } else { piece.range.end };
        };
        let (piece, _, galley) = lay(next);
        let y = match next.cmp(&index) {
            Ordering::Less => galley.size().y - 1.0,
            Ordering::Equal => to.y,
            Ordering::Greater => 1.0,
        };
        let cursor = galley.cursor_from_pos(vec2(to.x, y));
        piece.range.start + byte_of_char(self.article.slice(piece.range), cursor.index.0)
    }

    /// The line at the top of the window.
    fn line_at_top(&self, view: &ReaderView) -> Anchor {
        if view.heights.len() == 0 {
            return Anchor::default();
        }
        let index = view.heights.piece_at(view.offset - f64::from(PAGE_TOP));
        // A picture has no line, so it takes the place of the text below it.
        let is_picture = |piece: &&Piece| matches!(piece.setting, Setting::Picture(_));
        let pictures = view.page.pieces[index..].iter().take_while(is_picture).count();
        let index = (index + pictures).min(view.page.pieces.len() - 1);
        let piece = view.page.pieces[index];
        let style = self.styles.of(&piece);
        let top = view.heights.top_of(index) + f64::from(PAGE_TOP + style.above + style.pad_top);
        let within = view.offset - top;
        let text = self.article.slice(piece.range);
        let galley = style.galley(self.ui, text, view.room.width);
        let mut line = Anchor { offset: piece.range.start, above: within };
        let mut chars = 0;
        for row in &galley.rows {
            if f64::from(row.pos.y) > within {
                break;
            }
            line.above = within - f64::from(row.pos.y);
            line.offset = piece.range.start + byte_of_char(text, chars);
            chars += row.glyphs.len() + usize::from(row.ends_with_newline);
        }
        line
    }

    /// The page offset that puts `anchor` where it says.
    fn offset_of(&self, view: &mut ReaderView, anchor: Anchor) -> f64 {
        let index = view.page.piece_at(anchor.offset);
        self.measure(view, index);
        let piece = view.page.pieces[index];
        let style = self.styles.of(&piece);
        let text = self.article.slice(piece.range);
        let galley = style.galley(self.ui, text, view.room.width);
        let char = CharCounter::new(text).at(anchor.offset.saturating_sub(piece.range.start));
        let mut y = 0.0;
        let mut chars = 0;
        for row in &galley.rows {
            if chars > char {
                break;
            }
            y = f64::from(row.pos.y);
            chars += row.glyphs.len() + usize::from(row.ends_with_newline);
        }
        view.heights.top_of(index) + f64::from(PAGE_TOP + style.above + style.pad_top) + y + anchor.above
    }
}

/// What is left of the pulse after a jump in `view`, from 1 down to 0.
pub fn pulse(ui: &Ui, view: &mut ReaderView) -> f32 {
    let Some(started) = view.pulse_started else { return 0.0 };
    let age = (ui.input(|input| input.time) - started) / PULSE_SECONDS;
    if age >= 1.0 || ui.style().animation_time <= 0.0 {
        view.pulse_started = None;
        return 0.0;
    }
    ui.ctx().request_repaint();
    (1.0 - age) as f32
}

/// The size of the picture at `index` of `article` in `room`; `None` if pictures are hidden.
#[must_use]
pub fn picture_size(room: Room, article: &Article, index: usize) -> Option<Vec2> {
    let space = vec2(room.width, room.picture_height);
    let picture = article.pictures().get(index).filter(|_| space.y > 0.0)?;
    Some(pictures::size_in(picture.size, space))
}

/// The height of the picture at `index` with the space around it.
fn picture_height(room: Room, article: &Article, index: usize) -> f64 {
    picture_size(room, article, index).map_or(0.0, |size| f64::from(PICTURE_ABOVE + size.y + PICTURE_BELOW))
}
