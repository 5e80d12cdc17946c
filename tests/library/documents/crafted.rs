//! Files made to cost much: each ends in an article with a warning, or in one line, within the memory of an ordinary one.

use std::fs;
use std::process::Output;

use crate::program::{assert_error, file, folder};
use crate::waiting::DEADLINE;

/// The address space of the program, in KiB: an ordinary article needs a third of it, and each of these files took
/// several times as much or went on for minutes.
const MOST_KIB: u32 = 800_000;

/// What `dateline summary` makes of a file within that.
fn summarized(name: &str, bytes: impl AsRef<[u8]>) -> Output {
    let folder = folder();
    let path = file(&folder, name, bytes);
    let out = folder.path().join("out.json");
    let script = format!("ulimit -v {MOST_KIB}; exec \"$P\" summary \"$F\" -o \"$O\"");
    let mut command = assert_cmd::Command::new("bash");
    command.args(["-c", &script]).env("P", env!("CARGO_BIN_EXE_dateline")).env("F", path).env("O", &out);
    let mut output =
        command.timeout(DEADLINE).env("XDG_DATA_HOME", "/nonexistent").output().expect("it runs");
    // So that the caller sees what was written.
    output.stdout.extend(fs::read(out).unwrap_or_default());
    output
}

/// The text and the warnings of the article in a file.
#[track_caller]
fn article(name: &str, bytes: impl AsRef<[u8]>) -> (String, String) {
    let output = summarized(name, bytes);
    assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the summary is JSON");
    let text = summary["document"]["text"].as_str().expect("a text").to_owned();
    (text, summary["warnings"].to_string())
}

#[test]
fn a_chapter_under_many_names_is_read_once() {
    let items: String = (0..2_000)
        .map(|n| {
            format!(
                "<item id='i{n}' href='{}c.xhtml' media-type='application/xhtml+xml'/>",
                "./".repeat(n % 3)
            )
        })
        .collect();
    let spine: String = (0..2_000).map(|n| format!("<itemref idref='i{n}'/>")).collect();
    let package = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let chapter =
        format!("<html><body>{}</body></html>", "<p>The quay of Split has 12 lamps.</p>".repeat(300));
    let book = super::container(&[("c.opf", &package), ("c.xhtml", &chapter)]);
    let (text, _) = article("book.epub", book);
    assert_eq!(text.matches("12 lamps").count(), 300);
}

#[test]
fn more_paragraphs_than_an_article_has_are_left_out_with_a_warning() {
    for (name, text, words) in [
        ("a.rtf", format!("{{\\rtf1 {}}}", "x\\par ".repeat(1_000_000)), "200000 paragraphs"),
        ("a.rtf", format!("{{\\rtf1 {}}}", "\\intbl x\\cell ".repeat(600_000)), "200000 cells"),
        ("a.md", "a\n=\n".repeat(500_000), "short lines"),
        ("a.txt", "a\n\n".repeat(500_000), "short lines"),
    ] {
        let (_, warnings) = article(name, text);
        assert!(warnings.contains(words), "{name}: {warnings}");
    }
}

#[test]
fn a_paragraph_as_long_as_a_library_is_shown_whole_and_looked_at_in_its_beginning() {
    let lines = "The quay is shut.\n".repeat(80_000);
    let (text, warnings) = article("a.html", format!("<pre>{lines}</pre>"));
    assert_eq!(text.trim(), lines.trim());
    assert!(warnings.contains("as long as a book"), "{warnings}");
}

#[test]
fn data_and_tables_without_end_cost_no_more_than_the_page() {
    let words = "<p>The quay of Split was shut on Monday, and 12 ships lay at anchor off the mole until the fog rose.</p>";
    let list = "{\"\":0},".repeat(1_000_000);
    let page = format!(
        "<script type=\"application/ld+json\">[{list}0]</script><article><h1>Fog</h1>{}</article>",
        words.repeat(5)
    );
    assert!(article("a.html", page).0.contains("12 ships"));
    let tables = "<table><tr><td>".repeat(23) + "quay" + &"</table>".repeat(23);
    let (text, warnings) =
        article("a.html", format!("<article><h1>Fog</h1>{words}{}</article>", tables.repeat(1_500)));
    assert!(text.contains("12 ships") && warnings.contains("too many elements"), "{warnings}");
}

#[test]
fn a_summary_that_repeats_itself_is_not_looked_for_in_vain() {
    let text = "a ".repeat(26_000);
    let person = |n: usize| {
        let mentions: Vec<_> = (5 * n..5 * n + 5)
            .map(|m| serde_json::json!({"start": 2 * m, "end": 2 * m + 1, "text": "a", "block": 0, "zone": "body", "signs": []}))
            .collect();
        serde_json::json!({"id": format!("p{n}"), "name": "a", "introduced_as": "a ".repeat(900) + "b", "aliases": [],
            "count": 5, "mentions": mentions})
    };
    let summary = serde_json::json!({"schema": "dateline/summary/1",
        "document": {"text": text, "blocks": [{"kind": "paragraph", "start": 0, "end": text.len()}]},
        "people": (0..800).map(person).collect::<Vec<_>>(), "countries": [], "statistics": [], "captions": [], "unsure": []});
    let (_, warnings) = article("a.json", summary.to_string());
    assert!(warnings.contains("does not fit"), "{warnings}");
}

#[test]
fn values_without_end_are_refused_in_one_line() {
    let list = "{\"\":0},".repeat(3_000_000);
    let text = format!("{{\"@type\":\"NewsArticle\",\"articleBody\":\"Fog.\",\"x\":[{list}0]}}");
    let mut output = summarized("a.json", text);
    output.stdout.clear();
    assert_error(&output, 1, &["too many values"]);
}

#[test]
fn a_sentence_of_thousands_of_numbers_is_not_given_thousands_of_times() {
    let text = format!("A tally of fish.\n\n{}", "5% of the fish and ".repeat(4_000));
    let output = summarized("a.txt", &text);
    let summary: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the summary is JSON");
    let statistics = summary["statistics"].as_array().expect("a list");
    assert!(statistics.len() > 3_000, "{}", statistics.len());
    for statistic in statistics {
        let [sentence, clause] = [&statistic["sentence"], &statistic["clause"]["text"]];
        let lengths = [sentence, clause].map(|words| words.as_str().expect("words").len());
        assert!(lengths.iter().all(|length| *length <= 210), "{lengths:?}");
    }
}
