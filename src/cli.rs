//! The commands without a window.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with `arguments`, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = arguments.into_iter();
    ExitCode::SUCCESS
}
