//! A picture in an RTF file: hexadecimal digits or binary data, among properties of which one may describe it.

use super::Reader;
use crate::article::BlockKind;
use crate::formats::pictures::{MAX_PICTURE_BYTES, PictureReference};

/// An open picture.
#[derive(Default)]
pub(super) struct Picture {
    /// Whether its format can be shown, unlike the drawing formats of Windows.
    is_shown: bool,
    bytes: Vec<u8>,
    /// The first digit of a byte whose second digit is still to come.
    high_digit: Option<u8>,
    /// Its alternative texts.
    words: Vec<String>,
}

impl Picture {
    /// Takes note of a control word.
    pub fn control(&mut self, word: &str) {
        self.is_shown |= matches!(word, "pngblip" | "jpegblip");
    }

    /// Adds digits; anything between them is skipped. Beyond the limit for a picture, the rest is left out.
    pub fn digits(&mut self, text: &[u8]) {
        if !self.is_shown {
            return;
        }
        for digit in text.iter().filter_map(|&digit| char::from(digit).to_digit(16)) {
            let digit = digit as u8;
            match self.high_digit.take() {
                None => self.high_digit = Some(digit),
                Some(high) if self.bytes.len() <= MAX_PICTURE_BYTES => self.bytes.push(high << 4 | digit),
                Some(_) => return,
            }
        }
    }

    /// Adds binary data, up to one byte beyond the limit for a picture.
    pub fn binary(&mut self, data: &[u8]) {
        let room = (MAX_PICTURE_BYTES + 1).saturating_sub(self.bytes.len());
        if self.is_shown {
            self.bytes.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
}

impl Reader {
    /// Adds an alternative text, below the picture if it is inside one.
    pub(super) fn describe_picture(&mut self, words: String) {
        match &mut self.picture {
            Some(picture) => picture.words.push(words),
            None => self.flow.push(BlockKind::ImageAlt, &words),
        }
    }

    /// Ends the open picture.
    pub(super) fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        if !picture.bytes.is_empty() && !self.current.is_hidden && !self.current.is_deleted {
            self.flow.push_picture(PictureReference::Bytes(picture.bytes));
        }
        for words in picture.words {
            self.flow.push(BlockKind::ImageAlt, &words);
        }
    }
}
