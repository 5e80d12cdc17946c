//! Searching articles on another thread.

use super::Tasks;
use super::message::Message;
use super::panics::contained;
use crate::gui::model::cancel::CancelOnDrop;
use crate::gui::model::find::{FoundHits, Search};

impl Tasks {
    /// Runs `search`; dropping the returned value stops it.
    #[must_use]
    pub fn find(&self, ctx: &egui::Context, search: Search) -> CancelOnDrop {
        let cancel = CancelOnDrop::default();
        let is_stopped = cancel.is_stopped();
        self.spawn(ctx, "search", move |report| {
            let (key, serial) = (search.key, search.serial);
            let goes_on = || !is_stopped();
            let result = contained("The search failed", || {
                search.run(&goes_on, &mut |part| report.say(Message::Found(part)));
                Ok(())
            });
            if let Err(message) = result {
                let ended = Some(Err(message));
                report.say(Message::Found(FoundHits { key, serial, hits: Vec::new(), ended }));
            }
        });
        cancel
    }
}
