//! Where the keyboard is in the outline of an article.

/// Where the keyboard is in the outline of an article, and what of it was shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutlineCursor {
    /// Whether the list has yet to be given the keyboard.
    pub wants_focus: bool,
    /// The heading that Enter goes to, while the list has the keyboard.
    pub chosen: Option<usize>,
    /// The heading that was last brought into view.
    pub revealed: Option<usize>,
}
