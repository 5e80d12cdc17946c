//! From bytes of the text to heights of the page and back.

use std::cmp::Ordering;

use egui::epaint::text::CharIndex;
use egui::text::CCursor;
use egui::{Ui, pos2, vec2};

use super::{PAGE_TOP, ReaderView};
use crate::article::Article;
use crate::gui::model::page::{Piece, Setting};
use crate::gui::reader::highlight::{CharCounter, byte_of_char};

/// A line of the text and how far it stands from the top of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Anchor {
    /// The first byte of the line.
    pub(super) offset: usize,
    /// How far the top of the line is above the top of the window, in points; negative where a picture above it is there.
    pub(super) above: f64,
}

impl ReaderView {
    /// The height at which the byte `offset` stands on the page, as far as it can be told without laying it out: as far
    /// down its piece as there is text before it.
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

    /// The byte that stands at `height` on the page, in the same measure.
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

    /// The byte that stands `lines` lines below the byte `offset`, or above it where `lines` is negative.
    pub(in crate::gui::reader) fn offset_by_lines(
        &self,
        ui: &Ui,
        article: &Article,
        offset: usize,
        lines: f32,
    ) -> usize {
        let index = self.page.piece_at(offset);
        let lay = |index: usize| {
            let piece = self.page.pieces[index];
            let style = self.styles.of(&piece);
            let galley = style.galley(ui, article.slice(piece.range), self.room.width);
            (piece, style, galley)
        };
        let (piece, style, galley) = lay(index);
        let char = CharCounter::new(article.slice(piece.range)).at(offset.saturating_sub(piece.range.start));
        let caret = galley.pos_from_cursor(CCursor { index: CharIndex(char), prefer_next_row: true });
        let to = pos2(caret.left(), caret.center().y + lines * style.line_height);
        let next = if to.y < 0.0 {
            (0..index).rev().find(|&index| self.page.pieces[index].setting.has_text())
        } else if to.y > galley.size().y {
            let after = index + 1..self.page.pieces.len();
            after.into_iter().find(|&index| self.page.pieces[index].setting.has_text())
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
        piece.range.start + byte_of_char(article.slice(piece.range), cursor.index.0)
    }

    /// The line at the top of the window.
    pub(super) fn line_at_top(&self, ui: &Ui, article: &Article) -> Anchor {
        if self.heights.len() == 0 {
            return Anchor::default();
        }
        let index = self.heights.piece_at(self.offset - f64::from(PAGE_TOP));
        // A picture has no line: its place is that of the text below it.
        let is_picture = |piece: &&Piece| matches!(piece.setting, Setting::Picture(_));
        let pictures = self.page.pieces[index..].iter().take_while(is_picture).count();
        let index = (index + pictures).min(self.page.pieces.len() - 1);
        let piece = self.page.pieces[index];
        let style = self.styles.of(&piece);
        let top = self.heights.top_of(index) + f64::from(PAGE_TOP + style.above + style.pad_top);
        let within = self.offset - top;
        let text = article.slice(piece.range);
        let galley = style.galley(ui, text, self.room.width);
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

    /// The offset of the page at which `anchor` is where it says.
    pub(super) fn offset_of(&mut self, ui: &Ui, article: &Article, anchor: Anchor) -> f64 {
        let index = self.page.piece_at(anchor.offset);
        self.measure(ui, article, index);
        let piece = self.page.pieces[index];
        let style = self.styles.of(&piece);
        let text = article.slice(piece.range);
        let galley = style.galley(ui, text, self.room.width);
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
        self.heights.top_of(index) + f64::from(PAGE_TOP + style.above + style.pad_top) + y + anchor.above
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::TextRange;
    use crate::article::{Block, BlockKind, Metadata, Source};
    use crate::gui::model::page::Page;
    use crate::gui::reader::heights::Heights;

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
            // Between two blocks there is nothing to be at.
            assert!(back.abs_diff(offset) <= 2, "{offset} became {back}");
        }
    }
}
