//! Finding text in an article: the query, and what it found.
//!
//! There is one query for the whole window ([`FindBar`]); each article has its own hits ([`ArticleFind`]).

mod folding;
mod found;
mod query;
mod running;
mod search;

pub use found::{ArticleFind, FoundHits};
pub use query::{Options, Query};
pub use running::Search;

/// The find bar.
#[derive(Clone, Debug, Default)]
pub struct FindBar {
    /// Whether it is shown.
    pub is_open: bool,
    /// Whether the list of hits is shown.
    pub lists_hits: bool,
    /// The query.
    pub query: Query,
    /// Whether the field still has to take the keyboard focus and select its text.
    pub wants_focus: bool,
    /// Whether the list of hits still has to take the keyboard focus.
    pub list_wants_focus: bool,
    /// Whether the query has changed since the last search, so that its first hit should be brought into view.
    pub was_changed: bool,
}

impl FindBar {
    /// Toggles an option of the query.
    pub(in crate::gui) fn switch(&mut self, option: impl FnOnce(&mut Options) -> &mut bool) {
        let switch = option(&mut self.query.options);
        *switch = !*switch;
        self.was_changed = true;
    }
}
