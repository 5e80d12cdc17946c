//! The find bar above the page, and the list of hits.
//!
//! The reader paints the hits in the text; the status line reports them.

mod bar;
mod list;

pub use bar::bar_ui;
pub use list::list_ui;
