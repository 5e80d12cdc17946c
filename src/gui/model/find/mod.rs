//! Finding text in an article: what is looked for, and what was found.
//!
//! The query is one for the whole window ([`FindBar`]); what it finds belongs to each article ([`ArticleFind`]).

mod folding;
mod found;
mod query;
mod running;
mod search;

pub use found::{ArticleFind, FoundHits};
pub use query::{Options, Query};
pub use running::Search;

/// The bar above the page.
#[derive(Clone, Debug, Default)]
pub struct FindBar {
    /// Whether it is shown.
    pub is_open: bool,
    /// Whether the list of hits is shown.
    pub lists_hits: bool,
    /// What is looked for.
    pub query: Query,
    /// Whether the field still has to be given the keyboard, and its text selected.
    pub wants_focus: bool,
    /// Whether the list of hits still has to be given the keyboard.
    pub list_wants_focus: bool,
    /// Whether the query was changed since the last search, so that its first hit is to be brought into view.
    pub was_changed: bool,
}

impl FindBar {
    /// Turns a switch of the query.
    pub(in crate::gui) fn switch(&mut self, option: impl FnOnce(&mut Options) -> &mut bool) {
        let switch = option(&mut self.query.options);
        *switch = !*switch;
        self.was_changed = true;
    }
}
