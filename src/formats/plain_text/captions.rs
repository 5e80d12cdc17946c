//! Captions among their neighbours: those recognised by their own shape, and those that only their surroundings reveal.
//!
//! A missed caption stays a paragraph or heading, where it can be read; a heading or link shown as a caption is wrong.
//! So a line without the shape of a caption needs several pieces of evidence. Each rule records the cues that it
//! decided by.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::composer::is_of_table;
use super::alt_texts::is_alt_text;
use super::caption_shape::{self, Strength};
use super::layout::Piece;
use super::lines::FEW_PIECES;
use super::people_shown::NamesInText;
use super::picture_words;
use crate::article::{BlockKind, CaptionCue, Credit};
use crate::text::cores;
use crate::text::pattern;

/// The longest text, in bytes, that a neighbour can turn into a caption.
pub(super) const MAX_SUPPORTED_BYTES: usize = 240;
/// The fewest bytes of a line that is certainly running text if it ends like a sentence.
const MIN_TEXT_BYTES: usize = 60;
/// The fewest bytes of a sentence that ends a report and is followed by the agency.
const MIN_LAST_BYTES: usize = 30;
/// The fewest words in a line without the shape of a caption; this leaves headings alone.
pub(super) const MIN_WORDS: usize = 5;
/// The fewest words in a line that describes a scene.
const MIN_SCENE_WORDS: usize = 7;

/// Up to this many pieces that may be captions are examined on one core.
const FEW_STRONG: usize = 200;

/// Words that reports use and captions do not.
pub(super) static REPORTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:said|told|announced|denied|insisted|warned|according to)\b"));

/// The pieces of a text, with what they say about pictures.
pub(super) struct Images<'t> {
    pieces: &'t [Piece],
    pub(super) words: &'t [&'t str],
    strengths: Vec<Strength>,
    pub(super) credits: Vec<Option<Credit>>,
    /// The cues by which each caption among the pieces was recognised.
    cues: Vec<CaptionCue>,
    /// Whether blank lines separate the pieces.
    has_blank_lines: bool,
}

