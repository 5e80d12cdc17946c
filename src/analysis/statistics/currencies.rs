//! Which country's money an article speaks of, where several countries have a currency of that name.
//!
//! A name in full ("Egyptian pounds") is believed first, then the countries of the sentence, then those of the article:
//! the one that its dateline names, the only one, or the one that is mentioned far more often than the others. Where
//! the article leaves it open, so does the code.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::lexicon::{Lexicon, SharedCurrency};
use crate::analysis::{AnnotatedArticle, Country};
use crate::article::{BlockKind, TextRange};
use crate::text::fold;

/// How far into its first paragraph an article names the place that it was written in, in bytes.
const REACH_OF_DATELINE: usize = 40;

/// How many times as often as all others together a country is mentioned that an article is about.
const DOMINANCE: usize = 2;

/// How far from an amount, in bytes, a country of its sentence decides: a text without full stops is one sentence.
const REACH_IN_SENTENCE: usize = 300;

/// A code of ISO 4217 or, of a country, of ISO 3166-1.
type Code = &'static str;

/// What an article says about the countries whose money it may speak of.
#[derive(Debug)]
pub struct Currencies<'a> {
    document: &'a AnnotatedArticle<'a>,
    /// Where countries are mentioned, in text order, with their codes of ISO 3166-1.
    places: Vec<(usize, &'static str)>,
    /// The country of the dateline.
    home: Option<&'static str>,
    /// Where a currency of which only a part is shared is named in full, with its code, in text order.
    named: OnceLock<Vec<(usize, Code)>>,
    /// What the article as a whole says of each shared currency.
    answers: Vec<OnceLock<Option<Code>>>,
}

