//! Which of the places that may be countries are countries: first by their neighbours, then by the whole article.

use super::decision;
use super::evidence::Evidence;
use super::gazetteer::{CountryIndex, GAZETTEER, Meaning, Shown, Traits};
use super::local::{Verdict, judge};
use super::persons::is_place_before;
use super::place::Place;
use super::recognized;
use super::words::Class;
use super::{CountryEvidence, CountryMention};
use crate::analysis::{Kind, Unsure};
use crate::text::is_capitalised;

/// Decides every place. Gives the mentions with their countries, in text order, and what was left out as unsure.
pub(super) fn resolve(places: &[Place<'_>]) -> (Vec<(CountryIndex, CountryMention)>, Vec<Unsure>) {
    let verdicts: Vec<Verdict> = (0..places.len()).map(|index| judge(places, index)).collect();
    let evidence = Evidence::of(places, &verdicts);
    let (mut mentions, mut unsure) = (Vec::new(), Vec::new());
    let mut settled: Vec<Verdict> =
        (0..places.len()).map(|index| settle(places, index, verdicts[index], &evidence)).collect();
    drop_towns_of_states(places, &mut settled);
    for (index, (place, verdict)) in places.iter().zip(settled).enumerate() {
        let Meaning::Country(shown) = &place.form.meaning else { continue };
        match verdict {
            Verdict::Country => {
                let mention = place.block.mention(place.range());
                let country = evidence.country_of(shown);
                let decision = decision::of(places, index, shown, country, &evidence);
                mentions.push((country, CountryMention { mention, evidence: shown.evidence, decision }));
            }
            Verdict::Unsure(reason) => unsure.push(Unsure {
                range: place.range(),
                block: place.block.index,
                guess: Kind::Country,
                reason: reason.to_owned(),
            }),
            _ => {}
        }
    }
    (mentions, unsure)
}

/// The last word on a place: what was left open or may be a person named in full elsewhere.
fn settle<'a>(places: &[Place<'a>], index: usize, verdict: Verdict, evidence: &Evidence<'a>) -> Verdict {
    let place = &places[index];
    let Meaning::Country(shown) = &place.form.meaning else { return Verdict::Nothing };
    let country = evidence.country_of(shown);
    let is_shown = evidence.in_favour(country) > 0;
    match verdict {
        Verdict::Country | Verdict::Pending
            if evidence.is_person(&place.form.text)
                && (evidence.is_same_name(place)
                    || is_person_again(places, index, shown, country, evidence)) =>
        {
            Verdict::Nothing
        }
        Verdict::PendingInCapitals if evidence.sure(country) == 0 => {
            Verdict::Unsure("in capitals it may be an ordinary word")
        }
        Verdict::Pending | Verdict::PendingInCapitals => {
            if shown.traits.contains(Traits::STATE) && !is_shown_beside(places, index) {
                settle_state(places, index, shown, country, evidence)
            } else if shown.traits.contains(Traits::WEAK) || lacks_accent(place, shown) {
                let is_dedication = matches!(place.word(1), "’s" | "'s") && is_capitalised(place.word(2));
                if is_shown {
                    Verdict::Country
                } else if !is_dedication && shown.evidence == CountryEvidence::Name {
                    Verdict::Unsure(
                        "it is more often something else, and the article does not speak of the country",
                    )
                } else {
                    Verdict::Nothing
                }
            } else if shown.traits.contains(Traits::NAME)
                && !is_shown
                && !is_treated_as_country(places, index)
                && !acts_among_countries(places, index, shown)
                && !recognized::is_place(place)
            {
                Verdict::Unsure("it may be a person’s name")
            } else {
                Verdict::Country
            }
        }
        other => other,
    }
}

fn lacks_accent(place: &Place<'_>, shown: &Shown) -> bool {
    shown.traits.contains(Traits::ACCENT) && place.text().is_ascii()
}

