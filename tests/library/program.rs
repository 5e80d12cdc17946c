//! Runs the real binary and checks how it ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use crate::waiting::DEADLINE;

/// An article with a title, a byline, and one of each kind of finding.
pub const ARTICLE: &str = "Harbour reopens after storm\n\nBy Jane Doe\n\nThe harbour of Split in Croatia reopened on Monday \
    after 3 days, said Mayor Ivo Perić. “Welcome back – at last,” he said; it cost €2 million.\n";

/// The program, which is stopped if it hangs, and finds no data of the window.
pub fn dateline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.timeout(DEADLINE).env("XDG_DATA_HOME", "/nonexistent");
    command
}

/// A folder for this test alone.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A new file in `folder`.
pub fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("the file is written");
    path
}

/// Runs the program with `arguments` and `input` on standard input.
pub fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    dateline().args(arguments).write_stdin(input).output().expect("the program runs")
}

/// The summary that `dateline summary` prints for the file at `path`.
#[track_caller]
pub fn summary(path: &Path) -> Value {
    let output = dateline().arg("summary").arg(path).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    let summary = serde_json::from_slice(&output.stdout).expect("the summary is JSON");
    crate::common::check_promises(&summary);
    summary
}

/// Fails unless `output` has the exit code, nothing on standard output, and one line with `words` on standard error.
#[track_caller]
pub fn assert_error(output: &Output, code: i32, words: &[&str]) {
    let error = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(error.starts_with("dateline: "), "{error}");
    assert!(error.ends_with('\n') && error.lines().count() == 1, "{error:?}");
    assert!(!error.contains("panicked") && !error.chars().any(|c| c.is_control() && c != '\n'), "{error:?}");
    for word in words {
        assert!(error.contains(word), "{error:?} lacks {word:?}");
    }
}

/// Fails unless `dateline summary` refuses the file at `path` in one line that names it and contains `words`.
#[track_caller]
pub fn assert_refused(path: &Path, words: &str) {
    let output = dateline().arg("summary").arg(path).output().expect("the program runs");
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    assert_error(&output, 1, &[&name, words]);
}

/// `values` as JSON Lines.
pub fn lines(values: &[Value]) -> String {
    values.iter().map(|value| format!("{value}\n")).collect()
}