impl<'a> Currencies<'a> {
    /// What `document` says with these `countries`.
    pub fn new(document: &'a AnnotatedArticle<'a>, countries: &[Country]) -> Self {
        let mentions = |country: &Country| {
            let alpha2 = country.alpha2;
            let starts: Vec<usize> = country.mentions.iter().map(|place| place.mention.range.start).collect();
            starts.into_iter().map(move |start| (start, alpha2))
        };
        let mut places: Vec<(usize, &'static str)> = countries.iter().flat_map(mentions).collect();
        places.sort_unstable();
        let home = home(document, &places);
        let answers = vec![OnceLock::new(); Lexicon::get().shared_currencies.len()];
        Self { document, places, home, named: OnceLock::new(), answers }
    }

    /// The code of the `shared` currency at `offset`, in the sentence that spans `sentence`.
    pub fn code(&self, shared: &SharedCurrency, offset: usize, sentence: TextRange) -> Option<Code> {
        if shared.needs_home {
            return *self.answer(shared);
        }
        let is_about_others = || self.countries(shared).next().is_some();
        self.told(shared, offset, sentence).or_else(|| shared.default.filter(|_| !is_about_others()))
    }

    /// The same, if the article says it.
    pub fn told(&self, shared: &SharedCurrency, offset: usize, sentence: TextRange) -> Option<Code> {
        let near = TextRange::new(
            sentence.start.max(offset.saturating_sub(REACH_IN_SENTENCE)).min(offset),
            sentence.end.min(offset + REACH_IN_SENTENCE).max(offset),
        );
        let named = only(within(self.named(), near).filter(|code| shared.may_be(code)));
        let countries = || only(within(&self.places, near).filter_map(|country| shared.of(country)));
        named.or_else(countries).or(*self.answer(shared))
    }

    /// What the article as a whole says of the `shared` currency.
    fn answer(&self, shared: &SharedCurrency) -> &Option<Code> {
        self.answers[shared.index].get_or_init(|| {
            let named = || self.named().iter().map(|&(_, code)| code).filter(|code| shared.may_be(code));
            if shared.needs_home {
                return self.at_home(shared, named());
            }
            let countries = || self.countries(shared);
            only(named())
                .or_else(|| only(countries()))
                .or_else(|| self.home.and_then(|home| shared.of(home)))
                .or_else(|| dominant(countries()))
        })
    }

    /// The code of a currency that everywhere means that of one great country: only an article that is at home elsewhere,
    /// and does not speak of that country or its money, means another.
    fn at_home(&self, shared: &SharedCurrency, mut named: impl Iterator<Item = Code>) -> Option<Code> {
        let is_abroad = named.any(|code| Some(code) == shared.default)
            || self.places.iter().any(|&(_, country)| country == "US");
        let countries = || self.places.iter().map(|&(_, country)| country);
        let home = self.home.or_else(|| dominant(countries())).filter(|_| !is_abroad);
        home.and_then(|home| shared.of(home)).or(shared.default)
    }

    /// The codes of the countries that have a currency of this name, once for each mention.
    fn countries(&self, shared: &SharedCurrency) -> impl Iterator<Item = Code> {
        self.places.iter().filter_map(|&(_, country)| shared.of(country))
    }

    /// Where the article names a currency in full, with its code.
    fn named(&self) -> &[(usize, Code)] {
        self.named.get_or_init(|| names_in_full(self.document))
    }
}

/// Those of `places`, which are in order, that stand in `range`.
fn within(places: &[(usize, &'static str)], range: TextRange) -> impl Iterator<Item = &'static str> {
    let first = places.partition_point(|&(place, _)| place < range.start);
    places[first..].iter().take_while(move |&&(place, _)| place < range.end).map(|&(_, code)| code)
}

/// The country that the dateline of `document` names, of those mentioned at `places`.
fn home(document: &AnnotatedArticle<'_>, places: &[(usize, &'static str)]) -> Option<&'static str> {
    let dateline = document.blocks.iter().find(|block| block.kind == BlockKind::Dateline);
    let first = document.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let of_first = first.map(|block| {
        let end = block.range.end.min(block.range.start + REACH_OF_DATELINE);
        TextRange::new(block.range.start, document.text().floor_char_boundary(end))
    });
    let is_dateline = |range: &TextRange| {
        let text = document.slice(*range);
        let opens_in_capitals =
            text.chars().take_while(|c| c.is_alphabetic()).take(3).filter(|c| c.is_uppercase());
        opens_in_capitals.count() == 3 || text.contains(" — ") || text.contains(" – ")
    };
    let opening = of_first.filter(is_dateline);
    let mut openings = dateline.map(|block| block.range).into_iter().chain(opening);
    openings.find_map(|range| {
        let at = places.partition_point(|&(place, _)| place < range.start);
        places.get(at).filter(|&&(place, _)| place < range.end).map(|&(_, country)| country)
    })
}

/// Where words of `document` name a currency in full, with its code: an adjective before the name ("Swiss francs").
fn names_in_full(document: &AnnotatedArticle<'_>) -> Vec<(usize, Code)> {
    let lexicon = Lexicon::get();
    let mut found = Vec::new();
    for block in &document.blocks {
        for (at, token) in block.tokens.iter().enumerate() {
            let range = token.range();
            let word = document.slice(range);
            if !word.ends_with(|c: char| c.is_ascii_lowercase())
                || !lexicon.shared.contains_key(fold(word).as_str())
            {
                continue;
            }
            let of_words = |count: usize| {
                let first = at.checked_sub(count)?;
                let start = block.tokens[first].range().start;
                let name = document.slice(TextRange::new(start, range.end));
                let currency = lexicon.currency_words.get(fold(name).as_str())?;
                Some((start, currency.code?))
            };
            found.extend((1..=2).find_map(of_words));
        }
    }
    found
}

/// The one of `items` that there is, however often.
fn only<T: PartialEq>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.all(|item| item == first).then_some(first)
}

/// The one of `items` that is there far more often than all others.
fn dominant(items: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let mut counts: HashMap<&'static str, usize> = HashMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (&item, &count) = counts.iter().max_by_key(|&(&item, &count)| (count, item))?;
    (count >= DOMINANCE * (all - count)).then_some(item)
}
