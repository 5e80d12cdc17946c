//! Decides which of the places that may be countries are countries: first by their neighbours, then by the whole
//! article.

use super::evidence::ArticleEvidence;
use super::gazetteer::{CountryIndex, Meaning, Shown, Traits};
use super::local::{Verdict, judge};
use super::persons::is_place_before;
use super::place::Place;
use super::recognized;
use super::{CountryEvidence, CountryMention, CountryRule};
use crate::analysis::{Evidence, Kind, Unsure};
use crate::article::TextRange;
use crate::lang::Class;
use crate::text::{fold, is_capitalised};

/// The final decision on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ruling {
    /// A country, and what decided that if the form has other meanings.
    Country(Option<Evidence<CountryRule>>),
    /// Not a country.
    Nothing,
    /// Perhaps a country: left out for this reason.
    Unsure(&'static str),
}

/// Decides every place. Returns the mentions with their countries, in text order, and the unsure ones that were left
/// out.
pub(super) fn resolve(places: &[Place<'_>]) -> (Vec<(CountryIndex, CountryMention)>, Vec<Unsure>) {
    let verdicts: Vec<Verdict> = (0..places.len()).map(|index| judge(places, index)).collect();
    let mut evidence = ArticleEvidence::of(places, &verdicts);
    for (index, place) in places.iter().enumerate() {
        if let Meaning::Country(shown) = &place.form.meaning
            && shown.traits.contains(Traits::WEAK)
            && let Some(other) = listed_beside(places, index)
        {
            evidence.learn_listed(shown.countries[0], other);
        }
        if let Meaning::Country(shown) = &place.form.meaning
            && shown.traits.contains(Traits::STATE)
            && (follows_town(place) || speaks_of_states(place))
        {
            evidence.learn_state(&place.form.text);
        }
    }
    let (mut mentions, mut unsure) = (Vec::new(), Vec::new());
    let mut settled: Vec<Ruling> =
        (0..places.len()).map(|index| settle(places, index, verdicts[index], &evidence)).collect();
    drop_towns_of_states(places, &mut settled);
    for (place, ruling) in places.iter().zip(settled) {
        let Meaning::Country(shown) = &place.form.meaning else { continue };
        match ruling {
            Ruling::Country(decision) => {
                let mention = place.block.mention(place.range());
                let mention = CountryMention { mention, evidence: shown.evidence, decision };
                mentions.push((evidence.country_of(shown), mention));
            }
            Ruling::Unsure(reason) => unsure.push(Unsure {
                range: place.range(),
                block: place.block.index,
                guess: Kind::Country,
                reason: reason.to_owned(),
            }),
            Ruling::Nothing => {}
        }
    }
    (mentions, unsure)
}

/// The final decision on a place that was left open, or that may be a person named in full elsewhere.
fn settle<'a>(
    places: &[Place<'a>],
    index: usize,
    verdict: Verdict,
    evidence: &ArticleEvidence<'a>,
) -> Ruling {
    let place = &places[index];
    let Meaning::Country(shown) = &place.form.meaning else { return Ruling::Nothing };
    let country = evidence.country_of(shown);
    let usual = || {
        let beside = || beside_national_word(place).map(|word| Evidence::at(CountryRule::Words, word));
        let told = speaks_for(places, index, country, evidence, beside);
        Ruling::Country(Some(told.unwrap_or(Evidence::of(CountryRule::Usual))))
    };
    match verdict {
        Verdict::Country | Verdict::Pending
            if evidence.is_namesake(&place.form.text)
                && evidence.named_otherwise(country, &place.form.text) == 0 =>
        {
            Ruling::Nothing
        }
        Verdict::Country | Verdict::Pending if may_be_native_american(place, country, evidence) => {
            if names_nation_near(places, index) {
                Ruling::Nothing
            } else {
                Ruling::Unsure("it may mean the first people of America")
            }
        }
        Verdict::Country | Verdict::Pending if stands_for_union(place, country, evidence) => {
            Ruling::Unsure("it may stand for the European Union")
        }
        Verdict::Country | Verdict::Pending
            if evidence.is_person(&place.form.text)
                && (evidence.is_same_name(place)
                    || is_person_again(places, index, shown, country, evidence)) =>
        {
            Ruling::Nothing
        }
        Verdict::PendingInCapitals if evidence.sure(country) == 0 => {
            Ruling::Unsure("in capitals it may be an ordinary word")
        }
        Verdict::Pending | Verdict::PendingInCapitals => {
            if shown.traits.contains(Traits::STATE) && listed_beside(places, index).is_none() {
                match settle_state(places, index, shown, country, evidence) {
                    Verdict::Country => usual(),
                    Verdict::Unsure(reason) => Ruling::Unsure(reason),
                    _ => Ruling::Nothing,
                }
            } else if shown.traits.contains(Traits::WEAK) || lacks_accent(place, shown) {
                let is_dedication = matches!(place.word(1), "’s" | "'s") && is_capitalised(place.word(2));
                let listed = || {
                    let other = listed_beside(places, index).or_else(|| evidence.listed_at(country));
                    let other = other.filter(|_| shown.evidence == CountryEvidence::Name && !is_dedication);
                    other.map(|range| Evidence::at(CountryRule::List, range))
                };
                if let Some(shown) = shown_in_article(place, country, evidence).or_else(listed) {
                    Ruling::Country(Some(shown))
                } else if is_compatriot(place, shown) {
                    usual()
                } else if !is_dedication && shown.evidence == CountryEvidence::Name {
                    Ruling::Unsure(
                        "it is more often something else, and the article does not speak of the country",
                    )
                } else {
                    Ruling::Nothing
                }
            } else if shown.traits.contains(Traits::NAME) {
                let told = speaks_for(places, index, country, evidence, || None).or_else(|| {
                    let other = country_acted_with(places, index, shown)?;
                    Some(Evidence::at(CountryRule::List, other))
                });
                told.map_or(Ruling::Unsure("it may be a person’s name"), |told| Ruling::Country(Some(told)))
            } else {
                usual()
            }
        }
        Verdict::Country if is_homonym(shown) => usual(),
        Verdict::Country => Ruling::Country(None),
        Verdict::Unsure(reason) => Ruling::Unsure(reason),
        Verdict::Nothing | Verdict::Namesake | Verdict::Person => Ruling::Nothing,
    }
}

/// Whether "Indian" may speak of the first people of America: the article names one of their nations, and India by no other
/// word.
fn may_be_native_american(place: &Place<'_>, country: CountryIndex, evidence: &ArticleEvidence<'_>) -> bool {
    const FORMS: [&str; 2] = ["Indian", "Indians"];
    FORMS.contains(&place.form.text.as_str())
        && evidence.against("Indian") > 0
        && evidence.in_favour(country)
            == FORMS.iter().map(|form| evidence.shown_as(country, form)).sum::<usize>()
}

/// Whether a nation of the first people of America is named in the sentence of the place at `index`, or in one beside it.
fn names_nation_near(places: &[Place<'_>], index: usize) -> bool {
    /// How many places are looked at on each side, so that a block without sentences takes no longer.
    const REACH: usize = 20;
    let sentence_of = |place: &Place<'_>| place.block.sentence_index(place.range().start);
    let (place, sentence) = (&places[index], sentence_of(&places[index]));
    let is_near = |other: &&Place<'_>| {
        other.block.index == place.block.index && sentence_of(other).abs_diff(sentence) <= 1
    };
    let names_nation = |other: &Place<'_>| matches!(other.form.meaning, Meaning::Against("Indian"));
    let before = places[..index].iter().rev().take(REACH).take_while(is_near);
    let after = places[index + 1..].iter().take(REACH).take_while(is_near);
    before.chain(after).any(names_nation)
}

/// Whether Brussels does what the European Union does: the article speaks of the union and of nothing Belgian.
fn stands_for_union(place: &Place<'_>, country: CountryIndex, evidence: &ArticleEvidence<'_>) -> bool {
    evidence.against(&place.form.text) > 0
        && place.form.text == "Brussels"
        && !is_place_before(place)
        && evidence.named_otherwise(country, &place.form.text) == 0
}

/// Whether the demonym at `place` means someone from the country, though it is more often something else: "the Dane", "a
/// Pole", "fellow Finn". The Pole that one travels to is none.
fn is_compatriot(place: &Place<'_>, shown: &Shown) -> bool {
    if shown.evidence != CountryEvidence::Demonym || !place.mention().is(Class::Compatriot) {
        return false;
    }
    let before = fold(place.word(-1));
    let is_one = matches!(
        before.as_str(),
        "the" | "a" | "an" | "another" | "fellow" | "one" | "every" | "young" | "old"
    );
    let is_goal = place.is(-2, Class::PlacePreposition) || place.word(-2) == "of";
    let is_pole = place.text().eq_ignore_ascii_case("pole");
    let goes_on = matches!(place.word(1), "position" | "vault" | "vaulter" | "star" | "dancer" | "dancing");
    let names_one =
        is_capitalised(place.word(1)) && place.is(1, Class::SureGiven) && is_capitalised(place.word(2));
    is_one && !(is_pole && (is_goal || goes_on)) && (!is_capitalised(place.word(1)) || names_one)
}

/// Whether the form has meanings other than `shown`.
fn is_homonym(shown: &Shown) -> bool {
    shown.traits.intersects(Traits::NAME | Traits::STATE | Traits::WEAK | Traits::WORD)
        || shown.countries.len() > 1
}

/// The first evidence for `country` at the place at `index`: from the article, a list of countries, words beside it,
/// `or_words`, or the recogniser, in this order.
fn speaks_for(
    places: &[Place<'_>],
    index: usize,
    country: CountryIndex,
    evidence: &ArticleEvidence<'_>,
    or_words: impl FnOnce() -> Option<Evidence<CountryRule>>,
) -> Option<Evidence<CountryRule>> {
    let place = &places[index];
    let at = |rule| move |range| Evidence::at(rule, range);
    shown_in_article(place, country, evidence)
        .or_else(|| listed_beside(places, index).map(at(CountryRule::List)))
        .or_else(|| word_beside(place).map(at(CountryRule::Words)))
        .or_else(or_words)
        .or_else(|| recognized::place(place).map(at(CountryRule::Recognized)))
}

/// What the article says about `country` elsewhere.
fn shown_in_article(
    place: &Place<'_>,
    country: CountryIndex,
    evidence: &ArticleEvidence<'_>,
) -> Option<Evidence<CountryRule>> {
    let elsewhere = evidence.shown_at(country).filter(|&range| range != place.range());
    elsewhere.map(|range| Evidence::at(CountryRule::Article, range))
}

fn lacks_accent(place: &Place<'_>, shown: &Shown) -> bool {
    shown.traits.contains(Traits::ACCENT) && place.text().is_ascii()
}

/// Whether a form that is a person's name elsewhere in the article means that person here.
fn is_person_again(
    places: &[Place<'_>],
    index: usize,
    shown: &Shown,
    country: CountryIndex,
    evidence: &ArticleEvidence<'_>,
) -> bool {
    let place = &places[index];
    let after = place.word(1);
    if shown.evidence != CountryEvidence::Demonym {
        let is_country_too = evidence.in_favour(country) > 0 && evidence.is_place(&place.form.text);
        let acts = place.is_small_in(1, Class::PersonAct);
        return !is_taken_for_country(places, index) && (acts || !is_country_too);
    }
    let acts = Class::PersonAct | Class::HumanAct | Class::Act | Class::SingularAuxiliary;
    let is_subject = place.is_small_in(1, acts) || matches!(after, "’s" | "'s" | "," | ".");
    is_subject && !place.word(-1).eq_ignore_ascii_case("the") && evidence.sure(country) == 0
}

/// Whether Georgia or Washington is the country or the state: what else the article names decides.
fn settle_state(
    places: &[Place<'_>],
    index: usize,
    shown: &Shown,
    country: CountryIndex,
    evidence: &ArticleEvidence<'_>,
) -> Verdict {
    let place = &places[index];
    let is_capital = shown.evidence == CountryEvidence::Capital;
    if !is_capital && place.word(1) == "," && matches!(place.word(2), "U.S." | "US" | "USA" | "U.S.A.") {
        return Verdict::Nothing;
    }
    let town = index.checked_sub(1).map(|before| &places[before]).filter(|town| is_before_comma(town, place));
    let is_its_town = town.is_some_and(|town| {
        matches!(town.form.meaning, Meaning::Against(form) if form == place.form.text)
            || !is_capital && is_town_of_georgia(&town.form.text)
    });
    if is_its_town || place.is_small_in(-1, Class::StateDirection) {
        return Verdict::Nothing;
    }
    let against = evidence.against(&place.form.text) + if is_capital { 0 } else { evidence.state_count() };
    let favour = match is_capital {
        // What happens in the state is told with the nation's name too, so only the government speaks for the capital.
        true if against > 0 => evidence.support(country),
        true => evidence.in_favour(country),
        false => 2 * evidence.in_favour(country),
    };
    let speaks_of_abroad = evidence.sure_elsewhere() && !is_capital && against == 0;
    // A capital mostly stands for the government; a state is as likely as the country.
    if favour > against
        || is_capital && favour == against
        || speaks_of_abroad && !evidence.may_be_state(&place.form.text)
        || !is_capital && beside_national_word(place).is_some()
    {
        Verdict::Country
    } else if against > favour {
        Verdict::Nothing
    } else {
        Verdict::Unsure("it may be the state")
    }
}

/// Whether a town that no list has stands before the name, as towns stand before their states: "Hexley, Georgia".
fn follows_town(place: &Place<'_>) -> bool {
    place.word(-1) == "," && is_capitalised(place.word(-2))
}

/// Whether the words around the name speak of what the states of America have: a sheriff, counties, their two parties.
fn speaks_of_states(place: &Place<'_>) -> bool {
    /// How far away they may stand, in tokens.
    const REACH: isize = 20;
    let is_american = |n: isize| {
        let word = place.word(n);
        word.len() >= 6
            && matches!(
                fold(word).as_str(),
                "sheriff"
                    | "senator"
                    | "governor"
                    | "republican"
                    | "republicans"
                    | "democrat"
                    | "democrats"
                    | "county"
            )
    };
    (1..=REACH).any(|n| is_american(n) || is_american(-n))
}

/// Whether a town in the state of Georgia is called `name`, as a capital elsewhere is.
fn is_town_of_georgia(name: &str) -> bool {
    matches!(name, "Athens" | "Rome" | "Dublin" | "Vienna" | "Cairo" | "Damascus" | "Berlin" | "Lisbon")
}

/// Removes capitals that are towns in a state here: the Rome of "Rome, Georgia".
fn drop_towns_of_states(places: &[Place<'_>], rulings: &mut [Ruling]) {
    for index in 1..places.len() {
        let (town, state) = (&places[index - 1], &places[index]);
        let is_state = matches!(&state.form.meaning, Meaning::Country(shown)
            if shown.traits.contains(Traits::STATE) && shown.evidence == CountryEvidence::Name);
        let is_capital = matches!(&town.form.meaning, Meaning::Country(shown)
            if shown.evidence == CountryEvidence::Capital);
        if is_state && is_capital && rulings[index] == Ruling::Nothing && is_before_comma(town, state) {
            rulings[index - 1] = Ruling::Nothing;
        }
    }
}

/// Whether only a comma stands between `town` and `state`.
fn is_before_comma(town: &Place<'_>, state: &Place<'_>) -> bool {
    town.block.index == state.block.index && town.end + 1 == state.first && town.word(1) == ","
}

/// The word beside the place that goes with countries but not with states: "the president of Georgia".
fn beside_national_word(place: &Place<'_>) -> Option<TextRange> {
    let is_national =
        |n: isize| place.is(n, Class::NationalOffice) || place.is_small_in(n, Class::NationalThing);
    let beside = match () {
        () if is_national(1) => 1,
        () if matches!(place.word(1), "’s" | "'s") && is_national(2) => 2,
        () if place.word(-1) == "of" && is_national(-2) => -2,
        () => return None,
    };
    place.range_of_word(beside)
}

/// Whether words beside a homonym, or another country in a list, mark it as a country.
fn is_taken_for_country(places: &[Place<'_>], index: usize) -> bool {
    word_beside(&places[index]).is_some() || listed_beside(places, index).is_some()
}

/// The word beside a homonym that marks it as a country.
fn word_beside(place: &Place<'_>) -> Option<TextRange> {
    let is_government = |n: isize| place.is(n, Class::Government);
    let beside = match () {
        () if is_place_before(place) => -1,
        () if matches!(place.word(1), "’s" | "'s") && is_government(2) => 2,
        () if is_government(1) => 1,
        () if place.word(-1) == "of" && is_government(-2) => -2,
        () if place.word(1) == "-" && place.is_glued(1) && !is_capitalised(place.word(2)) => 1,
        () => return None,
    };
    place.range_of_word(beside)
}

/// The other country named in a block that opens with one whose name may be a person's: "Jordan hosts talks on Syria".
/// There is none if words for what only people do follow.
fn country_acted_with(places: &[Place<'_>], index: usize, shown: &Shown) -> Option<TextRange> {
    let place = &places[index];
    let names_country = |other: &Place<'_>| {
        other.block.index == place.block.index
            && other.form.text != place.form.text
            && matches!(&other.form.meaning, Meaning::Country(shown)
                if shown.evidence == CountryEvidence::Name && !shown.traits.contains(Traits::NAME))
    };
    let neighbours = [index.checked_sub(1), Some(index + 1)];
    let may_act = shown.evidence == CountryEvidence::Name && !place.is_small_in(1, Class::PersonAct);
    let mut near = neighbours.into_iter().flatten().filter_map(|near| places.get(near));
    near.find(|other| may_act && names_country(other)).map(Place::range)
}

/// The other country next to the place in a list: "Egypt, Jordan and Syria".
fn listed_beside(places: &[Place<'_>], index: usize) -> Option<TextRange> {
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
    let before = before.filter(|other| joins(place.first - other.end, place.word(-1), place.word(-2)));
    let after = after.filter(|other| joins(other.first - place.end, place.word(1), place.word(2)));
    before.or(after).map(Place::range)
}
