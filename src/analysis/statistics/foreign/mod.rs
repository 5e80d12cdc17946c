//! Statistics in languages other than English: numbers with a percent sign, a currency, a unit or a magnitude.
//!
//! The signs and words are in the language's [`table`]; [`digits`] reads the numbers. A number with none of them is not
//! listed: only grammar could tell a count from a date, a place or a name. Nor is one whose signs do not fit the language,
//! or that a range in words continues.

mod digits;
mod table;

use rust_decimal::Decimal;

use self::digits::Figures;
use self::table::{Meaning, Table, currency_before, skip_link};
use super::{Statistic, StatisticKind, StatisticRule};
use crate::analysis::other_language::OtherLanguage;
use crate::analysis::{AnnotatedArticle, AnnotatedBlock, Evidence, EvidenceList, PutRight};
use crate::article::TextRange;
use crate::lang::clause;
use crate::lang::{self, ENGLISH};

/// The most magnitudes in a row: "mil millones".
const MAX_MAGNITUDES: usize = 2;
/// The longest word, in bytes, that joins the two numbers of a range: "bis", "à", "bis zu" is none.
const MAX_JOINER_BYTES: usize = 6;

/// The reader of the numbers of one language.
pub(super) struct Reader(Table);

impl Reader {
    /// The reader for `document`; `None` if it is in English, or may be.
    pub fn of(document: &AnnotatedArticle<'_>) -> Option<Self> {
        let Some(code) = document.article.metadata().language_code() else {
            return OtherLanguage::of(document.article).map(|_| Self(Table::without_language()));
        };
        if code == ENGLISH.code {
            return None;
        }
        Some(Self(lang::other_language(&code).map_or_else(Table::without_language, Table::of)))
    }

    /// Adds the statistics of `block` from the byte `start` of the text on.
    pub fn find_in_block(
        &self,
        document: &AnnotatedArticle<'_>,
        block: &AnnotatedBlock,
        start: usize,
        found: &mut Vec<Statistic>,
    ) {
        let text = &document.text()[..block.range.end];
        let mut at = start.max(block.range.start);
        while let Some(figures) = Figures::next(text, at, self.0.decimal, self.0.group) {
            at = figures.end;
            let Some(reading) = self.read(text, block.range.start, &figures) else { continue };
            at = at.max(reading.range.end);
            let in_credit =
                block.credit.as_deref().is_some_and(|credit| credit.range.overlaps(reading.range));
            if !in_credit {
                found.push(reading.statistic(document.text(), block));
            }
        }
    }