/// Whether a form that is a person's name elsewhere in the article stands for the person here.
fn is_person_again(
    places: &[Place<'_>],
    index: usize,
    shown: &Shown,
    country: CountryIndex,
    evidence: &Evidence<'_>,
) -> bool {
    let place = &places[index];
    let after = place.word(1);
    if shown.evidence != CountryEvidence::Demonym {
        let is_country_too = evidence.in_favour(country) > 0 && evidence.is_place(&place.form.text);
        let acts = GAZETTEER.words.is(after, Class::SPEECH);
        return !is_treated_as_country(places, index) && (acts || !is_country_too);
    }
    let is_subject = GAZETTEER.words.is(after, Class::SPEECH) || matches!(after, "’s" | "'s" | "," | ".");
    is_subject && !place.word(-1).eq_ignore_ascii_case("the") && evidence.sure(country) == 0
}

/// Georgia or Georgia, Washington or Washington: what else the article names decides.
fn settle_state(
    places: &[Place<'_>],
    index: usize,
    shown: &Shown,
    country: CountryIndex,
    evidence: &Evidence<'_>,
) -> Verdict {
    let place = &places[index];
    let is_capital = shown.evidence == CountryEvidence::Capital;
    if !is_capital && place.word(1) == "," && matches!(place.word(2), "U.S." | "US" | "USA" | "U.S.A.") {
        return Verdict::Nothing;
    }
    let town = index.checked_sub(1).map(|before| &places[before]).filter(|town| is_before_comma(town, place));
    let is_its_town = town
        .is_some_and(|town| matches!(town.form.meaning, Meaning::Against(form) if form == place.form.text));
    if is_its_town || GAZETTEER.words.is(place.word(-1), Class::STATE_DIRECTION) {
        return Verdict::Nothing;
    }
    let against = evidence.against(&place.form.text) + if is_capital { 0 } else { evidence.state_count() };
    let favour = if is_capital { evidence.in_favour(country) } else { 2 * evidence.in_favour(country) };
    let speaks_of_abroad = evidence.sure_elsewhere() && !is_capital && against == 0;
    // A capital is most often the government; a state is as likely as the country.
    if favour > against
        || is_capital && favour == against
        || speaks_of_abroad
        || !is_capital && is_beside_national_word(place)
    {
        Verdict::Country
    } else if against > favour {
        Verdict::Nothing
    } else {
        Verdict::Unsure("it may be the state")
    }
}

/// Takes the capitals out that are towns of a state here: the Rome of "Rome, Georgia".
fn drop_towns_of_states(places: &[Place<'_>], verdicts: &mut [Verdict]) {
    for index in 1..places.len() {
        let (town, state) = (&places[index - 1], &places[index]);
        let is_state = matches!(&state.form.meaning, Meaning::Country(shown)
            if shown.traits.contains(Traits::STATE) && shown.evidence == CountryEvidence::Name);
        let is_capital = matches!(&town.form.meaning, Meaning::Country(shown)
            if shown.evidence == CountryEvidence::Capital);
        if is_state && is_capital && verdicts[index] == Verdict::Nothing && is_before_comma(town, state) {
            verdicts[index - 1] = Verdict::Nothing;
        }
    }
}

/// Whether only a comma parts `town` from `state`.
fn is_before_comma(town: &Place<'_>, state: &Place<'_>) -> bool {
    town.block.index == state.block.index && town.end + 1 == state.first && town.word(1) == ","
}

/// Whether a word that goes with countries and not with states stands beside: "the president of Georgia".
pub(super) fn is_beside_national_word(place: &Place<'_>) -> bool {
    let is_national = |n: isize| GAZETTEER.words.is(place.word(n), Class::NATIONAL);
    is_national(1)
        || matches!(place.word(1), "’s" | "'s") && is_national(2)
        || place.word(-1) == "of" && is_national(-2)
}

/// Whether the words around a homonym treat it as a country.
pub(super) fn is_treated_as_country(places: &[Place<'_>], index: usize) -> bool {
    let place = &places[index];
    let words = &GAZETTEER.words;
    let possessed =
        matches!(place.word(1), "’s" | "'s") && words.is(&place.word(2).to_lowercase(), Class::GOVERNMENT);
    is_place_before(place)
        || possessed
        || words.is(&place.word(1).to_lowercase(), Class::GOVERNMENT)
        || place.word(-1) == "of" && words.is(&place.word(-2).to_lowercase(), Class::GOVERNMENT)
        || is_shown_beside(places, index)
        || matches!(place.word(1), "-") && place.is_glued(1) && !is_capitalised(place.word(2))
}

/// Whether a country's name that may be a person's opens a text block that names another country: "Jordan hosts
/// talks on Syria". What only people do tells otherwise.
fn acts_among_countries(places: &[Place<'_>], index: usize, shown: &Shown) -> bool {
    let place = &places[index];
    let names_country = |other: &Place<'_>| {
        other.block.index == place.block.index
            && other.form.text != place.form.text
            && matches!(&other.form.meaning, Meaning::Country(shown)
                if shown.evidence == CountryEvidence::Name && !shown.traits.contains(Traits::NAME))
    };
    let neighbours = [index.checked_sub(1), Some(index + 1)];
    shown.evidence == CountryEvidence::Name
        && !GAZETTEER.words.is(place.word(1), Class::SPEECH)
        && neighbours.into_iter().flatten().filter_map(|near| places.get(near)).any(names_country)
}

/// Whether another country stands next to the place in a list: "Egypt, Jordan and Syria".
pub(super) fn is_shown_beside(places: &[Place<'_>], index: usize) -> bool {
    let place = &places[index];
    let country_of = |place: &Place<'_>| match &place.form.meaning {
        Meaning::Country(shown) => shown.countries.first().copied(),
        _ => None,
    };
    let is_sure = |other: &Place<'_>| {
        other.block.index == place.block.index
            && matches!(&other.form.meaning, Meaning::Country(shown)
                if shown.evidence == CountryEvidence::Name && !shown.traits.contains(Traits::STATE)
                    || shown.evidence == CountryEvidence::Capital && country_of(other) == country_of(place))
    };
    let is_other = |other: &&Place<'_>| is_sure(other) && other.form.text != place.form.text;
    let is_joint = |word: &str| matches!(word, "," | "and" | "or" | "-" | "–" | "&");
    let joins = |gap: usize, near: &str, far: &str| is_joint(near) && (gap == 1 || gap == 2 && is_joint(far));
    let before = index.checked_sub(1).map(|before| &places[before]).filter(is_other);
    let after = places.get(index + 1).filter(is_other);
    before.is_some_and(|other| joins(place.first - other.end, place.word(-1), place.word(-2)))
        || after.is_some_and(|other| joins(other.first - place.end, place.word(1), place.word(2)))
}
