//! Pasting: what is on the clipboard becomes an article of its own, which comes from no file and is not kept on disk.

use std::sync::Arc;

use egui::{Context, Event};

use crate::article::Article;
use crate::formats;
use crate::gui::app::App;
use crate::gui::app::dialogs::{ClipboardContent, ReadClipboard};
use crate::gui::app::tasks::{self, Message, Reading, Tasks};
use crate::gui::model::page::Page;
use crate::summary::Opened;

/// Why no article was made of the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpasted {
    /// There is no text on it.
    Empty,
    /// Something else was wrong, as this sentence says.
    Failed(String),
}

impl Tasks {
    /// Makes an article of the clipboard, or of `given` where that cannot be read.
    pub fn paste(&self, ctx: &Context, clipboard: ReadClipboard, given: Option<String>) {
        self.spawn(ctx, "clipboard", move |report| {
            let result = tasks::contained("The clipboard could not be read", || {
                let ClipboardContent { html, text } = pollster::block_on(clipboard);
                let text = text.or(given);
                let has_words = |text: &String| !text.trim().is_empty();
                let (html, text) = (html.filter(has_words), text.filter(has_words));
                let article = match (html, text) {
                    (Some(html), text) => formats::article_from_html(&html, text.as_deref())
                        // What cannot be read as a page may be text all the same.
                        .or_else(|error| text.map_or(Err(error), formats::article_from_text)),
                    (None, Some(text)) => formats::article_from_text(text),
                    (None, None) => return Ok(None),
                };
                let article =
                    article.map_err(|error| format!("The clipboard could not be read: {}", error.problem))?;
                Ok(Some(Reading::from(Opened::from(article))))
            });
            let result = result.map_err(Unpasted::Failed).and_then(|article| article.ok_or(Unpasted::Empty));
            report.say(Message::Pasted(result));
        });
    }

    /// Sets `article`, which was pasted once, again.
    pub fn set_again(&self, ctx: &Context, article: Arc<Article>) {
        self.spawn(ctx, "reading", move |report| {
            let page = Page::of(&article);
            report.say(Message::Pasted(Ok(Reading { article, page, analysis: None })));
        });
    }
}

impl App {
    /// Has the clipboard read on another thread.
    pub(super) fn paste(&mut self, ctx: &Context) {
        // The window was given the text already where the keys were pressed. The clipboard has the HTML too.
        let given = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        self.state.pasting = true;
        self.tasks.paste(ctx, self.dialogs.read_clipboard(), given);
    }

    /// Takes in the article that was made of the clipboard, or why there is none.
    pub(super) fn pasted(&mut self, ctx: &Context, result: Result<Reading, Unpasted>) {
        self.state.pasting = false;
        match result {
            Ok(reading) => {
                self.state.failure = None;
                // Pasted twice, it is shown and not opened twice.
                let sha256 = &reading.article.source().sha256;
                let open = self.state.documents.iter().position(|document| {
                    document.path.is_none() && document.article.source().sha256 == *sha256
                });
                self.state.shown = open.unwrap_or(self.state.documents.len());
                if open.is_none() {
                    self.add_article(ctx, None, reading);
                }
            }
            Err(Unpasted::Empty) => {
                self.state
                    .notices
                    .information("There is no text on the clipboard. Copy an article and paste again");
            }
            Err(Unpasted::Failed(message)) => self.state.notices.error(message),
        }
    }
}
