//! A block as the grammar reads it: its lexemes, with queries that are safe at the edges.

mod told;

use std::cell::OnceCell;
use std::ops::Range;

use rust_decimal::Decimal;

use super::StatisticKind;
use super::context::Context;
use super::lexer::{Lexeme, LexemeKind, lex};
use super::lexicon::{Class, Lexicon, SharedCurrency};
use super::reading::Reading;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock, Word};
use crate::article::{BlockKind, TextRange};
use crate::nlp::recognizer::Label;
use crate::nlp::syntax::{Dependency, Syntax, Tag, TokenIndex};

/// A statistic that has been read.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The lexeme after it.
    pub end: usize,
    /// What it states.
    pub kind: StatisticKind,
    /// Its unit.
    pub unit: Option<String>,
}

/// A block as the grammar reads it.
#[derive(Debug)]
pub struct Passage<'a> {
    text: &'a str,
    lexemes: Vec<Lexeme<'a>>,
    /// The first lexeme of each sentence, in order.
    sentences: Vec<usize>,
    /// Whether each lexeme belongs to a statistic that has been read.
    claimed: Vec<bool>,
    /// What was read so far, in order.
    claims: Vec<Claim>,
    /// Whether each sentence has a finite verb with a subject, once somebody asks.
    told: OnceCell<Vec<bool>>,
    block: &'a AnnotatedBlock,
    /// The rule that is left out.
    left_out: Option<&'a str>,
    /// What the whole article says.
    pub context: &'a Context<'a>,
    /// Whether most words are capitalised, so that capitals say nothing.
    pub is_title_case: bool,
    /// Whether rows of dots lead from words to numbers, as in forms and lists of contents.
    pub has_leaders: bool,
}

impl<'a> Passage<'a> {
    /// Reads `block` of `document`, of which `context` says what the whole says.
    #[must_use]
    pub fn new(
        document: &'a AnnotatedArticle<'a>,
        block: &'a AnnotatedBlock,
        context: &'a Context<'a>,
    ) -> Self {
        let text = document.article.text();
        let lexemes = lex(text, block.range);
        let mut sentences = Vec::with_capacity(block.sentences.len());
        let mut at = 0;
        for sentence in &block.sentences {
            let start = block.tokens[sentence.start].range().start;
            while at < lexemes.len() && lexemes[at].range.end <= start {
                at += 1;
            }
            sentences.push(at);
        }
        let long_words =
            lexemes.iter().filter(|lexeme| lexeme.kind == LexemeKind::Word && lexeme.key.len() > 3);
        let (mut capitals, mut words) = (0, 0);
        for lexeme in long_words {
            words += 1;
            capitals += usize::from(text[lexeme.range.start..].starts_with(char::is_uppercase));
        }
        // Headlines end without a full stop, unlike sentences full of names.
        let is_sentence = capitals < words && lexemes.last().is_some_and(|last| last.key == ".");
        let is_title_case = (2..=30).contains(&words) && capitals * 10 >= words * 7 && !is_sentence;
        let claimed = vec![false; lexemes.len()];
        let left_out = document.left_out;
        let has_leaders = document.slice(block.range).contains(". . . . . . ");
        Self {
            text,
            block,
            lexemes,
            sentences,
            claimed,
            claims: Vec::new(),
            told: OnceCell::new(),
            left_out,
            context,
            is_title_case,
            has_leaders,
        }
    }

    /// Whether the rule called `id` is left out, to measure what it buys.
    #[must_use]
    pub fn leaves_out(&self, id: &str) -> bool {
        self.left_out == Some(id)
    }

