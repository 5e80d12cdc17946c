//! Plain text becomes blocks: each file in `tests/data/plain_text/` holds cases of a text and the blocks it has.
//!
//! A case is a line `=== name`, the text, a line `---`, and one line a block: its kind, a tab, and its text with line
//! ends shown as ⏎. `DATELINE_BLESS=1 cargo test --test plain_text` writes the blocks found into the files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline::formats;

fn blocks_of(text: &str) -> String {
    let article = formats::article_from_text(text.to_owned()).expect("the case has text");
    article.blocks().iter().fold(String::new(), |mut lines, block| {
        let shown = article.slice(block.range).replace('\r', "␍").replace('\n', "⏎");
        writeln!(lines, "{}\t{shown}", block.kind.as_str()).expect("a string takes any text");
        lines
    })
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/plain_text");
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_text_has_the_blocks_of_its_case() {
    let bless = std::env::var_os("DATELINE_BLESS").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for file in case_files() {
        let cases = std::fs::read_to_string(&file).unwrap();
        let mut blessed = String::new();
        for case in cases.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').expect("a case has a name");
            let (text, expected) = rest.split_once("\n---\n").expect("a case has a line of dashes");
            let found = blocks_of(text);
            if found.trim_end() != expected.trim_end() {
                write!(failures, "{name}\nfound:\n{found}\nexpected:\n{expected}\n").unwrap();
            }
            write!(blessed, "=== {name}\n{text}\n---\n{found}\n").unwrap();
            count += 1;
        }
        if bless {
            std::fs::write(&file, blessed).unwrap();
        }
    }
    assert!(count > 0);
    assert!(bless || failures.is_empty(), "{failures}");
}

#[test]
fn every_line_end_parts_lines_and_survives() {
    for end in ["\n", "\r\n", "\r", "\u{c}", "\u{2028}", "\u{2029}", "\u{85}"] {
        let text = format!("The harbour opened on Monday.{end}The first ship came\tin at\u{a0}noon.{end}");
        let article = formats::article_from_text(text.clone()).unwrap();
        assert_eq!(article.text(), text);
        let blocks: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.range)).collect();
        assert_eq!(
            blocks,
            ["The harbour opened on Monday.", "The first ship came\tin at\u{a0}noon."],
            "{end:?}"
        );
    }
}

#[test]
fn metadata_come_from_the_head() {
    let text = "Ferry line to reopen\nBy Mara Lind and Tom Adler\nPublished 3 May 2024, 10:15\n\nThe ferry line between the two islands will reopen in June, its owner said.\n";
    let article = formats::article_from_text(text.to_owned()).unwrap();
    let metadata = article.metadata();
    assert_eq!(metadata.title.as_deref(), Some("Ferry line to reopen"));
    assert_eq!(metadata.byline.as_deref(), Some("Mara Lind and Tom Adler"));
    assert_eq!(metadata.published.as_deref(), Some("2024-05-03"));
}
