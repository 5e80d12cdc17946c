//! Captions beside a credit on a line of its own, and a publisher's name beside a caption.

use super::captions::{Images, MAX_SUPPORTED_BYTES, MIN_WORDS, REPORTS, is_one_sentence};
use super::furniture;
use super::page_labels::is_fold;
use super::picture_words;
use crate::article::{BlockKind, CaptionCue, Credit};

/// The longest text, in bytes, that becomes a caption only because other captions are on the same side of their
/// credits.
const MAX_SAME_SIDE_BYTES: usize = 140;

/// On which side of their captions the credits of a text stand, and those whose caption is not known.
#[derive(Debug, Default)]
struct Sides {
    /// How many stand below their caption.
    below_count: usize,
    /// How many stand above it.
    above_count: usize,
    /// The pieces with the other credits.
    unresolved: Vec<usize>,
}

impl Images<'_> {
    /// Marks the caption that a credit on a line of its own belongs to, above or below it, and a publisher's name that
    /// is the credit of the caption above it.
    pub(super) fn mark_beside_credits(&mut self, kinds: &mut [BlockKind]) {
        let mut sides = Sides::default();
        for index in 0..self.words.len() {
            if !self.is_lone_credit(kinds, index) {
                self.mark_second_caption(kinds, index);
            } else if opens_picture(self.words[index]) {
                self.mark_below_source(kinds, index);
            } else {
                self.mark_beside_credit(kinds, index, &mut sides);
            }
        }
        self.mark_on_same_side(kinds, &sides);
        self.mark_publishers(kinds);
    }

    /// Marks the line below "Image source, AGENCY", or below the label "Image caption," between them.
    fn mark_below_source(&mut self, kinds: &mut [BlockKind], index: usize) {
        let is_label = self.words.get(index + 1).is_some_and(|line| Credit::is_picture_label(line));
        let at = index + 1 + usize::from(is_label);
        if at < self.words.len() && self.can_be_described(kinds, at) && self.is_open_line(at) {
            self.mark(kinds, at, CaptionCue::NEIGHBOUR);
        }
    }

    /// Marks the caption of the credit at `index`, unless one is marked already.
    fn mark_beside_credit(&mut self, kinds: &mut [BlockKind], index: usize, sides: &mut Sides) {
        let described = |at: usize| kinds[at] == BlockKind::Caption && self.credits[at].is_none();
        let below = (index + 1 < self.words.len()).then_some(index + 1);
        let above = index.checked_sub(1);
        if above.is_some_and(described) {
            sides.below_count += 1;
        } else if below.is_some_and(described) {
            sides.above_count += 1;
        } else if let Some(marked) = self.caption_beside(kinds, above, below) {
            self.mark(kinds, marked, CaptionCue::NEIGHBOUR);
            sides.below_count += usize::from(marked < index);
            sides.above_count += usize::from(marked > index);
        } else {
            sides.unresolved.push(index);
        }
    }

    /// The one of the pieces `above` and `below` a credit that looks like its caption.
    fn caption_beside(
        &self,
        kinds: &[BlockKind],
        above: Option<usize>,
        below: Option<usize>,
    ) -> Option<usize> {
        let attached = |at: &usize| self.can_be_described(kinds, *at) && self.is_attached(*at);
        let open = |at: &usize| self.can_be_described(kinds, *at) && self.is_open_line(*at);
        let told = |at: &usize| self.can_be_described(kinds, *at) && shows_scene(self.words[*at]);
        let by_place = above.filter(attached).or(below.filter(open)).or(above.filter(open));
        by_place.or(above.filter(told)).or(below.filter(told))
    }

    /// Marks the line above a credit if all other credits stand below their captions: a page puts them on one side.
    fn mark_on_same_side(&mut self, kinds: &mut [BlockKind], sides: &Sides) {
        if sides.below_count == 0 || sides.above_count > 0 {
            return;
        }
        for above in sides.unresolved.iter().filter_map(|index| index.checked_sub(1)) {
            let words = self.words[above];
            let is_short = words.len() <= MAX_SAME_SIDE_BYTES
                && is_one_sentence(words)
                && picture_words::opens_well(words);
            if is_short && self.can_be_described(kinds, above) {
                self.mark(kinds, above, CaptionCue::NEIGHBOUR);
            }
        }
    }

    /// Marks the name of a publisher below a caption as its credit.
    fn mark_publishers(&mut self, kinds: &mut [BlockKind]) {
        for index in 1..self.words.len() {
            let is_below_caption = kinds[index - 1] == BlockKind::Caption
                && self.credits[index - 1].is_none()
                && !is_fold(self.words[index - 1]);
            if kinds[index] == BlockKind::Paragraph && is_below_caption && is_publisher(self.words[index]) {
                self.mark(kinds, index, CaptionCue::CREDIT | CaptionCue::NEIGHBOUR);
            }
        }
    }

    /// Marks the line below an alternative text that opens with its agency, as the caption that the page shows.
    fn mark_second_caption(&mut self, kinds: &mut [BlockKind], index: usize) {
        let opens_with_credit = self.credits[index]
            .as_ref()
            .is_some_and(|credit| credit.range.start == 0 && credit.range.end < self.words[index].len());
        let below = index + 1;
        if opens_with_credit
            && kinds[index] == BlockKind::Caption
            && below < self.words.len()
            && self.can_be_described(kinds, below)
            && self.is_open_line(below)
        {
            self.mark(kinds, below, CaptionCue::NEIGHBOUR);
        }
    }

    /// Whether the piece at `index` is a caption that holds a credit and nothing else.
    pub(super) fn is_lone_credit(&self, kinds: &[BlockKind], index: usize) -> bool {
        kinds[index] == BlockKind::Caption
            && self.credits[index]
                .as_ref()
                .is_some_and(|credit| credit.range.len() == self.words[index].len())
    }

    /// Whether the piece at `index` may be the caption that a credit beside it belongs to.
    fn can_be_described(&self, kinds: &[BlockKind], index: usize) -> bool {
        let words = self.words[index];
        kinds[index] == BlockKind::Paragraph
            && words.len() <= MAX_SUPPORTED_BYTES
            && !words.starts_with(['“', '"'])
            && !is_fold(words)
            && !furniture::is_label(words)
    }

    /// Whether the piece at `index` has no full stop and is longer than headings are.
    fn is_open_line(&self, index: usize) -> bool {
        let words = self.words[index];
        !words.ends_with(['.', ',', ':', ';', '…', '!', '?', '”', '"'])
            && words.split_whitespace().count() >= MIN_WORDS
            && picture_words::opens_well(words)
    }
}

/// Whether `words` are one sentence that tells what is to be seen, and not what was said.
fn shows_scene(words: &str) -> bool {
    picture_words::opens_well(words)
        && is_one_sentence(words)
        && !REPORTS.is_match(words)
        && (picture_words::has_scene(words)
            || picture_words::tells_of_present(words)
            || picture_words::is_phrase(words))
}

/// Whether `credit`, on a line of its own, always stands above the caption of its picture.
fn opens_picture(credit: &str) -> bool {
    credit.starts_with("Image source,")
}

/// Whether `line` is the name of a publisher, or capitalised words one of which marks an organisation's name.
fn is_publisher(line: &str) -> bool {
    let count = line.split_whitespace().count();
    Credit::is_bare_publisher(line) && !Credit::is_bare_network(line)
        || (2..=6).contains(&count) && Credit::is_organisation_name(line)
}
