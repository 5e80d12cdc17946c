//! The command line: parses the arguments into a command, and turns its outcome into an exit code.
//!
//! The commands that need no window are in the files beside this one. Errors go to standard error, one line each.

mod batch;
mod data_folder;
mod output;
mod summary;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

/// The most documents that `batch` analyses at once.
const MAX_JOBS: usize = 256;
/// Something could not be read or written.
const FAILURE: u8 = 1;
/// The arguments are wrong.
const USAGE: u8 = 2;

/// Reads news articles: finds and explains people, countries, statistics and image captions, offline.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Articles to open in the window, beside those that are open
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Open the articles in a window of their own, which keeps no settings and no session
    #[arg(long)]
    new_window: bool,
    /// Take a picture of the window with the articles, write it to OUT as PNG, and exit
    #[arg(long, value_name = "OUT")]
    screenshot: Option<PathBuf>,
    #[command(flatten)]
    look: Look,
}

/// How the window looks in a picture.
#[derive(Debug, clap::Args)]
struct Look {
    /// Width and height of the picture
    #[arg(long, value_name = "WxH", default_value = "1280x820", value_parser = parse_size, requires = "screenshot")]
    size: [u16; 2],
    /// The colours
    #[arg(long, value_enum, default_value_t = PictureTheme::Light, requires = "screenshot")]
    theme: PictureTheme,
    /// Zoom of the window, from 0.5 to 3
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = parse_zoom, requires = "screenshot")]
    zoom: f32,
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum PictureTheme {
    /// Dark ink on a light page.
    Light,
    /// Light ink on a dark page.
    Dark,
    /// Brown ink on a page of old paper.
    Sepia,
    /// Black ink on a white page.
    HighContrast,
    /// White ink on a black page.
    HighContrastDark,
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
        /// Apply the corrections in this file, or `none` [default: those in FILE.dateline.json and those of the window]
        #[arg(long, value_name = "FILE|none")]
        corrections: Option<PathBuf>,
    },
    /// Summarise a stream: JSON Lines in, JSON Lines out
    ///
    /// Each line of standard input is {"id": "…", "text": "…"} or {"id": "…", "path": "…"}. Each line of output is a
    /// summary with that id first, or {"id": …, "error": "…"}, in input order.
    Batch {
        /// Number of documents to analyse at once [default: the number of processors]
        #[arg(long, value_name = "N", value_parser = parse_jobs)]
        jobs: Option<NonZeroUsize>,
    },
    /// Read the PDF on standard input for another process of this program
    #[command(name = dateline::pdf::COMMAND, hide = true)]
    ReadPdf,
}

/// This program, another process of which reads PDFs: on Linux by what runs and not by its name, which may have been given
/// to another file meanwhile. An empty path, which cannot be started, if it is unknown.
fn this_program() -> PathBuf {
    if cfg!(target_os = "linux") {
        PathBuf::from("/proc/self/exe")
    } else {
        std::env::current_exe().unwrap_or_default()
    }
}

/// The outcome of a command.
enum Outcome {
    /// All went well.
    Done,
    /// Some input could not be used, and the errors have been reported.
    SomeFailed,
}

/// Runs the program with `arguments`, the first of which is its own name.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    dateline::pdf::read_with(this_program());
    let outcome = match arguments.command {
        Some(Command::Summary { file, output, corrections }) => {
            summary::run(&file, output.as_deref(), corrections.as_deref())
        }
        Some(Command::Batch { jobs }) => batch::run(jobs),
        Some(Command::ReadPdf) => dateline::pdf::read_in_child().map(|()| Outcome::Done).map_err(Into::into),
        None => match arguments.screenshot {
            Some(output) => take_picture(output, &arguments.look, arguments.files),
            None => open_window(arguments.files, arguments.new_window),
        },
    };
    exit_code(outcome)
}

/// The exit code for the outcome of a command, whose error is reported here.
fn exit_code(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(FAILURE),
        // The reader of our output has closed the pipe, having had enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::from(FAILURE)
        }
    }
}

