//! Whether a country's word is part of a person's name, as its neighbours show.

use super::CountryEvidence;
use super::gazetteer::{Shown, Traits};
use super::place::{Lettering, Place};
use super::recognized;
use super::spelling::is_capitals;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::{is_capitalised, name_key};

/// The classes of capitalised words before a country that no surname follows.
const NO_GIVEN_NAME: Classes = Classes::of(&[
    Class::Follower,
    Class::Function,
    Class::Opening,
    Class::Opener,
    Class::Organisation,
    Class::PersonRole,
    Class::BeforeOrganisation,
    Class::BeforeClub,
]);

/// Whether the one word at `place` is part of a person's name.
pub(super) fn is_in_person_name(place: &Place<'_>, shown: &Shown, lettering: Lettering) -> bool {
    if place.end - place.first != 1 || place.text().contains('.') || is_acronym(place) {
        return false;
    }
    follows_title(place)
        || opens_reversed_name(place)
        || ends_recognized_name(place, shown)
        || follows_kin(place, shown)
        || follows_given_name(place, shown, lettering)
        || is_given_name(place, shown, lettering)
}

/// "French, Todd (1996)", "^ French, T.": the family name that opens an entry of a list of sources.
fn opens_reversed_name(place: &Place<'_>) -> bool {
    let opens = place.word(-1).is_empty() || matches!(place.word(-1), "^" | "]");
    let is_name = is_given(place.word(2)) && matches!(place.word(3), "(" | "." | ";" | "“" | "\"");
    opens && place.word(1) == "," && (is_name || is_initial(place.word(2)))
}

/// "her daughter Sofia", "her husband, Israel," and "their daughters Sofia and Paris"; not "his mother, Chad's envoy".
fn follows_kin(place: &Place<'_>, shown: &Shown) -> bool {
    let may_be_name = shown.traits.intersects(Traits::NAME | Traits::GIVEN);
    let kin = |n: isize| place.is(n, Class::Kin | Class::KinGroup);
    let listed = place.word(-1) == "and" && is_name_shaped(place.word(-2)) && kin(-3);
    let is_owner = matches!(place.word(1), "’s" | "'s");
    may_be_name && (kin(-1) || place.word(-1) == "," && kin(-2) && !is_owner || listed)
}

fn is_acronym(place: &Place<'_>) -> bool {
    !place.is_in_capitals && is_capitals(place.text())
}

/// "Mr Jordan", "Sgt. French".
fn follows_title(place: &Place<'_>) -> bool {
    let (before, at) = place.word_before();
    // "He asked for Justice. France agreed."
    let is_apart = at < -1 && place.opens_sentence(0);
    is_capitalised(before)
        && ENGLISH.lexicon.of(before).intersects(Class::PersonTitle)
        && !place.is_glued(-1)
        && !is_apart
}

/// "Stavros Poles", where the recogniser sees a person and the word before is a given name: any country's word may be a
/// family name.
fn ends_recognized_name(place: &Place<'_>, shown: &Shown) -> bool {
    let before = place.word(-1);
    let classes = ENGLISH.classes(&name_key(before));
    let may_be_given = classes.intersects(Class::Given)
        && !classes.intersects(Class::Compatriot | Class::Month | Class::Weekday | Class::Function);
    // "Dawn Dutch Embassy" is no one; a place that is known by one word only may be.
    let goes_on = is_name_shaped(place.word(1)) && !place.is(1, Class::Suffix);
    is_name_shaped(before)
        && may_be_given
        && !goes_on
        && !place.is_glued(-1)
        && (recognized::is_in_person(place) || shown.evidence == CountryEvidence::Demonym && is_given(before))
}

