//! Kinds of files that people have articles in and that are not supported: each is named, with what to do.

use std::path::Path;

use super::ReadProblem;

/// A word processor's own way out.
const AS_DOCUMENT: &str = "export it as PDF or Word (.docx)";
/// The way out of an archive of a page.
const AS_PAGE: &str = "open it in a browser, save the page as HTML";
/// The way out of a container of several files.
const UNPACKED: &str = "unpack it, choose one of the files in it";
/// The way out of a table.
const AS_TEXT: &str = "save the text of the article as plain text (.txt)";

/// How many bytes of a file of these kinds have a zero among them, which no text has.
const BINARY_WITHIN: usize = 1024;

/// What is wrong with a file of a kind that is not supported: by its name, where its content is not text, or by the first
/// of its `bytes`.
pub(super) fn problem(bytes: &[u8], path: &Path) -> Option<ReadProblem> {
    let is_container = bytes.starts_with(b"PK\x03\x04");
    let is_compound = bytes.starts_with(b"\xD0\xCF\x11\xE0");
    let is_packed =
        bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xBC\xAF");
    let is_binary = bytes.iter().take(BINARY_WITHIN).any(|byte| *byte == 0);
    let extension =
        path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let (what, instead) = match extension.as_str() {
        "pages" if is_container => ("a Pages document", AS_DOCUMENT),
        "key" | "numbers" if is_container => ("a document of Keynote or Numbers", "export it as PDF"),
        "odp" if is_container => ("a presentation", "export it as PDF"),
        "xlsx" | "ods" if is_container => ("a spreadsheet", AS_TEXT),
        "ppt" | "xls" if is_compound => ("a document of an older version of Office", "export it as PDF"),
        "msg" if is_compound => ("a message of Outlook", "save it as a mail (.eml)"),
        "webarchive" if is_binary => ("a web archive of Safari", AS_PAGE),
        "mobi" | "azw" | "azw3" if is_binary => ("a Kindle book", "convert it to EPUB"),
        "djvu" if is_binary => ("a DjVu document", "convert it to PDF"),
        "wpd" | "wps" if is_binary => ("a document of an older word processor", AS_DOCUMENT),
        _ if bytes.starts_with(b"bplist00") => ("a web archive of Safari or a property list", AS_PAGE),
        _ if is_packed && !super::warc::is_archive(bytes) => ("a packed file", UNPACKED),
        _ => return None,
    };
    Some(ReadProblem::Unsupported(what, instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_supported_is_named_with_what_to_do() {
        let message =
            |bytes: &[u8], name: &str| problem(bytes, Path::new(name)).map(|problem| problem.to_string());
        assert_eq!(
            message(b"PK\x03\x04", "a.Pages").as_deref(),
            Some("this is a Pages document; export it as PDF or Word (.docx) and open that")
        );
        assert_eq!(message(b"PK\x03\x04", "a.docx"), None);
        assert_eq!(message(b"My keys are lost.", "a.key"), None);
        assert_eq!(message(b"How to keep a web archive.", "a.webarchive"), None);
        assert!(message(b"bplist00\xD1\x00", "a.webarchive").is_some());
        assert!(message(b"\x1F\x8B\x08", "a").is_some_and(|text| text.contains("unpack it")));
    }
}
