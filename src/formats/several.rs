//! Files that hold several articles: mailboxes, feeds, archives, and what archives of the press give out.
//!
//! The first article of such a file is called like the file, and the others like the file with a number sign and their
//! number: `export.txt#2`. Each is known by its text, since its number changes when the file gets others.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::composer::Composer;
use super::deadline;
use super::hash::sha256;
use crate::article::{Among, Article, Source, Warning};

/// The most articles of a file that are read.
pub(super) const MAX_ARTICLES: usize = 200;

/// The time that is kept back, so that what was read until then is shown.
const SLACK: Duration = Duration::from_secs(2);

/// The file of the article called `path`, and the number of the article in it, from 1. A file that is really called so is
/// that file. Looks at the disk if the name ends in a number.
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

/// Whether reading must end now for what was read to be shown.
pub(super) fn is_time_up() -> bool {
    deadline::left() < SLACK
}

/// The time that may go into reading one article of several.
pub(super) fn time_left() -> Duration {
    deadline::left().saturating_sub(SLACK)
}

/// The first of the articles that `compose` makes of `items`, with the others. As many items as are too many, or come when
/// the time is up, are only counted. `None` if no article was made.
pub(super) fn composed<Item>(
    items: impl Iterator<Item = Item>,
    compose: impl Fn(Item) -> Option<Composer>,
) -> Option<Composer> {
    let mut items = items;
    let mut articles = Vec::new();
    while articles.len() < MAX_ARTICLES && !is_time_up() {
        let Some(item) = items.next() else { break };
        articles.extend(compose(item));
    }
    let mut articles = articles.into_iter();
    let mut first = articles.next()?;
    first.others.extend(articles);
    first.left_out += items.count();
    Some(first)
}

/// `article` with the others of its file, each called by its number, and a warning that says how many there are.
pub(super) fn named(mut article: Article) -> Article {
    let (others, left_out) = article.take_others_of_file();
    if others.is_empty() && left_out == 0 {
        return article;
    }
    let read = 1 + others.len();
    let count = read + left_out;
    let whole = article.source().clone();
    let name = whole.name.as_deref().unwrap_or("the file");
    let which = match read {
        1 => "of which only this one is read".to_owned(),
        _ if left_out > 0 => {
            format!("of which {read} are read, and this is the first; the second is called “{name}#2”")
        }
        _ => format!("and this is the first; the second is called “{name}#2”"),
    };
    let warning = Warning::new(format!("The file has {count} articles in it, {which}"));
    let in_place = |article: Article, number: usize| {
        let source = source_of(&whole, Among { number, count }, &article);
        article.with_source(source)
    };
    let others = others.into_iter().zip(2..).map(|(other, number)| in_place(other, number)).collect();
    in_place(article, 1).with_others(others, left_out).with_warning(warning)
}

/// Where `article`, which has this place `among` those in the file of `whole`, came from.
fn source_of(whole: &Source, among: Among, article: &Article) -> Source {
    let number = among.number;
    let called = |name: &str| if number == 1 { name.to_owned() } else { format!("{name}#{number}") };
    let path = whole
        .path
        .as_ref()
        .map(|path| path.with_file_name(called(&path.file_name().unwrap_or_default().to_string_lossy())));
    Source {
        path: if number == 1 { whole.path.clone() } else { path },
        name: whole.name.as_deref().map(called),
        sha256: sha256(article.text().as_bytes()),
        among: Some(among),
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
            let called = folder.path().join(format!("notes.txt#{number}"));
            assert_eq!(file_and_number(&called), (file.clone(), number));
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
