//! An article with its tokens, sentences and named entities, which every finder reads.

use std::ops::{ControlFlow, Range};

use super::Mention;
use super::captions::photographers;
use super::one_line::{Shifts, as_read};
use crate::article::{Article, Block, BlockIndex, BlockKind, Credit, TextRange, Zone};
use crate::nlp::syntax::{Syntax, SyntaxParser};
use crate::nlp::{self, Entity, EntityRecognizer, Token};
use crate::text::{self, cores};

/// With fewer blocks, one core is done before another would be awake.
pub(super) const FEW_BLOCKS: usize = 100;

/// A block with its tokens and sentences. All ranges refer to the article's text.
#[derive(Clone, Debug)]
pub struct AnnotatedBlock {
    /// The block.
    pub index: BlockIndex,
    /// Its kind.
    pub kind: BlockKind,
    /// The range of its text, as far as anything is looked for in it.
    pub range: TextRange,
    /// Its tokens, in order; white space is not a token.
    pub tokens: Vec<Token>,
    /// Its sentences as ranges of `tokens`, in order. None is empty, and together they cover all tokens.
    pub sentences: Vec<Range<usize>>,
    /// The credit at the end of a caption, or that makes up a credit line, in ranges of the article's text.
    pub credit: Option<Box<Credit>>,
    /// The named entities that a recogniser sees, if one was asked, as ranges of the article's text, in order and
    /// without overlaps.
    pub entities: Vec<Entity>,
    /// Its syntax, if it was parsed ([`AnnotatedArticle::parse`]), in ranges of the article's text. Its tokens are those
    /// of the parser, not `tokens`.
    pub syntax: Option<Box<Syntax>>,
}

/// An article with the tokens, sentences and entities of every block.
#[derive(Clone, Debug)]
pub struct AnnotatedArticle<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its blocks, one for each of the article's, in order.
    pub blocks: Vec<AnnotatedBlock>,
    /// The rule that is left out, to measure what it buys.
    pub left_out: Option<&'a str>,
}

