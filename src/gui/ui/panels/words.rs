//! The words of a row, as far as there is room for them.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Painter};

use crate::gui::kinds::{Excerpt, Row};
use crate::gui::theme::{Tokens, medium_font, small_font};

/// No row has room for more letters than this.
const MOST_LETTERS: usize = 400;
/// How often the number of letters that fit is guessed. Each guess is closer.
const MOST_TRIES: usize = 8;
/// The share of their width that lines of several are filled to on average.
const FILLED: f32 = 0.85;

/// The second line of a row, or what stands beside its title, in a column of this width and at most as many lines.
pub fn detail_galley(
    painter: &Painter,
    row: &Row,
    tokens: &Tokens,
    (width, lines): (f32, usize),
) -> Arc<Galley> {
    match &row.excerpt {
        Some(excerpt) => excerpt_galley(painter, excerpt, tokens, (width, lines)),
        None => cut(painter, &row.detail, small_font(), tokens.soft_ink, width, lines),
    }
}

/// As much of `excerpt` as fits into a column of this width and as many lines, its number in full ink.
fn excerpt_galley(
    painter: &Painter,
    excerpt: &Excerpt,
    tokens: &Tokens,
    (width, lines): (f32, usize),
) -> Arc<Galley> {
    // Lines end with whole words, and so hold less than their width.
    let room = if lines > 1 { width * lines as f32 * FILLED } else { width };
    let lay = |most: usize| {
        let shown = excerpt.shortened(most);
        let strong = FontId::new(small_font().size, medium_font().family);
        let mut job = LayoutJob::default();
        job.append(&shown.before, 0.0, TextFormat::simple(small_font(), tokens.soft_ink));
        job.append(&shown.number, 0.0, TextFormat::simple(strong, tokens.ink));
        job.append(&shown.after, 0.0, TextFormat::simple(small_font(), tokens.soft_ink));
        // Cuts off what does not fit even so.
        let wrap = TextWrapping::truncate_at_width(width.max(1.0));
        job.wrap = TextWrapping { max_rows: lines, break_anywhere: lines == 1, ..wrap };
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
        if needed <= room {
            fits = most;
            most = most.midpoint(exceeds);
        } else {
            exceeds = most;
            most = if fits == 0 { (most as f32 * room / needed) as usize } else { fits.midpoint(most) };
        }
        if most <= fits || most >= exceeds {
            break;
        }
    }
    painter.layout_job(lay(if fits == 0 { most } else { fits }))
}

/// `text` in a column of this width, cut off after as many lines.
pub fn cut(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
    lines: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap = TextWrapping {
        max_rows: lines,
        break_anywhere: lines == 1,
        ..TextWrapping::wrap_at_width(width.max(1.0))
    };
    painter.layout_job(job)
}