    /// What the number at `figures` states, by the signs and words around it.
    fn read(&self, text: &str, start: usize, figures: &Figures) -> Option<Reading> {
        let (mut value, mut value_high) = figures.values?;
        if continues_range(&text[start..figures.start]) {
            return None;
        }
        let mut evidence = Vec::new();
        let mut end = figures.end;
        for _ in 0..MAX_MAGNITUDES {
            let Some((Meaning::Magnitude(factor), place)) = self.0.word_behind(text, end) else { break };
            value = value.checked_mul(factor)?;
            value_high =
                value_high.map(|high| high.checked_mul(factor)).map_or(Some(None), |high| high.map(Some))?;
            evidence.push(Evidence::at(StatisticRule::Magnitude, place));
            end = place.end;
        }
        let has_magnitude = !evidence.is_empty();
        let reading =
            |kind, unit: Option<&str>, range: TextRange, rule: StatisticRule, place, evidence: Vec<_>| {
                Reading {
                    kind,
                    range,
                    value,
                    value_high,
                    unit: unit.map(str::to_owned),
                    evidence: evidence.into_iter().chain([Evidence::at(rule, place)]).collect(),
                }
            };
        let sign_before = currency_before(text, start, figures.start);
        let behind = if has_magnitude { skip_link(text, end) } else { end };
        match self.0.word_behind(text, behind) {
            Some((Meaning::Percent, place)) => {
                let is_sign = place.len() <= '٪'.len_utf8();
                let rule = if is_sign { StatisticRule::PercentSign } else { StatisticRule::PercentWord };
                let range = TextRange::new(figures.start, place.end);
                Some(reading(StatisticKind::Percentage, Some("%"), range, rule, place, evidence))
            }
            Some((Meaning::Currency(code), place)) => {
                let is_name = text[place.start..place.end].chars().all(char::is_alphabetic);
                let rule = if is_name { StatisticRule::CurrencyName } else { StatisticRule::CurrencySign };
                let range = TextRange::new(figures.start, place.end);
                Some(reading(StatisticKind::Money, code, range, rule, place, evidence))
            }
            Some((Meaning::Unit(unit), place)) => {
                let range = TextRange::new(figures.start, place.end);
                let (kind, rule) = self.kind_of(unit, text, place.end);
                Some(reading(kind, Some(unit), range, rule, place, evidence))
            }
            Some((Meaning::Unclear, _)) => None,
            _ if let Some((code, place)) = sign_before => {
                let range = TextRange::new(place.start, end);
                Some(reading(StatisticKind::Money, code, range, StatisticRule::CurrencySign, place, evidence))
            }
            // "5 Millionen Menschen": what is counted follows.
            _ if has_magnitude && text[end..].trim_start().starts_with(char::is_alphabetic) => {
                Some(Reading {
                    kind: StatisticKind::Count,
                    range: TextRange::new(figures.start, end),
                    value,
                    value_high,
                    unit: None,
                    evidence: evidence.into_iter().collect(),
                })
            }
            _ => None,
        }
    }

    /// The kind of an amount in `unit`, with the rule that knows it: years before a word for "old" are an age.
    fn kind_of(&self, unit: &str, text: &str, end: usize) -> (StatisticKind, StatisticRule) {
        const TIME: &[&str] = &["year", "month", "week", "day", "hour", "minute", "second"];
        let is_age = || matches!(self.0.word_behind(text, end), Some((Meaning::Old, _)));
        match unit {
            "year" | "month" if is_age() => (StatisticKind::Age, StatisticRule::AgeForm),
            _ if TIME.contains(&unit) => (StatisticKind::Duration, StatisticRule::TimeUnit),
            _ => (StatisticKind::Measurement, StatisticRule::Unit),
        }
    }
}

/// A number with what it states.
struct Reading {
    kind: StatisticKind,
    range: TextRange,
    value: Decimal,
    value_high: Option<Decimal>,
    unit: Option<String>,
    evidence: EvidenceList<StatisticRule>,
}

impl Reading {
    fn statistic(self, text: &str, block: &AnnotatedBlock) -> Statistic {
        let Self { kind, range, value, value_high, unit, evidence } = self;
        let sentence = block.sentence_at(range.start).cover(block.sentence_at(range.end - 1)).cover(range);
        Statistic {
            kind,
            range,
            block: block.index,
            value: Some(value.normalize()),
            value_high: value_high.map(|value| value.normalize()),
            unit,
            modifier: None,
            subject: None,
            negated: false,
            clause: clause::shortened(text, sentence, range),
            sentence,
            in_quotation: false,
            evidence,
            doubt: None,
            put_right: PutRight::default(),
        }
    }
}

/// Whether the text `before` a number ends in another number and a short word: "5 bis" before "10 Prozent".
fn continues_range(before: &str) -> bool {
    let before = before.trim_end();
    // "9 - 12": a dash with spaces is no sign of its own.
    let behind_dash = before.strip_suffix(['-', '–']).filter(|rest| rest.ends_with(' '));
    if behind_dash
        .is_some_and(|rest| rest.trim_end().ends_with(|last: char| digits::value_of(last).is_some()))
    {
        return true;
    }
    let joiner = before.chars().rev().take_while(|letter| letter.is_alphabetic());
    let bytes: usize = joiner.map(char::len_utf8).sum();
    (1..=MAX_JOINER_BYTES).contains(&bytes)
        && before[..before.len() - bytes].trim_end().ends_with(|last: char| digits::value_of(last).is_some())
}
