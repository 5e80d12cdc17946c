//! What each paragraph is. Size, weight and marks reveal headings and lists; what a plain text shows by its words alone
//! (bylines, datelines, captions, credits) is left to the rules for plain text.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::Usual;
use super::paragraphs::{HEADING_FACTOR, Paragraph};
use crate::article::{Block, BlockKind, CaptionCue, Source, TextRange};
use crate::formats::plain_text;
use crate::text::{letters, pattern};

/// The longest heading, in bytes.
const MAX_HEADING_BYTES: usize = 200;
/// The longest heading recognised by its weight alone, in bytes.
const MAX_BOLD_HEADING_BYTES: usize = 120;
/// Text longer than this, in bytes, is running text.
const LONG_BYTES: usize = 80;
/// The text between two blocks.
const GAP: &str = "\n\n";

/// How captions of numbered pictures begin.
static NUMBERED_PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Figure|Fig\.|FIGURE|FIG\.|Photo|Image|Picture|Abbildung|Abb\.|Bild|Figura)\s?\d{1,3}(?:[.:–—-]|\s[A-Z]|$)",
    )
});

/// The text of an article and its blocks.
#[derive(Debug)]
pub(super) struct Composed {
    /// The text.
    pub text: String,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// The writers' names found in the text.
    pub byline: Option<String>,
    /// The day of publication found in the text.
    pub published: Option<String>,
}

impl Composed {
    /// The words of the title.
    pub fn title(&self) -> Option<&str> {
        let title = self.blocks.iter().find(|block| block.kind == BlockKind::Title)?;
        Some(&self.text[title.range.start..title.range.end])
    }
}

/// The blocks of `paragraphs`. `said_title` is the title that the file gives.
pub(super) fn blocks(paragraphs: &[Paragraph], usual: Usual, said_title: Option<&str>) -> Composed {
    let mut text = String::new();
    let mut ranges = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push_str(GAP);
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        ranges.push(TextRange::new(start, text.len()));
    }
    let plain = plain_text::article(text.clone(), Source::default());
    let title = title(paragraphs, usual, said_title);
    let has_headings =
        (0..paragraphs.len()).any(|index| Some(index) != title && is_heading(paragraphs, index, usual));
    let mut blocks = Vec::with_capacity(paragraphs.len());
    let mut plain_blocks = plain.blocks().iter().peekable();
    for (index, (paragraph, &range)) in paragraphs.iter().zip(&ranges).enumerate() {
        let mut of_it = Vec::new();
        while let Some(block) = plain_blocks.next_if(|block| block.range.start < range.end) {
            of_it.push(*block);
        }
        let by_words = of_it.first().map_or(BlockKind::Paragraph, |block| block.kind);
        let is_numbered = || NUMBERED_PICTURE.is_match(&paragraph.text);
        let whole = |kind| vec![Block::shaped(kind, range, CaptionCue::empty())];
        blocks.extend(match by_words {
            _ if Some(index) == title => whole(BlockKind::Title),
            _ if paragraph.is_table => whole(BlockKind::Table),
            BlockKind::Byline | BlockKind::Credit => of_it,
            BlockKind::Caption if !is_numbered() && runs_on(paragraphs, index) => whole(BlockKind::Paragraph),
            BlockKind::Caption => {
                let number = if is_numbered() { CaptionCue::PICTURE_WORD } else { CaptionCue::empty() };
                let told =
                    |block: Block| Block::shaped(block.kind, block.range, block.origin.cues() | number);
                of_it.into_iter().map(told).collect()
            }
            _ if is_numbered() => vec![Block::shaped(BlockKind::Caption, range, CaptionCue::PICTURE_WORD)],
            _ if is_heading(paragraphs, index, usual) => whole(BlockKind::Heading),
            _ if paragraph.has_mark => whole(BlockKind::ListItem),
            BlockKind::Title => whole(BlockKind::Paragraph),
            // Where headings are set apart, a short line that is not set apart is no heading; nor is one above others
            // like it, as in a form.
            BlockKind::Heading
                if has_headings
                    || paragraph.line_count > 1
                    || paragraphs.get(index + 1).is_none_or(|below| below.text.len() <= LONG_BYTES) =>
            {
                whole(BlockKind::Paragraph)
            }
            _ => of_it,
        });
    }
    let metadata = plain.metadata();
    let (byline, published) = (metadata.byline.clone(), metadata.published.clone());
    Composed { text, blocks, byline, published }
}