impl<'t> Images<'t> {
    /// Examines each of `pieces`, whose texts are `words`.
    pub fn new(pieces: &'t [Piece], words: &'t [&'t str]) -> Self {
        let (credits, strengths) = cores::map(words, FEW_PIECES, |words| {
            let is_short = words.len() <= caption_shape::MAX_CAPTION_BYTES;
            let credit = is_short.then(|| Credit::find(words)).flatten();
            let strength = caption_shape::strength(words, credit.as_ref());
            (credit, strength)
        })
        .into_iter()
        .unzip();
        let has_blank_lines = pieces.iter().skip(1).any(|piece| piece.after_blank);
        let cues = vec![CaptionCue::empty(); pieces.len()];
        Self { pieces, words, strengths, credits, cues, has_blank_lines }
    }

    /// The cues by which the caption at `index` was recognised.
    pub fn cues(&self, index: usize) -> CaptionCue {
        self.cues[index]
    }

    /// Makes the piece at `index` a caption, recognised by `cues`.
    pub(super) fn mark(&mut self, kinds: &mut [BlockKind], index: usize, cues: CaptionCue) {
        kinds[index] = BlockKind::Caption;
        self.cues[index] = cues;
    }

    /// The cues in the words of the piece at `index`.
    fn own_cues(&self, index: usize) -> CaptionCue {
        caption_shape::cues(self.words[index], self.credits[index].as_ref())
    }

    /// Marks pieces that look like captions by themselves.
    pub fn mark_strong(&mut self, kinds: &mut [BlockKind]) {
        let strong: Vec<usize> =
            (0..kinds.len()).filter(|&index| self.strengths[index] == Strength::Strong).collect();
        let cues = cores::map(&strong, FEW_STRONG, |&index| {
            let is_caption = (matches!(kinds[index], BlockKind::Paragraph | BlockKind::ListItem)
                || self.is_owned_by_agency(index))
                && !caption_shape::is_running_text(self.words[index], self.credits[index].as_ref())
                && !Credit::is_bare_publisher(self.words[index])
                && !is_of_table(self.words[index])
                && !is_copyright_notice(self.words[index], self.credits[index].as_ref())
                && !self.ends_report(index);
            is_caption.then(|| self.own_cues(index))
        });
        for (index, cues) in strong.into_iter().zip(cues) {
            if let Some(cues) = cues {
                self.mark(kinds, index, cues);
            }
        }
    }

    /// Marks pieces that a weak shape or a neighbour makes captions. Title, byline and date are already known.
    pub fn mark_supported(&mut self, kinds: &mut [BlockKind]) {
        self.mark_repeated(kinds);
        self.mark_weak(kinds);
        self.mark_below_labels(kinds);
        self.mark_beside_folds(kinds);
        self.mark_beside_credits(kinds);
        self.mark_others(kinds);
    }

    /// Whether the piece at `index` is "© AGENCY", which refers to a picture unless it is the last line.
    fn is_owned_by_agency(&self, index: usize) -> bool {
        let owner = self.words[index].strip_prefix('©').map(str::trim);
        owner.is_some_and(Credit::is_bare_agency) && index + 1 < self.words.len()
    }

    /// Whether the piece is a sentence of the report followed by the agency in brackets: the last one, or, as in a text
    /// of several reports, one that reports what was said or shows no picture.
    fn ends_report(&self, index: usize) -> bool {
        let words = self.words[index];
        let is_last = index + 1 == self.words.len();
        let pictures = || {
            picture_words::has_scene(words)
                || picture_words::is_verbless(words)
                || caption_shape::strength(words, None) != Strength::None
        };
        index > 0
            && (is_last || REPORTS.is_match(words) || !pictures())
            && self.credits[index].as_ref().is_some_and(|credit| {
                let before = words[..credit.range.start].trim_end();
                let in_brackets = &words[credit.range.start..];
                credit.photographers.is_empty()
                    && in_brackets.starts_with('(')
                    && !in_brackets.contains(':')
                    && before.len() >= MIN_LAST_BYTES
                    && before.ends_with(['.', '”', '"'])
            })
    }

    /// Marks captions with weak shapes that are set apart from their surroundings; the first and last pieces have other
    /// roles.
    fn mark_weak(&mut self, kinds: &mut [BlockKind]) {
        for index in 1..self.words.len() {
            let words = self.words[index];
            if self.strengths[index] != Strength::Weak
                || !matches!(kinds[index], BlockKind::Paragraph | BlockKind::ListItem)
            {
                continue;
            }
            let stands_alone = kinds[index] == BlockKind::Paragraph
                && words.len() <= MAX_SUPPORTED_BYTES
                && self.is_set_apart(index)
                && (is_specific(words)
                    || self.is_below_head(kinds, index)
                    || is_beside_caption(kinds, index));
            if is_alt_text(self.words[index - 1], words) {
                self.mark(kinds, index, self.own_cues(index) | CaptionCue::ALT_TEXT);
            } else if stands_alone {
                let beside =
                    if is_beside_caption(kinds, index) { CaptionCue::NEIGHBOUR } else { CaptionCue::empty() };
                self.mark(kinds, index, self.own_cues(index) | beside);
            }
        }
    }

    /// Marks the alternative text of an image with its agency before it, "AGENCY A bridge in Varna", and the caption
    /// that repeats it.
    fn mark_repeated(&mut self, kinds: &mut [BlockKind]) {
        let free = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Heading);
        for index in 1..self.words.len() {
            let (above, words) = (self.words[index - 1], self.words[index]);
            let is_repeated = above.split_once(' ').is_some_and(|(agency, text)| {
                words.starts_with(text)
                    && text.split_whitespace().count() >= MIN_WORDS
                    && Credit::is_bare_agency(agency)
            });
            if is_repeated
                && free(kinds[index])
                && free(kinds[index - 1])
                && words.len() <= MAX_SUPPORTED_BYTES
            {
                kinds[index - 1] = BlockKind::ImageAlt;
                self.mark(kinds, index, CaptionCue::ALT_TEXT);
            }
        }
    }

    /// Marks lines without any shape of a caption: people in the text with a role, scenes, and phrases below the head.
    fn mark_others(&mut self, kinds: &mut [BlockKind]) {
        let has_captions = kinds.contains(&BlockKind::Caption);
        let candidates: Vec<usize> =
            (1..self.words.len()).filter(|&index| self.stands_between_text(kinds, index)).collect();
        let paragraphs = (0..self.words.len()).filter(|&at| self.is_text(kinds, at)).map(|at| self.words[at]);
        let paragraphs: Vec<&str> = paragraphs.collect();
        let names = NamesInText::new(&paragraphs, candidates.iter().map(|&at| self.words[at]));
        let shows_picture = |&index: &usize| {
            let words = self.words[index];
            let count = words.split_whitespace().count();
            let is_scene = count >= MIN_SCENE_WORDS
                && picture_words::opens_well(words)
                && picture_words::has_scene(words)
                && picture_words::has_determiner(words);
            let is_lead = count >= MIN_WORDS
                && picture_words::opens_well(words)
                && picture_words::is_verbless(words)
                && self.is_below_head(kinds, index);
            names.are_shown_by(words) || is_scene || is_lead
        };
        let are_marked = cores::map(&candidates, FEW_STRONG, shows_picture);
        let marked = candidates.iter().zip(are_marked).filter(|&(_, is_marked)| is_marked);
        let mut marked: BTreeSet<usize> = marked.map(|(&index, _)| index).collect();
        // In a text with captions but no headings, a phrase that names a place is a caption.
        let others = candidates.iter().filter(|index| !marked.contains(*index));
        let phrases: Vec<usize> = others.copied().collect();
        let are_all_phrases = phrases.iter().all(|&index| {
            let words = self.words[index];
            words.split_whitespace().count() >= MIN_WORDS
                && picture_words::opens_well(words)
                && picture_words::is_verbless(words)
                && picture_words::has_determiner(words)
        });
        if has_captions && are_all_phrases {
            marked.extend(phrases);
        }
        for index in marked {
            if self.stands_for_picture(kinds, index) {
                kinds[index] = BlockKind::ImageAlt;
            } else {
                self.mark(kinds, index, CaptionCue::empty());
            }
        }
    }

