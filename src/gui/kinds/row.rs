//! What a row of the side panel says.

use crate::analysis::Doubt;

/// What a row of the side panel says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The picture of the article that it shows at the left, where pictures are shown.
    pub picture: Option<usize>,
    /// A code in a small frame before the title.
    pub badge: Option<String>,
    /// The first line.
    pub title: String,
    /// The second line, in soft ink; beside the title where `beside` is set.
    pub detail: String,
    /// Whether the detail stands beside the title instead of below it.
    pub beside: bool,
    /// Whether the title may take two lines.
    pub has_long_title: bool,
    /// The number at the right; `None` for none.
    pub count: Option<usize>,
    /// Whether the strip of occurrences is shown.
    pub strip: bool,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What screen readers say, the doubt aside.
    pub name: String,
    /// What is said on hover, the doubt aside; nothing where it is empty.
    pub tooltip: String,
}
