//! What an analysis is made of, and its lists by their sections.

use super::finding::{List, ListMut};
use super::{Caption, Country, Kind, Person, Section, Statistic, Unsure};
use crate::article::Warning;

/// What an analysis is made of. Lists are in the order of first mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The people, those named only in credits last.
    pub people: Vec<Person>,
    /// The countries.
    pub countries: Vec<Country>,
    /// The statistics.
    pub statistics: Vec<Statistic>,
    /// The image captions.
    pub captions: Vec<Caption>,
    /// What was seen and left out.
    pub unsure: Vec<Unsure>,
    /// The number of words of the article.
    pub word_count: usize,
    /// What a reader should know about the analysis.
    pub warnings: Vec<Warning>,
}

impl Parts {
    /// The list of `section`.
    pub(super) fn list(&self, section: Section) -> &dyn List {
        match section {
            Section::Kind(Kind::Person) => &self.people,
            Section::Kind(Kind::Country) => &self.countries,
            Section::Kind(Kind::Statistic) => &self.statistics,
            Section::Kind(Kind::Caption) => &self.captions,
            Section::Unsure => &self.unsure,
        }
    }

    /// The list of `section`, to be put in order.
    pub(super) fn list_mut(&mut self, section: Section) -> &mut dyn ListMut {
        match section {
            Section::Kind(Kind::Person) => &mut self.people,
            Section::Kind(Kind::Country) => &mut self.countries,
            Section::Kind(Kind::Statistic) => &mut self.statistics,
            Section::Kind(Kind::Caption) => &mut self.captions,
            Section::Unsure => &mut self.unsure,
        }
    }
}
