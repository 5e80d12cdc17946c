//! The formats that files come in, and how to recognise them: first by their content, then by their name.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use strum::{EnumIter, IntoEnumIterator as _};

use super::warc;

/// How much of the beginning of a file is examined, in bytes.
const HEAD_BYTES: usize = 4 << 10;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter)]
pub enum Format {
    /// Text and nothing else.
    PlainText,
    /// A web page.
    Html,
    /// Text with Markdown syntax.
    Markdown,
    /// Printed pages.
    Pdf,
    /// Documents of Microsoft Word and others.
    Docx,
    /// Documents of `LibreOffice` and others.
    Odt,
    /// Electronic books.
    Epub,
    /// Rich Text Format.
    Rtf,
    /// A mail with its headers.
    Mail,
    /// A web page with its pictures in one file.
    Mhtml,
    /// Articles as data, and summaries of Dateline's own.
    Json,
    /// News, journals and books in XML.
    NewsXml,
    /// Articles packed into an archive.
    Zip,
    /// Pages in the archive of a crawler.
    Warc,
    /// Tables with an article a row.
    Table,
    /// Subtitles of a film.
    Subtitles,
    /// Slides.
    Pptx,
}

/// What is known about a format.
struct Facts {
    media_type: &'static str,
    name: &'static str,
    extensions: &'static [&'static str],
}

impl Format {
    fn facts(self) -> Facts {
        let (media_type, name, extensions): (_, _, &[_]) = match self {
            Self::PlainText => ("text/plain", "plain text", &["txt", "text"]),
            Self::Html => ("text/html", "web page", &["html", "htm", "xhtml"]),
            Self::Markdown => ("text/markdown", "Markdown", &["md", "markdown"]),
            Self::Pdf => ("application/pdf", "PDF", &["pdf"]),
            Self::Docx => (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "Word document",
                &["docx"],
            ),
            Self::Odt => ("application/vnd.oasis.opendocument.text", "OpenDocument text", &["odt"]),
            Self::Epub => ("application/epub+zip", "EPUB", &["epub"]),
            Self::Rtf => ("application/rtf", "Rich Text Format", &["rtf"]),
            Self::Mail => ("message/rfc822", "mail", &["eml", "mbox"]),
            Self::Mhtml => ("multipart/related", "web archive", &["mhtml", "mht"]),
            Self::Json => ("application/json", "JSON", &["json", "jsonld", "jsonl", "ndjson"]),
            Self::NewsXml => ("application/xml", "XML", &["xml", "nitf", "rss", "atom", "fb2", "enex"]),
            Self::Zip => ("application/zip", "ZIP archive", &["zip", "maff"]),
            Self::Warc => ("application/warc", "web archive (WARC)", &["warc"]),
            Self::Table => ("text/csv", "table", &["csv", "tsv"]),
            Self::Subtitles => ("application/x-subrip", "subtitles", &["srt", "vtt"]),
            Self::Pptx => (
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                "presentation",
                &["pptx", "ppsx"],
            ),
        };
        Facts { media_type, name, extensions }
    }

    /// Its media type, such as `text/html`.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.facts().media_type
    }

    /// Its name for users, to follow "a" or stand alone: "web page", "PDF".
    #[must_use]
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The file name extensions, in lower case and without the dot; the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        self.facts().extensions
    }

    /// The format that the name of the file at `path` indicates.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::iter().find(|format| format.extensions().contains(&extension.as_str()))
    }

    /// The format of the file at `path` that holds `bytes`. Its content decides, then its name; otherwise it counts as
    /// plain text.
    #[must_use]
    pub fn of_file(bytes: &[u8], path: &Path) -> Self {
        let named = Self::of_name(path);
        let found = Self::of_signature(bytes).map(|found| match (found, named) {
            // Documents and books are such archives too, and not all begin as they should.
            (Self::Zip, Some(named @ (Self::Docx | Self::Odt | Self::Epub | Self::Pptx))) => named,
            _ => found,
        });
        found
            .or_else(|| Self::of_text(&head(bytes), named))
            // What is no archive of a crawler by its first bytes is none.
            .or(named.filter(|named| *named != Self::Warc))
            .unwrap_or(Self::PlainText)
    }

    /// The format whose signature `bytes` begins with. Signatures of other kinds of files are ignored, since some are
    /// two letters that a text may begin with.
    fn of_signature(bytes: &[u8]) -> Option<Self> {
        if warc::is_archive(bytes) {
            return Some(Self::Warc);
        }
        let media_type = infer::get(bytes)?.mime_type();
        let has_signature = |format: &Self| {
            use Format::{Docx, Epub, Odt, Pdf, Pptx, Rtf, Zip};
            matches!(format, Pdf | Docx | Odt | Epub | Rtf | Zip | Pptx)
        };
        Self::iter().filter(has_signature).find(|format| format.media_type() == media_type)
    }

    /// The format that the beginning of a text indicates.
    fn of_text(head: &str, named: Option<Self>) -> Option<Self> {
        let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if is_html(start) {
            return Some(Self::Html);
        }
        if is_news_xml(start) {
            return Some(Self::NewsXml);
        }
        // A mailbox has such a line above each mail.
        if start.starts_with("From ")
            && let Some((_, first)) = start.split_once('\n')
            && mail(first, None).is_some()
        {
            return Some(Self::Mail);
        }
        if is_json(start) {
            return Some(Self::Json);
        }
        mail(start, named)
    }
}

