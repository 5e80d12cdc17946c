//! What the process that reads a PDF reports: the lines on its pages, in reading order, and what the file says about
//! itself. None of it is interpreted yet; the article is assembled from it in the process that asked.

use serde::{Deserialize, Serialize};

/// The result of reading a PDF.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Reading {
    /// It was read.
    Document(Document),
    /// It needs a password to open.
    Encrypted,
    /// No page could be found in it.
    Damaged,
}

/// A PDF that was read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Document {
    /// What the file says about itself.
    pub info: Info,
    /// The pages that were read, in order.
    pub pages: Vec<Page>,
    /// The number of pages in the file.
    pub page_count: usize,
    /// The number of those pages that could not be read.
    pub damaged_page_count: usize,
    /// Whether reading stopped before the last page because a limit on time or size was reached.
    pub is_cut: bool,
    /// The number of pieces of text whose characters are unknown, since their font does not define them.
    pub unreadable_text_count: usize,
}

/// What a PDF says about itself, in its own words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Info {
    /// The title.
    pub title: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// The program that the document was written with.
    pub creator: Option<String>,
    /// The program that made a PDF of it.
    pub producer: Option<String>,
    /// When the PDF was made, in the form `D:20250813101500+02'00'`.
    pub created: Option<String>,
    /// The language as a tag of BCP 47.
    pub language: Option<String>,
}

/// A page. Lengths are in points; heights grow upwards.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Page {
    /// The height of its lower edge.
    pub bottom: f32,
    /// The height of its upper edge.
    pub top: f32,
    /// Its lines, in reading order.
    pub lines: Vec<Line>,
    /// The pictures on it.
    pub picture_count: u32,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// The height of its baseline.
    pub baseline: f32,
    /// The size of most of its letters.
    pub size: f32,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// Whether it is a row of a table, with its cells separated by tabs.
    pub is_row: bool,
}
