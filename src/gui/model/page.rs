//! A page: an article cut into pieces that are laid out one by one.
//!
//! A piece is a block or a part of one: a caption's credit is a piece of its own, and a very long block is cut, so that
//! no piece takes long to lay out. The cutting happens on the thread that reads the article, not on the window's.

use crate::article::{Article, Block, BlockIndex, BlockKind, TextRange};

/// The longest piece in bytes: some 60 lines.
const LONGEST_PIECE: usize = 4096;

/// How many blocks from the start may hold the headline.
const LATEST_TITLE: usize = 6;

/// How a piece is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Like its kind of block.
    Block(BlockKind),
    /// As the name of a section of the paper above the headline.
    Kicker,
    /// As a caption's credit.
    CaptionCredit,
    /// As the line below the headline with the date, the word count and the reading time; its range is empty.
    Facts,
    /// As the article's picture at this index; its range is empty and starts where the block below it does.
    Picture(usize),
}

impl Setting {
    /// Whether it shares a line with others like it, if they fit.
    #[must_use]
    pub fn shares_line(self) -> bool {
        matches!(self, Self::Facts | Self::Block(BlockKind::Byline | BlockKind::Dateline))
    }

    /// Whether it shows text of the article.
    #[must_use]
    pub fn has_text(self) -> bool {
        matches!(self, Self::Block(_) | Self::Kicker | Self::CaptionCredit)
    }
}

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How it is set.
    pub setting: Setting,
    /// Its text.
    pub range: TextRange,
    /// Whether it is the first piece of its block.
    pub first: bool,
    /// Whether it is the last piece of its block.
    pub last: bool,
    /// The index of the picture of which this is the alternative text, if the article has that picture.
    pub picture: Option<usize>,
    /// Whether the next piece always starts a new line, because it is not a byline, a date or the facts.
    pub ends_line: bool,
}

/// An article cut into pieces, in text order.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Whether the text below the headline gives the date of publication.
    pub shows_date: bool,
}

impl Page {
    /// Cuts `article` into pieces.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let blocks = article.blocks();
        let is_front =
            |block: &&Block| matches!(block.kind, BlockKind::Title | BlockKind::Byline | BlockKind::Dateline);
        // The name of a section, or a picture, may be above the headline.
        let title = title_of(blocks).unwrap_or(0);
        let mut front = title + blocks[title..].iter().take_while(is_front).count();
        // A standfirst may come between the headline and the byline.
        if front == title + 1 && blocks.get(front + 1).is_some_and(|block| block.kind == BlockKind::Byline) {
            front += 1 + blocks[front + 1..].iter().take_while(is_front).count();
        }
        let mut page = Self {
            pieces: Vec::with_capacity(blocks.len() + 1),
            shows_date: blocks[..front].iter().any(|block| block.kind == BlockKind::Dateline),
        };
        let mut credits = article.caption_credits().into_iter();
        for (index, block) in article.indexed_blocks() {
            if index == BlockIndex(front) {
                page.push_empty(Setting::Facts, block.range.start);
            }
            for picture in article.pictures_above(index) {
                page.push_empty(Setting::Picture(picture), block.range.start);
            }
            let credit = if block.kind == BlockKind::Caption { credits.next().flatten() } else { None };
            let setting = match block.kind {
                BlockKind::Heading if index.0 < title => Setting::Kicker,
                kind => Setting::Block(kind),
            };
            page.push_block(article, block, setting, credit.map(|credit| credit.range));
        }
        if front == blocks.len() {
            page.push_empty(Setting::Facts, article.text().len());
        }
        let (mut above, mut has_text) = (None, false);
        for piece in &mut page.pieces {
            match piece.setting {
                Setting::Picture(picture) => (above, has_text) = (Some(picture), false),
                Setting::Block(BlockKind::ImageAlt) => {
                    // A second text is that of a picture that is not there.
                    if piece.first && std::mem::replace(&mut has_text, true) {
                        above = None;
                    }
                    piece.picture = above;
                }
                _ => above = None,
            }
        }
        for index in 1..page.pieces.len() {
            page.pieces[index - 1].ends_line = !page.pieces[index].setting.shares_line();
        }
        page
    }

    /// The index of the piece that holds the byte `offset`, else of the last one before it.
    #[must_use]
    pub fn piece_at(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.range.start <= offset);
        let index = after.saturating_sub(1);
        // The facts and pictures are empty and start where the piece after them does.
        index.min(self.pieces.len().saturating_sub(1))
    }

    /// The index of the first picture above the piece at `index`, with only alternative texts and other pictures in
    /// between; `index` if there is none.
    #[must_use]
    pub fn first_picture_above(&self, index: usize) -> usize {
        let is_of_picture = |piece: &&Piece| {
            matches!(piece.setting, Setting::Picture(_) | Setting::Block(BlockKind::ImageAlt))
        };
        let before = self.pieces[..index].iter().rev().take_while(is_of_picture);
        let is_picture = |piece: &Piece| matches!(piece.setting, Setting::Picture(_));
        before
            .enumerate()
            .filter(|(_, piece)| is_picture(piece))
            .last()
            .map_or(index, |(steps, _)| index - 1 - steps)
    }

    fn push_empty(&mut self, setting: Setting, offset: usize) {
        let range = TextRange::new(offset, offset);
        self.pieces.push(Piece { setting, range, first: true, last: true, picture: None, ends_line: true });
    }

    fn push_block(&mut self, article: &Article, block: &Block, setting: Setting, credit: Option<TextRange>) {
        let first = self.pieces.len();
        let (words, credit) = match block.kind {
            BlockKind::Caption => parts_of_caption(article, block.range, credit),
            _ => (block.range, None),
        };
        self.push_cut(article, words, setting);
        if let Some(credit) = credit {
            self.push_cut(article, credit, Setting::CaptionCredit);
        }
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.first = true;
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.last = true;
        }
    }

    fn push_cut(&mut self, article: &Article, range: TextRange, setting: Setting) {
        let mut start = range.start;
        while start < range.end {
            let rest = &article.text()[start..range.end];
            let length = if rest.len() <= LONGEST_PIECE { rest.len() } else { cut(rest) };
            let range = TextRange::new(start, start + length);
            let piece = Piece { setting, range, first: false, last: false, picture: None, ends_line: true };
            self.pieces.push(piece);
            start += length;
        }
    }
}

