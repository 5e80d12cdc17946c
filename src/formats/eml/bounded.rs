//! The bytes of a mail, without what real mails do not have and parsers are slow on or run out of memory with.

use std::borrow::Cow;

use super::super::several::MAX_ARTICLES;

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

/// The mails of the mailbox in `bytes`, as many as are read, and how many it has; all of `bytes` if they are a mail. A line
/// "From …" begins each mail of a mailbox (RFC 4155), and a line of the mail that begins so has a bracket before it.
pub(super) fn mails_of(bytes: &[u8]) -> (Vec<Cow<'_, [u8]>>, usize) {
    if !bytes.starts_with(b"From ") {
        return (vec![Cow::Borrowed(bytes)], 1);
    }
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let (mut count, mut is_behind_blank) = (0, true);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if is_behind_blank && line.starts_with(b"From ") {
            count += 1;
            if count <= MAX_ARTICLES {
                mails.push(Vec::new());
            }
        } else if count <= MAX_ARTICLES
            && let Some(mail) = mails.last_mut()
        {
            let bare = line.iter().position(|&byte| byte != b'>').unwrap_or(line.len());
            let is_quoted = bare > 0 && line[bare..].starts_with(b"From ");
            mail.extend(if is_quoted { &line[1..] } else { line });
        }
        is_behind_blank = line.trim_ascii().is_empty();
    }
    (mails.into_iter().map(Cow::Owned).collect(), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_cut_into_mails() {
        let mailbox = b"From a@b Thu Jan  1\nSubject: Fog\n\n>From the quay.\n\nFrom c@d Fri Jan  2\nSubject: Ice\n\nIce.\n";
        let (mails, count) = mails_of(mailbox);
        assert_eq!(mails[0].as_ref(), b"Subject: Fog\n\nFrom the quay.\n\n");
        assert_eq!(mails[1].as_ref(), b"Subject: Ice\n\nIce.\n");
        assert_eq!(count, 2);
        assert_eq!(mails_of(b"Subject: Fog\n\nFrom here.\n").1, 1);
    }

    #[test]
    fn mails_inside_mails_are_read_up_to_a_number() {
        let nested = "Content-Type: message/RFC822\n\n".repeat(100);
        let kept = bounded(nested.as_bytes()).bytes;
        let count = kept.windows(6).filter(|part| part.eq_ignore_ascii_case(b"rfc822")).count();
        assert_eq!(count, MAX_MAILS);
    }
}
