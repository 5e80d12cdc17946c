//! The names of countries, and phrases that look like one, read once from the tables in `assets/`.
//!
//! Every form is stored as its tokens, folded to lower case without accents, each between a space and a line end, so
//! that one automaton finds only whole tokens, whatever white space or apostrophes the text has.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use bitflags::bitflags;

use super::CountryEvidence;
use super::spelling::push_token;
use crate::lang::ENGLISH;
use crate::nlp;
use crate::text::flag_named;

/// The gazetteer, built at first use.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

/// The index of a country in [`Gazetteer::countries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct CountryIndex(pub usize);

/// A row of `countries.tsv`: the names to show.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountryRow {
    pub alpha2: &'static str,
    pub alpha3: &'static str,
    pub name: &'static str,
}

bitflags! {
    /// What makes a form doubtful, in the words of `countries-homonyms.tsv`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Traits: u8 {
        /// It counts only with its accents.
        const ACCENT = 1;
        /// It is also a given name, but hardly ever one when it stands alone.
        const GIVEN = 1 << 1;
        /// It is a demonym and also a language.
        const LANGUAGE = 1 << 2;
        /// It is as likely a person's name as a place.
        const NAME = 1 << 3;
        /// It is also a state.
        const STATE = 1 << 4;
        /// It counts only if something surer in the article shows the country.
        const WEAK = 1 << 5;
        /// It is an ordinary word when written in capitals.
        const WORD = 1 << 6;
    }
}

fn trait_named(name: &str) -> Traits {
    flag_named(name).unwrap_or_else(|| panic!("countries-homonyms.tsv has the unknown trait {name}"))
}

/// What a form that names a country means.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The countries that it may be, the usual one first; never empty.
    pub countries: Vec<CountryIndex>,
    /// How it shows them.
    pub evidence: CountryEvidence,
    /// Whether it counts only before a hyphen and another country: the "Franco" of "Franco-German".
    pub is_combining: bool,
    /// What makes it doubtful.
    pub traits: Traits,
}

/// What a form means.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// A country.
    Country(Shown),
    /// Not a country, though part of it looks like one.
    Nothing,
    /// A state or province, not a country.
    State,
    /// Not a country by itself, but evidence that the article is about one.
    Support(CountryIndex),
    /// Evidence that this form does not mean a country in the article.
    Against(&'static str),
}

/// A form: its tokens, its meaning, and which of its tokens are the mention.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The form as written.
    pub text: String,
    /// The ranges of its tokens in `text`.
    pub tokens: Vec<Range<usize>>,
    /// The tokens that are the mention.
    pub part: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
}

/// The countries, the forms and the automaton over them.
#[derive(Debug)]
pub(super) struct Gazetteer {
    /// The countries, in the order of their codes.
    pub countries: Vec<CountryRow>,
    /// Finds the forms in folded tokens; pattern `n` is form `n`.
    pub automaton: AhoCorasick,
    /// The forms.
    pub forms: Vec<Form>,
    /// The demonyms that are also languages.
    pub languages: HashSet<&'static str>,
}

/// Builds the forms; of two with the same tokens, the later replaces the earlier.
#[derive(Default)]
struct Builder {
    forms: Vec<Form>,
    keys: Vec<String>,
    index_of: HashMap<String, usize>,
}

impl Gazetteer {
    fn new() -> Self {
        let countries = rows::<6>(ENGLISH.countries.names);
        let homonyms: HashMap<&'static str, &str> =
            rows::<2>(ENGLISH.countries.homonyms).map(|row| (row[0], row[1])).collect();
        let mut builder = Builder::default();
        let mut table = Vec::with_capacity(250);
        for [alpha2, alpha3, name, names, demonyms, capitals] in countries {
            let index = CountryIndex(table.len());
            table.push(CountryRow { alpha2, alpha3, name });
            let mut add_all = |cell: &'static str, evidence: CountryEvidence| {
                for form in cell.split(';').filter(|form| !form.is_empty()) {
                    builder.add_country(form, index, evidence, homonyms.get(form).copied());
                }
            };
            add_all(name, CountryEvidence::Name);
            add_all(names, CountryEvidence::Name);
            add_all(demonyms, CountryEvidence::Demonym);
            add_all(capitals, CountryEvidence::Capital);
        }
        let index_of = |code: &str| {
            CountryIndex(
                table
                    .iter()
                    .position(|row: &CountryRow| row.alpha2 == code)
                    .unwrap_or_else(|| panic!("the country tables have the unknown code {code}")),
            )
        };
        for (form, traits) in &homonyms {
            if let Some(codes) = traits.split(' ').find_map(|word| word.strip_prefix("shared:")) {
                builder.share(form, codes.split(',').map(index_of).collect());
            }
        }
        for [phrase, meaning] in rows(ENGLISH.countries.phrases) {
            builder.add_phrase(phrase, meaning, &index_of);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(&builder.keys)
            .expect("the tables hold far fewer forms than the automaton can");
        let is_language = |traits: &str| traits.split(' ').any(|name| name == "language");
        let languages =
            homonyms.iter().filter(|(_, traits)| is_language(traits)).map(|(&form, _)| form).collect();
        Self { countries: table, automaton, forms: builder.forms, languages }
    }
}

