//! From tags, words and labels to universal parts of speech and morphological features.
//!
//! This is `AttributeRuler` of `spacy/pipeline/attributeruler.py` of spaCy 3.8 (MIT) with the patterns of the model. A
//! pattern is one or two tokens in a row; where several match, later ones override earlier ones.

use std::borrow::Cow;

use serde::Deserialize;
use strum::{EnumCount as _, VariantArray as _};

use super::tag::{Dependency, PartOfSpeech, Tag};
use super::tree::SyntaxToken;
use crate::nlp::model::murmur::HashedMap;

/// A pattern as `export.py` writes it.
#[derive(Debug, Deserialize)]
struct Row<'a> {
    #[serde(borrow)]
    tokens: Vec<Condition<'a>>,
    /// The token of the pattern that is changed.
    index: usize,
    #[serde(borrow, default)]
    pos: Option<&'a str>,
    #[serde(borrow, default)]
    morph: Option<&'a str>,
    #[serde(borrow, default)]
    lemma: Option<Cow<'a, str>>,
    #[serde(default)]
    tag: bool,
    #[serde(default)]
    dep: bool,
}

/// What a token must be. A list that is absent allows anything.
#[derive(Debug, Deserialize)]
struct Condition<'a> {
    #[serde(borrow, default)]
    tag: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow, default)]
    not_tag: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    lower: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow, default)]
    dep: Option<Vec<&'a str>>,
    #[serde(borrow, default)]
    not_dep: Vec<&'a str>,
    #[serde(default)]
    is_space: Option<bool>,
}

/// A condition in the form in which it is checked.
#[derive(Clone, Debug)]
struct Check {
    /// The tags that are allowed, one bit for each.
    tags: u64,
    /// The labels that are allowed, one bit for each.
    labels: u64,
    lower: Option<Vec<Box<str>>>,
    is_space: Option<bool>,
}

/// A pattern with what it changes.
#[derive(Clone, Debug)]
struct Pattern {
    first: Check,
    second: Option<Check>,
    changes_second: bool,
    part_of_speech: Option<PartOfSpeech>,
    features: Option<u8>,
    lemma: Option<u8>,
    makes_space: bool,
    drops_label: bool,
}

/// The patterns, and the features and lemmas that they give.
#[derive(Clone, Debug)]
pub struct AttributeRuler {
    patterns: Vec<Pattern>,
    /// The patterns that ask for the word, by the word.
    by_word: HashedMap<Box<str>, Vec<u16>>,
    /// The others, by tag.
    by_tag: Vec<Vec<u16>>,
    features: Vec<Box<str>>,
    lemmas: Vec<Box<str>>,
}

impl AttributeRuler {
    /// Reads the patterns that `export.py` writes. Returns nothing if they have another form.
    #[must_use]
    pub fn new(patterns: &str) -> Option<Self> {
        let rows: Vec<Row<'_>> = serde_json::from_str(patterns).ok()?;
        let mut ruler = Self {
            patterns: Vec::with_capacity(rows.len()),
            by_word: HashedMap::default(),
            by_tag: vec![Vec::new(); Tag::COUNT],
            features: vec!["".into()],
            lemmas: vec!["".into()],
        };
        for row in &rows {
            let number = u16::try_from(ruler.patterns.len()).ok()?;
            let first = check(row.tokens.first()?);
            match &first.lower {
                Some(words) => {
                    for word in words {
                        ruler.by_word.entry(word.clone()).or_default().push(number);
                    }
                }
                None => {
                    for tag in Tag::VARIANTS.iter().filter(|&&tag| first.tags & bit(tag as usize) != 0) {
                        ruler.by_tag[*tag as usize].push(number);
                    }
                }
            }
            ruler.patterns.push(Pattern {
                first,
                second: row.tokens.get(1).map(check),
                changes_second: row.index == 1,
                part_of_speech: match row.pos {
                    Some(name) => Some(name.parse().ok()?),
                    None => None,
                },
                features: match row.morph {
                    Some("_") => Some(0),
                    Some(features) => Some(number_of(&mut ruler.features, features)?),
                    None => None,
                },
                lemma: match &row.lemma {
                    Some(lemma) => Some(number_of(&mut ruler.lemmas, lemma)?),
                    None => None,
                },
                makes_space: row.tag,
                drops_label: row.dep,
            });
        }
        Some(ruler)
    }