/// "Michael Jordan", "J. Jordan", "Michael B. Jordan".
fn follows_given_name(place: &Place<'_>, shown: &Shown, lettering: Lettering) -> bool {
    let before = place.word(-1);
    if place.is_glued(-1) {
        return false;
    }
    let is_surname = shown.traits.contains(Traits::NAME) || place.text() == "Washington";
    if is_initial(before) {
        return is_surname
            || is_name_shaped(place.word(-2)) && !place.opens_sentence(-2)
            || is_given(place.word(-2));
    }
    if is_given(before) {
        // "Will Dutch and Danish leaders agree?", but "Dawn Dutch and Jon Doe sing"
        let is_joined = is_given(place.word(2)) && place.word(1) == "and";
        let is_verb = is_capitalised(before)
            && ENGLISH.lexicon.of(before).intersects(Class::VerbName)
            && place.opens_sentence(-1);
        let acts = place.is_small_in(1, Class::PersonAct | Class::HumanAct);
        return !is_verb || is_joined || acts || recognized::is_in_person(place);
    }
    // An unknown given name: "Lamar Jordan", "Mirela Paris". A name followed by a country is more likely an
    // organisation.
    let is_capital_and_name =
        shown.evidence == CountryEvidence::Capital && shown.traits.contains(Traits::GIVEN);
    (is_surname || is_capital_and_name)
        && lettering == Lettering::Sentence
        && is_name_shaped(before)
        && !ENGLISH.lexicon.of(before).intersects(NO_GIVEN_NAME | Class::PlaceBefore)
}

/// "Jordan Smith", "activist Israel Stone".
fn is_given_name(place: &Place<'_>, shown: &Shown, lettering: Lettering) -> bool {
    let may_be_any = shown.traits.contains(Traits::NAME);
    if !may_be_any && !shown.traits.contains(Traits::GIVEN) {
        return false;
    }
    let after = place.word(1);
    // "Sofia, 12, told": only a person appears like this.
    if may_be_any && after == "," && is_age(place, 2) {
        return true;
    }
    if place.is_glued(1) || !is_name_shaped(after) && !is_initial(after) {
        return false;
    }
    if is_capitalised(after) && ENGLISH.lexicon.of(after).intersects(Class::Follower | Class::Organisation) {
        return false;
    }
    // "Photo: JORDAN SMITH": words in capitals among others that are not are a name in a credit.
    if place.is_in_capitals && lettering != Lettering::Capitals && is_capitals(after) {
        return true;
    }
    if lettering == Lettering::Title {
        return false;
    }
    if may_be_any && lettering == Lettering::Sentence {
        return !is_place_before(place);
    }
    let (before, _) = place.word_before();
    ENGLISH.lexicon.of(before).intersects(Class::PersonRole)
        || !is_place_before(place) && acts_as_person(place)
}

/// Whether the two words of a name are followed by what follows a person: "sang", ", 34,", ", who".
fn acts_as_person(place: &Place<'_>) -> bool {
    let end = if is_name_shaped(place.word(2)) { 3 } else { 2 };
    place.is_small_in(end, Class::PersonAct | Class::HumanAct | Class::Act)
        || matches!(place.word(end), "lost" | "won")
        || place.word(end) == "," && (place.word(end + 1) == "who" || is_age(place, end + 1))
}

/// Whether a word such as "in" stands before the mention.
pub(super) fn is_place_before(place: &Place<'_>) -> bool {
    place.is(-1, Class::PlaceBefore)
}

fn is_given(word: &str) -> bool {
    (word.len() > 2 || !is_capitals(word))
        && is_capitalised(word)
        && ENGLISH.lexicon.of(word).intersects(Class::SureGiven)
}

/// "J." but not "U.S.".
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.') && chars.next().is_none()
}

/// Whether `word` is written like part of a name: a capital and then small letters, or all capitals.
fn is_name_shaped(word: &str) -> bool {
    is_capitalised(word)
        && word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
}

/// Whether the `n`th token is a person's age between commas.
fn is_age(place: &Place<'_>, n: isize) -> bool {
    place.word(n).parse::<u8>().is_ok() && place.word(n + 1) == ","
}
