//! Settles what several finders claim: a place belongs to one entity, and what is listed is not unsure.

use super::{Country, CountryEvidence, Person, Statistic, Unsure};
use crate::article::TextRange;

/// Ranges in text order, none overlapping.
#[derive(Debug)]
pub struct Claimed(Vec<TextRange>);

impl Claimed {
    /// The places of `people`.
    pub fn by_people(people: &[Person]) -> Self {
        let mentions = people.iter().flat_map(|person| &person.mentions);
        Self::sorted(mentions.map(|place| place.mention.range).collect())
    }

    /// The places of all that is listed.
    pub fn by_all(people: &[Person], countries: &[Country], statistics: &[Statistic]) -> Self {
        let mut ranges = Self::by_people(people).0;
        let mentions = countries.iter().flat_map(|country| &country.mentions);
        ranges.extend(mentions.map(|found| found.mention.range));
        ranges.extend(statistics.iter().map(|statistic| statistic.range));
        Self::sorted(ranges)
    }

    fn sorted(mut ranges: Vec<TextRange>) -> Self {
        ranges.sort_unstable();
        ranges.dedup_by(|next, last| last.overlaps(*next) && last.contains(*next));
        Self(ranges)
    }

    /// The first of them that overlaps `range`.
    fn at(&self, range: TextRange) -> Option<TextRange> {
        let index = self.0.partition_point(|claimed| claimed.end <= range.start);
        self.0.get(index).copied().filter(|claimed| claimed.overlaps(range))
    }

    /// Takes from `countries` what is part of a longer name here: the Paris of "Paris Example". A demonym is none.
    pub fn take_from_countries(&self, countries: &mut Vec<Country>) {
        for country in &mut *countries {
            country.mentions.retain(|found| {
                let range = found.mention.range;
                found.evidence == CountryEvidence::Demonym
                    || !self.at(range).is_some_and(|name| name.contains(range) && name != range)
            });
        }
        countries.retain(|country| !country.mentions.is_empty());
        countries.sort_by_key(|country| country.mentions[0].mention.range);
    }

    /// Takes from `unsure` what is listed after all.
    pub fn take_from_unsure(&self, unsure: &mut Vec<Unsure>) {
        unsure.retain(|entry| self.at(entry.range).is_none());
    }
}
