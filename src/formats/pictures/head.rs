//! What the head of a picture's file says: whether the window can show the picture, and its size there.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read as _, Seek};
use std::path::Path;

use super::limits::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MIN_PICTURE_SIDE};
use crate::article::PictureContent;

/// How much of a file beside the article is read, in bytes: the start at first, and more if that does not give the size
/// or the orientation. A JPEG may have profiles and previews of some hundred KiB before its size. A WebP file gives its
/// orientation at the end, and the part before that is skipped.
const HEAD_BYTES: [u64; 2] = [16 << 10, 1 << 20];

/// Why something is not shown as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not a picture, has a format other than PNG, JPEG, GIF or WebP, or is smaller than [`MIN_PICTURE_SIDE`].
    NoPicture,
    /// It has more bytes or pixels than the limits allow.
    TooLarge,
}

/// The number of pixels in a picture of this width and height.
pub(super) fn pixels([width, height]: [u32; 2]) -> u64 {
    u64::from(width) * u64::from(height)
}

/// The width and height of `content` in pixels as it is shown, according to its head. Only the head of a file is read.
pub(super) fn size(content: &PictureContent) -> Result<[u32; 2], Refusal> {
    let (head, bytes) = match content {
        PictureContent::Bytes(bytes) => (Head::of(bytes), bytes.len() as u64),
        PictureContent::File(path) => head_of_file(path).map_err(|_| Refusal::NoPicture)?,
    };
    let size = head.shown_size().ok_or(Refusal::NoPicture)?;
    let side = |side: usize| u32::try_from(side).map_err(|_| Refusal::TooLarge);
    let size = [side(size[0])?, side(size[1])?];
    if size.iter().any(|&side| side < MIN_PICTURE_SIDE) {
        return Err(Refusal::NoPicture);
    }
    if pixels(size) > MAX_PICTURE_PIXELS || bytes > MAX_PICTURE_BYTES as u64 {
        return Err(Refusal::TooLarge);
    }
    Ok(size)
}

/// What the start of a picture's file says.
#[derive(Default)]
struct Head {
    /// The width and height of the picture as stored.
    size: Option<[usize; 2]>,
    /// Whether it is stored lying on its side; `None` if more of the file is needed to know.
    is_on_side: Option<bool>,
}

impl Head {
    fn of(bytes: &[u8]) -> Self {
        let size = imagesize::reader_size(Cursor::new(bytes)).ok();
        let size = size.map(|size| [size.width, size.height]);
        Self { size, is_on_side: size.and_then(|_| is_on_side(Cursor::new(bytes))) }
    }

    /// The width and height of the picture as it is shown.
    fn shown_size(&self) -> Option<[usize; 2]> {
        let [width, height] = self.size?;
        Some(if self.is_on_side == Some(true) { [height, width] } else { [width, height] })
    }
}

/// Whether the picture in `file` is stored lying on its side, as those of an upright camera are (Exif 2.32,
/// Orientation); `None` if there is too little of it to know, or it is damaged.
#[cfg(feature = "gui")]
fn is_on_side(file: impl BufRead + Seek) -> Option<bool> {
    use image::metadata::Orientation;
    use image::{ImageDecoder as _, ImageReader, Limits};

    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_PICTURE_BYTES as u64);
    let mut reader = ImageReader::new(file).with_guessed_format().ok()?;
    reader.limits(limits);
    let orientation = reader.into_decoder().and_then(|mut decoder| decoder.orientation()).ok()?;
    Some(matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    ))
}

/// Without the window, no picture is shown, so none is turned.
#[cfg(not(feature = "gui"))]
#[expect(clippy::unnecessary_wraps, reason = "with the window it may be nothing")]
fn is_on_side(_: impl BufRead + Seek) -> Option<bool> {
    Some(false)
}

/// The head of the file at `path`, and the size of the file in bytes.
fn head_of_file(path: &Path) -> io::Result<(Head, u64)> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut start = Vec::new();
    let mut head = Head::default();
    for limit in HEAD_BYTES {
        file.by_ref().take(limit - start.len() as u64).read_to_end(&mut start)?;
        head = Head::of(&start);
        if head.is_on_side.is_some() {
            break;
        }
    }
    let is_webp = start.starts_with(b"RIFF");
    if is_webp && head.size.is_some() && head.is_on_side.is_none() && bytes <= MAX_PICTURE_BYTES as u64 {
        file.rewind()?;
        head.is_on_side = is_on_side(BufReader::new(file));
    }
    Ok((head, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of 64 by 48 pixels with `segments` of 60 KiB before its size, and `rest` after it.
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

    /// A picture of 64 by 48 pixels to be turned by the Exif value `orientation`, after `preview` bytes of a preview.
    #[cfg(feature = "gui")]
    fn camera_picture(format: image::ImageFormat, orientation: u8, preview: usize) -> Vec<u8> {
        use image::codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder};
        use image::{ExtendedColorType, ImageEncoder, ImageFormat};

        fn write(mut encoder: impl ImageEncoder, exif: Vec<u8>) {
            encoder.set_exif_metadata(exif).expect("the format has a place for it");
            let pixels = [90; 64 * 48 * 3];
            encoder.write_image(&pixels, 64, 48, ExtendedColorType::Rgb8).expect("it is written");
        }
        let head: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
        let exif = [head, &[orientation, 0, 0, 0, 0, 0, 0], &vec![0; preview]].concat();
        let mut bytes = Vec::new();
        match format {
            ImageFormat::Jpeg => write(JpegEncoder::new(&mut bytes), exif),
            ImageFormat::Png => write(PngEncoder::new(&mut bytes), exif),
            _ => write(WebPEncoder::new_lossless(&mut bytes), exif),
        }
        bytes
    }

    #[cfg(feature = "gui")]
    #[test]
    fn a_picture_of_an_upright_camera_has_the_size_that_it_is_shown_in() {
        use image::ImageFormat::{Jpeg, Png, WebP};

        for (format, orientation, preview, expected) in [
            (Jpeg, 1, 0, [64, 48]),
            (Jpeg, 3, 0, [64, 48]),
            (Jpeg, 5, 0, [48, 64]),
            (Jpeg, 6, 0, [48, 64]),
            (Jpeg, 8, 0, [48, 64]),
            (Jpeg, 77, 0, [64, 48]),
            // Either what is read first includes the size but not what follows it, or it includes neither.
            (Jpeg, 6, 16_100, [48, 64]),
            (Jpeg, 6, 40_000, [48, 64]),
            (Png, 6, 0, [48, 64]),
            (WebP, 6, 0, [48, 64]),
            (WebP, 6, 1_100_000, [48, 64]),
        ] {
            let bytes = camera_picture(format, orientation, preview);
            let file = tempfile::NamedTempFile::new().expect("there is a place for tests");
            std::fs::write(file.path(), &bytes).expect("the picture is written");
            let what = format!("{format:?}, orientation {orientation} after {preview} bytes");
            assert_eq!(size(&PictureContent::Bytes(bytes.into())), Ok(expected), "{what}");
            assert_eq!(size(&PictureContent::File(file.path().to_owned())), Ok(expected), "{what}");
        }
    }
}
