//! The outside of the process that reads a PDF: starts it, feeds it, and stops it when it exceeds its time or its
//! output.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The most that the process may print, in bytes: 64 MiB.
pub(super) const MAX_OUTPUT_BYTES: u64 = 64 << 20;

/// A program that reads PDFs, and its limits.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// Its file.
    pub path: PathBuf,
    /// The arguments that it is called with.
    pub arguments: Vec<OsString>,
    /// How long it may take.
    pub deadline: Duration,
    /// The most that it may print, in bytes.
    pub max_output_bytes: u64,
}

/// Why a program produced no result.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It could not be started.
    NotStarted,
    /// It took too long.
    TooSlow,
    /// It printed too much.
    TooMuch,
    /// The system killed it, as it does when it asks for more memory than it may have.
    Killed,
    /// It gave up.
    GaveUp,
}

impl Program {
    /// The output of the program for `input`. The process has ended when this returns.
    pub fn run(&self, input: &[u8]) -> Result<Vec<u8>, Failure> {
        let end = Instant::now() + self.deadline;
        let mut process = Process(self.start()?);
        let (Some(mut stdin), Some(stdout)) = (process.0.stdin.take(), process.0.stdout.take()) else {
            return Err(Failure::NotStarted);
        };
        let limit = self.max_output_bytes;
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                // A process that has read enough closes its end; its exit status is examined below.
                let _ = stdin.write_all(input);
            });
            scope.spawn(move || {
                let mut output = Vec::new();
                let result = stdout.take(limit + 1).read_to_end(&mut output);
                // Nobody listens once the deadline has passed.
                let _ = sender.send(result.map(|_| output));
            });
            let output = receiver.recv_timeout(self.deadline);
            let status = match &output {
                Ok(Ok(output)) if output.len() as u64 <= limit => process.wait_until(end),
                _ => None,
            };
            // This ends the threads above too, whatever they are waiting for.
            process.end();
            match (output, status) {
                (Ok(Ok(output)), _) if output.len() as u64 > limit => Err(Failure::TooMuch),
                (Ok(Ok(output)), Some(status)) if status.success() => Ok(output),
                (_, Some(status)) if status.code().is_none() => Err(Failure::Killed),
                (_, Some(_)) => Err(Failure::GaveUp),
                (Err(RecvTimeoutError::Timeout) | Ok(Ok(_)), None) => Err(Failure::TooSlow),
                (_, None) => Err(Failure::GaveUp),
            }
        })
    }

    fn start(&self) -> Result<Child, Failure> {
        let mut command = Command::new(&self.path);
        // Windows programs do not start without theirs.
        #[cfg(not(windows))]
        command.env_clear();
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            /// Opens no console beside the window.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command.spawn().map_err(|_| Failure::NotStarted)
    }
}

/// A process that is ended when this value is dropped.
struct Process(Child);

impl Process {
    /// How it ended, if it did so before `end`.
    fn wait_until(&mut self, end: Instant) -> Option<ExitStatus> {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(1)),
                _ => return None,
            }
        }
    }

    fn end(&mut self) {
        // Both fail only if it has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
