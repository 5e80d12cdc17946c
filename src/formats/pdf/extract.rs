//! A PDF's bytes → the lines on its pages. This runs in the process that reads PDFs, since a damaged file may make it
//! ask for any amount of memory or run forever.

use std::time::{Duration, Instant};

use unpdf::ErrorKind;
use unpdf::parser::backend::{PdfBackend as _, RawBackend};
use unpdf::parser::raw::RawDocument;
use unpdf::parser::{LayoutAnalyzer, TextLine};

use super::initials;
use super::notes::{self, Note};
use super::reading::{Document, Info, Line, Page, Reading};
use super::tables;
use crate::text::one_line;

/// How long to read pages before the rest is left out.
const TIME_FOR_PAGES: Duration = Duration::from_secs(7);
/// How many bytes of text to read before the rest is left out: as many as in the largest plain text that people read.
const MAX_TEXT_BYTES: usize = 16 << 20;
/// The longest unpacked content of a page, in bytes: 8 MiB, of which the library reads about 7 MB a second. A page of
/// text has a hundredth of that.
const MAX_CONTENT_BYTES: usize = 8 << 20;
/// The most pieces of text on a page that is worth reading; beyond that it is a drawing or a map. Putting them in order
/// takes time that grows faster than their number.
const MAX_SPANS: usize = 50_000;

/// Reads the PDF in `bytes`.
pub(super) fn extract(bytes: &[u8]) -> Reading {
    let start = Instant::now();
    // Read separately from the pages, since the library keeps its objects to itself.
    let (notes, language) = match RawDocument::load(bytes) {
        Ok(document) => (notes::notes(&document), notes::language(&document)),
        Err(error) => return failure(error.kind()),
    };
    let backend = match RawBackend::load_bytes(bytes) {
        Ok(backend) => backend,
        Err(error) => return failure(error.kind()),
    };
    let pages = backend.pages();
    if pages.is_empty() {
        return Reading::Damaged;
    }
    let raw = backend.metadata();
    let info = Info {
        title: raw.title,
        author: raw.author,
        creator: raw.creator,
        producer: raw.producer,
        created: raw.creation_date,
        language,
    };
    let mut document = Document { info, page_count: pages.len(), ..Document::default() };
    let mut text_bytes = 0;
    for (&number, &id) in &pages {
        if start.elapsed() > TIME_FOR_PAGES || text_bytes > MAX_TEXT_BYTES {
            document.is_cut = true;
            break;
        }
        if backend.page_content(id).is_ok_and(|content| content.len() > MAX_CONTENT_BYTES) {
            document.damaged_page_count += 1;
            continue;
        }
        let analyzer = LayoutAnalyzer::new(&backend);
        let Ok(mut spans) = analyzer.extract_page_spans(number) else {
            document.damaged_page_count += 1;
            continue;
        };
        document.unreadable_text_count += analyzer.suppressed_text_runs();
        spans.extend(notes.get(&number).into_iter().flatten().flat_map(Note::spans));
        // Text without a valid position cannot be put in order.
        let is_placed = |number: f32| number.is_finite() && number.abs() < 1e6;
        spans.retain(|span| [span.x, span.y, span.width, span.font_size].into_iter().all(is_placed));
        spans.truncate(MAX_SPANS);
        let (tables, spans) = tables::take(spans);
        let mut lines: Vec<Line> = Vec::new();
        for grouped in analyzer.group_spans_into_lines_pub(spans) {
            initials::push(grouped, &mut lines);
        }
        for table in tables {
            tables::insert(table, &mut lines);
        }
        text_bytes += lines.iter().map(|line| line.text.len()).sum::<usize>();
        let area = backend.crop_box(id);
        document.pages.push(Page {
            bottom: finite(area.lly),
            top: finite(area.ury),
            lines,
            picture_count: analyzer.page_op_counts().image,
        });
    }
    Reading::Document(document)
}

fn failure(kind: ErrorKind) -> Reading {
    match kind {
        ErrorKind::Encrypted | ErrorKind::InvalidPassword => Reading::Encrypted,
        _ => Reading::Damaged,
    }
}

/// The line that the library has put together.
pub(super) fn line(line: &TextLine) -> Line {
    let right = line.spans.iter().map(|span| span.x + span.width).fold(line.x, f32::max);
    Line {
        text: clean(&line.text()),
        left: finite(line.x),
        right: finite(right),
        baseline: finite(line.y),
        size: finite(line.font_size),
        is_bold: line.is_all_bold(),
        is_row: false,
    }
}

/// `number`, or 0 if it cannot be written as JSON.
fn finite(number: f32) -> f32 {
    if number.is_finite() { number } else { 0.0 }
}

/// `text` on one line, with ligatures spelt out and without characters that mean nothing.
pub(super) fn clean(text: &str) -> String {
    let mut spelt = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => spelt.push_str("ff"),
            '\u{fb01}' => spelt.push_str("fi"),
            '\u{fb02}' => spelt.push_str("fl"),
            '\u{fb03}' => spelt.push_str("ffi"),
            '\u{fb04}' => spelt.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => spelt.push_str("st"),
            '\u{200b}' | '\u{feff}' => {}
            // Private characters have no meaning outside their font; in text they are bullets.
            '\u{e000}'..='\u{f8ff}' => spelt.push('•'),
            c if c.is_control() => spelt.push(' '),
            c => spelt.push(c),
        }
    }
    let line = one_line(&spelt);
    // A soft hyphen within a line is invisible; at its end it divides a word.
    match line.strip_suffix('\u{ad}') {
        Some(before) => before.replace('\u{ad}', "") + "\u{ad}",
        None => line.replace('\u{ad}', ""),
    }
}
