//! Statistics: numbers with a meaning that a reader would want listed.
//!
//! A block is cut into lexemes ([`lexer`]) and read from left to right ([`grammar`]): a number ([`number`]) with its
//! unit or currency ([mod@unit]) makes an amount ([`amount`]); some numbers are ages ([`age`]), ratios, results and
//! ranks ([`ratio`], [`sport`]), and many are not statistics ([`names_and_dates`], [`titles`], [`citations`],
//! [`formulas`], [`coordinates`], [`identifiers`], [`lists`], [`exclude`], [`sections`]), or stand in no sentence and under no head
//! of a [`table`] that says what they count ([`prose`]). Words around a number are its modifiers
//! ([`modifier`]), its subject ([`subject`]) and its clause ([`clause`]); [`mod@quotation`] finds those in quotations.
//! Each reading says which [`rule`]s recognised it. The words themselves are in the tables in `assets/` ([`lexicon`]).

mod age;
mod amount;
mod beside_names;
mod citations;
mod context;
mod coordinates;
mod currencies;
mod currency;
mod elliptic;
mod exclude;
mod exclusion;
mod foreign;
mod formulas;
mod grammar;
mod identifiers;
mod lexer;
mod lexicon;
mod lists;
mod metres;
mod modifier;
mod names_and_dates;
mod number;
mod passage;
mod persons;
mod program;
mod prose;
mod quotation;
mod ratio;
mod reading;
mod recognized;
mod rule;
mod score;
mod sections;
mod sport;
mod statistic;
mod subject;
mod table;
mod times;
mod titles;
mod unit;
mod versions;

pub use rule::StatisticRule;
pub use statistic::{Modifier, Statistic, StatisticKind};
pub use subject::sentence::RULES as SUBJECT_RULES;

use std::ops::{ControlFlow, Range};

use self::context::Context;
use self::grammar::Outcome;
use self::lexicon::{Class, Lexicon};
use self::passage::Passage;
use self::prose::has_statistics;
use self::reading::Reading;
use self::subject::sentence::{self, Answer};
use super::annotated_article::FEW_BLOCKS;
use super::{AnnotatedArticle, AnnotatedBlock, Country, Evidence, EvidenceList, Kind, PutRight, Unsure};
use crate::article::{BlockKind, TextRange};
use crate::lang::clause;
use crate::nlp::Token;
use crate::text::{cores, fold};

/// Of how many figures before another one the words are no subject of it.
const FIGURES_BACK: usize = 4;

/// How far back, in bytes, a pronoun may stand for a figure.
const REACH_OF_PRONOUN: usize = 250;

/// What [`find`] returns.
#[derive(Clone, Debug, Default)]
pub struct StatisticsFound {
    /// The statistics, in text order, never overlapping.
    pub statistics: Vec<Statistic>,
    /// Numbers that may be statistics but were left out.
    pub unsure: Vec<Unsure>,
}

/// Whether a number stands in `block`, so that it may have statistics.
#[must_use]
pub fn mentions_number(text: &str, block: &AnnotatedBlock) -> bool {
    let lexicon = Lexicon::get();
    let is_number = |token: &Token| {
        let word = &text[token.range().start..token.range().end];
        word.contains(char::is_numeric) || lexicon.numbers.has(&fold(word))
    };
    block.tokens.iter().any(is_number) && has_statistics(text, block)
}

