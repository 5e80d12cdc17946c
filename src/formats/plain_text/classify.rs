//! What each piece of a plain text is, among its neighbours.

use super::caption_shape::{CaptionSign, caption_sign};
use super::layout::Piece;
use super::shapes;
use crate::article::{Block, BlockKind, Credit, TextRange};

/// The pieces at the top of a text among which title, byline and date are looked for.
const HEAD_PIECES: usize = 8;
/// Text this long, in bytes, that ends like a sentence is a paragraph whatever it looks like.
const LONG_BYTES: usize = 200;

/// The blocks of `text`.
pub(super) fn blocks(text: &str, pieces: &[Piece]) -> Vec<Block> {
    let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.range.start..piece.range.end]).collect();
    let mut kinds: Vec<BlockKind> =
        pieces.iter().zip(&words).map(|(piece, words)| kind_alone(piece, words)).collect();
    mark_captions(pieces, &words, &mut kinds);
    mark_head(&words, &mut kinds);
    mark_headings(&words, &mut kinds);
    mark_alt_texts(&words, &mut kinds);
    let mut blocks = Vec::with_capacity(pieces.len());
    for (piece, kind) in pieces.iter().zip(kinds) {
        let mut range = piece.range;
        if kind == BlockKind::Paragraph
            && let Some(length) = shapes::dateline_len(&text[range.start..range.end])
        {
            blocks.push(Block {
                kind: BlockKind::Dateline,
                range: TextRange::new(range.start, range.start + length),
            });
            range = TextRange::new(range.start + length, range.end).trimmed(text);
        }
        blocks.push(Block { kind, range });
    }
    blocks
}

/// What a piece is as far as it shows by itself.
fn kind_alone(piece: &Piece, words: &str) -> BlockKind {
    if piece.is_table {
        BlockKind::Table
    } else if shapes::is_reply(words) || shapes::is_pull_quote(words) {
        BlockKind::Quote
    } else if shapes::is_credit_line(words) {
        BlockKind::Credit
    } else if shapes::is_list_item(words) {
        BlockKind::ListItem
    } else if piece.indent >= 4 && piece.line_count > 1 {
        // Set in as a whole, in a text wrapped by hand.
        BlockKind::Quote
    } else {
        BlockKind::Paragraph
    }
}

/// Captions by strong signs, and by weak ones where a neighbour supports them.
fn mark_captions(pieces: &[Piece], words: &[&str], kinds: &mut [BlockKind]) {
    let signs: Vec<CaptionSign> = words.iter().map(|words| caption_sign(words)).collect();
    for index in 0..words.len() {
        if !matches!(kinds[index], BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let is_caption = match signs[index] {
            CaptionSign::Strong => !is_running_text(words[index]),
            // Set apart by blank lines from what stands around it; the first and last piece have other duties.
            CaptionSign::Weak => {
                index > 0
                    && (repeats_line_above(words, index)
                        || kinds[index] == BlockKind::Paragraph
                            && words[index].len() <= LONG_BYTES
                            && pieces[index].after_blank
                            && pieces.get(index + 1).is_some_and(|next| next.after_blank))
            }
            CaptionSign::None => false,
        };
        if is_caption {
            kinds[index] = BlockKind::Caption;
        }
    }
}

/// Whether strong signs notwithstanding `words` is a paragraph: several sentences, and no credit at the end.
fn is_running_text(words: &str) -> bool {
    let sentences = words.matches(". ").count() + words.matches("? ").count() + words.matches(".” ").count();
    sentences >= 3 && Credit::find(words).is_none()
}

/// Whether the line above a caption is the alternative text of its image: a short line that the caption repeats, or
/// one in lower case.
fn repeats_line_above(words: &[&str], index: usize) -> bool {
    index.checked_sub(1).is_some_and(|above| is_alt_text(words[above], words[index]))
}

/// Whether `line` is the alternative text of the image of which `caption` speaks.
fn is_alt_text(line: &str, caption: &str) -> bool {
    let is_short = line.len() <= 160 && !line.ends_with(['.', ':', '?', '!']);
    let is_slug = !line.contains(char::is_uppercase) && line.contains(char::is_alphabetic);
    let is_file =
        [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| line.to_ascii_lowercase().ends_with(end));
    is_file || caption.starts_with(line) && line.len() < caption.len() || is_short && is_slug
}

/// Alternative texts above captions, and the same line wherever else it stands.
fn mark_alt_texts(words: &[&str], kinds: &mut [BlockKind]) {
    let free = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Heading);
    let mut alt_texts = std::collections::BTreeSet::new();
    for index in 1..words.len() {
        let above = index - 1;
        if kinds[index] == BlockKind::Caption && free(kinds[above]) && is_alt_text(words[above], words[index])
        {
            kinds[above] = BlockKind::ImageAlt;
            alt_texts.insert(words[above]);
        }
    }
    // A line that stands above two captions is a text of their images, even if it looks like a heading.
    let mut above_captions = std::collections::BTreeMap::new();
    for index in 1..words.len() {
        if kinds[index] == BlockKind::Caption && free(kinds[index - 1]) && words[index - 1].len() <= 160 {
            *above_captions.entry(words[index - 1]).or_insert(0) += 1;
        }
    }
    alt_texts.extend(above_captions.into_iter().filter(|&(_, count)| count > 1).map(|(line, _)| line));
    for (kind, words) in kinds.iter_mut().zip(words) {
        if free(*kind) && alt_texts.contains(words) {
            *kind = BlockKind::ImageAlt;
        }
    }
}

/// Title, byline and date of publication at the top.
fn mark_head(words: &[&str], kinds: &mut [BlockKind]) {
    let head = words.len().min(HEAD_PIECES);
    for index in 0..head {
        if !matches!(kinds[index], BlockKind::Paragraph | BlockKind::Caption) {
            continue;
        }
        if shapes::is_byline(words[index]) {
            kinds[index] = BlockKind::Byline;
        } else if shapes::is_date_line(words[index]) {
            kinds[index] = BlockKind::Dateline;
        }
        if words[index].len() > LONG_BYTES {
            break;
        }
    }
    // The first line that can be one, but for a name of a section above it.
    let first =
        kinds.iter().take(head).position(|kind| !matches!(kind, BlockKind::Byline | BlockKind::Dateline));
    let Some(first) = first.filter(|&first| first + 1 < words.len()) else { return };
    let can_be_title = |index: usize| {
        index < head && kinds[index] == BlockKind::Paragraph && shapes::is_heading_like(words[index])
    };
    let is_section = |index: usize| words[index].split_whitespace().count() <= 2;
    if can_be_title(first) && is_section(first) && can_be_title(first + 1) && !is_section(first + 1) {
        kinds[first] = BlockKind::Heading;
        kinds[first + 1] = BlockKind::Title;
    } else if can_be_title(first) {
        kinds[first] = BlockKind::Title;
    }
}

/// Headings: short lines with text below them.
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
            && shapes::is_heading_like(words[index])
            && words[index].split_whitespace().count() <= 14
            && !words[index].ends_with(['”', '"', '’'])
        {
            kinds[index] = BlockKind::Heading;
        }
    }
}
