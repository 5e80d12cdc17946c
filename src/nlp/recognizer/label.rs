//! The kinds of entities.

use strum::{EnumCount, IntoStaticStr, VariantArray};

/// The kind of an entity, as in OntoNotes 5; the order is that of the model's actions.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumCount, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum Label {
    /// Companies, agencies, institutions.
    Org,
    /// Absolute or relative dates or periods.
    Date,
    /// People, including fictional.
    Person,
    /// Countries, cities, states.
    Gpe,
    /// Monetary values, including unit.
    Money,
    /// Numerals that do not fall under another type.
    Cardinal,
    /// Nationalities or religious or political groups.
    Norp,
    /// Percentage, including "%".
    Percent,
    /// Titles of books, songs and the like.
    WorkOfArt,
    /// Locations other than countries, cities and states: mountain ranges, bodies of water.
    Loc,
    /// Times smaller than a day.
    Time,
    /// Measurements, as of weight or distance.
    Quantity,
    /// Buildings, airports, highways, bridges.
    Fac,
    /// Named hurricanes, battles, wars, sports events.
    Event,
    /// "first", "second".
    Ordinal,
    /// Objects, vehicles, foods; not services.
    Product,
    /// Named documents made into laws.
    Law,
    /// Any named language.
    Language,
}

impl Label {
    /// Its name in OntoNotes and spaCy.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}
