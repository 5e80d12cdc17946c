//! Settles competing claims of the finders: a place belongs to one entity, and nothing listed is unsure.

use super::{Country, CountryEvidence, CountryMention, Kind, Parts, Person, Section, Unsure};
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

    /// The places of everything that is listed and stands in running text.
    pub fn by_all(parts: &Parts) -> Self {
        let mut ranges = Vec::new();
        for (section, list) in Section::ALL.into_iter().zip(parts.lists()) {
            if !section.kind().is_some_and(Kind::is_inline) {
                continue;
            }
            let findings = (0..list.len()).filter_map(|index| list.finding(index));
            for finding in findings {
                ranges.extend((0..finding.mention_count()).filter_map(|index| finding.range(index)));
            }
        }
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

    /// Whether `found` is part of a longer name here: the Paris of "Paris Example". A demonym never is.
    pub fn contains_country(&self, found: &CountryMention) -> bool {
        let range = found.mention.range;
        found.evidence != CountryEvidence::Demonym
            && self.at(range).is_some_and(|name| name.contains(range) && name != range)
    }

    /// Removes from `countries` those that are part of a longer name here.
    pub fn take_from_countries(&self, countries: &mut Vec<Country>) {
        for country in &mut *countries {
            country.mentions.retain(|found| !self.contains_country(found));
        }
        countries.retain(|country| !country.mentions.is_empty());
        countries.sort_by_key(|country| country.mentions[0].mention.range);
    }

    /// Removes from `unsure` whatever is listed after all.
    pub fn take_from_unsure(&self, unsure: &mut Vec<Unsure>) {
        unsure.retain(|entry| self.at(entry.range).is_none());
    }
}
