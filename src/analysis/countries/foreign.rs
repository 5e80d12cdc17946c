//! Countries in articles in other languages than English: by their names in that language, in the cases that its
//! grammar gives them.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::gazetteer::{CountryIndex, GAZETTEER};
use super::{CountryEvidence, CountryMention};
use crate::analysis::AnnotatedArticle;
use crate::article::TextRange;
use crate::lang::{self, Class, ENGLISH, OtherLanguage};
use crate::text::{fold, name_key};

/// The mentions of countries in `document` by the names that its language has for them, in text order; `None` if it is in
/// English or in a language without a table.
pub(super) fn mentions(document: &AnnotatedArticle<'_>) -> Option<Vec<(CountryIndex, CountryMention)>> {
    let code = document.article.metadata().language_code().filter(|code| code != ENGLISH.code)?;
    let language = lang::other_language(&code)?;
    let (automaton, countries) = forms(language);
    let has_no_spaces = lang::has_no_spaces(language.code);
    let mut found = Vec::new();
    for block in &document.blocks {
        let text = document.slice(block.range);
        for place in automaton.find_iter(text) {
            let (before, after) =
                (text[..place.start()].chars().next_back(), text[place.end()..].chars().next());
            if !has_no_spaces
                && !(opens_word(before, &text[..place.start()], language.code) && ends_word(after))
            {
                continue;
            }
            // The katakana of a longer word: "マリー" is no Mali.
            let is_inside = |inner: Option<char>, outer: Option<char>| {
                inner.is_some_and(is_katakana) && outer.is_some_and(is_katakana)
            };
            let mut name = text[place.range()].chars();
            if is_inside(name.next(), before) || is_inside(name.next_back(), after) {
                continue;
            }
            let before = last_words(&text[..place.start()]);
            if follows_given_name(before) || is_in_organisation(before) {
                continue;
            }
            let range = TextRange::from(place.range()).shifted(block.range.start);
            let mention = block.mention(range);
            let evidence = CountryEvidence::Name;
            found.push((countries[place.pattern()], CountryMention { mention, evidence, decision: None }));
        }
    }
    Some(found)
}

/// The end of `before`, long enough for two words: a text in a script without spaces would be one word.
fn last_words(before: &str) -> &str {
    const LONGEST: usize = 64;
    let start = before.len().saturating_sub(LONGEST);
    (start..=before.len()).find_map(|at| before.get(at..)).unwrap_or_default()
}

/// Whether the text `before` a country's word ends in a given name that is hardly anything else: "David France".
fn follows_given_name(before: &str) -> bool {
    let word = before.strip_suffix(' ').unwrap_or_default().rsplit(char::is_whitespace).next();
    word.is_some_and(|word| {
        word.starts_with(char::is_uppercase) && ENGLISH.classes(&name_key(word)).intersects(Class::SureGiven)
    })
}

/// Whether the text `before` a country's or a capital's word makes it part of the name of a house: "Universidad de
/// Lisboa".
fn is_in_organisation(before: &str) -> bool {
    let mut words = before.trim_end().rsplit(char::is_whitespace);
    let is_of = words.next().is_some_and(|word| matches!(word, "de" | "di" | "da" | "do" | "von" | "zu"));
    is_of
        && words.next().is_some_and(|word| {
            word.starts_with(char::is_uppercase)
                && ENGLISH.classes(&name_key(word)).intersects(Class::BeforeOrganisation)
        })
}

/// The mentions that the English names give and those of the language itself, in text order. The language's own go first,
/// and an English demonym counts for nothing: it is likely to be a word of the language.
pub(super) fn joined(
    document: &AnnotatedArticle<'_>,
    english: Vec<(CountryIndex, CountryMention)>,
    own: Vec<(CountryIndex, CountryMention)>,
) -> Vec<(CountryIndex, CountryMention)> {
    let range = |found: &(CountryIndex, CountryMention)| found.1.mention.range;
    let is_free = |place: TextRange| {
        let first = own.partition_point(|other| range(other).end <= place.start);
        !own.get(first).is_some_and(|other| range(other).overlaps(place))
    };
    // In Spanish and its sisters "América" is the continent.
    let is_continent = |found: &(CountryIndex, CountryMention)| {
        found.1.evidence == CountryEvidence::Name && fold(document.slice(range(found))) == "america"
    };
    let kept = english.into_iter().filter(|found| {
        found.1.evidence != CountryEvidence::Demonym && is_free(range(found)) && !is_continent(found)
    });
    let mut all: Vec<_> = kept.collect();
    all.extend(own.iter().copied());
    all.sort_by_key(range);
    all
}

