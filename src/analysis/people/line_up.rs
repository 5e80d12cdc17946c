//! Team sheets: line-ups behind a formation, players behind shirt numbers, bookings, and the scorers behind a result.
//!
//! They hold bare family names in a fixed form, with no word around them that speaks of a person. The form itself does.

use std::ops::Range;

use super::units::{Shape, Unit};
use crate::lang::{Class, ENGLISH};

/// What a name is on a team sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Roster {
    /// It stands on none.
    #[default]
    None,
    /// A player or an official.
    Player,
    /// One of several names with a club or a country in brackets behind each.
    Listed,
    /// The team.
    Team,
}

/// The `segments` with those that team sheets hold besides: a family name that is a word elsewhere is one there.
pub fn with_entries(units: &[Unit<'_>], segments: Vec<Range<usize>>) -> Vec<Range<usize>> {
    /// The most words of a name.
    const LONGEST: usize = 4;
    let sheets = sheets(units);
    if sheets.is_empty() {
        return segments;
    }
    let mut entries: Vec<Range<usize>> = Vec::new();
    for sheet in sheets {
        let mut at = sheet.players.start;
        while at < sheet.players.end {
            let run = units[at..sheet.players.end].iter().enumerate().take_while(|(by, unit)| {
                unit.is_capitalised() && (*by == 0 || !unit.after_line_end)
                    || *by > 0 && unit.shape == Shape::Lower && unit.is(Class::Particle)
            });
            let end = at + run.count();
            let entry = at..end;
            if (1..=LONGEST).contains(&entry.len()) && is_entry(units, &entry, sheet.is_numbered) {
                entries.push(entry);
            }
            at = end.max(at + 1);
        }
    }
    let overlaps = |segment: &Range<usize>| {
        let near = entries.partition_point(|entry| entry.end <= segment.start);
        entries.get(near).is_some_and(|entry| entry.start < segment.end)
    };
    let mut all: Vec<Range<usize>> = segments.into_iter().filter(|segment| !overlaps(segment)).collect();
    all.extend(entries);
    all.sort_by_key(|segment| segment.start);
    all
}

/// What each of `segments` is on the team sheets in `units`.
pub fn roster(units: &[Unit<'_>], segments: &[Range<usize>]) -> Vec<Roster> {
    let mut roster = vec![Roster::None; segments.len()];
    for sheet in sheets(units) {
        let first = segments.partition_point(|segment| segment.end <= sheet.players.start);
        for (at, segment) in segments.iter().enumerate().skip(first) {
            if segment.start >= sheet.players.end {
                break;
            }
            if segment.start >= sheet.players.start && is_entry(units, segment, sheet.is_numbered) {
                roster[at] = Roster::Player;
            }
        }
        if let Some(at) = first.checked_sub(1).filter(|&at| segments[at].end == sheet.team_end) {
            roster[at] = Roster::Team;
        }
    }
    mark_listed(units, segments, &mut roster);
    for (at, segment) in segments.iter().enumerate() {
        let in_brackets = segment.start > 0 && units[segment.start - 1].text == "(";
        // "Joe Doe (Leeds)": the club behind a name in a list of players.
        let is_club = in_brackets
            && units.get(segment.end).is_some_and(|unit| unit.text == ")")
            && at > 0
            && segments[at - 1].end + 1 == segment.start
            && segments[at - 1].len() > 1;
        if is_club && roster[at] == Roster::None && lists_clubs(units, segment.end) {
            roster[at] = Roster::Team;
        }
        if is_label(units, segment) {
            roster[at] = Roster::Team;
        }
    }
    roster
}

/// Marks names of several words with a capitalised bracket behind them, if there are enough for a list.
fn mark_listed(units: &[Unit<'_>], segments: &[Range<usize>], roster: &mut [Roster]) {
    /// This many make a list.
    const FEWEST: usize = 3;
    let is_listed = |segment: &Range<usize>| {
        segment.len() > 1
            && text(units, segment.end) == "("
            && units.get(segment.end + 1).is_some_and(Unit::is_capitalised)
            && (segment.end + 2..segment.end + 5).any(|at| text(units, at) == ")")
    };
    let listed: Vec<usize> = (0..segments.len()).filter(|&at| is_listed(&segments[at])).collect();
    // "38 - Joe Doe (Leeds)" on a line of its own
    let is_ranked = |segment: &Range<usize>| {
        segment.start == 2 && is_number(units, 0) && matches!(text(units, 1), "-" | "–" | ".")
    };
    if listed.len() >= FEWEST || listed.first().is_some_and(|&at| is_ranked(&segments[at])) {
        for at in listed {
            if roster[at] == Roster::None {
                roster[at] = Roster::Listed;
            }
        }
    }
}

/// A list of players in a block.
struct Sheet {
    /// The units that hold the names.
    players: Range<usize>,
    /// Where the name of the team ends.
    team_end: usize,
    /// Whether each name stands beside a number.
    is_numbered: bool,
}

/// The sheets in `units`, in order.
fn sheets(units: &[Unit<'_>]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let sheet = formation(units, at)
            .or_else(|| label(units, at))
            .or_else(|| scorers(units, at))
            .or_else(|| shirts(units, at));
        at = sheet.as_ref().map_or(at + 1, |sheet| sheet.players.end.max(at + 1));
        sheets.extend(sheet);
    }
    sheets
}

fn text<'u>(units: &'u [Unit<'_>], at: usize) -> &'u str {
    units.get(at).map_or("", |unit| unit.text)
}

fn is_number(units: &[Unit<'_>], at: usize) -> bool {
    text(units, at).starts_with(|letter: char| letter.is_ascii_digit())
}

/// The end of the list that begins at `start`: the end of its sentence or line.
fn list_end(units: &[Unit<'_>], start: usize) -> usize {
    let rest = units.get(start..).unwrap_or_default();
    let end =
        rest.iter().enumerate().position(|(by, unit)| by > 0 && unit.after_line_end || unit.text == ".");
    end.map_or(units.len(), |by| start + by)
}

/// "Doe Town (4-4-2): Roe; Poe, …" with the bracket at `at`.
fn formation(units: &[Unit<'_>], at: usize) -> Option<Sheet> {
    if text(units, at) != "(" || !is_number(units, at + 1) {
        return None;
    }
    let mut end = at + 2;
    let mut lines = 1;
    while matches!(text(units, end), "-" | "–") && is_number(units, end + 1) {
        end += 2;
        lines += 1;
    }
    let is_formation = lines >= 3 && text(units, end) == ")";
    let start = end + 1 + usize::from(text(units, end + 1) == ":");
    is_formation.then(|| Sheet { players: start..list_end(units, start), team_end: at, is_numbered: false })
}

/// "Booked: Doe, Roe", "Referee: J Doe", with the colon at `at`.
fn label(units: &[Unit<'_>], at: usize) -> Option<Sheet> {
    let word = at.checked_sub(1).map(|at| units[at].key.as_str())?;
    let is_label = text(units, at) == ":"
        && (ENGLISH.lexicon.is(word, Class::MatchList)
            || word == "used" && at >= 3 && units[at - 3].key == "subs");
    let is_sent_off = word != "off" || at >= 2 && units[at - 2].key == "sent";
    (is_label && is_sent_off).then(|| Sheet {
        players: at + 1..list_end(units, at + 1),
        team_end: usize::MAX,
        is_numbered: false,
    })
}

/// The most units in a bracket of scorers.
const LONGEST: usize = 80;

/// "Doe Town 3 (Roe 9, Poe 44)" with the bracket at `at`.
fn scorers(units: &[Unit<'_>], at: usize) -> Option<Sheet> {
    let is_score =
        at >= 2 && text(units, at) == "(" && is_number(units, at - 1) && units[at - 2].is_capitalised();
    if !is_score || !units.get(at + 1)?.is_capitalised() {
        return None;
    }
    let close = units[at..].iter().take(LONGEST).position(|unit| unit.text == ")").map(|by| at + by)?;
    let has_minute = (at + 2..close).any(|at| is_number(units, at));
    has_minute.then(|| Sheet { players: at + 1..close, team_end: at - 1, is_numbered: true })
}

/// "Doe Town: 1 - Joe Roe; 2 - Jim Poe" with the colon at `at`.
fn shirts(units: &[Unit<'_>], at: usize) -> Option<Sheet> {
    let is_shirt = |at: usize| {
        is_number(units, at)
            && matches!(text(units, at + 1), "-" | "–" | ".")
            && units.get(at + 2).is_some_and(Unit::is_capitalised)
    };
    let opens = text(units, at) == ":" && is_shirt(at + 1) || units[at].after_line_end && is_shirt(at);
    if !opens {
        return None;
    }
    let start = at + usize::from(text(units, at) == ":");
    let end = list_end(units, start + 3);
    Some(Sheet { players: start..end, team_end: at, is_numbered: false })
}

/// Whether the name at `name` is an entry of a list: marks, numbers or joints stand on both sides.
fn is_entry(units: &[Unit<'_>], name: &Range<usize>, is_numbered: bool) -> bool {
    let is_joint = |unit: &Unit<'_>| {
        matches!(unit.text, "," | ";" | "(" | ")" | ":" | "-" | "–" | "." | "/" | "'" | "’")
            || matches!(unit.key.as_str(), "and" | "for" | "capt" | "gk" | "c")
            || unit.text.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let before =
        name.start.checked_sub(1).is_none_or(|at| is_joint(&units[at]) || units[name.start].after_line_end);
    let behind = units.get(name.end).is_none_or(|unit| is_joint(unit) || unit.after_line_end);
    let has_number = !is_numbered
        || units
            .get(name.end)
            .is_some_and(|unit| unit.text.starts_with(|letter: char| letter.is_ascii_digit()));
    // "Joe Doe (Essex)": where an official is from.
    let is_home = name.len() == 1
        && name.start >= 2
        && units[name.start - 1].text == "("
        && units.get(name.end).is_some_and(|unit| unit.text == ")")
        && units[name.start - 2].shape == Shape::Title;
    before && behind && has_number && !is_home
}

/// Whether the bracket that closes at `close` is one of several with a club each: the list goes on behind it.
fn lists_clubs(units: &[Unit<'_>], close: usize) -> bool {
    units.get(close + 1).is_none_or(|next| {
        next.after_line_end
            || matches!(next.text, "," | ";" | ".")
            || next.text.starts_with(|letter: char| letter.is_ascii_digit())
    })
}

/// Whether `segment` is a label and no name: the "Att" of "Att: 26,414".
fn is_label(units: &[Unit<'_>], segment: &Range<usize>) -> bool {
    segment.len() == 1
        && units.get(segment.end).is_some_and(|unit| unit.text == ":")
        && is_number(units, segment.end + 1)
}
