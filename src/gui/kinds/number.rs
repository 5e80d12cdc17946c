//! Formats statistics for lists: the value with its unit and the symbol of its modifier.

use rust_decimal::Decimal;

use crate::analysis::{Modifier, Statistic, StatisticKind};
use crate::text::one_line;

/// `count` with commas between the thousands.
#[must_use]
pub fn grouped(count: usize) -> String {
    group(&count.to_string())
}

/// "> 40", "≈ 11 months", "⅓", "$1,200,000", "69 %". If there is no value, it shows `text`, the words of the article.
#[must_use]
pub fn statistic(statistic: &Statistic, text: &str) -> String {
    let Some(value) = statistic.value else {
        return one_line(text);
    };
    let sign = match statistic.modifier {
        Some(Modifier::About | Modifier::Nearly) => "≈ ",
        Some(Modifier::MoreThan) => "> ",
        Some(Modifier::LessThan) => "< ",
        Some(Modifier::AtLeast) => "≥ ",
        Some(Modifier::UpTo) => "≤ ",
        Some(Modifier::Vague) | None => "",
    };
    format!("{sign}{}", with_unit(statistic, value))
}

fn with_unit(statistic: &Statistic, value: Decimal) -> String {
    let unit = statistic.unit.as_deref().unwrap_or_default();
    let high = statistic.value_high;
    match statistic.kind {
        StatisticKind::Score => match high {
            Some(high) => format!("{}–{}", decimal(value), decimal(high)),
            None => decimal(value),
        },
        StatisticKind::Rank => format!("No. {}", span(value, high)),
        StatisticKind::Ratio if unit.is_empty() && high.is_none() => {
            fraction(value).map_or_else(|| decimal(value), str::to_owned)
        }
        StatisticKind::Money => money(unit, &span(value, high)),
        _ => {
            let one = value == Decimal::ONE && high.is_none();
            let number = span(value, high);
            match unit_name(unit, one) {
                name if name.is_empty() => number,
                name => format!("{number} {name}"),
            }
        }
    }
}

fn span(value: Decimal, high: Option<Decimal>) -> String {
    match high {
        Some(high) => format!("{}–{}", decimal(value), decimal(high)),
        None => decimal(value),
    }
}

fn decimal(value: Decimal) -> String {
    group(&value.normalize().to_string()).replace('-', "−")
}

fn money(currency: &str, amount: &str) -> String {
    let sign = match currency {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "" => return amount.to_owned(),
        code => return format!("{code} {amount}"),
    };
    match amount.strip_prefix('−') {
        Some(amount) => format!("−{sign}{amount}"),
        None => format!("{sign}{amount}"),
    }
}

/// The name of a UCUM unit or a unit of time; anything else unchanged.
fn unit_name(unit: &str, one: bool) -> String {
    let word = match unit {
        "year" | "month" | "week" | "day" | "hour" | "minute" | "second" | "decade" | "century" => unit,
        "a" => "year",
        "mo" => "month",
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "[mi_i]" => "mile",
        "[acr_us]" => "acre",
        "t" => "tonne",
        _ => {
            let symbol = match unit {
                "Cel" => "°C",
                "[degF]" => "°F",
                "K" => "K",
                "[ft_i]" => "ft",
                "[in_i]" => "in",
                "[yd_i]" => "yd",
                "[lb_av]" => "lb",
                "[oz_av]" => "oz",
                "[mi_i]/h" => "mph",
                "[kn_i]" => "kn",
                "m2" => "m²",
                "km2" => "km²",
                "[mi_i]2" | "[smi_us]" => "sq mi",
                "[ft_i]2" | "[sft_i]" => "sq ft",
                "m3" => "m³",
                "har" => "ha",
                "{frame}/s" => "fps",
                "10*6{pixel}" => "MP",
                "10*9{FLOP}/s" => "GFLOPS",
                "10*12{FLOP}/s" => "TFLOPS",
                "10*15{FLOP}/s" => "PFLOPS",
                other => other,
            };
            return symbol.to_owned();
        }
    };
    match (word, one) {
        (word, true) => word.to_owned(),
        ("century", false) => "centuries".to_owned(),
        (word, false) => format!("{word}s"),
    }
}

/// The character for a common fraction, if `value` is within a thousandth of it.
fn fraction(value: Decimal) -> Option<&'static str> {
    const FRACTIONS: [(i64, i64, &str); 15] = [
        (1, 2, "½"),
        (1, 3, "⅓"),
        (2, 3, "⅔"),
        (1, 4, "¼"),
        (3, 4, "¾"),
        (1, 5, "⅕"),
        (2, 5, "⅖"),
        (3, 5, "⅗"),
        (4, 5, "⅘"),
        (1, 6, "⅙"),
        (5, 6, "⅚"),
        (1, 8, "⅛"),
        (3, 8, "⅜"),
        (5, 8, "⅝"),
        (7, 8, "⅞"),
    ];
    let close = Decimal::new(1, 3);
    FRACTIONS.into_iter().find_map(|(above, below, sign)| {
        let distance = (Decimal::from(above) / Decimal::from(below) - value).abs();
        (distance < close).then_some(sign)
    })
}

fn group(number: &str) -> String {
    let digits_start = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (sign, rest) = number.split_at(digits_start);
    let (whole, part) = rest.find('.').map_or((rest, ""), |point| rest.split_at(point));
    let mut out = String::with_capacity(number.len() * 4 / 3);
    out.push_str(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(part);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EvidenceList;
    use crate::article::{BlockIndex, TextRange};

    fn check(kind: StatisticKind, value: &str, unit: &str, modifier: Option<Modifier>, expect: &str) {
        let (value, high) = value.split_once("..").map_or((value, None), |(low, high)| (low, Some(high)));
        let parse = |text: &str| text.parse().unwrap();
        let range = TextRange::new(0, 0);
        let statistic = Statistic {
            kind,
            range,
            block: BlockIndex(0),
            value: (!value.is_empty()).then(|| parse(value)),
            value_high: high.map(parse),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            modifier,
            subject: None,
            negated: false,
            clause: range,
            sentence: range,
            in_quotation: false,
            evidence: EvidenceList::default(),
            doubt: None,
            put_right: crate::analysis::PutRight::default(),
        };
        assert_eq!(super::statistic(&statistic, "dozens of\nships"), expect);
    }

    #[test]
    fn statistics_are_listed_by_value() {
        use StatisticKind::{Age, Count, Duration, Measurement, Money, Percentage, Rank, Ratio, Score};
        check(Count, "40", "", Some(Modifier::MoreThan), "> 40");
        check(Duration, "11", "month", Some(Modifier::Nearly), "≈ 11 months");
        check(Duration, "1", "year", None, "1 year");
        check(Ratio, "0.333333333333333", "", None, "⅓");
        check(Money, "1200000", "USD", None, "$1,200,000");
        check(Money, "5000000", "CHF", Some(Modifier::UpTo), "≤ CHF 5,000,000");
        check(Percentage, "69", "%", None, "69 %");
        check(Percentage, "-2.50", "pp", None, "−2.5 pp");
        check(Count, "200..300", "", None, "200–300");
        check(Score, "2..1", "", None, "2–1");
        check(Rank, "3", "", None, "No. 3");
        check(Age, "65", "year", None, "65 years");
        check(Measurement, "12", "Cel", Some(Modifier::About), "≈ 12 °C");
        check(Count, "", "", Some(Modifier::Vague), "dozens of ships");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(4500), "4,500");
        assert_eq!(grouped(12_000), "12,000");
        assert_eq!(group("-1234567.891"), "-1,234,567.891");
    }
}