#[cfg(feature = "gui")]
fn open_window(files: Vec<PathBuf>, in_new_window: bool) -> anyhow::Result<Outcome> {
    use dateline::window::Where;
    dateline::window::run(files, if in_new_window { Where::NewWindow } else { Where::Window })?;
    Ok(Outcome::Done)
}

#[cfg(not(feature = "gui"))]
fn open_window(_files: Vec<PathBuf>, _in_new_window: bool) -> anyhow::Result<Outcome> {
    anyhow::bail!("this build has no window; use `dateline summary FILE`")
}

#[cfg(feature = "gui")]
fn take_picture(output: PathBuf, look: &Look, files: Vec<PathBuf>) -> anyhow::Result<Outcome> {
    use dateline::window::ThemeChoice;
    let theme = match look.theme {
        PictureTheme::Light => ThemeChoice::Light,
        PictureTheme::Dark => ThemeChoice::Dark,
        PictureTheme::Sepia => ThemeChoice::Sepia,
        PictureTheme::HighContrast => ThemeChoice::HighContrast,
        PictureTheme::HighContrastDark => ThemeChoice::HighContrastDark,
    };
    let picture =
        dateline::window::Screenshot { output, size: look.size.map(f32::from), theme, zoom: look.zoom };
    dateline::window::take_screenshot(&picture, files)?;
    Ok(Outcome::Done)
}

#[cfg(not(feature = "gui"))]
fn take_picture(_output: PathBuf, _look: &Look, files: Vec<PathBuf>) -> anyhow::Result<Outcome> {
    open_window(files, false)
}

/// The size written as `1280x820`. Not all graphics hardware can draw a window of more than 8192 pixels a side.
fn parse_size(text: &str) -> Result<[u16; 2], String> {
    let side = |side: &str| side.parse().ok().filter(|side| (200..=8192).contains(side));
    let (width, height) = text.split_once(['x', 'X', '×']).unwrap_or_default();
    match (side(width), side(height)) {
        (Some(width), Some(height)) => Ok([width, height]),
        _ => Err("a size is written as 1280x820, each from 200 to 8192".to_owned()),
    }
}

/// A number of threads that a system can be expected to start.
fn parse_jobs(text: &str) -> Result<NonZeroUsize, String> {
    let jobs = text.parse().ok().filter(|jobs: &NonZeroUsize| jobs.get() <= MAX_JOBS);
    jobs.ok_or_else(|| format!("it must be a number from 1 to {MAX_JOBS}"))
}

/// The zoom, within the limits of the window.
fn parse_zoom(text: &str) -> Result<f32, String> {
    let zoom = text.parse().ok().filter(|zoom| (0.5..=3.0).contains(zoom));
    zoom.ok_or_else(|| "a zoom is a number from 0.5 to 3".to_owned())
}

/// Prints the help or version asked for, or one line that says what is wrong with the arguments.
fn usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let printed = output::check().and_then(|()| output::written(error.print()));
        return exit_code(printed.map(|()| Outcome::Done));
    }
    let text = error.to_string();
    let lines = text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:"));
    let message = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    say(&format!("{}; see `dateline --help`", message.trim_start_matches("error: ")));
    ExitCode::from(USAGE)
}

/// Prints `message` on standard error as one line, since a file's name may contain line breaks and control characters.
fn say(message: &str) {
    let line: String =
        message.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    let _ = writeln!(io::stderr(), "dateline: {line}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Runs `work`, turning a panic into an error, so that one bad document does not stop the others. The panic's own
/// message is suppressed: the error is reported once, in one line.
fn contain_panic<T>(work: impl FnOnce() -> anyhow::Result<T> + std::panic::UnwindSafe) -> anyhow::Result<T> {
    static QUIET: std::sync::Once = std::sync::Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    std::panic::catch_unwind(work)
        .unwrap_or_else(|_| anyhow::bail!("the document could not be analysed: an error in dateline itself"))
}
