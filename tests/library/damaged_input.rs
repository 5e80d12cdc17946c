//! Damaged and random input: every file gives a summary that keeps its promises, or an error in one line. No panic, no
//! hang. `PROPTEST_CASES=1000` tries more cases.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Mutex};

use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::case_count::case_count;
use crate::common;
use crate::damage::{Case, NASTY, damaged, extremes};
use crate::waiting::{DEADLINE, try_finish};

/// Reads and analyses `case` as the program does, and checks the result.
fn check(case: &Case) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("case.txt");
    fs::write(&path, &case.bytes).expect("the file is written");
    match dateline::open(&path) {
        Ok(opened) => check_summary(&common::summary_of_opened(opened)),
        Err(error) => check_error(&error.to_string()),
    }
}

fn check_summary(summary: &str) {
    let summary: Value = serde_json::from_str(summary).expect("the summary is JSON");
    common::check_promises(&summary);
}

fn check_error(error: &str) {
    assert!(error.contains("case.txt: ") && error.lines().count() == 1, "{error:?}");
}

/// Checks every case, on all cores. Saves one that panics or hangs to a file, which the failure names.
fn check_all(cases: Vec<Case>) {
    assert!(!cases.is_empty());
    let failure = |case: Case| {
        let case = Arc::new(case);
        let same_case = Arc::clone(&case);
        match try_finish(move || check(&same_case)) {
            Some(Ok(())) => None,
            Some(Err(panic)) => Some(keep(&case.name, &case.bytes, &describe(panic.as_ref()))),
            None => Some(keep(&case.name, &case.bytes, "it did not end in time")),
        }
    };
    // Threads of their own: those of rayon, which the analysis needs, would only wait here.
    let (cases, failures) = (Mutex::new(cases.into_iter()), Mutex::new(Vec::new()));
    let next = || cases.lock().expect("no check panics here").next();
    let work = || {
        while let Some(case) = next() {
            if let Some(failure) = failure(case) {
                failures.lock().expect("no check panics here").push(failure);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(work);
        }
    });
    let failures = failures.into_inner().expect("no check panics here");
    assert!(failures.is_empty(), "{} cases failed:\n{}", failures.len(), failures.join("\n"));
}

fn describe(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
    text.chars().take(400).collect()
}

/// Writes a failed case to a file and says where.
fn keep(name: &str, bytes: &[u8], problem: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let short: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(60).collect();
    let path = folder.join(format!("failed-{short}.txt"));
    let _ = fs::write(&path, bytes);
    format!("{name} ({}): {problem}", path.display())
}

fn article_bytes() -> Vec<Vec<u8>> {
    common::articles().iter().map(|path| fs::read(path).expect("an article")).collect()
}

#[test]
fn damaged_articles_give_a_summary_or_an_error() {
    let articles = article_bytes();
    check_all((0..case_count(200) as usize).map(|number| damaged(&articles, number)).collect());
}

#[test]
fn every_truncation_of_an_opening_gives_a_summary_or_an_error() {
    let article = &article_bytes()[1];
    check_all((0..400).map(|end| Case::new(format!("first {end} bytes"), &article[..end])).collect());
}

#[test]
fn texts_that_are_long_in_one_way_end_in_time() {
    check_all(extremes());
}

#[test]
fn the_real_binary_survives_damaged_articles() {
    let articles = article_bytes();
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 2000..2020 {
        let case = damaged(&articles, number);
        let path = folder.path().join("case.txt");
        fs::write(&path, &case.bytes).expect("the file is written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = command.timeout(DEADLINE).arg("summary").arg(&path).output().expect("it ends in time");
        let problem = String::from_utf8(output.stderr).expect("UTF-8");
        match output.status.code() {
            Some(0) => {
                assert_eq!(problem, "", "{}", case.name);
                check_summary(std::str::from_utf8(&output.stdout).expect("UTF-8"));
            }
            Some(1) => {
                assert!(output.stdout.is_empty(), "{}", case.name);
                assert!(!problem.contains("error in dateline itself"), "{}: {problem}", case.name);
                check_error(&problem);
            }
            code => panic!("{}", keep(&case.name, &case.bytes, &format!("exit code {code:?}, {problem}"))),
        }
    }
}

#[test]
fn batch_survives_damaged_articles() {
    let articles = article_bytes();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut input = String::new();
    let numbers = 3000..3000 + case_count(200) as usize;
    for number in numbers.clone() {
        let path = folder.path().join(format!("{number}.txt"));
        fs::write(&path, damaged(&articles, number).bytes).expect("the file is written");
        input.push_str(&format!("{}\n", json!({"id": number, "path": path})));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let output =
        command.timeout(5 * DEADLINE).arg("batch").write_stdin(input).output().expect("it ends in time");
    assert!(matches!(output.status.code(), Some(0 | 1)));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.lines().count(), numbers.len());
    for (line, number) in output.lines().zip(numbers) {
        let line: Value = serde_json::from_str(line).expect("the line is JSON");
        assert_eq!(line["id"], number);
        match line["error"].as_str() {
            Some(error) => {
                assert!(error.contains(&format!("{number}.txt: ")) && !error.contains('\n'), "{error}");
            }
            None => common::check_promises(&line),
        }
    }
}

/// Words of news texts and pieces that break programs, in any order.
fn soup() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "The",
        "the",
        "mayor",
        "President",
        "Jane",
        "Doe",
        "Doe’s",
        "said",
        "told",
        "Reuters",
        "in",
        "Paris",
        "Georgia",
        "Georgian",
        "U.S.",
        "Kyiv",
        "Turkey",
        "turkey",
        "5",
        "1,200",
        "3.5",
        "45%",
        "$1.2bn",
        "€5m",
        "million",
        "per",
        "cent",
        "percentage",
        "points",
        "km",
        "kg",
        "years",
        "-year-old",
        "old",
        "aged",
        "nearly",
        "more",
        "than",
        "at",
        "least",
        "between",
        "and",
        "to",
        "of",
        "a",
        "dozen",
        "two-thirds",
        "half",
        "tens",
        "thousands",
        "No.",
        "1",
        "3-2",
        "2025",
        "May",
        "3",
        "(L)",
        "(R)",
        "EPA/JOHN ROE",
        "via",
        "/Pool",
        "Photo:",
        "By",
        "“",
        "”",
        ".",
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "- ",
        "> ",
        "\u{a0}",
        "é",
        "ß",
        "中",
        "\u{301}",
        "🇫🇷",
    ];
    let word = prop_oneof![8 => prop::sample::select(WORDS), 1 => prop::sample::select(NASTY)];
    prop::collection::vec((word, prop::bool::weighted(0.8)), 0..120).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, spaced)| if spaced { format!("{word} ") } else { word.to_owned() })
            .collect()
    })
}

fn check_text(text: String) {
    if let Ok(article) = dateline::article_from_text(text) {
        check_summary(&common::summary(&article));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: case_count(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_words_gives_a_summary(text in soup()) {
        check_text(text);
    }

    #[test]
    fn any_text_gives_a_summary(text in any::<String>()) {
        check_text(text);
    }

    #[test]
    fn any_bytes_give_a_summary_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&Case::new("bytes", bytes));
    }
}
