//! What open articles are called in messages from other threads.

/// The name of an open article; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub u64);
