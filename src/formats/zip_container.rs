//! The zip container of word processor documents and e-books, with limits on what it may unpack to.
//!
//! Parts are read into memory by their names and never written to disk, so a name that leads out of a folder does no
//! harm.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use percent_encoding::percent_decode_str;
use zip::ZipArchive;

use super::deadline;
use super::document_problem::{DocumentProblem, MAX_ENTRIES, MAX_PART_BYTES, MAX_UNPACKED_BYTES};
use super::pictures::MAX_PICTURE_BYTES;
use crate::article::PictureContent;

/// The signature that opens the record at the end of a zip file, and the length of that record without its comment.
const END_SIGNATURE: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;

/// The signature of files of older programs, which new ones use for encrypted documents, and the name in UTF-16 of the
/// part that holds an encrypted document.
const COMPOUND_SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0";
const ENCRYPTED_PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// An open container.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What messages call the document.
    kind: &'static str,
    unpacked: u64,
    /// The entries by their folded names.
    names: HashMap<String, usize>,
}

impl<'a> Container<'a> {
    /// The container in `bytes`; `kind` is what messages call the document.
    pub fn open(bytes: &'a [u8], kind: &'static str) -> Result<Self, DocumentProblem> {
        if bytes.starts_with(COMPOUND_SIGNATURE) {
            let is_locked = bytes.windows(ENCRYPTED_PACKAGE.len()).any(|window| window == ENCRYPTED_PACKAGE);
            return Err(if is_locked { DocumentProblem::Locked(kind) } else { DocumentProblem::OldWord });
        }
        // Checked before opening the archive, which makes a record for each entry.
        if entries_claimed(bytes).is_some_and(|entries| entries > MAX_ENTRIES) {
            return Err(DocumentProblem::TooManyEntries(kind));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentProblem::Damaged(kind))?;
        if archive.len() > MAX_ENTRIES {
            return Err(DocumentProblem::TooManyEntries(kind));
        }
        let mut names = HashMap::new();
        for (index, name) in archive.file_names().enumerate() {
            if let Ok(name) = name {
                names.entry(folded(&name)).or_insert(index);
            }
        }
        Ok(Self { archive, kind, unpacked: 0, names })
    }

    /// The names of all parts, as the container spells them.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
    }

    /// Whether there is a part at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.index(path).is_some()
    }

    /// The bytes of the part at `path`; `None` if there is none. A part that does not unpack is an error.
    pub fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, DocumentProblem> {
        let Some(index) = self.index(path) else { return Ok(None) };
        let kind = self.kind;
        if deadline::is_over() {
            return Err(DocumentProblem::TooSlow(kind));
        }
        let damaged = DocumentProblem::Damaged(kind);
        // Checked first, since an encrypted entry is refused without a password.
        if self.archive.by_index_raw(index).map_err(|_| damaged)?.encrypted() {
            return Err(DocumentProblem::Locked(kind));
        }
        let file = self.archive.by_index(index).map_err(|_| damaged)?;
        let allowed = MAX_PART_BYTES.min(MAX_UNPACKED_BYTES - self.unpacked);
        let mut bytes = Vec::new();
        // The size in the archive is ignored, as it may be false.
        let outcome = file.take(allowed + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        if length > MAX_PART_BYTES {
            return Err(DocumentProblem::PartTooLarge(kind));
        }
        if length > allowed {
            return Err(DocumentProblem::TooLargeUnpacked(kind));
        }
        self.unpacked += length;
        outcome.map_err(|_| damaged)?;
        Ok(Some(bytes))
    }

    /// The picture in the part at `path`; `None` also if it does not unpack, or not within the limits of a container.
    /// One that is too large for a picture is cut off beyond the limit.
    pub fn picture(&mut self, path: &str) -> Option<PictureContent> {
        let index = self.index(path)?;
        let file = self.archive.by_index(index).ok()?;
        let allowed = (MAX_PICTURE_BYTES as u64 + 1).min(MAX_UNPACKED_BYTES - self.unpacked);
        let mut bytes = Vec::new();
        let outcome = file.take(allowed).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        outcome.ok().map(|_| PictureContent::Bytes(bytes.into()))
    }

    /// The text of the part at `path`, in the character set that it declares; `None` if there is no such part.
    pub fn text(&mut self, path: &str) -> Result<Option<String>, DocumentProblem> {
        Ok(self.part(path)?.map(super::xml::decode))
    }

    /// The text of a part that the document can do without: `None` also if it is damaged.
    pub fn spare_text(&mut self, path: &str) -> Result<Option<String>, DocumentProblem> {
        match self.text(path) {
            Err(DocumentProblem::Damaged(_)) => Ok(None),
            other => other,
        }
    }

    /// The path of the first part whose name ends in `end`, in any case.
    pub fn first_with_end(&self, end: &str) -> Option<String> {
        let first =
            self.names.iter().filter(|(name, _)| name.ends_with(end)).min_by_key(|(_, index)| **index);
        first.map(|(name, _)| name.clone())
    }

    /// The entry at `path`; some programs write names in another case or with backslashes.
    pub fn index(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches('/');
        self.archive.index_for_name(path).or_else(|| self.names.get(&folded(path)).copied())
    }
}

