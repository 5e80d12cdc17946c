//! The language of a text: its code, its English name, and whether it could be English at all.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation as _;
use whatlang::Script;

/// Every language of ISO 639-1; `assets/README.md` gives the source.
const LANGUAGES: &str = include_str!("../../assets/languages.tsv");

/// How much of a text is examined to detect its language, in bytes.
pub const LANGUAGE_SAMPLE_BYTES: usize = 8 << 10;
/// The fewest letters from which to detect a language written in an alphabet. No English text with more, from news or
/// encyclopaedias, was mistaken for another language.
const FEWEST_LETTERS: usize = 60;
/// The fewest characters from which to detect a language whose characters are syllables or words.
const FEWEST_SYLLABLES: usize = 20;
/// The smallest share of a language's frequent words in a text in that language. The detector takes a language that it
/// does not know for the nearest one that it does: Albanian for French.
const FREQUENT_WORDS: f64 = 0.05;
/// The share from which frequent words tell a language that the detector is not sure of or does not know.
const MANY_FREQUENT_WORDS: f64 = 0.08;
/// The fewest words from which frequent ones tell a language.
const FEWEST_WORDS_TO_TELL: usize = 20;
/// Two languages whose shares differ by less cannot be told apart by their frequent words.
const NEAR: f64 = 0.02;
/// The detector's own threshold for an answer that can be relied on, from 0 to 1.
const RELIABLE: f64 = 0.9;

/// Frequent English words that are rare in other languages. They make up a fifth of English prose.
static ENGLISH_WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let english = TABLE.iter().find(|language| language.code == ENGLISH);
    english.map_or_else(Vec::new, |english| english.frequent_words.split(' ').collect())
});
/// The code of English.
const ENGLISH: &str = "en";
/// The fewest words that can show a lack of English ones.
const FEWEST_WORDS: usize = 40;
/// The share of [`ENGLISH_WORDS`] below which a text is not English. English news texts of that length have 8 per cent
/// or more, texts in other languages 1 per cent or less.
const HARDLY_ENGLISH: f64 = 0.03;
/// The share from which a text counts as partly English, whatever the detector says.
const PARTLY_ENGLISH: f64 = 0.1;

/// A language of ISO 639-1.
#[derive(Clone, Copy, Debug)]
struct Language {
    code: &'static str,
    detected_as: &'static str,
    name: &'static str,
    /// Frequent words, separated by spaces; empty where the script tells the language, or nothing does.
    frequent_words: &'static str,
}

static TABLE: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let rows = LANGUAGES.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut fields = line.split('\t');
        Some(Language {
            code: fields.next()?,
            detected_as: fields.next()?,
            name: fields.next()?,
            frequent_words: fields.next().unwrap_or_default(),
        })
    })
    .collect()
});

/// The language of `text` as an ISO 639-1 code, or `None` where the text is short, mixed or ambiguous.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    let found = whatlang::detect(text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let fewest = match found.script() {
        Script::Mandarin | Script::Hiragana | Script::Katakana | Script::Hangul => FEWEST_SYLLABLES,
        _ => FEWEST_LETTERS,
    };
    if letters < fewest {
        return None;
    }
    let detected_as = found.lang().code();
    let guess = TABLE.iter().find(|language| language.detected_as == detected_as);
    let is_latin = found.script() == Script::Latin;
    let is_it = |language: &Language| match language.code {
        "en" => !is_hardly_english(text),
        _ => {
            english_share(text).0 < PARTLY_ENGLISH
                && (language.is_likely(text) || language.frequent_words.is_empty() && !is_latin)
        }
    };
    if found.confidence() > RELIABLE {
        return guess.filter(|language| is_it(language)).map(|language| language.code).or_else(|| {
            // Where it takes a language that it does not know for another.
            by_frequent_words(text, None)
        });
    }
    by_frequent_words(text, guess.map(|language| language.code))
}

/// The language whose frequent words `text` has most of, if it is not English and no other comes near. Among languages
/// that are near each other, such as Danish and Norwegian, the detector's `guess` counts.
fn by_frequent_words(text: &str, guess: Option<&str>) -> Option<&'static str> {
    let (english, length) = english_share(text);
    if length < FEWEST_WORDS_TO_TELL || english >= PARTLY_ENGLISH {
        return None;
    }
    let mut counts: HashMap<&'static str, usize> = HashMap::new();
    let mut words = 0_usize;
    for word in text.unicode_words().filter(|word| word.contains(char::is_alphabetic)) {
        words += 1;
        for &code in LANGUAGES_OF_WORDS.get(word.to_lowercase().as_str()).into_iter().flatten() {
            *counts.entry(code).or_default() += 1;
        }
    }
    let share = |count: usize| count as f64 / words.max(1) as f64;
    let most = counts.values().copied().max().unwrap_or_default();
    if share(most) < MANY_FREQUENT_WORDS {
        return None;
    }
    let mut near: Vec<&'static str> = counts
        .into_iter()
        .filter(|&(_, count)| share(most) - share(count) < NEAR)
        .map(|(code, _)| code)
        .collect();
    near.sort_unstable();
    match near[..] {
        [code] => Some(code),
        _ => near.into_iter().find(|&code| Some(code) == guess),
    }
}

