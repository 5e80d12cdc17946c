//! Names in enumerations: "Jack and Jane Doe", "Doe, Roe and Poe", the members of a panel.
//!
//! What is sure of one name speaks for the others, and names joined by "and" may share a family name.

use std::ops::Range;

use super::candidates::Candidate;
use super::evidence;
use super::points::{self, SURE};
use super::units::{Shape, Unit};
use crate::article::TextRange;
use crate::lang::Class;

/// The family name that a given name shares with the name joined to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedSurname {
    /// The family name.
    pub surname: TextRange,
    /// Whether the words around the two show a family. If not, one may have that name alone, as singers do.
    pub is_sure: bool,
}

/// The family name that the first of `segments` shares with the names joined to it: "Doe" for "Jack" in "Jack and Jane
/// Doe", and in "the brothers Jack, Jim and Joe Doe".
pub fn shared_surname(units: &[Unit<'_>], segments: &[Range<usize>]) -> Option<SharedSurname> {
    /// The most names that share one.
    const MOST: usize = 6;
    let (segment, rest) = segments.split_first()?;
    let is_given = |at: usize| units[at].is(Class::Given);
    if segment.len() != 1
        || !is_given(segment.start)
        || units[segment.start].is(Class::Mononym)
        || evidence::after_place_preposition(units, segment)
    {
        return None;
    }
    let mut end = segment.end;
    for (count, next) in rest.iter().enumerate().take(MOST) {
        let joint = units.get(end..next.start)?;
        let is_last = joint.iter().any(|unit| matches!(unit.key.as_str(), "and" | "&"));
        let is_joint = joint.iter().all(|unit| matches!(unit.key.as_str(), "and" | "&" | ","));
        if !is_joint || joint.is_empty() || joint.len() > 2 || !is_given(next.start) {
            return None;
        }
        if is_last {
            // In a longer list, only brothers and the like certainly share it.
            let shares = count == 0 && joint.len() == 1 && !follows_comma(units, segment)
                || follows_siblings(units, segment);
            let is_sure = follows_siblings(units, segment) || has_family_near(units, segment.start, next.end);
            return (next.len() == 2 && shares)
                .then(|| SharedSurname { surname: units[next.end - 1].range, is_sure });
        }
        if next.len() != 1 {
            return None;
        }
        end = next.end;
    }
    None
}

/// Adds to each of `found` what the list that it stands in says for it. Twice, so that a name made sure by the list can speak
/// for its neighbours.
pub fn weigh_lists(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    let mut listed = vec![0; found.len()];
    for _ in 0..2 {
        for (at, before) in listed.iter_mut().enumerate() {
            let points = list_points(units, segments, found, at).max(*before);
            found[at].confidence += points - *before;
            found[at].is_among_people |= points > 0;
            *before = points;
        }
    }
}

/// Whether a single-word name stands before `segment` with a comma between: an enumeration.
fn follows_comma(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    segment.start >= 2
        && units[segment.start - 1].text == ","
        && units[segment.start - 2].is_capitalised()
        && !(segment.start >= 3 && units[segment.start - 3].is_capitalised())
}

/// Whether the enumeration that `segment` belongs to follows "brothers", "sisters" or the like.
fn follows_siblings(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    let before = units[..segment.start].iter().rev().take(8);
    let mut before = before.skip_while(|unit| {
        unit.text == "," || unit.text == ":" || unit.is_capitalised() && unit.is(Class::Given)
    });
    before.next().is_some_and(|unit| unit.is(Class::KinGroup))
}

/// Whether the words around the names from `start` to `end` speak of a family.
fn has_family_near(units: &[Unit<'_>], start: usize, end: usize) -> bool {
    /// How many units before and behind the names are looked at.
    const REACH: usize = 25;
    let near = units[start.saturating_sub(REACH)..start].iter().chain(units[end..].iter().take(REACH));
    let mut near = near.filter(|unit| unit.shape == Shape::Lower);
    near.any(|unit| {
        unit.is(Class::Kin | Class::KinGroup)
            || matches!(unit.key.as_str(), "couple" | "family" | "married" | "wed" | "newlyweds" | "divorced")
    })
}

/// What an enumeration adds to the candidate at `at`: points for neighbours that are certainly persons.
fn list_points(units: &[Unit<'_>], segments: &[Range<usize>], found: &[Candidate], at: usize) -> i32 {
    let joined = |left: usize, right: usize| {
        let between = &units[segments[left].end..segments[right].start];
        between.len() <= 2
            && !between.is_empty()
            && between.iter().all(|unit| matches!(unit.key.as_str(), "," | "and" | ";"))
    };
    let sure = |other: &usize| segments[*other].len() > 1 && found[*other].confidence >= SURE;
    if segments[at].len() < 2 {
        return 0;
    }
    let before = (0..at).rev().take(2).take_while(|&other| joined(other, other + 1)).filter(sure).count();
    let behind =
        (at + 1..found.len()).take(2).take_while(|&other| joined(other - 1, other)).filter(sure).count();
    match before + behind {
        0 => 0,
        1 => points::list::SURE_NEIGHBOUR,
        _ => points::list::SURE_NEIGHBOURS,
    }
}

/// Takes a name alone for a place or a firm where the one that "and" joins to it is: "Doe and Roe were flooded".
pub fn share_signs(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    for at in 1..found.len().min(segments.len()) {
        let between = units.get(segments[at - 1].end..segments[at].start).unwrap_or_default();
        let is_joined = matches!(between, [joint] if joint.key == "and");
        let is_pair = found[at - 1].is_single && found[at].is_single && is_joined;
        if is_pair && (found[at - 1].is_firm || found[at].is_firm) {
            for candidate in &mut found[at - 1..=at] {
                candidate.is_firm |= !candidate.is_human;
            }
        }
    }
}

/// Lets the sure names in a long list of single names speak for the others: a team's line-up, the members of a panel.
pub fn support_list(units: &[Unit<'_>], segments: &[Range<usize>], found: &mut [Candidate]) {
    /// This many single names in a row make a list.
    const SHORTEST: usize = 5;
    let goes_on = |at: usize| {
        let between = &units[segments[at].end..segments[at + 1].start];
        let is_mark = |unit: &Unit<'_>| matches!(unit.text, "," | ";" | "(" | ")") || unit.key == "and";
        let is_number = |unit: &Unit<'_>| unit.text.starts_with(|c: char| c.is_ascii_digit());
        (1..=4).contains(&between.len()) && between.iter().all(|unit| is_mark(unit) || is_number(unit))
    };
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        while end < found.len() && goes_on(end - 1) {
            end += 1;
        }
        let list = &mut found[start..end];
        let is_sure = |candidate: &Candidate| {
            candidate.confidence >= SURE || candidate.opinion.is_sure_of_person() || !candidate.is_single
        };
        let sure_count = list.iter().filter(|candidate| is_sure(candidate)).count();
        if list.len() >= SHORTEST && sure_count * 3 >= list.len() {
            for candidate in list {
                candidate.confidence += points::list::LINE_UP;
            }
        }
        start = end;
    }
}
