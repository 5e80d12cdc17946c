//! What the reader marked in an article: highlights, notes, tags and checks, and what is said about them.
//!
//! [`OwnMarks`] is made once of each analysis, so that neither the page nor a row has to look at all marks.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use crate::analysis::{Analysis, Check, CheckState, EntityKey, Mark, Marking, Section};
use crate::article::TextRange;
use crate::gui::kinds::wording::capitalized;
use crate::gui::model::alike::Alike;

/// What the reader marked, found by its place and by the row that it belongs to.
#[derive(Clone, Debug, Default)]
pub struct OwnMarks {
    /// In text order, the longer ones first, then in the order in which they were made. Of several checks of the same words
    /// only the latest.
    marks: Vec<Mark>,
    /// The end of the furthest mark in each subtree: the middle of a slice is the root of a tree of its halves.
    reach: Vec<usize>,
    /// The places in `marks` of the checks, by the words that were checked.
    checks: HashMap<TextRange, usize>,
    /// What was done about each row; none for rows without marks.
    rows: HashMap<EntityKey, RowMarks>,
    /// The first place of each change that marks something, by its identifier.
    places: HashMap<String, TextRange>,
}

/// What the reader did about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowMarks {
    /// What came of checking it: of several outcomes the one that calls for most.
    pub check: Option<CheckState>,
    /// How many of its findings were checked with that outcome.
    pub checked: usize,
    /// Whether one of its mentions has a highlight, a note or a tag.
    pub is_marked: bool,
    /// Whether one of its findings was put right.
    pub is_put_right: bool,
}

impl RowMarks {
    /// Adds what was done about another finding of the row.
    fn add(&mut self, other: Self) {
        // What is wrong is said rather than what is still to be checked, and this rather than what is right.
        let weight = |check: Option<CheckState>| match check {
            None => 0,
            Some(CheckState::Confirmed) => 1,
            Some(CheckState::Open) => 2,
            Some(CheckState::Wrong) => 3,
        };
        match weight(other.check).cmp(&weight(self.check)) {
            Ordering::Greater => (self.check, self.checked) = (other.check, other.checked),
            Ordering::Equal => self.checked += other.checked,
            Ordering::Less => {}
        }
        self.is_marked |= other.is_marked;
        self.is_put_right |= other.is_put_right;
    }
}

impl OwnMarks {
    /// What the reader marked and put right according to `analysis`, whose findings share rows as in `alike`.
    #[must_use]
    pub fn of(analysis: &Analysis, alike: &Alike) -> Self {
        let Some(corrected) = &analysis.corrected else { return Self::default() };
        let made: &[Mark] = &corrected.marks;
        let mut own = Self::in_text(made);
        own.places = made.iter().rev().map(|mark| (mark.id.clone(), mark.range)).collect();
        for entity in Section::ALL.into_iter().flat_map(|section| analysis.entities(section)) {
            let is_note = |mark: &Mark| !matches!(mark.marking, Marking::Check(_));
            let check = entity.range(0).and_then(|range| own.check_of(range)).map(|check| check.state);
            let found = RowMarks {
                check,
                checked: usize::from(check.is_some()),
                is_marked: !made.is_empty()
                    && entity.ranges().any(|range| own.at(range).into_iter().any(is_note)),
                is_put_right: entity.put_right().is_some_and(|put_right| !put_right.is_empty()),
            };
            if found != RowMarks::default() {
                let section = entity.section();
                let row = analysis.keys_of(section)[alike.row_of(section, entity.index)];
                own.rows.entry(row).or_default().add(found);
            }
        }
        own
    }

    /// The marks that were `made`, to be found by their places.
    fn in_text(made: &[Mark]) -> Self {
        let checked = |mark: &Mark| matches!(mark.marking, Marking::Check(_)).then_some(mark.range);
        let checks = made.iter().enumerate().filter_map(|(place, mark)| Some((checked(mark)?, place)));
        let latest: HashMap<TextRange, usize> = checks.collect();
        let is_latest =
            |place: usize, mark: &Mark| checked(mark).is_none_or(|range| latest.get(&range) == Some(&place));
        let shown = made.iter().enumerate().filter(|(place, mark)| is_latest(*place, mark));
        let mut marks: Vec<Mark> = shown.map(|(_, mark)| mark.clone()).collect();
        marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
        let checks = marks.iter().enumerate().filter_map(|(place, mark)| Some((checked(mark)?, place)));
        let checks = checks.collect();
        let mut reach = vec![0; marks.len()];
        fill_reach(&marks, &mut reach);
        Self { marks, reach, checks, ..Self::default() }
    }

    /// Whether nothing is marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// All of them, in text order.
    #[must_use]
    pub fn all(&self) -> &[Mark] {
        &self.marks
    }

