//! PDFs are read as articles; unreadable ones are refused in one line.

use std::fs;

use serde_json::{Value, json};

use crate::pages::{Pdf, text};
use crate::program::{self, assert_refused, file, folder, summary};

/// The kinds and texts of the blocks of the PDF `bytes`, and its whole summary.
fn blocks(bytes: &[u8]) -> (Vec<(String, String)>, Value) {
    let folder = folder();
    let summary = summary(&file(&folder, "article.pdf", bytes));
    let document = &summary["document"];
    let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    let blocks = document["blocks"].as_array().expect("blocks").iter().map(|block| {
        let words = text[number(&block["start"])..number(&block["end"])].iter().collect();
        (block["kind"].as_str().expect("a kind").to_owned(), words)
    });
    (blocks.collect(), summary)
}

#[track_caller]
fn assert_blocks(bytes: &[u8], expected: &[(&str, &str)]) {
    let (blocks, _) = blocks(bytes);
    let blocks: Vec<(&str, &str)> =
        blocks.iter().map(|(kind, words)| (kind.as_str(), words.as_str())).collect();
    assert_eq!(blocks, expected);
}

/// An article with a title and two paragraphs, the second one indented.
fn article() -> String {
    [
        text(24, 72, 740, "Harbour reopens after storm"),
        text(12, 72, 700, "The harbour of Split in Croatia reopened on Monday after three days, said the"),
        text(12, 72, 686, "mayor, Ivo Peric. Ships had waited outside since Friday, when the storm com-"),
        text(12, 72, 672, "pelled the port to shut."),
        text(12, 90, 658, "The repairs cost 2 million euros. A second pier will open in the spring of the"),
        text(12, 72, 644, "next year."),
    ]
    .concat()
}

const FIRST: &str = "The harbour of Split in Croatia reopened on Monday after three days, said the mayor, Ivo Peric. \
    Ships had waited outside since Friday, when the storm compelled the port to shut.";
const SECOND: &str =
    "The repairs cost 2 million euros. A second pier will open in the spring of the next year.";

#[test]
fn lines_are_made_into_a_title_and_paragraphs() {
    let expected = [("title", "Harbour reopens after storm"), ("paragraph", FIRST), ("paragraph", SECOND)];
    assert_blocks(&Pdf::new().page(&article()).bytes(), &expected);
}

#[test]
fn a_caption_is_told_by_its_shape() {
    let page = article() + &text(12, 72, 600, "Jane Doe (L) at the harbour of Split");
    let (_, summary) = blocks(&Pdf::new().page(&page).bytes());
    let [caption] = summary["captions"].as_array().expect("captions").as_slice() else { panic!("{summary}") };
    assert_eq!(caption["signs"], json!(["position"]));
    let block = &summary["document"]["blocks"][caption["block"].as_u64().expect("an index") as usize];
    assert_eq!((&block["origin"], &block["cues"]), (&json!("shape"), &json!(["position"])));
}

#[test]
fn what_the_file_says_is_taken_where_it_is_worth_something() {
    let info = "/Title (Microsoft Word - x.doc) /Author (Jane Doe) /Creator (Writer) /CreationDate (D:20250813101500Z)";
    let (_, summary) = blocks(&Pdf::new().page(&article()).info(info).bytes());
    let document = &summary["document"];
    assert_eq!(document["format"], "application/pdf");
    assert_eq!(document["title"], "Harbour reopens after storm");
    assert_eq!(document["byline"], "Jane Doe");
    assert_eq!(document["published"], "2025-08-13");
    assert_eq!(document["language"], "en");
}

