//! The real binary's commands without a window: output, exit codes, and one line for each error.

mod common;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

const ARTICLE: &str = "Harbour reopens after storm\n\nBy Jane Doe\n\nThe harbour of Split in Croatia reopened on Monday \
    after 3 days, said Mayor Ivo Perić. “Welcome back – at last,” he said; it cost €2 million.\n";

fn dateline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.timeout(Duration::from_mins(2));
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A new file in `folder`.
fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("the file is written");
    path
}

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    dateline().args(arguments).write_stdin(input).output().expect("the program runs")
}

/// The summary that `dateline summary` prints for the file at `path`.
#[track_caller]
fn summary(path: &Path) -> Value {
    let output = dateline().arg("summary").arg(path).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    let summary = serde_json::from_slice(&output.stdout).expect("the summary is JSON");
    common::check_promises(&summary);
    summary
}

/// Fails unless `output` is the exit code, nothing on standard output, and one line on standard error with `words`.
#[track_caller]
fn assert_error(output: &Output, code: i32, words: &[&str]) {
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

/// Fails unless `dateline summary` refuses the file at `path` in one line that names it and has `words`.
#[track_caller]
fn assert_refused(path: &Path, words: &str) {
    let output = dateline().arg("summary").arg(path).output().expect("the program runs");
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    assert_error(&output, 1, &[&name, words]);
}

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

fn lines(values: &[Value]) -> String {
    values.iter().map(|value| format!("{value}\n")).collect()
}

// ---- summary ----

#[test]
fn summary_prints_indented_json_that_ends_in_a_line_end() {
    let output = run(&["summary", common::sample("danube-talks.txt").to_str().expect("UTF-8")], "");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("{\n  \"schema\": \"dateline/summary/1\",\n"));
    assert!(text.ends_with("\n}\n"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn summary_knows_the_file_it_read() {
    let document = summary(&common::sample("danube-talks.txt"))["document"].clone();
    assert_eq!(document["source"], "danube-talks.txt");
    assert_eq!(document["format"], "text/plain");
    assert_eq!(document["encoding"], "UTF-8");
    assert_eq!(document["title"], "Danube nations strike deal to keep barges moving in dry summers");
    assert_eq!(document["published"], "2025-09-18");
}

#[test]
fn out_gets_the_same_bytes_as_standard_output() {
    let folder = folder();
    let article = common::sample("cup-final.txt");
    let out = folder.path().join("summary.json");
    let printed = dateline().arg("summary").arg(&article).output().expect("the program runs").stdout;
    for option in ["-o", "--output"] {
        let output =
            dateline().arg("summary").arg(&article).arg(option).arg(&out).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stdout.is_empty() && output.stderr.is_empty());
        assert_eq!(fs::read(&out).expect("it was written"), printed);
    }
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 1, "a temporary file was left");
}

#[test]
fn out_may_be_a_bare_name() {
    let folder = folder();
    file(&folder, "article.txt", ARTICLE);
    let mut command = dateline();
    command.current_dir(folder.path()).args(["summary", "article.txt", "-o", "out.json"]).assert().success();
    assert!(folder.path().join("out.json").is_file());
}

#[test]
fn out_is_never_the_article_itself() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let other_way =
        folder.path().join("..").join(folder.path().file_name().expect("a name")).join("article.txt");
    for out in [&article, &other_way] {
        let output =
            dateline().arg("summary").arg(&article).arg("-o").arg(out).output().expect("the program runs");
        assert_error(&output, 1, &["article.txt"]);
        assert_eq!(fs::read_to_string(&article).expect("the article"), ARTICLE);
    }
}