/// Finds the forms of the names in `language`, and the country of each.
fn forms(language: &OtherLanguage) -> (AhoCorasick, Vec<CountryIndex>) {
    let index_of: HashMap<&str, CountryIndex> = GAZETTEER
        .countries
        .iter()
        .enumerate()
        .map(|(index, row)| (row.alpha2, CountryIndex(index)))
        .collect();
    let (mut words, mut countries) = (Vec::new(), Vec::new());
    for line in language.countries.lines().filter(|line| !line.starts_with('#')) {
        let Some((alpha2, names)) = line.split_once('\t') else { continue };
        // Antarctica has a code, and is a continent.
        let Some(&index) = index_of.get(alpha2).filter(|_| alpha2 != "AQ") else { continue };
        for form in names.split(';').flat_map(|name| inflected(language.code, name)) {
            words.push(form);
            countries.push(index);
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&words)
        .expect("a language has a few thousand forms at most");
    (automaton, countries)
}

/// Whether a word may begin behind `before`, the last character of `text`. In Arabic, one letter for "and", "in", "to",
/// "as" or "so" is written together with the word behind it.
fn opens_word(before: Option<char>, text: &str, code: &str) -> bool {
    let Some(before) = before else { return true };
    let is_prefix = code == "ar" && matches!(before, 'و' | 'ب' | 'ل' | 'ك' | 'ف');
    let mut earlier = text.chars().rev().skip(1);
    !before.is_alphanumeric() || is_prefix && !earlier.next().is_some_and(char::is_alphanumeric)
}

/// Whether `letter` is one in which Japanese writes words of other languages; the dot between two such words is none.
fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}')
}

fn ends_word(after: Option<char>) -> bool {
    !after.is_some_and(|letter| letter.is_alphanumeric() || letter == '\u{ad}')
}

/// `name` with its forms in the cases of the language `code`, as far as they follow from its ending. Names of several
/// words, and those that the rules do not know, stay as they are.
fn inflected(code: &str, name: &str) -> Vec<String> {
    /// The endings of a language: what a name ends in, and what the cases put in its place; the first that fits counts.
    type Endings = &'static [(&'static str, &'static [&'static str])];
    let endings: Endings = match code {
        "de" | "nl" | "sv" | "da" | "nb" => &[("s", &[]), ("z", &[]), ("x", &[]), ("", &["s"])],
        "ru" => &[
            ("ия", &["ии", "ию", "ией"]),
            // Samoa and Nicaragua have one form.
            ("оа", &[]),
            ("уа", &[]),
            ("а", &["ы", "и", "е", "у", "ой"]),
            ("я", &["и", "е", "ю", "ей"]),
            ("ь", &["я", "ю", "ем", "е", "и"]),
            ("о", &[]),
            ("и", &[]),
            ("е", &[]),
            ("у", &[]),
            ("ы", &[]),
            ("й", &["я", "ю", "ем", "е"]),
            ("США", &[]),
            ("", &["а", "у", "ом", "е"]),
        ],
        "uk" => &[
            ("ія", &["ії", "ію", "ією"]),
            ("ина", &["ини", "ині", "ину", "иною"]),
            ("оа", &[]),
            ("уа", &[]),
            ("а", &["и", "і", "у", "ою"]),
            ("я", &["ї", "ю", "єю", "і"]),
            ("ь", &["і", "ю", "я"]),
            ("о", &[]),
            ("і", &[]),
            ("", &["у", "ом", "і", "ові"]),
        ],
        "pl" => &[
            ("ia", &["ii", "ię", "ią", "io"]),
            ("ja", &["ji", "ję", "ją"]),
            ("a", &["y", "i", "ę", "ą"]),
            ("y", &[]),
            ("o", &[]),
            ("e", &[]),
            ("i", &[]),
            ("", &["u", "em", "ie", "owi"]),
        ],
        "cs" => &[
            ("ie", &["ii", "ií"]),
            ("sko", &["ska", "sku", "skem"]),
            ("cko", &["cka", "cku", "ckem"]),
            ("a", &["y", "u", "ou", "ě"]),
            ("o", &["a", "u", "em"]),
            ("e", &[]),
            ("y", &[]),
            ("i", &[]),
            ("", &["u", "em"]),
        ],
        "fi" => &[
            ("ä", &["än", "ässä", "ästä", "ään", "ällä", "ältä", "älle"]),
            ("a", &["an", "assa", "asta", "aan", "alla", "alta", "alle"]),
            ("o", &["on", "ossa", "osta", "oon"]),
            ("i", &["in", "issa", "ista", "iin"]),
            ("", &[]),
        ],
        "el" => &[("ος", &["ου", "ο"]), ("α", &["ας"]), ("ά", &["άς"]), ("η", &["ης"]), ("", &[])],
        _ => &[("", &[])],
    };
    let mut forms = vec![name.to_owned()];
    let is_short = name.chars().all(|letter| !letter.is_lowercase());
    if is_short || name.contains([' ', '-']) {
        return forms;
    }
    if let Some((stem, cases)) =
        endings.iter().find_map(|(end, cases)| Some((name.strip_suffix(end)?, cases)))
    {
        forms.extend(cases.iter().map(|case| format!("{stem}{case}")));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::inflected;

    #[test]
    fn names_take_the_cases_of_their_language() {
        assert_eq!(inflected("de", "Polen"), ["Polen", "Polens"]);
        assert_eq!(inflected("ru", "Германия"), ["Германия", "Германии", "Германию", "Германией"]);
        assert_eq!(inflected("cs", "Polsko"), ["Polsko", "Polska", "Polsku", "Polskem"]);
        assert_eq!(inflected("fi", "Saksa")[1..3], ["Saksan", "Saksassa"]);
        assert_eq!(inflected("fr", "Pologne"), ["Pologne"]);
        assert_eq!(inflected("ru", "США"), ["США"]);
        assert_eq!(inflected("ru", "Самоа"), ["Самоа"]);
    }
}
