//! What the whole article says about forms that may or may not be countries.

use std::collections::{BTreeMap, BTreeSet};

use super::gazetteer::{CountryIndex, GAZETTEER, Meaning, Shown};
use super::local::Verdict;
use super::persons::is_place_before;
use super::place::Place;
use crate::article::TextRange;
use crate::text::is_capitalised;

/// What the sure places in an article say about the others.
#[derive(Debug, Default)]
pub(super) struct ArticleEvidence<'a> {
    /// How often each country is certainly shown.
    sure: BTreeMap<CountryIndex, usize>,
    /// How often something else speaks for a country.
    support: BTreeMap<CountryIndex, usize>,
    /// Where the article first certainly shows each country, or mentions something that belongs to it.
    shown_at: BTreeMap<CountryIndex, TextRange>,
    /// How often something speaks against a form.
    against: BTreeMap<&'static str, usize>,
    /// The forms that are part of a person's name somewhere.
    persons: BTreeSet<&'static str>,
    /// The forms that follow "in" or the like somewhere.
    located: BTreeSet<&'static str>,
    /// Those forms, each with the word that follows it there.
    names: BTreeSet<(&'static str, &'a str)>,
    /// How many states and provinces are named.
    state_count: usize,
    /// The forms that are a town elsewhere somewhere.
    namesakes: BTreeSet<&'static str>,
    /// How often each form certainly shows each country.
    forms: BTreeMap<(CountryIndex, &'static str), usize>,
    /// The forms around which the article speaks as of a state of America.
    states: BTreeSet<&'static str>,
    /// Where each country whose name is doubtful stands in a list with others: the first of those others.
    listed_at: BTreeMap<CountryIndex, TextRange>,
}

impl<'a> ArticleEvidence<'a> {
    /// Gathers the evidence from `places`, each with its verdict.
    pub fn of(places: &[Place<'a>], verdicts: &[Verdict]) -> Self {
        let mut evidence = Self::default();
        for (place, _) in places.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Person) {
            evidence.persons.insert(place.form.text.as_str());
            evidence.names.insert((place.form.text.as_str(), place.word(1)));
        }
        for (place, verdict) in places.iter().zip(verdicts) {
            if *verdict == Verdict::Namesake {
                evidence.namesakes.insert(place.form.text.as_str());
            }
            if is_place_before(place) {
                evidence.located.insert(place.form.text.as_str());
            }
            match (&place.form.meaning, verdict) {
                (Meaning::Country(shown), Verdict::Country) if !evidence.is_person(&place.form.text) => {
                    *evidence.sure.entry(shown.countries[0]).or_default() += 1;
                    *evidence.forms.entry((shown.countries[0], place.form.text.as_str())).or_default() += 1;
                    evidence.shown_at.entry(shown.countries[0]).or_insert_with(|| place.range());
                }
                (Meaning::State, _) => evidence.state_count += 1,
                (Meaning::Support(country), _) => {
                    *evidence.support.entry(*country).or_default() += 1;
                    evidence.shown_at.entry(*country).or_insert_with(|| place.range());
                }
                (Meaning::Against(form), _) => *evidence.against.entry(form).or_default() += 1,
                _ => {}
            }
        }
        evidence
    }

    /// How often the article certainly shows `country`.
    pub fn sure(&self, country: CountryIndex) -> usize {
        self.sure.get(&country).copied().unwrap_or_default()
    }

    /// How often the article mentions something that belongs to `country`.
    pub fn support(&self, country: CountryIndex) -> usize {
        self.support.get(&country).copied().unwrap_or_default()
    }

    /// How often the article certainly shows `country`, or mentions something that belongs to it.
    pub fn in_favour(&self, country: CountryIndex) -> usize {
        self.sure(country) + self.support(country)
    }

    /// Where the article first certainly shows `country`, or mentions something that belongs to it.
    pub fn shown_at(&self, country: CountryIndex) -> Option<TextRange> {
        self.shown_at.get(&country).copied()
    }

    /// How often the article mentions something that goes with another meaning of `form`.
    pub fn against(&self, form: &str) -> usize {
        self.against.get(form).copied().unwrap_or_default()
    }

    /// Whether `form` is a town elsewhere somewhere in the article.
    pub fn is_namesake(&self, form: &str) -> bool {
        self.namesakes.contains(form)
    }

    /// How often the article certainly shows `country` by another form than `form`.
    pub fn named_otherwise(&self, country: CountryIndex, form: &'static str) -> usize {
        self.sure(country) - self.shown_as(country, form)
    }

    /// How often the article certainly shows `country` by `form`.
    pub fn shown_as(&self, country: CountryIndex, form: &'static str) -> usize {
        self.forms.get(&(country, form)).copied().unwrap_or_default()
    }

    /// Learns that `country`, whose name is doubtful, stands in a list with the country at `other`.
    pub fn learn_listed(&mut self, country: CountryIndex, other: TextRange) {
        self.listed_at.entry(country).or_insert(other);
    }

    /// Learns that the words around `form` speak of it as of a state of America.
    pub fn learn_state(&mut self, form: &'static str) {
        self.states.insert(form);
    }

    /// Whether words somewhere around `form` speak of it as of a state of America.
    pub fn may_be_state(&self, form: &str) -> bool {
        self.states.contains(form)
    }

    /// The country beside `country` in a list.
    pub fn listed_at(&self, country: CountryIndex) -> Option<TextRange> {
        self.listed_at.get(&country).copied()
    }

    /// How many states and provinces the article names.
    pub fn state_count(&self) -> usize {
        self.state_count
    }

    /// Whether `form` is part of a person's name somewhere in the article.
    pub fn is_person(&self, form: &str) -> bool {
        self.persons.contains(form)
    }

    /// Whether `form` follows "in" or the like somewhere in the article.
    pub fn is_place(&self, form: &str) -> bool {
        self.located.contains(form)
    }

    /// Whether the article shows countries, but not the United States.
    pub fn sure_elsewhere(&self) -> bool {
        let is_home = |country: &CountryIndex| GAZETTEER.countries[country.0].alpha2 == "US";
        !self.sure.is_empty() && !self.sure.keys().any(is_home)
    }

    /// Whether the form at `place` and the word after it are a person's name elsewhere in the article.
    pub fn is_same_name(&self, place: &Place<'a>) -> bool {
        let after = place.word(1);
        is_capitalised(after) && self.names.contains(&(place.form.text.as_str(), after))
    }

    /// The country of a form that may be several: the usual one, unless the article shows another far more often.
    pub fn country_of(&self, shown: &Shown) -> CountryIndex {
        let usual = shown.countries[0];
        let limit = 2 * self.in_favour(usual);
        let other = shown.countries[1..].iter().copied().max_by_key(|&country| self.in_favour(country));
        other.filter(|&country| self.in_favour(country) > limit).unwrap_or(usual)
    }
}
