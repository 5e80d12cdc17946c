//! Corrections of quotes.

use super::placed::Placed;
use crate::analysis::{Evidence, Field, Mention, Parts, Quote, QuoteRule};
use crate::article::{Article, TextRange};
use crate::corrections::apply::report::{Done, Why};
use crate::text::one_line;

impl Placed for Quote {
    fn list(parts: &mut Parts) -> &mut Vec<Self> {
        &mut parts.quotes
    }

    fn say_reader(&mut self) {
        self.evidence.add(Evidence::of(QuoteRule::Reader));
    }

    fn made(_article: &Article, _mention: Mention) -> Result<Self, Why> {
        Err("a quote cannot be added")
    }

    /// Gives the speaker another name, or none. Who that is among the people is not known then.
    fn set(&mut self, _article: &Article, _range: TextRange, field: Field, value: Option<&str>) -> Done {
        if field != Field::Speaker {
            return Err("a quote has no such field");
        }
        let Some(speaker) = &mut self.speaker else {
            return Err("the text names no speaker here");
        };
        speaker.name = value.map(one_line).filter(|words| !words.is_empty());
        speaker.person = None;
        speaker.candidates.clear();
        speaker.rule = QuoteRule::Reader;
        self.put_right.set(field, None);
        Ok(())
    }
}
