//! The keys that identify open articles in messages from other threads.

/// Identifies an open article; never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub u64);
