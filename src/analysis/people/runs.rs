//! Runs of capitalised words, cut into the pieces that may be names.
//!
//! A run such as "NASA Administrator Jane Doe" is cut at titles, places and other words that are not names; the
//! segments are what is left. A segment that belongs to a longer name ("Doe Foundation", "Lake Doe") is dropped here.

use std::ops::Range;

use super::beside::{
    is_company_before, is_day_of_month, is_saint_within, is_seat_in_state, is_seat_of_title, is_team_before,
    stands_before_name,
};
use super::units::{Shape, Unit};
use super::{extent, listed};
use crate::analysis::Mention;
use crate::lang::{Class, Classes, ENGLISH};

/// How a block uses capitals, which decides how much a capital letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Capitals mark names and the starts of sentences.
    Sentence,
    /// Most words have a capital, as in some headlines.
    Headline,
    /// All letters are capitals.
    Capitals,
}

/// The casing of a block with these `units`; only a short line can be a headline.
pub fn casing(units: &[Unit<'_>]) -> Casing {
    let words = || units.iter().filter(|unit| unit.shape != Shape::Other);
    let count = words().count();
    let capitals = words().filter(|unit| unit.shape == Shape::Capitals).count();
    if count >= 3 && capitals * 10 >= count * 8 {
        return Casing::Capitals;
    }
    let ends = units.last().is_some_and(|unit| matches!(unit.text, "." | "?" | "!" | "”" | "\""));
    let long = || words().filter(|unit| unit.key.len() > 3);
    let capitalised = long().filter(|unit| unit.is_capitalised()).count();
    let headline = (4..=25).contains(&count) && !ends && capitalised * 10 >= long().count() * 8;
    if headline { Casing::Headline } else { Casing::Sentence }
}

/// The segments of `units` that may be names, in order, as ranges of units.
pub fn segments(units: &[Unit<'_>], casing: Casing, countries: &[Mention]) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut start = 0;
    while start < units.len() {
        if !units[start].is_capitalised() || is_seat_in_state(units, start) {
            start += 1;
            continue;
        }
        if let Some(end) = listed::name_end(units, start) {
            segments.push(start..end);
            start = end;
            continue;
        }
        let end = extent::run_end(units, start);
        cut(units, start..end, casing, countries, &mut segments);
        start = end;
    }
    segments
}

/// What a unit of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Name,
    Title,
    NotName,
}

/// Cuts `run` and adds its segments.
fn cut(
    units: &[Unit<'_>],
    run: Range<usize>,
    casing: Casing,
    countries: &[Mention],
    segments: &mut Vec<Range<usize>>,
) {
    if joins_a_company(units, &run) {
        return;
    }
    let start = skip_opening(units, &run);
    let run = start..run.end;
    if run.is_empty() {
        return;
    }
    let marks = marks(units, &run, casing, countries);
    let mark = |at: usize| marks[at - run.start];
    let mut at = run.start;
    while at < run.end {
        if mark(at) != Mark::Name {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < run.end && mark(end) == Mark::Name {
            end += 1;
        }
        // A run does not begin or end with a particle or a mark.
        let mut first = at;
        let mut last = end;
        while first < last && !units[first].is_capitalised() {
            first += 1;
        }
        while first < last && !units[last - 1].is_capitalised() {
            last -= 1;
        }
        let first = skip_prefix(units, first..last);
        let opens_a_place =
            last - first >= 2 && units[first].is(Class::Head) && !units[first].is(Class::Given);
        if first < last && !opens_a_place {
            segments.push(first..last);
        }
        at = end;
    }
}

/// Whether an ampersand or ", Inc" makes the run part of a company's name.
fn joins_a_company(units: &[Unit<'_>], run: &Range<usize>) -> bool {
    let is =
        |at: Option<usize>, text: &str| at.and_then(|at| units.get(at)).is_some_and(|unit| unit.text == text);
    // "humorist Jane Doe & John Roe"
    let is_introduced =
        run.start > 0 && units[run.start - 1].is(Class::Role) && units[run.start - 1].shape == Shape::Lower;
    let full_name = run.len() >= 2 && (units[run.start].is(Class::Given) || is_introduced);
    (!full_name && (is(Some(run.end), "&") || is(run.start.checked_sub(1), "&")))
        || is_company_before(units, run.end)
}

/// Whether `run` opens a question: "Will Doe go on?"
fn asks(units: &[Unit<'_>], run: &Range<usize>) -> bool {
    /// A longer sentence is not searched.
    const FARTHEST: usize = 60;
    let goes_on = units.get(run.end).is_some_and(|unit| {
        unit.shape == Shape::Lower && !unit.is(Class::Act | Class::Speech | Class::SingularAuxiliary)
    });
    let end = units[run.end..].iter().take(FARTHEST).find(|unit| matches!(unit.text, "." | "!" | "?"));
    units[run.start].text == "Will" && run.len() == 2 && goes_on && end.is_some_and(|unit| unit.text == "?")
}

/// The start of `run` after words that have a capital only because they open the sentence.
fn skip_opening(units: &[Unit<'_>], run: &Range<usize>) -> usize {
    let start = run.start;
    if start < run.end && units[start].opens {
        let unit = &units[start];
        let followed_by_name = start + 1 < run.end
            && units[start + 1].is(Classes::NAME)
            && !units[start + 1].is(Class::Other | Classes::TITLE | Classes::FUNCTION);
        let given = unit.is(Class::Given) && followed_by_name && !asks(units, run);
        let plain_word = unit.is(Classes::FUNCTION)
            || (unit.is(Classes::ENGLISH)
                && !unit.is(Classes::NAME | Classes::TITLE | Class::Tail | Class::Head | Class::Modifier));
        // A lone word may be the family name of someone whom the article names in full elsewhere: joining decides.
        let lone = run.len() == 1 && !unit.is(Classes::FUNCTION);
        // "A Jane Doe play": an article, not an initial.
        let is_article =
            unit.text == "A" && units.get(start + 1).is_some_and(|next| next.shape == Shape::Title);
        if !given && plain_word && !lone && (unit.shape != Shape::Initial || is_article) {
            // Only the first word owes its capital to the sentence.
            return start + 1;
        }
    }
    start
}

/// What each unit of `run` is.
fn marks(units: &[Unit<'_>], run: &Range<usize>, casing: Casing, countries: &[Mention]) -> Vec<Mark> {
    let mut marks = vec![Mark::Name; run.len()];
    let mut at = run.start;
    while at < run.end {
        let place = place_end(units, at, run.end);
        if place > at + 1 {
            marks[at - run.start..place - run.start].fill(Mark::NotName);
            at = place;
            continue;
        }
        marks[at - run.start] =
            mark_of(units, run, at, place > at || is_country(units, at, countries), casing, countries);
        at += 1;
    }
    // The words of a nickname are part of the name, whatever they are elsewhere, and so are those on its two sides.
    for at in run.start + 1..run.end {
        if let Some(end) = extent::nickname_end(units, at).filter(|&end| end < run.end) {
            marks[at - 1 - run.start..=end - run.start].fill(Mark::Name);
        }
    }
    // "Doe Space Center": a word that ends the name of a thing takes in everything before it, back to a title.
    for end in run.start..run.end {
        let is_thing = end > run.start && ends_a_thing(units, run, end) && !is_in_nickname(units, run, end);
        // "COUNCIL BACKS DOE PLAN": in a headline the plan is Doe's.
        let is_deed = casing != Casing::Sentence
            && matches!(
                units[end].key.as_str(),
                "plan" | "trial" | "case" | "campaign" | "hearing" | "inquiry" | "investigation"
            );
        if is_thing && !is_deed {
            let from = (run.start..end)
                .rev()
                .find(|&at| marks[at - run.start] == Mark::Title && !units[at].is(Classes::NAME))
                .map_or(run.start, |at| at + 1);
            marks[from - run.start..=end - run.start].fill(Mark::NotName);
        }
    }
    marks
}

/// Whether the unit at `at` stands within a nickname of `run`.
fn is_in_nickname(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let opens = (run.start + 1..at).rev().take(extent::LONGEST_NICKNAME);
    opens.into_iter().any(|open| extent::nickname_end(units, open).is_some_and(|end| at < end))
}

/// Whether the unit at `at` is in a place known to name a country.
pub fn is_country(units: &[Unit<'_>], at: usize, countries: &[Mention]) -> bool {
    let range = units[at].range;
    let index = countries.partition_point(|mention| mention.range.end <= range.start);
    countries.get(index).is_some_and(|mention| mention.range.overlaps(range))
}

/// Whether a list has the words from `start` to `end`, several, as the name of something that is not a person.
pub fn is_phrase(units: &[Unit<'_>], start: usize, end: usize) -> bool {
    /// A longer phrase is in no list.
    const LONGEST: usize = 4;
    let words = || units[start..end].iter().map(|unit| unit.key.as_str());
    (2..=LONGEST).contains(&(end - start))
        && ENGLISH.names.is_no_person(&words().collect::<Vec<_>>().join(" "))
}

/// The end of the longest place name that begins at `at`; `at` itself if there is none.
fn place_end(units: &[Unit<'_>], at: usize, limit: usize) -> usize {
    let mut phrase = String::new();
    let mut longest = at;
    for (end, unit) in units.iter().enumerate().take(limit.min(at + 4)).skip(at) {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(&unit.key.replace('-', " "));
        if ENGLISH.names.is_no_person(&phrase) {
            longest = end + 1;
        }
    }
    longest
}

fn mark_of(
    units: &[Unit<'_>],
    run: &Range<usize>,
    at: usize,
    is_place: bool,
    casing: Casing,
    countries: &[Mention],
) -> Mark {
    let unit = &units[at];
    let before = (at > run.start).then(|| &units[at - 1]);
    let after = (at + 1 < run.end).then(|| &units[at + 1]);
    let after_given = before.is_some_and(|unit| {
        unit.is(Class::Given) || unit.shape == Shape::Initial || unit.shape == Shape::Other
    });
    let is_last = after.is_none_or(|unit| unit.is(Class::Suffix));
    // Any town may be a family name after a given name that is nothing else: "Diego Silang".
    let after_sure_given = before.is_some_and(|unit| {
        unit.is(Class::Given)
            && unit.is_distinctive()
            && !unit.is(Class::Place | Class::Other | Classes::TITLE)
    });
    let goes_on_with_particle =
        after.is_some_and(|unit| unit.shape == Shape::Lower && unit.is(Class::Particle));
    let opens_here =
        |from: usize| units[run.start..from].iter().all(|unit| unit.is(Classes::TITLE | Class::Compatriot));
    let is_town_surname = after_sure_given
        && (is_last || goes_on_with_particle)
        && opens_here(at - 1)
        && casing == Casing::Sentence
        && unit.is(Class::Place)
        && !is_country(units, at, countries)
        && !is_country(units, at - 1, countries);
    // "Rosa Valencia Doe"
    let is_middle_name = after_sure_given
        && after.is_some_and(|after| {
            after.is(Class::Surname) && after.shape == Shape::Title && !after.is(Class::Tail | Classes::TITLE)
        })
        && unit.shape == Shape::Title
        && casing == Casing::Sentence
        && (unit.is(Class::Place) || is_place)
        && !unit.is(Class::Tail)
        && !is_country(units, at, countries);
    let surname_here = after_given && is_last && unit.is(Class::Surname) || is_town_surname || is_middle_name;
    let name_follows = after.is_some_and(|after| {
        (after.is(Classes::NAME) || after.is_distinctive())
            && !after.is(Classes::TITLE | Class::Other | Class::Tail | Class::Place | Classes::FUNCTION)
            && after.shape == Shape::Title
    });
    let given_here =
        unit.is(Class::Given) && name_follows && before.is_none_or(|unit| unit.is(Classes::TITLE));
    if extent::is_epithet(units, at) || is_saint_within(units, run, at) {
        return Mark::Name;
    }
    if is_day_of_month(units, at) && !after_given || is_team_before(units, at, run.end) {
        return Mark::NotName;
    }
    if stands_before_name(units, at, run.end) {
        return Mark::NotName;
    }
    if is_seat_of_title(units, run, at) {
        return Mark::NotName;
    }
    if unit.shape != Shape::Initial && unit.is(Class::Suffix) && before.is_some() {
        return Mark::Name;
    }
    if is_title(units, run, at, casing, countries) {
        return Mark::Title;
    }
    if unit.shape == Shape::Initial && unit.text.matches('.').count() > 1 && is_country(units, at, countries)
    {
        return Mark::NotName;
    }
    if unit.shape == Shape::Lower || unit.shape == Shape::Other || unit.shape == Shape::Initial {
        return Mark::Name;
    }
    // For a name that is also a place and stands alone, the words around it decide.
    let may_be_name =
        unit.is(Classes::NAME) || unit.is(Class::Place) && !unit.is(Class::Other | Classes::ENGLISH);
    let alone = run.len() == 1 && may_be_name && unit.shape == Shape::Title && !unit.is(Classes::FUNCTION);
    if (is_place || unit.is(Class::Other | Classes::FUNCTION)) && !surname_here && !given_here && !alone {
        return Mark::NotName;
    }
    let plain_word = unit.is(Classes::ENGLISH) && !unit.is(Classes::NAME);
    if casing != Casing::Sentence && plain_word {
        return Mark::NotName;
    }
    Mark::Name
}

/// Whether the unit at `at` is a title, not a name: "President" in "President Doe".
fn is_title(
    units: &[Unit<'_>],
    run: &Range<usize>,
    at: usize,
    casing: Casing,
    countries: &[Mention],
) -> bool {
    let unit = &units[at];
    if !unit.is(Classes::TITLE) || unit.shape == Shape::Initial {
        return false;
    }
    // A role alone with a capital may be someone's family name: "Player won". So may a form of address, if it is one.
    let determined =
        at > 0 && matches!(units[at - 1].key.as_str(), "the" | "a" | "an" | "this" | "that" | "our" | "my");
    let may_be_surname =
        !unit.is(Class::Address) && (!unit.is(Class::Honorific) || casing == Casing::Sentence);
    if run.len() == 1 && may_be_surname && unit.shape == Shape::Title && !determined {
        return false;
    }
    let left = run.end - at - 1;
    let given_follows = left > 0 && units[at + 1].is(Class::Given);
    // "Mayor Jane Mayor"
    if left == 0
        && at == run.start + 2
        && units[run.start].key == unit.key
        && units[run.start].is(Classes::TITLE)
    {
        return false;
    }
    // "Farmer Doe": hardly anyone is called Farmer with the given name.
    if at == run.start
        && left == 1
        && unit.is(Class::Role)
        && !unit.is(Class::Given)
        && units[at + 1].is(Class::Surname)
    {
        return true;
    }
    // "Jordan Captain Jane Doe"
    if unit.is(Class::WeakTitle) && given_follows && left >= 2 {
        return true;
    }
    // "German" is also a given name, but not where it says which country's chancellor is meant.
    let after_given = at > run.start
        && units[at - 1].is(Class::Given)
        && !units[at - 1].is(Classes::TITLE)
        && !is_country(units, at - 1, countries);
    if after_given && unit.is(Class::Surname) && (left == 0 || !unit.is(Class::Honorific)) {
        return false;
    }
    // Any role may be a family name if it ends a name that has just begun: "Ben Player".
    let is_chair_of = units.get(run.end).is_some_and(|next| matches!(next.key.as_str(), "of" | "for"));
    let ends_short_name =
        after_given && left == 0 && at == run.start + 1 && !unit.is(Class::Honorific) && !is_chair_of;
    if ends_short_name && units[at - 1].is_distinctive() && !units[at - 1].is(Class::Place | Class::Other) {
        return false;
    }
    if unit.is(Class::WeakTitle) && unit.is(Classes::NAME) {
        let one_follows = left == 1 && unit.is(Class::Honorific) && !unit.is(Class::Given);
        return !after_given && (left >= 2 || given_follows || one_follows);
    }
    true
}

/// Whether the unit at `at` ends the name of an organisation, a place or a work.
fn ends_a_thing(units: &[Unit<'_>], run: &Range<usize>, at: usize) -> bool {
    let unit = &units[at];
    // Titles before the name are not counted: "Archdeacon Jane Field".
    let titles =
        units[run.start..at].iter().take_while(|unit| unit.is(Classes::TITLE) && !unit.is(Class::Given));
    let start = run.start + titles.count();
    if unit.is(Class::Tail) {
        return !is_tail_surname(units, start..run.end, at);
    }
    if !unit.is(Class::MaybeTail) {
        return false;
    }
    // "Senator Bill Doe"
    let opens_a_name = unit.is(Class::Given) && at + 1 < run.end && units[at - 1].is(Classes::TITLE);
    if opens_a_name && units[at + 1].is(Classes::NAME) && !units[at + 1].is(Class::Tail) {
        return false;
    }
    let given = |at: usize| units[at].is(Class::Given) && !units[at].is(Class::Place);
    let the = run.start > 0 && units[run.start - 1].key == "the";
    let is_name = match at - start {
        0 => start > run.start,
        _ if the || at + 1 != run.end => false,
        _ if units.get(run.end).is_some_and(|next| next.is(Class::Speech) && next.shape == Shape::Lower) => {
            true
        }
        1 => given(at - 1),
        _ => {
            given(at - 2)
                && (units[at - 1].shape == Shape::Initial
                    || given(at - 1) && !units[at - 1].is(Class::Surname))
        }
    };
    !is_name
}

/// Whether the unit at `at`, which ends the names of things, is the family name that ends `name`: an age follows ("Joy
/// Temple, 19,").
fn is_tail_surname(units: &[Unit<'_>], name: Range<usize>, at: usize) -> bool {
    let is_short = at == name.start + 1 && at + 1 == name.end && units[name.start].is(Class::Given);
    let text = |by: usize| units.get(at + by).map_or("", |unit| unit.text);
    let has_age =
        text(1) == "," && text(2).parse::<u8>().is_ok_and(|age| age < 120) && matches!(text(3), "," | ".");
    is_short && has_age && units[at].is(Class::Surname)
}

/// The start of `segment` after first words that are not part of the name: "NASA", "County Coroner".
fn skip_prefix(units: &[Unit<'_>], segment: Range<usize>) -> usize {
    // "BJP MP Jane Doe": acronyms before two words that are not in capitals.
    let acronyms = segment.clone().take_while(|&at| {
        let unit = &units[at];
        unit.shape == Shape::Capitals && unit.key.len() >= 2 && !unit.is(Classes::NAME)
    });
    let after = segment.start + acronyms.count();
    let mut rest = units[after..segment.end].iter();
    if after > segment.start && segment.end - after >= 2 && rest.all(|unit| unit.shape != Shape::Capitals) {
        return after;
    }
    let given = |at: usize| units[at].is(Class::Given) && units[at].shape == Shape::Title;
    let no_name = |at: usize| {
        let unit = &units[at];
        unit.shape != Shape::Initial
            && !unit.text.contains('-')
            && (!unit.is(Classes::NAME) || (unit.shape == Shape::Capitals && unit.key.len() > 2))
    };
    let start = segment.clone().find(|&at| !no_name(at)).unwrap_or(segment.start);
    if start + 1 < segment.end && given(start) { start } else { segment.start }
}
