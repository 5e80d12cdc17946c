//! What a file holds.

use serde_json::Value;

use crate::article::{Article, Source, Warning};

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// An article.
    Article(Article),
    /// A summary that Dateline wrote, which [`crate::summary`] reads.
    Summary(RawSummary),
}

impl From<Article> for Content {
    fn from(article: Article) -> Self {
        Self::Article(article)
    }
}

/// A summary that Dateline wrote, as data in any version of the schema.
#[derive(Clone, Debug)]
pub struct RawSummary {
    /// The data.
    pub value: Value,
    /// The file that it came from.
    pub source: Source,
    /// What was uncertain about reading it.
    pub warnings: Vec<Warning>,
}
