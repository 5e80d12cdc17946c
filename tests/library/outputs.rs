//! Where a summary goes: pipes, devices, what is full, closed or stopped, and what it never replaces.

use std::fs;
use std::process::Output;

use serde_json::json;

use crate::program::{ARTICLE, assert_error, dateline, file, folder, lines, run};

#[cfg(target_os = "linux")]
#[test]
fn a_summary_is_written_into_pipes_and_devices_and_after_what_a_log_has() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let log = file(&folder, "log", "before\n");
    let program = env!("CARGO_BIN_EXE_dateline");
    let script = format!(
        "set -e; cd {}; '{program}' summary article.txt -o /dev/stdout >> log; \
         '{program}' summary article.txt -o /dev/null; test -c /dev/null; \
         mkfifo pipe; cat pipe > copy & '{program}' summary article.txt -o pipe; wait; test -p pipe",
        folder.path().display()
    );
    let output = assert_cmd::Command::new("sh").args(["-c", &script]).output().expect("the shell runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let log = fs::read_to_string(log).expect("the log");
    let summary = log.strip_prefix("before\n").expect("what the log had");
    assert_eq!(fs::read_to_string(folder.path().join("copy")).expect("the copy"), summary);
    assert!(summary.starts_with('{') && summary.ends_with("}\n"), "{summary}");
    assert_eq!(article.metadata().expect("the article").len(), ARTICLE.len() as u64);
}

/// The exit code of `script` in a shell, and what it says. `$P` is the program, and the articles stand in its folder.
#[cfg(unix)]
fn in_shell(folder: &tempfile::TempDir, script: &str) -> Output {
    let mut command = std::process::Command::new("bash");
    command
        .args(["-c", script])
        .env("P", env!("CARGO_BIN_EXE_dateline"))
        .env("XDG_DATA_HOME", "/nonexistent");
    command.current_dir(folder.path()).output().expect("the shell runs")
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_one_line_and_exit_code_1() {
    let folder = folder();
    file(&folder, "article.txt", ARTICLE);
    file(&folder, "lines", lines(&[json!({"id": 1, "text": ARTICLE})]));
    for (command, output, words) in [
        ("summary article.txt", ">&-", "closed"),
        ("batch < lines", ">&-", "closed"),
        ("--version", ">&-", "closed"),
        ("summary --help", ">&-", "closed"),
        ("summary article.txt", "> /dev/full", "make room"),
        ("batch < lines", "> /dev/full", "make room"),
        ("--help", "> /dev/full", "make room"),
    ] {
        let output = in_shell(&folder, &format!("\"$P\" {command} {output}"));
        assert_error(&output, 1, &["standard output", words]);
    }
    // What a file gets needs no standard output, and one that leads nowhere is an output.
    for command in [
        "\"$P\" summary article.txt -o out.json >&-",
        "\"$P\" summary article.txt >/dev/null",
        "\"$P\" summary article.txt <>/dev/null 1<>/dev/null",
    ] {
        let output = in_shell(&folder, command);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{command}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_summary_goes_into_the_program_that_a_shell_names_as_a_file() {
    let folder = folder();
    file(&folder, "article.txt", ARTICLE);
    let output = in_shell(&folder, "\"$P\" summary article.txt -o >(cat > copy) && wait $! && cat copy");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        output.stdout,
        run(&["summary", folder.path().join("article.txt").to_str().unwrap()], "").stdout
    );
}

#[test]
fn out_is_never_the_corrections_of_the_article() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let corrections = r#"{"schema": "dateline/corrections/1", "operations": []}"#;
    for name in ["article.txt.dateline.json", "given.json"] {
        let kept = file(&folder, name, corrections);
        let mut command = dateline();
        command.arg("summary").arg(&article).arg("-o").arg(&kept);
        if name == "given.json" {
            command.arg("--corrections").arg(&kept);
        }
        assert_error(&command.output().expect("the program runs"), 1, &[name, "choose another name"]);
        assert_eq!(fs::read_to_string(&kept).expect("the corrections"), corrections);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_stopped_while_it_writes_leaves_no_file() {
    let folder = folder();
    // A summary of some megabytes, so that writing it takes a while.
    let article =
        file(&folder, "article.txt", "The port of Split has 3 piers and 12 ships.\n\n".repeat(1500));
    for old in [false, true] {
        let out = folder.path().join("out.json");
        if old {
            fs::write(&out, "old").expect("it is written");
        }
        for _ in 0..4 {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
            command.arg("summary").arg(&article).arg("-o").arg(&out).env("XDG_DATA_HOME", "/nonexistent");
            let mut child = command.spawn().expect("the program runs");
            // Until it has a file of its own that it writes: one beside the article, or one without a name.
            let writes = || {
                let files = fs::read_dir(format!("/proc/{}/fd", child.id())).into_iter().flatten().flatten();
                files.filter_map(|file| fs::read_link(file.path()).ok()).any(|path| {
                    path.starts_with(folder.path())
                        && !path.ends_with("article.txt")
                        && path.parent().is_some()
                })
            };
            let end = std::time::Instant::now() + crate::waiting::DEADLINE;
            while !writes()
                && !out.metadata().is_ok_and(|out| out.len() > 3)
                && std::time::Instant::now() < end
            {}
            std::process::Command::new("kill").arg(child.id().to_string()).status().expect("it is stopped");
            child.wait().expect("it ends");
            let left = folder.path().read_dir().expect("a folder").flatten().map(|entry| entry.file_name());
            let left: Vec<_> = left.filter(|name| name != "article.txt" && name != "out.json").collect();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}
