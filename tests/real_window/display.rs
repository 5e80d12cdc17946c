//! An X server for one test.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use crate::program::wait_for;
use crate::waiting::DEADLINE;

/// Held while a server starts: servers that look for a free display at the same time may take each other's socket.
static STARTING: Mutex<()> = Mutex::new(());

/// An X server without a screen. It stops when this value is dropped.
pub struct Display {
    server: Child,
    /// The value of `DISPLAY` for its clients.
    pub name: String,
}

impl Display {
    /// Starts a display of its own.
    ///
    /// # Panics
    ///
    /// If a program that the tests need is not installed.
    pub fn start() -> Self {
        let needed = ["Xvfb", "xdotool", "xprop", "import", "convert", "zenity"];
        let missing: Vec<&str> = needed.into_iter().filter(|program| !is_installed(program)).collect();
        assert!(missing.is_empty(), "not installed: {}", missing.join(", "));
        let starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        // Without the reset after the last client leaves, during which new clients are turned away.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-ac", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let output = server.stdout.take().expect("a pipe");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(output).read_line(&mut line).is_ok() {
                let _ = sender.send(line);
            }
        });
        let mut display = Self { server, name: String::new() };
        let number = receiver.recv_timeout(DEADLINE).expect("Xvfb says its display");
        display.name = format!(":{}", number.trim());
        wait_for("a connection to the display", || {
            let asked = Command::new("xprop").args(["-root", "-display", &display.name]).output();
            asked.expect("xprop starts").status.success().then_some(())
        });
        drop(starting);
        display
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_installed(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}
