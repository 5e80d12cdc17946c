//! What is selected again once an article that changed is analysed anew.

use crate::gui::model::findings::Target;

/// What was selected in an article that is being analysed anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reselect {
    /// What was selected, by its place in the old lists.
    pub target: Target,
    /// What it is called.
    pub name: String,
    /// The mention that was jumped to last.
    pub focused: usize,
}