    /// Fills in parts of speech, features and lemmas of the tokens of `text`.
    pub fn apply(&self, text: &str, tokens: &mut [SyntaxToken]) {
        let mut matches: Vec<(u16, usize)> = Vec::new();
        let mut lower = String::new();
        for at in 0..tokens.len() {
            let token = &tokens[at];
            lower_case(&text[token.range().start()..token.range().end()], &mut lower);
            let by_word = self.by_word.get(lower.as_str()).map_or(&[][..], Vec::as_slice);
            for &number in by_word.iter().chain(&self.by_tag[token.tag as usize]) {
                let pattern = &self.patterns[usize::from(number)];
                let follows = || match &pattern.second {
                    None => true,
                    Some(second) => tokens.get(at + 1).is_some_and(|next| {
                        let word = &text[next.range().start()..next.range().end()];
                        second.allows(next, Some(&word.to_lowercase()))
                    }),
                };
                if pattern.first.allows(token, None) && follows() {
                    matches.push((number, at + usize::from(pattern.changes_second)));
                }
            }
        }
        matches.sort_unstable();
        for (number, at) in matches {
            let (pattern, token) = (&self.patterns[usize::from(number)], &mut tokens[at]);
            token.part_of_speech = pattern.part_of_speech.unwrap_or(token.part_of_speech);
            token.features = pattern.features.unwrap_or(token.features);
            token.lemma = pattern.lemma.unwrap_or(token.lemma);
            if pattern.makes_space {
                token.tag = Tag::Space;
            }
            if pattern.drops_label {
                token.label = Dependency::Dep;
            }
        }
    }

    /// The morphological features of `token`, in the form of Universal Dependencies: "Number=Sing|Person=3".
    #[must_use]
    pub fn features(&self, token: &SyntaxToken) -> &str {
        &self.features[usize::from(token.features)]
    }

    /// The lemma that a pattern gave `token`.
    #[must_use]
    pub fn lemma(&self, token: &SyntaxToken) -> Option<&str> {
        (token.lemma > 0).then(|| &*self.lemmas[usize::from(token.lemma)])
    }
}

impl Check {
    /// Whether `token` is allowed; its word in lower case is looked at if it is given.
    fn allows(&self, token: &SyntaxToken, lower: Option<&str>) -> bool {
        self.tags & bit(token.tag as usize) != 0
            && self.labels & bit(token.label as usize) != 0
            && self.is_space.is_none_or(|is_space| is_space == token.is_space())
            && match (lower, &self.lower) {
                (Some(lower), Some(words)) => words.iter().any(|word| **word == *lower),
                _ => true,
            }
    }
}

fn bit(index: usize) -> u64 {
    const { assert!(Tag::COUNT <= 64 && Dependency::COUNT <= 64) };
    1 << index
}

fn check(condition: &Condition<'_>) -> Check {
    // Names that no token of the model can have ("NIL", the empty tag) are left out.
    let tag_bit = |name: &Cow<'_, str>| name.parse::<Tag>().map_or(0, |tag| bit(tag as usize));
    let label_bit = |name: &&str| name.parse::<Dependency>().map_or(0, |label| bit(label as usize));
    let some_tags = condition.tag.as_ref().map_or(u64::MAX, |names| names.iter().map(tag_bit).sum());
    let some_labels = condition.dep.as_ref().map_or(u64::MAX, |names| names.iter().map(label_bit).sum());
    Check {
        tags: some_tags & !condition.not_tag.iter().map(tag_bit).sum::<u64>(),
        labels: some_labels & !condition.not_dep.iter().map(label_bit).sum::<u64>(),
        lower: condition.lower.as_ref().map(|words| words.iter().map(|word| (&**word).into()).collect()),
        is_space: condition.is_space,
    }
}

/// The number of `text` in `table`, to which it is added if it is new.
fn number_of(table: &mut Vec<Box<str>>, text: &str) -> Option<u8> {
    let known = table.iter().position(|known| **known == *text);
    u8::try_from(known.unwrap_or_else(|| {
        table.push(text.into());
        table.len() - 1
    }))
    .ok()
}

/// Writes `text` in lower case to `lower`.
fn lower_case(text: &str, lower: &mut String) {
    lower.clear();
    if text.is_ascii() {
        lower.push_str(text);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&text.to_lowercase());
    }
}
