//! Two windows on one article: what each of them changed, put together by the identifiers of the operations.

use std::collections::{HashMap, HashSet};

use super::{Corrections, Entry};

impl Corrections {
    /// Takes over what `theirs` changed since `base`, from which both come. What only one of the two changed is as that
    /// one has it; what both changed is as it is here. No operation is dropped.
    pub fn join(&mut self, theirs: &Self, base: &Self) {
        let of_base: HashMap<&str, bool> =
            base.entries.iter().map(|entry| (entry.id(), entry.undone)).collect();
        let own: HashMap<String, Entry> =
            self.entries.iter().map(|entry| (entry.id().to_owned(), entry.clone())).collect();
        let known: HashSet<&str> = theirs.entries.iter().map(Entry::id).collect();
        // An operation that is new here was made on their text, which may not be ours.
        let is_same_text = theirs.document.text == self.document.text;
        let mut entries = Vec::with_capacity(theirs.entries.len().max(self.entries.len()));
        for entry in &theirs.entries {
            entries.push(match own.get(entry.id()) {
                Some(own) if of_base.get(entry.id()) == Some(&own.undone) => {
                    Entry { undone: entry.undone, ..own.clone() }
                }
                Some(own) => own.clone(),
                None if is_same_text => entry.clone(),
                None => {
                    let of = entry.of.clone().unwrap_or_else(|| theirs.document.sha256.clone());
                    Entry { of: Some(of), ..entry.clone() }
                }
            });
        }
        entries.extend(self.entries.iter().filter(|entry| !known.contains(entry.id())).cloned());
        self.history = self.history.joined(&theirs.history, &base.history);
        self.entries = entries;
        for document in theirs.earlier.iter().chain([&theirs.document]) {
            let is_needed = self.entries.iter().any(|entry| entry.of.as_ref() == Some(&document.sha256));
            if is_needed && self.earlier.iter().all(|known| known.sha256 != document.sha256) {
                self.earlier.push(document.clone());
            }
        }
        for (key, value) in &theirs.rest {
            self.rest.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
}
