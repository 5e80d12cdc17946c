//! The alternative texts of images, which a page shows only if it cannot show the image.

use std::collections::{BTreeMap, BTreeSet};

use super::captions;
use crate::article::BlockKind;

/// Marks alternative texts above captions, and the same lines wherever else they occur.
pub(super) fn mark_alt_texts(words: &[&str], kinds: &mut [BlockKind]) {
    let free = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Heading);
    let mut alt_texts = BTreeSet::new();
    for index in 1..words.len() {
        let above = index - 1;
        if kinds[index] == BlockKind::Caption
            && free(kinds[above])
            && !captions::is_fold(words[above])
            && is_alt_text(words[above], words[index])
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
            && words[index - 1].len() <= 160
            && !captions::is_fold(words[index - 1])
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
    let is_short = line.len() <= 160 && !line.ends_with(['.', ':', '?', '!']);
    let is_slug = !line.contains(char::is_uppercase) && line.contains(char::is_alphabetic)
        || !line.contains([' ', '/'])
            && line.contains('-')
            && !line.contains(char::is_lowercase)
            && line.len() > 8;
    let is_file =
        [".jpg", ".jpeg", ".png", ".webp"].iter().any(|end| line.to_ascii_lowercase().ends_with(end));
    is_file || caption.starts_with(line) && line.len() < caption.len() || is_short && is_slug
}
