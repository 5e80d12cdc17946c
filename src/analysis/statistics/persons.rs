//! The people whom an article names, as the recogniser sees them: who a pronoun with an age may stand for, and which
//! single words are surnames.

use std::collections::HashMap;

use crate::analysis::AnnotatedArticle;
use crate::article::{BlockKind, TextRange};
use crate::lang::{Class, Classes, ENGLISH};
use crate::nlp::recognizer::Label;
use crate::text::name_key;

/// The longest title before a name, in bytes.
const LONGEST_TITLE: usize = 30;

/// How many names before a pronoun may stand for it.
const REACH: usize = 8;

/// A name of a person.
#[derive(Clone, Copy, Debug)]
struct Named {
    range: TextRange,
    /// [`Class::Male`] or [`Class::Female`], if the name tells.
    gender: Classes,
}

/// The names of people in an article.
#[derive(Debug, Default)]
pub struct Persons {
    /// In text order.
    names: Vec<Named>,
    /// The last words of names of two words or more, with the gender of the first who has it.
    surnames: HashMap<String, Classes>,
    /// Whether anything was recognised in the article.
    is_recognized: bool,
}

impl Persons {
    /// The people in the running text of `document`.
    pub fn new(document: &AnnotatedArticle<'_>) -> Self {
        let mut found = Self::default();
        for block in &document.blocks {
            found.is_recognized |= !block.entities.is_empty();
            let is_text = !matches!(
                block.kind,
                BlockKind::Byline | BlockKind::Credit | BlockKind::Caption | BlockKind::ImageAlt
            );
            for entity in block.entities.iter().filter(|entity| is_text && entity.label == Label::Person) {
                let name = document.slice(entity.range);
                if name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit()) {
                    let start = entity.range.start;
                    let near =
                        document.text().ceil_char_boundary(start.saturating_sub(LONGEST_TITLE)).min(start);
                    let before = document.text()[near..start].trim_end();
                    let title = before.rsplit(char::is_whitespace).next().unwrap_or_default();
                    found.add(entity.range, name, title);
                }
            }
        }
        found
    }

    fn add(&mut self, range: TextRange, name: &str, title: &str) {
        let name = name.trim_end_matches("'s").trim_end_matches("’s");
        let words: Vec<&str> = name.split_whitespace().collect();
        let last = name_key(words.last().copied().unwrap_or_default());
        let known = |gender: Classes| Some(gender).filter(|gender| !gender.is_empty());
        let by_title = [title, words[0]].iter().find_map(|word| known(gender_of_title(word)));
        let by_name = || {
            words
                .iter()
                .take(words.len().max(2) - 1)
                .find_map(|word| known(ENGLISH.names.gender(&name_key(word))))
        };
        let by_surname = || self.surnames.get(last.as_str()).copied().and_then(known);
        let gender = if words.len() > 1 {
            by_title.or_else(by_name)
        } else {
            by_title.or_else(by_surname).or_else(by_name)
        };
        let gender = gender.unwrap_or(Classes::NONE);
        if words.len() > 1 {
            // Of "Moss-Lee" the grammar sees the last part.
            if let Some((_, part)) = last.rsplit_once('-') {
                self.surnames.entry(part.to_owned()).or_insert(gender);
            }
            self.surnames.entry(last.into()).or_insert(gender);
        }
        self.names.push(Named { range: TextRange::new(range.start, range.start + name.len()), gender });
    }

    /// Whether a person of the article has the surname `word`.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains_key(name_key(word).as_str())
    }

    /// Whether the recogniser saw anything in the article, so that what it did not see is no person.
    pub fn is_recognized(&self) -> bool {
        self.is_recognized
    }

    /// The last person named before `offset` whom a pronoun of `gender` may stand for.
    pub fn before(&self, offset: usize, gender: Class) -> Option<TextRange> {
        let end = self.names.partition_point(|named| named.range.end <= offset);
        let other = if gender == Class::Male { Class::Female } else { Class::Male };
        let mut near = self.names[..end].iter().rev().take(REACH);
        near.find(|named| !named.gender.intersects(other)).map(|named| named.range)
    }
}

/// What a title says: "Mr", "Dame".
fn gender_of_title(word: &str) -> Classes {
    let key = name_key(word.trim_start_matches(['(', '“', '"']));
    [Class::Male, Class::Female]
        .into_iter()
        .find(|&class| ENGLISH.lexicon.is(&key, class))
        .map_or(Classes::NONE, Classes::from)
}
