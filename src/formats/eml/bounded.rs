//! The bytes of a mail, without what real mails do not have and parsers are slow on or run out of memory with.

use std::borrow::Cow;

/// The most bytes of a header field, including continuation lines, that are examined.
const MAX_FIELD_BYTES: usize = 16 << 10;
/// The most lines in the header of the mail that are examined.
const MAX_HEADER_LINES: usize = 10_000;
/// The most lines that may part the parts of a mail.
const MAX_BORDERS: usize = 5_000;
/// The most parts that are mails with parts of their own, and so how deeply mails are nested.
const MAX_MAILS: usize = 64;
/// How much of a header field is searched for a type, in bytes.
const MAX_TYPE_BYTES: usize = 200;

/// The bytes of a mail that are read.
pub(super) struct Bounded {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether parts were left out.
    pub is_cut: bool,
}

/// What is read of the mail in `bytes`: fields of the header that are longer than any real one are cut, and so is what comes
/// behind the last of thousands of parts. Mails inside the mail count as text beyond a number.
pub(super) fn bounded(bytes: &[u8]) -> Bounded {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let (mut field_bytes, mut lines) = (0, 0);
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let (line, behind) = rest.split_at(end + 1);
        if line.trim_ascii().is_empty() {
            break;
        }
        if !is_continued(line) {
            field_bytes = 0;
        }
        lines += 1;
        if field_bytes < MAX_FIELD_BYTES && lines <= MAX_HEADER_LINES {
            kept.extend(&line[..line.len().min(MAX_FIELD_BYTES)]);
            if line.len() > MAX_FIELD_BYTES {
                kept.push(b'\n');
            }
        }
        field_bytes += line.len();
        rest = behind;
    }
    kept.extend(rest);
    let (mut mails, mut borders, mut is_type) = (0, 0, false);
    let mut at = 0;
    while at < kept.len() {
        let end = kept[at..].iter().position(|&byte| byte == b'\n').map_or(kept.len(), |end| at + end + 1);
        let line = &mut kept[at..end];
        if line.starts_with(b"--") {
            borders += 1;
            if borders > MAX_BORDERS {
                kept.truncate(at);
                return Bounded { bytes: kept, is_cut: true };
            }
        }
        is_type = if is_continued(line) { is_type } else { starts_with(line, b"content-type:") };
        if is_type {
            for name in [&b"rfc822"[..], b"global", b"digest"] {
                for found in found(line, name) {
                    mails += 1;
                    if mails > MAX_MAILS {
                        line[found] = b'x';
                    }
                }
            }
        }
        at = end;
    }
    Bounded { bytes: kept, is_cut: false }
}

/// Where `name`, in small letters, is in the beginning of `line`.
fn found(line: &[u8], name: &[u8]) -> Vec<usize> {
    let windows = line[..line.len().min(MAX_TYPE_BYTES)].windows(name.len());
    windows.enumerate().filter(|(_, part)| part.eq_ignore_ascii_case(name)).map(|(at, _)| at).collect()
}

fn starts_with(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn is_continued(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"\t")
}

/// The first mail of the mailbox in `bytes`, and how many mails it has; all of `bytes` if they are a mail. A line "From …"
/// begins each mail of a mailbox (RFC 4155), and a line of the mail that begins so has a bracket before it.
pub(super) fn first_of_mailbox(bytes: &[u8]) -> (Cow<'_, [u8]>, usize) {
    if !bytes.starts_with(b"From ") {
        return (Cow::Borrowed(bytes), 1);
    }
    let mut first = Vec::new();
    let (mut count, mut is_behind_blank) = (0, true);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if is_behind_blank && line.starts_with(b"From ") {
            count += 1;
        } else if count == 1 {
            let bare = line.iter().position(|&byte| byte != b'>').unwrap_or(line.len());
            let is_quoted = bare > 0 && line[bare..].starts_with(b"From ");
            first.extend(if is_quoted { &line[1..] } else { line });
        }
        is_behind_blank = line.trim_ascii().is_empty();
    }
    (Cow::Owned(first), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mail_of_a_mailbox_is_read() {
        let mailbox = b"From a@b Thu Jan  1\nSubject: Fog\n\n>From the quay.\n\nFrom c@d Fri Jan  2\nSubject: Ice\n\nIce.\n";
        let (first, count) = first_of_mailbox(mailbox);
        assert_eq!(first.as_ref(), b"Subject: Fog\n\nFrom the quay.\n\n");
        assert_eq!(count, 2);
        assert_eq!(first_of_mailbox(b"Subject: Fog\n\nFrom here.\n").1, 1);
    }

    #[test]
    fn mails_inside_mails_are_read_up_to_a_number() {
        let nested = "Content-Type: message/RFC822\n\n".repeat(100);
        let kept = bounded(nested.as_bytes()).bytes;
        let count = kept.windows(6).filter(|part| part.eq_ignore_ascii_case(b"rfc822")).count();
        assert_eq!(count, MAX_MAILS);
    }
}
