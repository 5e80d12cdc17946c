//! Which findings a name is likely to mean: those with a telling word in common, found without looking at all of them.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{Analysis, Kind};
use crate::article::Article;
use crate::gui::kinds::{self, Found};
use crate::gui::model::sections::SectionMap;
use crate::text::name_key;

/// The fewest letters of a word that two names must share to be likely the same.
const TELLING: usize = 3;

/// The findings that can have any number of mentions, by the telling words of their names.
#[derive(Clone, Debug, Default)]
pub struct Likely {
    /// The indices of each list, in rising order. The maps are only looked up, so that their order does not matter.
    by_word: SectionMap<HashMap<String, Vec<usize>>>,
}

impl Likely {
    /// The findings of `analysis`, which is that of `article`.
    #[must_use]
    pub fn of(article: &Article, analysis: &Analysis) -> Self {
        let found = Found { article, analysis };
        let by_word = SectionMap::of(|section| {
            let kind = kinds::of(section);
            let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
            let count = if kind.has_many_mentions() { analysis.count_of(section) } else { 0 };
            for index in 0..count {
                for word in telling_words(&kind.name(found, index)) {
                    let indices = by_word.entry(word).or_default();
                    if indices.last() != Some(&index) {
                        indices.push(index);
                    }
                }
            }
            by_word
        });
        Self { by_word }
    }

    /// The indices of the first `most` findings of `kind` with a telling word of `name`, apart from `except`.
    #[must_use]
    pub fn first(&self, kind: Kind, name: &str, except: Option<usize>, most: usize) -> Vec<usize> {
        let by_word = self.by_word.get(kind);
        let lists = telling_words(name).filter_map(|word| by_word.get(&word));
        let is_other = |index: &&usize| Some(**index) != except;
        let firsts = lists.flat_map(|indices| indices.iter().filter(is_other).take(most));
        let firsts: BTreeSet<usize> = firsts.copied().collect();
        firsts.into_iter().take(most).collect()
    }
}

/// The words of `name` that tell it from others, without case and accents.
fn telling_words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(|word| name_key(word).to_string());
    words.filter(|word| word.chars().count() >= TELLING)
}
