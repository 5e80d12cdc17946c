//! What a form means, as far as the words next to it show.

use super::CountryEvidence;
use super::gazetteer::{Meaning, Shown, Traits};
use super::persons::is_in_person_name;
use super::place::{Lettering, Place};
use super::recognized;
use super::spelling::is_capitals;
use super::surroundings::{
    has_zip_code, is_club, is_in_code, is_in_organisation_name, is_in_other_country, is_in_place_name,
    is_language, is_town_in_state,
};

/// What a form means at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A country.
    Country,
    /// Not a country.
    Nothing,
    /// A town elsewhere that is called like a country or its capital, and so are its other mentions.
    Namesake,
    /// Part of a person's name.
    Person,
    /// Perhaps a country: left out for this reason.
    Unsure(&'static str),
    /// The evidence of the whole article must decide.
    Pending,
    /// The evidence of the whole article must decide, since it is in capitals like an ordinary word.
    PendingInCapitals,
}

/// The verdict on the place at `index`, which names a country if anything does.
pub(super) fn judge(places: &[Place<'_>], index: usize) -> Verdict {
    let place = &places[index];
    let Meaning::Country(shown) = &place.form.meaning else { return Verdict::Nothing };
    let next = places.get(index + 1).filter(|next| next.block.index == place.block.index);
    if is_in_code(place) || shown.is_combining && !is_combined(place, next) {
        return Verdict::Nothing;
    }
    let lettering = place.lettering();
    if is_in_person_name(place, shown, lettering) || recognized::is_in_longer_name(place, shown) {
        return Verdict::Person;
    }
    let is_capital = shown.evidence == CountryEvidence::Capital;
    let is_own = |other: &Shown| other.countries.iter().any(|country| shown.countries.contains(country));
    let is_namesake = is_town_in_state(place, next)
        || has_zip_code(place)
        || is_capital && is_in_other_country(place, next, is_own);
    if is_namesake {
        return Verdict::Namesake;
    }
    let is_demonym = shown.evidence == CountryEvidence::Demonym;
    if is_language(place, shown)
        || !is_demonym && is_in_place_name(place, next, is_capital)
        || is_capital && is_in_organisation_name(place, lettering)
    {
        return Verdict::Nothing;
    }
    if is_capital && is_club(place) {
        return Verdict::Unsure("in the report of a match it may be a club");
    }
    if shown.traits.contains(Traits::WORD) {
        if lettering == Lettering::Capitals
            && is_capitals(&place.form.text)
            && !place.word(-1).eq_ignore_ascii_case("the")
        {
            return Verdict::Unsure("in a line of capitals it may be an ordinary word");
        }
        if place.is_in_capitals {
            return Verdict::PendingInCapitals;
        }
    }
    if is_doubtful(place, shown) { Verdict::Pending } else { Verdict::Country }
}

fn is_doubtful(place: &Place<'_>, shown: &Shown) -> bool {
    let lacks_accent = shown.traits.contains(Traits::ACCENT) && place.text().is_ascii();
    let is_homonym = shown.traits.intersects(Traits::NAME | Traits::STATE | Traits::WEAK);
    lacks_accent || is_homonym || shown.countries.len() > 1
}

/// Whether a hyphen joins the combining form at `place` to the country at `next`: "Franco-German".
fn is_combined(place: &Place<'_>, next: Option<&Place<'_>>) -> bool {
    matches!(place.word(1), "-" | "–" | "‑")
        && next.is_some_and(|next| {
            next.first == place.end + 1 && matches!(next.form.meaning, Meaning::Country(_))
        })
}
