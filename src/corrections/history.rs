//! Undo and redo of corrections, by name and to any depth, and taking back any of them.
//!
//! The history is a list of steps: an operation was done, or was taken back, or several of that at once. The last of them
//! may themselves be undone, and wait to be redone until something else is done. It is in the file, so it goes on after
//! the article was closed.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Corrections, Entry, Operation};

/// What a reader did to an operation, which its identifier names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It was done, or done again after it was taken back.
    Did(String),
    /// It was taken back.
    TookBack(String),
    /// Several steps at once, the first of which tells what they are called.
    Together(Vec<Step>),
}

impl Step {
    /// What became of each operation that it is about: its identifier, and whether it is undone after this step.
    fn changes(&self) -> Vec<(&str, bool)> {
        match self {
            Self::Did(id) => vec![(id, false)],
            Self::TookBack(id) => vec![(id, true)],
            Self::Together(steps) => steps.iter().flat_map(Self::changes).collect(),
        }
    }

    /// The step that brings back what was before.
    fn inverse(&self) -> Self {
        match self {
            Self::Did(id) => Self::TookBack(id.clone()),
            Self::TookBack(id) => Self::Did(id.clone()),
            Self::Together(steps) => Self::Together(steps.iter().map(Self::inverse).collect()),
        }
    }

    /// Whether it is called by having done the operation `id`.
    fn is_led_by(&self, id: &str) -> bool {
        self.changes().first() == Some(&(id, false))
    }
}

/// The steps that led to the corrections as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    steps: Vec<Step>,
    /// How many of the steps hold; those behind them are undone.
    done: usize,
}

/// A line of the list of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The identifier of the operation.
    pub id: String,
    /// What it does: "merge of Doe and Jane Doe".
    pub title: String,
    /// Whether it is undone or was taken back.
    pub undone: bool,
}

impl Change {
    fn of(entry: &Entry) -> Self {
        Self { id: entry.id().to_owned(), title: entry.title(), undone: entry.undone }
    }
}

impl History {
    /// The history that a file says. If it says less than its operations, these count as done in their order.
    pub fn restore(&mut self, steps: Vec<Step>, undone: usize, entries: &[Entry]) {
        let known: HashSet<&str> = entries.iter().map(Entry::id).collect();
        let told: HashSet<String> =
            steps.iter().flat_map(Step::changes).map(|(id, _)| id.to_owned()).collect();
        let untold = entries.iter().filter(|entry| !entry.undone && !told.contains(entry.id()));
        let done = steps.len().saturating_sub(undone);
        let is_known = |step: &Step| {
            let changes = step.changes();
            !changes.is_empty() && changes.iter().all(|(id, _)| known.contains(id))
        };
        let mut restored: Vec<Step> = untold.map(|entry| Step::Did(entry.id().to_owned())).collect();
        restored.extend(steps[..done].iter().filter(|step| is_known(step)).cloned());
        self.done = restored.len();
        restored.extend(steps[done..].iter().filter(|step| is_known(step)).cloned());
        self.steps = restored;
    }

    /// The steps, and how many of them at the end are undone.
    pub fn written(&self) -> (Vec<Step>, usize) {
        (self.steps.clone(), self.steps.len() - self.done)
    }

    /// The steps that hold.
    pub fn done(&self) -> &[Step] {
        &self.steps[..self.done]
    }

    /// Adds a step; those that were undone cannot be redone any more.
    pub fn push(&mut self, step: Step) {
        self.steps.truncate(self.done);
        self.steps.push(step);
        self.done += 1;
    }
}

impl Corrections {
    /// Does `operation`.
    pub fn record(&mut self, operation: Operation) {
        self.history.push(Step::Did(operation.id.clone()));
        self.entries.push(Entry::new(operation));
    }

    /// Takes back the operation with the identifier `id`, wherever in the list it is, and brings back what it was done in
    /// place of; returns whether there is one.
    pub fn take_back(&mut self, id: &str) -> bool {
        let led = self.history.done().iter().rev().find(|step| step.is_led_by(id));
        // Of what was taken back or done again since, nothing is to come back.
        let led = led.filter(|step| self.still_holds(step));
        let step = led.map_or_else(|| Step::TookBack(id.to_owned()), Step::inverse);
        self.step(step)
    }

