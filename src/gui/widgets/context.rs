//! A place in an article with the words around it, on one line: a keyword in context (KWIC).

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Galley, Rect, Ui, pos2};

use crate::article::{Article, TextRange};
use crate::gui::theme::{GRID, Tokens, body_font, strong_font};
use crate::text::one_line;

/// How much of the text before and after a place is shown, in bytes.
const REACH: usize = 96;
/// How much of the place itself is shown, in bytes.
const LONGEST: usize = 160;

/// A place in an article with the words before and after it in its paragraph, each with single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The words before it.
    pub before: String,
    /// The place itself.
    pub words: String,
    /// The words after it.
    pub after: String,
}

impl Context {
    /// The context of `range` in `article`.
    #[must_use]
    pub fn of(article: &Article, range: TextRange) -> Self {
        let text = article.text();
        let block = article.block_at(range.start).map_or(range, |block| article.block(block).range);
        let start =
            text.ceil_char_boundary(range.start.saturating_sub(REACH)).clamp(block.start, range.start);
        let end = text.floor_char_boundary((range.end + REACH).min(text.len())).min(block.end).max(range.end);
        let shown_end = text.floor_char_boundary(range.end.min(range.start + LONGEST));
        let (before, after) = (&text[start..range.start], &text[range.end..end]);
        let mut words = one_line(&text[range.start..shown_end]);
        if shown_end < range.end {
            words.push('…');
        }
        // Leaves out a word that was cut off.
        let before = match before.split_once(char::is_whitespace) {
            Some((_, rest)) if start > block.start => format!("… {}", spaced(rest)),
            _ => spaced(before),
        };
        let after = match after.rsplit_once(char::is_whitespace) {
            Some((rest, _)) if end < block.end => format!("{} …", spaced(rest)),
            _ => spaced(after),
        };
        Self { before, words, after }
    }

    /// The whole line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}{}", self.before, self.words, self.after).trim().to_owned()
    }

    /// Paints it in `rect` with the place itself starting at `share` of the width, so that the places in successive
    /// rows line up.
    pub fn paint(&self, ui: &Ui, rect: Rect, share: f32) {
        let tokens = Tokens::of(ui);
        let middle = rect.left() + rect.width() * share;
        let part = |text: &str, font, color, width: f32| {
            let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
            job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
            ui.painter().layout_job(job)
        };
        let before = end_of(ui, &self.before, middle - rect.left());
        let words = part(&self.words, strong_font(), tokens.ink, rect.right() - middle);
        let right = middle + words.size().x;
        let after = part(&self.after, body_font(), tokens.soft_ink, rect.right() - right);
        let y = rect.center().y - words.size().y / 2.0;
        ui.painter().galley(pos2(middle - before.size().x, y), before, tokens.soft_ink);
        ui.painter().galley(pos2(middle, y), words, tokens.ink);
        ui.painter().galley(pos2(right, y), after, tokens.soft_ink);
    }
}

/// Lays out as much of the end of `text` as fits into `width`, starting with a whole word.
fn end_of(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let lay = |text: String| ui.painter().layout_no_wrap(text, body_font(), Tokens::of(ui).soft_ink);
    let whole = lay(text.to_owned());
    if whole.size().x <= width {
        return whole;
    }
    // Leaves room for the ellipsis and for letters wider than most.
    let share = ((width - GRID * 6.0) / whole.size().x).clamp(0.0, 1.0);
    let kept = (text.len() as f32 * share) as usize;
    let end = &text[text.ceil_char_boundary(text.len() - kept)..];
    let end = end.split_once(' ').map_or("", |(_, rest)| rest);
    lay(format!("… {end}"))
}

/// `text` with runs of white space made single spaces, also at its ends.
fn spaced(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut in_space = false;
    for letter in text.chars() {
        if !letter.is_whitespace() {
            line.push(letter);
        } else if !in_space {
            line.push(' ');
        }
        in_space = letter.is_whitespace();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, Metadata, Source};

    #[test]
    fn the_words_around_a_place_stay_in_its_paragraph() {
        let long = "ein Wörterbuch, ".repeat(40);
        let text = format!("Heading\n\nOne\nvery  small ship.\n\n{long}ship {long}");
        let second = TextRange::new(9, 9 + "One\nvery  small ship.".len());
        let third = TextRange::new(second.end + 2, text.trim_end().len());
        let block = |range| Block::marked(BlockKind::Paragraph, range);
        let blocks = vec![block(TextRange::new(0, 7)), block(second), block(third)];
        let article = Article::new(text.clone(), blocks, Metadata::default(), Source::default(), Vec::new());
        let of = |start: usize| Context::of(&article, TextRange::new(start, start + 4));
        let first = of(text.find("ship").unwrap());
        assert_eq!(
            (first.before.as_str(), first.words.as_str(), first.after.as_str()),
            ("One very small ", "ship", ".")
        );
        assert_eq!(first.line(), "One very small ship.");
        let second = of(text.rfind("ship").unwrap());
        assert!(second.before.starts_with("… ein Wörterbuch") || second.before.starts_with("… Wörterbuch"));
        assert!(second.after.starts_with(" ein Wörterbuch,") && second.after.ends_with(" …"));
    }
}