    /// Whether the scene at `index` is the alternative text of the picture whose caption is below: it names nobody and
    /// nothing, and the caption has a mark of its own.
    fn stands_for_picture(&self, kinds: &[BlockKind], index: usize) -> bool {
        let names_nothing =
            || !self.words[index].split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
        kinds.get(index + 1) == Some(&BlockKind::Caption)
            && self.strengths[index + 1] == Strength::Strong
            && !self.is_lone_credit(kinds, index + 1)
            && names_nothing()
    }

    /// Whether there are blank lines around the piece at `index`, in a text that has them.
    fn is_set_apart(&self, index: usize) -> bool {
        let next = self.pieces.get(index + 1);
        !self.has_blank_lines && self.pieces[index].line_count == 1 && next.is_some()
            || self.pieces[index].after_blank && next.is_some_and(|next| next.after_blank)
    }

    /// Whether no blank line parts the piece at `index` from the one below, in a text that has blank lines elsewhere and
    /// above it: the two belong together.
    pub(super) fn is_attached(&self, index: usize) -> bool {
        let next = self.pieces.get(index + 1);
        self.has_blank_lines && self.pieces[index].after_blank && next.is_some_and(|next| !next.after_blank)
    }

    /// Whether the piece at `index` is certainly running text.
    pub(super) fn is_text(&self, kinds: &[BlockKind], index: usize) -> bool {
        kinds[index] == BlockKind::Paragraph
            && self.words[index].len() >= MIN_TEXT_BYTES
            && self.words[index].ends_with(['.', '”', '"', '!', '?', ':', ')', '’'])
    }

    /// Whether the piece at `index` is a short line without a full stop, alone between running text, captions and the
    /// head.
    fn stands_between_text(&self, kinds: &[BlockKind], index: usize) -> bool {
        let Some(next) = kinds.get(index + 1) else { return false };
        let ends_open = !self.words[index].ends_with(['.', ',', ':', ';', '…', '!', '?', '”', '"']);
        let is_caption = |kind: BlockKind| kind == BlockKind::Caption;
        let above = kinds[index - 1];
        kinds[index] == BlockKind::Paragraph
            && ends_open
            && self.words[index].len() <= MAX_SUPPORTED_BYTES
            && self.is_set_apart(index)
            && (is_caption(above)
                || matches!(above, BlockKind::Title | BlockKind::Byline | BlockKind::Dateline)
                || above == BlockKind::Paragraph
                    && self.words[index - 1].ends_with(['.', '”', '"', '!', '?']))
            && (is_caption(*next)
                || *next == BlockKind::Paragraph && self.words[index + 1].ends_with(['.', '”', '"']))
    }

    /// Whether the piece at `index` follows the date or byline and precedes running text.
    fn is_below_head(&self, kinds: &[BlockKind], index: usize) -> bool {
        matches!(kinds[index - 1], BlockKind::Byline | BlockKind::Dateline)
            && (index + 1..self.words.len()).next().is_some_and(|next| self.is_text(kinds, next))
    }
}

/// Whether `words` are the notice of a whole page, and the `credit` in them names nobody: "Page 1 of 2 © 2014 Marlow Ltd.
/// All rights reserved."
fn is_copyright_notice(words: &str, credit: Option<&Credit>) -> bool {
    words.to_lowercase().contains("rights reserved")
        && credit.is_some_and(|credit| credit.photographers.is_empty() && credit.agency.is_none())
}

fn is_beside_caption(kinds: &[BlockKind], index: usize) -> bool {
    kinds[index - 1] == BlockKind::Caption || kinds.get(index + 1) == Some(&BlockKind::Caption)
}

/// Whether a phrase without a verb names a specific thing or a year: "The town hall of Varna in 2019."
fn is_specific(words: &str) -> bool {
    let has_year = || {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| {
            word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit())
        })
    };
    ["The ", "A ", "An "].iter().any(|article| words.starts_with(article)) || has_year()
}

/// Whether no sentence ends inside `words`, ignoring abbreviations.
pub(super) fn is_one_sentence(words: &str) -> bool {
    words.match_indices(". ").all(|(at, _)| {
        let word = words[..at].rsplit(' ').next().unwrap_or_default();
        word.len() <= 4 && word.starts_with(char::is_uppercase) && !words[..at].ends_with(char::is_numeric)
    })
}
