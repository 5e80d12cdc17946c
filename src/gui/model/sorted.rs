//! The rows of the side panel in each of their orders, sorted once for each analysis.
//!
//! Every order is total and stable: where it has nothing to say, the article's own order decides.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::analysis::{Analysis, Country, Person, Statistic};
use crate::gui::model::order::{EntityOrder, Orders, StatisticOrder};
use crate::gui::model::sections::Section;
use crate::text::fold;

/// For each order of each section, the places in the lists of the analysis, in that order.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// 0, 1, 2… up to the longest list: the order of the article, of which each section takes what it needs.
    as_listed: Vec<usize>,
    people_by_count: Vec<usize>,
    people_by_name: Vec<usize>,
    countries_by_count: Vec<usize>,
    countries_by_name: Vec<usize>,
    statistics_by_value: Vec<usize>,
    statistics_by_kind: Vec<usize>,
}

impl Sorted {
    /// Sorts the lists of `analysis` in every order that they can have.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let longest = Section::ALL.into_iter().map(|section| count_of(analysis, section)).max();
        Self {
            as_listed: (0..longest.unwrap_or_default()).collect(),
            people_by_count: people_by_count(&analysis.people),
            people_by_name: people_by_name(&analysis.people),
            countries_by_count: countries_by_count(&analysis.countries),
            countries_by_name: countries_by_name(&analysis.countries),
            statistics_by_value: statistics_by_value(&analysis.statistics),
            statistics_by_kind: sorted(&analysis.statistics, |statistic| statistic.kind),
        }
    }

    /// The rows of `section` of `analysis`, the one that this was made from, as `orders` has them.
    #[must_use]
    pub fn rows(&self, analysis: &Analysis, section: Section, orders: Orders) -> &[usize] {
        let as_listed = &self.as_listed[..count_of(analysis, section)];
        match section {
            Section::People => match orders.people {
                EntityOrder::FirstMention => as_listed,
                EntityOrder::Count => &self.people_by_count,
                EntityOrder::Name => &self.people_by_name,
            },
            Section::Countries => match orders.countries {
                EntityOrder::FirstMention => as_listed,
                EntityOrder::Count => &self.countries_by_count,
                EntityOrder::Name => &self.countries_by_name,
            },
            Section::Statistics => match orders.statistics {
                StatisticOrder::FirstMention => as_listed,
                StatisticOrder::Value => &self.statistics_by_value,
                StatisticOrder::Kind => &self.statistics_by_kind,
            },
            Section::Captions | Section::Unsure => as_listed,
        }
    }
}

/// How many rows `section` has for `analysis`.
fn count_of(analysis: &Analysis, section: Section) -> usize {
    match section {
        Section::People => analysis.people.len(),
        Section::Countries => analysis.countries.len(),
        Section::Statistics => analysis.statistics.len(),
        Section::Captions => analysis.captions.len(),
        Section::Unsure => analysis.unsure.len(),
    }
}

/// The places in `list` by `key`; those of equal keys in the order of the list.
fn sorted<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<usize> {
    let mut places: Vec<usize> = (0..list.len()).collect();
    places.sort_by_cached_key(|&index| key(&list[index]));
    places
}

/// Those of credits only do not lead the list, however often they are named.
fn people_by_count(people: &[Person]) -> Vec<usize> {
    sorted(people, |person| (person.credit_only, Reverse(person.mentions.len())))
}

fn people_by_name(people: &[Person]) -> Vec<usize> {
    sorted(people, |person| (person.credit_only, person.sorting_name()))
}

fn countries_by_count(countries: &[Country]) -> Vec<usize> {
    sorted(countries, |country| Reverse(country.mentions.len()))
}

fn countries_by_name(countries: &[Country]) -> Vec<usize> {
    sorted(countries, |country| fold(country.name))
}

/// By kind, then by unit in the order in which the units come up, then the largest first and the vague last: three
/// kilometres are not less than five euros. Spans of time compare whatever their unit.
fn statistics_by_value(statistics: &[Statistic]) -> Vec<usize> {
    let mut units = BTreeMap::new();
    for statistic in statistics {
        let count = units.len();
        units.entry(scale(statistic).0).or_insert(count);
    }
    sorted(statistics, |statistic| {
        let (unit, factor) = scale(statistic);
        // A product too large for the type is larger than any other.
        let scaled = |value: Decimal| value.checked_mul(factor).unwrap_or(Decimal::MAX);
        let value = statistic.value.map(scaled);
        (statistic.kind, units[unit], Reverse(value), Reverse(statistic.value_high.map(scaled)))
    })
}