#[test]
fn running_heads_and_page_numbers_go_and_paragraphs_go_on_over_the_page() {
    let page = |number: usize, lines: [&str; 3]| {
        let mut content = text(9, 72, 800, "The Daily Example");
        content += &text(9, 300, 30, &number.to_string());
        for (index, line) in lines.iter().enumerate() {
            content += &text(12, 72, 700 - 14 * index, line);
        }
        content
    };
    let first = [
        "The harbour of Split in Croatia reopened on Monday after three days, said the",
        "mayor, Ivo Peric. Ships had waited outside since Friday, when the great storm",
        "forced the port to shut, and a ferry with many passengers on board had to turn",
    ];
    let second = [
        "back to Ancona in the middle of the night. The repairs of the pier cost two mil-",
        "lion euros. A second pier will open in the spring of the next year, he said and",
        "thanked the crews.",
    ];
    let bytes = Pdf::new().page(&page(1, first)).page(&page(2, second)).bytes();
    let (blocks, _) = blocks(&bytes);
    assert_eq!(blocks.len(), 1, "{blocks:?}");
    assert!(blocks[0].1.contains("had to turn back to Ancona"), "{blocks:?}");
    assert!(blocks[0].1.ends_with("two million euros. A second pier will open in the spring of the next year, he said and thanked the crews."));
}

#[test]
fn the_left_column_is_read_before_the_right_one() {
    let mut content = String::new();
    for index in 0..12 {
        content += &text(10, 60, 700 - 12 * index, &format!("left {index} words that fill the column of it"));
        content +=
            &text(10, 320, 700 - 12 * index, &format!("right {index} words that fill the column of it"));
    }
    let (blocks, _) = blocks(&Pdf::new().page(&content).bytes());
    let all: String = blocks.into_iter().map(|(_, words)| words + " ").collect();
    assert!(all.find("left 11") < all.find("right 0"), "{all}");
}

#[test]
fn lists_are_told_by_their_marks() {
    let content = [
        text(12, 72, 700, "The mayor of the town named three things that have to be done before the winter:"),
        text(12, 72, 686, "- the pier is made higher"),
        text(12, 72, 672, "- the lights are mended"),
    ];
    let (blocks, _) = blocks(&Pdf::new().page(&content.concat()).bytes());
    let kinds: Vec<&str> = blocks.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["paragraph", "list_item", "list_item"], "{blocks:?}");
}

#[test]
fn what_is_written_into_a_form_is_read() {
    let note =
        "<</Type/Annot/Subtype/FreeText/Rect[72 500 300 520]/DA(/F1 12 Tf)/Contents(Hello from a note)>>";
    let (blocks, _) = blocks(&Pdf::new().page(&article()).note(note).bytes());
    assert!(blocks.iter().any(|(_, words)| words == "Hello from a note"), "{blocks:?}");
}

#[test]
fn a_scan_says_that_it_is_one() {
    let folder = folder();
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{0}\nEI Q";
    assert_refused(&file(&folder, "scan.pdf", Pdf::new().page(picture).bytes()), "is a scan");
    assert_refused(&file(&folder, "blank.pdf", Pdf::new().page("").bytes()), "has no text");
}

#[test]
fn an_encrypted_file_says_so() {
    let key = "0".repeat(64);
    let encryption = format!("/Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4");
    let folder = folder();
    let bytes = Pdf::new().page(&article()).encryption(&encryption).bytes();
    assert_refused(&file(&folder, "secret.pdf", bytes), "encrypted");
}

#[test]
fn damaged_files_end_in_an_article_or_in_one_line() {
    let whole = Pdf::new().page(&article()).bytes();
    let folder = folder();
    assert_refused(&file(&folder, "empty.pdf", "%PDF-1.7\n"), "damaged");
    for part in 1..24 {
        let path = file(&folder, "part.pdf", &whole[..whole.len() * part / 24]);
        check_ends_well(&path);
    }
    for step in 1..24 {
        let mut bytes = whole.clone();
        for index in (step..bytes.len()).step_by(37 + step) {
            bytes[index] ^= (17 * step) as u8;
        }
        check_ends_well(&file(&folder, "damaged.pdf", bytes));
    }
}

#[track_caller]
fn check_ends_well(path: &std::path::Path) {
    let output = program::dateline().arg("summary").arg(path).output().expect("the program runs");
    let error = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(error.is_empty(), "{error}"),
        Some(1) => assert!(error.lines().count() == 1 && !error.contains("panicked"), "{error}"),
        other => panic!("{other:?}: {error}; {:?}", fs::read(path)),
    }
}

