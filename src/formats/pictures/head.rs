//! What the head of a picture's file tells: whether it is a picture that the window shows, and its size.

use std::fs::File;
use std::io::{Cursor, Read as _};

use super::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MIN_PICTURE_SIDE, pixels};
use crate::article::PictureContent;

/// How much of a file beside the article is read, in bytes: a JPEG may have profiles and previews of some hundred KiB
/// before it tells its size.
const HEAD_BYTES: u64 = 1 << 20;

/// Why something is not shown as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no picture, one of another format than PNG, JPEG, GIF and WebP, or smaller than [`MIN_PICTURE_SIDE`].
    NoPicture,
    /// It has more bytes or pixels than the limits allow.
    TooLarge,
}

/// The width and height of `content` in pixels, as its head says. Of a file the head alone is read.
pub(super) fn size(content: &PictureContent) -> Result<[u32; 2], Refusal> {
    let read;
    let (head, bytes) = match content {
        PictureContent::Bytes(bytes) => (&bytes[..], bytes.len() as u64),
        PictureContent::File(path) => {
            let file = File::open(path).map_err(|_| Refusal::NoPicture)?;
            let bytes = file.metadata().map_err(|_| Refusal::NoPicture)?.len();
            let mut head = Vec::new();
            file.take(HEAD_BYTES).read_to_end(&mut head).map_err(|_| Refusal::NoPicture)?;
            read = head;
            (&read[..], bytes)
        }
    };
    let size = imagesize::reader_size(Cursor::new(head)).map_err(|_| Refusal::NoPicture)?;
    let side = |side: usize| u32::try_from(side).map_err(|_| Refusal::TooLarge);
    let size = [side(size.width)?, side(size.height)?];
    if size.iter().any(|&side| side < MIN_PICTURE_SIDE) {
        return Err(Refusal::NoPicture);
    }
    if pixels(size) > MAX_PICTURE_PIXELS || bytes > MAX_PICTURE_BYTES as u64 {
        return Err(Refusal::TooLarge);
    }
    Ok(size)
}