/// The statistics of `document`, in which these `countries` are mentioned; tells `observe` the share done. Bylines,
/// credits, datelines and alternative texts have none.
pub fn find(
    document: &AnnotatedArticle<'_>,
    countries: &[Country],
    observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> ControlFlow<(), StatisticsFound> {
    let mut found = StatisticsFound::default();
    let length = document.text().len().max(1) as f32;
    let mut last_name = None;
    let context = Context::new(document, countries);
    let section_numbers = sections::ends_of_numbers(document);
    let start_of =
        |block: &AnnotatedBlock| section_numbers.get(&block.index.0).copied().unwrap_or(block.range.start);
    let foreign = foreign::Reader::of(document);
    for group in cores::groups(&document.blocks) {
        let blocks: Vec<&AnnotatedBlock> =
            group.iter().filter(|block| has_statistics(document.text(), block)).collect();
        let stated = match &foreign {
            Some(reader) => cores::map(&blocks, FEW_BLOCKS, |block| {
                let mut stated = StatisticsFound::default();
                reader.find_in_block(document, block, start_of(block), &mut stated.statistics);
                stated
            }),
            None => {
                let readings = cores::map(&blocks, FEW_BLOCKS, |block| {
                    Read::of(document, &context, block, start_of(block))
                });
                let with_last_name = readings.into_iter().map(|read| {
                    let before = last_name;
                    last_name = read.name.or(last_name);
                    (read, before)
                });
                cores::each(with_last_name.collect(), blocks.len() > FEW_BLOCKS, |(read, last_name)| {
                    read.statistics(document, last_name)
                })
            }
        };
        for (block, mut stated) in blocks.into_iter().zip(stated) {
            note_quotations(document, block.index.0, &mut stated.statistics);
            found.statistics.append(&mut stated.statistics);
            found.unsure.append(&mut stated.unsure);
        }
        observe(group.last().map_or(1.0, |block| block.range.end as f32 / length))?;
    }
    ControlFlow::Continue(found)
}

/// Notes which of the `statistics` of the block at `index` stand in a quotation.
fn note_quotations(document: &AnnotatedArticle<'_>, index: usize, statistics: &mut [Statistic]) {
    if statistics.is_empty() {
        return;
    }
    let quotations = quotation::quotations(document, &document.blocks[index], document.blocks.get(index + 1));
    let mut quotations = quotations.iter().peekable();
    for statistic in statistics {
        while quotations.next_if(|quotation| quotation.end <= statistic.range.start).is_some() {}
        statistic.in_quotation =
            quotations.peek().is_some_and(|quotation| quotation.contains(statistic.range));
    }
}

/// The subject of the score before `reading`, if `reading` is its next set: "6-3, 7-6".
fn same_contest(
    passage: &Passage<'_>,
    reading: &Reading,
    block: &AnnotatedBlock,
    found: &StatisticsFound,
) -> Option<TextRange> {
    let last = found.statistics.last().filter(|last| last.block == block.index)?;
    let before = passage.get(reading.start.checked_sub(2)?)?;
    let joins = matches!(passage.key(reading.start - 1), "," | "and" | "(");
    let are_scores = last.kind == StatisticKind::Score && reading.kind == StatisticKind::Score;
    (are_scores && joins && before.range.end == last.range.end).then_some(last.subject).flatten()
}

/// The words that say what `reading` counts or measures: by the syntax of its sentence where the block was parsed and the
/// shape is known, otherwise by the words in a row.
fn subject_of(
    document: &AnnotatedArticle<'_>,
    block: &AnnotatedBlock,
    passage: &Passage<'_>,
    reading: &Reading,
    last_name: Option<TextRange>,
    found: &StatisticsFound,
) -> Option<TextRange> {
    let text = document.text();
    let span = passage.range(reading.start, reading.end)?;
    if passage.is_in_table() && passage.opens_cell(reading.start) && table::fills_cell(passage, reading.end) {
        return table::counted(passage, reading.start);
    }
    let in_a_row = || subject::find(passage, reading, last_name);
    if reading.kind == StatisticKind::Count && elliptic::counts_the_same(passage, reading.start, reading.end)
    {
        return found
            .statistics
            .last()
            .filter(|last| last.block == block.index)
            .and_then(|last| last.subject);
    }
    let Some(syntax) = block.syntax.as_deref() else { return in_a_row() };
    match reading.kind {
        StatisticKind::Age => {
            // "a 50-something baker waved": the noun after it ends where the sentence says so.
            let described = || match sentence::find(text, syntax, reading.kind, span, document.left_out) {
                Some(Answer::Words(noun)) if subject::follows(passage, reading.end, noun) => Some(noun),
                _ => None,
            };
            let row = || {
                let row = in_a_row()?;
                // "boy, Ada Roe" goes on behind the noun.
                let is_noun =
                    subject::follows(passage, reading.end, row) && !document.slice(row).contains(',');
                Some(described().filter(|_| is_noun).unwrap_or(row))
            };
            return sentence::speaker(text, syntax, span).or_else(row);
        }
        StatisticKind::Score => return in_a_row(),
        _ => {}
    }
    let told_by_words = subject::behind_stopped_unit(passage, reading)
        .or_else(|| subject::shared_noun(passage, reading))
        .or_else(|| subject::of_whole(passage, reading));
    if told_by_words.is_some() {
        return told_by_words;
    }
    let sentence = block.sentence_at(span.start);
    match sentence::find(text, syntax, reading.kind, span, document.left_out) {
        // The parser may see a sentence go on behind its end.
        Some(Answer::Words(subject)) if subject.end > sentence.end => in_a_row(),
        Some(Answer::Words(subject)) => Some(subject),
        Some(Answer::Pronoun(verb)) => same_figure(block, reading, span, found).or(verb),
        Some(Answer::Nothing) => None,
        None => in_a_row().filter(|&subject| {
            subject::follows(passage, reading.end, subject)
                || !block.range.contains(subject)
                || sentence::is_related(text, syntax, span, subject)
        }),
    }
}

/// `subject`, or that of the figure before the one at `span` whose words it opens with: the points of "lost 40 points to
/// 7,210".
fn of_earlier_figure(
    text: &str,
    found: &StatisticsFound,
    span: TextRange,
    subject: TextRange,
) -> Option<TextRange> {
    let near = found.statistics.iter().rev().take(FIGURES_BACK);
    let mut earlier = near.filter(|earlier| earlier.range.end <= span.start);
    let opens_in = |earlier: &Statistic| (earlier.range.start..earlier.range.end).contains(&subject.start);
    match earlier.find(|earlier| opens_in(earlier)) {
        Some(earlier) if text[earlier.range.end..span.start].contains(';') => None,
        Some(earlier) => earlier.subject,
        None => Some(subject),
    }
}

/// The subject of the last figure of the same kind before the one at `span`, for which a pronoun may stand: "the rate
/// stood at 31 percent; this has since climbed to 38 percent".
fn same_figure(
    block: &AnnotatedBlock,
    reading: &Reading,
    span: TextRange,
    found: &StatisticsFound,
) -> Option<TextRange> {
    let is_share = |kind| matches!(kind, StatisticKind::Percentage | StatisticKind::Ratio);
    let is_near = |last: &&Statistic| {
        last.block == block.index && span.start - last.range.end.min(span.start) <= REACH_OF_PRONOUN
    };
    let is_same =
        |last: &&Statistic| last.kind == reading.kind || is_share(last.kind) && is_share(reading.kind);
    found.statistics.iter().rev().take_while(is_near).find(is_same)?.subject
}

/// What speaks for `statistic`: what the rules that read it saw, the noun that it counts, and the recogniser.
fn evidence(
    passage: &Passage<'_>,
    block: &AnnotatedBlock,
    reading: &Reading,
    statistic: &Statistic,
) -> EvidenceList<StatisticRule> {
    let seen = reading.seen.iter().map(|seen| {
        let place = if seen.start < seen.end { passage.range(seen.start, seen.end) } else { None };
        place.map_or(Evidence::of(seen.rule), |place| Evidence::at(seen.rule, place))
    });
    let counted = statistic.subject.filter(|&subject| {
        statistic.kind == StatisticKind::Count && subject::follows(passage, reading.end, subject)
    });
    let counted = counted.map(|subject| Evidence::at(StatisticRule::CountedNoun, subject));
    let recognized = recognized::agreeing(block, statistic);
    let recognized = recognized.map(|entity| Evidence::at(StatisticRule::Recognized, entity.range));
    seen.chain(counted).chain(recognized).collect()
}

/// A block that has been read.
#[derive(Debug)]
struct Read<'a> {
    block: &'a AnnotatedBlock,
    passage: Passage<'a>,
    numbers: Vec<Number>,
    /// The last name in it, whom an age in a later block may be said of.
    name: Option<TextRange>,
}

