//! Countries: ISO 3166-1 with Kosovo, found by name, demonym and capital.
//!
//! One pass finds every form of the [`gazetteer`] as a [`place`]. [`local`] judges each by the words next to it
//! ([`persons`], [`surroundings`]) and by what the trained recogniser sees ([`recognized`]). [`resolve`] decides the
//! rest by the [`evidence`] of the whole article, and says which [`rule`] decided a homonym. The names, phrases and
//! words are in the tables `assets/countries*.tsv`.

mod evidence;
mod foreign;
mod gazetteer;
mod local;
mod mention;
mod persons;
mod place;
mod recognized;
mod resolve;
mod rule;
mod spelling;
mod surroundings;

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use gazetteer::{CountryIndex, CountryRow, GAZETTEER, Meaning};
pub use mention::{CountryEvidence, CountryMention};
pub use rule::CountryRule;

use super::finding::{Finding, Fit};
use super::{AnnotatedArticle, Doubt, Evidence, Mention, PutRight, Unsure};
use crate::article::{Article, TextRange};
use crate::text::{fold, one_line};

/// A country with its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// The common English name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2, or XK.
    pub alpha2: &'static str,
    /// ISO 3166-1 alpha-3, or XKX.
    pub alpha3: &'static str,
    /// Its mentions, in text order.
    pub mentions: Vec<CountryMention>,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What a reader put right about it.
    pub put_right: PutRight,
}

impl Country {
    /// The country with the code `alpha2` of ISO 3166-1, without mentions.
    #[must_use]
    pub(crate) fn of_code(alpha2: &str) -> Option<Self> {
        GAZETTEER.countries.iter().find(|row| row.alpha2 == alpha2).map(Self::of_row)
    }

    fn of_row(row: &CountryRow) -> Self {
        let CountryRow { alpha2, alpha3, name } = *row;
        Self { name, alpha2, alpha3, mentions: Vec::new(), doubt: None, put_right: PutRight::default() }
    }

    /// The country that `words` stand for whatever is around them, and how they show it; `None` if they stand for
    /// several or for none.
    #[must_use]
    pub(crate) fn of_words(words: &str) -> Option<(Self, CountryEvidence)> {
        let (CountryIndex(only), evidence) = *SURE_WORDS.get(fold(&one_line(words)).as_str())?;
        Some((Self::of_row(&GAZETTEER.countries[only]), evidence))
    }
}

/// The words that stand for one country whatever is around them, folded, and how they show it.
static SURE_WORDS: LazyLock<HashMap<String, (CountryIndex, CountryEvidence)>> = LazyLock::new(|| {
    let mut sure = HashMap::new();
    for form in &GAZETTEER.forms {
        if let Meaning::Country(shown) = &form.meaning
            && let [only] = shown.countries[..]
        {
            sure.entry(fold(&form.text).into()).or_insert((only, shown.evidence));
        }
    }
    sure
});

impl Finding for Country {
    fn name<'a>(&'a self, _article: &'a Article) -> &'a str {
        self.name
    }

    fn mention_count(&self) -> usize {
        self.mentions.len()
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        self.mentions.get(index).map(|place| place.mention.range)
    }

    fn mention(&self, _article: &Article, index: usize) -> Option<Mention> {
        self.mentions.get(index).map(|place| place.mention)
    }

    fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    fn identity<'a>(&'a self, _article: &'a Article) -> &'a str {
        self.alpha2
    }

    fn put_right(&self) -> Option<&PutRight> {
        Some(&self.put_right)
    }
}

impl Fit for Country {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        self.mentions.retain_mut(|place| keep(&mut place.mention));
        self.mentions.sort_by_key(|place| place.mention.range);
        !self.mentions.is_empty()
    }

    fn each_detail(&self, see: &mut dyn FnMut(TextRange)) {
        let decisions = self.mentions.iter().filter_map(|place| place.decision);
        decisions.filter_map(Evidence::range).for_each(see);
    }

    fn retain_details(&mut self, fits: &dyn Fn(TextRange) -> bool) {
        for decision in self.mentions.iter_mut().filter_map(|place| place.decision.as_mut()) {
            decision.retain_range(fits);
        }
    }
}

/// What [`find`] returns.
#[derive(Clone, Debug, Default)]
pub struct CountriesFound {
    /// The countries, in the order of first mention.
    pub countries: Vec<Country>,
    /// Every mention of a country in the article, in text order; the finder of people leaves these alone.
    pub mentions: Vec<Mention>,
    /// What may be a country but was left out.
    pub unsure: Vec<Unsure>,
}

/// The countries of `document`; tells `observe` the share done.
pub fn find(
    document: &AnnotatedArticle<'_>,
    observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> ControlFlow<(), CountriesFound> {
    let length = document.text().len().max(1) as f32;
    let mut places = Vec::new();
    document.each_block(
        |block| place::places_in(document, block),
        |block, found| {
            places.extend(found);
            observe(0.8 * block.range.end as f32 / length)
        },
    )?;
    let (mut mentions, unsure) = resolve::resolve(&places);
    if let Some(foreign) = foreign::mentions(document) {
        mentions = foreign::joined(document, mentions, foreign);
    }
    observe(1.0)?;
    let mut found = collect(mentions, unsure);
    for country in &mut found.countries {
        country.doubt = recognized::doubt(document, &country.mentions);
    }
    ControlFlow::Continue(found)
}

/// Groups mentions, which are in text order, by country.
fn collect(mentions: Vec<(CountryIndex, CountryMention)>, unsure: Vec<Unsure>) -> CountriesFound {
    let mut found = CountriesFound { unsure, ..CountriesFound::default() };
    let mut place_of = vec![None; GAZETTEER.countries.len()];
    for (CountryIndex(country), mention) in mentions {
        found.mentions.push(mention.mention);
        let place = *place_of[country].get_or_insert_with(|| {
            found.countries.push(Country::of_row(&GAZETTEER.countries[country]));
            found.countries.len() - 1
        });
        found.countries[place].mentions.push(mention);
    }
    found
}