#[test]
fn words_that_line_up_in_columns_are_a_table() {
    let mut content = article();
    let rows = [
        ["Port", "Ships", "Days"],
        ["Split", "12", "3"],
        ["Zadar", "7", "2"],
        ["Rijeka", "31", "1"],
        ["Pula", "9", "4"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            content += &text(12, 72 + 140 * column, 600 - 16 * row, cell);
        }
    }
    content += &text(12, 72, 500, "All ports had opened again by Tuesday, said the ministry in the capital.");
    let table = rows.map(|cells| cells.join("\t")).join("\n");
    let expected = [
        ("title", "Harbour reopens after storm"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("table", table.as_str()),
        ("paragraph", "All ports had opened again by Tuesday, said the ministry in the capital."),
    ];
    assert_blocks(&Pdf::new().page(&content).bytes(), &expected);
}

#[test]
fn a_page_of_endless_content_is_left_out_with_a_warning() {
    let endless = "q Q ".repeat(3 << 20);
    let (blocks, summary) = blocks(&Pdf::new().page(&endless).page(&article()).bytes());
    assert_eq!(blocks[0].1, "Harbour reopens after storm");
    assert_eq!(summary["warnings"], serde_json::json!(["One page could not be read"]));
}

#[test]
fn a_drop_cap_opens_the_paragraph_that_it_stands_beside() {
    let page = [
        text(24, 72, 740, "Harbour reopens after storm"),
        text(12, 96, 700, "he harbour of Split in Croatia reopened on Monday after three days, said the"),
        text(30, 72, 686, "T"),
        text(12, 96, 686, "mayor of the town, who had waited for it since Friday, when the storm came"),
        text(12, 72, 672, "and the port was shut. Ships had waited outside for as long as that, and some"),
        text(12, 72, 658, "had gone to other ports."),
    ]
    .concat();
    let (blocks, _) = blocks(&Pdf::new().page(&page).bytes());
    let paragraph = blocks.iter().find(|(kind, _)| kind == "paragraph").expect("a paragraph");
    assert!(
        paragraph.1.starts_with("The harbour of Split") && paragraph.1.ends_with("other ports."),
        "{blocks:?}"
    );
}

/// What is said of the process that reads a PDF, before it has read anything: in its status and its limits.
#[cfg(target_os = "linux")]
#[test]
fn the_process_that_reads_has_limits_and_no_rights_before_it_reads() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg(dateline::pdf::COMMAND)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the program runs");
    let of_process = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).expect("a text");
    let has_no_rights = || of_process("status").contains("NoNewPrivs:\t1");
    let end = std::time::Instant::now() + crate::waiting::DEADLINE;
    while !has_no_rights() && std::time::Instant::now() < end {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(has_no_rights());
    let limits = of_process("limits");
    for (name, limit) in [
        ("Max processes", "0"),
        ("Max open files", "16"),
        ("Max file size", "0"),
        ("Max core file size", "0"),
    ] {
        let line = limits.lines().find(|line| line.starts_with(name)).expect("a limit");
        let hard = line[name.len()..].split_whitespace().nth(1);
        assert_eq!(hard, Some(limit), "{line}");
    }
    drop(child.stdin.take());
    child.wait().expect("it ends");
}

#[cfg(target_os = "linux")]
#[test]
fn under_any_name_the_program_starts_itself_and_nothing_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let renamed = folder.path().join("bin/dateline-0.1.0");
    fs::create_dir(folder.path().join("bin")).expect("a folder");
    fs::copy(env!("CARGO_BIN_EXE_dateline"), &renamed).expect("a copy");
    for foreign in ["bin/dateline", "dateline"] {
        let path = file(&folder, foreign, format!("#!/bin/sh\ntouch {}/ran\n", folder.path().display()));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may run");
    }
    let article = file(&folder, "article.pdf", Pdf::new().page(&article()).bytes());
    let run = || {
        let mut command = std::process::Command::new(&renamed);
        command.arg("summary").arg(&article).env("XDG_DATA_HOME", "/nonexistent").output().expect("it runs")
    };
    let output = run();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.path().join("ran").exists());
    // A tower of lists overflows the stack of the process that reads, and not of this one.
    let deep = format!("<</Type/Annot/Subtype/FreeText/Contents{}>>", "[".repeat(500_000));
    fs::write(&article, Pdf::new().page(&self::article()).note(&deep).bytes()).expect("it is written");
    let output = run();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
}