impl<'a> AnnotatedArticle<'a> {
    /// Splits every block of `article` into tokens and sentences, and tells `observe` the share done. It finds no
    /// entities yet.
    pub fn new(
        article: &'a Article,
        observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<(), Self> {
        let length = article.text().len().max(1) as f32;
        let indexed: Vec<(BlockIndex, &Block)> = article.indexed_blocks().collect();
        let mut blocks = Vec::with_capacity(indexed.len());
        let mut credits = article.caption_credits().into_iter();
        cores::map_in_groups(
            &indexed,
            FEW_BLOCKS,
            |&(index, block)| annotated(article, index, block),
            |(_, block), mut annotated| {
                if block.kind == BlockKind::Caption {
                    annotated.credit =
                        credits.next().flatten().map(|credit| Box::new(of_people(article, credit)));
                }
                blocks.push(annotated);
                observe(block.range.end as f32 / length)
            },
        )?;
        ControlFlow::Continue(Self { article, blocks, left_out: None })
    }

    /// Passes what `work` makes of each block to `found`, in order, and stops early when that breaks. The blocks of a long
    /// article are worked on by all cores.
    pub(super) fn each_block<'d, R: Send>(
        &'d self,
        work: impl Fn(&'d AnnotatedBlock) -> R + Sync + Send,
        found: impl FnMut(&'d AnnotatedBlock, R) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        cores::map_in_groups(&self.blocks, FEW_BLOCKS, work, found)
    }

    /// Fills in the entities that `recognizer` sees, and tells `observe` the share done. A recogniser made for
    /// languages other than the article's is not asked.
    pub fn recognize_entities(
        &mut self,
        recognizer: &dyn EntityRecognizer,
        observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let language = self.article.metadata().language_code();
        if language.is_some_and(|code| !recognizer.languages().contains(&code.as_str())) {
            return ControlFlow::Continue(());
        }
        let text = self.article.text();
        let ranges: Vec<TextRange> = self.blocks.iter().map(|block| block.range).collect();
        let mut paragraphs = ranges.iter().map(|range| as_read(&text[range.start..range.end]));
        // Collects them in one list until the end. The recogniser allocates and frees large buffers; a small list for
        // each block, allocated between them, would fragment the heap, as a long article has thousands of blocks.
        let mut found: Vec<(usize, Entity)> = Vec::new();
        let mut blocks = ranges.iter().enumerate();
        recognizer.recognize_paragraphs(&mut paragraphs, &mut |entities| {
            let Some((index, range)) = blocks.next() else { return ControlFlow::Continue(()) };
            let shifts = Shifts::of(&text[range.start..range.end]);
            let placed = |entity: Entity| {
                let place = shifts.original_range(entity.range).shifted(range.start);
                Entity { range: place, ..entity }
            };
            found.extend(entities.into_iter().map(|entity| (index, placed(entity))));
            observe(range.end as f32 / text.len().max(1) as f32)
        })?;
        for (index, entity) in found {
            self.blocks[index].entities.push(entity);
        }
        ControlFlow::Continue(())
    }

    /// Parses the blocks that are `wanted` and not parsed yet, with the parser that `parser` sets up on first use, and tells
    /// `observe` the share done.
    pub fn parse(
        &mut self,
        parser: fn() -> &'static SyntaxParser,
        wanted: &dyn Fn(&AnnotatedBlock) -> bool,
        observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let text = self.article.text();
        let is_wanted = |block: &AnnotatedBlock| block.syntax.is_none() && wanted(block);
        let indices: Vec<usize> = (0..self.blocks.len()).filter(|&at| is_wanted(&self.blocks[at])).collect();
        if indices.is_empty() {
            return ControlFlow::Continue(());
        }
        let ranges: Vec<TextRange> = indices.iter().map(|&index| self.blocks[index].range).collect();
        let paragraphs = ranges.iter().map(|range| as_read(&text[range.start..range.end]));
        let mut parsed = indices.iter().zip(&ranges);
        parser().parse_each(paragraphs, &mut |syntax| {
            let Some((&index, range)) = parsed.next() else { return ControlFlow::Continue(()) };
            let shifts = Shifts::of(&text[range.start..range.end]);
            let syntax = syntax.moved(|offset| shifts.original(offset) + range.start);
            self.blocks[index].syntax = Some(Box::new(syntax));
            observe(range.end as f32 / text.len().max(1) as f32)
        })
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// The text of `range`.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &'a str {
        &self.article.text()[range.start..range.end]
    }

    /// Whether `block` is a caption without a credit that is a name and nothing else: that of somebody in the picture or
    /// of whoever took it.
    #[must_use]
    pub fn is_name_alone(&self, block: BlockIndex) -> bool {
        let block = &self.blocks[block.0];
        block.kind == BlockKind::Caption
            && block.credit.is_none()
            && Credit::is_bare_name(self.slice(block.range))
    }

    /// The number of words, and of characters in Chinese and Japanese.
    #[must_use]
    pub fn word_count(&self) -> usize {
        // Runs of signs are no words, but what is left out for its length is.
        let blocks = self.blocks.iter().filter(|block| !block.range.is_empty());
        blocks.map(|block| text::word_count(self.slice(self.article.block(block.index).range))).sum()
    }
}

/// The block at `index` of `article` with its tokens and sentences, and the credit if it is nothing else.
fn annotated(article: &Article, index: BlockIndex, block: &Block) -> AnnotatedBlock {
    let Block { kind, range, .. } = *block;
    // Nothing is looked for in what is no text, nor behind as much as a book has.
    let range = TextRange::new(range.start, range.start + text::length_looked_at(article.slice(range)));
    let text = article.slice(range);
    let mut tokens = nlp::tokenize(text);
    let mut sentences = nlp::sentences(text, &tokens);
    // They are kept to the end, and spare capacity can be half of a vector.
    tokens.shrink_to_fit();
    sentences.shrink_to_fit();
    for token in &mut tokens {
        *token = token.shifted(range.start);
    }
    let credit = (kind == BlockKind::Credit).then(|| Credit::find(text)).flatten();
    let credit = credit.map(|credit| Box::new(of_people(article, credit.shifted(range.start))));
    AnnotatedBlock { index, kind, range, tokens, sentences, credit, entities: Vec::new(), syntax: None }
}

/// `credit` without photographers who are no people.
fn of_people(article: &Article, mut credit: Credit) -> Credit {
    credit.retain_photographers(|name| photographers::may_be_person(article.slice(name)));
    credit
}

impl AnnotatedBlock {
    /// The mention at `range`, in the zone of this block or, inside a caption's credit, in the zone of credits.
    #[must_use]
    pub fn mention(&self, range: TextRange) -> Mention {
        let in_credit = self.credit.as_deref().is_some_and(|credit| credit.range.contains(range));
        let zone = if in_credit { Zone::Credit } else { self.kind.zone() };
        Mention { range, block: self.index, zone }
    }

    /// The index of the sentence that contains the byte `offset`; of the next one between two sentences.
    #[must_use]
    pub fn sentence_index(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| self.tokens[sentence.end - 1].range().end <= offset)
    }

    /// The text range of the sentence that contains the byte `offset`, otherwise of the whole block.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> TextRange {
        self.sentences.get(self.sentence_index(offset)).map_or(self.range, |sentence| {
            TextRange::new(
                self.tokens[sentence.start].range().start,
                self.tokens[sentence.end - 1].range().end,
            )
        })
    }