#[cfg(unix)]
#[test]
fn a_link_as_out_is_followed() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let out = file(&folder, "out.json", "old");
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink(&out, &link).expect("a link");
    dateline().arg("summary").arg(&article).arg("-o").arg(&link).assert().success();
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&out).expect("the summary").starts_with("{\n"));
    let to_article = folder.path().join("other.json");
    std::os::unix::fs::symlink(&article, &to_article).expect("a link");
    let output = dateline()
        .arg("summary")
        .arg(&article)
        .arg("-o")
        .arg(&to_article)
        .output()
        .expect("the program runs");
    assert_error(&output, 1, &["other.json"]);
    assert_eq!(fs::read_to_string(&article).expect("the article"), ARTICLE);
}

#[test]
fn out_that_cannot_be_written_is_named() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let is_folder = folder.path().join("folder");
    fs::create_dir(&is_folder).expect("a folder");
    for (out, name) in [
        (folder.path().join("missing/out.json"), "out.json"),
        (article.join("out.json"), "out.json"),
        (is_folder, "folder"),
    ] {
        let output =
            dateline().arg("summary").arg(&article).arg("-o").arg(&out).output().expect("the program runs");
        assert_error(&output, 1, &[name]);
    }
}

#[test]
fn an_article_that_cannot_be_read_leaves_out_as_it_was() {
    let folder = folder();
    let out = file(&folder, "out.json", "old");
    let missing = folder.path().join("missing.txt");
    let output =
        dateline().arg("summary").arg(&missing).arg("-o").arg(&out).output().expect("the program runs");
    assert_error(&output, 1, &["missing.txt"]);
    assert_eq!(fs::read_to_string(&out).expect("the file"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("summary")
        .arg(common::sample("cup-final.txt"))
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_error(&output, 1, &[]);
}

// ---- files that are refused ----

#[test]
fn a_missing_file_is_refused() {
    let folder = folder();
    assert_refused(&folder.path().join("nowhere.txt"), "no such file");
    let article = file(&folder, "article.txt", ARTICLE);
    assert_refused(&article.join("inside.txt"), "no such file");
}

#[test]
fn a_folder_is_refused() {
    assert_refused(folder().path(), "folder");
}

#[test]
fn an_empty_file_is_refused() {
    let folder = folder();
    for (name, bytes) in [
        ("nothing.txt", &b""[..]),
        ("blank.txt", b" \n\t\r\n \x0c\n"),
        ("mark.txt", b"\xef\xbb\xbf"),
        ("mark16.txt", b"\xff\xfe"),
        ("nbsp.txt", "\u{a0}\n\u{2003}".as_bytes()),
    ] {
        assert_refused(&file(&folder, name, bytes), "empty");
    }
}

#[test]
fn a_binary_file_is_refused() {
    let folder = folder();
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x80\x08\x06\0\0\0"[..], &noise].concat();
    let zip = [&b"PK\x03\x04\x14\0\x08\x08\x08\0"[..], &noise].concat();
    assert_refused(&file(&folder, "picture.png", png), "not a text file");
    assert_refused(&file(&folder, "letter.docx", zip), "not a text file");
    assert_refused(&file(&folder, "zeros.bin", vec![0; 4096]), "not a text file");
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let folder = folder();
    let path = folder.path().join("huge.txt");
    let huge = fs::File::create(&path).expect("a file");
    huge.set_len(dateline::formats::MAX_FILE_BYTES + 1).expect("a sparse file");
    assert_refused(&path, "larger than 50 MiB");
    huge.set_len(1 << 40).expect("a sparse file");
    assert_refused(&path, "larger than 50 MiB");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = file(&folder, "secret.txt", ARTICLE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).expect("permissions");
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    assert_refused(&path, "permission");
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_refused_without_waiting() {
    let folder = folder();
    let pipe = folder.path().join("pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        assert_refused(&pipe, "not an ordinary file");
    }
    assert_refused(Path::new("/dev/zero"), "not an ordinary file");
}

#[test]
fn an_odd_name_still_makes_one_line() {
    let folder = folder();
    let output = dateline()
        .arg("summary")
        .arg(folder.path().join("two\nlines\r\u{1b}[31m.txt"))
        .output()
        .expect("the program runs");
    assert_error(&output, 1, &["two", "lines"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_unicode_can_be_read() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder();
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&path, ARTICLE).expect("the file is written");
    assert_eq!(summary(&path)["document"]["source"], "caf\u{fffd}.txt");
}

// ---- character sets and line ends ----

/// `text` in UTF-16.
fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn every_usual_character_set_gives_the_same_text() {
    let folder = folder();
    let western = ARTICLE.replace('ć', "c");
    let (windows, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&western);
    assert!(!unmappable);
    let marked = format!("\u{feff}{ARTICLE}");
    for (name, bytes, encoding) in [
        ("utf-8.txt", ARTICLE.as_bytes().to_vec(), "UTF-8"),
        ("utf-8-marked.txt", marked.as_bytes().to_vec(), "UTF-8"),
        ("utf-16le-marked.txt", utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
        ("utf-16be-marked.txt", utf16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ("utf-16le.txt", utf16(ARTICLE, u16::to_le_bytes), "UTF-16LE"),
        ("utf-16be.txt", utf16(ARTICLE, u16::to_be_bytes), "UTF-16BE"),
        ("windows-1252.txt", windows.into_owned(), "windows-1252"),
    ] {
        let document = summary(&file(&folder, name, bytes))["document"].clone();
        let text = if encoding == "windows-1252" { &western } else { ARTICLE };
        assert_eq!(document["encoding"], encoding, "{name}");
        assert_eq!(document["text"], text, "{name}");
        assert_eq!(document["title"], "Harbour reopens after storm", "{name}");
    }
}

#[test]
fn line_ends_survive_and_do_not_change_the_blocks() {
    let folder = folder();
    let article = fs::read_to_string(common::sample("danube-talks.txt")).expect("the sample");
    let pieces = |summary: &Value| -> Vec<(String, String)> {
        let text: Vec<char> = summary["document"]["text"].as_str().expect("a text").chars().collect();
        let blocks = summary["document"]["blocks"].as_array().expect("blocks").iter();
        blocks
            .map(|block| {
                let at = |key: &str| block[key].as_u64().expect("an offset") as usize;
                (block["kind"].to_string(), text[at("start")..at("end")].iter().collect())
            })
            .collect()
    };
    let expected = pieces(&summary(&file(&folder, "lf.txt", &article)));
    assert!(expected.len() > 20);
    for (name, text) in [
        ("crlf.txt", article.replace('\n', "\r\n")),
        ("cr.txt", article.replace('\n', "\r")),
        ("form-feed.txt", article.replace("\n\n", "\n\u{c}\n")),
        ("separators.txt", article.replace("\n\n", "\u{2029}")),
        ("spaces.txt", article.replace("\n\n", " \t\n\u{a0}\n")),
    ] {
        let summary = summary(&file(&folder, name, &text));
        assert_eq!(summary["document"]["text"], text, "{name}");
        assert_eq!(pieces(&summary), expected, "{name}");
    }
}

#[test]
fn spaces_that_do_not_break_and_tabs_survive() {
    let folder = folder();
    let text = "Prices\u{a0}rise in Spain\n\nThe price of a\u{202f}coffee rose by 5\u{a0}% to 1,50\u{a0}€ \
        in\u{2009}Madrid.\tThat is\u{ad} a lot – 👍🏽, said María.\n";
    assert_eq!(summary(&file(&folder, "spaces.txt", text))["document"]["text"], text);
}

#[test]
fn characters_that_cannot_be_decoded_become_a_warning() {
    let folder = folder();
    let mut bytes = utf16(&format!("\u{feff}{ARTICLE}"), u16::to_le_bytes);
    // Half of a surrogate pair.
    bytes.extend([0x00, 0xd8, b'.', 0x00]);
    let summary = summary(&file(&folder, "half.txt", bytes));
    assert_eq!(summary["warnings"].as_array().expect("warnings").len(), 1);
    assert!(summary["document"]["text"].as_str().expect("a text").ends_with("\u{fffd}."));
}

// ---- batch ----

#[test]
fn batch_keeps_the_order_of_its_input() {
    let articles: Vec<String> =
        common::articles().iter().map(|path| fs::read_to_string(path).expect("an article")).collect();
    let input: Vec<Value> = (0..200)
        .map(|n| json!({"id": n, "text": format!("Article {n}\n\n{}", articles[n % articles.len()].repeat(n % 3))}))
        .collect();
    let (one, code) = batch(&["--jobs", "1"], lines(&input));
    assert_eq!((one.len(), code), (200, 0));
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
        (br#"{"id": 7, "text": "\ud800"}"#, Value::Null),
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
    let limit = usize::try_from(dateline::formats::MAX_FILE_BYTES).expect("it fits");
    let mut input = format!("{{\"id\":1,\"text\":\"{}\"}}\n{good}\n", "word ".repeat(limit / 5 + 1));
    // A line longer than any document can be, which is not kept in memory.
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
    let text = fs::read_to_string(common::sample("glacier-lake.txt")).expect("the sample").repeat(50);
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
        let line = receiver.recv_timeout(Duration::from_mins(1)).expect("an answer");
        assert!(line.starts_with(&format!("{{\"id\":{n},")));
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
    reader.join().expect("the reader ends");
}

// ---- the end of a pipe ----

/// Runs the program, reads a little of what it prints, and closes the pipe.
fn read_a_little(arguments: &[&str], input: String) -> Output {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(input.as_bytes());
    });
    let mut output = child.stdout.take().expect("a pipe");
    output.read_exact(&mut [0; 10]).expect("some output");
    drop(output);
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    output
}

#[test]
fn whoever_stops_reading_gets_no_complaint() {
    let folder = folder();
    let long = fs::read_to_string(common::sample("cup-final.txt")).expect("the sample").repeat(60);
    let path = file(&folder, "long.txt", &long);
    let output = read_a_little(&["summary", path.to_str().expect("UTF-8")], String::new());
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    let input = lines(&vec![json!({"id": 1, "text": long}); 20]);
    let output = read_a_little(&["batch"], input);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

// ---- usage ----

#[test]
fn wrong_usage_is_one_line_and_exit_code_2() {
    for arguments in [
        &["--nonsense"][..],
        &["summary"],
        &["summary", "a.txt", "b.txt"],
        &["summary", "a.txt", "-o"],
        &["summary", "a.txt", "--indent", "4"],
        &["batch", "a.txt"],
        &["batch", "--jobs", "0"],
        &["batch", "--jobs", "-1"],
        &["batch", "--jobs", "many"],
        &["batch", "--jobs"],
    ] {
        assert_error(&run(arguments, ""), 2, &["dateline --help"]);
    }
}

#[test]
fn help_names_every_command() {
    for arguments in [&["--help"][..], &["-h"], &["help"]] {
        let output = run(arguments, "");
        let help = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(output.status.code(), Some(0));
        for word in ["Usage:", "summary", "batch", "FILE", "--version"] {
            assert!(help.contains(word), "{word} is missing in {help}");
        }
    }
    for (command, word) in [("summary", "--output"), ("batch", "--jobs")] {
        let output = run(&[command, "--help"], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8(output.stdout).expect("UTF-8").contains(word));
    }
}

#[test]
fn version_is_that_of_the_package() {
    for argument in ["--version", "-V"] {
        let output = run(&[argument], "");
        assert_eq!(output.status.code(), Some(0));
        let expected = format!("dateline {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), expected);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_names_the_command_that_needs_none() {
    let sample = common::sample("danube-talks.txt");
    for files in [&[][..], &[&sample]] {
        let output = dateline()
            .args(files)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .expect("the program runs");
        assert_error(&output, 1, &["dateline summary"]);
    }
}
