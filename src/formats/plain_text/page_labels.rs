//! Captions beside what a page puts around its pictures: "hide caption", "View image in fullscreen", "Image caption,",
//! "Image 2 of 5".

use std::sync::LazyLock;

use regex::Regex;

use super::captions::{Images, MAX_SUPPORTED_BYTES, REPORTS, is_one_sentence};
use super::picture_words;
use crate::article::{BlockKind, CaptionCue, Credit};
use crate::text::pattern;

/// Text below a picture that folds its caption.
static FOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:(?:hide|toggle|show) caption|enlarge(?: this)? image|view image in fullscreen)$")
});

/// Text between a picture and its caption that enlarges the picture.
static ENLARGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:view image in full ?screen|open image in gallery|view full image)$"));

impl Images<'_> {
    /// Marks the line below "Image caption," or, where it looks like one, below "Image 2 of 5".
    pub(super) fn mark_below_labels(&mut self, kinds: &mut [BlockKind]) {
        let is_label = |words: &str| Credit::is_picture_label(words);
        for index in 1..self.words.len() {
            let (label, words) = (self.words[index - 1], self.words[index]);
            let is_open = matches!(kinds[index], BlockKind::Paragraph | BlockKind::Heading);
            if !is_open || !is_label(label) || words.len() > MAX_SUPPORTED_BYTES || is_fold(words) {
                continue;
            }
            let is_told = label.to_lowercase().contains("caption");
            let is_followed = index + 1 < self.words.len()
                && (self.is_lone_credit(kinds, index + 1) || is_label(self.words[index + 1]));
            let is_description = is_one_sentence(words)
                && !REPORTS.is_match(words)
                && (picture_words::has_scene(words)
                    || picture_words::is_verbless(words)
                    || picture_words::opens_well(words) && !words.ends_with('.'));
            if is_told || is_followed || is_description {
                self.mark(kinds, index, CaptionCue::PICTURE);
            }
        }
    }

    /// Marks the credit above "hide caption", and the caption above the credit.
    pub(super) fn mark_beside_folds(&mut self, kinds: &mut [BlockKind]) {
        for index in 1..self.words.len() {
            if ENLARGE.is_match(self.words[index - 1])
                && kinds[index] == BlockKind::Paragraph
                && self.words[index].len() <= MAX_SUPPORTED_BYTES
                && !self.is_text(kinds, index)
            {
                self.mark(kinds, index, CaptionCue::empty());
            }
            let is_folded = is_fold(self.words[index]) && !ENLARGE.is_match(self.words[index]);
            if index < 2 || !is_folded || is_fold(self.words[index - 1]) {
                continue;
            }
            let is_credit = self.is_lone_credit(kinds, index - 1)
                || self.words[index - 1].split_whitespace().count() <= 8
                    && !self.words[index - 1].ends_with('.')
                    && kinds[index - 1] == BlockKind::Paragraph;
            let above = if is_credit { index - 2 } else { index - 1 };
            for at in above..index {
                if kinds[at] == BlockKind::Paragraph && self.words[at].len() <= 2 * MAX_SUPPORTED_BYTES {
                    self.mark(kinds, at, CaptionCue::empty());
                }
            }
        }
    }
}

/// Whether `line` is text below a picture that folds its caption.
pub(super) fn is_fold(line: &str) -> bool {
    FOLD.is_match(line)
}
