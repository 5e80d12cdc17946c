//! Pasting: the content of the clipboard becomes an article of its own, without a file and never stored on disk.

use egui::{Context, Event};

use crate::gui::app::App;
use crate::gui::app::dialogs::ClipboardContent;
use crate::gui::app::tasks::message::{Reading, Unpasted};

impl App {
    /// Starts reading the clipboard on another thread.
    pub(super) fn paste(&mut self, ctx: &Context) {
        // The window already has the text if the keys were pressed. The clipboard has the HTML too.
        let given = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        self.state.pasting = true;
        self.tasks.paste(ctx, self.dialogs.read_clipboard(), given);
    }

    /// Opens an article that is part of the program, as if it were pasted.
    pub(super) fn open_sample(&mut self, ctx: &Context) {
        const SAMPLE: &str = include_str!("../../../assets/samples/danube-talks.txt");
        self.state.pasting = true;
        self.tasks.paste(ctx, Box::pin(async { ClipboardContent::default() }), Some(SAMPLE.to_owned()));
    }

    /// Offers the selected text to the middle button of the mouse once it has been selected.
    pub(super) fn offer_selection(&mut self, ctx: &Context) {
        /// More than anybody pastes with the mouse.
        const LONGEST: usize = 1 << 20;
        if ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        let selected = self.state.selected_text();
        let selection = selected.map(|(document, range)| (document.key, range));
        if self.offered == selection {
            return;
        }
        self.offered = selection;
        if let Some((document, range)) = selected.filter(|(_, range)| range.len() <= LONGEST) {
            self.dialogs.offer_selection(document.article.slice(range).to_owned());
        }
    }

    /// Takes in the article made from the clipboard, or the reason why there is none.
    pub(super) fn pasted(&mut self, ctx: &Context, result: Result<Reading, Unpasted>) {
        self.state.pasting = false;
        match result {
            Ok(reading) => {
                self.state.failure = None;
                // An article pasted again is shown, not opened twice.
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
            Err(Unpasted::Address) => {
                self.state.notices.information(
                    "This is only the address of a page, and Dateline fetches nothing. Save the page in your browser (Ctrl+S) \
                    and open the file",
                );
            }
            Err(Unpasted::Failed(message)) => self.state.notices.error(message),
        }
    }
}
