//! What was wrong with a document of a word processor, an e-book or a message.

/// The most entries that a container may have.
pub const MAX_ENTRIES: usize = 10_000;

/// The most bytes that one part of a container may unpack to: 64 MiB.
pub const MAX_PART_BYTES: u64 = 64 << 20;

/// The most bytes that all parts of a container together may unpack to: 256 MiB.
pub const MAX_UNPACKED_BYTES: u64 = 256 << 20;

/// How deeply elements of XML may be nested.
pub const MAX_XML_DEPTH: usize = 256;

/// What messages call a Word document.
pub(super) const WORD_DOCUMENT: &str = "Word document";

/// What messages call an `OpenDocument` text.
pub(super) const OPEN_DOCUMENT: &str = "OpenDocument text";

/// What messages call an EPUB.
pub(super) const E_BOOK: &str = "e-book";

/// Why a document could not be read: what was wrong, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentProblem {
    /// Its container or its main part cannot be read.
    #[error("the {0} is damaged; open it in the program that made it, save it again and open that")]
    Damaged(&'static str),
    /// It holds no text.
    #[error("the {0} has no text in it; choose another, or one whose text is not a picture")]
    NoText(&'static str),
    /// It is data, but not an article.
    #[error(
        "the JSON contains no article (schema.org, ninjs, an object with a title and a text, or a Dateline summary); save the article as plain text (.txt)"
    )]
    NoArticle,
    /// It is data with more values than fit into memory.
    #[error(
        "the JSON has too many values to be an article; save the article as plain text (.txt) and open that"
    )]
    TooManyValues,
    /// It is locked with a password or a licence.
    #[error("the {0} is locked by a password or a licence; save a copy without it and open that")]
    Locked(&'static str),
    /// It is in the binary format that Word used before 2007.
    #[error(
        "this document is from an older version of Word; save it as a Word document (.docx) and open that"
    )]
    OldWord,
    /// Its container has more than [`MAX_ENTRIES`] entries.
    #[error("the {0} holds more than {MAX_ENTRIES} files; save its text as plain text (.txt) and open that")]
    TooManyEntries(&'static str),
    /// A part unpacks to more than [`MAX_PART_BYTES`].
    #[error(
        "a part of the {kind} unpacks to more than {limit} MiB; split it or save its text as plain text (.txt)",
        kind = _0,
        limit = MAX_PART_BYTES >> 20
    )]
    PartTooLarge(&'static str),
    /// All parts together unpack to more than [`MAX_UNPACKED_BYTES`].
    #[error(
        "the {kind} unpacks to more than {limit} MiB; split it or save its text as plain text (.txt)",
        kind = _0,
        limit = MAX_UNPACKED_BYTES >> 20
    )]
    TooLargeUnpacked(&'static str),
    /// Its elements are nested more than [`MAX_XML_DEPTH`] deep.
    #[error(
        "the {0} is nested more than {MAX_XML_DEPTH} levels deep; save its text as plain text (.txt) and open that"
    )]
    TooDeep(&'static str),
    /// Reading it took longer than ten seconds.
    #[error("reading the {0} takes too long; split it or save its text as plain text (.txt) and open that")]
    TooSlow(&'static str),
    /// Reading it ended in a panic.
    #[error("the {0} could not be read because of an error in Dateline; save its text as plain text (.txt)")]
    Failed(&'static str),
}
