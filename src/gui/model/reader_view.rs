//! The reading position in an article: where the page is in the window, and where it scrolls next.
//!
//! The layout measures the heights of the pieces; this module only keeps the numbers.

use super::heights::Heights;
use super::page::{Page, Piece};
use super::text_selection::TextSelection;
use super::typography::Typography;
use crate::article::TextRange;

/// The space above the first piece.
pub const PAGE_TOP: f32 = 36.0;
/// The space below the last piece.
pub const PAGE_BOTTOM: f32 = 96.0;
/// The largest share of the window's height that a picture on the page may take.
const PICTURE_SHARE: f32 = 0.62;

/// The room for the pieces of a page, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// The width of the column.
    pub width: f32,
    /// The greatest height of a picture; 0 if pictures are hidden.
    pub(in crate::gui) picture_height: f32,
}

impl Room {
    /// The room in a column of `width` in a window `height` points high, its bars included, with or without pictures.
    #[must_use]
    pub fn new(width: f32, height: f32, shows_pictures: bool) -> Self {
        let picture_height = if shows_pictures { (height * PICTURE_SHARE).floor().max(1.0) } else { 0.0 };
        Self { width, picture_height }
    }

    /// Whether heights measured in this room also hold in `other`, on a page with or without pictures.
    fn fits(self, other: Self, has_pictures: bool) -> bool {
        (self.width - other.width).abs() < 0.5
            && (!has_pictures || self.picture_height.to_bits() == other.picture_height.to_bits())
    }
}

/// A line of the text and its distance from the top of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::gui) struct Anchor {
    /// The first byte of the line.
    pub(in crate::gui) offset: usize,
    /// How far the top of the line is above the top of the window, in points; negative if a picture above it is there.
    pub(in crate::gui) above: f64,
}

/// A smooth scroll under way. Its destination is kept as a place in a piece, since pieces change height as they come
/// into view on the way.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct Glide {
    /// The words that it scrolls to.
    pub(in crate::gui) range: TextRange,
    /// Whether to put them at the top of the window.
    pub(in crate::gui) to_top: bool,
    pub(in crate::gui) piece: usize,
    pub(in crate::gui) within: f64,
    pub(in crate::gui) started: f64,
    pub(in crate::gui) done: f64,
}

/// Where to scroll next.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct Jump {
    pub(in crate::gui) range: TextRange,
    /// Whether the words pulse on arrival.
    pub(in crate::gui) pulses: bool,
    /// Whether to put them at the top of the window, even if they are in view.
    pub(in crate::gui) to_top: bool,
}

/// The reading position in a page.
#[derive(Clone, Debug)]
pub struct ReaderView {
    /// The page.
    pub page: Page,
    /// The heights of its pieces at the current width.
    pub heights: Heights,
    /// The distance from the top of the page to the top of the window, in points.
    pub offset: f64,
    /// The text of the pieces that were in view in the last pass.
    pub in_view: TextRange,
    /// The text that is selected.
    pub text_selection: Option<TextSelection>,
    /// The room that the heights were measured in.
    pub(in crate::gui) room: Room,
    /// The typography that the heights were measured with.
    typography: Typography,
    /// The line at the top of the window, as of the last pass.
    pub(in crate::gui) top: Anchor,
    /// The line that the next pass puts at the top of the window.
    pub(in crate::gui) anchor: Option<Anchor>,
    pub(in crate::gui) glide: Option<Glide>,
    pub(in crate::gui) jump: Option<Jump>,
    pub(in crate::gui) pulse_started: Option<f64>,
    /// The height of the top of the window on the screen in the last pass, in points.
    window_top: Option<f64>,
}

impl ReaderView {
    /// A view of the start of `page`.
    #[must_use]
    pub fn new(page: Page) -> Self {
        Self {
            page,
            heights: Heights::default(),
            offset: 0.0,
            in_view: TextRange::new(0, 0),
            text_selection: None,
            room: Room::default(),
            typography: Typography::default(),
            top: Anchor::default(),
            anchor: None,
            glide: None,
            jump: None,
            pulse_started: None,
            window_top: None,
        }
    }

