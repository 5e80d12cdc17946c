//! The program, its window, and the hands of its user.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use crate::display::Display;
use crate::picture::Picture;
use crate::waiting;

/// The interval between checks while waiting.
const INTERVAL: Duration = Duration::from_millis(100);

/// Waits until `look` returns something, and returns that.
#[track_caller]
pub fn wait_for<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    waiting::wait_for(what, INTERVAL, look)
}

/// The program with a home folder of its own. It is stopped when this value is dropped.
pub struct Program {
    /// Its process.
    pub child: Child,
    display: String,
    /// Its home folder.
    pub home: Arc<TempDir>,
}

impl Program {
    /// Starts in a new home folder with `files` on the command line.
    pub fn start(display: &Display, files: &[&Path]) -> Self {
        Self::start_in(display, Arc::new(tempfile::tempdir().expect("a temporary folder")), files)
    }

    /// Starts in a home folder that it may have used before.
    pub fn start_in(display: &Display, home: Arc<TempDir>, files: &[&Path]) -> Self {
        let errors = fs::File::create(home.path().join("stderr.txt")).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(files)
            .env("DISPLAY", &display.name)
            .env("HOME", home.path())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // Without a portal, rfd falls back to zenity. Without an accessibility bus, GTK does not wait for one.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("GTK_USE_PORTAL", "0")
            .env("NO_AT_BRIDGE", "1")
            .env("GIO_USE_VFS", "local")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("XAUTHORITY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors);
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            let folder = home.path().join(folder);
            fs::create_dir_all(&folder).expect("a folder");
            command.env(name, folder);
        }
        let child = command.spawn().expect("the program starts");
        Self { child, display: display.name.clone(), home }
    }

    /// What the program has written to standard error so far.
    pub fn errors(&self) -> String {
        fs::read_to_string(self.home.path().join("stderr.txt")).unwrap_or_default()
    }

    /// What `tool` prints, or `None` if it fails, for instance because a window is not there yet.
    pub fn run(&self, tool: &str, arguments: &[&str]) -> Option<Vec<u8>> {
        let output = Command::new(tool)
            .args(arguments)
            .env("DISPLAY", &self.display)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .output()
            .expect("the tool starts");
        output.status.success().then_some(output.stdout)
    }

    /// The first visible window of this class.
    fn find_window(&self, class: &str) -> Option<String> {
        let found = self.run("xdotool", &["search", "--onlyvisible", "--class", class])?;
        String::from_utf8(found).ok()?.lines().next().map(str::to_owned)
    }

    /// The window of the program.
    pub fn window(&mut self) -> String {
        wait_for("the window", || {
            if let Some(status) = self.child.try_wait().expect("the program is there") {
                panic!("the program ended with {status}: {}", self.errors());
            }
            self.find_window("^dateline$")
        })
    }

    /// The title of `window`, in quotation marks.
    pub fn title(&self, window: &str) -> String {
        let printed = self.run("xprop", &["-notype", "-id", window, "_NET_WM_NAME"]).unwrap_or_default();
        String::from_utf8_lossy(&printed).trim().to_owned()
    }

    /// Waits until the title of `window` contains `words`.
    pub fn wait_for_title(&self, window: &str, words: &str) {
        let mut title = String::new();
        let found = waiting::try_wait_for(INTERVAL, || {
            title = self.title(window);
            title.contains(words).then_some(())
        });
        assert!(found.is_some(), "the title is {title:?}, not {words:?}: {}", self.errors());
        assert!(title.trim_end_matches('"').ends_with("Dateline"), "{title}");
    }

    /// Presses a key combination with the keyboard focus on `window`, which is set here because there is no window
    /// manager to do it.
    pub fn press(&self, window: &str, keys: &str) {
        wait_for("the focus", || {
            self.run("xdotool", &["windowfocus", window])?;
            let focused = self.run("xdotool", &["getwindowfocus", "-f"])?;
            (String::from_utf8_lossy(&focused).trim() == window).then_some(())
        });
        self.run("xdotool", &["key", "--clearmodifiers", keys]).expect("xdotool presses keys");
    }

    /// Types `path` into zenity's dialog once it is there, and accepts it.
    pub fn choose_in_zenity(&self, path: &Path) {
        let dialog = wait_for("zenity's dialog", || self.find_window("^zenity$"));
        self.press(&dialog, "ctrl+l");
        // A suggested name is selected except for its extension.
        self.press(&dialog, "ctrl+a");
        let path = path.to_str().expect("a temporary folder has a plain name");
        self.run("xdotool", &["type", "--clearmodifiers", "--delay", "20", path]).expect("xdotool types");
        self.run("xdotool", &["key", "Return"]).expect("xdotool presses keys");
        let mut looks = 0;
        wait_for("the end of zenity's dialog", || {
            if self.find_window("^zenity$").is_none() {
                return Some(());
            }
            // The first Return may have been taken by a list of completions.
            looks += 1;
            if looks % 50 == 0 {
                self.run("xdotool", &["key", "Return"]);
            }
            None
        });
    }

    /// A picture of `window`, kept as a file with this name in the target folder.
    pub fn screenshot(&self, window: &str, name: &str) -> Picture {
        let file: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let file = file.to_str().expect("a plain path");
        self.run("import", &["-window", window, file]).expect("import takes the picture");
        let ppm = self.run("convert", &[file, "-depth", "8", "ppm:-"]).expect("convert reads the picture");
        Picture::read(&ppm)
    }

    /// Waits until the program has ended.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        wait_for("the end of the program", || self.child.try_wait().expect("the program was there"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
