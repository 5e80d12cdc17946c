//! Bytes → the source of a page: by the byte-order mark, by what the page declares, or else by a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a page may precede the declaration of its character set, in bytes.
const HEAD_BYTES: usize = 4 << 10;

/// The decoded source of a page.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The source without its byte-order mark.
    pub text: String,
    /// The character set's name in the Encoding Standard.
    pub encoding: &'static str,
    /// Whether some bytes had no meaning in the character set and became U+FFFD.
    pub damaged: bool,
}

/// Decodes the `bytes` of a page.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let said = || said(bytes).filter(|_| !is_surely_utf8(bytes));
    let encoding = marked.or_else(said).unwrap_or_else(|| guess(bytes));
    let (text, encoding, damaged) = encoding.decode(bytes);
    // The page declares the wrong character set. UTF-8 fits by chance only where there is nothing to tell.
    if damaged && marked.is_none() {
        let (other, other_encoding, other_damaged) = guess(bytes).decode(bytes);
        if !other_damaged {
            return Decoded { text: other.into_owned(), encoding: other_encoding.name(), damaged: false };
        }
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), damaged }
}

/// The character set that the page declares, in a meta tag or the XML declaration.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head: String = head.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let mut rest = head.as_str();
    while let Some(at) =
        rest.find("charset=").map(|at| at + 8).or_else(|| rest.find("encoding=").map(|at| at + 9))
    {
        rest = &rest[at..];
        let label = rest.trim_start_matches(['"', '\'', ' ']);
        let end =
            label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
        match Encoding::for_label(&label.as_bytes()[..end]) {
            // The tag could be read, so the page is not in UTF-16, whatever it declares.
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => return Some(UTF_8),
            Some(encoding) => return Some(encoding),
            None => {}
        }
    }
    None
}

/// Whether `bytes` are valid UTF-8 with so many characters beyond ASCII that this is no chance, whatever the page
/// declares.
fn is_surely_utf8(bytes: &[u8]) -> bool {
    /// Fewer such characters may be letters of another character set.
    const FEWEST: usize = 2;
    // Only leading bytes of UTF-8 have both highest bits.
    bytes.iter().filter(|&&byte| byte >= 0xC0).nth(FEWEST - 1).is_some() && std::str::from_utf8(bytes).is_ok()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_its_character_set() {
        let page =
            b"<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xcf\xee\xf0\xf2";
        let decoded = decode(page);
        assert!(decoded.text.ends_with("Порт"));
        assert_eq!(decoded.encoding, "windows-1251");
    }

    #[test]
    fn a_mark_or_a_guess_decides_where_the_page_says_nothing_true() {
        assert_eq!(decode("<meta charset=latin1>\u{feff}".as_bytes()).encoding, "windows-1252");
        assert_eq!(decode("\u{feff}<meta charset=latin1>Fähre".as_bytes()).encoding, "UTF-8");
        assert_eq!(decode("<p>Fähre".as_bytes()).encoding, "UTF-8");
        let decoded = decode("<meta charset=latin1><p>Fähren und Möwen".as_bytes());
        assert!(decoded.text.ends_with("Fähren und Möwen"));
        let decoded = decode(b"<meta charset=utf-8><p>Die F\xe4hre und die M\xf6we sind da.");
        assert_eq!((decoded.encoding, decoded.damaged), ("windows-1252", false));
        assert!(decoded.text.contains("Fähre"));
    }
}