/// The headings of `article`, its headline among them, but for the name of a section of the paper above that.
pub fn headings(article: &Article) -> impl Iterator<Item = &Block> {
    let blocks = article.blocks();
    let rest = &blocks[title_of(blocks).unwrap_or(0)..];
    rest.iter().filter(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading))
}

/// The index of the headline among `blocks`, if it is one of the first.
fn title_of(blocks: &[Block]) -> Option<usize> {
    blocks.iter().take(LATEST_TITLE).position(|block| block.kind == BlockKind::Title)
}

/// Splits the caption at `range`, whose credit was found at `credit`, into words and credit. The credit runs to the end
/// of the block, so that no word is left out.
#[must_use]
pub fn parts_of_caption(
    article: &Article,
    range: TextRange,
    credit: Option<TextRange>,
) -> (TextRange, Option<TextRange>) {
    let Some(TextRange { start, .. }) = credit.filter(|credit| credit.start > range.start) else {
        return (range, None);
    };
    let part = |start, end| TextRange::new(start, end).trimmed(article.text());
    (part(range.start, start), Some(part(start, range.end)))
}

/// Where to cut `text`, which is longer than a piece may be: after a line, a sentence, a word, or a character.
fn cut(text: &str) -> usize {
    let head = &text[..text.floor_char_boundary(LONGEST_PIECE)];
    // Cutting in the first half would make many small pieces.
    let late = |at: &usize| *at > LONGEST_PIECE / 2;
    head.rfind('\n')
        .map(|at| at + 1)
        .filter(late)
        .or_else(|| head.rfind(". ").map(|at| at + 2).filter(late))
        .or_else(|| head.rfind(' ').map(|at| at + 1).filter(late))
        .unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{LoosePicture, Metadata, PictureContent, Source};

    fn article(text: &str, kinds: &[(BlockKind, &str)]) -> Article {
        let blocks = kinds.iter().map(|(kind, words)| {
            let start = text.find(words).unwrap();
            Block::marked(*kind, TextRange::new(start, start + words.len()))
        });
        let blocks = blocks.collect();
        Article::new(text.to_owned(), blocks, Metadata::default(), Source::default(), Vec::new())
    }

    #[test]
    fn the_facts_stand_below_the_headline_and_byline() {
        let article = article(
            "Talks\nBy A. Writer\nText.",
            &[
                (BlockKind::Title, "Talks"),
                (BlockKind::Byline, "By A. Writer"),
                (BlockKind::Paragraph, "Text."),
            ],
        );
        let settings: Vec<Setting> = Page::of(&article).pieces.iter().map(|piece| piece.setting).collect();
        let block = Setting::Block;
        assert_eq!(
            settings,
            [block(BlockKind::Title), block(BlockKind::Byline), Setting::Facts, block(BlockKind::Paragraph)]
        );
    }

    #[test]
    fn the_facts_stand_below_a_headline_with_a_kicker_above_it() {
        let kinds = [
            (BlockKind::Heading, "Sport"),
            (BlockKind::Title, "Talks"),
            (BlockKind::Dateline, "1 June 2025"),
            (BlockKind::Paragraph, "Text."),
        ];
        let article = article("Sport\nTalks\n1 June 2025\nText.", &kinds);
        let page = Page::of(&article);
        assert_eq!(page.pieces[0].setting, Setting::Kicker);
        assert_eq!(page.pieces[3].setting, Setting::Facts);
        let listed: Vec<&str> = headings(&article).map(|block| article.slice(block.range)).collect();
        assert_eq!(listed, ["Talks"], "the kicker is no heading");
        assert!(page.shows_date);
    }

    #[test]
    fn the_facts_stand_below_a_byline_that_a_summary_parts_from_the_headline() {
        let kinds = [
            (BlockKind::Title, "Talks"),
            (BlockKind::Paragraph, "In short."),
            (BlockKind::Byline, "By A. Writer"),
            (BlockKind::Paragraph, "Text."),
        ];
        let page = Page::of(&article("Talks\nIn short.\nBy A. Writer\nText.", &kinds));
        assert_eq!(page.pieces[3].setting, Setting::Facts);
        let ends: Vec<bool> = page.pieces.iter().map(|piece| piece.ends_line).collect();
        assert_eq!(ends, [true, false, false, true, true]);
    }

    #[test]
    fn a_long_block_is_cut_without_losing_a_byte() {
        for words in [
            "Ein Satz mit Wörtern. ".repeat(2000),
            "é".repeat(30_000),
            "line\n".repeat(9000),
            "ab ".repeat(9000),
        ] {
            let words = words.trim();
            let article = article(words, &[(BlockKind::Paragraph, words)]);
            let page = Page::of(&article);
            let pieces: Vec<_> = page.pieces.iter().filter(|piece| piece.setting != Setting::Facts).collect();
            assert!(pieces.len() > 4);
            assert!(pieces.iter().all(|piece| piece.range.len() <= LONGEST_PIECE));
            let joined: String = pieces.iter().map(|piece| article.slice(piece.range)).collect();
            assert_eq!(joined, words);
            assert!(pieces[0].first && pieces.last().unwrap().last);
        }
    }

    #[test]
    fn pictures_stand_above_their_blocks() {
        let text = "Talks\nShips\nShips leave the port.\nText.";
        let kinds = [
            (BlockKind::Title, "Talks"),
            (BlockKind::ImageAlt, "Ships"),
            (BlockKind::Caption, "Ships leave the port."),
            (BlockKind::Paragraph, "Text."),
        ];
        let picture = |at| LoosePicture { at, size: [4, 3], content: PictureContent::File("a.png".into()) };
        let article = article(text, &kinds).with_pictures(vec![picture(6), picture(6)]);
        let page = Page::of(&article);
        let settings: Vec<Setting> = page.pieces.iter().map(|piece| piece.setting).collect();
        let block = Setting::Block;
        assert_eq!(
            settings,
            [
                block(BlockKind::Title),
                Setting::Facts,
                Setting::Picture(0),
                Setting::Picture(1),
                block(BlockKind::ImageAlt),
                block(BlockKind::Caption),
                block(BlockKind::Paragraph)
            ]
        );
        assert_eq!(page.piece_at(6), 4, "the text below them");
        let above = |index| page.first_picture_above(index);
        assert_eq!([above(1), above(4), above(5), above(6)], [1, 2, 2, 6]);
    }

    #[test]
    fn every_offset_has_a_piece() {
        let article = article(
            "One.\n\nTwo.\n\nThree.",
            &[(BlockKind::Paragraph, "One."), (BlockKind::Paragraph, "Three.")],
        );
        let page = Page::of(&article);
        assert_eq!(page.piece_at(0), 1, "the facts come first");
        assert_eq!(page.piece_at(8), 1);
        assert_eq!(page.piece_at(13), 2);
        assert_eq!(page.piece_at(900), 2);
    }
}
