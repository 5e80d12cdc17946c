//! Work on other threads: reading, analysing, searching, exporting, waiting for dialogs.
//!
//! Each task has a thread of its own and reports through one channel, waking the window. A panic in a task becomes an
//! error message. Nothing here touches the state of the window.

mod analysing;
pub(super) mod correcting;
mod decoding;
mod exporting;
pub(super) mod message;
mod panics;
mod reading;
mod searching;
mod services;
mod turns;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

pub use exporting::Exported;
pub use reading::OpenOf;
pub use services::Services;

use self::message::Message;
use self::turns::Turns;
use crate::gui::app::instance::Instance;
use crate::gui::app::watch::WatchFiles;
use crate::gui::model::article_key::ArticleKey;

/// The background tasks of one window.
#[derive(Debug)]
pub struct Tasks {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    services: Services,
    /// Turns at analysing.
    turns: Turns,
}

impl Tasks {
    /// Creates an empty set of tasks.
    #[must_use]
    pub fn new(services: Services) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, services, turns: Turns::default() }
    }

    /// The messages since the last call. Does not block.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.receiver.try_iter().collect()
    }

    /// Lets the article that is `shown` wait for no other.
    pub fn prefer(&self, shown: Option<ArticleKey>) {
        self.turns.prefer(shown);
    }

    /// Starts a watcher of files.
    #[must_use]
    pub fn watch(&self, ctx: &egui::Context) -> Box<dyn WatchFiles> {
        let reporter = Reporter { sender: self.sender.clone(), ctx: ctx.clone() };
        (self.services.watch)(Arc::new(move |event| reporter.say(Message::Watch(event))))
    }

    /// Starts to listen for the files of later starts of the program.
    pub fn listen(&self, ctx: &egui::Context, instance: &Instance) -> io::Result<()> {
        let reporter = Reporter { sender: self.sender.clone(), ctx: ctx.clone() };
        instance.listen(move |handed| reporter.say(Message::HandedOver(handed)))
    }

    /// Starts a thread called `name` for `work`.
    fn spawn(&self, ctx: &egui::Context, name: &str, work: impl FnOnce(&Reporter) + Send + 'static) {
        let reporter = Reporter { sender: self.sender.clone(), ctx: ctx.clone() };
        let thread = std::thread::Builder::new().name(format!("dateline {name}"));
        if let Err(error) = thread.spawn(move || work(&reporter)) {
            let message = format!("No thread could be started for the {name}: {error}; close other programs");
            // The receiver lives as long as `self`.
            let _ = self.sender.send(Message::Failed(message));
        }
    }
}

/// A thread's end of the channel.
struct Reporter {
    sender: Sender<Message>,
    ctx: egui::Context,
}

impl Reporter {
    /// Sends `message` to the window and wakes it.
    fn say(&self, message: Message) {
        // Once the window is closed there is no one to tell.
        if self.sender.send(message).is_ok() {
            self.ctx.request_repaint();
        }
    }
}
