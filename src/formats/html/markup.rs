//! The borders of tags and comments in the source of a page, where browsers find them in pages written by people. A
//! crafted page may hide some from this; `tree` has limits that hold for such pages too.

/// The length of the tag, comment or declaration at the start of `markup`, or of a lone bracket; `None` if it does not
/// end.
pub(super) fn markup_end(markup: &str) -> Option<usize> {
    let bytes = markup.as_bytes();
    if markup.starts_with("<!--") {
        // "<!-->" is a comment too, and "--!>" ends one by mistake.
        let is_end = |at: usize| markup[2..at].ends_with("--") || markup["<!--".len()..at].ends_with("--!");
        let brackets = markup.match_indices('>').map(|(at, _)| at);
        return brackets.filter(|&at| at >= "<!--".len()).find(|&at| is_end(at)).map(|at| at + 1);
    }
    let is_tag = |name: usize| bytes.get(name).is_some_and(u8::is_ascii_alphabetic);
    match bytes.get(1) {
        Some(b'!' | b'?') => return markup.find('>').map(|at| at + 1),
        Some(b'/') if !is_tag(2) => return markup.find('>').map(|at| at + 1),
        Some(b'/') => {}
        _ if !is_tag(1) => return Some(1),
        _ => {}
    }
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if follows_equals(&bytes[..at]) => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether `before` ends in an equals sign, ignoring white space.
fn follows_equals(before: &[u8]) -> bool {
    before.iter().rev().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'=')
}

/// Where the content of the element `name`, which holds no tags, ends in `rest`, if it does.
pub(super) fn raw_end(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</").map(|(at, _)| at).find(|&at| has_name(&rest[at + 2..], name))
}

/// Whether `text` begins with the name of a tag.
fn has_name(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && bytes.get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// The number of attributes in the part of a tag after its name: words outside quotes.
pub(super) fn attributes(inside: &str) -> usize {
    let mut count = 0;
    let mut quote = None;
    let mut in_word = false;
    for &byte in inside.as_bytes() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, byte) if byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=') => {
                in_word = false;
            }
            (None, _) => {
                count += usize::from(!in_word);
                in_word = true;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::markup_end;

    #[test]
    fn markup_ends_where_browsers_find_it() {
        for (markup, end) in [
            ("<p id='a > b'>c", Some(14)),
            ("<p id=a'b>c", Some(10)),
            ("<p id='a", None),
            ("< b>", Some(1)),
            ("</p id='>'>c", Some(11)),
            ("</ id='>'>c", Some(8)),
            ("<!x id='>'>c", Some(9)),
            ("<?x?>", Some(5)),
            ("<!-->-->", Some(5)),
            ("<!--->-->", Some(6)),
            ("<!--!>-->", Some(9)),
            ("<!-- --!>-->", Some(9)),
            ("<!-- > --->c", Some(11)),
            ("<!-- ", None),
        ] {
            assert_eq!(markup_end(markup), end, "{markup}");
        }
    }
}
