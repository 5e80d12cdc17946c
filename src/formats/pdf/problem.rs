//! Why a PDF could not be read.

/// Why a PDF could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfProblem {
    /// It is encrypted with a password.
    #[error("this PDF is encrypted and needs a password; save a copy without one and open that")]
    Encrypted,
    /// Its pages are pictures.
    #[error("this PDF is a scan without text; run text recognition (OCR) on it and open the result")]
    Scan,
    /// Its pages are empty.
    #[error("this PDF has no text; choose one with text in it")]
    NoText,
    /// No page could be read.
    #[error("this PDF is damaged and cannot be read; try another copy of it")]
    Damaged,
    /// The process that reads PDFs does not start.
    #[error("the process that reads PDFs did not start; close other programs, or start Dateline again")]
    NotStarted,
    /// Reading it took longer than ten seconds.
    #[error("reading this PDF takes too long; open a part of it, or save it as plain text and open that")]
    TooSlow,
    /// Reading it took more memory than it may use.
    #[error("this PDF is damaged, or too large for the memory it may use; try another copy or a part of it")]
    TooLarge,
}
