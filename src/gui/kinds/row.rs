//! What a row of the side panel says.

use crate::analysis::Doubt;

/// What a row of the side panel says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The picture of the article that it shows on the left, if pictures are shown.
    pub picture: Option<usize>,
    /// A code in a small frame before the title.
    pub badge: Option<String>,
    /// The first line.
    pub title: String,
    /// The second line, in soft ink; beside the title if `beside` is set.
    pub detail: String,
    /// Whether the detail stands beside the title instead of below it.
    pub beside: bool,
    /// Whether the title may take two lines.
    pub has_long_title: bool,
    /// The number on the right, if any.
    pub count: Option<usize>,
    /// Whether the strip of occurrences is shown.
    pub strip: bool,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What screen readers say, apart from the doubt.
    pub name: String,
    /// What the tooltip says, apart from the doubt; no tooltip if it is empty.
    pub tooltip: String,
}
