//! What an entity may be.

/// The kind of an entity, as in OntoNotes 5; the order is that of the model's actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Locations that are no countries, cities or states: mountain ranges, bodies of water.
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
    /// All of them, in the order of the model's actions.
    pub const ALL: [Self; 18] = [
        Self::Org,
        Self::Date,
        Self::Person,
        Self::Gpe,
        Self::Money,
        Self::Cardinal,
        Self::Norp,
        Self::Percent,
        Self::WorkOfArt,
        Self::Loc,
        Self::Time,
        Self::Quantity,
        Self::Fac,
        Self::Event,
        Self::Ordinal,
        Self::Product,
        Self::Law,
        Self::Language,
    ];

    /// Its name in OntoNotes and spaCy.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Org => "ORG",
            Self::Date => "DATE",
            Self::Person => "PERSON",
            Self::Gpe => "GPE",
            Self::Money => "MONEY",
            Self::Cardinal => "CARDINAL",
            Self::Norp => "NORP",
            Self::Percent => "PERCENT",
            Self::WorkOfArt => "WORK_OF_ART",
            Self::Loc => "LOC",
            Self::Time => "TIME",
            Self::Quantity => "QUANTITY",
            Self::Fac => "FAC",
            Self::Event => "EVENT",
            Self::Ordinal => "ORDINAL",
            Self::Product => "PRODUCT",
            Self::Law => "LAW",
            Self::Language => "LANGUAGE",
        }
    }
}
