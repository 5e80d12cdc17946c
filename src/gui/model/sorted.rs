//! The rows of the side panel in each of their orders, sorted once per analysis.

use crate::analysis::{Analysis, Section};
use crate::article::Article;
use crate::gui::kinds::{self, Found};
use crate::gui::model::order::{Order, Orders};
use crate::gui::model::sections::SectionMap;

/// For each order of each section, the indices of the analysis's list, in that order.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// 0, 1, 2… up to the length of the longest list: the order of the article, of which each section takes what it
    /// needs.
    as_listed: Vec<usize>,
    /// The rows of a section in each order that it can have; `None` for the order of the list.
    choices: SectionMap<Vec<Option<Vec<usize>>>>,
}

impl Sorted {
    /// Sorts the lists of `analysis`, which is that of `article`, in each of their orders.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        let longest = Section::ALL.map(|section| analysis.count_of(section)).into_iter().max();
        let sorted = |section| {
            let orders = kinds::of(section).orders().iter();
            orders.map(|order| order.sort.map(|sort| sort(Found { article, analysis }))).collect()
        };
        Self { as_listed: (0..longest.unwrap_or_default()).collect(), choices: SectionMap::of(sorted) }
    }

    /// The rows of `section` in the order that `orders` gives it. `analysis` is the one that this was made from.
    #[must_use]
    pub fn rows(&self, analysis: &Analysis, section: Section, orders: Orders) -> &[usize] {
        let choice = orders.get(section).map_or(0, Order::choice);
        let sorted = self.choices.get(section).get(choice).and_then(Option::as_deref);
        sorted.unwrap_or_else(|| &self.as_listed[..analysis.count_of(section)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::formats::article_from_text;

    #[test]
    fn every_order_lists_every_row_once() {
        let text = "Jane Doe met Max Roe and Ann Poe in Norway, 4 others and 9% more.";
        let article = article_from_text(text.to_owned()).expect("this is text");
        let analysis = analyze(&article);
        assert!(analysis.people.len() == 3 && analysis.statistics.len() == 2);
        let sorted = Sorted::new(&article, &analysis);
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
}
