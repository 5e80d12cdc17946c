//! Which names in credits are those of people: "Granite Harbour" has the shape of one, and is a firm.

use crate::lang::{Class, Classes, ENGLISH};
use crate::text::{Folded, name_key};

/// Whether `name`, from a credit, may be that of a person. It is not where its last word is an English one and nothing
/// in front of it is a given name: any word may be a family name, but then people put a given name before it.
pub(in crate::analysis) fn may_be_person(name: &str) -> bool {
    let keys: Vec<Folded<'_>> = name.split_whitespace().map(name_key).collect();
    let (Some(first), Some(last)) = (keys.first(), keys.last()) else { return false };
    let is_initial =
        name.split_whitespace().next().is_some_and(|word| word.ends_with('.') || word.len() == 1);
    let (first, last) = (ENGLISH.classes(first), ENGLISH.classes(last));
    let is_english = |classes: Classes| classes.intersects(Classes::ENGLISH);
    is_initial
        || first.intersects(Class::Given)
        || !is_english(last)
        || last.intersects(Class::Surname) && !is_english(first)
}

#[cfg(test)]
mod tests {
    use super::may_be_person;

    #[test]
    fn a_firm_of_two_words_is_not_a_person() {
        for firm in ["Granite Harbour", "Bright Meadow", "Vantor Works", "Slate Rivers"] {
            assert!(!may_be_person(firm), "{firm}");
        }
        for person in ["Greta Stone", "Yannis Tole", "J. Meadow", "YANNIS BROOK", "Will Rivers", "Lim Wei"] {
            assert!(may_be_person(person), "{person}");
        }
    }
}
