//! The text that the filter of the side panel searches.

use crate::analysis::{Analysis, Country, Person, Statistic};
use crate::article::{Article, TextRange};
use crate::gui::model::number;
use crate::gui::model::sections::Section;
use crate::text::fold;

/// The folded search text of each row of each section. Made once for each analysis.
#[derive(Clone, Debug, Default)]
pub struct SearchText {
    people: Vec<String>,
    countries: Vec<String>,
    statistics: Vec<String>,
    captions: Vec<String>,
    unsure: Vec<String>,
}

impl SearchText {
    /// Collects the search text of the rows that list what `analysis` found in `article`.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        let words = |range: TextRange| article.slice(range);
        let caption =
            |range, alt: &Option<String>| text_of([words(range), alt.as_deref().unwrap_or_default()]);
        let unsure = analysis.unsure.iter();
        Self {
            people: analysis.people.iter().map(|person| person_text(article, person)).collect(),
            countries: analysis.countries.iter().map(|country| country_text(article, country)).collect(),
            statistics: analysis
                .statistics
                .iter()
                .map(|statistic| statistic_text(article, statistic))
                .collect(),
            captions: analysis.captions.iter().map(|entry| caption(entry.range, &entry.alt)).collect(),
            unsure: unsure
                .map(|place| text_of([words(place.range), place.guess.as_str(), &place.reason]))
                .collect(),
        }
    }

    /// The search text of each row of `section`.
    pub(super) fn of(&self, section: Section) -> &[String] {
        match section {
            Section::People => &self.people,
            Section::Countries => &self.countries,
            Section::Statistics => &self.statistics,
            Section::Captions => &self.captions,
            Section::Unsure => &self.unsure,
        }
    }
}

fn person_text(article: &Article, person: &Person) -> String {
    let introduced = person.introduced_as.map(|range| article.slice(range)).unwrap_or_default();
    let credit = if person.credit_only { "credit only" } else { "" };
    let aliases = person.aliases.iter().map(String::as_str);
    text_of([person.name.as_str(), introduced, credit].into_iter().chain(aliases))
}

/// Includes every word that stands for the country, so that its demonyms and capitals find it too.
fn country_text(article: &Article, country: &Country) -> String {
    let mut forms: Vec<&str> =
        country.mentions.iter().map(|place| article.slice(place.mention.range)).collect();
    forms.sort_unstable();
    forms.dedup();
    text_of([country.name, country.alpha2, country.alpha3].into_iter().chain(forms))
}

/// Includes the value as it is listed, as the article has it and as plain digits.
fn statistic_text(article: &Article, statistic: &Statistic) -> String {
    let words = article.slice(statistic.range);
    let listed = number::statistic(statistic, words);
    let plain = statistic.value.map(|value| value.to_string()).unwrap_or_default();
    let unit = statistic.unit.as_deref().unwrap_or_default();
    let subject = statistic.subject.map(|range| article.slice(range)).unwrap_or_default();
    text_of([words, &listed, &plain, unit, statistic.kind.as_str(), subject])
}

/// Folds the parts, each on a line of its own, so that no match runs from one into the next.
fn text_of<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.map(folded).collect::<Vec<_>>().join("\n")
}

/// `text` without case, accents and apostrophes; full stops stay only between digits.
pub(in crate::gui) fn folded(text: &str) -> String {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let mut whole = String::with_capacity(text.len());
    let mut parts = text.split('.').peekable();
    while let Some(part) = parts.next() {
        whole.push_str(&fold(part));
        let next = parts.peek().and_then(|next| next.chars().next());
        if is_digit(part.chars().next_back()) && is_digit(next) {
            whole.push('.');
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_full_stops_of_numbers() {
        for (text, expected) in [
            ("Žižek", "zizek"),
            ("O’Brien", "obrien"),
            ("U.S. 4.2", "us 4.2"),
            ("J. Doe, 4.", "j doe, 4"),
            ("…", "…"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected);
        }
    }
}
