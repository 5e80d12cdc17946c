//! What a file says about its article, and where the article came from.

use std::path::PathBuf;

/// What is known about an article besides its text. A field is `None` where the article does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The writers' names, without "By".
    pub byline: Option<String>,
    /// The day, or day and time, of publication as ISO 8601.
    pub published: Option<String>,
    /// The name of the site or newspaper.
    pub site: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The language as an ISO 639-1 code: that of the text, or else as the file gives it.
    pub language: Option<String>,
}

impl Metadata {
    /// The language without any region that the file gives with it: "en" for "en-GB".
    #[must_use]
    pub(crate) fn language_code(&self) -> Option<String> {
        let tag = self.language.as_deref()?;
        Some(tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase())
    }
}

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The file, where there is one.
    pub path: Option<PathBuf>,
    /// The name shown for it: the file's name, or `None` for text that came without a file.
    pub name: Option<String>,
    /// The media type of the format, such as `text/plain`.
    pub format: &'static str,
    /// The name of the character set that the text was decoded from, as the Encoding Standard spells it.
    pub encoding: Option<&'static str>,
    /// The SHA-256 of the file's bytes in lower-case hexadecimal; of the text, if the file has several articles.
    pub sha256: String,
    /// Its place among the articles of the file, if there are several.
    pub among: Option<Among>,
}

/// The place of an article among those of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Among {
    /// Its number, from 1. The first is called like the file, and any other has its number behind a number sign.
    pub number: usize,
    /// How many the file has.
    pub count: usize,
}

impl Source {
    /// The file on disk, which has not the number in its name that an article of several has.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        let number = self.among.map_or(1, |among| among.number);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match name.strip_suffix(&format!("#{number}")).filter(|_| number > 1) {
            Some(file) => Some(path.with_file_name(file)),
            None => Some(path.clone()),
        }
    }

    /// Whether the article is plain text, kept just as it was written or copied.
    #[must_use]
    pub(crate) fn is_plain_text(&self) -> bool {
        self.format == "text/plain"
    }
}
