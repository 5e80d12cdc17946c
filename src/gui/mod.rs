//! The window.
//!
//! Its rooms, each of which uses only those below it:
//!
//! - [`app`]: what the window does. [`App::logic`] takes in what other threads report and which keys were pressed,
//!   [`App::ui`] shows the state and gives the parts their room; only it starts threads, asks the system for anything and
//!   changes what it knows.
//! - [`ui`]: the parts around the page and over it. Like all that is shown they take state and give back
//!   [`command::Action`]s.
//! - [`reader`]: the page; [`find`]: the bar above it and its list of hits.
//! - [`pictures`]: the pictures of the articles as textures.
//! - [`widgets`]: what the parts are made of: buttons, menus, a line of text around a place.
//! - [`command`]: the one table of commands, and whatever else can be asked of the app.
//! - [`theme`]: the one place of colours, fonts, icons and spacing.
//! - [`model`]: what the window knows: the open articles, where the reader is in them, the settings. It draws nothing and
//!   knows nothing of egui.
//!
//! The thread of the window never reads a file, never analyses, never waits.

mod app;
pub mod command;
mod find;
mod model;
pub mod pictures;
mod reader;
pub mod theme;
mod ui;
mod widgets;

pub use app::dialogs::{ChosenPaths, ClipboardContent, Dialogs, ReadClipboard};
pub use app::window::{APP_ID, GuiError, run};
pub use app::{App, screenshot, tasks, warm_up, watch};
pub use model::open_article::OpenArticle;
pub use model::page::Page;
pub use model::{settings, typography};
