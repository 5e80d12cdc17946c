//! Corrections of statistics.

use rust_decimal::Decimal;

use super::Spot;
use super::desk::Desk;
use super::ledger::{NOT_IN_ONE_BLOCK, NOT_LISTED};
use super::report::Report;
use crate::analysis::{
    Evidence, EvidenceList, Field, Mention, PutRight, Statistic, StatisticKind, StatisticRule,
};
use crate::article::TextRange;
use crate::text::one_line;

/// Why a value cannot be set, as a phrase for people.
const NO_SUCH_VALUE: &str = "the field cannot have that value";

impl Desk<'_> {
    /// Sets `field` of the statistics at `spots`.
    pub(super) fn set_statistic(
        &mut self,
        spots: &[Spot],
        field: Field,
        value: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let mut is_set = false;
        for spot in spots {
            match self.statistics.at(spot.range) {
                Some(key) => {
                    let in_text = value.filter(|_| field == Field::Subject);
                    let in_text = in_text.and_then(|words| self.stands_once_near(words, spot.range));
                    if let Some(statistic) = self.statistics.get_mut(key) {
                        set(statistic, field, value, in_text)?;
                        say_reader(statistic);
                        is_set = true;
                    }
                }
                None => report.lose(spot.anchor, NOT_LISTED),
            }
        }
        if is_set { Ok(()) } else { Err(NOT_LISTED) }
    }

    /// Makes statistics of the words at `spots`.
    pub(super) fn add_statistics(&mut self, spots: &[Spot], report: &mut Report<'_>) {
        for spot in spots {
            let known = self.statistics.at(spot.range);
            let known =
                known.and_then(|key| self.statistics.get_mut(key)).filter(|it| it.range == spot.range);
            if let Some(known) = known {
                known.doubt = None;
                say_reader(known);
                continue;
            }
            match self.mention(spot.range) {
                Some(mention) => {
                    let mut statistic = self.statistic(mention);
                    say_reader(&mut statistic);
                    self.statistics.insert(statistic);
                }
                None => report.lose(spot.anchor, NOT_IN_ONE_BLOCK),
            }
        }
    }

    /// The statistic that `mention` is, as far as its digits tell; the rest is for the reader to set.
    fn statistic(&self, mention: Mention) -> Statistic {
        let words = self.article.slice(mention.range);
        let is_percentage = words.contains('%');
        Statistic {
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
            sentence: self.line_around(mention),
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: PutRight::default(),
        }
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

fn say_reader(statistic: &mut Statistic) {
    let evidence = statistic.evidence.iter().copied().chain([Evidence::of(StatisticRule::Reader)]);
    statistic.evidence = evidence.collect();
}

/// Sets `field` of `statistic` to `value`, which stands in the text at `in_text` if it does.
fn set(
    statistic: &mut Statistic,
    field: Field,
    value: Option<&str>,
    in_text: Option<TextRange>,
) -> Result<(), &'static str> {
    let words = value.map(one_line).filter(|words| !words.is_empty());
    let number = |words: &Option<String>| -> Result<Option<Decimal>, &'static str> {
        let number = words.as_deref().map(str::parse::<Decimal>).transpose();
        number.map(|number| number.map(|number| number.normalize())).map_err(|_| "its value is not a number")
    };
    let mut own = None;
    match field {
        Field::Kind => {
            let kind = words.as_deref().and_then(|kind| kind.parse().ok());
            statistic.kind = kind.ok_or(NO_SUCH_VALUE)?;
        }
        Field::Value => statistic.value = number(&words)?,
        Field::ValueHigh => statistic.value_high = number(&words)?,
        Field::Unit => statistic.unit = words,
        Field::Modifier => {
            let modifier = words.as_deref().map(str::parse).transpose();
            statistic.modifier = modifier.map_err(|_| NO_SUCH_VALUE)?;
        }
        Field::Negated => statistic.negated = words.as_deref() == Some("true"),
        Field::Subject => {
            statistic.subject = in_text;
            own = words.filter(|_| in_text.is_none());
        }
        _ => return Err("a statistic has no such field"),
    }
    statistic.put_right.set(field, own);
    Ok(())
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
