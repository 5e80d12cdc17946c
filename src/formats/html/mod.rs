//! A web page → [`Article`].
//!
//! `decode` finds the character set, and `unfold` puts what a page declares to stand elsewhere in its place; `scan` checks the limits and marks every run of text, between the borders that
//! `markup` finds; `tree` builds the tree, `dom` is the part of it that is read, and `pieces` cuts it into pieces in
//! reading order, with `table` for tables and `office` for pages of word processors. `others` takes out what a page lays over
//! its article or loads below it. `body` asks two crates which marked runs they keep, and `select` decides by their votes,
//! with `nearby` for what they miss; `in_data` finds text that only the data of the page have; `figure` and
//! `captions` find the descriptions of pictures, `picture` their addresses, `metadata` what the page says about its
//! article. `classes` knows what class names mean; `well_formed` turns a page into XML for other readers. All of this
//! runs on a thread that can be abandoned; then a simpler reading follows, and in the end the text without the tags.

mod body;
mod captions;
mod classes;
mod compose;
mod decode;
mod dom;
mod exported;
mod figure;
mod in_data;
mod linked_data;
mod markup;
mod metadata;
mod nearby;
mod office;
mod others;
mod picture;
mod pieces;
mod plain;
mod scan;
mod select;
mod strip;
mod table;
mod tree;
mod unfold;
mod unshown;
mod well_formed;
mod words;

pub(super) use metadata::names_in;
pub(super) use well_formed::well_formed;

use std::sync::Arc;
use std::time::Duration;

use super::composer::Composer;
use super::pictures::{self, Folder};
use super::read_problem::MAX_PAGE_BYTES;
use super::{ReadProblem, deadline};
use crate::article::{Article, Source, Warning};

/// The share of the time limit for a page that the careful reading may take.
const CAREFUL_SHARE: f32 = 0.7;
/// The share that the simpler one may take, which leaves a moment for stripping the tags.
const SIMPLE_SHARE: f32 = 0.25;

/// How a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// Two crates separate the article from the rest.
    Careful,
    /// Only one does, the faster.
    Simple,
    /// All of it is the article.
    Whole,
}

/// The article in the `bytes` of a web page, with the pictures in the page and in the folder saved with it.
pub(super) fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    read_in(Manner::Careful, bytes, source)
}

/// The article that all of `bytes`, a part of a web page, makes up.
pub(super) fn read_part(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    read_in(Manner::Whole, bytes, source)
}

fn read_in(manner: Manner, bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (mut composer, encoding) = compose_in(manner, bytes)?;
    let folder = Folder::of(&source);
    let pictures = pictures::resolve(&mut composer, |address| folder.open(address));
    Ok(composer.finish(Source { encoding: Some(encoding), ..source }).with_pictures(pictures))
}

/// The content of the `bytes` of a web page, with the addresses of its pictures, and their character set.
pub(super) fn compose(bytes: &[u8]) -> Result<(Composer, &'static str), ReadProblem> {
    compose_in(Manner::Careful, bytes)
}

fn compose_in(manner: Manner, bytes: &[u8]) -> Result<(Composer, &'static str), ReadProblem> {
    if bytes.len() > MAX_PAGE_BYTES {
        return Err(ReadProblem::PageTooLarge);
    }
    let decoded = decode::decode(bytes);
    let text = unfold::unfold(&decoded.text);
    let mut composer = match scan::marked(&text) {
        Ok(marked) => read_marked(manner, &marked, &text),
        Err(excess) => {
            let what = match excess {
                scan::Excess::Depth => "Its elements are nested too deeply",
                scan::Excess::Attributes => "A tag has too many attributes",
                scan::Excess::Elements => "It has too many elements",
            };
            stripped(
                &text,
                &format!(
                    "{what} to separate the article from the rest of the page, so all of its text is shown"
                ),
            )
        }
    };
    if composer.is_empty() {
        return Err(ReadProblem::Empty);
    }
    if decoded.damaged {
        let message =
            format!("Some characters could not be read as {} and are shown as \u{fffd}", decoded.encoding);
        composer.warnings.push(Warning::new(message));
    }
    Ok((composer, decoded.encoding))
}

/// Reads a page in `manner`, or else simply, or else as the text between its tags.
fn read_marked(manner: Manner, marked: &str, text: &str) -> Composer {
    let marked: Arc<str> = marked.into();
    let time = deadline::left();
    if let Some(composer) = within(time.mul_f32(CAREFUL_SHARE), &marked, manner) {
        return composer;
    }
    if let Some(mut composer) = within(time.mul_f32(SIMPLE_SHARE), &marked, Manner::Simple) {
        composer.warnings.push(Warning::new(
            "The page was read in a simpler way, since the careful reading failed or took too long",
        ));
        return composer;
    }
    stripped(
        text,
        "The article could not be separated from the rest of the page, so all of its text is shown",
    )
}

/// The result of reading a page in `manner`; `None` if that fails, takes longer than `limit` or finds nothing.
fn within(limit: Duration, marked: &Arc<str>, manner: Manner) -> Option<Composer> {
    let marked = Arc::clone(marked);
    let work = move || compose::compose(&marked, manner);
    deadline::within(limit, work).ok().flatten().filter(|composer| !composer.is_empty())
}

/// The text of a page between its tags, with a warning that says why there is no more.
fn stripped(text: &str, why: &str) -> Composer {
    let mut composer = strip::strip(text);
    composer.warnings.push(Warning::new(why));
    composer
}
