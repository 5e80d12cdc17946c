//! Decodes the file of a picture into an image of bounded size. Runs on background threads.
//!
//! What a file may ask for is limited before it is decoded: its bytes, its pixels, the memory of its decoder. Only the
//! first frame of an animation is used. Pictures are rotated as the camera recorded, and transparent ones are put on
//! white, since they were drawn for a white page.

use std::borrow::Cow;
use std::io::Cursor;

use egui::ColorImage;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits};

use crate::article::PictureContent;
use crate::formats::{self, MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, ReadProblem};

/// The most memory that a decoder may use for the picture and for itself, in bytes: 160 MiB, in which the largest picture
/// of 8 bits a channel fits. With the copies that are scaled down, decoding takes less than 256 MiB.
pub const MAX_DECODER_BYTES: u64 = 160 << 20;
/// The most memory for what a file has before its picture, such as a colour profile, which may be packed: 16 MiB.
const MAX_HEAD_BYTES: u64 = 16 << 20;

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureProblem {
    /// Its file cannot be read.
    #[error("its file cannot be read")]
    Unreadable,
    /// Its file is no longer there.
    #[error("its file is missing")]
    Missing,
    /// Its file is larger than [`MAX_PICTURE_BYTES`].
    #[error("its file is larger than {} MiB", MAX_PICTURE_BYTES >> 20)]
    FileTooLarge,
    /// It has more than [`MAX_PICTURE_PIXELS`].
    #[error("it has more than {} million pixels", MAX_PICTURE_PIXELS / 1_000_000)]
    TooManyPixels,
    /// Its decoder would use more than [`MAX_DECODER_BYTES`].
    #[error("it would need more than {} MiB of memory", MAX_DECODER_BYTES >> 20)]
    TooMuchMemory,
    /// Its format is not JPEG, PNG, GIF or WebP.
    #[error("its format is not supported")]
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

/// Decodes `content` into an image at most `longest_side` pixels wide and high, and never larger than the original.
pub fn decode(content: &PictureContent, longest_side: u32) -> Result<ColorImage, PictureProblem> {
    let bytes: Cow<'_, [u8]> = match content {
        PictureContent::Bytes(bytes) => Cow::Borrowed(bytes),
        PictureContent::File(path) => Cow::Owned(formats::bytes_of_file(path, MAX_PICTURE_BYTES as u64)?),
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_HEAD_BYTES);
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut reader = reader.with_guessed_format().map_err(|_| PictureProblem::Unreadable)?;
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PICTURE_PIXELS {
        return Err(PictureProblem::TooManyPixels);
    }
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    // A picture with damaged metadata is shown as stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = scaled_down(DynamicImage::from_decoder(decoder)?, longest_side);
    image.apply_orientation(orientation);
    Ok(on_white(image))
}

/// Scales `image` down to at most `longest_side` pixels in width and height, keeping its proportions.
fn scaled_down(image: DynamicImage, longest_side: u32) -> DynamicImage {
    let longest = image.width().max(image.height());
    if longest <= longest_side {
        return image;
    }
    let scaled = |side: u32| {
        let side = u64::from(side) * u64::from(longest_side);
        // At most `longest_side`, and never zero.
        (side / u64::from(longest)).max(1) as u32
    };
    let (width, height) = (scaled(image.width()), scaled(image.height()));
    // A fast filter brings it near the size, a good one does the rest.
    let is_far = longest / 2 > longest_side;
    let image = if is_far { image.thumbnail_exact(2 * width, 2 * height) } else { image };
    image.resize_exact(width, height, FilterType::Triangle)
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

    use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

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

    /// The header of a PNG of this size with four channels of `depth` bits, and next to nothing else.
    fn head(width: u32, height: u32, depth: u8) -> PictureContent {
        let mut bytes = bytes_of(&RgbaImage::new(1, 1).into(), ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        bytes[24] = depth;
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        content(bytes)
    }

    #[test]
    fn what_is_too_large_is_refused_before_it_is_decoded() {
        let refused = decode(&head(30_000, 30_000, 8), 100);
        assert!(matches!(refused, Err(PictureProblem::TooManyPixels)), "{refused:?}");
        // 36 million pixels of eight bytes each, and 25 million.
        for side in [6000, 5000] {
            let refused = decode(&head(side, side, 16), 100);
            assert!(matches!(refused, Err(PictureProblem::TooMuchMemory)), "{refused:?}");
        }
    }

    #[test]
    fn damaged_and_foreign_files_are_refused() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
            let whole = bytes_of(&red(64, 64), format);
            for length in 0..whole.len() {
                // Some are decoded as far as they go when cut short.
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
