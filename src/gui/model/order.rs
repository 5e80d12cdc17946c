//! The orders in which the sections of the side panel can list their rows, and which of them the reader chose.
//!
//! What comes where in each order is in [`crate::gui::model::sorted`]. Exports know nothing of it.

use serde::{Deserialize, Serialize};

use crate::gui::model::sections::Section;

/// An order of people or countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityOrder {
    /// As the article names them.
    #[default]
    FirstMention,
    /// The most mentioned first.
    Count,
    /// From A to Z, people by family name.
    Name,
}

/// An order of statistics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatisticOrder {
    /// As the article has them.
    #[default]
    FirstMention,
    /// The largest first, each kind and unit by itself.
    Value,
    /// By what they state.
    Kind,
}

/// An order of one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Of the people.
    People(EntityOrder),
    /// Of the countries.
    Countries(EntityOrder),
    /// Of the statistics.
    Statistics(StatisticOrder),
}

impl Order {
    /// The orders that `section` can have, the usual one first; none where it has but one.
    #[must_use]
    pub fn choices(section: Section) -> Vec<Self> {
        let entity = [EntityOrder::FirstMention, EntityOrder::Count, EntityOrder::Name];
        let statistic = [StatisticOrder::FirstMention, StatisticOrder::Value, StatisticOrder::Kind];
        match section {
            Section::People => entity.map(Self::People).to_vec(),
            Section::Countries => entity.map(Self::Countries).to_vec(),
            Section::Statistics => statistic.map(Self::Statistics).to_vec(),
            Section::Captions | Section::Unsure => Vec::new(),
        }
    }

    /// The section that it orders.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::People(_) => Section::People,
            Self::Countries(_) => Section::Countries,
            Self::Statistics(_) => Section::Statistics,
        }
    }

    /// What the menu calls it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::People(EntityOrder::FirstMention)
            | Self::Countries(EntityOrder::FirstMention)
            | Self::Statistics(StatisticOrder::FirstMention) => "By first mention",
            Self::People(EntityOrder::Count) | Self::Countries(EntityOrder::Count) => "By count",
            Self::People(EntityOrder::Name) | Self::Countries(EntityOrder::Name) => "By name",
            Self::Statistics(StatisticOrder::Value) => "By value",
            Self::Statistics(StatisticOrder::Kind) => "By kind",
        }
    }

    /// Whether it is that of the article.
    #[must_use]
    pub fn is_usual(self) -> bool {
        matches!(
            self,
            Self::People(EntityOrder::FirstMention)
                | Self::Countries(EntityOrder::FirstMention)
                | Self::Statistics(StatisticOrder::FirstMention)
        )
    }
}

/// The order that each section has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Orders {
    /// Of the people.
    pub people: EntityOrder,
    /// Of the countries.
    pub countries: EntityOrder,
    /// Of the statistics.
    pub statistics: StatisticOrder,
}

impl Orders {
    /// The order of `section`; `None` where it has but one.
    #[must_use]
    pub fn get(self, section: Section) -> Option<Order> {
        match section {
            Section::People => Some(Order::People(self.people)),
            Section::Countries => Some(Order::Countries(self.countries)),
            Section::Statistics => Some(Order::Statistics(self.statistics)),
            Section::Captions | Section::Unsure => None,
        }
    }

    /// Gives a section the order `order`.
    pub fn set(&mut self, order: Order) {
        match order {
            Order::People(order) => self.people = order,
            Order::Countries(order) => self.countries = order,
            Order::Statistics(order) => self.statistics = order,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_can_be_made_and_belongs_to_its_section() {
        for section in Section::ALL {
            let mut orders = Orders::default();
            assert_eq!(Order::choices(section).first().copied(), orders.get(section));
            for order in Order::choices(section) {
                assert_eq!(order.section(), section);
                orders.set(order);
                assert_eq!(orders.get(section), Some(order));
            }
        }
    }
}