    /// The code of the currency that `name`, a word or mark at the lexeme `at`, stands for: `listed`, unless several
    /// countries share it.
    #[must_use]
    pub fn currency_code(&self, name: &str, listed: Option<&'static str>, at: usize) -> Option<&'static str> {
        let Some(shared) = SharedCurrency::of_name(name) else { return listed };
        let offset = self.get(at).map_or(0, |lexeme| lexeme.range.start);
        self.context.currencies.code(shared, offset, self.sentence_range(at))
    }

    /// Whether the article tells which country's money the shared `name` at the lexeme `at` is.
    #[must_use]
    pub fn tells_country(&self, name: &str, at: usize) -> bool {
        let offset = self.get(at).map_or(0, |lexeme| lexeme.range.start);
        let told = |shared| self.context.currencies.told(shared, offset, self.sentence_range(at));
        SharedCurrency::of_name(name).and_then(told).is_some()
    }

    /// The text range of the sentence that contains `index`.
    fn sentence_range(&self, index: usize) -> TextRange {
        let sentence = self.sentence(index);
        self.range(sentence.start, sentence.end).unwrap_or(TextRange::new(0, 0))
    }

    /// What the recogniser takes the lexeme at `index`, or what it is part of, for.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<Label> {
        Word::new(self.text, self.block, self.get(index)?.range).label()
    }

    /// What the parser says the lexeme at `index` is in its sentence; `None` if the block was not parsed.
    #[must_use]
    pub fn dependency(&self, index: usize) -> Option<Dependency> {
        let (syntax, token) = self.parsed(index)?;
        Some(syntax.token(token).label)
    }

    /// Whether the parser takes the lexeme at `index` for a verb.
    #[must_use]
    pub fn is_verb(&self, index: usize) -> bool {
        self.tag(index).is_some_and(Tag::is_verb)
    }

    /// The part of speech that the parser sees in the lexeme at `index`; `None` if the block was not parsed.
    #[must_use]
    pub fn tag(&self, index: usize) -> Option<Tag> {
        self.parsed(index).map(|(syntax, token)| syntax.token(token).tag)
    }

    /// Whether the parser lets the number at `index` belong to a noun behind it; `None` if the block was not parsed.
    #[must_use]
    pub fn counts_noun(&self, index: usize) -> Option<bool> {
        let (syntax, token) = self.parsed(index)?;
        let head = syntax.head(token);
        Some(head > token && syntax.token(head).tag.is_noun())
    }

    /// The parse of the block, and the token in it at `index`.
    fn parsed(&self, index: usize) -> Option<(&Syntax, TokenIndex)> {
        let syntax = self.block.syntax.as_deref()?;
        let mut tokens = syntax.tokens_in(self.get(index)?.range);
        Some((syntax, tokens.next()?))
    }

    /// Whether the recogniser takes the lexeme at `index` for part of the name of something that is neither a person nor a
    /// place, which many people are called after.
    #[must_use]
    pub fn names_thing(&self, index: usize) -> bool {
        let is_thing =
            |label| matches!(label, Label::Org | Label::Fac | Label::Product | Label::Event | Label::Date);
        self.label(index).is_some_and(is_thing)
    }

    /// Whether the lexeme at `index` is a person's name or the end of one.
    #[must_use]
    pub fn names_person(&self, index: usize) -> bool {
        let is_surname = || self.context.persons.is_surname(self.written(index));
        self.is_capitalised(index) && (self.label(index) == Some(Label::Person) || is_surname())
    }

