//! The signs by which a block is known for a caption.

use std::sync::LazyLock;

use regex::Regex;

use super::Caption;
use crate::analysis::AnnotatedArticle;
use crate::article::BlockKind;
use crate::text::pattern;

/// One thing that speaks for a block being a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaptionSign {
    /// The file marks it as one, as web pages do.
    Markup,
    /// It has the credit of an agency.
    Agency,
    /// It has the credit of a photographer or of another source.
    Credit,
    /// It says where somebody stands in the picture: "(L)", "second from right".
    Position,
    /// The text that stands for the image is just above.
    AltText,
    /// It speaks of a picture: "file photo", "pictured", "this image".
    PictureWord,
    /// It says on which day the picture was taken.
    Date,
    /// Another caption, or the credit of one, is next to it.
    Neighbour,
}

impl CaptionSign {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Markup,
        Self::Agency,
        Self::Credit,
        Self::Position,
        Self::AltText,
        Self::PictureWord,
        Self::Date,
        Self::Neighbour,
    ];

    /// The name of the sign in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Markup => "markup",
            Self::Agency => "agency",
            Self::Credit => "credit",
            Self::Position => "position",
            Self::AltText => "alt-text",
            Self::PictureWord => "picture-word",
            Self::Date => "date",
            Self::Neighbour => "neighbour",
        }
    }

    /// The sign as a phrase for people.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Markup => "the file marks it as a caption",
            Self::Agency => "it has the credit of an agency",
            Self::Credit => "it has a credit",
            Self::Position => "it says where somebody stands in the picture",
            Self::AltText => "the text that stands for the image is above it",
            Self::PictureWord => "it speaks of a picture",
            Self::Date => "it says when the picture was taken",
            Self::Neighbour => "another caption or credit is next to it",
        }
    }
}

/// What speaks of a picture, and marks of places in it that name nobody who is known.
static PICTURE_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)\b(?:pictured|photo(?:s|graph|graphs)?|picture|image|handout|screen\s?grab|screenshot|footage|file\ pic|undated|drone|aerial|illustration|rendering|caption)\b",
    )
});

/// A mark of a place in a picture.
static POSITION_MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\((?:\d?-?[LRC]|[^()]{0,20}\b(?:left|right|cent(?:er|re)|background|foreground))\)|,\ (?:far\ |second\ from\ |third\ from\ )?(?:left|right|cent(?:er|re)),|\b[Ff]rom\ (?:the\ )?(?:left|right)\b|\b[Ll]eft\ to\ right\b|\bL-R\b",
    )
});

/// What speaks for `caption`; in the order of [`CaptionSign::ALL`].
pub(super) fn signs(document: &AnnotatedArticle<'_>, caption: &Caption) -> Vec<CaptionSign> {
    let words = document.slice(caption.range);
    let is_marked_up = document.article.source().format != "text/plain";
    let at = caption.block.0;
    let speaks_of_image = |index: usize| {
        document
            .blocks
            .get(index)
            .is_some_and(|block| matches!(block.kind, BlockKind::Caption | BlockKind::Credit))
    };
    let has_neighbour = || at.checked_sub(1).is_some_and(speaks_of_image) || speaks_of_image(at + 1);
    let holds = |sign: CaptionSign| match sign {
        CaptionSign::Markup => is_marked_up,
        CaptionSign::Agency => caption.agency.is_some(),
        CaptionSign::Credit => caption.credit.is_some() && caption.agency.is_none(),
        CaptionSign::Position => !caption.positions.is_empty() || POSITION_MARK.is_match(words),
        CaptionSign::AltText => caption.alt.is_some(),
        CaptionSign::PictureWord => PICTURE_WORD.is_match(words),
        CaptionSign::Date => caption.date.is_some(),
        CaptionSign::Neighbour => has_neighbour(),
    };
    CaptionSign::ALL.into_iter().filter(|&sign| holds(sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::CaptionSign;

    #[test]
    fn all_signs_are_in_their_order() {
        assert!(CaptionSign::ALL.is_sorted());
    }
}
