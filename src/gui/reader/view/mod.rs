//! Where the reader is in an article: the place of the page in the window, and how it moves.

mod places;

use std::sync::Arc;

use egui::{Galley, Ui, Vec2, vec2};

use self::places::Anchor;

use super::facts::room_for_facts;
use super::heights::Heights;
use super::highlight::{self, CharCounter};
use super::selecting::Press;
use super::style::{PICTURE_ABOVE, PICTURE_BELOW, Styles};
use crate::article::{Article, TextRange};
use crate::gui::model::page::{Page, Piece, Setting};
use crate::gui::model::text_selection::TextSelection;
use crate::gui::model::typography::Typography;
use crate::gui::pictures;

/// The space above the first piece.
pub const PAGE_TOP: f32 = 36.0;
/// The space below the last piece.
pub const PAGE_BOTTOM: f32 = 96.0;
/// How long a jump takes, in seconds.
const GLIDE_SECONDS: f64 = 0.28;
/// How long the pulse after a jump takes, in seconds.
const PULSE_SECONDS: f64 = 1.1;
/// The space between a byline and a date on one line.
pub const LINE_GAP: f32 = 20.0;
/// The share of the window's height at which a jump puts a mention.
const JUMP_HEIGHT: f64 = 0.36;
/// The share at which a jump puts a heading, which goes with what stands below it.
const TOP_HEIGHT: f64 = 0.06;
/// The largest share of the window's height that a picture above a caption that is jumped to is given.
const LONGEST_LEAD: f64 = 0.8;
/// The largest share of the window's height that a picture on the page takes.
const PICTURE_SHARE: f32 = 0.7;

/// The room for the pieces of a page, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// The width of the column.
    pub width: f32,
    /// The greatest height of a picture; 0 where pictures are not shown.
    picture_height: f32,
}

impl Room {
    /// The room in a column of `width` in a window of `viewport` points, with or without pictures.
    #[must_use]
    pub fn new(width: f32, viewport: f32, shows_pictures: bool) -> Self {
        let picture_height = if shows_pictures { (viewport * PICTURE_SHARE).floor().max(1.0) } else { 0.0 };
        Self { width, picture_height }
    }

    /// Whether heights that were measured in it hold in `other`, on a page with pictures or without.
    fn fits(self, other: Self, has_pictures: bool) -> bool {
        (self.width - other.width).abs() < 0.5
            && (!has_pictures || self.picture_height.to_bits() == other.picture_height.to_bits())
    }
}

/// A smooth scroll under way. Its end is kept as a place in a piece, since pieces that come into view on the way
/// change their heights.
#[derive(Clone, Copy, Debug)]
struct Glide {
    /// The words that it goes to.
    range: TextRange,
    /// Whether they come to the top of the window.
    to_top: bool,
    piece: usize,
    within: f64,
    started: f64,
    done: f64,
}

/// Where to scroll next.
#[derive(Clone, Copy, Debug)]
struct Jump {
    range: TextRange,
    /// Whether the words pulse when they are there.
    pulses: bool,
    /// Whether they come to the top of the window, wherever they stand.
    to_top: bool,
}

/// Where the reader is in a page.
#[derive(Clone, Debug)]
pub struct ReaderView {
    /// The page.
    pub page: Page,
    /// The heights of its pieces at the present width.
    pub heights: Heights,
    /// The distance from the top of the page to the top of the window, in points.
    pub offset: f64,
    /// The text of the pieces that were in view in the last pass.
    pub in_view: TextRange,
    /// How the pieces are set.
    pub styles: Styles,
    /// The room that the heights are for.
    room: Room,
    /// The line at the top of the window, as of the last pass.
    top: Anchor,
    /// The line that the next pass puts to the top of the window.
    anchor: Option<Anchor>,
    glide: Option<Glide>,
    jump: Option<Jump>,
    /// The text that is selected.
    pub text_selection: Option<TextSelection>,
    /// What the pointer is at with the text.
    pub(super) press: Option<Press>,
    pulse_started: Option<f64>,
}

impl ReaderView {
    /// The start of `page`.
    #[must_use]
    pub fn new(page: Page) -> Self {
        Self {
            page,
            heights: Heights::default(),
            offset: 0.0,
            in_view: TextRange::new(0, 0),
            styles: Styles::default(),
            room: Room::default(),
            top: Anchor::default(),
            anchor: None,
            glide: None,
            jump: None,
            text_selection: None,
            press: None,
            pulse_started: None,
        }
    }

