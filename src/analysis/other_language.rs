//! Articles in other languages than English: what the rules for English names find in them is not to be relied on, and
//! the trained recogniser, which knows nothing but English, is not asked.

use super::people::{PeopleFound, UNSUPPORTED};
use super::{Kind, Unsure};
use crate::article::{Article, Warning};
use crate::nlp;

/// A language other than English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLanguage {
    /// Its English name, where it is known.
    name: Option<String>,
}

impl OtherLanguage {
    /// The language of `article`, unless that is English or cannot be told.
    #[must_use]
    pub fn of(article: &Article) -> Option<Self> {
        let metadata = article.metadata();
        let (Some(tag), Some(code)) = (metadata.language.as_deref(), metadata.language_code()) else {
            let is_other = nlp::is_hardly_english(&article.running_text(nlp::LANGUAGE_SAMPLE_BYTES));
            return is_other.then_some(Self { name: None });
        };
        let name = || nlp::language_name(&code).map_or_else(|| format!("“{tag}”"), str::to_owned);
        (code != "en").then(|| Self { name: Some(name()) })
    }

    /// Moves the people found in `article` to what is unsure. A single word for which nothing speaks but its capital goes
    /// altogether: other languages have capitals of their own, German for every noun.
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

    /// What a reader should know.
    #[must_use]
    pub fn warning(&self) -> Warning {
        let language = self.name.as_deref().unwrap_or("another language than English");
        Warning::new(format!(
            "The article seems to be in {language}, and names are found by rules that are made for English: what may be a \
             person is listed as not sure, and countries and statistics may be missing"
        ))
    }
}
