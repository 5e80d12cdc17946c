//! The names, demonyms and capitals of all countries, and the phrases that contain them and mean something else.
//!
//! The tables are in assets/ (`countries*.tsv`), where `README.md` says how they are written and where they are from.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::CountryEvidence;

/// A country of the gazetteer.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountryEntry {
    pub alpha2: &'static str,
    pub alpha3: &'static str,
    pub name: &'static str,
}

/// What a form of the gazetteer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A country, by its place in [`Gazetteer::countries`].
    Country(usize, CountryEvidence),
    /// Nothing that is listed: "Guinea pig".
    Nothing,
    /// A state or province of a country, which speaks for its neighbours.
    State,
    /// A place that speaks for the country with this index.
    For(usize),
    /// A place that speaks against the country meaning of the named form.
    Against(&'static str),
}

/// One form of the gazetteer.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub meaning: Meaning,
    /// The form as the tables have it, in mixed case.
    pub text: String,
    /// The part of the form that is the mention, in bytes.
    pub part: (usize, usize),
    /// Whether the form is written in capitals only because the line is.
    pub in_capitals: bool,
    /// Whether the form is the first half of a compound, such as "Franco-".
    pub is_prefix: bool,
}

/// What makes a form doubtful.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    /// Also a person's given name.
    pub given: bool,
    /// Also a surname.
    pub name: bool,
    /// Also the name of a language.
    pub language: bool,
    /// Also a state of the United States.
    pub state: bool,
    /// A name so common elsewhere that the country must be named beside it.
    pub weak: bool,
    /// Also a common word, when written in capitals.
    pub word: bool,
    /// The countries that share it, the likeliest first.
    pub shared: Vec<usize>,
}

/// All forms and the matcher over them.
pub(super) struct Gazetteer {
    pub countries: Vec<CountryEntry>,
    pub forms: Vec<Form>,
    pub matcher: AhoCorasick,
    traits: HashMap<&'static str, Traits>,
    words: HashMap<&'static str, HashSet<&'static str>>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

/// The gazetteer, built at its first use.
pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    /// What makes `form` doubtful, if anything does.
    pub fn traits(&self, form: &str) -> Option<&Traits> {
        self.traits.get(form)
    }

    /// Whether `word` is in the word list `class`.
    pub fn is_word(&self, class: &str, word: &str) -> bool {
        self.words.get(class).is_some_and(|words| words.contains(word))
    }

    fn load() -> Self {
        let mut countries = Vec::new();
        let mut forms: Vec<(String, Form)> = Vec::new();
        for columns in rows(include_str!("../../../assets/countries.tsv")) {
            let column = |index: usize| columns.get(index).copied().unwrap_or_default();
            let country = countries.len();
            countries.push(CountryEntry { alpha2: column(0), alpha3: column(1), name: column(2) });
            let named = [
                (column(2), CountryEvidence::Name),
                (column(3), CountryEvidence::Name),
                (column(4), CountryEvidence::Demonym),
                (column(5), CountryEvidence::Capital),
            ];
            for (list, evidence) in named {
                for text in list.split(';').filter(|text| !text.is_empty()) {
                    push(&mut forms, text, Meaning::Country(country, evidence), (0, text.len()));
                }
            }
        }
        let by_code: HashMap<&str, usize> =
            countries.iter().enumerate().map(|(index, country)| (country.alpha2, index)).collect();
        for columns in rows(include_str!("../../../assets/countries-phrases.tsv")) {
            push_phrase(&mut forms, &by_code, &columns);
        }
        // A phrase stands before the country form of the same letters.
        forms.reverse();
        forms.sort_by(|one, other| one.0.cmp(&other.0));
        forms.dedup_by(|one, other| one.0 == other.0);
        let patterns: Vec<&str> = forms.iter().map(|(pattern, _)| pattern.as_str()).collect();
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(patterns)
            .expect("a few thousand short patterns");
        let traits = rows(include_str!("../../../assets/countries-homonyms.tsv"))
            .map(|columns| (columns[0], read_traits(columns.get(1).copied().unwrap_or_default(), &by_code)))
            .collect();
        let words = rows(include_str!("../../../assets/countries-words.tsv"))
            .map(|columns| (columns[0], columns.get(1).copied().unwrap_or_default().split(' ').collect()))
            .collect();
        let forms = forms.into_iter().map(|(_, form)| form).collect();
        Self { countries, forms, matcher, traits, words }
    }
}

/// The rows of a table, without its comments.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// Adds a form, its spelling with a curly apostrophe, and its spelling in capitals.
fn push(forms: &mut Vec<(String, Form)>, text: &str, meaning: Meaning, part: (usize, usize)) {
    let is_prefix = text.ends_with('-');
    let part = if is_prefix { (part.0, part.1 - 1) } else { part };
    let form = Form { meaning, text: text.to_owned(), part, in_capitals: false, is_prefix };
    forms.push((text.to_owned(), form.clone()));
    if text.contains('\'') {
        let longer = "’".len() - "'".len();
        let grown = |at: usize| at + longer * text[..at].matches('\'').count();
        forms.push((text.replace('\'', "’"), Form { part: (grown(part.0), grown(part.1)), ..form.clone() }));
    }
    let capitals = text.to_uppercase();
    if capitals != text && capitals.len() == text.len() && text.len() > 3 {
        forms.push((capitals, Form { in_capitals: true, ..form }));
    }
}

/// Adds a row of the table of phrases: the part in square brackets is the mention.
fn push_phrase(forms: &mut Vec<(String, Form)>, by_code: &HashMap<&str, usize>, columns: &[&'static str]) {
    let [text, meaning] = columns else { return };
    let meaning = match meaning.as_bytes() {
        b"-" => Meaning::Nothing,
        b"state" => Meaning::State,
        [b'+', code @ ..] => Meaning::For(by_code[std::str::from_utf8(code).expect("the table is UTF-8")]),
        [b'!', ..] => Meaning::Against(&meaning[1..]),
        _ => {
            let name = text.trim_matches(['[', ']']);
            let evidence = if name.contains("can]") || name.contains("ean]") {
                CountryEvidence::Demonym
            } else {
                CountryEvidence::Name
            };
            Meaning::Country(by_code[meaning], evidence)
        }
    };
    match (text.find('['), text.find(']')) {
        (Some(open), Some(close)) => {
            push(forms, &text.replace(['[', ']'], ""), meaning, (open, close - 1));
        }
        _ => push(forms, text, meaning, (0, text.len())),
    }
}

fn read_traits(list: &str, by_code: &HashMap<&str, usize>) -> Traits {
    let mut traits = Traits::default();
    for word in list.split(' ') {
        match word {
            "given" => traits.given = true,
            "name" => traits.name = true,
            "language" => traits.language = true,
            "state" => traits.state = true,
            "weak" => traits.weak = true,
            "word" => traits.word = true,
            _ => {
                if let Some(codes) = word.strip_prefix("shared:") {
                    traits.shared = codes.split(',').filter_map(|code| by_code.get(code).copied()).collect();
                }
            }
        }
    }
    traits
}
