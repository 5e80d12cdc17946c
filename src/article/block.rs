//! Blocks: the pieces a page is set from.

use super::TextRange;

/// The place of a block among an article's blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockIndex(pub usize);

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Heading,
        Self::Byline,
        Self::Dateline,
        Self::Paragraph,
        Self::ListItem,
        Self::Quote,
        Self::Preformatted,
        Self::Table,
        Self::Caption,
        Self::ImageAlt,
        Self::Credit,
    ];

    /// The name of the kind in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::Quote => "quote",
            Self::Preformatted => "preformatted",
            Self::Table => "table",
            Self::Caption => "caption",
            Self::ImageAlt => "image_alt",
            Self::Credit => "credit",
        }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Heading, Self::Body, Self::Caption, Self::Credit, Self::Alt];

    /// The name of the zone in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Alt => "alt",
        }
    }
}

/// A piece of an article: what it is and where its text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without the white space around it.
    pub range: TextRange,
}
