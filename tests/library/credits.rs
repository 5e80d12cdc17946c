//! Which credit ends a caption, and whom it names: the cases are in `data/credits.txt`.
//!
//! A case is a line: the caption, a tab, and "credit | photographers | agency", or nothing where there is none.
//! `DATELINE_BLESS=1 cargo test --test credits` writes what is found into the file.

use std::fmt::Write as _;
use std::path::Path;

use dateline::article::{Credit, TextRange};

fn credit_of(caption: &str) -> String {
    Credit::find(caption).map_or(String::new(), |credit| {
        let text = |range: TextRange| &caption[range.start..range.end];
        let names: Vec<&str> = credit.photographers.iter().copied().map(text).collect();
        format!("{} | {} | {}", text(credit.range), names.join(" + "), credit.agency.map_or("", text))
    })
}

#[test]
fn every_caption_has_the_credit_of_its_case() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/credits.txt");
    let bless = std::env::var_os("DATELINE_BLESS").is_some();
    let cases = std::fs::read_to_string(&file).unwrap();
    let (mut failures, mut blessed) = (String::new(), String::new());
    for line in cases.lines() {
        let Some((caption, expected)) = line.split_once('\t') else {
            writeln!(blessed, "{line}").unwrap();
            continue;
        };
        let found = credit_of(caption);
        if found.trim_end() != expected.trim_end() {
            write!(failures, "{caption}\n  found:    {found}\n  expected: {expected}\n").unwrap();
        }
        writeln!(blessed, "{caption}\t{}", found.trim_end()).unwrap();
    }
    if bless {
        std::fs::write(&file, blessed).unwrap();
    }
    assert!(bless || failures.is_empty(), "{failures}");
}
