//! What the head of a picture's file tells: whether it is a picture that the window shows, and its size.

use std::fs::File;
use std::io::{self, Cursor, Read as _};
use std::path::Path;

use imagesize::ImageSize;

use super::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MIN_PICTURE_SIDE, pixels};
use crate::article::PictureContent;

/// How much of a file beside the article is read, in bytes: the start at first, and more where that does not tell the
/// size, since a JPEG may have profiles and previews of some hundred KiB before it does.
const HEAD_BYTES: [u64; 2] = [16 << 10, 1 << 20];

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
    let (size, bytes) = match content {
        PictureContent::Bytes(bytes) => (stated_size(bytes), bytes.len() as u64),
        PictureContent::File(path) => stated_size_of_file(path).map_err(|_| Refusal::NoPicture)?,
    };
    let size = size.ok_or(Refusal::NoPicture)?;
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

/// The size that `head`, the start of a picture's file, states.
fn stated_size(head: &[u8]) -> Option<ImageSize> {
    imagesize::reader_size(Cursor::new(head)).ok()
}

/// The size that the file at `path` states, and how many bytes it has.
fn stated_size_of_file(path: &Path) -> io::Result<(Option<ImageSize>, u64)> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut head = Vec::new();
    let mut size = None;
    for limit in HEAD_BYTES {
        file.by_ref().take(limit - head.len() as u64).read_to_end(&mut head)?;
        size = stated_size(&head);
        if size.is_some() {
            break;
        }
    }
    Ok((size, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of 64 by 48 pixels with `segments` of 60 KiB before it tells so, and `rest` behind.
    fn jpeg(segments: usize, rest: usize) -> Vec<u8> {
        let segment = [&b"\xff\xe2\xf0\x02"[..], &vec![0; 0xf000]].concat();
        let frame = b"\xff\xc0\0\x11\x08\0\x30\0\x40\x03";
        [&b"\xff\xd8"[..], &segment.repeat(segments), frame, &vec![0; rest]].concat()
    }

    #[test]
    fn of_a_file_enough_is_read_to_tell_its_size() {
        for (bytes, expected) in [
            (jpeg(0, 100), Ok([64, 48])),
            (jpeg(10, 100), Ok([64, 48])),
            (jpeg(30, 100), Err(Refusal::NoPicture)),
            (jpeg(0, MAX_PICTURE_BYTES), Err(Refusal::TooLarge)),
            (Vec::new(), Err(Refusal::NoPicture)),
        ] {
            let file = tempfile::NamedTempFile::new().expect("there is a place for tests");
            std::fs::write(file.path(), bytes).expect("the picture is written");
            assert_eq!(size(&PictureContent::File(file.path().to_owned())), expected);
        }
        assert_eq!(size(&PictureContent::File("none.jpg".into())), Err(Refusal::NoPicture));
    }
}
