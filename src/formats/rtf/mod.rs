//! Rich Text Format → [`Article`].
//!
//! `tokenizer` cuts the file into controls and text, `charset` knows the code pages, `reader` follows groups and
//! destinations and builds blocks, and `styles` records the style sheet. `words` is the fallback if that fails. PNG and
//! JPEG pictures are kept, whether written as digits or as binary data, and so are the alternative texts of pictures;
//! other pictures, objects, headers, footers and comments are left out.

mod charset;
mod reader;
mod styles;
mod table;
mod tokenizer;
mod words;

pub(super) use words::words;

use super::document_problem::DocumentProblem;
use super::{ReadProblem, marked, pictures};
use crate::article::{Article, Source};

/// What messages call an RTF file.
const KIND: &str = "RTF document";

/// The article in the `bytes` of an RTF file.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    if !bytes[start..].starts_with(b"{\\rtf") {
        return Err(DocumentProblem::Damaged(KIND).into());
    }
    let reading = reader::read(&bytes[start..]).ok_or(DocumentProblem::TooSlow(KIND))?;
    let mut composer = reading.flow.finish();
    composer.metadata.title = marked::one_line(&reading.title);
    composer.metadata.byline = marked::people(&reading.author);
    // An RTF file does not refer to pictures elsewhere.
    let pictures = pictures::resolve(&mut composer, |_| None);
    let source = Source { encoding: Some(reading.encoding.name()), ..source };
    Ok(marked::finish(composer, KIND, source, reading.top_headings == 1)?.with_pictures(pictures))
}
