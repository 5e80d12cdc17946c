//! What the window knows of each kind of finding: one file a kind, and one table of them.
//!
//! The rest of the window asks the table ([`of`]) and knows no kind by its name. Nothing here draws: rows, facts and
//! highlights are described, in words, numbers and colours.

mod captions;
mod countries;
mod highlight;
pub mod number;
mod order;
mod people;
mod row;
mod statistics;
mod unsure;
pub mod wording;

pub use highlight::{Highlighting, InText, Palette, Shade, Underline};
pub use order::{FIRST_MENTION, OrderRow};
pub use row::Row;

use crate::analysis::{Analysis, PersonIndex, Section};
use crate::article::{Article, TextRange};
use crate::text::one_line;

/// An article and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

impl Found<'_> {
    /// The words of `range` on one line.
    #[must_use]
    pub fn words(&self, range: TextRange) -> String {
        one_line(self.article.slice(range))
    }
}

/// What the window knows of a kind of finding, or of what is unsure. `index` is always the place of a finding in its list.
pub trait PanelKind: Sync {
    /// Its name in the settings.
    fn id(&self) -> &'static str;

    /// What the header of its section says.
    fn title(&self) -> &'static str;

    /// What one of them is called, and what several are.
    fn nouns(&self) -> (&'static str, &'static str);

    /// What its section says where it has no rows.
    fn none(&self) -> &'static str;

    /// What its section says where the filter leaves no row.
    fn no_match(&self) -> &'static str;

    /// The height of each row, in points.
    fn row_height(&self) -> f32 {
        48.0
    }

    /// Whether its section is open until the reader closes it.
    fn is_open_at_first(&self) -> bool {
        true
    }

    /// Whether its section is shown without rows.
    fn is_shown_empty(&self) -> bool {
        true
    }

    /// The orders that its rows can have, the usual one first; none where they have but one.
    fn orders(&self) -> &'static [OrderRow] {
        &[]
    }

    /// How it shows in the text.
    fn in_text(&self) -> &'static InText;

    /// Whether a finding can have more than one mention.
    fn has_many_mentions(&self) -> bool {
        false
    }

    /// Its short name: a person's or country's name, a statistic's value, the start of a caption.
    fn name(&self, found: Found<'_>, index: usize) -> String;

    /// Its row in the side panel.
    fn row(&self, found: Found<'_>, index: usize) -> Row;

    /// The parts of the text by which the filter finds its row.
    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String>;

    /// What its card says: who or what it is, what else it is called.
    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String>;

    /// What the tooltip of its mention number `mention` says below its name.
    fn tooltip(&self, found: Found<'_>, index: usize, mention: usize) -> Vec<String> {
        self.why(found, index, mention).into_iter().collect()
    }

    /// Why mention number `mention` is there; nothing where that goes without saying.
    fn why(&self, found: Found<'_>, index: usize, mention: usize) -> Option<String>;

    /// The people that it shows.
    fn people<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        let _ = (found, index);
        &[]
    }

    /// The place among the article's pictures of the one that it describes.
    fn picture(&self, found: Found<'_>, index: usize) -> Option<usize> {
        let _ = (found, index);
        None
    }
}

/// The kinds and what is unsure, in the order of [`Section::ALL`].
static KINDS: [&dyn PanelKind; Section::COUNT] =
    [&people::People, &countries::Countries, &statistics::Statistics, &captions::Captions, &unsure::Places];

/// What the window knows of the findings of `section`.
#[must_use]
pub fn of(section: impl Into<Section>) -> &'static dyn PanelKind {
    KINDS[section.into().index()]
}