/// The name of a part, regardless of case and of the direction of slashes.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('\\', "/")
}

/// How many entries the record at the end of a zip file claims; `None` if there is no such record.
fn entries_claimed(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_BYTES + usize::from(u16::MAX));
    let at = bytes[from..].windows(END_SIGNATURE.len()).rposition(|window| window == END_SIGNATURE)? + from;
    let claimed = bytes.get(at + 10..at + 12)?;
    // A larger number is kept elsewhere, with 65,535 here, which is too many in any case.
    Some(usize::from(u16::from_le_bytes([claimed[0], claimed[1]])))
}

/// The path of `target` as named by a part in `folder`: relative to the folder, or from the root if it starts with a
/// slash. Steps out of the root are ignored, escapes like "%20" undone, and a fragment cut off.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    unescape_percent(&steps.join("/"))
}

/// The folder of the part at `path`; empty for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}

/// `text` with escapes like "%20" undone, or unchanged if the result is not UTF-8.
pub(super) fn unescape_percent(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn parts_that_unpack_to_too_much_together_are_refused() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        writer.start_file("part", options).expect("the part begins");
        let spaces = vec![b' '; 1 << 20];
        for _ in 0..MAX_PART_BYTES >> 20 {
            writer.write_all(&spaces).expect("the part is written");
        }
        let bytes = writer.finish().expect("the container is whole").into_inner();
        let mut container = Container::open(&bytes, "file").expect("it is a container");
        for _ in 0..MAX_UNPACKED_BYTES / MAX_PART_BYTES {
            assert!(matches!(container.part("part"), Ok(Some(_))));
        }
        let problem = container.part("part").expect_err("it is too much");
        assert!(problem.to_string().contains("unpacks to more than 256 MiB"), "{problem}");
    }

    #[test]
    fn targets_are_found_from_the_part_that_names_them() {
        for (folder, target, expected) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/docs/main.xml", "docs/main.xml"),
            ("OEBPS/text", "../a%20b.xhtml#part", "OEBPS/a b.xhtml"),
            ("", "../../../etc/passwd", "etc/passwd"),
            ("x", "100%", "x/100%"),
            ("x", "%ff", "x/%ff"),
        ] {
            assert_eq!(resolve(folder, target), expected);
        }
    }

    #[test]
    fn what_is_no_archive_is_damaged() {
        for bytes in
            [&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"]
        {
            let problem =
                Container::open(bytes, "file").and_then(|mut archive| archive.part("a").map(|_| ()));
            assert!(matches!(problem, Ok(()) | Err(DocumentProblem::Damaged("file"))), "{bytes:?}");
        }
    }
}