impl Builder {
    fn add_country(
        &mut self,
        form: &str,
        country: CountryIndex,
        evidence: CountryEvidence,
        traits: Option<&str>,
    ) {
        let (text, is_combining) = form.strip_suffix('-').map_or((form, false), |stem| (stem, true));
        let traits = traits
            .unwrap_or_default()
            .split(' ')
            .filter(|name| !name.is_empty() && !name.starts_with("shared:"))
            .map(trait_named)
            .collect();
        let shown = Shown { countries: vec![country], evidence, is_combining, traits };
        let tokens = ranges_of_tokens(text);
        let part = 0..tokens.len();
        self.add(Form { text: text.to_owned(), tokens, part, meaning: Meaning::Country(shown) });
    }

    /// Makes `form` stand for any of `countries`.
    fn share(&mut self, form: &str, countries: Vec<CountryIndex>) {
        let key = key_of(form, &ranges_of_tokens(form));
        let shared = self.index_of.get(&key).map(|&index| &mut self.forms[index].meaning);
        if let Some(Meaning::Country(shown)) = shared {
            shown.countries = countries;
        }
    }

    fn add_phrase(&mut self, phrase: &str, meaning: &'static str, index_of: &impl Fn(&str) -> CountryIndex) {
        let text: String = phrase.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let tokens = ranges_of_tokens(&text);
        let mut part = 0..tokens.len();
        if let (Some(open), Some(close)) = (phrase.find('['), phrase.find(']')) {
            part.start = tokens.partition_point(|token| token.start < open);
            part.end = tokens.partition_point(|token| token.end < close);
        }
        let meaning = match meaning {
            "-" => Meaning::Nothing,
            "state" => Meaning::State,
            _ => match meaning.split_at(1) {
                ("+", code) => Meaning::Support(index_of(code)),
                ("!", form) => Meaning::Against(form),
                _ => Meaning::Country(Shown {
                    countries: vec![index_of(meaning)],
                    evidence: self.evidence_of(&text[tokens[part.start].start..tokens[part.end - 1].end]),
                    is_combining: false,
                    traits: Traits::empty(),
                }),
            },
        };
        self.add(Form { text, tokens, part, meaning });
    }

    /// The evidence that the form `text` gives when it stands alone.
    fn evidence_of(&self, text: &str) -> CountryEvidence {
        let form = self.index_of.get(&key_of(text, &ranges_of_tokens(text)));
        match form.map(|&index| &self.forms[index].meaning) {
            Some(Meaning::Country(shown)) => shown.evidence,
            _ => CountryEvidence::Name,
        }
    }

    fn add(&mut self, form: Form) {
        let key = key_of(&form.text, &form.tokens);
        if let Some(&index) = self.index_of.get(&key) {
            // A country's name is the more likely reading: Singapore is first of all a country.
            if !matches!(form.meaning, Meaning::Country(_)) {
                self.forms[index] = form;
            }
            return;
        }
        self.index_of.insert(key.clone(), self.forms.len());
        self.keys.push(key);
        self.forms.push(form);
    }
}

/// The rows of a table of `N` columns separated by tabs; lines that begin with "#" are comments.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

fn ranges_of_tokens(text: &str) -> Vec<Range<usize>> {
    nlp::tokenize(text).into_iter().map(|token| token.range().into()).collect()
}

fn key_of(text: &str, tokens: &[Range<usize>]) -> String {
    let mut key = String::with_capacity(text.len() + 2 * tokens.len());
    for token in tokens {
        push_token(&mut key, &text[token.clone()]);
    }
    key
}