    /// The first entity that overlaps `range`.
    #[must_use]
    pub fn entity_at(&self, range: TextRange) -> Option<&Entity> {
        let index = self.entities.partition_point(|entity| entity.range.end <= range.start);
        self.entities.get(index).filter(|entity| entity.range.overlaps(range))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::article::{Block, Metadata, Source};
    use crate::nlp::recognizer::Label;

    /// Takes every "Zorblax" for a person.
    struct Fake;

    impl EntityRecognizer for Fake {
        fn name(&self) -> &'static str {
            "fake"
        }

        fn languages(&self) -> &[&str] {
            &["en"]
        }

        fn recognize_paragraphs(
            &self,
            paragraphs: &mut dyn Iterator<Item = Cow<'_, str>>,
            found: &mut dyn FnMut(Vec<Entity>) -> ControlFlow<()>,
        ) -> ControlFlow<()> {
            for paragraph in paragraphs {
                let places = paragraph.match_indices("Zorblax").map(|(at, name)| at..at + name.len());
                let person = |place: Range<usize>| Entity {
                    range: place.into(),
                    label: Label::Person,
                    confidence: 1.0,
                };
                found(places.map(person).collect())?;
            }
            ControlFlow::Continue(())
        }
    }

    const TEXT: &str = "Fog at sea\nNo one waits.\nOn Monday Zorblax left, and\nZorblax came back.";

    fn article(language: Option<&str>) -> Article {
        let blocks =
            [0..10, 11..24, 25..TEXT.len()].map(|range| Block::marked(BlockKind::Paragraph, range.into()));
        let metadata = Metadata { language: language.map(str::to_owned), ..Metadata::default() };
        Article::new(TEXT.to_owned(), blocks.into(), metadata, Source::default(), Vec::new())
    }

    fn annotated(article: &Article) -> AnnotatedArticle<'_> {
        let annotated = AnnotatedArticle::new(article, &mut |_| ControlFlow::Continue(()));
        annotated.continue_value().expect("nothing stops it")
    }

    fn entities<'a>(article: &'a AnnotatedArticle<'_>) -> Vec<&'a str> {
        let entities = article.blocks.iter().flat_map(|block| &block.entities);
        entities.map(|entity| article.slice(entity.range)).collect()
    }

    #[test]
    fn any_recogniser_may_be_asked_and_its_entities_lie_in_the_text() {
        for language in [None, Some("en"), Some("en-GB")] {
            let article = article(language);
            let mut annotated = annotated(&article);
            let mut shares = Vec::new();
            let ended = annotated.recognize_entities(&Fake, &mut |share| {
                shares.push(share);
                ControlFlow::Continue(())
            });
            assert!(ended.is_continue());
            assert_eq!(entities(&annotated), ["Zorblax", "Zorblax"]);
            assert!(annotated.blocks[2].entity_at(TextRange::new(35, 36)).is_some());
            assert!(shares.len() == 3 && shares.is_sorted() && shares.last() == Some(&1.0), "{shares:?}");
        }
    }

    #[test]
    fn a_recogniser_is_not_asked_about_other_languages() {
        let article = article(Some("de"));
        let mut annotated = annotated(&article);
        assert!(annotated.recognize_entities(&Fake, &mut |_| ControlFlow::Break(())).is_continue());
        assert!(entities(&annotated).is_empty());
    }

    #[test]
    fn recognition_ends_where_the_observer_breaks() {
        let article = article(None);
        let mut annotated = annotated(&article);
        let mut count = 0;
        let ended = annotated.recognize_entities(&Fake, &mut |_| {
            count += 1;
            ControlFlow::Break(())
        });
        assert!(ended.is_break() && count == 1 && entities(&annotated).is_empty());
    }
}
