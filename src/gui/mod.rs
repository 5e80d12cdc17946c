//! The window.
//!
//! Its modules, each of which uses only those listed below it:
//!
//! - [`app`]: what the window does. [`App::logic`] handles reports from other threads and key presses; [`App::ui`] lays
//!   out the parts and shows the state. Only the app starts threads, talks to the system and changes the state.
//! - [`ui`]: the parts around the page and over it. Like everything shown, they take state and return
//!   [`command::Action`]s.
//! - [`reader`]: the page; [`find`]: the find bar above it and its list of hits.
//! - [`pictures`]: the pictures of the articles as textures.
//! - [`widgets`]: the building blocks: buttons, menus, a line of context around a place.
//! - [`command`]: the one table of commands, and the other actions that the app can be asked for.
//! - [`theme`]: the one place for colours, fonts, icons and spacing.
//! - [`model`]: the state of the window: the open articles, the reading position in each, the settings. It draws
//!   nothing and knows nothing of egui.
//!
//! The window's thread never reads a file, never analyses, never waits.

mod app;
pub mod command;
mod find;
mod kinds;
mod model;
pub mod pictures;
mod reader;
pub mod theme;
mod ui;
mod widgets;

pub use app::dialogs::{ChosenPaths, ClipboardContent, Dialogs, ReadClipboard};
pub use app::instance::{Instance, Start};
pub use app::window::{APP_ID, GuiError, Where, run};
pub use app::{App, screenshot, tasks, warm_up, watch};
pub use model::open_article::OpenArticle;
pub use model::order::Order;
pub use model::page::Page;
pub use model::{settings, typography};
