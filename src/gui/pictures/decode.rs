//! The file of a picture → an image of a bounded size. Runs on threads of its own.
//!
//! What a file may ask for is limited before it is decoded: its bytes, its pixels, the memory of its decoder. Of an
//! animation the first frame is taken. Pictures are turned as their camera says, and put on white where they are
//! transparent, since that is the page that they were drawn for.

use std::borrow::Cow;
use std::io::Cursor;

use egui::ColorImage;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits};

use crate::article::PictureContent;
use crate::formats::{self, ReadProblem};

/// The largest picture that is decoded, in pixels: beyond what cameras of newspapers make.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The most memory that a decoder may take for the picture and for itself, in bytes: 256 MiB.
pub const MAX_DECODER_BYTES: u64 = 256 << 20;
/// The largest file beside an article that is read, in bytes: 32 MiB.
pub const MAX_FILE_BYTES: u64 = 32 << 20;

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    /// Its file cannot be read.
    #[error("its file cannot be read")]
    Unreadable,
    /// Its file is not there any more.
    #[error("its file is missing")]
    Missing,
    /// Its file is larger than [`MAX_FILE_BYTES`].
    #[error("its file is larger than {} MiB", MAX_FILE_BYTES >> 20)]
    FileTooLarge,
    /// It has more than [`MAX_PIXELS`].
    #[error("it has more than {} million pixels", MAX_PIXELS / 1_000_000)]
    TooManyPixels,
    /// Its decoder would take more than [`MAX_DECODER_BYTES`].
    #[error("it would take more than {} MiB of memory", MAX_DECODER_BYTES >> 20)]
    TooMuchMemory,
    /// It is in another format than JPEG, PNG, GIF and WebP.
    #[error("it is not in a format that can be shown")]
    UnknownFormat,
    /// Its file is damaged.
    #[error("its file is damaged")]
    Damaged,
}

impl From<ImageError> for PictureProblem {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooMuchMemory,
            ImageError::Unsupported(_) => Self::UnknownFormat,
            _ => Self::Damaged,
        }
    }
}

impl From<ReadProblem> for PictureProblem {
    fn from(problem: ReadProblem) -> Self {
        match problem {
            ReadProblem::Missing => Self::Missing,
            ReadProblem::TooLarge => Self::FileTooLarge,
            _ => Self::Unreadable,
        }
    }
}

/// Decodes `content` into an image of at most `longest_side` pixels in width and height, never larger than it is.
pub fn decode(content: &PictureContent, longest_side: u32) -> Result<ColorImage, PictureProblem> {
    let bytes: Cow<'_, [u8]> = match content {
        PictureContent::Bytes(bytes) => Cow::Borrowed(bytes),
        PictureContent::File(path) => Cow::Owned(formats::read_bytes(path, MAX_FILE_BYTES)?),
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut reader = reader.with_guessed_format().map_err(|_| PictureProblem::Unreadable)?;
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    // A picture whose notes on itself are damaged is shown as it is stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = scaled_down(DynamicImage::from_decoder(decoder)?, longest_side);
    image.apply_orientation(orientation);
    Ok(on_white(image))
}

/// `image` with at most `longest_side` pixels in width and height.
fn scaled_down(image: DynamicImage, longest_side: u32) -> DynamicImage {
    let longest = |image: &DynamicImage| image.width().max(image.height());
    if longest(&image) <= longest_side {
        return image;
    }
    // The quick way brings it near, the careful way to its size.
    let near = longest_side.saturating_mul(2);
    let image = if longest(&image) > near { image.thumbnail(near, near) } else { image };
    image.resize(longest_side, longest_side, FilterType::Triangle)
}

fn on_white(image: DynamicImage) -> ColorImage {
    let has_alpha = image.color().has_alpha();
    let mut image = image.into_rgba8();
    if has_alpha {
        for pixel in image.pixels_mut() {
            let [colors @ .., alpha] = &mut pixel.0;
            let white = 255 - u16::from(*alpha);
            for color in colors {
                *color = ((u16::from(*color) * u16::from(*alpha)) / 255 + white) as u8;
            }
            *alpha = 255;
        }
    }
    let size = [image.width() as usize, image.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, image.as_raw())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use image::{ExtendedColorType, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn bytes_of(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn content(bytes: Vec<u8>) -> PictureContent {
        PictureContent::Bytes(Arc::from(bytes))
    }

    fn red(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_pixel(width, height, Rgb([200, 20, 20])).into()
    }

    #[test]
    fn every_format_of_the_web_is_decoded() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let image = decode(&content(bytes_of(&red(30, 20), format)), 100).unwrap();
            assert_eq!(image.size, [30, 20], "{format:?} is not made larger");
            let pixel = image.pixels[0];
            assert!(pixel.r() > 180 && pixel.g() < 60 && pixel.a() == 255, "{format:?}: {pixel:?}");
        }
    }

    #[test]
    fn a_large_picture_is_scaled_down_in_its_proportions() {
        let image = decode(&content(bytes_of(&red(900, 300), ImageFormat::Png)), 100).unwrap();
        assert_eq!(image.size, [100, 33]);
    }

    #[test]
    fn a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() {
        // The head of a PNG of 30,000 by 30,000 pixels, and nothing else.
        let mut bytes = bytes_of(&red(1, 1), ImageFormat::Png);
        bytes[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        assert!(matches!(decode(&content(bytes), 100), Err(PictureProblem::TooManyPixels)));
    }

    #[test]
    fn a_picture_that_takes_too_much_memory_is_refused() {
        let mut bytes = Vec::new();
        // 36 million pixels of eight bytes each.
        let row = vec![0_u8; 6000 * 8 * 6000];
        let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
        encoder.write_image(&row, 6000, 6000, ExtendedColorType::Rgba16).unwrap();
        assert!(matches!(decode(&content(bytes), 100), Err(PictureProblem::TooMuchMemory)));
    }

    #[test]
    fn damaged_and_foreign_files_are_refused() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let whole = bytes_of(&red(64, 64), format);
            for length in 0..whole.len() {
                // Cut short, some are decoded as far as they go.
                if let Ok(image) = decode(&content(whole[..length].to_vec()), 100) {
                    assert_eq!(image.size, [64, 64]);
                }
            }
        }
        let foreign = decode(&content(b"BM and then something".to_vec()), 100);
        assert!(matches!(foreign, Err(PictureProblem::UnknownFormat)));
        let missing = decode(&PictureContent::File("/no/such/picture.png".into()), 100);
        assert!(matches!(missing, Err(PictureProblem::Missing)));
    }

    #[test]
    fn what_is_transparent_stands_on_white() {
        let image: DynamicImage = RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0])).into();
        let image = decode(&content(bytes_of(&image, ImageFormat::Png)), 100).unwrap();
        assert_eq!(image.pixels[0], egui::Color32::WHITE);
    }

    #[test]
    fn a_picture_is_turned_as_its_camera_says() {
        // An EXIF segment that says orientation 6: the camera was held upright, turn right.
        let exif: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let jpeg = bytes_of(&red(40, 20), ImageFormat::Jpeg);
        let length = (exif.len() + 2) as u16;
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(exif);
        bytes.extend(&jpeg[2..]);
        assert_eq!(decode(&content(bytes), 100).unwrap().size, [20, 40]);
    }

    /// The checksum of PNG (ISO 3309), bit by bit.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
        })
    }
}
