//! Web archives of many pages (WARC, ISO 28500), packed or not → the articles on their pages.

use std::io::Read as _;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::deadline;
use super::document_problem::{DocumentProblem, MAX_PART_BYTES, MAX_UNPACKED_BYTES};
use super::several::{self, MAX_ARTICLES};
use super::{ReadProblem, html};
use crate::article::{Article, Source};

/// What messages call such a file.
const KIND: &str = "web archive";
/// How packed files begin.
const PACKED: &[u8] = b"\x1F\x8B";
/// How a record begins.
const RECORD: &[u8] = b"WARC/";
/// Whether `bytes` are such an archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    if !bytes.starts_with(PACKED) {
        return bytes.starts_with(RECORD);
    }
    let mut head = [0; RECORD.len()];
    MultiGzDecoder::new(bytes).read_exact(&mut head).is_ok() && head == RECORD
}

/// The articles on the pages of the archive in `bytes`.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let mut unpacked = Vec::new();
    let bytes = if bytes.starts_with(PACKED) {
        // What is damaged ends the archive, and what is before it counts.
        let _ = MultiGzDecoder::new(bytes).take(MAX_UNPACKED_BYTES).read_to_end(&mut unpacked);
        if unpacked.len() as u64 >= MAX_UNPACKED_BYTES {
            return Err(DocumentProblem::TooLargeUnpacked(KIND).into());
        }
        unpacked.as_slice()
    } else {
        bytes
    };
    let mut articles: Vec<Article> = Vec::new();
    let mut left_out = 0;
    for page in Records(bytes).filter_map(page) {
        if articles.len() >= MAX_ARTICLES || several::is_time_up() {
            left_out += 1;
            continue;
        }
        let address = page.address.map(str::to_owned);
        let (body, source) = (page.unpacked(), source.clone());
        // One that takes too long costs no other.
        let read = deadline::within(several::time_left(), move || article(&body, address, source));
        articles.extend(read.ok().flatten());
    }
    let mut articles = articles.into_iter();
    let first = articles.next().ok_or(DocumentProblem::NoText(KIND))?;
    Ok(first.with_others(articles.collect(), left_out))
}

/// The article on the page that `body` is; `None` if it has none, as frames, redirects and pages of scripts.
fn article(body: &[u8], address: Option<String>, source: Source) -> Option<Article> {
    let (mut composer, encoding) = html::compose(body).ok()?;
    if composer.blocks().map(|(_, words)| words.len()).sum::<usize>() < FEWEST_BYTES {
        return None;
    }
    composer.metadata.url = composer.metadata.url.take().or(address);
    Some(composer.finish(Source { encoding: Some(encoding), ..source }))
}

/// The fewest bytes of an article.
const FEWEST_BYTES: usize = 200;

/// The records of an archive: the lines above each, and its content.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.0.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let (head, rest) = split_head(self.0.get(start..)?)?;
        let length: usize = field(head, "content-length")?.parse().ok()?;
        let content = rest.get(..length.min(rest.len()))?;
        self.0 = &rest[content.len()..];
        Some((head, content))
    }
}

/// A page in a record.
struct Page<'a> {
    address: Option<&'a str>,
    is_chunked: bool,
    /// How it was packed for the way.
    coding: Option<&'a str>,
    body: &'a [u8],
}

impl Page<'_> {
    fn unpacked(&self) -> Vec<u8> {
        let body = if self.is_chunked { joined(self.body) } else { self.body.to_vec() };
        unpacked(body, self.coding)
    }
}

/// The page in a record, if it has one.
fn page<'a>((head, content): (&'a [u8], &'a [u8])) -> Option<Page<'a>> {
    let is_response = field(head, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
    let (answer, body) = split_head(content).filter(|_| is_response)?;
    let status = answer.split(|&byte| byte == b'\n').next()?;
    let is_found = status.split(|&byte| byte == b' ').nth(1).is_some_and(|code| code.starts_with(b"200"));
    let is_page = field(answer, "content-type").is_some_and(|kind| {
        let kind = kind.to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml")
    });
    (is_found && is_page).then(|| Page {
        address: field(head, "warc-target-uri").map(|address| address.trim_matches(['<', '>'])),
        is_chunked: field(answer, "transfer-encoding")
            .is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")),
        coding: field(answer, "content-encoding"),
        body,
    })
}

/// The pieces of a body that was sent in pieces; the body itself if it is not so cut.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut rest = body;
    while let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end]).ok().and_then(|line| line.split(';').next());
        let Some(size) = size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok()) else {
            return body.to_vec();
        };
        let from = end + 2;
        let Some(piece) = from.checked_add(size).and_then(|to| rest.get(from..to)).filter(|_| size > 0)
        else {
            break;
        };
        whole.extend_from_slice(piece);
        rest = rest[from + size..].strip_prefix(b"\r\n").unwrap_or_default();
    }
    whole
}

/// The body as it was before it was packed for the way; itself if it is not packed so after all.
fn unpacked(body: Vec<u8>, coding: Option<&str>) -> Vec<u8> {
    let mut whole = Vec::new();
    let outcome = match coding.map(str::to_ascii_lowercase).as_deref() {
        Some("gzip" | "x-gzip") => {
            MultiGzDecoder::new(body.as_slice()).take(MAX_PART_BYTES).read_to_end(&mut whole)
        }
        Some("deflate") => ZlibDecoder::new(body.as_slice()).take(MAX_PART_BYTES).read_to_end(&mut whole),
        _ => return body,
    };
    if outcome.is_ok() { whole } else { body }
}

/// The lines up to the first empty one, and what is behind it.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    /// The longest head of a record or an answer, in bytes.
    const LONGEST: usize = 64 << 10;
    let searched = &bytes[..bytes.len().min(LONGEST)];
    let end = searched.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some((&bytes[..end], &bytes[end + 4..]))
}

/// The value of the field `name` in the lines of `head`.
fn field<'a>(head: &'a [u8], name: &str) -> Option<&'a str> {
    head.split(|&byte| byte == b'\n').find_map(|line| {
        let (own, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
