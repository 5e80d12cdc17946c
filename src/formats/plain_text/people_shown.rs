//! Lines that only name the people in a picture: "Jane Doe of the Reform Party", "Sheriff Jane Doe".

use std::collections::HashSet;

use super::lines::FEW_PIECES;
use crate::article::Credit;
use crate::lang::{Class, ENGLISH};
use crate::text::{cores, fold};

/// The most words in such a line.
const MAX_WORDS: usize = 10;

/// The full names in the running text: every two consecutive capitalised words.
pub(super) struct NamesInText<'t>(HashSet<(&'t str, &'t str)>);

impl<'t> NamesInText<'t> {
    /// The names in `paragraphs` that also occur in one of `lines`.
    pub fn new(paragraphs: &[&'t str], lines: impl Iterator<Item = &'t str>) -> Self {
        let mut asked = HashSet::new();
        for line in lines.filter(|line| is_short(line)) {
            asked.extend(line.split_whitespace().map(bare).zip(line.split_whitespace().map(bare).skip(1)));
        }
        if asked.is_empty() {
            return Self(asked);
        }
        let found = cores::map(paragraphs, FEW_PIECES, |paragraph| {
            names(paragraph).filter(|name| asked.contains(name)).collect::<Vec<_>>()
        });
        Self(found.into_iter().flatten().collect())
    }

    /// Whether `line` names a person in the text, followed by a role, a party, a place or a year, or preceded by a
    /// role.
    pub fn are_shown_by(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() < 3 || !is_short(line) || line.contains(['?', '!', ':', '“', '"', ';']) {
            return false;
        }
        self.opens(line, &words) || self.ends(&words)
    }

    /// "NAME of PARTY", "NAME (PARTY)", "NAME, ROLE", "NAME in 2022."
    fn opens(&self, line: &str, words: &[&str]) -> bool {
        (2..=3).filter(|&length| length < words.len()).any(|length| {
            let name: Vec<&str> = words[..length].iter().map(|word| bare(word)).collect();
            let rest = &words[length..];
            let follows_well = match rest[0] {
                "of" | "from" => rest.len() >= 2 && rest[rest.len() - 1].starts_with(char::is_uppercase),
                "in" | "at" | "during" | "on" | "outside" | "with" => rest.len() >= 2 && !line.ends_with(','),
                word if word.starts_with('(') => line.ends_with(')'),
                _ => words[length - 1].ends_with(',') && !rest.iter().any(|word| is_verb(word)),
            };
            follows_well && !words[..length - 1].iter().any(|word| word.ends_with(',')) && self.knows(&name)
        })
    }

    /// "Sheriff NAME", "Norvolt chief executive NAME".
    fn ends(&self, words: &[&str]) -> bool {
        let split = words.len() - 2;
        let (before, name) = words.split_at(split);
        let name: Vec<&str> = name.iter().map(|word| bare(word)).collect();
        before.len() <= 5
            && before[0].starts_with(char::is_uppercase)
            && before.iter().all(|word| {
                let lower = fold(bare(word));
                !ENGLISH.lexicon.is(&lower, Class::NameJoiner)
                    && !word.ends_with([',', '.', '’', '\''])
                    && !is_verb(word)
                    || word.ends_with('.') && ENGLISH.lexicon.is(&lower, Class::PersonTitle)
            })
            && !words[words.len() - 1].ends_with('.')
            && self.knows(&name)
    }

    /// Whether `name` is a person's name that occurs in the text.
    fn knows(&self, name: &[&str]) -> bool {
        Credit::is_personal_name(&name.join(" "))
            && name.windows(2).all(|pair| self.0.contains(&(pair[0], pair[1])))
    }
}

/// Whether `line` is short enough to name only the people in a picture.
fn is_short(line: &str) -> bool {
    line.split_whitespace().nth(MAX_WORDS).is_none()
}

/// Every two consecutive capitalised words in `text`, with no end of a sentence between them.
fn names(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut before: Option<&str> = None;
    text.split_whitespace().filter_map(move |word| {
        // This is true of most words, which need no further check.
        if word.starts_with(|c: char| c.is_ascii_lowercase()) {
            before = None;
            return None;
        }
        let bare = bare(word);
        let is_name = bare.starts_with(char::is_uppercase);
        let ends = word.ends_with([',', '.', ';', ':']) && bare.len() > 1;
        let first = std::mem::replace(&mut before, Some(bare).filter(|_| is_name && !ends));
        first.filter(|_| is_name).map(|first| (first, bare))
    })
}

/// `word` without the marks around it or a possessive ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Whether `word`, in lower case, may be the verb of a heading: "wins", "resigned".
fn is_verb(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && (word.ends_with("ed")
            || word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "is" | "was" | "on" | "who"))
}
