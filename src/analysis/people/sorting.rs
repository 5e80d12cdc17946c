//! The name by which a person is found in an alphabetical list.

use super::Person;
use super::names::Name;
use crate::article::TextRange;
use crate::text::fold;

impl Person {
    /// The family name and then the whole name, without case and accents: what lists of people are sorted by.
    ///
    /// The family name is the last word with its particles; the first where it may be by the lists and the article
    /// itself uses that word alone ("Xi" for Xi Jinping).
    #[must_use]
    pub fn sorting_name(&self) -> (String, String) {
        let whole = fold(&self.name);
        let Some(name) = Name::parse(&self.name, TextRange::new(0, self.name.len())) else {
            return (whole.clone(), whole);
        };
        let first_alone = self.aliases.iter().any(|alias| fold(alias).replace('-', "") == name.first());
        let comes_first = name.family_may_be_first() && first_alone;
        let family = if comes_first { name.first().to_owned() } else { name.surname() };
        (family, whole)
    }
}