    /// Has the next pass scroll to the words at `range`.
    pub fn jump_to(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: true, to_top: false });
    }

    /// Has the next pass scroll until the words at `range` stand near the top of the window.
    pub fn jump_to_top(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: true, to_top: true });
    }

    /// Whether a jump is under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.jump.is_some() || self.glide.is_some()
    }

    /// Has the next pass scroll until the words at `range` are in view, without a pulse.
    pub fn reveal(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: false, to_top: false });
    }

    /// The place of the reader: the first byte of the line at the top of the window.
    #[must_use]
    pub fn place(&self) -> usize {
        self.anchor.unwrap_or(self.top).offset
    }

    /// Has the next pass put the line that holds the byte `offset` to the top of the window, at once.
    pub fn go_to_place(&mut self, offset: usize) {
        (self.glide, self.jump) = (None, None);
        if offset == 0 {
            (self.offset, self.anchor) = (0.0, None);
        } else {
            self.anchor = Some(Anchor { offset, above: 0.0 });
        }
    }

    /// Shows another `page` of the same file, staying as far down as before.
    pub fn replace_page(&mut self, page: Page) {
        let (offset, anchor) = (self.offset, Some(self.anchor.unwrap_or(self.top)));
        *self = Self { offset, anchor, ..Self::new(page) };
    }

    /// Makes the heights of `article` fit `room`, set as `typography` says, keeping the line at the top of the window in
    /// its place.
    pub fn fit(&mut self, article: &Article, room: Room, typography: Typography) {
        let is_new = self.heights.len() != self.page.pieces.len();
        let fits = self.room.fits(room, !article.pictures().is_empty());
        if fits && self.styles.typography() == typography && !is_new {
            return;
        }
        if self.styles.typography() != typography {
            self.styles = Styles::new(typography);
        }
        self.room = room;
        let estimate = |piece: &Piece| match piece.setting {
            Setting::Picture(picture) => self.picture_height(article, picture),
            _ => self.styles.of(piece).estimate(piece.range.len(), room.width),
        };
        self.heights = Heights::estimated(self.page.pieces.iter().map(estimate).collect());
        if let Some(glide) = self.glide.take() {
            let jump = Jump { range: glide.range, pulses: false, to_top: glide.to_top };
            self.jump.get_or_insert(jump);
        }
        if !is_new && self.offset > 0.0 {
            self.anchor.get_or_insert(self.top);
        }
    }

    /// The width of the column.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.room.width
    }

    /// The size at which the picture at `index` of `article` is shown; nothing where pictures are not shown.
    #[must_use]
    pub fn picture_size(&self, article: &Article, index: usize) -> Option<Vec2> {
        let room = vec2(self.room.width, self.room.picture_height);
        let picture = article.pictures().get(index).filter(|_| room.y > 0.0)?;
        Some(pictures::size_in(picture.size, room))
    }

    /// The height of the picture at `index` of `article` with the space around it.
    fn picture_height(&self, article: &Article, index: usize) -> f64 {
        self.picture_size(article, index)
            .map_or(0.0, |size| f64::from(PICTURE_ABOVE + size.y + PICTURE_BELOW))
    }

    /// The height of the whole page with its margins.
    #[must_use]
    pub fn page_height(&self) -> f64 {
        self.heights.total() + f64::from(PAGE_TOP + PAGE_BOTTOM)
    }

    /// The greatest offset in a window of `viewport` points.
    #[must_use]
    pub fn last_offset(&self, viewport: f64) -> f64 {
        (self.page_height() - viewport).max(0.0)
    }

    /// Scrolls by `points`, which ends a jump under way.
    pub fn scroll_by(&mut self, points: f64) {
        if points != 0.0 {
            (self.glide, self.anchor) = (None, None);
            self.offset = (self.offset + points).max(0.0);
        }
    }

    /// Scrolls to `offset`, which ends a jump under way.
    pub fn scroll_to(&mut self, offset: f64) {
        (self.glide, self.anchor) = (None, None);
        self.offset = offset;
    }

    /// Measures what is in view in a window of `viewport` points and a window's height above it, and moves on with
    /// a jump. What stands at the top of the window stays there.
    pub fn advance(&mut self, ui: &Ui, article: &Article, viewport: f64) {
        let animated = ui.style().animation_time > 0.0;
        let now = ui.input(|input| input.time);
        if let Some(anchor) = self.anchor.take()
            && self.heights.len() > 0
        {
            self.offset = self.offset_of(ui, article, anchor);
        }
        if let Some(jump) = self.jump.take() {
            self.start_jump(ui, article, jump, viewport, now);
        }
        if let Some(mut glide) = self.glide.take() {
            let end = self.heights.top_of(glide.piece) + glide.within;
            let time = ((now - glide.started) / GLIDE_SECONDS).clamp(0.0, 1.0);
            let done = if animated { 1.0 - (1.0 - time).powi(3) } else { 1.0 };
            let share = if glide.done < 1.0 { (done - glide.done) / (1.0 - glide.done) } else { 1.0 };
            self.offset += (end - self.offset) * share;
            glide.done = done;
            if done < 1.0 {
                self.glide = Some(glide);
                ui.ctx().request_repaint();
            }
        }
        self.offset = self.offset.clamp(0.0, self.last_offset(viewport));
        self.measure_around(ui, article, viewport);
        self.offset = self.offset.clamp(0.0, self.last_offset(viewport));
        self.top = self.line_at_top(ui, article);
    }

    /// The left of the piece at `index` where it stands on the line of the piece before it: byline, date and facts
    /// share a line where they fit on one.
    #[must_use]
    pub fn left_on_line(&self, ui: &Ui, article: &Article, index: usize) -> Option<f32> {
        let before = index.checked_sub(1)?;
        let (piece, previous) = (&self.page.pieces[index], &self.page.pieces[before]);
        if !piece.setting.shares_line() || !previous.setting.shares_line() {
            return None;
        }
        let (own, previous) = (self.galley(ui, article, piece), self.galley(ui, article, previous));
        let start = self.left_on_line(ui, article, before).unwrap_or(0.0);
        let left = start + previous.size().x + LINE_GAP;
        let are_lines = own.rows.len() == 1 && previous.rows.len() == 1;
        (are_lines && left + own.size().x <= self.room.width).then_some(left)
    }

    /// The words of `piece`, laid out; for the facts, as many as there may be.
    fn galley(&self, ui: &Ui, article: &Article, piece: &Piece) -> Arc<Galley> {
        let style = self.styles.of(piece);
        match piece.setting {
            Setting::Facts => {
                style.galley(ui, &room_for_facts(article, self.page.shows_date), self.room.width)
            }
            _ => style.galley(ui, article.slice(piece.range), self.room.width),
        }
    }

    /// How far the pulse after a jump is from its end, from 1 to 0.
    pub fn pulse(&mut self, ui: &Ui) -> f32 {
        let Some(started) = self.pulse_started else { return 0.0 };
        let age = (ui.input(|input| input.time) - started) / PULSE_SECONDS;
        if age >= 1.0 || ui.style().animation_time <= 0.0 {
            self.pulse_started = None;
            return 0.0;
        }
        ui.ctx().request_repaint();
        (1.0 - age) as f32
    }

    /// Lays out the piece at `index` and keeps its height. Gives how much the piece grew.
    fn measure(&mut self, ui: &Ui, article: &Article, index: usize) -> f64 {
        if self.heights.is_measured(index) {
            return 0.0;
        }
        let piece = self.page.pieces[index];
        let style = self.styles.of(&piece);
        let text_height = match piece.setting {
            Setting::Picture(picture) => {
                return self.heights.measure(index, self.picture_height(article, picture));
            }
            _ => self.galley(ui, article, &piece).size().y,
        };
        let shared = if self.left_on_line(ui, article, index).is_some() { style.line_height } else { 0.0 };
        self.heights.measure(index, f64::from(style.space() + text_height - shared))
    }

    fn measure_around(&mut self, ui: &Ui, article: &Article, viewport: f64) {
        if self.heights.len() == 0 {
            return;
        }
        let anchor = self.heights.piece_at(self.offset - f64::from(PAGE_TOP));
        let mut above = 0.0;
        for index in (0..anchor).rev() {
            if above > viewport {
                break;
            }
            self.offset += self.measure(ui, article, index);
            above += self.heights.get(index);
        }
        let end = self.offset + viewport * 1.25;
        let mut bottom = self.heights.top_of(anchor) + f64::from(PAGE_TOP);
        for index in anchor..self.heights.len() {
            if bottom > end {
                break;
            }
            self.measure(ui, article, index);
            bottom += self.heights.get(index);
        }
    }

    fn start_jump(&mut self, ui: &Ui, article: &Article, jump: Jump, viewport: f64, now: f64) {
        if self.heights.len() == 0 {
            return;
        }
        let range = jump.range;
        if jump.pulses {
            self.pulse_started = Some(now);
        }
        let index = self.page.piece_at(range.start);
        let piece = self.page.pieces[index];
        let style = self.styles.of(&piece);
        let text = article.slice(piece.range);
        let galley = style.galley(ui, text, self.room.width);
        let mut counter = CharCounter::new(text);
        let rects = highlight::rects_of(&galley, style.font.size, &mut counter, piece.range, range);
        let line = rects.first().map_or(0.0, |rect| f64::from(rect.top()));
        let within = f64::from(style.above + style.pad_top + PAGE_TOP) + line;
        self.measure(ui, article, index);
        let at = self.heights.top_of(index) + within;
        // What is jumped to as a whole comes with its picture.
        let is_whole = piece.first && range.start == piece.range.start;
        let picture = if is_whole { self.page.first_picture_above(index) } else { index };
        let lead = at - self.heights.top_of(picture) - f64::from(PAGE_TOP);
        let lead = if picture < index { lead.min(viewport * LONGEST_LEAD) } else { 0.0 };
        // A mention that stands well within view is not moved.
        let margin = (viewport * 0.12).min(80.0);
        let stands_well = !jump.to_top;
        if stands_well && self.offset + margin <= at - lead && at <= self.offset + viewport - margin - 40.0 {
            self.glide = None;
            return;
        }
        let share = if jump.to_top { TOP_HEIGHT } else { JUMP_HEIGHT };
        let within = within - (viewport * share).max(lead + viewport * TOP_HEIGHT);
        let end = self.heights.top_of(index) + within;
        // A long way is cut short, so that only its end has to be laid out.
        let longest = viewport * 1.5;
        self.offset = self.offset.clamp((end - longest).min(end + longest), end + longest);
        self.glide =
            Some(Glide { range, to_top: jump.to_top, piece: index, within, started: now, done: 0.0 });
    }
}
