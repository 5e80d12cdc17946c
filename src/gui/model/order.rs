//! The orders that the reader chose for the rows of the side panel's sections.
//!
//! [`kinds`] says which orders a section can have, and sorts. Exports are not affected.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::Section;
use crate::gui::kinds::{self, OrderRow};
use crate::gui::model::sections::SectionMap;

/// An order of one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order {
    section: Section,
    /// Its index among the choices.
    choice: usize,
}

impl Order {
    /// The orders that `section` can have, the default first; none if there is only one.
    pub fn choices(section: impl Into<Section>) -> impl Iterator<Item = Self> {
        let section = section.into();
        (0..kinds::of(section).orders().len()).map(move |choice| Self { section, choice })
    }

    /// The order of `section` that settings call `id`.
    #[must_use]
    pub fn named(section: impl Into<Section>, id: &str) -> Option<Self> {
        Self::choices(section).find(|order| order.row().id == id)
    }

    fn row(self) -> &'static OrderRow {
        &kinds::of(self.section).orders()[self.choice]
    }

    /// The section that it orders.
    #[must_use]
    pub fn section(self) -> Section {
        self.section
    }

    /// Its index among the choices of its section.
    #[must_use]
    pub fn choice(self) -> usize {
        self.choice
    }

    /// What the menu calls it.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.row().text
    }

    /// Whether it is the default of its section.
    #[must_use]
    pub fn is_usual(self) -> bool {
        self.choice == 0
    }
}

/// The order that each section has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<&'static str, &'static str>")]
pub struct Orders(SectionMap<Option<Order>>);

impl Default for Orders {
    fn default() -> Self {
        Self(SectionMap::of(|section| Order::choices(section).next()))
    }
}

impl Orders {
    /// The order of `section`; `None` if it can have only one.
    #[must_use]
    pub fn get(self, section: impl Into<Section>) -> Option<Order> {
        *self.0.get(section)
    }

    /// Gives a section the order `order`.
    pub fn set(&mut self, order: Order) {
        self.0.set(order.section, Some(order));
    }
}

impl From<BTreeMap<String, String>> for Orders {
    fn from(stored: BTreeMap<String, String>) -> Self {
        let mut orders = Self::default();
        for section in Section::ALL {
            let id = stored.get(kinds::of(section).id());
            if let Some(order) = id.and_then(|id| Order::named(section, id)) {
                orders.set(order);
            }
        }
        orders
    }
}

impl From<Orders> for BTreeMap<&'static str, &'static str> {
    fn from(orders: Orders) -> Self {
        let orders = orders.0.by_name().into_iter();
        orders.filter_map(|(section, order)| Some((section, order?.row().id))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_can_be_made_and_belongs_to_its_section() {
        for section in Section::ALL {
            let mut orders = Orders::default();
            assert_eq!(Order::choices(section).next(), orders.get(section));
            for order in Order::choices(section) {
                assert_eq!(order.section(), section);
                assert_eq!(Order::named(section, order.row().id), Some(order));
                orders.set(order);
                assert_eq!(orders.get(section), Some(order));
            }
        }
    }
}
