//! The letters of an RTF file: bytes in the character set of their font, and Unicode numbers with their fallback
//! characters.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Reader;
use crate::formats::rtf::charset;

impl Reader {
    pub(super) fn font_control(&mut self, word: &str, value: Option<i32>) {
        match (word, value) {
            ("f", Some(font)) => self.current.font = font,
            ("fcharset", Some(number)) => {
                let font = self.current.font;
                match charset::of_font(number) {
                    Some(encoding) => self.fonts.insert(font, encoding),
                    None => self.fonts.remove(&font),
                };
            }
            ("cpg", Some(number)) => {
                let encoding = charset::code_page(number);
                self.fonts.extend(encoding.map(|encoding| (self.current.font, encoding)));
            }
            _ => {}
        }
    }

    /// The character set of the current font, or else that of the document. A document in a multi-byte character set
    /// still has fonts for Western text.
    pub(super) fn encoding(&self) -> &'static Encoding {
        let document = self.document_encoding.unwrap_or(WINDOWS_1252);
        self.fonts.get(&self.current.font).copied().unwrap_or(document)
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let skipped = bytes.len().min(self.fallbacks_left);
        self.fallbacks_left -= skipped;
        self.pending.extend(&bytes[skipped..]);
    }

    pub(super) fn decode_pending(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let text = self.encoding().decode_without_bom_handling(&pending).0;
        self.add(&text);
        self.pending = pending;
        self.pending.clear();
    }

    /// Adds a Unicode character, which may be half of a surrogate pair.
    pub(super) fn unicode(&mut self, value: Option<i32>) {
        self.decode_pending();
        self.fallbacks_left = self.current.fallbacks;
        let Some(value) = value else { return };
        // Units of 16 bits, written as signed numbers.
        let unit = value as u16;
        let high = self.high_surrogate.take();
        if (0xd800..0xdc00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let units: Vec<u16> = high.into_iter().chain([unit]).collect();
        let c = char::decode_utf16(units).filter_map(Result::ok).collect::<String>();
        self.add(&c);
    }
}