/// A number that has been read.
#[derive(Debug)]
enum Number {
    /// It is a statistic.
    Found(Reading),
    /// It may be one, and why it was left out.
    Unsure(TextRange, &'static str),
}

impl<'a> Read<'a> {
    /// Reads what `block` states from the byte `start` of the text on.
    fn of(
        document: &'a AnnotatedArticle<'a>,
        context: &'a Context<'a>,
        block: &'a AnnotatedBlock,
        start: usize,
    ) -> Self {
        let mut passage = Passage::new(document, block, context);
        let mut numbers = Vec::new();
        let mut at = (0..passage.len())
            .find(|&at| passage.get(at).is_some_and(|lexeme| lexeme.range.end > start))
            .unwrap_or(passage.len());
        let mut floor = at;
        while at < passage.len() {
            let end = match grammar::read_at(&passage, at, floor) {
                Outcome::Found(reading) => {
                    passage.claim(&reading);
                    let end = reading.end;
                    numbers.push(Number::Found(reading));
                    end
                }
                Outcome::Skip(end) => end,
                Outcome::Unsure(end, reason) => {
                    numbers.extend(passage.range(at, end).map(|range| Number::Unsure(range, reason)));
                    end
                }
                Outcome::Nothing => {
                    at += 1;
                    continue;
                }
            };
            at = end.max(at + 1);
            floor = at;
        }
        let is_text = !matches!(block.kind, BlockKind::Caption | BlockKind::Table);
        let name = is_text.then(|| subject::name_in(&passage, 0, passage.len())).flatten();
        Self { block, passage, numbers, name }
    }

