//! Corrections of countries.

use super::Spot;
use super::desk::Desk;
use super::ledger::{NO_TARGET, NOT_IN_ONE_BLOCK, NOT_LISTED, Several};
use super::report::Report;
use crate::analysis::{Country, CountryEvidence, CountryMention, CountryRule, Evidence, Mention, PutRight};
use crate::article::{Article, TextRange};

/// Why words cannot be made a country, as a phrase for people.
const UNKNOWN: &str = "it does not say which country this is";

impl Several for Country {
    type Place = CountryMention;

    fn places(&mut self) -> &mut Vec<CountryMention> {
        &mut self.mentions
    }

    fn mention(place: &CountryMention) -> Mention {
        place.mention
    }

    fn say_reader(place: &mut CountryMention) {
        place.decision = Some(Evidence::of(CountryRule::Reader));
    }

    fn put_right(&mut self) -> &mut PutRight {
        &mut self.put_right
    }

    fn join(&mut self, loser: &Self) {
        self.doubt = self.doubt.and(loser.doubt);
    }

    fn settle(&mut self, _article: &Article, _left: &[TextRange]) {}
}

impl Desk<'_> {
    /// Makes the words at `spots` mentions of the country at `target`, or with the code `code`, or that they name.
    pub(super) fn add_countries(
        &mut self,
        spots: &[Spot],
        target: Option<TextRange>,
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let owner = match (target, code) {
            (Some(target), _) => Some(self.countries.finding_at(target).ok_or(NO_TARGET)?),
            (None, Some(code)) => Some(self.country(Country::of_code(code).ok_or(UNKNOWN)?)),
            (None, None) => None,
        };
        let mut is_known = false;
        for spot in spots {
            let owner = match owner {
                Some(owner) => owner,
                None => match Country::of_words(self.article.slice(spot.range)) {
                    Some((country, _)) => self.country(country),
                    None => {
                        report.lose(spot.anchor, UNKNOWN);
                        continue;
                    }
                },
            };
            is_known = true;
            self.put_countries(std::slice::from_ref(spot), owner, report);
        }
        if is_known { Ok(()) } else { Err(UNKNOWN) }
    }

    /// Checks that it is known which countries the words at `spots` are, at least of some.
    pub(super) fn check_countries(
        &self,
        spots: &[Spot],
        target: Option<TextRange>,
        code: Option<&str>,
    ) -> Result<(), &'static str> {
        let is_known = |spot: &Spot| Country::of_words(self.article.slice(spot.range)).is_some();
        match (target, code) {
            (Some(target), _) => self.countries.finding_at(target).map(|_| ()).ok_or(NO_TARGET),
            (None, Some(code)) => Country::of_code(code).map(|_| ()).ok_or(UNKNOWN),
            (None, None) => spots.iter().any(is_known).then_some(()).ok_or(UNKNOWN),
        }
    }

    /// Makes the mentions at `spots` those of the country with the code `code`.
    pub(super) fn split_countries(
        &mut self,
        spots: &[Spot],
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Result<(), &'static str> {
        let country = code.and_then(Country::of_code).ok_or(UNKNOWN)?;
        if self.countries.findings_at(spots).is_empty() {
            return Err(NOT_LISTED);
        }
        let owner = self.country(country);
        for spot in self.countries.hand_over(spots, owner) {
            report.lose(spot.anchor, NOT_LISTED);
        }
        Ok(())
    }

    /// The number of the finding for `country`, which is new if there was none.
    fn country(&mut self, country: Country) -> usize {
        let known = self.countries.findings().find(|(_, known)| known.alpha2 == country.alpha2);
        match known.map(|(index, _)| index) {
            Some(known) => known,
            None => self.countries.open(country),
        }
    }

    /// Makes the words at `spots` mentions of the country numbered `owner`.
    pub(super) fn put_countries(&mut self, spots: &[Spot], owner: usize, report: &mut Report<'_>) {
        self.countries.finding_mut(owner).doubt = None;
        for spot in spots {
            let evidence = Country::of_words(self.article.slice(spot.range));
            let evidence = evidence.map_or(CountryEvidence::Name, |(_, evidence)| evidence);
            match self.mention(spot.range) {
                Some(mention) => {
                    self.countries.insert(CountryMention { mention, evidence, decision: None }, owner);
                }
                None => report.lose(spot.anchor, NOT_IN_ONE_BLOCK),
            }
        }
    }
}
