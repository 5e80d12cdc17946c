//! The name by which a person is found in an alphabetical list.

use super::Person;
use super::names::Name;
use crate::article::TextRange;
use crate::text::name_key;

impl Person {
    /// The sort key of lists of people: the family name and then the whole name, without case and accents.
    ///
    /// The family name is the last word with its particles; it is the first word if the lists allow that and the
    /// article uses that word alone ("Xi" for Xi Jinping).
    #[must_use]
    pub(crate) fn sorting_name(&self) -> (String, String) {
        let whole = String::from(name_key(&self.name));
        let Some(name) = Name::parse(&self.name, TextRange::new(0, self.name.len())) else {
            return (whole.clone(), whole);
        };
        let first_alone = self.aliases.iter().any(|alias| name_key(alias).replace('-', "") == name.first());
        let comes_first = name.family_may_be_first() && first_alone;
        let family = if comes_first { name.first().to_owned() } else { name.surname() };
        (family, whole)
    }
}