/// The beginning of a text, of which only the ASCII characters matter.
fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let encoding = Encoding::for_bom(head).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode(head).0.into_owned()
}

/// `text` from its first tag or declaration on, without comments and processing instructions before it.
fn behind_asides(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let end_of_aside = match () {
            () if text.starts_with("<!--") => text.find("-->").map(|at| at + 3),
            () if text.starts_with("<?") => text.find('>').map(|at| at + 1),
            () => None,
        };
        match end_of_aside {
            Some(end) => text = &text[end..],
            None => return text,
        }
    }
}

/// Whether a text begins with an element of the vocabularies that [`news_xml`](super::news_xml) knows. A page may begin with
/// an `article` too, but has no declaration above it.
fn is_news_xml(text: &str) -> bool {
    let is_declared = text.starts_with("<?xml");
    let mut start = behind_asides(text);
    if start.get(..9).is_some_and(|opening| opening.eq_ignore_ascii_case("<!doctype")) {
        start = start.find('>').map_or(start, |end| behind_asides(&start[end + 1..]));
    }
    let Some(tag) = start.strip_prefix('<') else { return false };
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    let name = tag[..end].rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    super::news_xml::ROOTS.contains(&name.as_str()) && (is_declared || name != "article")
}

/// Whether a text begins as web pages do, ignoring comments and the like.
fn is_html(text: &str) -> bool {
    let text = behind_asides(text);
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|opening| {
        let (start, rest) = text.split_at(text.floor_char_boundary(opening.len()));
        start.eq_ignore_ascii_case(opening) && rest.starts_with(|c: char| c == '>' || c.is_whitespace())
    })
}

/// Whether a text begins like a JSON object or a list of objects.
fn is_json(text: &str) -> bool {
    let inside = text.strip_prefix('[').map_or(text, str::trim_start);
    inside.strip_prefix('{').is_some_and(|object| object.trim_start().starts_with(['"', '}']))
}

/// A mail or a web archive, recognised by the header lines at the start of a text.
fn mail(text: &str, named: Option<Format>) -> Option<Format> {
    let mut names = Vec::new();
    let mut related = false;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let name = name.to_ascii_lowercase();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        related |= name == "content-type" && value.to_ascii_lowercase().contains("multipart/related");
        names.push(name);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let is_saved_page = has("snapshot-content-location") || named == Some(Format::Mhtml);
    let is_technical = ["mime-version", "message-id", "received", "return-path"].iter().any(|name| has(name));
    if related && is_technical && is_saved_page {
        return Some(Format::Mhtml);
    }
    (is_technical && (has("from") || has("subject") || has("content-type"))).then_some(Format::Mail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format_of(bytes: &[u8], name: &str) -> Format {
        Format::of_file(bytes, Path::new(name))
    }

    #[test]
    fn content_decides_before_the_name() {
        assert_eq!(format_of(b"<!-- saved -->\n<!DOCTYPE html>\n<p>Fog", "fog.txt"), Format::Html);
        assert_eq!(
            format_of(b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "a"),
            Format::Html
        );
        assert_eq!(format_of(b"\xff\xfe<\0h\0t\0m\0l\0>\0", "a.txt"), Format::Html);
        assert_eq!(format_of(b"%PDF-1.7\n", "report.html"), Format::Pdf);
        assert_eq!(format_of(b"{\\rtf1\\ansi Fog}", "report.txt"), Format::Rtf);
        assert_eq!(format_of(b" [ { \"id\": 1 } ]", "a.txt"), Format::Json);
        let mail = b"Return-Path: <a@b.example>\nSubject: Fog\n at sea\nFrom: a@b.example\n\nFog.";
        assert_eq!(format_of(mail, "a.txt"), Format::Mail);
        let page = b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n";
        assert_eq!(format_of(page, "a.mht"), Format::Mhtml);
        assert_eq!(format_of(page, "a.eml"), Format::Mail);
    }

    #[test]
    fn names_decide_what_content_leaves_open() {
        assert_eq!(format_of(b"<p>Fog at sea", "fog.HTM"), Format::Html);
        assert_eq!(format_of(b"# Fog at sea", "fog.md"), Format::Markdown);
        assert_eq!(format_of(b"", "fog"), Format::PlainText);
    }

    #[test]
    fn texts_stay_texts() {
        for text in [
            "BMW recalls cars",
            "MZ",
            "From: the editor\nDate: today\n\nDear reader,",
            "[Updated] Fog",
            "<heading> is no tag",
            "{curly} words",
            "Subject: fog\n\nIt came.",
        ] {
            assert_eq!(format_of(text.as_bytes(), "a.txt"), Format::PlainText, "{text}");
        }
    }
}
