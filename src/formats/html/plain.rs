//! Text that data and attributes give as HTML, escaped once too often: `Fog &amp;amp; rain`, `<b>Fog</b>`.

use quick_xml::escape::resolve_html5_entity;

use crate::text::one_line;

/// The longest name of a character reference, in bytes: `&CounterClockwiseContourIntegral;`.
const MAX_ENTITY_BYTES: usize = 32;

/// `text` with single spaces, without tags, and with character references resolved twice, as data often escape them
/// twice.
pub(super) fn plain(text: &str) -> String {
    let once = resolved(text);
    let text = without_tags(&resolved(&once));
    one_line(&text)
}

/// `text` with its character references resolved.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(MAX_ENTITY_BYTES + 2).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push_str(&character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The characters that a reference with this name or number stands for.
fn character(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| !c.is_control() || c.is_whitespace()).map(String::from)
}

/// `text` without anything that looks like a tag.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<')
        && let Some(length) = rest[open..].find('>')
    {
        let is_tag = rest[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        out.push_str(&rest[..if is_tag { open } else { open + 1 }]);
        rest = &rest[if is_tag { open + length + 1 } else { open + 1 }..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn tags_go_and_characters_are_resolved() {
        for (text, expected) in [
            ("Fog &amp;amp; rain", "Fog & rain"),
            ("<b>Fog</b> &#8211; a&nbsp;port", "Fog – a port"),
            ("3 < 4 &hellip; &Eacute;t&eacute;", "3 < 4 … Été"),
            ("AT&T; &#xD800; &", "AT&T; &#xD800; &"),
            ("<".repeat(3).as_str(), "<<<"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
