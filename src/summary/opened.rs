//! Opens a file: the article in it and, if it is a summary, the analysis.

use std::path::Path;

use super::read;
use crate::analysis::{Analysis, analyze};
use crate::article::Article;
use crate::formats::{self, Content, ReadError, ReadProblem};

/// A file that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The article in it.
    pub article: Article,
    /// What was found in the article, if the file is a summary that has it; all its ranges lie within the article.
    pub analysis: Option<Analysis>,
}

impl Opened {
    /// The article with the analysis from its file, or a new one if the file has none.
    #[must_use]
    pub fn analyzed(self) -> (Article, Analysis) {
        let Self { article, analysis } = self;
        let analysis = analysis.unwrap_or_else(|| analyze(&article));
        (article, analysis)
    }
}

impl From<Article> for Opened {
    fn from(article: Article) -> Self {
        Self { article, analysis: None }
    }
}

/// Opens the file at `path`, which may be an article or a summary of one.
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    let wrap = |problem| ReadError { name: path.display().to_string(), problem };
    opened(formats::read(path)?).map_err(wrap)
}

/// Opens the `bytes` of a file called `name` that is not on disk; it may be an article or a summary of one.
pub fn open_bytes(bytes: impl Into<Vec<u8>>, name: &str) -> Result<Opened, ReadError> {
    let wrap = |problem| ReadError { name: name.to_owned(), problem };
    opened(formats::read_bytes(bytes, name)?).map_err(wrap)
}

fn opened(content: Content) -> Result<Opened, ReadProblem> {
    match content {
        Content::Article(article) => Ok(article.into()),
        Content::Summary(summary) => read::read(summary),
    }
}
