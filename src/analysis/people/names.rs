//! The words of a name, and whether two names can be the same person's.

use std::collections::HashMap;
use std::rc::Rc;

use super::spelling::{is_short_form, similar, sound};
use crate::article::TextRange;
use crate::lang::{Class, ENGLISH};
use crate::nlp::is_regnal_number;
use crate::text::{name_key, one_line};

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its range, counted from the start of the name.
    pub range: TextRange,
    /// The word folded, without hyphens.
    pub key: String,
}

/// A name as its words, with nicknames in quotation marks and suffixes kept separate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The words, without suffix.
    pub words: Vec<Word>,
    /// "jr", "iii".
    pub suffix: Option<String>,
    /// Keys of other forms of the given name: the nickname in quotation marks, the first part of "Jean-Luc".
    pub other_given: Vec<String>,
    /// The key of the family name without the article joined to it: the "Doe" of "al-Doe".
    pub bare_surname: Option<String>,
    /// The index of the first word of the family name.
    surname: usize,
}

impl Name {
    /// The name at `range` of `text`; `None` if it contains no word.
    pub fn parse(text: &str, range: TextRange) -> Option<Self> {
        let mut words = words(text, range);
        put_given_name_first(text, range, &mut words);
        split_initials(text, &mut words);
        merge_epithet(text, &mut words);
        let nickname = take_nickname(text, range, &mut words);
        let first_part = words.first().and_then(|word| {
            let (part, _) = text[word.range.start..word.range.end].split_once(['-', '‐', '‑'])?;
            Some(String::from(name_key(part))).filter(|part| part.len() > 2)
        });
        let other_given = nickname.into_iter().chain(first_part).collect();
        // "Lucas Roe the Elder" is a Roe; "Peter the Great" has no family name.
        let has_epithet = |words: &[Word]| {
            words.len() > 2 && text[words[words.len() - 1].range.start..].starts_with("the ")
        };
        let is_epithet = has_epithet(&words);
        let is_suffix = |word: &Word| {
            let written = &text[word.range.start..word.range.end];
            let is_capitals = || !written.chars().any(char::is_lowercase);
            is_epithet
                || is_regnal_number(written)
                || ENGLISH.classes(&word.key).intersects(Class::Suffix)
                    && (is_generation(&word.key) || is_capitals())
        };
        let suffix = (words.len() > 1)
            .then(|| words.pop_if(|word| is_suffix(word)))
            .flatten()
            .map(|word| suffix(&word.key));
        let last = words.len().checked_sub(1)?;
        let bare_surname = text[words[last].range.start..words[last].range.end]
            .split_once('-')
            .filter(|(article, _)| ENGLISH.classes(&name_key(article)).intersects(Class::Particle))
            .map(|(_, rest)| String::from(name_key(rest)));
        for word in &mut words {
            word.range = TextRange::new(word.range.start - range.start, word.range.end - range.start);
        }
        let particles = words[1..last.max(1)]
            .iter()
            .rev()
            .take_while(|word| ENGLISH.classes(&word.key).intersects(Class::Particle))
            .count();
        Some(Self { surname: last - particles, bare_surname, words, suffix, other_given })
    }

    /// The names at `ranges` of `text`, each as [`Name::parse`] reads it; identical names share memory, since a long
    /// article repeats the same names over and over.
    pub fn parse_each(text: &str, ranges: impl Iterator<Item = TextRange>) -> Vec<Option<Rc<Self>>> {
        let mut known: HashMap<(&str, usize, usize), Option<Rc<Self>>> = HashMap::new();
        let parse = |range: TextRange| {
            // Quotation marks around the first and the last word matter.
            let start = text[..range.start].char_indices().next_back().map_or(0, |(at, _)| at);
            let end = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
            // At either end of the text, a name has nothing beside it.
            let name = known.entry((&text[start..end], range.start - start, range.len()));
            name.or_insert_with(|| Self::parse(text, range).map(Rc::new)).clone()
        };
        ranges.map(parse).collect()
    }

    /// The number of its words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The last word: the family name in most languages.
    pub fn last(&self) -> &str {
        &self.words[self.words.len() - 1].key
    }

    /// The first word.
    pub fn first(&self) -> &str {
        &self.words[0].key
    }

    /// The family name with its particles as one key.
    pub fn surname(&self) -> String {
        joined(&self.words[self.surname..])
    }

    /// The words and the suffix as one key: a father and a son are two.
    pub fn whole_with_suffix(&self) -> String {
        let suffix = self.suffix.as_deref().filter(|suffix| is_generation(suffix));
        self.whole() + suffix.unwrap_or_default()
    }

    /// All words as one key.
    pub fn whole(&self) -> String {
        joined(&self.words)
    }

    /// Whether the family name may come first, as in Chinese, Korean, Vietnamese and Hungarian usage.
    pub fn family_may_be_first(&self) -> bool {
        (2..=3).contains(&self.len()) && {
            let first = ENGLISH.classes(self.first());
            first.intersects(Class::Surname)
                && !(first.intersects(Class::Given)
                    && ENGLISH.classes(self.last()).intersects(Class::Surname))
        }
    }

