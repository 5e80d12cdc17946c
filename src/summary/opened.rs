//! Opening a file: the article in it, and the analysis that a summary brings.

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
    /// What was found in the article, where the file is a summary that says so; its places lie in the article.
    pub analysis: Option<Analysis>,
}

impl Opened {
    /// The article and the analysis that its file brings, else a new one.
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

/// Opens the file at `path`, be it an article or a summary of one.
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    let wrap = |problem| ReadError { name: path.display().to_string(), problem };
    opened(formats::read(path)?).map_err(wrap)
}

/// Opens the `bytes` of a file that is called `name` and lies nowhere, be it an article or a summary of one.
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