/// Which of `paragraphs` is the title: the one that matches the title in the file, or else the one in the largest
/// letters on the first page with text.
fn title(paragraphs: &[Paragraph], usual: Usual, said_title: Option<&str>) -> Option<usize> {
    let first_page = paragraphs.first()?.page;
    let on_first_page = || {
        let of_page = paragraphs.iter().enumerate().take_while(|(_, paragraph)| paragraph.page == first_page);
        of_page.filter(|(_, paragraph)| !paragraph.is_table && paragraph.text.len() <= MAX_HEADING_BYTES)
    };
    if let Some(said) = said_title {
        let said = letters(said);
        let says_it = |paragraph: &Paragraph| {
            let shown = letters(&paragraph.text);
            shown.len() >= 8 && (shown == said || said.starts_with(&shown) && 3 * shown.len() >= said.len())
        };
        if let Some((index, _)) = on_first_page().find(|(_, paragraph)| says_it(paragraph)) {
            return Some(index);
        }
    }
    let word_count = |paragraph: &Paragraph| {
        paragraph
            .text
            .split_whitespace()
            .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
            .count()
    };
    let is_large =
        |paragraph: &Paragraph| paragraph.size > HEADING_FACTOR * usual.size && word_count(paragraph) > 0;
    // One or two words above a headline are the name of the newspaper.
    let wordy = on_first_page().filter(|(_, paragraph)| is_large(paragraph) && word_count(paragraph) > 2);
    let any = on_first_page().filter(|(_, paragraph)| is_large(paragraph));
    let largest = |(best, size): (Option<usize>, f32), (index, paragraph): (usize, &Paragraph)| {
        if paragraph.size > 1.02 * size { (Some(index), paragraph.size) } else { (best, size) }
    };
    let (wordy, wordy_size) = wordy.fold((None, 0.0), largest);
    let (any, any_size) = any.fold((None, 0.0), largest);
    // A headline is close below that name; a heading farther down belongs to the text.
    let is_close = |any: usize, wordy: usize| {
        any > wordy || paragraphs[any..wordy].iter().all(|between| between.text.len() <= LONG_BYTES)
    };
    match (wordy, any) {
        (Some(wordy), Some(any)) if wordy_size * 2.2 > any_size && is_close(any, wordy) => Some(wordy),
        _ => any,
    }
}

/// Whether the paragraph at `index` is a heading by its size or weight.
fn is_heading(paragraphs: &[Paragraph], index: usize, usual: Usual) -> bool {
    let paragraph = &paragraphs[index];
    if paragraph.is_table
        || paragraph.text.len() > MAX_HEADING_BYTES
        || paragraph.line_count > 4
        || !paragraph.text.chars().any(char::is_alphabetic)
    {
        return false;
    }
    let ends_like_text = paragraph.text.ends_with(['.', ',', ';']);
    if paragraph.size > HEADING_FACTOR * usual.size {
        return !ends_like_text || paragraph.size > 1.3 * usual.size;
    }
    let below = paragraphs.get(index + 1);
    paragraph.is_bold
        && paragraph.size > 0.94 * usual.size
        && paragraph.line_count <= 2
        && paragraph.text.len() <= MAX_BOLD_HEADING_BYTES
        && !ends_like_text
        && below.is_some_and(|below| !below.is_bold && below.text.len() > paragraph.text.len())
}

/// Whether the paragraph at `index` is a piece of running text that a page or a picture parts: it goes on in small letters
/// from the one before, or the one behind does from it.
fn runs_on(paragraphs: &[Paragraph], index: usize) -> bool {
    let is_open = |text: &str| text.trim_end().ends_with(|last: char| last.is_alphanumeric() || last == ',');
    let goes_on = |text: &str| text.trim_start().starts_with(char::is_lowercase);
    let text = |at: usize| paragraphs.get(at).map_or("", |paragraph| paragraph.text.as_str());
    let before = index.checked_sub(1).map_or("", text);
    // A caption within a paragraph stands between two parts of it that are open.
    let opens_next = !is_open(before) && is_open(text(index)) && goes_on(text(index + 1));
    goes_on(text(index)) && is_open(before) || opens_next
}
