//! `dateline batch`: JSON Lines in, JSON Lines out.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::common;
use crate::program::{ARTICLE, assert_error, file, folder, lines, run};
use crate::waiting::DEADLINE;

/// The lines that `dateline batch` gives for `input`, and its exit code.
#[track_caller]
fn batch(arguments: &[&str], input: impl Into<Vec<u8>>) -> (Vec<Value>, i32) {
    let output = run(&[&["batch"], arguments].concat(), input);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'));
    let lines = text.lines().map(|line| {
        assert!(line.starts_with(r#"{"id":"#), "{}", &line[..line.len().min(60)]);
        serde_json::from_str(line).expect("the line is JSON")
    });
    (lines.collect(), output.status.code().expect("an exit code"))
}

#[test]
fn batch_keeps_the_order_of_its_input() {
    let articles: Vec<String> =
        common::articles().iter().map(|path| fs::read_to_string(path).expect("an article")).collect();
    let input: Vec<Value> = (0..60)
        .map(|n| json!({"id": n, "text": format!("Article {n}\n\n{}", articles[n % articles.len()].repeat(n % 3))}))
        .collect();
    let (one, code) = batch(&["--jobs", "1"], lines(&input));
    assert_eq!((one.len(), code), (60, 0));
    for (n, line) in one.iter().enumerate() {
        assert_eq!(line["id"], n);
        assert!(line["document"]["text"].as_str().expect("a text").starts_with(&format!("Article {n}\n")));
        common::check_promises(line);
    }
    assert!(one == batch(&["--jobs", "4"], lines(&input)).0, "four threads give something else");
}

#[test]
fn batch_gives_back_an_id_of_any_type() {
    let ids = [
        json!("a \"b\"\n"),
        json!(1.5),
        json!(-3),
        json!(null),
        json!(true),
        json!([1, "x"]),
        json!({"k": 1}),
    ];
    let input: Vec<Value> = ids.iter().map(|id| json!({"text": ARTICLE, "id": id})).collect();
    let (output, code) = batch(&[], lines(&input));
    assert_eq!(code, 0);
    assert_eq!(output.iter().map(|line| line["id"].clone()).collect::<Vec<_>>(), ids);
    let (output, code) = batch(&[], lines(&[json!({"text": ARTICLE})]));
    assert_eq!((&output[0]["id"], code), (&Value::Null, 0));
}

#[test]
fn an_id_comes_back_byte_for_byte_and_a_byte_order_mark_costs_no_line() {
    let ids = ["123456789012345678901234567890", "1.50", "1e400", "\"caf\\u00e9\"", "{\"b\": 1,  \"a\": 2}"];
    let lines = ids.map(|id| format!("{{\"id\": {id}, \"text\": \"Nothing happened.\"}}\n")).concat();
    let output = run(&["batch"], format!("\u{feff}{lines}"));
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    for (line, id) in printed.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"schema\"")), "{id}: {line}");
    }
    assert_eq!(printed.lines().count(), ids.len());
}

#[test]
fn a_number_of_threads_that_no_system_has_is_refused() {
    for jobs in ["0", "257", "100000", "99999999999999999999", "-1", "many"] {
        assert_error(&run(&["batch", "--jobs", jobs], ""), 2, &["--help"]);
    }
}

#[test]
fn batch_reads_documents_by_path() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let input = [
        json!({"id": 1, "path": article}),
        json!({"id": 2, "path": folder.path().join("missing.txt")}),
        json!({"id": 3, "path": folder.path()}),
    ];
    let (output, code) = batch(&[], lines(&input));
    assert_eq!(code, 1);
    assert_eq!(output[0]["document"]["source"], "article.txt");
    assert_eq!(output[0]["document"]["text"], ARTICLE);
    assert!(output[1]["error"].as_str().expect("an error").contains("missing.txt"));
    assert!(output[2]["error"].as_str().expect("an error").contains("folder"));
}