    /// Those that share a byte with `range`, in text order.
    #[must_use]
    pub fn at(&self, range: TextRange) -> Vec<&Mark> {
        let mut found = Vec::new();
        collect(&self.marks, &self.reach, range, &mut found);
        found
    }

    /// What came of checking `range`, if these very words were checked.
    #[must_use]
    pub fn check_of(&self, range: TextRange) -> Option<&Check> {
        match &self.marks[*self.checks.get(&range)?].marking {
            Marking::Check(check) => Some(check),
            _ => None,
        }
    }

    /// What the reader did about the row of `target`.
    #[must_use]
    pub fn of_row(&self, target: EntityKey) -> RowMarks {
        self.rows.get(&target).copied().unwrap_or_default()
    }

    /// Where the change `id` marks something first.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<TextRange> {
        self.places.get(id).copied()
    }
}

/// Fills in how far the marks of each subtree of `marks` reach; returns how far all of them do.
fn fill_reach(marks: &[Mark], reach: &mut [usize]) -> usize {
    if marks.is_empty() {
        return 0;
    }
    let middle = marks.len() / 2;
    let before = fill_reach(&marks[..middle], &mut reach[..middle]);
    let behind = fill_reach(&marks[middle + 1..], &mut reach[middle + 1..]);
    reach[middle] = marks[middle].range.end.max(before).max(behind);
    reach[middle]
}

/// Adds those of `marks` to `found` that share a byte with `range`. Logarithmic in the marks but for those found.
fn collect<'a>(marks: &'a [Mark], reach: &[usize], range: TextRange, found: &mut Vec<&'a Mark>) {
    let middle = marks.len() / 2;
    if reach.get(middle).is_none_or(|&reach| reach <= range.start) {
        return;
    }
    collect(&marks[..middle], &reach[..middle], range, found);
    if marks[middle].range.start < range.end {
        found.extend(Some(&marks[middle]).filter(|mark| mark.range.overlaps(range)));
        collect(&marks[middle + 1..], &reach[middle + 1..], range, found);
    }
}

/// What the reader said by `mark`, in a line.
#[must_use]
pub fn line(mark: &Mark) -> String {
    match &mark.marking {
        Marking::Highlight(colour) => format!("Your highlight: {}", colour.as_str()),
        Marking::Note(note) => format!("Your note: {note}"),
        Marking::Tag(tag) => format!("Your tag: {tag}"),
        Marking::Check(check) => check_line(check),
    }
}

/// "Checked: it is wrong. The log says 14. Source: harbour log".
fn check_line(check: &Check) -> String {
    let text = check.text.iter().cloned();
    let source = check.source.iter().map(|source| format!("Source: {source}"));
    let words: Vec<String> = [state(check.state).to_owned()].into_iter().chain(text).chain(source).collect();
    words.join(". ")
}

/// What `state` means.
#[must_use]
pub fn state(state: CheckState) -> &'static str {
    match state {
        CheckState::Open => "To be checked",
        CheckState::Confirmed => "Checked: it is right",
        CheckState::Wrong => "Checked: it is wrong",
    }
}

/// What screen readers say about `mark` on `words`.
#[must_use]
pub fn name(mark: &Mark, words: &str) -> String {
    format!("{} — {words}", capitalized(&line(mark)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A note or, if `is_check`, a check of `length` bytes from `start` on, called by its number.
    fn mark((number, &(start, length, is_check)): (usize, &(usize, usize, bool))) -> Mark {
        let state = CheckState::Confirmed;
        let marking = if is_check {
            Marking::Check(Check { state, text: Some(number.to_string()), source: None })
        } else {
            Marking::Note(number.to_string())
        };
        Mark { id: number.to_string(), range: TextRange::new(start, start + length), marking }
    }

    proptest! {
        #[test]
        fn marks_are_found_by_their_places(
            made in prop::collection::vec((0..60_usize, 1..30_usize, any::<bool>()), 0..40),
            (start, length) in (0..80_usize, 1..20_usize),
        ) {
            let made: Vec<Mark> = made.iter().enumerate().map(mark).collect();
            let own = OwnMarks::in_text(&made);
            let range = TextRange::new(start, start + length);
            let is_check = |mark: &Mark| matches!(mark.marking, Marking::Check(_));
            let is_superseded = |mark: &Mark| {
                let mut later = made.iter().skip_while(|other| other.id != mark.id).skip(1);
                is_check(mark) && later.any(|other| is_check(other) && other.range == mark.range)
            };
            let here = made.iter().filter(|mark| mark.range.overlaps(range) && !is_superseded(mark));
            let mut expected: Vec<&Mark> = here.collect();
            expected.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
            prop_assert_eq!(own.at(range), expected);
            let check = made.iter().rev().find(|mark| is_check(mark) && mark.range == range);
            prop_assert_eq!(own.check_of(range).map(|check| &check.text), check.map(|mark| match &mark.marking {
                Marking::Check(check) => &check.text,
                _ => &None,
            }));
        }
    }
}
