//! Reading articles on another thread: from files, from changed files, from the clipboard.

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
            for (index, path) in paths.into_iter().enumerate() {
                let what = format!("{} could not be read", path.display());
                let result = contained(&what, || read(&path).map(Reading::from));
                let show = index >= first_shown && !is_shown && result.is_ok();
                is_shown |= show;
                report.say(Message::Read { path, show, result });
            }
        });
    }

    /// Reads `path` again and compares it with `article`, which is open as `key`.
    pub fn read_again(&self, ctx: &egui::Context, key: ArticleKey, path: PathBuf, article: Arc<Article>) {
        let read = Arc::clone(&self.services.read);
        self.spawn(ctx, "reading", move |report| {
            let result = contained(&format!("{} could not be read", path.display()), || {
                let new = read(&path)?;
                if new.article.source().sha256 == article.source().sha256 {
                    return Ok(None);
                }
                let revision = Revision::between(&article, &new.article);
                Ok(Some(NewReading { reading: new.into(), revision }))
            });
            report.say(Message::ReadAgain { key, path, result });
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
