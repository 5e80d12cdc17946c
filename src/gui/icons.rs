//! The code points of the icons in the bundled part of the Phosphor face.

/// Open a file.
pub const FOLDER_OPEN: char = '\u{e256}';
/// Recent files.
pub const RECENT: char = '\u{e1a0}';
/// Close or dismiss.
pub const CLOSE: char = '\u{e4f6}';
/// The previous one.
pub const PREVIOUS: char = '\u{e138}';
/// The next one; a closed section.
pub const NEXT: char = '\u{e13a}';
/// A menu; an open section.
pub const DOWN: char = '\u{e136}';
/// Export.
pub const EXPORT: char = '\u{eaf0}';
/// The main menu.
pub const MENU: char = '\u{e2f0}';
/// An image.
pub const IMAGE: char = '\u{e2ca}';
/// An article.
pub const ARTICLE: char = '\u{e23a}';
/// An error.
pub const ERROR: char = '\u{e4e2}';
/// A success.
pub const SUCCESS: char = '\u{e182}';
/// Something worth knowing.
pub const INFO: char = '\u{e2ce}';
/// Files dropped on the window.
pub const DROP: char = '\u{e010}';
