//! The command line: arguments → a command; its outcome → an exit code.
//!
//! The commands without a window live in the files beside this one. Errors go to standard error in one line.

mod batch;
mod summary;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

/// Something could not be read or written.
const FAILURE: u8 = 1;
/// The arguments are wrong.
const USAGE: u8 = 2;

/// Reads news articles: people, countries, statistics and image captions, found and explained, offline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Articles to open in the window
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the JSON summary of one article
    Summary {
        /// The article
        file: PathBuf,
        /// Write the summary to this file instead of standard output
        #[arg(short, long, value_name = "OUT")]
        output: Option<PathBuf>,
    },
    /// Summarize a stream: JSON Lines in, JSON Lines out
    ///
    /// Each line of standard input is {"id": "…", "text": "…"} or {"id": "…", "path": "…"}. One summary a line comes
    /// out, in input order, with that id first, or {"id": …, "error": "…"}.
    Batch {
        /// Documents analysed at the same time [default: the number of processors]
        #[arg(long, value_name = "N")]
        jobs: Option<NonZeroUsize>,
    },
}

/// What a command came to.
enum Outcome {
    /// All well.
    Done,
    /// Something could not be used, and was said where it belongs.
    SomeFailed,
}

/// Runs the program with `arguments`, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let outcome = match arguments.command {
        Some(Command::Summary { file, output }) => summary::run(&file, output.as_deref()),
        Some(Command::Batch { jobs }) => batch::run(jobs),
        None => open_window(arguments.files),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(FAILURE),
        // Whoever read our output has had enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::from(FAILURE)
        }
    }
}

#[cfg(feature = "gui")]
fn open_window(files: Vec<PathBuf>) -> anyhow::Result<Outcome> {
    crate::gui::run(files)?;
    Ok(Outcome::Done)
}

#[cfg(not(feature = "gui"))]
fn open_window(_files: Vec<PathBuf>) -> anyhow::Result<Outcome> {
    anyhow::bail!("this build has no window; use `dateline summary FILE`")
}

/// Prints help or a version as asked for, or says in one line what was wrong with the arguments.
fn usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // With standard output closed there is no one to tell.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.to_string();
    let lines = text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:"));
    let message = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    say(&format!("{}; see `dateline --help`", message.trim_start_matches("error: ")));
    ExitCode::from(USAGE)
}

/// Says `message` on standard error in one line: a file's name may hold line ends and control characters.
fn say(message: &str) {
    let line: String =
        message.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    let _ = writeln!(io::stderr(), "dateline: {line}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Runs `work`, turning a panic into an error, so that one bad document costs no other. What the panic says goes
/// nowhere: the error is said once, in one line.
fn contain_panic<T>(work: impl FnOnce() -> anyhow::Result<T> + std::panic::UnwindSafe) -> anyhow::Result<T> {
    static QUIET: std::sync::Once = std::sync::Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    std::panic::catch_unwind(work)
        .unwrap_or_else(|_| anyhow::bail!("the document could not be analysed: an error in dateline itself"))
}
