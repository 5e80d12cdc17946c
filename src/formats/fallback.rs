//! Runs the reader of a format on a thread that can be abandoned. If the reader fails or takes too long, the file gets
//! a simpler reading with a warning that says so, or an error where there is no text to fall back on.

use std::sync::Arc;
use std::time::Duration;

use super::deadline::{self, DEADLINE, Failure};
use super::document_problem::DocumentProblem;
use super::{Format, ReadProblem, plain_text, rtf};
use crate::article::{Article, Source, Warning};

/// The reader of a format.
pub(super) type Reader<T> = fn(&[u8], Source) -> Result<T, ReadProblem>;

/// What `reader` makes of the `bytes` of a file of `format` within `limit`, or else a simpler reading of them.
pub(super) fn read<T: From<Article> + Send + 'static>(
    reader: Reader<T>,
    format: Format,
    bytes: Vec<u8>,
    source: Source,
    limit: Duration,
) -> Result<T, ReadProblem> {
    let bytes = Arc::new(bytes);
    let work = {
        let (bytes, source) = (Arc::clone(&bytes), source.clone());
        move || reader(&bytes, source)
    };
    match deadline::within(limit, work) {
        Ok(outcome) => outcome,
        Err(failure) => read_simply(format, Arc::unwrap_or_clone(bytes), source, failure).map(Into::into),
    }
}

/// The problem to report if the reader of `format` produced nothing.
pub(super) fn problem(failure: Failure, format: Format) -> DocumentProblem {
    match failure {
        Failure::TooSlow => DocumentProblem::TooSlow(format.name()),
        Failure::Failed => DocumentProblem::Failed(format.name()),
    }
}

/// The text of a file of `format` without its structure, with a warning that says why. A container has no text outside
/// its structure.
fn read_simply(
    format: Format,
    bytes: Vec<u8>,
    source: Source,
    failure: Failure,
) -> Result<Article, ReadProblem> {
    let kind = format.name();
    let article = match format {
        Format::Docx
        | Format::Odt
        | Format::Epub
        | Format::Pdf
        | Format::Pptx
        | Format::Zip
        | Format::Warc => {
            return Err(problem(failure, format).into());
        }
        Format::Rtf => plain_text::article(rtf::words(&bytes), source),
        _ => plain_text::read(bytes, source)?,
    };
    if article.blocks().is_empty() {
        return Err(DocumentProblem::NoText(kind).into());
    }
    let why = match failure {
        Failure::TooSlow => format!("takes longer than {} seconds", DEADLINE.as_secs()),
        Failure::Failed => "fails because of an error in Dateline".to_owned(),
    };
    Ok(article.with_warning(Warning::new(format!("Shown as plain text, since reading it as {kind} {why}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endless(_: &[u8], _: Source) -> Result<Article, ReadProblem> {
        while !deadline::is_over() {}
        Err(ReadProblem::Empty)
    }

    fn flawed(_: &[u8], _: Source) -> Result<Article, ReadProblem> {
        panic!("a flaw in a parser")
    }

    /// Readers that produce nothing, the time that they get, and what is said about them.
    const FAILING: [(Reader<Article>, Duration, &str, &str); 2] = [
        (endless, Duration::from_millis(20), "takes longer than 10 seconds", "takes too long"),
        (flawed, DEADLINE, "fails because of an error", "an error in Dateline"),
    ];

    fn read_text(
        reader: Reader<Article>,
        format: Format,
        text: &str,
        limit: Duration,
    ) -> Result<Article, ReadProblem> {
        read(reader, format, text.into(), Source::default(), limit)
    }

    #[test]
    fn text_is_shown_plain_with_a_warning_that_says_why() {
        let rtf = "{\\rtf1{\\fonttbl{\\f0 Serif;}}The port \\b waits\\b0  for fog.\\par It still does.}";
        let mail = "Subject: Fog\n\nThe port waits for fog.\n\nIt still does.";
        for (format, file) in
            [(Format::Rtf, rtf), (Format::Mail, mail), (Format::Markdown, "# Fog\n\nIt is.")]
        {
            for (reader, limit, why, _) in FAILING {
                let article = read_text(reader, format, file, limit).expect("there is text");
                let [warning] = article.warnings() else { panic!("{:?}", article.warnings()) };
                let warning = warning.to_string();
                assert!(warning.contains(format.name()) && warning.contains(why), "{warning}");
            }
        }
        let article = read_text(flawed, Format::Rtf, rtf, DEADLINE).expect("there is text");
        assert_eq!(article.text().trim(), "The port waits for fog.\nIt still does.");
    }

    #[test]
    fn a_container_has_no_text_to_fall_back_on() {
        for format in [Format::Docx, Format::Odt, Format::Epub] {
            for (reader, limit, _, why) in FAILING {
                let problem = read_text(reader, format, "PK", limit).expect_err("there is no text");
                let message = problem.to_string();
                assert!(message.contains(format.name()) && message.contains(why), "{message}");
                assert_eq!(message.lines().count(), 1);
            }
        }
    }
}