    /// What it states; `last_name` is the last name before the block.
    fn statistics(
        mut self,
        document: &AnnotatedArticle<'_>,
        last_name: Option<TextRange>,
    ) -> StatisticsFound {
        let mut found = StatisticsFound::default();
        // What a number is said of depends on what was read before it.
        self.passage.release();
        for number in std::mem::take(&mut self.numbers) {
            match number {
                Number::Found(reading) => {
                    self.add(document, last_name, &reading, &mut found);
                    self.passage.claim(&reading);
                }
                Number::Unsure(range, reason) => found.unsure.push(self.unsure(range, reason)),
            }
        }
        found
    }

    fn unsure(&self, range: TextRange, reason: &str) -> Unsure {
        Unsure { range, block: self.block.index, guess: Kind::Statistic, reason: reason.to_owned() }
    }

    /// Adds to `found` what `reading` states, unless it is part of a credit.
    fn add(
        &self,
        document: &AnnotatedArticle<'_>,
        last_name: Option<TextRange>,
        reading: &Reading,
        found: &mut StatisticsFound,
    ) {
        let (block, passage) = (self.block, &self.passage);
        let in_credit = |span| block.credit.as_deref().is_some_and(|credit| credit.range.overlaps(span));
        let span = passage.range(reading.start, reading.end);
        let Some(span) = span.filter(|&span| !in_credit(span)) else { return };
        // In a damaged text, a number may run past the end of what looks like a sentence.
        let sentence = block.sentence_at(span.start).cover(block.sentence_at(span.end - 1));
        let clause = clause::find(document.text(), block.kind, block.syntax.as_deref(), sentence, span);
        let mut statistic = Statistic {
            kind: reading.kind,
            range: span,
            block: block.index,
            value: reading.value.map(|value| value.normalize()),
            value_high: reading.value_high.map(|value| value.normalize()),
            subject: same_contest(passage, reading, block, found)
                .or_else(|| subject_of(document, block, passage, reading, last_name, found))
                .and_then(|subject| match reading.kind {
                    // A time is that of what was done, with its figures: "ran 10 km" in an hour.
                    StatisticKind::Duration => Some(subject),
                    _ => of_earlier_figure(document.text(), found, span, subject),
                })
                .map(|subject| recognized::with_whole_names(document, block, subject))
                .and_then(|subject| subject::told(document.text(), span, subject))
                .filter(|&subject| !subject.overlaps(span))
                .filter(|&subject| !subject::is_scrap(document.text(), block, reading.kind, span, subject)),
            unit: reading.unit.clone(),
            modifier: reading.modifier,
            negated: clause.is_negated,
            clause: clause.range,
            sentence,
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        };
        statistic.evidence = evidence(passage, block, reading, &statistic);
        statistic.doubt = recognized::doubt(block, &statistic);
        // The recogniser takes "Ben 14" for a name; the list shows a number.
        // It does so for "4.7m." too.
        let is_listed = passage.is(reading.end, Class::Tally)
            || elliptic::counts_the_same(passage, reading.start, reading.end)
            || reading.seen.iter().any(|seen| seen.rule == StatisticRule::Magnitude);
        let objection = recognized::objection(document, block, &statistic);
        match objection.filter(|_| !is_listed) {
            None => found.statistics.push(statistic),
            Some(reason) => found.unsure.push(self.unsure(span, reason)),
        }
    }
}

/// The names of the rules that read numbers, and of those that say which are no statistics.
pub fn number_rules() -> impl Iterator<Item = &'static str> {
    grammar::RULES.iter().map(|rule| rule.id).chain(names_and_dates::rules().map(|rule| rule.id))
}

/// The word that denies the number at `number` of `text`, a clause, as far as words alone tell: what a window marks where
/// it shows a number that is denied.
pub(crate) fn denial_in_words(text: &str, number: Range<usize>) -> Option<Range<usize>> {
    clause::denial_in_words(text, number)
}
