//! Corrections of statistics.

use rust_decimal::Decimal;

use super::placed::Placed;
use crate::analysis::{
    Evidence, EvidenceList, Field, Mention, Parts, PutRight, Statistic, StatisticKind, StatisticRule,
};
use crate::article::{Article, TextRange};
use crate::corrections::apply::places;
use crate::corrections::apply::report::{Done, Why};
use crate::text::one_line;

/// Why a value cannot be set, as a phrase for people.
const NO_SUCH_VALUE: Why = "the field cannot have that value";

impl Placed for Statistic {
    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.statistics
    }

    fn say_reader(&mut self) {
        self.evidence.add(Evidence::of(StatisticRule::Reader));
    }

    fn be_sure(&mut self) {
        self.doubt = None;
        self.say_reader();
    }

    /// What its digits tell; the rest is for the reader to set.
    fn made(article: &Article, mention: Mention) -> Result<Self, Why> {
        let words = article.slice(mention.range);
        let is_percentage = words.contains('%');
        Ok(Self {
            kind: if is_percentage { StatisticKind::Percentage } else { StatisticKind::Count },
            range: mention.range,
            block: mention.block,
            value: value_of(words),
            value_high: None,
            unit: is_percentage.then(|| "%".to_owned()),
            modifier: None,
            subject: None,
            negated: false,
            clause: mention.range,
            sentence: places::line_around(article, mention),
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        })
    }

    fn set(&mut self, article: &Article, range: TextRange, field: Field, value: Option<&str>) -> Done {
        let words = value.map(one_line).filter(|words| !words.is_empty());
        let number = |words: &Option<String>| -> Result<Option<Decimal>, Why> {
            let number = words.as_deref().map(str::parse::<Decimal>).transpose();
            number
                .map(|number| number.map(|number| number.normalize()))
                .map_err(|_| "its value is not a number")
        };
        let mut own = None;
        match field {
            Field::Kind => {
                let kind = words.as_deref().and_then(|kind| kind.parse().ok());
                self.kind = kind.ok_or(NO_SUCH_VALUE)?;
            }
            Field::Value => self.value = number(&words)?,
            Field::ValueHigh => self.value_high = number(&words)?,
            Field::Unit => self.unit = words,
            Field::Modifier => {
                let modifier = words.as_deref().map(str::parse).transpose();
                self.modifier = modifier.map_err(|_| NO_SUCH_VALUE)?;
            }
            Field::Negated => self.negated = words.as_deref() == Some("true"),
            Field::Subject => {
                let in_text = value.and_then(|words| places::once_near(article, words, range));
                self.subject = in_text;
                own = words.filter(|_| in_text.is_none());
            }
            _ => return Err("a statistic has no such field"),
        }
        self.put_right.set(field, own);
        Ok(())
    }
}

/// The number that `words` have in digits, if they have just one.
fn value_of(words: &str) -> Option<Decimal> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut numbers =
        words.split(|c: char| !is_part(c)).filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    let number = numbers.next()?;
    if numbers.next().is_some() {
        return None;
    }
    // A magnitude in words or letters belongs to the value, and cannot be told from a noun here.
    let only = words.chars().all(|c| is_part(c) || c.is_whitespace() || !c.is_alphabetic());
    let digits: String = number.trim_end_matches(['.', ',']).chars().filter(|&c| c != ',').collect();
    digits.parse::<Decimal>().ok().filter(|_| only).map(|value| value.normalize())
}

#[cfg(test)]
mod tests {
    use super::value_of;

    #[test]
    fn only_digits_alone_give_a_value() {
        for (words, expected) in [
            ("40", Some("40")),
            ("1,200.50", Some("1200.5")),
            ("18 %", Some("18")),
            ("$5", Some("5")),
            ("3 million", None),
            ("3-1", None),
            ("forty", None),
        ] {
            assert_eq!(value_of(words).map(|value| value.to_string()).as_deref(), expected, "{words}");
        }
    }
}
