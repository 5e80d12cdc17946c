//! The words of an RTF file without its structure, for files that cannot be read in a better way.

use encoding_rs::WINDOWS_1252;

use super::tokenizer::{Token, tokens};

/// Destinations whose text is not shown.
const HIDDEN: [&str; 13] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "footer",
    "fldinst",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "xmlnstbl",
];

/// The text of the RTF in `bytes`, one paragraph per line, read as Western European where it is not Unicode.
pub(in crate::formats) fn words(bytes: &[u8]) -> String {
    let mut words = String::new();
    let mut depth = 0_usize;
    // The depth of the outermost open hidden group.
    let mut hidden_from = None;
    let mut surrogates: Vec<u16> = Vec::new();
    let mut fallbacks = 0;
    for token in tokens(bytes) {
        match token {
            Token::Open => depth += 1,
            Token::Close => {
                depth = depth.saturating_sub(1);
                hidden_from = hidden_from.filter(|&from| from <= depth);
            }
            Token::Symbol(b'*') => hidden_from = hidden_from.or(Some(depth)),
            Token::Control(word, _) if HIDDEN.contains(&word) => hidden_from = hidden_from.or(Some(depth)),
            _ if hidden_from.is_some() => {}
            Token::Control("u", Some(unit)) => {
                // Units beyond 32,767 are written as negative numbers.
                surrogates.push(unit as u16);
                if let Ok(text) = String::from_utf16(&surrogates) {
                    words.push_str(&text);
                    surrogates.clear();
                } else if surrogates.len() > 1 {
                    surrogates.clear();
                }
                fallbacks = 1;
            }
            Token::Control("par" | "line" | "sect" | "page" | "row", _) | Token::Symbol(b'\n') => {
                words.push('\n');
            }
            Token::Control("tab" | "cell", _) | Token::Symbol(b'\t') => words.push('\t'),
            Token::Symbol(symbol @ (b'\\' | b'{' | b'}')) => words.push(char::from(symbol)),
            Token::Byte(byte) => push(&[byte], &mut fallbacks, &mut words),
            Token::Text(text) => push(text, &mut fallbacks, &mut words),
            Token::Control(..) | Token::Symbol(_) | Token::Binary(_) => {}
        }
    }
    words
}

/// Adds `text` without the characters at its start that only stand in for a Unicode one.
fn push(text: &[u8], fallbacks: &mut usize, words: &mut String) {
    let skipped = std::mem::take(fallbacks).min(text.len());
    words.push_str(&WINDOWS_1252.decode_without_bom_handling(&text[skipped..]).0);
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_what_is_shown_is_kept() {
        for (rtf, expected) in [
            ("{\\rtf1{\\info{\\title No}}{\\*\\x{y} no}Fog\\par at {\\i sea}}", "Fog\nat sea"),
            ("{\\rtf1 caf\\'e9 \\u8217?s \\u-10179?\\u-8694?.}", "café ’s \u{1f60a}."),
            ("{\\rtf1 a\\tab b\\{c\\}{\\pict 00ff}", "a\tb{c}"),
            ("}}}{{{", ""),
        ] {
            assert_eq!(words(rtf.as_bytes()), expected, "{rtf}");
        }
    }
}
