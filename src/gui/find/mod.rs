//! The bar above the page to find text with, and the list of what was found.
//!
//! Where hits are painted is left to the reader, how they are told in the status line to that.

mod bar;
mod list;

pub use bar::bar_ui;
pub use list::list_ui;
