//! The rows of the side panel in each of their orders, sorted once per analysis.

use std::collections::HashMap;

use crate::analysis::{Analysis, Section};
use crate::article::Article;
use crate::gui::kinds::{self, Found, OrderRow};
use crate::gui::model::alike::Alike;
use crate::gui::model::order::{Order, Orders};
use crate::gui::model::sections::SectionMap;

/// The heading of a group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How many rows of the section come before it.
    pub place: usize,
    /// What the group is called.
    pub text: String,
    /// How many findings its rows have.
    pub count: usize,
}

/// For each order of each section, the indices of the analysis's list, in that order.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// 0, 1, 2… up to the length of the longest list: the order of the article, of which each section takes what it
    /// needs.
    as_listed: Vec<usize>,
    /// The rows of a section in each order that it can have.
    choices: SectionMap<Vec<Choice>>,
}

/// The rows of a section in one order.
#[derive(Clone, Debug, Default)]
struct Choice {
    /// `None` for the order of the list.
    rows: Option<Vec<usize>>,
    /// The names of the groups.
    groups: Vec<String>,
    /// For each index of the list, the index of its group; empty if there are no groups.
    group_of: Vec<Option<usize>>,
    headings: Vec<Heading>,
}

impl Choice {
    fn new(order: &OrderRow, found: Found<'_>, section: Section, alike: &Alike) -> Self {
        let count = found.analysis.count_of(section);
        let mut choice = Self { rows: order.sort.map(|sort| sort(found)), ..Self::default() };
        if (0..count).any(|index| alike.row_of(section, index) != index) {
            let rows = choice.rows.get_or_insert_with(|| (0..count).collect());
            rows.retain(|&index| alike.row_of(section, index) == index);
        }
        let Some(group) = order.group else { return choice };
        let mut places = HashMap::new();
        choice.group_of = (0..count)
            .map(|index| {
                let name = group(found, index)?;
                let next = places.len();
                Some(*places.entry(name.clone()).or_insert_with(|| {
                    choice.groups.push(name);
                    next
                }))
            })
            .collect();
        let all: Vec<usize> = (0..count).collect();
        choice.headings = choice.headings_of(choice.rows.as_deref().unwrap_or(&all), section, alike);
        choice
    }

    fn headings_of(&self, rows: &[usize], section: Section, alike: &Alike) -> Vec<Heading> {
        let mut headings: Vec<Heading> = Vec::new();
        let mut last = None;
        for (place, &row) in rows.iter().enumerate() {
            let group = self.group_of.get(row).copied().flatten();
            if let Some(group) = group.filter(|_| group != last) {
                headings.push(Heading { place, text: self.groups[group].clone(), count: 0 });
            }
            last = group;
            if let Some(heading) = headings.last_mut().filter(|_| group.is_some()) {
                heading.count += alike.in_row(section, row).len().max(1);
            }
        }
        headings
    }
}

impl Sorted {
    /// Sorts the lists of `analysis`, which is that of `article`, in each of their orders. Findings that are `alike` are one row.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis, alike: &Alike) -> Self {
        let longest = Section::ALL.map(|section| analysis.count_of(section)).into_iter().max();
        let found = Found { article, analysis };
        let choices = |section| {
            let orders = kinds::of(section).orders().iter();
            orders.map(|order| Choice::new(order, found, section, alike)).collect()
        };
        Self { as_listed: (0..longest.unwrap_or_default()).collect(), choices: SectionMap::of(choices) }
    }

    /// The rows of `section` in the order that `orders` gives it. `analysis` is the one that this was made from.
    #[must_use]
    pub fn rows(&self, analysis: &Analysis, section: Section, orders: Orders) -> &[usize] {
        let sorted = self.choice(section, orders).and_then(|choice| choice.rows.as_deref());
        sorted.unwrap_or_else(|| &self.as_listed[..analysis.count_of(section)])
    }

    /// The headings among all rows of `section` in the order that `orders` gives it.
    #[must_use]
    pub fn headings(&self, section: Section, orders: Orders) -> &[Heading] {
        self.choice(section, orders).map_or(&[], |choice| &choice.headings)
    }

    /// The headings among `rows`, some of those of `section` in the order that `orders` gives it.
    #[must_use]
    pub fn headings_of(
        &self,
        rows: &[usize],
        section: Section,
        orders: Orders,
        alike: &Alike,
    ) -> Vec<Heading> {
        self.choice(section, orders).map_or_else(Vec::new, |choice| choice.headings_of(rows, section, alike))
    }

    fn choice(&self, section: Section, orders: Orders) -> Option<&Choice> {
        self.choices.get(section).get(orders.get(section).map_or(0, Order::choice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Kind, analyze};
    use crate::formats::article_from_text;

    fn sorted(text: &str) -> (Analysis, Sorted) {
        let article = article_from_text(text.to_owned()).expect("this is text");
        let analysis = analyze(&article);
        let alike = Alike::of(Found { article: &article, analysis: &analysis });
        let sorted = Sorted::new(&article, &analysis, &alike);
        (analysis, sorted)
    }

    #[test]
    fn every_order_lists_every_row_once() {
        let (analysis, sorted) = sorted("Jane Doe met Max Roe and Ann Poe in Norway, 4 others and 9% more.");
        assert!(analysis.people.len() == 3 && analysis.statistics.len() == 2);
        for section in Section::ALL {
            for order in Order::choices(section) {
                let mut orders = Orders::default();
                orders.set(order);
                let mut rows = sorted.rows(&analysis, section, orders).to_vec();
                rows.sort_unstable();
                assert_eq!(rows, (0..analysis.count_of(section)).collect::<Vec<_>>(), "{order:?}");
            }
        }
    }

    #[test]
    fn each_group_has_one_heading_above_its_rows() {
        let text =
            "Sales rose 9% to $40 million. Some 300 people work there, and profits fell 2% to $3 million.";
        let (analysis, sorted) = sorted(text);
        let mut orders = Orders::default();
        orders.set(Order::named(Kind::Statistic, "kind").expect("an order"));
        let section = Section::from(Kind::Statistic);
        let headings = sorted.headings(section, orders);
        let shown: Vec<_> =
            headings.iter().map(|heading| (heading.place, heading.text.as_str(), heading.count)).collect();
        assert_eq!(shown, [(0, "Percentages", 2), (2, "Money", 2), (4, "Counts", 1)]);
        let rows = sorted.rows(&analysis, section, orders);
        let some = sorted.headings_of(&rows[3..], section, orders, &Alike::default());
        let shown: Vec<_> = some.iter().map(|heading| (heading.place, heading.text.as_str())).collect();
        assert_eq!(shown, [(0, "Money"), (1, "Counts")]);
        assert!(sorted.headings(section, Orders::default()).is_empty(), "the order of the article has none");
    }
}
