//! Whether a text is a web or mail address, which the tokeniser keeps whole.
//!
//! This is `URL_MATCH` of `spacy/lang/tokenizer_exceptions.py` of spaCy 3.8 (MIT), which is Diego Perini's pattern. The
//! regular expression backtracks; here the parts are separated by the characters that end them. A host ends at the
//! first of ":", "/", "?", "#" and the end, since it can contain none of these. It can begin at the start, after the
//! scheme, or after any "@"; each candidate is examined only as far as the next "@", so the time is linear.

use super::characters::{is_alphabetic, is_decimal_digit, is_lower_letter};

/// Whether the whole of `text`, which must contain no white space, is an address.
pub fn is_url(text: &str) -> bool {
    // Every host has a full stop, and few words do.
    text.contains('.')
        && (is_host_with_path(text)
            || after_scheme(text).is_some_and(is_host_with_path)
            || text.match_indices('@').any(|(at, _)| at > 0 && is_host_with_path(&text[at + 1..])))
}

/// What follows the scheme and "://".
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = scheme.chars().nth(1).is_some() && scheme.chars().all(is_scheme_character);
    is_scheme.then_some(rest)
}

fn is_scheme_character(c: char) -> bool {
    is_alphabetic(c) || c.is_numeric() || matches!(c, '_' | '+' | '-' | '.')
}

fn is_host_with_path(text: &str) -> bool {
    let end = text.find([':', '/', '?', '#', '@']).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    is_end(rest) && (is_domain(host) || is_public_address(host))
}

/// Whether `text` is empty, a port, a path, or a port and a path.
fn is_end(text: &str) -> bool {
    let path = match text.strip_prefix(':') {
        Some(port) => {
            let digits = port.chars().take(6).take_while(|&c| is_decimal_digit(c));
            let (count, length) = digits.fold((0, 0), |(n, bytes), c| (n + 1, bytes + c.len_utf8()));
            if !(2..=5).contains(&count) {
                return false;
            }
            &port[length..]
        }
        None => text,
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}

/// Whether `host` consists of one or more labels and a top-level domain.
fn is_domain(host: &str) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let top_length = top.chars().take(64).count();
    (2..=63).contains(&top_length) && top.chars().all(is_lower_letter) && labels.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_edge = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{a1}'..='\u{ffff}');
    label.chars().take(65).count() <= 64
        && label.starts_with(is_edge)
        && label.ends_with(is_edge)
        && label.chars().all(|c| is_edge(c) || matches!(c, '_' | '-'))
}

/// Whether `host` is an IP address in four parts that is neither private nor local nor that of a network.
fn is_public_address(host: &str) -> bool {
    let mut octets = host.split('.');
    let (Some(first), Some(second), Some(third), Some(fourth), None) =
        (octets.next(), octets.next(), octets.next(), octets.next(), octets.next())
    else {
        return false;
    };
    let is_private = matches!(first, "10" | "127")
        || matches!((first, second), ("169", "254") | ("192", "168"))
        || first == "172" && second.len() == 2 && octet(second).is_some_and(|n| (16..=31).contains(&n));
    let is_host_part = |part: &str, most| octet(part).is_some_and(|n| n <= most) && !part.starts_with('0');
    // Three digits that begin with a zero are not an octet, but two are.
    let is_net_part = |part: &str| octet(part).is_some() && !(part.len() == 3 && part.starts_with('0'));
    !is_private
        && is_host_part(first, 223)
        && is_net_part(second)
        && is_net_part(third)
        && is_host_part(fourth, 254)
}

/// The number that `part` stands for, if it has up to three digits and is at most 255.
///
/// spaCy's pattern lets digits of other scripts pass in some places; a real address has none.
fn octet(part: &str) -> Option<u8> {
    let is_number = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if is_number { part.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known() {
        for text in [
            "example.com",
            "http://example.com",
            "https://www.example.co.uk/news?id=1#top",
            "example.com:8080/path",
            "someone@example.com",
            "mailto:someone@example.com",
            "ftp://user:password@example.com/file",
            "8.8.8.8",
            "http://142.42.1.1:8080/",
            "a_b-c.de",
            "münchen.de",
            "no@good@example.com",
        ] {
            assert!(is_url(text), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "",
            "word",
            "U.S",
            "end.Next",
            "3.5",
            "10.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.1.1",
            "224.1.1.1",
            "1.2.3.0",
            "1.002.3.4",
            "example.com:",
            "example.com:1",
            "example.com:123456",
            "@example",
            "-a.com",
            "a-.com",
            "http://",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }

    #[test]
    fn labels_have_at_most_64_characters() {
        assert!(is_url(&format!("{}.com", "a".repeat(64))));
        assert!(!is_url(&format!("{}.com", "a".repeat(65))));
    }
}
