//! How many pictures an article may have, and how large they may be.

/// The most pictures of an article.
pub const MAX_PICTURES: usize = 500;

/// The most bytes of a picture, in the article's own file or beside it: 16 MiB.
pub const MAX_PICTURE_BYTES: usize = 16 << 20;

/// The most bytes of all pictures together in the article's own file, and so in memory: 64 MiB.
pub const MAX_PICTURES_BYTES: usize = 64 << 20;

/// The shortest side of a picture, in pixels. Anything smaller is an icon in a line of text, which is 16 or 24 pixels
/// high, a line that separates paragraphs, or the single pixel that counts who opens a mail.
pub const MIN_PICTURE_SIDE: u32 = 32;

/// The most pixels in a picture: more than press cameras produce, and 160 MB once decoded.
pub const MAX_PICTURE_PIXELS: u64 = 40_000_000;
