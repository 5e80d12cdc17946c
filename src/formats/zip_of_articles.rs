//! ZIP archives of articles, as people send them around → the articles in their files.

use std::path::Path;

use super::deadline;
use super::document_problem::DocumentProblem;
use super::several::{self, MAX_ARTICLES};
use super::zip_container::Container;
use super::{Content, Format, ReadProblem, read_as};
use crate::article::{Article, Source};

/// What messages call such a file.
const KIND: &str = "ZIP archive";

/// The articles in the files of the archive in `bytes`, in the order of their names. Files of other kinds, and those that
/// cannot be read, are left out.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut container = Container::open(bytes, KIND)?;
    let mut names: Vec<String> = container.names().filter(|name| may_be_article(name)).collect();
    names.sort_unstable();
    // In the archives of Firefox (MAFF), such a file beside each page says what it is.
    if let Some(about) = container.first_with_end("/index.rdf") {
        let depth = about.matches('/').count();
        names.retain(|name| {
            let file = name.rsplit('/').next().unwrap_or_default();
            name.matches('/').count() == depth && matches!(file, "index.html" | "index.htm" | "index.xhtml")
        });
    }
    let mut articles: Vec<Article> = Vec::new();
    let mut left_out = 0;
    for name in names {
        if articles.len() >= MAX_ARTICLES || several::is_time_up() {
            left_out += 1;
            continue;
        }
        let Ok(Some(part)) = container.part(&name) else { continue };
        let format = Format::of_file(&part, Path::new(&name));
        if matches!(format, Format::Zip | Format::Warc) {
            continue;
        }
        let inner = Source { format: format.media_type(), ..source.clone() };
        // One that takes too long costs no other.
        let read = deadline::within(several::time_left(), move || read_as(format, part, inner));
        if let Ok(Ok(Content::Article(mut article))) = read {
            let (others, more) = article.take_others_of_file();
            articles.push(article);
            articles.extend(others);
            left_out += more;
        }
    }
    left_out += articles.len().saturating_sub(MAX_ARTICLES);
    articles.truncate(MAX_ARTICLES);
    let mut articles = articles.into_iter();
    let first = articles.next().ok_or(DocumentProblem::NoText(KIND))?;
    Ok(first.with_others(articles.collect(), left_out))
}

/// Whether the file `name` in an archive may be an article, and no picture, part of a saved page or note of the system.
fn may_be_article(name: &str) -> bool {
    let mut folders = name.split(['/', '\\']);
    let file = folders.next_back().unwrap_or_default();
    let is_aside =
        |folder: &str| folder == "__MACOSX" || folder.ends_with("_files") || folder.starts_with('.');
    !file.is_empty()
        && !file.starts_with('.')
        && !folders.any(is_aside)
        && Format::of_name(Path::new(file)).is_some_and(|format| format != Format::Zip)
}
