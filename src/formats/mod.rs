//! A file's bytes → [`Content`]: an [`Article`], or a summary that Dateline wrote. Nothing else reads files.
//!
//! Each format has a file of its own. This one opens files, enforces their limits, and passes the bytes to the reader
//! of the format that [`format`] recognises, on a thread with a [`deadline`]; [`fallback`] decides what happens if the
//! reader fails. [`pictures`] finds the pictures that come with a file.

mod body_text;
mod composer;
mod content;
mod deadline;
mod document_problem;
mod docx;
mod eml;
mod epub;
mod exports;
mod fallback;
mod flow;
mod format;
mod fragment;
mod hash;
mod html;
mod json;
mod list_number;
mod markdown;
mod marked;
mod news_xml;
mod odt;
pub mod pdf;
mod pictures;
mod plain_text;
mod pptx;
mod read_problem;
mod rtf;
mod several;
mod style_name;
mod subtitles;
mod table_of_articles;
mod unsupported;
mod warc;
mod xml;
mod zip_container;
mod zip_of_articles;

pub use content::{Content, RawSummary};
pub use format::Format;
pub use several::file_and_number;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

pub use document_problem::{DocumentProblem, MAX_ENTRIES, MAX_PART_BYTES, MAX_UNPACKED_BYTES, MAX_XML_DEPTH};
pub use pictures::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS};
pub use read_problem::{MAX_FILE_BYTES, ReadError, ReadProblem};

use hash::sha256;

use crate::article::{Article, Source, Warning};
use crate::{lang, nlp};

/// Reads the file at `path`, with the pictures beside it. A number sign and a number behind its name stand for one of the
/// articles in it: `export.txt#2`.
pub fn read(path: &Path) -> Result<Content, ReadError> {
    let wrap = |problem| ReadError { name: path.display().to_string(), problem };
    let (file, number) = file_and_number(path);
    let bytes = bytes_of_file(&file, MAX_FILE_BYTES).map_err(wrap)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let source = Source { path: Some(file.clone()), name, ..Source::default() };
    let content = read_found(bytes, &file, source).map_err(wrap)?;
    let Some(place) = number.checked_sub(2) else { return Ok(content) };
    let other = match content {
        Content::Article(mut article) => article.take_others().into_iter().nth(place),
        Content::Summary(_) => None,
    };
    other.map(Content::Article).ok_or_else(|| wrap(ReadProblem::NoSuchArticle(number)))
}

/// Reads the `bytes` of a file called `name` that is not on disk, so there are no pictures beside it. As with a file,
/// its content decides its format before its name does.
pub fn read_bytes(bytes: impl Into<Vec<u8>>, name: &str) -> Result<Content, ReadError> {
    let wrap = |problem| ReadError { name: name.to_owned(), problem };
    let bytes = bytes.into();
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(wrap(ReadProblem::TooLarge));
    }
    let source = Source { name: Some(name.to_owned()), ..Source::default() };
    read_found(bytes, Path::new(name), source).map_err(wrap)
}

/// The content of `bytes` from the file at `path`, with what `source` says about its location.
fn read_found(bytes: Vec<u8>, path: &Path, source: Source) -> Result<Content, ReadProblem> {
    if let Some(problem) = unsupported::problem(&bytes, path) {
        return Err(problem);
    }
    let format = Format::of_file(&bytes, path);
    let source = Source { format: format.media_type(), sha256: sha256(&bytes), ..source };
    Ok(match read_as(format, bytes, source)? {
        Content::Article(article) => {
            let checked = |article| with_warning_of_signs(in_its_language(article));
            let mut article = several::named(article);
            let (others, left_out) = article.take_others_of_file();
            let others = others.into_iter().map(checked).collect();
            Content::Article(checked(article).with_others(others, left_out))
        }
        summary @ Content::Summary(_) => summary,
    })
}

/// The content of the `bytes` of a file of `format`.
fn read_as(format: Format, bytes: Vec<u8>, source: Source) -> Result<Content, ReadProblem> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadProblem::Empty);
    }
    let reader: fallback::Reader<Article> = match format {
        Format::PlainText => return plain_text::read(bytes, source).map(Into::into),
        // These two have deadlines of their own.
        Format::Html => return html::read(&bytes, source).map(Into::into),
        Format::Pdf => return pdf::read(bytes, source).map(Into::into),
        // This one may hold something other than an article.
        Format::Json => return fallback::read(json::read, format, bytes, source, deadline::DEADLINE),
        Format::Docx => docx::read,
        Format::Odt => odt::read,
        Format::Epub => epub::read,
        Format::Rtf => rtf::read,
        Format::Mail => eml::read,
        Format::Mhtml => eml::read_page,
        Format::Markdown => markdown::read,
        Format::NewsXml => news_xml::read,
        Format::Zip => zip_of_articles::read,
        Format::Warc => warc::read,
        Format::Table => table_of_articles::read,
        Format::Subtitles => subtitles::read,
        Format::Pptx => pptx::read,
    };
    fallback::read(reader, format, bytes, source, deadline::DEADLINE).map(Into::into)
}

