//! What the window knows about each kind of finding: one file for each kind, and one table of them.
//!
//! The rest of the window asks the table ([`of`]) and names no kind itself. Nothing here draws: it describes rows,
//! facts and highlights in words, numbers and colours.

mod captions;
mod countries;
mod excerpt;
mod highlight;
pub mod number;
mod order;
mod panel_kind;
mod people;
mod quotes;
mod regions;
mod row;
mod statistics;
mod unsure;
pub mod wording;

pub use excerpt::Excerpt;
pub use highlight::{Highlighting, InText, Palette, Shade, Underline};
pub use order::{FIRST_MENTION, OrderRow};
pub use panel_kind::{Found, PanelKind};
pub use row::{LINE_HEIGHT, Row};

use crate::analysis::Section;

/// The kinds and the unsure entries, in the order of [`Section::ALL`].
static KINDS: [&dyn PanelKind; Section::COUNT] = [
    &people::People,
    &countries::Countries,
    &statistics::Statistics,
    &captions::Captions,
    &quotes::Quotes,
    &unsure::Places,
];

/// What the window knows about the findings of `section`.
#[must_use]
pub fn of(section: impl Into<Section>) -> &'static dyn PanelKind {
    KINDS[section.into().index()]
}