    /// The same name with `suffix`.
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self { suffix: Some(suffix.to_owned()), ..self.clone() }
    }

    /// Whether one of `self` and `other` is the father's name and the other the son's.
    pub fn clashes(&self, other: &Self) -> bool {
        clash(self.suffix.as_deref(), other.suffix.as_deref())
    }

    /// Whether `self` and `other`, both of several words, can name the same person.
    pub fn fits(&self, other: &Self) -> bool {
        if self.len() < 2 || other.len() < 2 || clash(self.suffix.as_deref(), other.suffix.as_deref()) {
            return false;
        }
        if self.whole() == other.whole() {
            return true;
        }
        if similar(self.last(), other.last()) {
            return given_fit(
                &self.words[..self.len() - 1],
                &other.words[..other.len() - 1],
                self.last() == other.last(),
            );
        }
        // "Maria Roe Doe" and "Maria Roe": the second family name left off.
        let (short, long) = if self.len() < other.len() { (self, other) } else { (other, self) };
        short.len() >= 2
            && long.len() > short.len()
            && long.words.iter().zip(&short.words).all(|(a, b)| a.key == b.key)
    }
}

/// The words at `range` of `text`.
fn words(text: &str, range: TextRange) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text[range.start..range.end].char_indices().map(|(at, c)| (range.start + at, c)) {
        let inside = letter.is_alphanumeric()
            || matches!(letter, '-' | '.' | '\'' | '’' | 'ʼ' | '‐' | '‑' | '\u{300}'..='\u{36f}');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                push(&mut words, text, TextRange::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(&mut words, text, TextRange::new(from, range.end));
    }
    words
}

/// Turns the words of "Doe, Jane" round; the comma of "Joe Doe, Jr." stands before a suffix.
fn put_given_name_first(text: &str, range: TextRange, words: &mut [Word]) {
    let Some(comma) = text[range.start..range.end].find(',').map(|at| range.start + at) else { return };
    let given = words.partition_point(|word| word.range.start < comma);
    let is_suffix = words.get(given).is_none_or(|word| is_generation(&word.key));
    if !is_suffix {
        words.rotate_left(given);
    }
}

/// Makes words of the letters of "J.Q. Doe" and "JQ Doe".
fn split_initials(text: &str, words: &mut Vec<Word>) {
    /// More letters in capitals are a word.
    const MOST: usize = 3;
    let Some(first) = words.first().filter(|_| words.len() > 1) else { return };
    let written = &text[first.range.start..first.range.end];
    let letters: Vec<(usize, char)> = written.char_indices().filter(|(_, c)| c.is_alphabetic()).collect();
    let is_dotted = written.contains('.') && written.split('.').all(|part| part.chars().count() <= 1);
    let is_plain = (2..=MOST).contains(&letters.len())
        && letters.iter().all(|(_, letter)| letter.is_ascii_uppercase())
        && words[1..].iter().any(|word| text[word.range.start..word.range.end].contains(char::is_lowercase));
    if letters.len() < 2 || !is_dotted && !is_plain {
        return;
    }
    let start = first.range.start;
    let initials = letters.into_iter().map(|(at, letter)| {
        let range = TextRange::new(start + at, start + at + letter.len_utf8());
        Word { range, key: name_key(&text[range.start..range.end]).into() }
    });
    words.splice(..1, initials);
}

/// Takes the words in quotation marks or brackets out of `words`, and returns the nickname that they are. A maiden name
/// in brackets is none.
fn take_nickname(text: &str, range: TextRange, words: &mut Vec<Word>) -> Option<String> {
    let inside = aside(text, range)?;
    let taken: Vec<Word> = words.extract_if(.., |word| inside.contains(word.range)).collect();
    if words.is_empty() {
        *words = taken;
        return None;
    }
    let [nickname] = taken.as_slice() else { return None };
    (!is_maiden_name(text, range)).then(|| nickname.key.clone())
}

/// What stands in quotation marks or brackets within the name at `range` of `text`.
fn aside(text: &str, range: TextRange) -> Option<TextRange> {
    let name = &text[range.start..range.end];
    let (open, mark) = name
        .char_indices()
        .zip(name.chars().skip(1))
        .find(|((_, before), mark)| before.is_whitespace() && matches!(mark, '"' | '“' | '‘' | '\'' | '('))
        .map(|((at, before), mark)| (at + before.len_utf8() + mark.len_utf8(), mark))?;
    let closing: &[char] = match mark {
        '(' => &[')'],
        '"' | '“' => &['"', '”'],
        _ => &['\'', '’'],
    };
    let close = name[open..].rfind(closing)?;
    Some(TextRange::new(range.start + open, range.start + open + close))
}

