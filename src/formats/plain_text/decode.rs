//! Bytes → text: finds the character set, and whether it is text at all.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::super::ReadProblem;

/// A decoded text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text without its byte-order mark.
    pub text: String,
    /// The character set's name in the Encoding Standard.
    pub encoding: &'static str,
    /// Whether some bytes had no meaning in the character set and became U+FFFD.
    pub damaged: bool,
}

/// How many bytes are examined to tell text from other data.
const SAMPLE_BYTES: usize = 64 << 10;

/// Decodes `bytes`: by the byte-order mark; as UTF-8 if that is valid; as UTF-16 if every other byte is zero; or else
/// in the legacy character set that chardetng detects.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, ReadProblem> {
    if bytes.is_empty() {
        return Err(ReadProblem::Empty);
    }
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| unmarked_utf16(&bytes));
    let decoded = match encoding {
        Some(encoding) => decode_as(encoding, &bytes),
        None => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, encoding: UTF_8.name(), damaged: false },
            Err(error) => {
                let bytes = error.into_bytes();
                if looks_binary(&bytes) {
                    return Err(ReadProblem::Binary);
                }
                decode_as(guess(&bytes), &bytes)
            }
        },
    };
    if is_noise(&decoded.text) { Err(ReadProblem::Binary) } else { Ok(decoded) }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, encoding, damaged) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), damaged }
}

/// UTF-16 without a byte-order mark, recognised by the zero bytes in its Latin letters and spaces.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let pairs = sample.len() / 2;
    match (zeros(0), zeros(1)) {
        (high, low) if low * 10 > pairs * 4 && high * 50 < pairs => Some(UTF_16LE),
        (high, low) if high * 10 > pairs * 4 && low * 50 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The legacy character set of `bytes`.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// Whether `bytes`, which are not UTF-8, contain control characters that no text has.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let controls = sample
        .iter()
        .filter(|&&byte| byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 12 | 26 | 27))
        .count();
    sample.contains(&0) || controls * 100 > sample.len()
}

/// Whether the decoded text is really binary data: it has control, unassigned or replacement characters in more than a
/// few places.
fn is_noise(text: &str) -> bool {
    let (mut total, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE_BYTES) {
        total += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' | '\u{85}');
        odd += usize::from(control || c == char::REPLACEMENT_CHARACTER);
        if c == '\0' {
            odd += 10;
        }
    }
    odd * 20 > total
}