/// The article in `text` that did not come from a file: a line of `dateline batch`, or the clipboard.
pub fn article_from_text(text: String) -> Result<Article, ReadError> {
    let problem = match () {
        () if text.len() as u64 > MAX_FILE_BYTES => ReadProblem::TooLarge,
        () if text.trim().is_empty() => ReadProblem::Empty,
        () => {
            let sha256 = sha256(text.as_bytes());
            let source = Source {
                path: None,
                name: None,
                format: Format::PlainText.media_type(),
                encoding: Some("UTF-8"),
                sha256,
                among: None,
            };
            return Ok(with_warning_of_signs(in_its_language(plain_text::article(text, source))));
        }
    };
    Err(ReadError { name: "text".to_owned(), problem })
}

/// The article in `html` that did not come from a file, but from the clipboard. It may be a part of a page; then all of
/// it is the article. `text` is the same without the tags, if that is known: it is used if reading `html` keeps less
/// than half of it.
pub fn article_from_html(html: &str, text: Option<&str>) -> Result<Article, ReadError> {
    let wrap = |problem| ReadError { name: "text".to_owned(), problem };
    if html.trim().is_empty() {
        return Err(wrap(ReadProblem::Empty));
    }
    let source = Source {
        path: None,
        name: None,
        format: Format::Html.media_type(),
        encoding: Some("UTF-8"),
        sha256: sha256(html.as_bytes()),
        among: None,
    };
    let article = fragment::read(html, source).map_err(wrap)?;
    match text {
        Some(text) if letter_count(article.text()) * 2 < letter_count(text) => {
            article_from_text(text.to_owned())
        }
        _ => Ok(in_its_language(article)),
    }
}

/// The number of letters and digits in `text`.
fn letter_count(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

/// `article` in the language of its text. What its file says counts where the text is too short or too mixed to tell;
/// pages are often marked with the language of their template.
pub(crate) fn in_its_language(article: Article) -> Article {
    let text = article.running_text(nlp::LANGUAGE_SAMPLE_BYTES);
    let marked = article.metadata().language_code();
    match (nlp::language(&text), marked.as_deref()) {
        (Some(told), marked)
            if Some(told) == marked || marked.is_some_and(|marked| is_same(told, marked)) =>
        {
            article
        }
        (Some(told), _) => article.with_language(Some(told)),
        (None, Some("en")) if nlp::is_hardly_english(&text) && lang::has_foreign_words(&text) => {
            article.with_language(None)
        }
        (None, Some(marked)) if marked != "en" && nlp::is_clearly_english(&text) => {
            article.with_language(Some("en"))
        }
        (None, _) => article,
    }
}

/// `article` with a warning if some of it is not looked at, since it is a long run of signs or too long for a paragraph.
fn with_warning_of_signs(article: Article) -> Article {
    let mut is_cut = false;
    for block in article.blocks() {
        let words = article.slice(block.range);
        match crate::text::length_looked_at(words) {
            0 if !words.is_empty() => {
                let message = "A long run of signs or numbers is shown, but nothing is looked for in it";
                return article.with_warning(Warning::new(message));
            }
            length => is_cut |= length < words.len(),
        }
    }
    if is_cut {
        let message =
            "A paragraph as long as a book is shown, but things are looked for only in its beginning";
        return article.with_warning(Warning::new(message));
    }
    article
}

/// Whether a text that is told to be in one of two languages may as well be in the other: the standards of Norwegian,
/// and those of Serbo-Croatian in Latin letters.
fn is_same(told: &str, marked: &str) -> bool {
    const ALIKE: &[&[&str]] = &[&["nb", "nn", "no", "da"], &["hr", "bs", "sr", "sh"], &["id", "ms"]];
    ALIKE.iter().any(|group| group.contains(&told) && group.contains(&marked))
}

/// The bytes of the ordinary file at `path`, at most `limit` of them.
pub(crate) fn bytes_of_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadProblem> {
    // Checked before opening, since opening a pipe waits for its writer.
    let metadata = path.metadata()?;
    if metadata.is_dir() {
        return Err(ReadProblem::Folder);
    }
    // What the Linux kernel shows as files may wait for ever, like its log.
    let is_of_kernel =
        || cfg!(target_os = "linux") && path.canonicalize().is_ok_and(|path| path.starts_with("/proc"));
    if !metadata.is_file() || is_of_kernel() {
        return Err(ReadProblem::NotOrdinary);
    }
    if metadata.len() > limit {
        return Err(ReadProblem::TooLarge);
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // The file may have grown since.
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ReadProblem::TooLarge);
    }
    Ok(bytes)
}
