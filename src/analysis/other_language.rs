//! Articles in languages other than English: what the rules for English names find in them is unreliable, and the
//! trained recogniser, which knows only English, is not asked.

use super::people::{PeopleFound, UNSUPPORTED};
use super::{Kind, Unsure};
use crate::article::{Article, Warning};
use crate::lang::{self, ENGLISH};
use crate::nlp;

/// A language other than English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLanguage {
    /// Its English name, if known.
    name: Option<String>,
}

impl OtherLanguage {
    /// The language of `article`, unless it is English or undetermined.
    #[must_use]
    pub fn of(article: &Article) -> Option<Self> {
        let metadata = article.metadata();
        let (Some(tag), Some(code)) = (metadata.language.as_deref(), metadata.language_code()) else {
            let sample = article.running_text(nlp::LANGUAGE_SAMPLE_BYTES);
            let is_other = nlp::is_hardly_english(&sample) && lang::has_foreign_words(&sample);
            return is_other.then_some(Self { name: None });
        };
        let name = || nlp::language_name(&code).map_or_else(|| format!("“{tag}”"), str::to_owned);
        (code != ENGLISH.code).then(|| Self { name: Some(name()) })
    }

    /// Moves the people found in `article` to the unsure entries. A single word with no evidence but its capital is
    /// dropped altogether: other languages have other rules for capitals, and German capitalises every noun.
    pub fn doubt(&self, article: &Article, people: &mut PeopleFound) {
        people.unsure.retain(|unsure| {
            unsure.reason != UNSUPPORTED || article.slice(unsure.range).contains(char::is_whitespace)
        });
        let reason = match &self.name {
            Some(name) => format!("found in {name} by rules that are made for English"),
            None => "found by rules that are made for English, which this text is not".to_owned(),
        };
        let mentions = people.people.drain(..).flat_map(|person| person.mentions).map(|place| place.mention);
        people.unsure.extend(mentions.map(|mention| Unsure {
            range: mention.range,
            block: mention.block,
            guess: Kind::Person,
            reason: reason.clone(),
        }));
    }

    /// The warning for the reader.
    #[must_use]
    pub fn warning(&self) -> Warning {
        let language = self.name.as_deref().unwrap_or("another language than English");
        Warning::new(format!(
            "The article seems to be in {language}, and names are found by rules that are made for English: what may be a \
             person is listed as not sure, and countries and statistics may be missing"
        ))
    }
}
