//! RTF text → tokens: groups, control words, escaped bytes, runs of text and binary data.

/// A piece of RTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// "{"
    Open,
    /// "}"
    Close,
    /// "\word" or "\word12", without the space that ends it.
    Control(&'a str, Option<i32>),
    /// "\~", "\*" and the like.
    Symbol(u8),
    /// "\'e9"
    Byte(u8),
    /// Text up to the next control, without line ends.
    Text(&'a [u8]),
    /// The data after "\bin12", which may be any bytes.
    Binary(&'a [u8]),
}

/// How many letters of a control word are examined; the specification allows 32.
const MAX_WORD: usize = 32;

/// Destinations whose data may be cut off at the end of a damaged file.
const OF_DATA: [&str; 2] = ["pict", "objdata"];

/// The tokens of `bytes`, in order. Damage costs one token at most: outside pictures and embedded objects, binary data
/// that claim to be longer than the rest of the file are ignored.
pub(super) fn tokens(bytes: &[u8]) -> impl Iterator<Item = Token<'_>> {
    let mut rest = bytes;
    let mut depth = 0_usize;
    // The depth of the outermost open group of data.
    let mut data_from = None;
    std::iter::from_fn(move || {
        let token = next(&mut rest, data_from.is_some())?;
        match token {
            Token::Open => depth += 1,
            Token::Close => {
                depth = depth.saturating_sub(1);
                data_from = data_from.filter(|&from| from <= depth);
            }
            Token::Control(word, _) if OF_DATA.contains(&word) => data_from = data_from.or(Some(depth)),
            _ => {}
        }
        Some(token)
    })
}

/// The first token of `rest`, which then continues after it; `in_data` says whether it belongs to one of [`OF_DATA`].
fn next<'a>(rest: &mut &'a [u8], in_data: bool) -> Option<Token<'a>> {
    loop {
        let (&first, behind) = rest.split_first()?;
        match first {
            b'{' | b'}' => {
                *rest = behind;
                return Some(if first == b'{' { Token::Open } else { Token::Close });
            }
            b'\r' | b'\n' | 0 => *rest = behind,
            b'\\' => {
                *rest = behind;
                if let Some(token) = control(rest, in_data) {
                    return Some(token);
                }
            }
            _ => {
                let end = rest
                    .iter()
                    .position(|byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0))
                    .unwrap_or(rest.len());
                let (text, behind) = rest.split_at(end);
                *rest = behind;
                return Some(Token::Text(text));
            }
        }
    }
}

/// The control after a backslash; `None` if there is none to report.
fn control<'a>(rest: &mut &'a [u8], in_data: bool) -> Option<Token<'a>> {
    let (&first, behind) = rest.split_first()?;
    if !first.is_ascii_alphabetic() {
        *rest = behind;
        return match first {
            b'\'' => {
                let digits = std::str::from_utf8(behind.get(..2)?).ok()?;
                let byte = u8::from_str_radix(digits, 16).ok()?;
                *rest = &behind[2..];
                Some(Token::Byte(byte))
            }
            b'\r' if behind.first() == Some(&b'\n') => {
                *rest = &behind[1..];
                Some(Token::Symbol(b'\n'))
            }
            b'\r' => Some(Token::Symbol(b'\n')),
            symbol => Some(Token::Symbol(symbol)),
        };
    }
    let letters = rest.iter().take(MAX_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, behind) = rest.split_at(letters);
    let word = std::str::from_utf8(word).unwrap_or_default();
    let sign = usize::from(behind.first() == Some(&b'-'));
    let digits = behind[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (value, behind) = if digits == 0 {
        (None, behind)
    } else {
        (number(&behind[..sign + digits]), &behind[sign + digits..])
    };
    *rest = behind.strip_prefix(b" ").unwrap_or(behind);
    if word == "bin" {
        let length = usize::try_from(value.unwrap_or(0)).unwrap_or(0);
        let length = if length <= rest.len() || in_data { length.min(rest.len()) } else { 0 };
        let (data, behind) = rest.split_at(length);
        *rest = behind;
        return Some(Token::Binary(data));
    }
    Some(Token::Control(word, value))
}

/// The number written in `digits`; `None` if it is larger than any in RTF.
fn number(digits: &[u8]) -> Option<i32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Token::{Binary, Byte, Close, Control, Open, Symbol, Text};
    use super::*;

    #[test]
    fn rtf_is_cut_into_tokens() {
        for (rtf, expected) in [
            (
                "{\\b bold\\b0  x}",
                vec![Open, Control("b", None), Text(b"bold"), Control("b", Some(0)), Text(b" x"), Close],
            ),
            ("a\r\nb\\\r\nc", vec![Text(b"a"), Text(b"b"), Symbol(b'\n'), Text(b"c")]),
            ("\\'e9\\'zz\\u-10179?", vec![Byte(0xe9), Text(b"zz"), Control("u", Some(-10179)), Text(b"?")]),
            ("\\*\\~\\\\", vec![Symbol(b'*'), Symbol(b'~'), Symbol(b'\\')]),
            ("\\bin3 {\\}x", vec![Binary(b"{\\}"), Text(b"x")]),
            ("\\bin x", vec![Binary(b""), Text(b"x")]),
            ("\\bin2147483647 abc", vec![Binary(b""), Text(b"abc")]),
            ("{\\pict{x}\\bin9 a}", {
                vec![Open, Control("pict", None), Open, Text(b"x"), Close, Binary(b"a}")]
            }),
            ("{\\pict}\\bin9 a", vec![Open, Control("pict", None), Close, Binary(b""), Text(b"a")]),
            ("\\u99999999999 x", vec![Control("u", None), Text(b"x")]),
            ("\\", vec![]),
            ("\\'", vec![]),
            ("\\'4", vec![Text(b"4")]),
        ] {
            assert_eq!(tokens(rtf.as_bytes()).collect::<Vec<_>>(), expected, "{rtf}");
        }
    }
}
