//! What each piece of a plain text is, among its neighbours.

use super::layout::Piece;
use super::lines::FEW_PIECES;
use super::{alt_texts, captions, furniture, shapes};
use crate::article::{Block, BlockKind, CaptionCue, Credit, TextRange};
use crate::text::cores;

/// How many pieces at the top of a text are searched for title, byline and date.
const HEAD_PIECES: usize = 8;
/// Text at least this long, in bytes, that ends like a sentence is a paragraph, whatever it looks like.
const LONG_BYTES: usize = 200;

/// The blocks of `text`.
pub(super) fn blocks(text: &str, pieces: &[Piece]) -> Vec<Block> {
    let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.range.start..piece.range.end]).collect();
    let mut kinds =
        cores::map(pieces, FEW_PIECES, |piece| kind_alone(piece, &text[piece.range.start..piece.range.end]));
    let mut images = captions::Images::new(pieces, &words);
    images.mark_strong(&mut kinds);
    mark_head(&words, &mut kinds);
    images.mark_supported(&mut kinds);
    mark_headings(&words, &mut kinds);
    alt_texts::mark_alt_texts(pieces, &words, &mut kinds);
    let mut blocks = Vec::with_capacity(pieces.len());
    for (index, (piece, kind)) in pieces.iter().zip(kinds).enumerate() {
        let mut range = piece.range;
        if kind == BlockKind::Paragraph
            && let Some(length) = shapes::dateline_len(&text[range.start..range.end])
        {
            let dateline = TextRange::new(range.start, range.start + length);
            blocks.push(Block::shaped(BlockKind::Dateline, dateline, CaptionCue::empty()));
            range = TextRange::new(range.start + length, range.end).trimmed(text);
        }
        let cues = if kind == BlockKind::Caption { images.cues(index) } else { CaptionCue::empty() };
        blocks.push(Block::shaped(kind, range, cues));
    }
    blocks
}

/// What a piece is, judged on its own.
fn kind_alone(piece: &Piece, words: &str) -> BlockKind {
    if piece.is_table {
        BlockKind::Table
    } else if shapes::is_reply(words) || shapes::is_pull_quote(words) {
        BlockKind::Quote
    } else if Credit::is_picture_label(words) {
        // It stands for the picture as its alternative text does.
        BlockKind::ImageAlt
    } else if furniture::is_figures(words) {
        // The age of an article counts as its date, wherever the page shows it.
        BlockKind::Dateline
    } else if shapes::is_credit_line(words) {
        BlockKind::Credit
    } else if shapes::is_list_item(words) {
        BlockKind::ListItem
    } else if piece.indent >= 4 && piece.line_count > 1 {
        // In a text wrapped by hand, a piece that is indented as a whole.
        BlockKind::Quote
    } else {
        BlockKind::Paragraph
    }
}

/// Marks title, byline and date of publication at the top.
fn mark_head(words: &[&str], kinds: &mut [BlockKind]) {
    // Any number of captions may come between title and byline.
    let mut others = 0;
    let head = (0..words.len())
        .find(|&index| {
            others += usize::from(kinds[index] != BlockKind::Caption);
            others > HEAD_PIECES
        })
        .unwrap_or(words.len());
    for index in 0..head {
        if !matches!(kinds[index], BlockKind::Paragraph | BlockKind::Caption) {
            continue;
        }
        let below = words.get(index + 1).copied().unwrap_or_default();
        let is_job = index > 0 && kinds[index - 1] == BlockKind::Byline && shapes::is_job(words[index]);
        if shapes::is_byline(words[index])
            || is_job
            || index == 1 && (shapes::is_reporter_at(words[index], words) || Credit::is_at_work(words[index]))
            || index > 0 && shapes::is_name_above_date(words[index], below)
        {
            kinds[index] = BlockKind::Byline;
        } else if shapes::is_date_line(words[index]) {
            kinds[index] = BlockKind::Dateline;
        } else if kinds[index] == BlockKind::Caption
            && index > 0
            && kinds[index - 1] == BlockKind::Byline
            && shapes::is_picture_byline(words[index])
        {
            kinds[index] = BlockKind::Credit;
        }
        if words[index].len() > LONG_BYTES && kinds[index] == BlockKind::Paragraph {
            break;
        }
    }
    // The first line that can be the title, other than the name of a section above it.
    let first = (0..head).find(|&index| {
        !matches!(kinds[index], BlockKind::Byline | BlockKind::Dateline) && !furniture::is_label(words[index])
    });
    let Some(first) = first.filter(|&first| first + 1 < words.len()) else { return };
    let can_be_title = |index: usize| {
        index < head && kinds[index] == BlockKind::Paragraph && shapes::is_heading_like(words[index])
    };
    let is_section = |index: usize| words[index].split_whitespace().count() <= 2;
    // There may be names of sections above the title, with buttons between them.
    let mut sections = Vec::new();
    let mut title = first;
    while title < head && can_be_title(title) && (is_section(title) || furniture::is_label(words[title])) {
        sections.push(title);
        title += 1;
    }
    if title < head && can_be_title(title) {
        sections.retain(|&index| !furniture::is_label(words[index]));
        for index in sections {
            kinds[index] = BlockKind::Heading;
        }
        kinds[title] = BlockKind::Title;
    } else if can_be_title(first) {
        kinds[first] = BlockKind::Title;
    }
}

/// Marks headings: short lines with text below them.
fn mark_headings(words: &[&str], kinds: &mut [BlockKind]) {
    for index in 0..words.len().saturating_sub(1) {
        let below = kinds[index + 1];
        let has_text_below = matches!(
            below,
            BlockKind::ListItem
                | BlockKind::Quote
                | BlockKind::Caption
                | BlockKind::Table
                | BlockKind::Byline
        ) || below == BlockKind::Paragraph;
        if kinds[index] == BlockKind::Paragraph
            && has_text_below
            && !furniture::is_label(words[index])
            && shapes::is_heading_like(words[index])
            && words[index].split_whitespace().count() <= 14
            && (!words[index].ends_with(['”', '"', '’'])
                || words[index].starts_with('‘') && words[index].split_whitespace().count() <= 8)
        {
            kinds[index] = BlockKind::Heading;
        }
    }
}
