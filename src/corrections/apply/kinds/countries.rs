//! Corrections of countries.

use super::ONLY_PEOPLE_HAVE_NAMES;
use super::named::Named;
use crate::analysis::{
    Country, CountryEvidence, CountryMention, CountryRule, Evidence, Field, Mention, Parts, PutRight,
};
use crate::article::{Article, TextRange};
use crate::corrections::apply::ledger::Ledger;
use crate::corrections::apply::places::Spot;
use crate::corrections::apply::report::{Done, Report, Why};

/// Why words cannot be made a country, as a phrase for people.
const UNKNOWN: Why = "it does not say which country this is";

impl Named for Country {
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

    /// What a country is called says nothing that its code does not.
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }

    fn settle(&mut self, _article: &Article, _left: &[TextRange]) {}

    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.countries
    }

    fn place_at(article: &Article, mention: Mention) -> CountryMention {
        let evidence = Self::of_words(article.slice(mention.range));
        let evidence = evidence.map_or(CountryEvidence::Name, |(_, evidence)| evidence);
        CountryMention { mention, evidence, decision: None }
    }

    fn be_sure(&mut self) {
        self.doubt = None;
    }

    fn check_new(article: &Article, spots: &[Spot], code: Option<&str>) -> Done {
        let is_known = |spot: &Spot| Self::of_words(article.slice(spot.range)).is_some();
        let is_any_known = match code {
            Some(code) => Self::of_code(code).is_some(),
            None => spots.iter().any(is_known),
        };
        if is_any_known { Ok(()) } else { Err(UNKNOWN) }
    }

    /// The code says which country the words are, or else they do.
    fn add_new(
        list: &mut Ledger<Self>,
        article: &Article,
        spots: &[Spot],
        code: Option<&str>,
        report: &mut Report<'_>,
    ) -> Done {
        if let Some(code) = code {
            let owner = number_of(list, Self::of_code(code).ok_or(UNKNOWN)?);
            list.put(article, spots, owner, report);
            return Ok(());
        }
        let mut is_known = false;
        for spot in spots {
            let Some((country, _)) = Self::of_words(article.slice(spot.range)) else {
                report.lose(spot.anchor, UNKNOWN);
                continue;
            };
            is_known = true;
            let owner = number_of(list, country);
            list.put(article, std::slice::from_ref(spot), owner, report);
        }
        if is_known { Ok(()) } else { Err(UNKNOWN) }
    }

    /// The name of a country is its code.
    fn split_off(list: &mut Ledger<Self>, _forms: &[String], name: Option<&str>) -> Result<usize, Why> {
        let country = name.and_then(Self::of_code).ok_or(UNKNOWN)?;
        Ok(number_of(list, country))
    }

    fn rename(&mut self, _name: &str) -> Done {
        Err(ONLY_PEOPLE_HAVE_NAMES)
    }

    fn set(&mut self, _field: Field, _value: Option<&str>) -> Done {
        Err("a country has no such field")
    }
}

/// The number of the finding for `country` in `list`, which is new if there was none.
fn number_of(list: &mut Ledger<Country>, country: Country) -> usize {
    let known = list.findings().find(|(_, known)| known.alpha2 == country.alpha2);
    match known.map(|(index, _)| index) {
        Some(known) => known,
        None => list.open(country),
    }
}
