//! What the words next to a form say about it: a language, a town in a state, a part of an organisation's name.

use super::CountryEvidence;
use super::gazetteer::{GAZETTEER, Meaning, Shown, Traits};
use super::place::{Lettering, Place};
use super::spelling::is_capitals;
use crate::lang::{Class, ENGLISH};
use crate::text::{fold, is_capitalised};

/// Whether the demonym at `place` is the name of a language here: "in French", "speaks German", "English-language".
pub(super) fn is_language(place: &Place<'_>, shown: &Shown) -> bool {
    if !shown.traits.contains(Traits::LANGUAGE) {
        return false;
    }
    let is_language_name =
        |n: isize| GAZETTEER.languages.contains(place.word(n)) || place.is(n, Class::OtherLanguage);
    if place.is(1, Class::OwnLanguage) || place.is(-1, Class::OwnLanguage) {
        return true;
    }
    let mut next = 1 + isize::from(place.word(1) == "-");
    // "in Chinese and Russian waters": the noun that they describe follows the last of them.
    while next < 6 && matches!(place.word(next), "and" | "or" | ",") && is_language_name(next + 1) {
        next += 2;
    }
    let after = fold(place.word(next));
    if ENGLISH.lexicon.is(&after, Class::LanguageAfter)
        || matches!(after.as_str(), "is" | "are" | "was" | "were") && is_told_of_languages(place, next + 1)
    {
        return true;
    }
    if shown.traits.contains(Traits::WORD)
        && place.opens_sentence(0)
        && matches!(after.as_str(), "your" | "my" | "our" | "up")
    {
        return true;
    }
    // A language has no noun after it: "in French," but not "in French politics".
    let describes_nothing = !after.starts_with(char::is_alphanumeric) && after != "-"
        || ENGLISH.lexicon.is(&after, Class::AfterLanguage);
    if !describes_nothing {
        return false;
    }
    let mut before = -1;
    // "in English and French": the word that shows a language stands before the first of them.
    while before > -6 && (matches!(place.word(before), "and" | "or" | ",") || is_language_name(before)) {
        before -= 1;
    }
    if place.word(before) == "the" && place.word(before - 1) == "from" {
        before -= 2;
    }
    let word = fold(place.word(before));
    let is_label = word.as_str() == ":" && fold(place.word(before - 1)).as_str().starts_with("language");
    is_label || matches!(word.as_str(), "in" | "into") || ENGLISH.lexicon.is(&word, Class::LanguageBefore)
}

/// Whether the predicate that begins with the `n`th word speaks of a language: "is taught", "are Celtic languages", "is
/// hard to learn".
fn is_told_of_languages(place: &Place<'_>, n: isize) -> bool {
    /// The words of a short predicate.
    const REACH: isize = 6;
    let words =
        (n..n + REACH).map(|n| place.word(n)).take_while(|word| !matches!(*word, "." | "," | ";" | ""));
    words.into_iter().any(|word| {
        matches!(
            word,
            "spoken" | "taught" | "learn" | "tongue" | "tongues" | "dialect" | "language" | "languages"
        )
    })
}

/// Whether the country's word at `place` is part of the name of a street, a town in a state, or a house for guests:
/// "Sweden Street", "Poland Beach, Ohio", "Hotel Cuba", "The Paris".
pub(super) fn is_in_place_name(place: &Place<'_>, next: Option<&Place<'_>>, is_capital: bool) -> bool {
    let after = place.word(1);
    if place.is_capitalised_in(1, Class::StreetTail) && !place.is_glued(1) {
        return true;
    }
    let in_state = place.word(2) == ","
        && (next
            .is_some_and(|next| next.first == place.end + 2 && matches!(next.form.meaning, Meaning::State))
            || is_postal_code(place.word(3))
            || place.word(3) == "New" && place.word(4) == "York");
    let is_town = matches!(after, "Grove" | "Beach" | "Plain" | "Plains" | "Springs" | "Heights" | "Gardens");
    if place.is_capitalised_in(1, Class::TownTail) && (in_state || is_town && !place.is_in_capitals) {
        return true;
    }
    if place.is_capitalised_in(-1, Class::GuestHouse) && !place.is_glued(-1) {
        return true;
    }
    // No article stands before a capital: "The Paris" is a house or a ship.
    is_capital
        && place.word(-1) == "The"
        && !place.opens_sentence(-1)
        && (!is_capitalised(after)
            || place.word(-2).starts_with(char::is_lowercase) && place.lettering() == Lettering::Sentence)
}

