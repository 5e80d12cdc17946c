//! Test cases in files: each with an input and the expected output.
//!
//! A case begins with a line `=== title`, followed by the input, a line `---`, and the output. Without such a line, the
//! title is the input, and everything below it is the output. Lines that begin with `//` above a title are comments,
//! and blank lines at the end of an output are ignored.
//!
//! `DATELINE_BLESS=1 cargo test` writes the actual output to the files. `git diff` then shows what has changed.
//!
//! `recognizer_reference.jsonl` is no such file: `assets/model/reference.py` makes it with spaCy.

use std::collections::HashSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs every case in `tests/data/NAME.txt`, or in the files of the folder `tests/data/NAME`, and returns their number.
///
/// # Panics
///
/// If the output of a case differs from its file and outputs are not being blessed.
#[track_caller]
pub fn check(name: &str, output_of: impl Fn(&str) -> String) -> usize {
    let is_blessing = env::var_os("DATELINE_BLESS").is_some();
    let (mut count, mut failures) = (0, Vec::new());
    for file in files(name) {
        let content = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (head, cases) = parse(&content);
        let (mut blessed, mut titles) = (head.to_owned(), HashSet::new());
        for case in &cases {
            let place = format!("{}:{}", file.display(), case.line);
            assert!(titles.insert(case.title), "{place}: there is a case of this title above");
            let found = output_of(case.input.unwrap_or(case.title));
            if found.trim_end() != case.output {
                let expected = case.output;
                failures.push(format!("{place}: {}\nexpected:\n{expected}\nfound:\n{found}", case.title));
            }
            case.write(&mut blessed, found.trim_end());
        }
        if is_blessing && blessed != content {
            fs::write(&file, blessed).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        }
        count += cases.len();
    }
    assert!(count > 0, "{name} has no cases");
    assert!(
        is_blessing || failures.is_empty(),
        "{} of {count} cases differ:\n\n{}",
        failures.len(),
        failures.join("\n")
    );
    count
}

/// The files of the cases called `name`.
fn files(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let Ok(entries) = folder.read_dir() else { return vec![folder.with_extension("txt")] };
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    files.sort();
    files
}

struct Case<'a> {
    /// The number of the line of its title.
    line: usize,
    title: &'a str,
    /// The text between the title and the line `---`.
    input: Option<&'a str>,
    output: &'a str,
    /// The text between the output and the next title.
    tail: &'a str,
}

impl Case<'_> {
    /// Writes the case with `output` in place of its own.
    fn write(&self, to: &mut String, output: &str) {
        let _ = writeln!(to, "=== {}", self.title);
        if let Some(input) = self.input {
            let _ = writeln!(to, "{input}\n---");
        }
        if !output.is_empty() {
            let _ = writeln!(to, "{output}");
        }
        to.push_str(self.tail);
    }
}

/// Splits a file into the text above its first case, and its cases.
fn parse(content: &str) -> (&str, Vec<Case<'_>>) {
    let is_title = |at: &usize| *at == 0 || content.as_bytes()[at - 1] == b'\n';
    let mut starts: Vec<usize> = content.match_indices("=== ").map(|(at, _)| at).filter(is_title).collect();
    let head = &content[..starts.first().copied().unwrap_or(content.len())];
    let mut line = 1 + head.lines().count();
    starts.push(content.len());
    let mut cases = Vec::new();
    for pair in starts.windows(2) {
        let part = &content[pair[0]..pair[1]];
        let is_tail = |line: &&str| line.trim().is_empty() || line.starts_with("//");
        let tail: usize = part.split_inclusive('\n').rev().take_while(is_tail).map(str::len).sum();
        let (case, tail) = part.split_at(part.len() - tail);
        let (title, rest) = case.split_once('\n').unwrap_or((case, ""));
        let (input, output) = match rest.split_once("\n---\n") {
            Some((input, output)) => (Some(input), output),
            None => (None, rest),
        };
        cases.push(Case { line, title: &title["=== ".len()..], input, output: output.trim_end(), tail });
        line += part.lines().count();
    }
    (head, cases)
}

#[test]
fn cases_are_read_and_written_as_they_stand() {
    let content = "// All of them.\n\n=== a b\nc\n\n// The rest.\n=== d\ne\n\nf\n---\n// g\nh\n\n=== i\n\n=== j\nk === l\n---\n";
    let (head, cases) = parse(content);
    assert_eq!(head, "// All of them.\n\n");
    let fields: Vec<_> = cases.iter().map(|case| (case.line, case.title, case.input, case.output)).collect();
    let expected = [
        (3, "a b", None, "c"),
        (7, "d", Some("e\n\nf"), "// g\nh"),
        (15, "i", None, ""),
        (17, "j", Some("k === l"), ""),
    ];
    assert_eq!(fields, expected);
    let mut written = head.to_owned();
    for case in &cases {
        case.write(&mut written, case.output);
    }
    assert_eq!(written, content);
}
