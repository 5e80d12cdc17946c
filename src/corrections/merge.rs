//! Two windows on one article: what each of them changed, put together by the identifiers of the operations.

use std::collections::{HashMap, HashSet};

use super::{Corrections, Entry};

impl Corrections {
    /// Takes over what `theirs` changed since `base`, from which both come. What only one of the two changed is as that
    /// one has it; what both changed is as it is here. No operation is dropped.
    pub fn join(&mut self, theirs: &Self, base: &Self) {
        let states = |corrections: &Self| -> HashMap<String, bool> {
            corrections.entries.iter().map(|entry| (entry.id().to_owned(), entry.undone)).collect()
        };
        let (of_base, ours) = (states(base), states(self));
        let known: HashSet<&str> = theirs.entries.iter().map(Entry::id).collect();
        let mut entries = theirs.entries.clone();
        for entry in &mut entries {
            let id = entry.id();
            // An operation that is new to us stays as they have it.
            if let Some(&own) = ours.get(id)
                && of_base.get(id) != Some(&own)
            {
                entry.undone = own;
            }
        }
        entries.extend(self.entries.iter().filter(|entry| !known.contains(entry.id())).cloned());
        self.history = self.history.joined(&theirs.history, &base.history);
        self.entries = entries;
        for document in &theirs.earlier {
            if self.earlier.iter().all(|known| known.sha256 != document.sha256) {
                self.earlier.push(document.clone());
            }
        }
        for (key, value) in &theirs.rest {
            self.rest.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
}