/// Whether the capital at `place` is a club in the report of a match: "Ottawa held on to beat Hull", with goals around it.
pub(super) fn is_club(place: &Place<'_>) -> bool {
    /// How many words before and behind are looked at.
    const REACH: isize = 40;
    /// This many words of a match make a report of one.
    const LEAST: usize = 2;
    let is_of_match = |n: &isize| {
        matches!(
            place.word(*n),
            "goal"
                | "goals"
                | "assist"
                | "assists"
                | "scored"
                | "touchdown"
                | "touchdowns"
                | "innings"
                | "rebounds"
        )
    };
    !place.is(-1, Class::PlaceBefore)
        && (-REACH..=REACH).filter(|&n| n != 0).filter(is_of_match).nth(LEAST - 1).is_some()
}

/// Whether the capital at `place` is a namesake elsewhere, as what follows says: "Santiago, in northern Spain", "in
/// Santiago, Spain, on Friday". `own` says whether a country is its own.
pub(super) fn is_in_other_country(
    place: &Place<'_>,
    next: Option<&Place<'_>>,
    is_own: impl Fn(&Shown) -> bool,
) -> bool {
    let Some(next) = next.filter(|_| place.word(1) == ",") else { return false };
    let Meaning::Country(shown) = &next.form.meaning else { return false };
    if shown.evidence != CountryEvidence::Name || is_own(shown) {
        return false;
    }
    let between = next.first - place.end;
    let is_direction = |n: usize| {
        let word = place.word(1 + n as isize);
        word == "the" || ENGLISH.lexicon.of(word).intersects(Class::PlaceBefore) || word.ends_with("ern")
    };
    let in_it = place.word(2) == "in" && between <= 5 && (2..between).all(is_direction);
    let follows = next.word(1);
    let is_listed = matches!(follows, "and" | "or")
        || follows == "," && (is_capitalised(next.word(2)) || matches!(next.word(2), "and" | "or"));
    let beside =
        between == 1 && place.is(-1, Class::PlaceBefore) && matches!(follows, "," | ".") && !is_listed;
    in_it || beside
}

/// Whether the capital at `place` is part of an organisation's name: "Tokyo Stock Exchange", "University of Vienna".
pub(super) fn is_in_organisation_name(place: &Place<'_>, lettering: Lettering) -> bool {
    if place.is_capitalised_in(-1, Class::BeforeClub | Class::BeforeOrganisation) && !place.is_glued(-1) {
        return true;
    }
    let is_of = matches!(place.word(-1), "of" | "de" | "di" | "da" | "do" | "von" | "zu");
    if is_of && place.is_capitalised_in(-2, Class::BeforeOrganisation) {
        return true;
    }
    // In a headline every word has a capital, and only the next one certainly belongs to the name.
    let reach = if lettering == Lettering::Sentence { 4 } else { 1 };
    for n in 1..=reach {
        let word = place.word(n);
        if is_capitalised(word) && ENGLISH.lexicon.of(word).intersects(Class::Organisation) {
            return true;
        }
        let joins = n > 1 && n < reach && matches!(word, "of" | "for" | "and" | "the" | "&");
        if !joins && (!is_capitalised(word) || word.ends_with('.')) {
            return false;
        }
    }
    false
}

/// Whether what follows says that the place is in a state or province: "Paris, Texas".
pub(super) fn is_town_in_state(place: &Place<'_>, next: Option<&Place<'_>>) -> bool {
    let is_state = place.word(1) == ","
        && (next
            .is_some_and(|next| next.first == place.end + 1 && matches!(next.form.meaning, Meaning::State))
            || is_postal_code(place.word(2))
            || place.word(2) == "New" && place.word(3) == "York");
    let after_state = next.map_or("", |next| next.word(1));
    is_state && !matches!(after_state, "and" | "or")
}

fn is_postal_code(word: &str) -> bool {
    is_capitals(word) && ENGLISH.lexicon.of(word).intersects(Class::PostalCode)
}

/// Whether the postal code of a town in the United States stands right behind: "Lebanon 17042".
pub(super) fn has_zip_code(place: &Place<'_>) -> bool {
    let code = place.word(1);
    let ends = place.word(2).is_empty() || !place.word(2).starts_with(char::is_lowercase);
    code.len() == 5
        && code.bytes().all(|digit| digit.is_ascii_digit())
        && ends
        && !matches!(place.word(2), "-" | "%")
}

/// Whether the word is part of a currency sign, a user name or an address: "US$", "@ukraine", "China.org".
pub(super) fn is_in_code(place: &Place<'_>) -> bool {
    let is_acronym = is_capitals(place.text());
    let is_currency = is_acronym && place.text().len() <= 3 && matches!(place.word(1), "$" | "£" | "€");
    let is_handle = place.is_glued(-1) && place.word(-1) == "@";
    let is_address = place.is_glued(1)
        && matches!(place.word(1), "." | "@")
        && matches!(place.word(2), "com" | "org" | "net" | "gov" | "co" | "info");
    is_currency || is_handle || is_address
}