    /// Whether the block is a title or a heading.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        matches!(self.block.kind, BlockKind::Title | BlockKind::Heading)
    }

    /// Whether the block is a table.
    #[must_use]
    pub fn is_in_table(&self) -> bool {
        self.block.kind == BlockKind::Table
    }

    /// The text of the block, and where it begins in the article.
    #[must_use]
    pub fn block_text(&self) -> (&'a str, usize) {
        let range = self.block.range;
        (&self.text[range.start..range.end], range.start)
    }

    /// Whether the lexeme at `index` is the first in its cell of a table.
    #[must_use]
    pub fn opens_cell(&self, index: usize) -> bool {
        let Some(lexeme) = self.get(index) else { return false };
        let before = index.checked_sub(1).and_then(|before| self.get(before));
        before.is_none_or(|last| self.text[last.range.end..lexeme.range.start].contains(['\t', '\n']))
    }

    /// Notes that the lexemes of `reading` belong to a statistic.
    pub fn claim(&mut self, reading: &Reading) {
        for claimed in self.claimed.iter_mut().take(reading.end).skip(reading.start) {
            *claimed = true;
        }
        self.claims.push(Claim { end: reading.end, kind: reading.kind, unit: reading.unit.clone() });
    }

    /// Forgets what was read.
    pub fn release(&mut self) {
        self.claimed.fill(false);
        self.claims.clear();
    }

    /// The last statistic that was read, if it stands in the sentence of `index`.
    #[must_use]
    pub fn last_claim(&self, index: usize) -> Option<&Claim> {
        self.claims.last().filter(|claim| claim.end > self.sentence(index).start)
    }

    /// Whether the lexeme at `index` belongs to a statistic that has been read.
    #[must_use]
    pub fn is_claimed(&self, index: usize) -> bool {
        self.claimed.get(index).copied().unwrap_or(false)
    }

    /// The number of lexemes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// The lexeme at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Lexeme<'a>> {
        self.lexemes.get(index)
    }

    /// The text of the lexeme at `index` in lower case; empty past the edges.
    #[must_use]
    pub fn key(&self, index: usize) -> &str {
        self.get(index).map_or("", |lexeme| lexeme.key.as_str())
    }

    /// The key of the lexeme `distance` before `index`; empty past the start.
    #[must_use]
    pub fn key_before(&self, index: usize, distance: usize) -> &str {
        index.checked_sub(distance).map_or("", |at| self.key(at))
    }

    /// The text of the lexeme at `index` as written.
    #[must_use]
    pub fn written(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |lexeme| &self.text[lexeme.range.start..lexeme.range.end])
    }

    /// Whether the lexeme at `index` follows the one before it without a space.
    #[must_use]
    pub fn is_glued(&self, index: usize) -> bool {
        index > 0 && self.get(index).is_some_and(|lexeme| !lexeme.spaced)
    }

    /// The value of a number in digits at `index`.
    #[must_use]
    pub fn number(&self, index: usize) -> Option<Decimal> {
        match self.get(index)?.kind {
            LexemeKind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the lexeme at `index` consists of letters.
    #[must_use]
    pub fn is_word(&self, index: usize) -> bool {
        self.get(index).is_some_and(|lexeme| lexeme.kind == LexemeKind::Word)
    }

    /// Whether the lexeme at `index` is a word with a capital.
    #[must_use]
    pub fn is_capitalised(&self, index: usize) -> bool {
        self.is_word(index) && self.written(index).starts_with(char::is_uppercase)
    }

    /// Whether a capital stands within the word at `index`: "USB", "iOS".
    #[must_use]
    pub fn has_capital_within(&self, index: usize) -> bool {
        self.is_word(index) && self.written(index).chars().skip(1).any(char::is_uppercase)
    }

    /// Whether four plain digits stand at `index` that may be a year.
    #[must_use]
    pub fn may_be_year(&self, index: usize) -> bool {
        let range = Decimal::from(1000)..=Decimal::from(2199);
        self.number(index).is_some_and(|value| range.contains(&value)) && self.key(index).len() == 4
    }

    /// Whether a capitalised word, no day and not the first of its sentence, stands right before the lexeme at `index`:
    /// "Boeing 737", "Article 50".
    #[must_use]
    pub fn is_name_before(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        self.is_capitalised(before)
            && !self.is_title_case
            && !self.opens_sentence(before)
            && !self.is(before, Class::Weekday)
            && !self.is(before, Class::Function)
    }

    /// Whether the lexeme at `index` is a number in words.
    #[must_use]
    pub fn is_number_word(&self, index: usize) -> bool {
        self.is_word(index) && Lexicon::get().numbers.has(self.key(index))
    }

    /// Whether the lexeme at `index` is a hyphen.
    #[must_use]
    pub fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.key(index), "-" | "‐" | "‑" | "−")
    }

    /// Whether the lexeme at `index` is a hyphen or an en dash.
    #[must_use]
    pub fn is_dash(&self, index: usize) -> bool {
        self.is_hyphen(index) || self.key(index) == "–"
    }

    /// The index after a hyphen at `index` that joins two lexemes, otherwise `index`. A hyphen between spaces joins too
    /// ("five - storey"), since typewritten and tokenised texts write it like that.
    #[must_use]
    pub fn past_hyphen(&self, index: usize) -> usize {
        let joins = self.is_hyphen(index) && self.is_glued(index) == self.is_glued(index + 1);
        if joins { index + 1 } else { index }
    }

    /// Whether the word at `index` is in the word list `class`.
    #[must_use]
    pub fn is(&self, index: usize, class: Class) -> bool {
        // "US", "WHO" and "IT" are not pronouns.
        let is_name = class == Class::Function && matches!(self.written(index), "US" | "WHO" | "IT");
        Lexicon::has(class, self.key(index)) && !(is_name && !self.is_title_case)
    }

    /// Whether the word `distance` before `index` is in the word list `class`.
    #[must_use]
    pub fn was(&self, index: usize, distance: usize, class: Class) -> bool {
        index.checked_sub(distance).is_some_and(|at| self.is(at, class))
    }

    /// Whether the lexeme at `index` says whose something is that only people have: "her".
    #[must_use]
    pub fn owns(&self, index: usize) -> bool {
        matches!(self.key(index), "his" | "her" | "their" | "my" | "our" | "your")
    }

    /// Whether the lexeme at `index` stands before what a rate is for: the "a" of "$5 a year".
    #[must_use]
    pub fn opens_rate(&self, index: usize) -> bool {
        matches!(self.key(index), "a" | "an" | "per")
    }

    /// Whether the lexeme at `index` joins the last two of several numbers, or the ends of a range: "or", "to".
    #[must_use]
    pub fn joins_numbers(&self, index: usize) -> bool {
        matches!(self.key(index), "to" | "and" | "or")
    }

    /// The lexemes of the sentence that contains `index`.
    #[must_use]
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|&start| start <= index);
        let start = after.checked_sub(1).map_or(0, |at| self.sentences[at]);
        start..self.sentences.get(after).copied().unwrap_or(self.len())
    }

    /// Whether the lexeme at `index` opens its sentence, ignoring quotation marks and brackets.
    #[must_use]
    pub fn opens_sentence(&self, index: usize) -> bool {
        let start = self.sentence(index).start;
        (start..index).rev().take(3).all(|at| !self.is_word(at) && self.number(at).is_none())
            && index.saturating_sub(start) <= 3
            || matches!(self.key_before(index, 1), "“" | "\"" | ":" | "•")
    }

    /// Whether a word of `class` is in the same sentence as `index`, at most `reach` lexemes away.
    #[must_use]
    pub fn is_near(&self, index: usize, reach: usize, class: Class) -> bool {
        self.near(index, reach, class).is_some()
    }

    /// The first word of `class` in the sentence of `index`, at most `reach` lexemes away.
    #[must_use]
    pub fn near(&self, index: usize, reach: usize, class: Class) -> Option<usize> {
        let sentence = self.sentence(index);
        let start = sentence.start.max(index.saturating_sub(reach));
        let end = sentence.end.min(index.saturating_add(reach));
        (start..end).find(|&at| self.is(at, class))
    }

    /// The text of the lexemes from `start` up to but not including `end`; `None` if there are none.
    #[must_use]
    pub fn range(&self, start: usize, end: usize) -> Option<TextRange> {
        let (first, last) = (self.get(start)?, self.get(end.checked_sub(1)?)?);
        (first.range.start < last.range.end).then(|| TextRange::new(first.range.start, last.range.end))
    }
}
