//! The commands of the real binary that need no window: output, exit codes, and one line for each error.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Output, Stdio};

use serde_json::json;

use crate::common;
use crate::program::{ARTICLE, assert_error, assert_refused, dateline, file, folder, lines, run, summary};

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
    assert_refused(&file(&folder, "archive.zip", zip), "the ZIP archive is damaged");
    assert_refused(&file(&folder, "zeros.bin", vec![0; 4096]), "not a text file");
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let folder = folder();
    let path = folder.path().join("huge.txt");
    let huge = fs::File::create(&path).expect("a file");
    huge.set_len(dateline::MAX_FILE_BYTES + 1).expect("a sparse file");
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
    if cfg!(target_os = "linux") {
        assert_refused(Path::new("/proc/version"), "not an ordinary file");
    }
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
    let long = fs::read_to_string(common::sample("cup-final.txt")).expect("the sample").repeat(15);
    let path = file(&folder, "long.txt", &long);
    let output = read_a_little(&["summary", path.to_str().expect("UTF-8")], String::new());
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    let input = lines(&vec![json!({"id": 1, "text": long}); 8]);
    let output = read_a_little(&["batch"], input);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

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
    let output = dateline()
        .args(["--screenshot", "picture.png"])
        .arg(&sample)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program runs");
    assert_error(&output, 1, &["dateline summary"]);
}

#[cfg(feature = "gui")]
#[test]
fn a_picture_replaces_no_article_and_nothing_else_that_is_there() {
    let folder = folder();
    let article = file(&folder, "article.txt", ARTICLE);
    let picture = file(&folder, "picture.png", include_bytes!("../../assets/icons/dateline-256.png"));
    let before = fs::read(&picture).expect("the picture");
    for (output, articles) in [(&article, &[][..]), (&article, &[&article][..]), (&picture, &[&article][..])]
    {
        let mut command = dateline();
        let outcome = command.arg("--screenshot").arg(output).args(articles).output();
        assert_error(&outcome.expect("the program runs"), 1, &["choose another name"]);
    }
    assert_eq!(fs::read_to_string(&article).expect("the article"), ARTICLE);
    assert_eq!(fs::read(&picture).expect("the picture"), before);
}

#[test]
fn what_a_picture_is_asked_for_has_to_make_sense() {
    for arguments in [
        &["--screenshot", "a.png", "--size", "1280"][..],
        &["--screenshot", "a.png", "--size", "10x10"],
        &["--screenshot", "a.png", "--size", "100000x800"],
        &["--screenshot", "a.png", "--zoom", "0"],
        &["--screenshot", "a.png", "--theme", "blue"],
        &["--size", "800x600"],
    ] {
        assert_error(&run(arguments, ""), 2, &["--help"]);
    }
}
