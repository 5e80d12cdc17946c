//! PDFs: printed pages → an article.
//!
//! A PDF says where letters are, and nothing about words, lines and paragraphs. Reading it has two halves:
//!
//! - The first finds the lines on the pages. In the program it runs in a process of its own (`dateline read-pdf`, which
//!   is for this module and not for users), with limits on memory, time and output: no library for PDFs keeps within
//!   these limits by itself on a damaged file, and a thread can be stopped neither from running out of memory nor from
//!   working forever.
//! - The second, in this process, turns the lines into an article: it drops running heads and page numbers, rebuilds
//!   paragraphs, and separates headings, lists and captions from running text.
//!
//! [`read_with`] sets which program to start; if it does not start, PDFs are refused. Until then the first half runs in a
//! thread: it has the deadline and survives a panic, but has no limit on its memory, and continues in vain after the
//! deadline.

mod article;
mod blocks;
mod child;
mod extract;
mod furniture;
mod hyphens;
mod info;
mod initials;
mod lines;
mod notes;
mod paragraphs;
mod problem;
mod process;
mod reading;
mod tables;

pub use child::run as read_in_child;
pub use problem::PdfProblem;

use std::path::PathBuf;
use std::sync::OnceLock;

use process::{MAX_OUTPUT_BYTES, Program};
use reading::Reading;

use super::ReadProblem;
use super::deadline::{self, DEADLINE, Failure};
use crate::article::{Article, Source};

/// The command of the program that reads a PDF on standard input.
pub const COMMAND: &str = "read-pdf";

/// The program that reads PDFs.
static PROGRAM: OnceLock<Program> = OnceLock::new();

/// From now on, has PDFs read by a process of `program`, which must call [`read_in_child`] if its only argument is
/// [`COMMAND`]. Only the first call counts.
pub fn read_with(program: PathBuf) {
    let program = Program {
        path: program,
        arguments: vec![COMMAND.into()],
        deadline: DEADLINE,
        max_output_bytes: MAX_OUTPUT_BYTES,
    };
    // If it is already set, the first one counts.
    let _ = PROGRAM.set(program);
}

/// The article in the `bytes` of a PDF.
pub fn read(bytes: Vec<u8>, source: Source) -> Result<Article, ReadProblem> {
    if bytes.is_empty() {
        return Err(ReadProblem::Empty);
    }
    let reading = match PROGRAM.get() {
        Some(program) => read_in_process(program, &bytes)?,
        None => read_in_thread(bytes)?,
    };
    match reading {
        Reading::Document(document) => Ok(article::article(document, source)?),
        Reading::Encrypted => Err(PdfProblem::Encrypted.into()),
        Reading::Damaged => Err(PdfProblem::Damaged.into()),
    }
}

/// What `program` reads from `bytes`.
fn read_in_process(program: &Program, bytes: &[u8]) -> Result<Reading, PdfProblem> {
    match program.run(bytes) {
        Ok(output) => serde_json::from_slice(&output).map_err(|_| PdfProblem::Damaged),
        Err(process::Failure::NotStarted) => Err(PdfProblem::NotStarted),
        Err(process::Failure::TooSlow) => Err(PdfProblem::TooSlow),
        Err(process::Failure::TooMuch | process::Failure::Killed) => Err(PdfProblem::TooLarge),
        Err(process::Failure::GaveUp) => Err(PdfProblem::Damaged),
    }
}

/// What a thread of this process reads from `bytes`.
fn read_in_thread(bytes: Vec<u8>) -> Result<Reading, PdfProblem> {
    deadline::within(DEADLINE, move || extract::extract(&bytes)).map_err(|failure| match failure {
        Failure::TooSlow => PdfProblem::TooSlow,
        Failure::Failed => PdfProblem::Damaged,
    })
}

#[cfg(test)]
mod tests;
