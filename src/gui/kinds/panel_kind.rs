//! What the window must know about a kind of finding: one row in the table of kinds.

use super::{InText, OrderRow, Row, Underline};
use crate::analysis::{Analysis, EntityKey, Field, PersonIndex};
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

/// What the window knows about a kind of finding, or about unsure entries. `index` is always a finding's index in its
/// list.
pub trait PanelKind: Sync {
    /// Its name in the settings.
    fn id(&self) -> &'static str;

    /// How many of the `total` findings in `analysis` count: those that the article is about.
    fn counted(&self, analysis: &Analysis, total: usize) -> usize {
        let _ = analysis;
        total
    }

    /// The text in the header of its section.
    fn title(&self) -> &'static str;

    /// What to call one of them, and several.
    fn nouns(&self) -> (&'static str, &'static str);

    /// What its section says when it has no rows.
    fn none(&self) -> &'static str;

    /// What its section says when no row matches the filter.
    fn no_match(&self) -> &'static str;

    /// The height of each row, in points.
    fn row_height(&self) -> f32 {
        48.0
    }

    /// The height that its rows get where there is room for all sections, in points.
    fn usual_height(&self) -> f32 {
        self.row_height()
    }

    /// Whether groups of its rows are folded away under their headings at first.
    fn folds_groups(&self) -> bool {
        false
    }

    /// Whether its section is open by default.
    fn is_open_at_first(&self) -> bool {
        true
    }

    /// Whether its section is shown even without rows.
    fn is_shown_empty(&self) -> bool {
        true
    }

    /// The orders that its rows can have, the default first; empty if there is only one.
    fn orders(&self) -> &'static [OrderRow] {
        &[]
    }

    /// What findings have in common that say the same and share a row; nothing if it has a row of its own in any case.
    fn united_by(&self, found: Found<'_>, index: usize) -> Option<String> {
        let _ = (found, index);
        None
    }

    /// The set of findings among which its value, the second, means something at a glance.
    fn compared(&self, found: Found<'_>, index: usize) -> Option<(String, f32)> {
        let _ = (found, index);
        None
    }

    /// The width of the column in which titles end, in points, while the rows are sorted by something; titles begin at the
    /// left without one.
    fn title_column(&self) -> Option<f32> {
        None
    }

    /// How it appears in the text.
    fn in_text(&self) -> &'static InText;

    /// Whether a finding can have more than one mention.
    fn has_many_mentions(&self) -> bool {
        false
    }

    /// Its short name: a person's or country's name, a statistic's value, the start of a caption.
    fn name(&self, found: Found<'_>, index: usize) -> String;

    /// What else it is called in the text.
    fn other_names<'a>(&self, found: Found<'a>, index: usize) -> &'a [String] {
        let _ = (found, index);
        &[]
    }

    /// Its row in the side panel.
    fn row(&self, found: Found<'_>, index: usize) -> Row;

    /// The words by which the filter finds its row.
    fn search_text(&self, found: Found<'_>, index: usize) -> Vec<String>;

    /// What its card says: who or what it is, and what else it is called.
    fn facts(&self, found: Found<'_>, index: usize) -> Vec<String>;

    /// What the tooltip of mention number `mention` says below the name.
    fn tooltip(&self, found: Found<'_>, index: usize, mention: usize) -> Vec<String> {
        self.why(found, index, mention).into_iter().collect()
    }

    /// Why mention number `mention` is listed; nothing if that is obvious.
    fn why(&self, found: Found<'_>, index: usize, mention: usize) -> Option<String>;

    /// Whether its band is shown only where the reader asks for those of reported speech too.
    fn is_reported(&self, found: Found<'_>, index: usize) -> bool {
        let _ = (found, index);
        false
    }

    /// Whether its highlight is shown only where the reader asks for those of small counts too.
    fn is_minor(&self, found: Found<'_>, index: usize) -> bool {
        let _ = (found, index);
        false
    }

    /// Words beside it that are underlined while it is selected, each in its way.
    fn beside(&self, found: Found<'_>, index: usize) -> Vec<(TextRange, Underline)> {
        let _ = (found, index);
        Vec::new()
    }

    /// The ISO 3166-1 alpha-2 code of the country that it is, by which it has a shape and a place on the map.
    fn alpha2(&self, found: Found<'_>, index: usize) -> Option<&'static str> {
        let _ = (found, index);
        None
    }

    /// Whether its section can show a map.
    fn has_map(&self) -> bool {
        false
    }

    /// The quotes of which it is the speaker.
    fn says(&self, found: Found<'_>, index: usize) -> Vec<EntityKey> {
        let _ = (found, index);
        Vec::new()
    }

    /// The words of somebody, and who says them, to be copied with their source.
    fn quotation(&self, found: Found<'_>, index: usize) -> Option<(String, String)> {
        let _ = (found, index);
        None
    }

    /// What [`people`](Self::people) do in it.
    fn people_label(&self) -> &'static str {
        "Shows"
    }

    /// The people shown in it.
    fn people<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        let _ = (found, index);
        &[]
    }

    /// The people who may be the speaker of it, where the text leaves that open.
    fn candidates<'a>(&self, found: Found<'a>, index: usize) -> &'a [PersonIndex] {
        let _ = (found, index);
        &[]
    }

    /// The value of `field` of it, in words that could be set again; nothing if it has none.
    fn field(&self, found: Found<'_>, index: usize, field: Field) -> Option<String> {
        let _ = (found, index, field);
        None
    }

    /// The index among the article's pictures of the one that it describes.
    fn picture(&self, found: Found<'_>, index: usize) -> Option<usize> {
        let _ = (found, index);
        None
    }
}