    /// Does the operation with the identifier `id` again, in its old place; returns whether there is one.
    pub fn restore(&mut self, id: &str) -> bool {
        self.step(Step::Did(id.to_owned()))
    }

    /// Takes `step`, unless it changes nothing about the operation that it is called by.
    fn step(&mut self, step: Step) -> bool {
        let first = step.changes().first().copied();
        let changes =
            first.is_some_and(|(id, undone)| self.entry(id).is_some_and(|entry| entry.undone != undone));
        if changes {
            self.take(step);
        }
        changes
    }

    /// Takes `step`, unless it is none.
    pub(super) fn take(&mut self, step: Step) {
        if !step.changes().is_empty() {
            self.set(&step);
            self.history.push(step);
        }
    }

    /// Undoes the last step; returns what was undone.
    pub fn undo(&mut self) -> Option<String> {
        let title = self.undo_title()?;
        self.history.done -= 1;
        let step = self.history.steps[self.history.done].inverse();
        self.set(&step);
        Some(title)
    }

    /// Redoes what was undone last; returns what was redone.
    pub fn redo(&mut self) -> Option<String> {
        let title = self.redo_title()?;
        let step = self.history.steps[self.history.done].clone();
        self.history.done += 1;
        self.set(&step);
        Some(title)
    }

    /// The identifier of the operation that the last step did, if [`Self::undo`] would undo one.
    #[must_use]
    pub fn last_done(&self) -> Option<&str> {
        match self.history.done().last()?.changes().first()? {
            (id, false) => Some(id),
            (_, true) => None,
        }
    }

    /// What [`Self::undo`] would undo: "merge of Doe and Jane Doe".
    #[must_use]
    pub fn undo_title(&self) -> Option<String> {
        self.title_of(self.history.done().last()?)
    }

    /// What [`Self::redo`] would redo.
    #[must_use]
    pub fn redo_title(&self) -> Option<String> {
        self.title_of(self.history.steps.get(self.history.done)?)
    }

    /// The change at `index` in the order in which they were made.
    #[must_use]
    pub fn change(&self, index: usize) -> Option<Change> {
        self.entries.get(index).map(Change::of)
    }

    /// All changes, the first first.
    #[must_use]
    pub fn changes(&self) -> impl ExactSizeIterator<Item = Change> {
        self.entries.iter().map(Change::of)
    }

    /// What the change `id` does.
    #[must_use]
    pub fn title(&self, id: &str) -> Option<String> {
        self.entry(id).map(Entry::title)
    }

    fn title_of(&self, step: &Step) -> Option<String> {
        let changes = step.changes();
        let title = self.entry(changes.first()?.0)?.title();
        Some(match changes.iter().take_while(|(_, undone)| *undone).count() {
            0 => title,
            1 => format!("taking back the {title}"),
            count => format!("taking back {count} changes"),
        })
    }

    /// Whether the operations that `step` is about are as they were after it.
    fn still_holds(&self, step: &Step) -> bool {
        let mut changes = step.changes().into_iter();
        changes.all(|(id, undone)| self.entry(id).is_some_and(|entry| entry.undone == undone))
    }

    /// Lets the operations that `step` is about be as they are after it.
    fn set(&mut self, step: &Step) {
        let mut undone: HashMap<&str, bool> = step.changes().into_iter().collect();
        for entry in self.entries.iter_mut().rev() {
            if let Some(undone) = undone.remove(entry.id()) {
                entry.undone = undone;
            }
        }
    }

    /// The last entry of that name: identifiers are unique but in a file that was made by hand.
    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.id() == id)
    }
}

impl History {
    /// What two histories that began as `base` come to, `theirs` before ours.
    pub fn joined(&self, theirs: &Self, base: &Self) -> Self {
        if theirs == base {
            return self.clone();
        }
        if self == base {
            return theirs.clone();
        }
        // Each step of theirs stands for one of ours that is the same.
        let mut shared: HashMap<&Step, usize> = HashMap::new();
        for step in theirs.done() {
            *shared.entry(step).or_default() += 1;
        }
        let mut joined = Self { steps: theirs.done().to_vec(), done: theirs.done };
        for step in self.done() {
            match shared.get_mut(step).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => joined.push(step.clone()),
            }
        }
        joined
    }
}
