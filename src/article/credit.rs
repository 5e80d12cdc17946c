//! Credit lines: "JANE ROE/Pool via REUTERS", "Photo: Jane Roe / AP".

use super::TextRange;

/// A credit at the end of a caption, or a credit line of its own. All ranges are byte ranges of the text given to
/// [`Credit::find`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The whole credit, with "Photo:" and the like.
    pub range: TextRange,
    /// The photographers' names.
    pub photographers: Vec<TextRange>,
    /// The agency, such as "REUTERS" or "Getty Images".
    pub agency: Option<TextRange>,
}

impl Credit {
    /// The credit that ends `caption`, if one does.
    #[must_use]
    pub fn find(caption: &str) -> Option<Self> {
        let _ = caption;
        None
    }

    /// The credit with every range moved `by` bytes towards the end.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self {
            range: self.range.shifted(by),
            photographers: self.photographers.into_iter().map(|name| name.shifted(by)).collect(),
            agency: self.agency.map(|agency| agency.shifted(by)),
        }
    }
}
