//! What a row of the side panel says.

use super::Excerpt;
use crate::analysis::Doubt;

/// The height of a row of one line, in points.
pub const LINE_HEIGHT: f32 = 23.0;

/// What a row of the side panel says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The picture of the article that it shows on the left, if pictures are shown.
    pub picture: Option<usize>,
    /// A code in a small frame before the title.
    pub badge: Option<String>,
    /// The code of the country whose outline stands before the title.
    pub shape: Option<&'static str>,
    /// The first line.
    pub title: String,
    /// The second line, in soft ink.
    pub detail: String,
    /// The second line instead of the detail: as much of it as fits, around its number.
    pub excerpt: Option<Excerpt>,
    /// Whether the detail stands behind the title instead of below it.
    pub is_one_line: bool,
    /// Whether the detail stands above the title instead of below it.
    pub has_detail_above: bool,
    /// Whether the title may take two lines.
    pub has_long_title: bool,
    /// Who says it, at the right of the title.
    pub speaker: Option<String>,
    /// The number on the right, if any.
    pub count: Option<usize>,
    /// Whether the strip of occurrences is shown.
    pub strip: bool,
    /// Its value as a share of the largest of those that it is compared with, from 0 to 1.
    pub share: Option<f32>,
    /// The width of the column in which the title ends, in points; it begins at the left without one.
    pub title_column: Option<f32>,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// What screen readers say, apart from the doubt.
    pub name: String,
    /// What the tooltip says, apart from the doubt; no tooltip if it is empty.
    pub tooltip: String,
}
