//! Highlights: fills behind and underlines below the words of a piece, placed from its glyphs.
//!
//! They are painted over the layout and are no part of it, so that showing or hiding them moves no word.

use egui::{Galley, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::article::TextRange;
use crate::gui::kinds::Underline;
use crate::gui::theme::{HIGHLIGHT_RADIUS, KindColors};

/// How a mention is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emphasis {
    /// Whether its entity is selected.
    pub selected: bool,
    /// Whether it is the mention last jumped to.
    pub focused: bool,
    /// What is left of the pulse after a jump, from 1 down to 0.
    pub pulse: f32,
}

/// Converts byte offsets in a text to character offsets, quickly if they come in rising order.
pub struct CharCounter<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl<'a> CharCounter<'a> {
    /// A counter at the start of `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, byte: 0, chars: 0 }
    }

    /// The number of characters before the byte `offset`, which is clamped to the text.
    pub fn at(&mut self, offset: usize) -> usize {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        if offset < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.text[self.byte..offset].chars().count();
        self.byte = offset;
        self.chars
    }
}

/// The byte at which character number `char` of `text` starts; the end of the text if there is no such character.
#[must_use]
pub fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
}

/// Where the part of `range` in `piece` is in `galley`: one rectangle a line, measured from the top of the galley.
/// `font_size` is in points.
#[must_use]
pub fn rects_of(
    galley: &Galley,
    font_size: f32,
    counter: &mut CharCounter<'_>,
    piece: TextRange,
    range: TextRange,
) -> Vec<Rect> {
    let start = counter.at(range.start.saturating_sub(piece.start));
    let end = counter.at(range.end.saturating_sub(piece.start));
    let mut rects = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let row_end = row_start + row.glyphs.len();
        if row_start >= end {
            break;
        }
        // Clamped, since some scripts have more glyphs than characters.
        let from = start.clamp(row_start, row_end) - row_start;
        let to = end.clamp(row_start, row_end) - row_start;
        // egui sets the words of a line from left to right, so that a mark would lie on others.
        let is_set_backwards = || row.glyphs.iter().any(|glyph| is_right_to_left(glyph.chr));
        let is_met = from < to && !is_set_backwards();
        let glyphs = if is_met { &row.glyphs[from..to] } else { &[] };
        let first = glyphs.iter().position(|glyph| !glyph.chr.is_whitespace());
        let last = glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace());
        if let (Some(first), Some(last)) = (first, last) {
            // The least and the greatest, since some scripts are written from right to left.
            let words = &glyphs[first..=last];
            let left = words.iter().map(|glyph| glyph.pos.x).fold(f32::INFINITY, f32::min);
            let right = words.iter().map(egui::epaint::text::Glyph::max_x).fold(f32::NEG_INFINITY, f32::max);
            let baseline = row.pos.y + words[0].pos.y;
            rects.push(Rect::from_min_max(
                pos2(row.pos.x + left, baseline - font_size * 0.95),
                pos2(row.pos.x + right, baseline + font_size * 0.32),
            ));
        }
        row_start = row_end + usize::from(row.ends_with_newline);
    }
    rects
}

/// Whether `c` is a letter of Hebrew, Arabic, Syriac or another script that is written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Paints the fill behind the words of a mention at `rect` on the screen.
pub fn paint_fill(painter: &Painter, rect: Rect, colors: KindColors, emphasis: Emphasis) {
    let fill = if emphasis.selected { colors.selected } else { colors.fill };
    painter.rect_filled(placed(painter, rect), HIGHLIGHT_RADIUS, fill);
}

/// Paints the band behind words that somebody says, at `rect` on the screen.
pub fn paint_band(painter: &Painter, rect: Rect, line: Underline, colors: KindColors) {
    let rect = placed(painter, rect).expand2(vec2(0.0, 2.0));
    painter.rect_filled(rect, 0, colors.fill);
    underline(painter, rect, line, colors.mark);
}

/// Paints the underline and outline of the words of a mention at `rect` on the screen.
pub fn paint_marks(painter: &Painter, rect: Rect, line: Underline, colors: KindColors, emphasis: Emphasis) {
    let rect = placed(painter, rect);
    underline(painter, rect, line, colors.mark);
    if emphasis.focused {
        let stroke = Stroke::new(1.5, colors.mark);
        // Leaves the spaces beside the words free.
        painter.rect_stroke(rect.expand2(vec2(0.0, 1.5)), HIGHLIGHT_RADIUS + 2, stroke, StrokeKind::Outside);
    }
    if emphasis.pulse > 0.0 {
        let grown = rect.expand(3.0 + 9.0 * (1.0 - emphasis.pulse));
        let stroke = Stroke::new(2.0, colors.mark.gamma_multiply(emphasis.pulse));
        painter.rect_stroke(grown, HIGHLIGHT_RADIUS + 4, stroke, StrokeKind::Outside);
    }
}

/// Paints the fill behind `hits`, each with a flag for the current one.
pub fn paint_hits(painter: &Painter, hits: &[(bool, Vec<Rect>)], colors: KindColors) {
    for (focused, rects) in hits {
        let emphasis = Emphasis { selected: *focused, focused: *focused, pulse: 0.0 };
        for rect in rects {
            paint_fill(painter, *rect, colors, emphasis);
        }
    }
}

/// Outlines `hits`: with a thin line, or a thick one around the current hit.
pub fn outline_hits(painter: &Painter, hits: &[(bool, Vec<Rect>)], colors: KindColors) {
    for (focused, rects) in hits {
        let (grown, width) = if *focused { (2.0, 2.0) } else { (1.0, 0.5) };
        let stroke = Stroke::new(width, colors.mark);
        for rect in rects {
            painter.rect_stroke(rect.expand(grown), HIGHLIGHT_RADIUS, stroke, StrokeKind::Inside);
        }
    }
}

/// Paints `line` along the bottom of `rect`.
pub fn underline(painter: &Painter, rect: Rect, line: Underline, color: egui::Color32) {
    let Underline { dash, gap, thickness } = line;
    let mut left = rect.left();
    while left < rect.right() {
        let right = (left + dash).min(rect.right());
        let segment = Rect::from_min_max(pos2(left, rect.bottom() - thickness), pos2(right, rect.bottom()));
        painter.rect_filled(segment, 0, color);
        left = right + gap;
    }
}

/// `rect` a little wider than the words, on whole pixels.
fn placed(painter: &Painter, rect: Rect) -> Rect {
    let rect = rect.expand2(vec2(1.0, 0.0));
    let scale = painter.pixels_per_point();
    let snap = |pos: Pos2| pos2((pos.x * scale).round() / scale, (pos.y * scale).round() / scale);
    Rect::from_min_max(snap(rect.min), snap(rect.max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_characters_in_any_order() {
        let mut counter = CharCounter::new("Žižek said “no”");
        assert_eq!(counter.at(7), 5);
        assert_eq!(counter.at(0), 0);
        assert_eq!(counter.at(16), 12);
        assert_eq!(counter.at(15), 11, "inside a character, what stands before it counts");
        assert_eq!(counter.at(900), 15);
    }
}
