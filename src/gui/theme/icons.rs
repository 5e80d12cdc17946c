//! The code points of the icons in the bundled subset of the Phosphor face, which `assets/fonts/subset-phosphor.py`
//! makes from the names here.
//!
//! The icons are at U+F0000… instead of U+E000…, because the face of the interface has its own letters there.

/// Open a file.
pub const FOLDER_OPEN: char = '\u{f0256}';
/// Recent files.
pub const RECENT: char = '\u{f01a0}';
/// Close or dismiss.
pub const CLOSE: char = '\u{f04f6}';
/// The previous one.
pub const PREVIOUS: char = '\u{f0138}';
/// The next one; a closed section.
pub const NEXT: char = '\u{f013a}';
/// A menu; an open section.
pub const DOWN: char = '\u{f0136}';
/// The order of a list.
pub const SORT: char = '\u{f0444}';
/// The filter of a list.
pub const FILTER: char = '\u{f0268}';
/// The chosen one.
pub const CHOSEN: char = '\u{f0182}';
/// Less sure.
pub const UNSURE: char = '\u{f03e8}';
/// Export.
pub const EXPORT: char = '\u{f0af0}';
/// The main menu.
pub const MENU: char = '\u{f02f0}';
/// Find in the article.
pub const FIND: char = '\u{f030c}';
/// The list of hits.
pub const HITS: char = '\u{f0be0}';
/// The headings of an article.
pub const OUTLINE: char = '\u{f02f2}';
/// An image.
pub const IMAGE: char = '\u{f02ca}';
/// An article.
pub const ARTICLE: char = '\u{f023a}';
/// An error.
pub const ERROR: char = '\u{f04e2}';
/// A success.
pub const SUCCESS: char = '\u{f0182}';
/// Something worth knowing.
pub const INFO: char = '\u{f02ce}';
/// Files dropped on the window.
pub const DROP: char = '\u{f0010}';
