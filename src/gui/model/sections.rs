//! The sections of the side panel and the kinds of highlight, and which of them are shown.

use serde::{Deserialize, Serialize};

use crate::analysis::Kind;

/// A section of the side panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The people.
    People,
    /// The countries.
    Countries,
    /// The statistics.
    Statistics,
    /// The image captions.
    Captions,
    /// Possible findings that were left out.
    Unsure,
}

impl Section {
    /// The sections in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::People, Self::Countries, Self::Statistics, Self::Captions, Self::Unsure];
}

/// A flag for each section, stored by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each section")]
pub struct OpenSections {
    people: bool,
    countries: bool,
    statistics: bool,
    captions: bool,
    unsure: bool,
}

impl Default for OpenSections {
    fn default() -> Self {
        Self { people: true, countries: true, statistics: true, captions: true, unsure: false }
    }
}

impl OpenSections {
    /// Whether `section` is open.
    #[must_use]
    pub fn get(self, section: Section) -> bool {
        match section {
            Section::People => self.people,
            Section::Countries => self.countries,
            Section::Statistics => self.statistics,
            Section::Captions => self.captions,
            Section::Unsure => self.unsure,
        }
    }

    /// Opens or closes `section`.
    pub fn set(&mut self, section: Section, open: bool) {
        match section {
            Section::People => self.people = open,
            Section::Countries => self.countries = open,
            Section::Statistics => self.statistics = open,
            Section::Captions => self.captions = open,
            Section::Unsure => self.unsure = open,
        }
    }
}

/// The kinds whose highlights are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShownKinds {
    people: bool,
    countries: bool,
    statistics: bool,
}

impl Default for ShownKinds {
    fn default() -> Self {
        Self { people: true, countries: true, statistics: true }
    }
}

impl ShownKinds {
    /// No highlights.
    pub const NONE: Self = Self { people: false, countries: false, statistics: false };

    /// Whether highlights of `kind` are shown.
    #[must_use]
    pub fn get(self, kind: Kind) -> bool {
        match kind {
            Kind::Person => self.people,
            Kind::Country => self.countries,
            Kind::Statistic => self.statistics,
            Kind::Caption => true,
        }
    }

    /// Shows the highlights of `kind` if they are hidden, and hides them if they are shown.
    pub fn toggle(&mut self, kind: Kind) {
        match kind {
            Kind::Person => self.people = !self.people,
            Kind::Country => self.countries = !self.countries,
            Kind::Statistic => self.statistics = !self.statistics,
            Kind::Caption => {}
        }
    }
}
