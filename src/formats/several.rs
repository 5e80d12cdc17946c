//! Files that hold several articles: mailboxes, feeds, and what archives of the press give out.
//!
//! The first article of such a file is called like the file, and the others like the file with a number sign and their
//! number: `export.txt#2`.

use std::path::{Path, PathBuf};

use super::sha256;
use crate::article::{Article, Source, Warning};

/// The most articles of a file that are read.
pub(super) const MAX_ARTICLES: usize = 200;

/// The file of the article called `path`, and the number of the article in it, from 1. A file that is really called so is
/// that file.
#[must_use]
pub fn file_and_number(path: &Path) -> (PathBuf, usize) {
    let whole = || (path.to_owned(), 1);
    let Some((name, number)) = path.file_name().and_then(|name| name.to_str()?.rsplit_once('#')) else {
        return whole();
    };
    let is_number = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    match number.parse() {
        Ok(number) if is_number && !name.is_empty() && !path.exists() => (path.with_file_name(name), number),
        _ => whole(),
    }
}

/// What the article `number` of the file at `path` is called.
fn called(path: &Path, number: usize) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if number == 1 { path.to_owned() } else { path.with_file_name(format!("{name}#{number}")) }
}

/// `first`, with `others` of the same file, which holds `count` articles.
pub(super) fn with_others(first: Article, others: Vec<Article>, count: usize) -> Article {
    if others.is_empty() && count <= 1 {
        return first;
    }
    let name = first.source().name.clone().unwrap_or_else(|| "the file".to_owned());
    let words = if count > MAX_ARTICLES {
        format!(
            "The file has {count} articles in it, of which {MAX_ARTICLES} are read, and this is the first; the second is called “{name}#2”"
        )
    } else {
        format!("The file has {count} articles in it, and this is the first; the second is called “{name}#2”")
    };
    let whole = first.source().clone();
    let others = others.into_iter().enumerate().map(|(index, other)| {
        let source = source_of(&whole, index + 2, &other);
        other.with_source(source)
    });
    let others = others.collect();
    first.with_others(others).with_warning(Warning::new(words))
}

/// Where `article`, which has this `number` in the file of `whole`, came from. Its hash is that of its text, so that it is
/// known again in a file that has more articles.
fn source_of(whole: &Source, number: usize, article: &Article) -> Source {
    Source {
        path: whole.path.as_deref().map(|path| called(path, number)),
        name: whole.name.as_ref().map(|name| format!("{name}#{number}")),
        sha256: sha256(article.text().as_bytes()),
        ..article.source().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_of_several_is_called_by_its_number() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("notes.txt");
        assert_eq!(file_and_number(&file), (file.clone(), 1));
        for number in [2, 17] {
            assert_eq!(file_and_number(&called(&file, number)), (file.clone(), number));
        }
        for name in ["notes#.txt", "notes.txt#", "#2", "notes.txt#02", "notes.txt#-1", "notes.txt#two"] {
            let path = folder.path().join(name);
            assert_eq!(file_and_number(&path), (path.clone(), 1), "{name}");
        }
        let real = folder.path().join("draft#3");
        std::fs::write(&real, "A draft.").expect("it can be written");
        assert_eq!(file_and_number(&real), (real.clone(), 1));
    }
}