/// What `statistic` is measured in, and by what its value is multiplied to compare with others measured in that.
fn scale(statistic: &Statistic) -> (&str, Decimal) {
    let unit = statistic.unit.as_deref().unwrap_or_default();
    // In seconds; a year is 365.25 days, a month a twelfth of it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Mention, PersonMention, Signs, StatisticKind, analyze};
    use crate::article::{BlockIndex, TextRange, Zone};
    use crate::formats::article_from_text;

    fn mention() -> Mention {
        let block = BlockIndex(0);
        Mention { range: TextRange::new(0, 1), block, zone: Zone::Body }
    }

    /// "Jane Doe 3" is named three times, and in credits only where an asterisk follows; other words follow a slash.
    fn people(lines: &[&str]) -> Vec<Person> {
        lines
            .iter()
            .map(|line| {
                let (line, aliases) = line.split_once('/').unwrap_or((line, ""));
                let (line, credit_only) = line.strip_suffix('*').map_or((line, false), |line| (line, true));
                let (name, count) = line.rsplit_once(' ').expect("a name and a count");
                let mention = PersonMention { mention: mention(), signs: Signs::default() };
                Person {
                    name: name.to_owned(),
                    introduced_as: None,
                    aliases: aliases.split_whitespace().map(str::to_owned).collect(),
                    mentions: vec![mention; count.parse().expect("a count")],
                    credit_only,
                    doubt: None,
                }
            })
            .collect()
    }

    fn names(people: &[Person], order: Vec<usize>) -> Vec<&str> {
        order.into_iter().map(|index| people[index].name.as_str()).collect()
    }

    #[test]
    fn people_are_sorted_by_count_and_those_of_credits_stay_last() {
        let cases: [(&[&str], &[&str]); 3] = [
            (&["Jane Doe 1", "Max Roe 4", "Ann Poe 2"], &["Max Roe", "Ann Poe", "Jane Doe"]),
            (&["Jane Doe 2", "Max Roe 2", "Ann Poe 2"], &["Jane Doe", "Max Roe", "Ann Poe"]),
            (&["Jane Doe 1", "Max Roe 9*", "Ann Poe 2"], &["Ann Poe", "Jane Doe", "Max Roe"]),
        ];
        for (people_lines, expected) in cases {
            let people = people(people_lines);
            assert_eq!(names(&people, people_by_count(&people)), expected);
        }
    }

    #[test]
    fn people_are_sorted_by_family_name() {
        let cases: [(&[&str], &[&str]); 6] = [
            (&["Jane Roe 1", "Max Doe 1", "Ann Poe 1"], &["Max Doe", "Ann Poe", "Jane Roe"]),
            (&["Ivo Zidek 1", "Ana Žarić 1", "Eva Zupan 1"], &["Ana Žarić", "Ivo Zidek", "Eva Zupan"]),
            (&["Max DOE 1", "Ann Doe 1", "Zoe doe 1"], &["Ann Doe", "Max DOE", "Zoe doe"]),
            (&["Max Moe Jr. 1", "Ann Poe 1", "Abe Zoe III 1"], &["Max Moe Jr.", "Ann Poe", "Abe Zoe III"]),
            (&["Jane Doe 1*", "Max Roe 1"], &["Max Roe", "Jane Doe"]),
            // The article calls him by his first word alone, which is then the family name.
            (&["Ann Moe 1", "Bo Kane 1", "Hu Weijun 1/Hu"], &["Hu Weijun", "Bo Kane", "Ann Moe"]),
        ];
        for (people_lines, expected) in cases {
            let people = people(people_lines);
            assert_eq!(names(&people, people_by_name(&people)), expected);
        }
    }

    #[test]
    fn countries_are_sorted_by_name_without_regard_to_accents() {
        let country = |name| Country { name, alpha2: "", alpha3: "", mentions: Vec::new(), doubt: None };
        let countries = ["Turkey", "Åland Islands", "Côte d’Ivoire", "Croatia", "Austria"].map(country);
        let order = countries_by_name(&countries);
        let names: Vec<&str> = order.into_iter().map(|index| countries[index].name).collect();
        assert_eq!(names, ["Åland Islands", "Austria", "Côte d’Ivoire", "Croatia", "Turkey"]);
    }

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
            sentence: TextRange::new(0, 1),
            in_quotation: false,
            signs: Vec::new(),
            doubt: None,
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
            // The largest first, the vague last, equals as the article has them.
            (&[(Count, "2", ""), (Count, "", ""), (Count, "40", ""), (Count, "2", "")], &[2, 0, 3, 1]),
            // Currencies are not mixed, in the order in which they come up.
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
            assert_eq!(statistics_by_value(&list), expected, "{statistics:?}");
        }
    }

    #[test]
    fn a_value_too_large_to_compare_in_seconds_comes_first() {
        let huge = Decimal::MAX.to_string();
        let list = ["5", &huge].map(|value| statistic(StatisticKind::Duration, value, "millennium"));
        assert_eq!(statistics_by_value(&list), [1, 0]);
    }

    #[test]
    fn every_order_lists_every_row_once() {
        let article = article_from_text("Jane Doe met Max Roe and Ann Poe, 4 others and 9% more.".to_owned());
        let article = article.expect("this is text");
        let analysis = analyze(&article);
        assert!(analysis.people.len() == 3 && analysis.statistics.len() == 2);
        let sorted = Sorted::new(&analysis);
        for section in Section::ALL {
            for order in crate::gui::model::order::Order::choices(section) {
                let mut orders = Orders::default();
                orders.set(order);
                let mut rows = sorted.rows(&analysis, section, orders).to_vec();
                rows.sort_unstable();
                assert_eq!(rows, (0..count_of(&analysis, section)).collect::<Vec<_>>(), "{order:?}");
            }
        }
    }
}