/// The languages, besides English, that have a word among their frequent ones.
static LANGUAGES_OF_WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut languages: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for language in TABLE.iter().filter(|language| language.code != ENGLISH) {
        for word in language.frequent_words.split_whitespace() {
            languages.entry(word).or_default().push(language.code);
        }
    }
    languages
});

/// Whether `text` is long enough to judge and is not English, whatever language it is in.
#[must_use]
pub fn is_hardly_english(text: &str) -> bool {
    let (share, words) = english_share(text);
    words >= FEWEST_WORDS && share < HARDLY_ENGLISH
}

/// Whether `text` is long enough to judge and has as many frequent English words as English prose has.
#[must_use]
pub fn is_clearly_english(text: &str) -> bool {
    let (share, words) = english_share(text);
    words >= FEWEST_WORDS && share >= PARTLY_ENGLISH
}

/// The English name of the language with the ISO 639-1 code `code`.
#[must_use]
pub fn language_name(code: &str) -> Option<&'static str> {
    TABLE.iter().find(|language| language.code == code).map(|language| language.name)
}

/// The languages that a text can be told to be in, each with its code and its English name.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_told =
        |language: &&Language| !language.detected_as.is_empty() || !language.frequent_words.is_empty();
    TABLE.iter().filter(is_told).map(|language| (language.code, language.name))
}

impl Language {
    /// Whether `text` has enough of the frequent words of this language.
    fn is_likely(&self, text: &str) -> bool {
        let frequent: Vec<&str> = self.frequent_words.split_whitespace().collect();
        let (share, _) = share_of(text, |word| frequent.contains(&word.to_lowercase().as_str()));
        share >= FREQUENT_WORDS
    }
}

/// The share of [`ENGLISH_WORDS`] among the words of `text`, and the number of words.
fn english_share(text: &str) -> (f64, usize) {
    share_of(text, |word| ENGLISH_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// The share of the words of `text` that are `counted`, and the number of words. Anything without a letter is not a
/// word.
fn share_of(text: &str, counted: impl Fn(&str) -> bool) -> (f64, usize) {
    let (mut share, mut words) = (0_usize, 0_usize);
    for word in text.unicode_words().filter(|word| word.contains(char::is_alphabetic)) {
        words += 1;
        share += usize::from(counted(word));
    }
    (share as f64 / words.max(1) as f64, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_few_sentences_is_told() {
        for (code, text) in [
            (
                "en",
                "The cabinet agreed on Wednesday to build more wind farms off the coast. The first of them are to \
                 be ready within five years, the minister said.",
            ),
            (
                "de",
                "Das Kabinett hat am Mittwoch beschlossen, mehr Windräder vor der Küste zu bauen. Die ersten sollen \
                 in fünf Jahren fertig sein, sagte die Ministerin.",
            ),
            (
                "fr",
                "Le gouvernement a décidé mercredi de construire davantage d’éoliennes en mer. Les premières \
                 devraient être prêtes dans cinq ans, selon la ministre.",
            ),
            (
                "es",
                "El Gobierno acordó el miércoles construir más parques eólicos frente a la costa. Los primeros \
                 estarán listos dentro de cinco años, según la ministra.",
            ),
            (
                "zh",
                "政府周三公布了一项计划，将在沿海建设更多的海上风电场。部长表示，首批风电场将在五年内建成。",
            ),
            ("ja", "政府は水曜日、沖合に風力発電所をさらに建設する計画を発表した。"),
            (
                "ru",
                "Правительство в среду одобрило план строительства новых ветряных электростанций у побережья.",
            ),
            ("ar", "أعلنت الحكومة يوم الأربعاء خطة لبناء المزيد من محطات طاقة الرياح في البحر أمام الساحل."),
        ] {
            assert_eq!(language(text), Some(code), "{text}");
        }
    }

    #[test]
    fn too_little_text_has_no_language() {
        for text in
            ["", " \n", "12 345 %", "Hola", "Angela Merkel, Olaf Scholz", "北京", "😀 😀 😀", "e\u{301}"]
        {
            assert_eq!(language(text), None, "{text:?}");
            assert!(!is_hardly_english(text), "{text:?}");
        }
    }

    #[test]
    fn a_language_that_is_not_known_is_still_not_english() {
        let albanian = "Qeveria miratoi të mërkurën një projektligj për ndërtimin e më shumë parqeve me erë në det. \
            Sipas ministres, të parat duhet të jenë gati pas pesë vjetësh, ndërsa opozita thotë se plani është shumë \
            i shtrenjtë dhe se nuk do të përfundojë kurrë me kohë, siç kanë treguar projektet e tjera.";
        assert!(is_hardly_english(albanian));
        assert_eq!(language(albanian), None, "the detector says that it is French");
        assert!(!is_hardly_english(&"The mayor of the town said that it was late, and left. ".repeat(8)));
    }

    #[test]
    fn every_language_that_is_detected_has_a_code_and_a_name() {
        for detected in whatlang::Lang::all() {
            let language = TABLE.iter().find(|language| language.detected_as == detected.code());
            let language = language.unwrap_or_else(|| panic!("{detected} is not in the table"));
            assert!(language.code.len() == 2 && !language.name.is_empty(), "{language:?}");
        }
        assert_eq!(language_name("de"), Some("German"));
        assert_eq!(language_name("xx"), None);
        assert!(TABLE.is_sorted_by(|a, b| a.code < b.code));
    }
}