/// Whether the name at `range` of `text` has a family name in brackets: the Roe of "Jane (Roe) Doe", but not the Sue of
/// "Susan (Sue) Doe".
fn is_maiden_name(text: &str, range: TextRange) -> bool {
    aside(text, range).is_some_and(|inside| {
        let classes = ENGLISH.classes(&name_key(&text[inside.start..inside.end]));
        text[..inside.start].ends_with('(')
            && classes.intersects(Class::Surname)
            && !classes.intersects(Class::Given)
    })
}

/// Whether the word with `key` tells a father from a son.
fn is_generation(key: &str) -> bool {
    matches!(key, "jr" | "jnr" | "sr" | "snr")
}

/// The suffix with `key` in one spelling.
fn suffix(key: &str) -> String {
    match key {
        "jnr" => "jr",
        "snr" => "sr",
        _ => key,
    }
    .to_owned()
}

/// The name at `range` of `text` as it is shown: the given name first, without a maiden name in brackets.
pub fn shown(text: &str, range: TextRange) -> String {
    let name = one_line(&text[range.start..range.end]);
    if let Some((family, given)) = name.split_once(", ")
        && !is_generation(&name_key(given))
    {
        return format!("{given} {family}");
    }
    match name.split_once(" (").and_then(|(given, rest)| Some((given, rest.split_once(") ")?.1))) {
        Some((given, family)) if is_maiden_name(text, range) => format!("{given} {family}"),
        _ => name,
    }
}

/// Makes an epithet and its article one word, so that "Great" alone is not the family name of "Peter the Great".
fn merge_epithet(text: &str, words: &mut Vec<Word>) {
    let [.., _, article, epithet] = words.as_slice() else { return };
    if &text[article.range.start..article.range.end] != "the" {
        return;
    }
    let merged =
        Word { range: article.range.cover(epithet.range), key: format!("{}{}", article.key, epithet.key) };
    words.truncate(words.len() - 2);
    words.push(merged);
}

fn push(words: &mut Vec<Word>, text: &str, range: TextRange) {
    let mut key = String::from(name_key(&text[range.start..range.end]));
    key.retain(|letter| letter != '-');
    if !key.is_empty() {
        words.push(Word { range, key });
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.key.as_str()).collect()
}

fn clash(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether the given names can be the same person's: each word of the shorter list is in the longer, or is an initial
/// of a word there.
fn given_fit(one: &[Word], other: &[Word], same_surname: bool) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let fits = |a: &str, b: &str| {
        a == b
            || (a.len() == 1 && b.starts_with(a))
            || (b.len() == 1 && a.starts_with(b))
            || same_surname && (a.len() >= 4 && b.len() >= 4 && sound(a) == sound(b) || is_short_form(a, b))
    };
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| fits(&word.key, &other.key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::parse(text, TextRange::new(0, text.len())).expect("a name")
    }

    #[test]
    fn names_at_the_ends_of_a_text_have_words_where_they_stand() {
        let text = "As Lucas J. met Lucas J.";
        for ranges in [[(3, 10), (16, 24)], [(16, 24), (3, 10)]] {
            let ranges = ranges.map(|(start, end)| TextRange::new(start, end));
            let names = Name::parse_each(text, ranges.into_iter());
            let alone = ranges.map(|range| Name::parse(text, range));
            assert!(
                names.iter().zip(&alone).all(|(name, alone)| name.as_deref() == alone.as_ref()),
                "{names:?}"
            );
        }
    }

    #[test]
    fn names_of_one_person_fit() {
        for (one, other) in [
            ("Jane Doe", "JANE DOE"),
            ("Jane Doe", "Jane Q. Doe"),
            ("J. Doe", "Jane Doe"),
            ("Volodymyr Taranskiy", "Volodymyr Taranskyy"),
            ("Zoë Díaz", "Zoe Diaz"),
            ("Roe Jae-min", "Roe Jae Min"),
            ("Alexei Orlov", "Aleksey Orlov"),
            ("Josh Doe", "Joshua Doe"),
            ("Pieter van der Doe", "Pieter Van der Doe"),
        ] {
            assert!(name(one).fits(&name(other)), "{one} / {other}");
        }
    }

    #[test]
    fn names_of_two_people_do_not_fit() {
        for (one, other) in [
            ("Jane Doe", "John Doe"),
            ("Jane Doe", "Jane Roe"),
            ("John Doe Jr.", "John Doe Sr."),
            ("Jon Smith", "Joan Smith"),
            ("Joe Smith", "Joel Smith"),
            ("Christian Smith", "Christiana Smith"),
            ("Paul Smith", "Paulette Smith"),
            ("Jane Miller", "Jane Milner"),
            ("Ann Smith", "Annabel Smith"),
            ("Ken Smith", "Kent Smith"),
            ("Dan Smith", "Dante Smith"),
            ("Abe Smith", "Abel Smith"),
        ] {
            assert!(!name(one).fits(&name(other)), "{one} / {other}");
        }
    }
}
