//! Statistics: the value with its unit and modifier, and what it counts or measures.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::number;
use super::order::sorted;
use super::quotes;
use super::wording::{because, capitalized};
use super::{
    Excerpt, FIRST_MENTION, Found, Highlighting, InText, OrderRow, PanelKind, Row, Shade, Underline,
};
use crate::analysis::{Field, Statistic, StatisticKind};
use crate::text::fold;

const IN_TEXT: InText = InText::Highlighted(Highlighting {
    underline: Underline::DOTTED,
    shades: [
        Shade::new(0xfb_e9cc, 0xf6_d296, 0xa8_640a),
        Shade::new(0x49_3618, 0x6b_4e1f, 0xe6_b15f),
        Shade::new(0xfa_e0b8, 0xf2_c884, 0x92_560a),
        Shade::new(0xff_e7bd, 0xff_cf7d, 0x7a_4300),
        Shade::new(0x4a_3000, 0x72_4b00, 0xff_c860),
    ],
});

const ORDERS: &[OrderRow] = &[
    FIRST_MENTION,
    OrderRow::new("value", "By value", |found| by_value(&found.analysis.statistics))
        .grouped(|found, index| Some(scale_group(&found.analysis.statistics[index]))),
    OrderRow::new("kind", "By kind", |found| by_kind(&found.analysis.statistics))
        .grouped(|found, index| Some(kind_group(found.analysis.statistics[index].kind).to_owned())),
    OrderRow::new("subject", "By subject", by_subject),
];

/// What is said of a statistic that the text denies.
const DENIED: &str = "Denied in the text";
/// About how many characters of a clause screen readers say as the name of its row.
const NAME_LENGTH: usize = 120;

/// The statistics of an article.
pub(super) struct Statistics;

