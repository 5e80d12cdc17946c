//! Undo and redo of corrections, by name and to any depth, and taking back any of them.
//!
//! The history is a list of steps: an operation was done, or was taken back. The last of them may themselves be undone,
//! and wait to be redone until something else is done. It is in the file, so it goes on after the article was closed.

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
}

impl Step {
    /// The operation.
    fn id(&self) -> &str {
        match self {
            Self::Did(id) | Self::TookBack(id) => id,
        }
    }

    /// Whether the operation is undone after this step.
    fn leaves_undone(&self) -> bool {
        matches!(self, Self::TookBack(_))
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

impl History {
    /// The history that a file says. If it says less than its operations, these count as done in their order.
    pub fn restore(&mut self, steps: Vec<Step>, undone: usize, entries: &[Entry]) {
        let known: HashSet<&str> = entries.iter().map(Entry::id).collect();
        let told: HashSet<String> = steps.iter().map(|step| step.id().to_owned()).collect();
        let untold = entries.iter().filter(|entry| !entry.undone && !told.contains(entry.id()));
        let done = steps.len().saturating_sub(undone);
        let is_known = |step: &Step| known.contains(step.id());
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
        let rest = serde_json::Map::new();
        self.entries.push(Entry { operation: Ok(operation), undone: false, of: None, rest });
    }

    /// Takes back the operation with the identifier `id`, wherever in the list it is; returns whether there is one.
    pub fn take_back(&mut self, id: &str) -> bool {
        self.step(Step::TookBack(id.to_owned()))
    }

    /// Does the operation with the identifier `id` again, in its old place; returns whether there is one.
    pub fn restore(&mut self, id: &str) -> bool {
        self.step(Step::Did(id.to_owned()))
    }

    fn step(&mut self, step: Step) -> bool {
        let changes = self.entry(step.id()).is_some_and(|entry| entry.undone != step.leaves_undone());
        if changes {
            self.set_undone(step.id(), step.leaves_undone());
            self.history.push(step);
        }
        changes
    }

    /// Undoes the last step; returns what was undone.
    pub fn undo(&mut self) -> Option<String> {
        let title = self.undo_title()?;
        self.history.done -= 1;
        let step = self.history.steps[self.history.done].clone();
        self.set_undone(step.id(), !step.leaves_undone());
        Some(title)
    }

    /// Redoes what was undone last; returns what was redone.
    pub fn redo(&mut self) -> Option<String> {
        let title = self.redo_title()?;
        let step = self.history.steps[self.history.done].clone();
        self.history.done += 1;
        self.set_undone(step.id(), step.leaves_undone());
        Some(title)
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

    /// All changes, the first first.
    pub fn changes(&self) -> impl Iterator<Item = Change> {
        let change =
            |entry: &Entry| Change { id: entry.id().to_owned(), title: entry.title(), undone: entry.undone };
        self.entries.iter().map(change)
    }

    fn title_of(&self, step: &Step) -> Option<String> {
        let title = self.entry(step.id())?.title();
        Some(if step.leaves_undone() { format!("taking back the {title}") } else { title })
    }

    /// The last entry of that name: identifiers are unique but in a file that was made by hand.
    fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.id() == id)
    }

    pub(super) fn set_undone(&mut self, id: &str, undone: bool) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.id() == id) {
            entry.undone = undone;
        }
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
