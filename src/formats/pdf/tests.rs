//! The limits of the process, with stand-ins for the program.

use std::time::Duration;

use super::*;

#[test]
fn without_the_program_nothing_is_read() {
    for path in ["/no/such/program", ""] {
        let problem = read_in_process(&stand_in(path, &[]), b"%PDF-1.7").err();
        assert_eq!(problem, Some(PdfProblem::NotStarted));
    }
}

#[cfg(unix)]
#[test]
fn the_program_is_told_nothing_of_the_users_surroundings() {
    let script = "test -z \"$HOME$USER$CARGO_MANIFEST_DIR\" && cat >/dev/null && echo '\"Encrypted\"'";
    let told = read_in_process(&stand_in("/bin/sh", &["-c", script]), &[]);
    assert!(matches!(told, Ok(Reading::Encrypted)));
}

fn stand_in(path: &str, arguments: &[&str]) -> Program {
    Program {
        path: path.into(),
        arguments: arguments.iter().map(Into::into).collect(),
        deadline: Duration::from_secs(10),
        max_output_bytes: 1000,
    }
}

#[cfg(unix)]
#[test]
fn a_program_that_takes_too_long_is_ended() {
    // These would not end by themselves.
    let mut program = stand_in("/bin/sh", &["-c", "exec sleep 1000000"]);
    program.deadline = Duration::from_millis(200);
    // More than fits in a pipe, so that writing waits too.
    assert_eq!(read_in_process(&program, &vec![0; 1 << 20]).err(), Some(PdfProblem::TooSlow));
    program.arguments[1] = "exec >&-; exec sleep 1000000".into();
    assert_eq!(read_in_process(&program, &[]).err(), Some(PdfProblem::TooSlow));
}

#[cfg(target_os = "linux")]
#[test]
fn what_reads_pdfs_can_open_nothing_and_connect_to_nothing() {
    /// The number with which Linux reports a thread's rights: "`NoNewPrivs:\t1`".
    fn has_no_new_rights() -> bool {
        let status = std::fs::read_to_string("/proc/thread-self/status").unwrap();
        status.lines().any(|line| line.split_whitespace().eq(["NoNewPrivs:", "1"]))
    }
    assert!(!has_no_new_rights());
    // The kernel confines a thread with those that it starts, and not the other tests.
    let thread = std::thread::spawn(|| {
        let mut status = std::fs::File::open("/proc/thread-self/status").unwrap();
        let folder = tempfile::tempdir().unwrap();
        super::child::give_up_rights();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut status, &mut text).unwrap();
        assert!(text.contains("NoNewPrivs:\t1"), "{text}");
        let read = std::fs::read("Cargo.toml");
        if read.is_ok() {
            eprintln!("skipped: this kernel cannot confine a process to no files");
            return;
        }
        let written = std::fs::write(folder.path().join("file"), "");
        for outcome in [read.map(drop), written] {
            assert_eq!(outcome.map_err(|error| error.kind()), Err(std::io::ErrorKind::PermissionDenied));
        }
        assert!(std::process::Command::new("/bin/true").status().is_err(), "no program can be started");
    });
    thread.join().unwrap();
}

#[cfg(unix)]
#[test]
fn a_program_that_says_too_much_is_ended() {
    let program = stand_in("/bin/sh", &["-c", "while :; do echo much too much; done"]);
    assert_eq!(read_in_process(&program, &[]).err(), Some(PdfProblem::TooLarge));
}

#[cfg(unix)]
#[test]
fn a_program_that_is_killed_or_gives_up_or_talks_nonsense_costs_one_file() {
    let problem = |script: &str| read_in_process(&stand_in("/bin/sh", &["-c", script]), &[]).err();
    assert_eq!(problem("kill -ABRT $$"), Some(PdfProblem::TooLarge));
    assert_eq!(problem("exit 101"), Some(PdfProblem::Damaged));
    assert_eq!(problem("echo nonsense"), Some(PdfProblem::Damaged));
    let told = read_in_process(
        &stand_in("/bin/sh", &["-c", "cat >/dev/null; echo '\"Encrypted\"'"]),
        &vec![0; 1 << 20],
    );
    assert!(matches!(told, Ok(Reading::Encrypted)));
}
