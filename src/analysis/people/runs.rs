//! Runs of capitalised words, cut into the pieces that may be names.
//!
//! A run such as "NASA Administrator Jane Doe" is cut at titles, places and other words that are not names; the
//! segments are what is left. A segment that belongs to a longer name ("Doe Foundation", "Lake Doe") is dropped here.

use std::ops::Range;

use super::beside::{is_company_before, is_seat_in_state};
use super::marks::{Mark, marks};
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
