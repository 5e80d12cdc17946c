//! What the reader marked in an article: highlights, notes, tags and checks, and what is said about them.

use crate::analysis::{Check, CheckState, EntityKey, Mark, Marking};
use crate::article::TextRange;
use crate::gui::kinds::wording::capitalized;
use crate::gui::model::findings::Findings;

impl Findings {
    /// What the reader marked, in the order in which it was done.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        self.analysis.corrected.as_ref().map_or(&[], |corrected| &corrected.marks)
    }

    /// The marks that share a byte with `range`; of several checks of the same words only the latest.
    #[must_use]
    pub fn marks_in(&self, range: TextRange) -> Vec<&Mark> {
        let marks = self.marks();
        let is_check = |mark: &Mark| matches!(mark.marking, Marking::Check(_));
        let is_superseded = |place: usize, mark: &Mark| {
            is_check(mark)
                && marks[place + 1..].iter().any(|later| is_check(later) && later.range == mark.range)
        };
        let here = marks.iter().enumerate().filter(|(_, mark)| mark.range.overlaps(range));
        here.filter(|(place, mark)| !is_superseded(*place, mark)).map(|(_, mark)| mark).collect()
    }

    /// What came of checking `range`, if these very words were checked.
    #[must_use]
    pub fn check_of(&self, range: TextRange) -> Option<&Check> {
        self.marks().iter().rev().filter(|mark| mark.range == range).find_map(|mark| match &mark.marking {
            Marking::Check(check) => Some(check),
            _ => None,
        })
    }

    /// What came of checking `target`, if it was checked.
    #[must_use]
    pub fn check_of_finding(&self, target: EntityKey) -> Option<&Check> {
        if self.marks().is_empty() {
            return None;
        }
        self.check_of(self.analysis.entity(target)?.ranges().next()?)
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