impl PanelKind for Statistics {
    fn id(&self) -> &'static str {
        "statistics"
    }

    fn title(&self) -> &'static str {
        "Statistics"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("statistic", "statistics")
    }

    fn none(&self) -> &'static str {
        "No statistics found"
    }

    fn no_match(&self) -> &'static str {
        "No statistics match the filter"
    }

    fn row_height(&self) -> f32 {
        34.0
    }

    fn usual_height(&self) -> f32 {
        6.0 * self.row_height()
    }

    fn orders(&self) -> &'static [OrderRow] {
        ORDERS
    }

    fn is_minor(&self, found: Found<'_>, index: usize) -> bool {
        let statistic = &found.analysis.statistics[index];
        let is_small = statistic.value.is_some_and(|value| value <= Decimal::TEN && value.is_integer());
        statistic.kind == StatisticKind::Count && statistic.value_high.is_none() && is_small
    }

    fn title_column(&self) -> Option<f32> {
        Some(96.0)
    }

    /// The same figure of the same thing, given by the same speaker.
    fn united_by(&self, found: Found<'_>, index: usize) -> Option<String> {
        let statistic = &found.analysis.statistics[index];
        let (value, subject) = (statistic.value?, subject_key(found, statistic)?);
        let (high, unit, modifier) = (statistic.value_high, &statistic.unit, statistic.modifier);
        let (kind, negated, speaker) = (statistic.kind, statistic.negated, speaker_of(found, index));
        let (doubt, quoted) = (statistic.doubt.is_some(), statistic.in_quotation);
        let told = format!("{kind:?} {value} {high:?} {unit:?} {modifier:?} {negated} {doubt} {quoted}");
        Some(format!("{told} {subject} {speaker:?}"))
    }

    /// Figures of one thing in one unit.
    fn compared(&self, found: Found<'_>, index: usize) -> Option<(String, f32)> {
        let statistic = &found.analysis.statistics[index];
        let (unit, factor) = scale(statistic);
        let value = statistic.value?.checked_mul(factor)?.to_f32().filter(|value| *value >= 0.0)?;
        let is_a_size = !matches!(statistic.kind, StatisticKind::Rank | StatisticKind::Score);
        let subject = subject_key(found, statistic).filter(|_| is_a_size && !statistic.negated)?;
        Some((format!("{:?} {unit} {subject}", statistic.kind), value))
    }

    fn in_text(&self) -> &'static InText {
        &IN_TEXT
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        let statistic = &found.analysis.statistics[index];
        number::statistic(statistic, found.article.slice(statistic.range))
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let statistic = &found.analysis.statistics[index];
        let value = self.name(found, index);
        let excerpt = Some(Excerpt::of(found, statistic)).filter(|excerpt| !excerpt.is_bare());
        let words = excerpt.as_ref().map(|excerpt| excerpt.shortened(NAME_LENGTH).line());
        let denied = statistic.negated.then(|| DENIED.to_owned());
        let speaker = speaker_of(found, index);
        let said = speaker.as_deref().map(said_by);
        // Words of the speaker's own are in quotation marks.
        let speaker = speaker.map(|name| if statistic.in_quotation { format!("“…” {name}") } else { name });
        let lines = [Some(found.words(statistic.sentence)), denied, said.clone()];
        Row {
            name: [Some(value.clone()), words, said].into_iter().flatten().collect::<Vec<_>>().join(", "),
            speaker,
            title: value,
            excerpt,
            doubt: statistic.doubt,
            tooltip: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
            ..Row::default()
        }
    }

    /// Includes the value as it is listed, as the article has it, and in plain digits.
    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let statistic = &found.analysis.statistics[index];
        let words = found.article.slice(statistic.range);
        let listed = number::statistic(statistic, words);
        let kind = statistic.kind.as_str().to_owned();
        let parts = [
            Some(words.to_owned()),
            Some(listed),
            statistic.value.map(|value| value.to_string()),
            statistic.unit.clone(),
            Some(kind),
            statistic.subject_words(found.article),
            Some(found.words(statistic.clause)),
            speaker_of(found, index),
        ];
        parts.into_iter().flatten().collect()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let statistic = &found.analysis.statistics[index];
        let unit = match (statistic.kind, statistic.unit.as_deref()) {
            // A span of time has its unit in its name, and a share its sign.
            (StatisticKind::Duration | StatisticKind::Age | StatisticKind::Percentage, _) | (_, None) => {
                String::new()
            }
            (_, Some(unit)) => format!(", in {unit}"),
        };
        let quoted = if statistic.in_quotation { ", in a quotation" } else { "" };
        let subject = match statistic.subject_words(found.article) {
            Some(words) if statistic.kind == StatisticKind::Count => format!("Counts: {words}"),
            Some(words) => format!("About: {words}"),
            None => "What it counts is not clear".to_owned(),
        };
        let denied = statistic.negated.then(|| DENIED.to_owned());
        let kind = format!("{}{unit}{quoted}", capitalized(statistic.kind.as_str()));
        let said = speaker_of(found, index).as_deref().map(said_by);
        let sentence = format!("“{}”", found.words(statistic.sentence));
        [Some(kind), Some(subject), denied, said, Some(sentence)].into_iter().flatten().collect()
    }

    fn field(&self, found: Found<'_>, index: usize, field: Field) -> Option<String> {
        let statistic = &found.analysis.statistics[index];
        match field {
            Field::Value => statistic.value.map(|value| value.to_string()),
            Field::ValueHigh => statistic.value_high.map(|value| value.to_string()),
            Field::Unit => statistic.unit.clone(),
            Field::Subject => statistic.subject.map(|subject| found.words(subject)),
            Field::Negated => Some(statistic.negated.to_string()),
            _ => None,
        }
    }

    fn tooltip(&self, found: Found<'_>, index: usize, mention: usize) -> Vec<String> {
        let statistic = &found.analysis.statistics[index];
        let kind = capitalized(statistic.kind.as_str());
        let subject = statistic.subject_words(found.article);
        let words = format!("“{}”", found.words(statistic.range));
        let denied = statistic.negated.then(|| DENIED.to_owned());
        let said = speaker_of(found, index).as_deref().map(said_by);
        [Some(kind), subject, denied, said, Some(words), self.why(found, index, mention)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn why(&self, found: Found<'_>, index: usize, _mention: usize) -> Option<String> {
        because(&found.analysis.statistics[index].why())
    }
}

/// What is said of a statistic, without regard to case and accents.
fn subject_key(found: Found<'_>, statistic: &Statistic) -> Option<String> {
    statistic.subject_words(found.article).map(|words| String::from(fold(&words)))
}

/// Who gives the statistic at `index`, if it stands in a quote.
fn speaker_of(found: Found<'_>, index: usize) -> Option<String> {
    let quote = found.analysis.said_by(index)?;
    Some(quotes::speaker(found, &found.analysis.quotes[quote.0]))
}

/// Says whose figure it is.
fn said_by(speaker: &str) -> String {
    format!("According to {speaker}")
}

/// Sorts by kind, then by unit in the order in which the units first occur, since three kilometres are not less than
/// five euros, then the largest first and the vague last. Spans of time are compared across units.
fn by_value(statistics: &[Statistic]) -> Vec<usize> {
    let mut units = BTreeMap::new();
    for statistic in statistics {
        let count = units.len();
        units.entry(scale(statistic).0).or_insert(count);
    }
    sorted(statistics, |statistic| {
        let (unit, factor) = scale(statistic);
        // A product that overflows the type is larger than any other.
        let scaled = |value: Decimal| value.checked_mul(factor).unwrap_or(Decimal::MAX);
        let value = statistic.value.map(scaled);
        (statistic.kind, units[unit], Reverse(value), Reverse(statistic.value_high.map(scaled)))
    })
}

/// What `statistic` is measured in, and the factor that makes its value comparable with others measured in that.
fn scale(statistic: &Statistic) -> (&str, Decimal) {
    let unit = statistic.unit.as_deref().unwrap_or_default();
    // In seconds; a year is 365.25 days, and a month a twelfth of that.
    let seconds: i64 = match unit {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 604_800,
        "fortnight" => 1_209_600,
        "month" => 2_629_800,
        "year" => 31_557_600,
        "decade" => 315_576_000,
        "century" => 3_155_760_000,
        "millennium" => 31_557_600_000,
        _ => return (unit, Decimal::ONE),
    };
    ("second", seconds.into())
}

/// The heading above the statistics of a kind.
fn kind_group(kind: StatisticKind) -> &'static str {
    match kind {
        StatisticKind::Percentage => "Percentages",
        StatisticKind::Money => "Money",
        StatisticKind::Count => "Counts",
        StatisticKind::Measurement => "Measurements",
        StatisticKind::Duration => "Durations",
        StatisticKind::Age => "Ages",
        StatisticKind::Ratio => "Ratios",
        StatisticKind::Score => "Scores",
        StatisticKind::Rank => "Ranks",
    }
}

