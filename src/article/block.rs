//! Blocks: the pieces a page is set from.

use strum::{EnumString, IntoStaticStr};

use super::{CaptionCue, Origin, TextRange};

/// The place of a block among an article's blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockIndex(pub usize);

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading between paragraphs.
    Heading,
    /// Who wrote it: "By Jane Doe".
    Byline,
    /// A line of place, date and agency that stands alone, or a line with the date of publication.
    Dateline,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Text whose line ends and spaces matter.
    Preformatted,
    /// A table, one row a line.
    Table,
    /// What describes an image, with its credit.
    Caption,
    /// The text that stands for an image.
    ImageAlt,
    /// A credit that stands alone: "Reporting by …; Editing by …".
    Credit,
}

impl BlockKind {
    /// The name of the kind in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The zone of a mention that stands in a block of this kind.
    #[must_use]
    pub fn zone(self) -> Zone {
        match self {
            Self::Title | Self::Heading => Zone::Heading,
            Self::Caption => Zone::Caption,
            Self::Credit | Self::Byline => Zone::Credit,
            Self::ImageAlt => Zone::Alt,
            Self::Dateline
            | Self::Paragraph
            | Self::ListItem
            | Self::Quote
            | Self::Preformatted
            | Self::Table => Zone::Body,
        }
    }
}

/// The sort of place that a mention stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Zone {
    /// In the headline or a heading.
    Heading,
    /// In the running text.
    Body,
    /// In what a caption says.
    Caption,
    /// In a byline, a credit line, or the credit of a caption.
    Credit,
    /// In the text that stands for an image.
    Alt,
}

impl Zone {
    /// The name of the zone in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A piece of an article: what it is and where its text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without the white space around it.
    pub range: TextRange,
    /// How its kind is known.
    pub origin: Origin,
}

impl Block {
    /// A block that the file marks as one of this kind.
    #[must_use]
    pub fn marked(kind: BlockKind, range: TextRange) -> Self {
        Self { kind, range, origin: Origin::Marked }
    }

    /// A block whose kind its shape tells; a caption by these cues.
    #[must_use]
    pub fn shaped(kind: BlockKind, range: TextRange, cues: CaptionCue) -> Self {
        Self { kind, range, origin: Origin::Shape(cues) }
    }
}
