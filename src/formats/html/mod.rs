//! A web page → [`Article`].
//!
//! `decode` finds the character set; `scan` checks the limits and marks every run of text; `dom` is the tree and `pieces`
//! what it is set from, in reading order. `body` asks two programs which marked runs they keep and `select` decides by
//! their votes; `figure` and `captions` find what describes the pictures, `picture` where these are, `metadata` what the
//! page says of its article. `classes` knows what class names say. All of it runs on a thread that can be given up; a simpler reading follows then,
//! and in the end the text without the tags.

mod body;
mod captions;
mod classes;
mod compose;
mod decode;
mod dom;
mod figure;
mod metadata;
mod picture;
mod pieces;
mod scan;
mod select;
mod strip;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::ReadProblem;
use super::composer::Composer;
use super::pictures::{self, Folder};
use crate::article::{Article, Source, Warning};

/// The largest page that is read, in bytes: 20 MiB.
pub(super) const MAX_BYTES: usize = 20 << 20;
/// How long the careful reading of a page may take.
const CAREFUL_DEADLINE: Duration = Duration::from_secs(7);
/// How long the simpler one may take.
const SIMPLE_DEADLINE: Duration = Duration::from_secs(3);
/// The stack of the thread that reads, in bytes: some programs follow the nesting of the page.
const STACK_BYTES: usize = 32 << 20;

/// How a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// Two programs tell the article from the rest.
    Careful,
    /// One, the quicker, does.
    Simple,
}

/// The article in the `bytes` of a web page, with the pictures in the page and in the folder that it was saved with.
pub(super) fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (mut composer, encoding) = compose(bytes)?;
    let folder = Folder::of(&source);
    let pictures = pictures::resolve(&mut composer, |address| folder.open(address));
    Ok(composer.finish(Source { encoding, ..source }).with_pictures(pictures))
}

/// What the `bytes` of a web page say, with the addresses of its pictures, and their character set.
pub(super) fn compose(bytes: &[u8]) -> Result<(Composer, &'static str), ReadProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadProblem::PageTooLarge);
    }
    let decoded = decode::decode(bytes);
    let mut composer = match scan::marked(&decoded.text) {
        Ok(marked) => read_marked(&marked, &decoded.text),
        Err(excess) => {
            let what = match excess {
                scan::Excess::Depth => "Its elements are nested too deeply",
                scan::Excess::Attributes => "A tag has too many attributes",
                scan::Excess::Elements => "It has too many elements",
            };
            stripped(
                &decoded.text,
                &format!("{what} to tell the article from the rest of the page, so all of its text is shown"),
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

/// Reads a page with care, else simply, else as the text between its tags.
fn read_marked(marked: &str, text: &str) -> Composer {
    let marked: Arc<str> = marked.into();
    let careful = within(CAREFUL_DEADLINE, &marked, Manner::Careful);
    if let Some(composer) = careful {
        return composer;
    }
    if let Some(mut composer) = within(SIMPLE_DEADLINE, &marked, Manner::Simple) {
        composer.warnings.push(Warning::new(
            "The page was read in a simpler way, since the careful one failed or took too long",
        ));
        return composer;
    }
    stripped(text, "The article could not be told from the rest of the page, so all of its text is shown")
}

/// What comes of reading a page in `manner` on a thread of its own; nothing where that fails or takes too long. The thread
/// is then left to end by itself.
fn within(deadline: Duration, marked: &Arc<str>, manner: Manner) -> Option<Composer> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let marked = Arc::clone(marked);
    let work = move || {
        let composer =
            catch_unwind(AssertUnwindSafe(|| compose::compose(&marked, manner == Manner::Careful)));
        // Nobody listens once the deadline has passed.
        let _ = sender.send(composer.ok());
    };
    thread::Builder::new().name("page".to_owned()).stack_size(STACK_BYTES).spawn(work).ok()?;
    receiver.recv_timeout(deadline).ok().flatten().filter(|composer| !composer.is_empty())
}

/// The text of a page between its tags, with a warning that says why there is no more.
fn stripped(text: &str, why: &str) -> Composer {
    let mut composer = strip::strip(text);
    composer.warnings.push(Warning::new(why));
    composer
}