/// The heading above the statistics that [`by_value`] compares with one another.
fn scale_group(statistic: &Statistic) -> String {
    let group = kind_group(statistic.kind);
    match statistic.kind {
        StatisticKind::Money | StatisticKind::Measurement => match &statistic.unit {
            Some(unit) => format!("{group}, {unit}"),
            None => group.to_owned(),
        },
        _ => group.to_owned(),
    }
}

fn by_kind(statistics: &[Statistic]) -> Vec<usize> {
    sorted(statistics, |statistic| statistic.kind)
}

/// Sorts by the words of the subject, without regard to case and accents; those without one come last.
fn by_subject(found: Found<'_>) -> Vec<usize> {
    sorted(&found.analysis.statistics, |statistic| {
        let subject = subject_key(found, statistic);
        (subject.is_none(), subject)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EvidenceList;
    use crate::article::{BlockIndex, TextRange};

    fn statistic(kind: StatisticKind, value: &str, unit: &str) -> Statistic {
        let (value, value_high) =
            value.split_once('–').map_or((value, None), |(low, high)| (low, Some(high)));
        Statistic {
            kind,
            range: TextRange::new(0, 1),
            block: BlockIndex(0),
            value: value.parse().ok(),
            value_high: value_high.and_then(|high| high.parse().ok()),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            modifier: None,
            subject: None,
            negated: false,
            clause: TextRange::new(0, 1),
            sentence: TextRange::new(0, 1),
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: crate::analysis::PutRight::default(),
        }
    }

    /// A kind, a value or a range, and a unit.
    type Entry = (StatisticKind, &'static str, &'static str);

    #[test]
    fn statistics_are_sorted_by_value_each_kind_and_unit_by_itself() {
        use StatisticKind::{Count, Duration, Measurement, Money, Percentage};
        let cases: [(&[Entry], &[usize]); 6] = [
            // Kinds are not mixed.
            (&[(Count, "40", ""), (Percentage, "7", "%"), (Money, "900", "EUR")], &[1, 2, 0]),
            // The largest first, the vague last, equals in the order of the article.
            (&[(Count, "2", ""), (Count, "", ""), (Count, "40", ""), (Count, "2", "")], &[2, 0, 3, 1]),
            // Currencies are not mixed; they come in the order in which they first occur.
            (&[(Money, "5", "USD"), (Money, "9", "EUR"), (Money, "7", "USD")], &[2, 0, 1]),
            (&[(Measurement, "300", "m"), (Measurement, "2", "km")], &[0, 1]),
            // Spans of time are.
            (&[(Duration, "90", "minute"), (Duration, "2", "year"), (Duration, "11", "month")], &[1, 2, 0]),
            // Ranges by their lower, then by their upper value.
            (&[(Count, "5", ""), (Count, "5–9", ""), (Count, "5–20", "")], &[2, 1, 0]),
        ];
        for (statistics, expected) in cases {
            let list: Vec<Statistic> =
                statistics.iter().map(|&(kind, value, unit)| statistic(kind, value, unit)).collect();
            assert_eq!(by_value(&list), expected, "{statistics:?}");
        }
    }

    #[test]
    fn a_value_too_large_to_compare_in_seconds_comes_first() {
        let huge = Decimal::MAX.to_string();
        let list = ["5", &huge].map(|value| statistic(StatisticKind::Duration, value, "millennium"));
        assert_eq!(by_value(&list), [1, 0]);
    }
}