#[test]
fn batch_says_what_is_wrong_with_a_line_and_goes_on() {
    let good = json!({"id": "good", "text": ARTICLE}).to_string();
    let bad: [(&[u8], Value); 10] = [
        (b"not json", Value::Null),
        (br#"{"id": "a", "text": "cut"#, Value::Null),
        (b"{\"id\": \"b\", \"text\": \"\xff\xfe\"}", Value::Null),
        (br#"{"id": "c"}"#, json!("c")),
        (br#"{"id": "d", "text": 5}"#, json!("d")),
        (br#"{"id": "e", "text": " \n "}"#, json!("e")),
        (br"[1, 2]", Value::Null),
        (br#""text""#, Value::Null),
        (br#"{"id": 6, "path": null}"#, json!(6)),
        (br#"{"id": 7, "text": "\ud800"}"#, json!(7)),
    ];
    let mut input = Vec::new();
    for (line, _) in &bad {
        input.extend_from_slice(line);
        input.extend_from_slice(format!("\n{good}\n").as_bytes());
    }
    let (output, code) = batch(&["--jobs", "3"], input);
    assert_eq!((output.len(), code), (2 * bad.len(), 1));
    for (pair, (line, id)) in output.chunks(2).zip(&bad) {
        let line = String::from_utf8_lossy(line);
        assert_eq!(pair[0]["id"], *id, "{line}");
        assert!(!pair[0]["error"].as_str().expect("an error").is_empty(), "{line}");
        assert_eq!(pair[0].as_object().expect("an object").len(), 2, "{line}");
        assert_eq!(pair[1]["id"], "good");
        assert_eq!(pair[1]["schema"], "dateline/summary/1");
    }
}

#[test]
fn deep_json_is_an_error_and_no_crash() {
    let deep = format!("{{\"id\":{}{},\"text\":\"x\"}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let (output, code) = batch(&[], deep);
    assert_eq!((output.len(), code), (1, 1));
    assert!(output[0]["error"].is_string());
}

#[test]
fn batch_passes_over_blank_lines_and_needs_no_last_line_end() {
    let line = json!({"id": 1, "text": ARTICLE});
    let (output, code) = batch(&[], format!("\n  \n{line}\r\n\t\n{line}"));
    assert_eq!((output.len(), code), (2, 0));
    assert_eq!(batch(&[], ""), (Vec::new(), 0));
    assert_eq!(batch(&[], "\n\n"), (Vec::new(), 0));
}

#[test]
fn batch_refuses_what_is_too_large_and_goes_on() {
    let good = json!({"id": "good", "text": ARTICLE});
    let limit = usize::try_from(dateline::MAX_FILE_BYTES).expect("it fits");
    let mut input = format!("{{\"id\":1,\"text\":\"{}\"}}\n{good}\n", "word ".repeat(limit / 5 + 1));
    // A line longer than any document can be, which must not be kept in memory.
    input.push_str(&format!("{{\"id\":2,\"text\":\"{}\"}}\n{good}\n", "x".repeat(2 * limit + 8192)));
    let (output, code) = batch(&["--jobs", "1"], input);
    assert_eq!((output.len(), code), (4, 1));
    assert!(output[0]["error"].as_str().expect("an error").contains("50 MiB"));
    assert_eq!(output[0]["id"], 1);
    assert!(output[2]["error"].as_str().expect("an error").contains("the line is longer"));
    assert_eq!((&output[1]["id"], &output[3]["id"]), (&json!("good"), &json!("good")));
}

#[test]
fn batch_reads_a_long_line() {
    let text = fs::read_to_string(common::sample("glacier-lake.txt")).expect("the sample").repeat(25);
    let (output, code) = batch(&[], lines(&[json!({"id": 1, "text": text})]));
    assert_eq!(code, 0);
    assert_eq!(output[0]["document"]["text"], text);
}

#[test]
fn batch_answers_each_line_before_the_input_ends() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["batch", "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    let (sender, receiver) = std::sync::mpsc::channel();
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let reader = std::thread::spawn(move || {
        for line in output.lines() {
            let _ = sender.send(line.expect("UTF-8"));
        }
    });
    for n in 0..3 {
        writeln!(input, "{}", json!({"id": n, "text": ARTICLE})).expect("the program reads");
        let line = receiver.recv_timeout(DEADLINE).expect("an answer");
        assert!(line.starts_with(&format!("{{\"id\":{n},")));
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
    reader.join().expect("the reader ends");
}
