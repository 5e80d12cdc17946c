//! The alternative texts of images, which a page shows only if it cannot show the image.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Piece;
use super::page_labels;
use super::picture_words;
use crate::article::{BlockKind, Credit};
use crate::text::letters;

/// The longest alternative text that is not repeated word by word, in bytes.
const MAX_LINE_BYTES: usize = 160;
/// The fewest letters in a word that shows that two lines are about the same thing.
const MIN_SHARED_LETTERS: usize = 4;

/// Marks alternative texts above captions, and the same lines wherever else they occur.
pub(super) fn mark_alt_texts(pieces: &[Piece], words: &[&str], kinds: &mut [BlockKind]) {
    let free = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Heading);
    let has_blank_lines = pieces.iter().skip(1).any(|piece| piece.after_blank);
    let mut alt_texts = BTreeSet::new();
    for index in 1..words.len() {
        let above = index - 1;
        if kinds[index] == BlockKind::Caption
            && free(kinds[above])
            && !page_labels::is_fold(words[above])
            && (is_alt_text(words[above], words[index])
                || has_blank_lines
                    && pieces[above].after_blank
                    && !pieces[index].after_blank
                    && tells_the_same(words[above], words[index])
                || heads_no_text(kinds, index) && shares_word(words[above], words[index]))
        {
            kinds[above] = BlockKind::ImageAlt;
            alt_texts.insert(words[above]);
        }
    }
    // A line above two captions is the alternative text of their images, even if it looks like a heading.
    let mut above_captions = BTreeMap::new();
    for index in 1..words.len() {
        if kinds[index] == BlockKind::Caption
            && free(kinds[index - 1])
            && words[index - 1].len() <= MAX_LINE_BYTES
            && !page_labels::is_fold(words[index - 1])
        {
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

/// Whether `line` is the alternative text of the image that `caption` describes: a short line that the caption repeats,
/// or one in lower case, a file name, or the name of an agency's story.
pub(super) fn is_alt_text(line: &str, caption: &str) -> bool {
    let is_short = line.len() <= MAX_LINE_BYTES && !line.ends_with(['.', ':', '?', '!']);
    let is_slug = !line.contains(char::is_uppercase) && line.contains(char::is_alphabetic)
        || !line.contains([' ', '/'])
            && line.contains('-')
            && !line.contains(char::is_lowercase)
            && line.len() > 8;
    let is_file =
        [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| line.to_ascii_lowercase().ends_with(end));
    is_file || caption.starts_with(line) && line.len() < caption.len() || is_short && is_slug
}

/// Whether there is nothing but pictures between the heading above the caption at `index` and the next heading.
fn heads_no_text(kinds: &[BlockKind], index: usize) -> bool {
    let is_of_picture =
        |kind: &&BlockKind| matches!(kind, BlockKind::Caption | BlockKind::Credit | BlockKind::ImageAlt);
    let below = kinds[index..].iter().find(|kind| !is_of_picture(kind));
    kinds[index - 1] == BlockKind::Heading && below == Some(&BlockKind::Heading)
}

/// Whether `line` has a word of some length in common with `caption`.
fn shares_word(line: &str, caption: &str) -> bool {
    let long = |text: &str| -> BTreeSet<String> {
        let words = text.split_whitespace().map(letters);
        words.filter(|word| word.chars().count() >= MIN_SHARED_LETTERS).collect()
    };
    !long(line).is_disjoint(&long(caption))
}

/// Whether `line`, with no blank line between it and `caption`, describes the same picture: it shares a word of some
/// length with it, or describes a scene.
fn tells_the_same(line: &str, caption: &str) -> bool {
    if line.len() > MAX_LINE_BYTES
        || line.ends_with(['.', ':', '?', '!', ','])
        || line.split_whitespace().nth(2).is_none()
        || Credit::find(line).is_some()
    {
        return false;
    }
    picture_words::has_scene(line) && picture_words::has_determiner(line) || shares_word(line, caption)
}
