//! Countries: code, name, and how often each is mentioned by name, demonym and capital.

use std::cmp::Reverse;

use super::number;
use super::order::sorted;
use super::regions::region_of;
use super::wording::{capitalized, counted};
use super::{
    FIRST_MENTION, Found, Highlighting, InText, LINE_HEIGHT, OrderRow, PanelKind, Row, Shade, Underline,
};
use crate::analysis::{Country, CountryEvidence, CountryMention, CountryRule, Evidence, Rule as _};
use crate::text::name_key;

const IN_TEXT: InText = InText::Highlighted(Highlighting {
    underline: Underline::DASHED,
    shades: [
        Shade::new(0xdc_efdf, 0xb5_dfbf, 0x2b_7d49),
        Shade::new(0x21_3f2d, 0x2d_5c40, 0x7c_c996),
        Shade::new(0xdd_e6ce, 0xbc_d3ab, 0x33_6d3c),
        Shade::new(0xd0_f2d6, 0x96_dfa4, 0x00_5a20),
        Shade::new(0x06_3a18, 0x0a_5f28, 0x84_e69c),
    ],
});

const ORDERS: &[OrderRow] = &[
    FIRST_MENTION,
    OrderRow::new("count", "By count", |found| by_count(&found.analysis.countries)),
    OrderRow::new("name", "By name", |found| by_name(&found.analysis.countries)),
];

/// The countries of an article.
pub(super) struct Countries;

impl PanelKind for Countries {
    fn id(&self) -> &'static str {
        "countries"
    }

    fn title(&self) -> &'static str {
        "Countries"
    }

    fn nouns(&self) -> (&'static str, &'static str) {
        ("country", "countries")
    }

    fn none(&self) -> &'static str {
        "No countries found"
    }

    fn no_match(&self) -> &'static str {
        "No countries match the filter"
    }

    fn row_height(&self) -> f32 {
        LINE_HEIGHT
    }

    fn usual_height(&self) -> f32 {
        4.0 * LINE_HEIGHT
    }

    fn orders(&self) -> &'static [OrderRow] {
        ORDERS
    }

    fn in_text(&self) -> &'static InText {
        &IN_TEXT
    }

    fn has_many_mentions(&self) -> bool {
        true
    }

    fn name(&self, found: Found<'_>, index: usize) -> String {
        found.analysis.countries[index].name.to_owned()
    }

    fn row(&self, found: Found<'_>, index: usize) -> Row {
        let country = &found.analysis.countries[index];
        let by_name = |place: &CountryMention| place.evidence == CountryEvidence::Name;
        // That a country is called by its name goes without saying.
        let detail = if country.mentions.iter().all(by_name) { String::new() } else { evidence(country) };
        Row {
            badge: Some(country.alpha2.to_owned()),
            shape: Some(country.alpha2),
            name: format!("{}, {}", country.name, counted(country.mentions.len(), "mention", "mentions")),
            title: country.name.to_owned(),
            tooltip: format!("{}{}: {}", country.name, in_region(country), evidence(country)),
            detail,
            count: Some(country.mentions.len()),
            strip: true,
            is_one_line: true,
            doubt: country.doubt,
            ..Row::default()
        }
    }

    /// Includes every word that stands for the country, so that its demonyms and capitals find it too.
    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let country = &found.analysis.countries[index];
        let mut forms: Vec<&str> =
            country.mentions.iter().map(|place| found.article.slice(place.mention.range)).collect();
        forms.sort_unstable();
        forms.dedup();
        let region = region_of(country.alpha2);
        let parts = [country.name, country.alpha2, country.alpha3].into_iter().chain(region).chain(forms);
        parts.map(str::to_owned).collect()
    }

    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String> {
        let country = &found.analysis.countries[index];
        let count = counted(country.mentions.len(), "mention", "mentions");
        let codes = format!("{} · {}", country.alpha2, country.alpha3);
        let place = region_of(country.alpha2).map_or(codes.clone(), |region| format!("{region} · {codes}"));
        vec![format!("{place} · {count}"), capitalized(&evidence(country))]
    }

    fn alpha2(&self, found: Found<'_>, index: usize) -> Option<&'static str> {
        Some(found.analysis.countries[index].alpha2)
    }

    fn has_map(&self) -> bool {
        true
    }

    fn tooltip(&self, found: Found<'_>, index: usize, mention: usize) -> Vec<String> {
        let country = &found.analysis.countries[index];
        let count = counted(country.mentions.len(), "mention", "mentions");
        let counts = format!("{count}: {}", evidence(country));
        let codes = format!("{} · {}", country.alpha2, country.alpha3);
        self.why(found, index, mention).into_iter().chain([counts, codes]).collect()
    }

    fn why(&self, found: Found<'_>, index: usize, mention: usize) -> Option<String> {
        let mention = found.analysis.countries[index].mentions.get(mention)?;
        let here = match mention.evidence {
            CountryEvidence::Name => "Named here",
            CountryEvidence::Demonym => "By its demonym here",
            CountryEvidence::Capital => "By its capital here",
        };
        let decided = mention.decision.map(|decision| format!("\n{}", decided(found, decision)));
        Some(format!("{here}{}", decided.unwrap_or_default()))
    }
}

/// ", Northern Europe".
fn in_region(country: &Country) -> String {
    region_of(country.alpha2).map(|region| format!(", {region}")).unwrap_or_default()
}

/// "2 by name, 1 by demonym".
fn evidence(country: &Country) -> String {
    let count = |evidence| country.mentions.iter().filter(|mention| mention.evidence == evidence).count();
    let parts = [
        (count(CountryEvidence::Name), "by name"),
        (count(CountryEvidence::Demonym), "by demonym"),
        (count(CountryEvidence::Capital), "by capital"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, what)| format!("{} {what}", number::grouped(count))).collect::<Vec<_>>().join(", ")
}

/// "Why: the article speaks of the country elsewhere (“Tbilisi”)".
fn decided(found: Found<'_>, decision: Evidence<CountryRule>) -> String {
    let phrase = decision.rule.phrase();
    match decision.range().filter(|_| decision.rule == CountryRule::Article) {
        Some(elsewhere) => format!("Why: {phrase} (“{}”)", found.words(elsewhere)),
        None => format!("Why: {phrase}"),
    }
}

fn by_count(countries: &[Country]) -> Vec<usize> {
    sorted(countries, |country| Reverse(country.mentions.len()))
}

fn by_name(countries: &[Country]) -> Vec<usize> {
    sorted(countries, |country| String::from(name_key(country.name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_sorted_by_name_without_regard_to_accents() {
        let country = |name| Country { name, ..Country::of_code("AT").expect("a code") };
        let countries = ["Turkey", "Åland Islands", "Côte d’Ivoire", "Croatia", "Austria"].map(country);
        let order = by_name(&countries);
        let names: Vec<&str> = order.into_iter().map(|index| countries[index].name).collect();
        assert_eq!(names, ["Åland Islands", "Austria", "Côte d’Ivoire", "Croatia", "Turkey"]);
    }
}