    /// Makes the next pass scroll to the words at `range`.
    pub fn jump_to(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: true, to_top: false });
    }

    /// Makes the next pass scroll the words at `range` to near the top of the window.
    pub fn jump_to_top(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: true, to_top: true });
    }

    /// Makes the next pass scroll the words at `range` into view, without a pulse.
    pub fn reveal(&mut self, range: TextRange) {
        self.jump = Some(Jump { range, pulses: false, to_top: false });
    }

    /// Whether a jump is under way.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.jump.is_some() || self.glide.is_some()
    }

    /// The reading position: the first byte of the line at the top of the window.
    #[must_use]
    pub fn place(&self) -> usize {
        self.anchor.unwrap_or(self.top).offset
    }

    /// Makes the next pass put the line with the byte `offset` at the top of the window, at once.
    pub fn go_to_place(&mut self, offset: usize) {
        (self.glide, self.jump) = (None, None);
        if offset == 0 {
            (self.offset, self.anchor) = (0.0, None);
        } else {
            self.anchor = Some(Anchor { offset, above: 0.0 });
        }
    }

    /// Replaces the page with another `page` of the same file, staying as far down as before.
    pub fn replace_page(&mut self, page: Page) {
        let (offset, anchor) = (self.offset, Some(self.anchor.unwrap_or(self.top)));
        *self = Self { offset, anchor, ..Self::new(page) };
    }

    /// Fits the heights to `room` and `typography`, taking an `estimate` for each piece, and keeps the line at the top
    /// of the window in place.
    pub(in crate::gui) fn fit(
        &mut self,
        room: Room,
        typography: Typography,
        has_pictures: bool,
        estimate: impl Fn(&Piece) -> f64,
    ) {
        let is_new = self.heights.len() != self.page.pieces.len();
        if self.room.fits(room, has_pictures) && self.typography == typography && !is_new {
            return;
        }
        (self.room, self.typography) = (room, typography);
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

    /// Scrolls by `points`, ending any jump under way.
    pub fn scroll_by(&mut self, points: f64) {
        if points != 0.0 {
            (self.glide, self.anchor) = (None, None);
            self.offset = (self.offset + points).max(0.0);
        }
    }

    /// Leaves the words where they are on the screen when the top of the window is elsewhere, as it is below a bar that has
    /// just come. `top` is its height on the screen, in points.
    pub fn stay_below(&mut self, top: f64) {
        let moved = top - self.window_top.replace(top).unwrap_or(top);
        // At its start the page moves down, or the bar would cover the headline.
        let is_at_start = self.offset <= 0.0;
        if self.glide.is_none() && self.anchor.is_none() && self.jump.is_none() && !is_at_start {
            self.offset = (self.offset + moved).max(0.0);
        }
    }

    /// Scrolls to `offset`, ending any jump under way.
    pub fn scroll_to(&mut self, offset: f64) {
        (self.glide, self.anchor) = (None, None);
        self.offset = offset;
    }

    /// Estimates the height of the byte `offset` on the page without laying it out: as far down its piece as its share
    /// of the text.
    #[must_use]
    pub fn height_within(&self, offset: usize) -> f64 {
        if self.heights.len() == 0 {
            return 0.0;
        }
        let index = self.page.piece_at(offset);
        let range = self.page.pieces[index].range;
        let share = offset.saturating_sub(range.start) as f64 / range.len().max(1) as f64;
        self.heights.top_of(index) + f64::from(PAGE_TOP) + self.heights.get(index) * share.min(1.0)
    }

    /// Estimates the byte at `height` on the page, in the same way.
    #[must_use]
    pub fn offset_within(&self, height: f64) -> usize {
        if self.heights.len() == 0 {
            return 0;
        }
        let height = height - f64::from(PAGE_TOP);
        let index = self.heights.piece_at(height);
        let range = self.page.pieces[index].range;
        let share = (height - self.heights.top_of(index)) / self.heights.get(index).max(1.0);
        range.start + (share.clamp(0.0, 1.0) * range.len() as f64).ceil() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind, Metadata, Source};

    #[test]
    fn heights_and_places_in_the_text_belong_together() {
        let text = "A line of the log.\n\n".repeat(500);
        let blocks = (0..500).map(|line| {
            let start = line * 20;
            Block::marked(BlockKind::Paragraph, TextRange::new(start, start + 18))
        });
        let article =
            Article::new(text, blocks.collect(), Metadata::default(), Source::default(), Vec::new());
        let mut view = ReaderView::new(Page::of(&article));
        assert_eq!((view.height_within(50).to_bits(), view.offset_within(50.0)), (0.0_f64.to_bits(), 0));
        let heights = view.page.pieces.iter().enumerate().map(|(index, _)| (index % 7 + 1) as f64 * 20.0);
        view.heights = Heights::estimated(heights.collect());
        let mut last = 0.0;
        for offset in 0..article.text().len() {
            let height = view.height_within(offset);
            assert!(height >= last, "what comes later stands further down");
            last = height;
            let back = view.offset_within(height);
            // There is nothing between two blocks to be at.
            assert!(back.abs_diff(offset) <= 2, "{offset} became {back}");
        }
    }
}
