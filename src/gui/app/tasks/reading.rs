//! Reading articles on another thread: from files, from changed files, from the clipboard.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::Tasks;
use super::message::{Message, NewReading, Reading, Unpasted};
use super::panics::contained;
use crate::article::Article;
use crate::formats;
use crate::gui::app::dialogs::{ChosenPaths, ClipboardContent, ReadClipboard};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::page::Page;
use crate::gui::model::revision::Revision;
use crate::summary::Opened;

/// What to say of an article whose file has it no longer.
const GONE: &str = "the article is no longer in the file";

/// An article that is open of a file.
#[derive(Debug)]
pub struct OpenOf {
    /// Its key.
    pub key: ArticleKey,
    /// What it is called.
    pub path: PathBuf,
    /// What it was.
    pub article: Arc<Article>,
}

/// Takes what `article` is now out of `all` articles that its file has now: the one with the same text, else the one with
/// the same headline. One that had no others beside it is the first.
fn take_same(all: &mut [Option<Opened>], article: &Article) -> Option<Opened> {
    if article.source().among.is_none() {
        return all.first_mut()?.take();
    }
    let find = |is_same: &dyn Fn(&Article) -> bool| {
        all.iter().position(|new| new.as_ref().is_some_and(|new| is_same(&new.article)))
    };
    let title = article.metadata().title.as_deref();
    let place = find(&|new| new.text() == article.text())
        .or_else(|| find(&|new| title.is_some() && new.metadata().title.as_deref() == title))?;
    all[place].take()
}

impl Tasks {
    /// Waits for the dialog for opening files.
    pub fn await_files(&self, ctx: &egui::Context, answer: ChosenPaths) {
        self.spawn(ctx, "open dialog", move |report| {
            let asked = Instant::now();
            let paths = pollster::block_on(answer);
            report.say(Message::FilesChosen { paths, after: asked.elapsed() });
        });
    }

    /// Reads `paths` in order; from index `first_shown` on, the first that can be read will be shown.
    pub fn read(&self, ctx: &egui::Context, paths: Vec<PathBuf>, first_shown: usize) {
        let read = Arc::clone(&self.services.read);
        self.spawn(ctx, "reading", move |report| {
            let mut is_shown = false;
            // Articles of a file that was read, which are asked for by their numbers below it.
            let mut at_hand: Vec<Reading> = Vec::new();
            let wanted: HashSet<PathBuf> = paths.iter().cloned().collect();
            for (index, path) in paths.into_iter().enumerate() {
                let what = format!("{} could not be read", path.display());
                let is_it = |reading: &Reading| reading.article.source().path.as_ref() == Some(&path);
                let mut result = match at_hand.iter().position(is_it) {
                    Some(place) => Ok(at_hand.swap_remove(place)),
                    None => contained(&what, || read(&path).map(Reading::from)),
                };
                if let Ok(reading) = &mut result {
                    let is_wanted = |other: &mut Reading| {
                        other.article.source().path.as_ref().is_some_and(|path| wanted.contains(path))
                    };
                    at_hand.extend(reading.others.extract_if(.., is_wanted));
                }
                let show = index >= first_shown && !is_shown && result.is_ok();
                is_shown |= show;
                report.say(Message::Read { path, show, result });
            }
        });
    }

    /// Reads `file` again and compares what is in it with the articles that are open of it.
    pub fn read_again(&self, ctx: &egui::Context, file: PathBuf, open: Vec<OpenOf>) {
        let read = Arc::clone(&self.services.read);
        self.spawn(ctx, "reading", move |report| {
            let read = contained(&format!("{} could not be read", file.display()), || {
                let mut first = read(&file)?;
                let others = first.article.take_others().into_iter().map(Opened::from);
                let others: Vec<Opened> = others.collect();
                Ok(std::iter::once(first).chain(others).collect::<Vec<_>>())
            });
            let mut read = read.map(|all| all.into_iter().map(Some).collect::<Vec<_>>());
            for OpenOf { key, path, article } in open {
                let taken = match &mut read {
                    Ok(all) => take_same(all, &article).ok_or_else(|| GONE.to_owned()),
                    Err(message) => Err(message.clone()),
                };
                let now = taken.as_ref().ok().and_then(|new| new.article.source().path.clone());
                let now = now.filter(|now| article.source().among.is_some() && *now != path);
                let result = contained(&format!("{} could not be read", path.display()), || {
                    let new = taken?;
                    if new.article.source().sha256 == article.source().sha256 {
                        return Ok(None);
                    }
                    let revision = Revision::between(&article, &new.article);
                    Ok(Some(NewReading { reading: new.into(), revision }))
                });
                report.say(Message::ReadAgain { key, path, now, result });
            }
        });
    }

    /// Makes an article from the clipboard, or from `given` if that cannot be read.
    pub fn paste(&self, ctx: &egui::Context, clipboard: ReadClipboard, given: Option<String>) {
        self.spawn(ctx, "clipboard", move |report| {
            let result = contained("The clipboard could not be read", || {
                let ClipboardContent { html, text } = pollster::block_on(clipboard);
                let text = text.or(given);
                let has_words = |text: &String| !text.trim().is_empty();
                let (html, text) = (html.filter(has_words), text.filter(has_words));
                if text.as_deref().is_some_and(is_address) {
                    return Ok(Err(Unpasted::Address));
                }
                let article = match (html, text) {
                    (Some(html), text) => formats::article_from_html(&html, text.as_deref())
                        // What cannot be read as a web page may still be text.
                        .or_else(|error| text.map_or(Err(error), formats::article_from_text)),
                    (None, Some(text)) => formats::article_from_text(text),
                    (None, None) => return Ok(Err(Unpasted::Empty)),
                };
                let article =
                    article.map_err(|error| format!("The clipboard could not be read: {}", error.problem))?;
                Ok(Ok(Reading::from(Opened::from(article))))
            });
            let result = result.map_err(Unpasted::Failed).flatten();
            report.say(Message::Pasted(result));
        });
    }

    /// Prepares the page of `article`, a pasted one that is being reopened.
    pub fn set_again(&self, ctx: &egui::Context, article: Arc<Article>) {
        self.spawn(ctx, "reading", move |report| {
            let page = Page::of(&article);
            report.say(Message::Pasted(Ok(Reading { article, page, analysis: None, others: Vec::new() })));
        });
    }
}

/// Whether `text` is the address of a web page and nothing else.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let is_web = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
    is_web && !text.contains(char::is_whitespace)
}
