//! The lemma of a word from its part of speech: "talks" as a noun is "talk".
//!
//! This is `Lemmatizer` of `spacy/pipeline/lemmatizer.py` in the mode "rule", with `EnglishLemmatizer`, of spaCy 3.8 (MIT),
//! and with the tables of the model: endings and what replaces them, exceptions, and the words that are lemmas.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

use super::tag::PartOfSpeech;
use crate::nlp::model::murmur::HashedMap;

/// Endings, and what replaces each.
type Endings<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// The tables as `export.py` writes them.
#[derive(Debug, Deserialize)]
struct Tables<'a> {
    /// For each part of speech, endings and what replaces them.
    #[serde(borrow)]
    rules: HashMap<&'a str, Endings<'a>>,
    /// For each part of speech, forms and their lemmas.
    #[serde(borrow)]
    exceptions: HashMap<&'a str, HashedMap<Cow<'a, str>, Vec<Cow<'a, str>>>>,
}

/// What is known about the forms of a part of speech.
#[derive(Clone, Debug, Default)]
struct Forms<'a> {
    rules: Endings<'a>,
    exceptions: HashedMap<Cow<'a, str>, Vec<Cow<'a, str>>>,
    lemmas: SortedLines<'a>,
}

/// Finds lemmas.
#[derive(Clone, Debug)]
pub struct Lemmatizer<'a> {
    noun: Forms<'a>,
    verb: Forms<'a>,
    adjective: Forms<'a>,
    adverb: Forms<'a>,
    punctuation: Forms<'a>,
}

impl<'a> Lemmatizer<'a> {
    /// Reads the tables that `export.py` writes, and the words that are lemmas of nouns, verbs, adjectives and adverbs.
    /// Returns nothing if the tables have another form.
    #[must_use]
    pub fn new(tables: &'a str, index: [&'a str; 4]) -> Option<Self> {
        let mut tables: Tables<'a> = serde_json::from_str(tables).ok()?;
        let mut forms = |name: &str, lemmas: &'a str| Forms {
            rules: tables.rules.remove(name).unwrap_or_default(),
            exceptions: tables.exceptions.remove(name).unwrap_or_default(),
            lemmas: SortedLines(lemmas),
        };
        let [noun, verb, adjective, adverb] = index;
        Some(Self {
            noun: forms("noun", noun),
            verb: forms("verb", verb),
            adjective: forms("adj", adjective),
            adverb: forms("adv", adverb),
            punctuation: forms("punct", ""),
        })
    }

    /// The lemma of `word`, which is this part of speech with these morphological features.
    #[must_use]
    pub fn lemma<'w>(&self, word: &'w str, part_of_speech: PartOfSpeech, features: &str) -> Cow<'w, str> {
        let forms = match part_of_speech {
            PartOfSpeech::Noun => &self.noun,
            PartOfSpeech::Verb => &self.verb,
            PartOfSpeech::Adj => &self.adjective,
            PartOfSpeech::Adv => &self.adverb,
            PartOfSpeech::Punct => &self.punctuation,
            PartOfSpeech::Propn if !is_base_form(part_of_speech, features) => return word.into(),
            _ => return lower_case(word),
        };
        if is_base_form(part_of_speech, features) { lower_case(word) } else { forms.lemma(word) }
    }
}

impl Forms<'_> {
    fn lemma<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let lower = word.to_lowercase();
        let mut forms = self.forms(&lower);
        for lemma in self.exceptions.get(lower.as_str()).into_iter().flatten() {
            if !forms.iter().any(|form| form == lemma) {
                forms.insert(0, lemma.clone().into_owned());
            }
        }
        if let Some(form) = forms.into_iter().next() {
            return form.into();
        }
        let mut unknown = self.endings(&lower).filter(|form| !form.is_empty());
        unknown.next().map_or(Cow::Borrowed(word), Cow::Owned)
    }

    /// What `lower` becomes by each rule that fits.
    fn endings<'f>(&'f self, lower: &'f str) -> impl Iterator<Item = String> + 'f {
        self.rules.iter().filter_map(move |(old, new)| Some(lower.strip_suffix(&**old)?.to_owned() + new))
    }

    /// The forms that are lemmas, the last one first, then those that are no words of letters.
    fn forms(&self, lower: &str) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for form in self.endings(lower).filter(|form| !form.is_empty()) {
            if self.lemmas.contain(&form) {
                forms.insert(0, form);
            } else if !form.chars().all(char::is_alphabetic) {
                forms.push(form);
            }
        }
        forms
    }
}

/// Whether a word with these features is a lemma already.
fn is_base_form(part_of_speech: PartOfSpeech, features: &str) -> bool {
    let feature =
        |name: &str| features.split('|').find_map(|feature| feature.strip_prefix(name)?.strip_prefix('='));
    match part_of_speech {
        PartOfSpeech::Noun if feature("Number") == Some("Sing") => true,
        PartOfSpeech::Verb
            if feature("VerbForm") == Some("Fin")
                && feature("Tense") == Some("Pres")
                && feature("Number").is_none() =>
        {
            true
        }
        _ => feature("VerbForm") == Some("Inf") || feature("Degree") == Some("Pos"),
    }
}

fn lower_case(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().into() } else { word.into() }
}

/// Lines sorted by their bytes, each ended by a line feed.
#[derive(Clone, Copy, Debug, Default)]
struct SortedLines<'a>(&'a str);

impl SortedLines<'_> {
    fn contain(self, line: &str) -> bool {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start =
                bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[start..high].iter().position(|&byte| byte == b'\n').map_or(high, |at| start + at);
            match bytes[start..end].cmp(line.as_bytes()) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = (end + 1).min(high),
                std::cmp::Ordering::Greater => high = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_lines_are_found() {
        let lines = SortedLines("ant\nbee\ncat\ndog\n");
        for line in ["ant", "bee", "cat", "dog"] {
            assert!(lines.contain(line), "{line}");
        }
        for line in ["", "a", "bees", "cow", "zebra"] {
            assert!(!lines.contain(line), "{line}");
        }
        assert!(!SortedLines("").contain("ant"));
    }

    #[test]
    fn lemmas_follow_from_exceptions_rules_and_the_index() {
        let tables =
            r#"{"rules": {"noun": [["s", ""], ["ies", "y"]]}, "exceptions": {"noun": {"mice": ["mouse"]}}}"#;
        let lemmatizer = Lemmatizer::new(tables, ["city\ntalk\n", "", "", ""]).unwrap();
        for (word, lemma) in
            [("talks", "talk"), ("Cities", "city"), ("mice", "mouse"), ("Zorps", "zorp"), ("fish", "fish")]
        {
            assert_eq!(lemmatizer.lemma(word, PartOfSpeech::Noun, "Number=Plur"), lemma, "{word}");
        }
        assert_eq!(lemmatizer.lemma("Talks", PartOfSpeech::Noun, "Number=Sing"), "talks");
        assert_eq!(lemmatizer.lemma("Kyiv", PartOfSpeech::Propn, ""), "Kyiv");
        assert_eq!(lemmatizer.lemma("The", PartOfSpeech::Det, ""), "the");
    }
}
