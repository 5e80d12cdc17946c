//! Blocks: the pieces that make up an article.

use strum::{EnumString, IntoStaticStr};

use super::{CaptionCue, Origin, TextRange};

/// The index of a block among an article's blocks.
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
    /// A line of its own that gives place, date and agency, or the date of publication.
    Dateline,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Text whose line ends and spaces matter.
    Preformatted,
    /// A table, one row per line.
    Table,
    /// The description of an image, with its credit.
    Caption,
    /// The alternative text of an image.
    ImageAlt,
    /// A credit on a line of its own: "Reporting by …; Editing by …".
    Credit,
}

impl BlockKind {
    /// The name of the kind in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The zone of a mention in a block of this kind.
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

/// The part of an article in which a mention appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Zone {
    /// In the headline or a heading.
    Heading,
    /// In the running text.
    Body,
    /// In a caption, outside its credit.
    Caption,
    /// In a byline, a credit line, or the credit of a caption.
    Credit,
    /// In the alternative text of an image.
    Alt,
}

impl Zone {
    /// The name of the zone in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A piece of an article: its kind and where its text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The range of its text, without the white space around it.
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

    /// A block whose kind was inferred from its shape; for a caption, from these cues.
    #[must_use]
    pub(crate) fn shaped(kind: BlockKind, range: TextRange, cues: CaptionCue) -> Self {
        Self { kind, range, origin: Origin::Shape(cues) }
    }
}
