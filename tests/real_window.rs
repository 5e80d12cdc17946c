//! The real binary in a real window: on a display of its own, with software OpenGL, driven by keys.
//!
//! Needs Xvfb, xdotool, xprop, `ImageMagick` and zenity. Where one is missing the tests say so and pass, unless the
//! environment has `CI=true`.

#![cfg(all(feature = "gui", target_os = "linux"))]

mod common;

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long anything may take: software OpenGL in a debug build on a busy machine is slow.
const DEADLINE: Duration = Duration::from_secs(90);
/// How often a thing waited for is looked at.
const INTERVAL: Duration = Duration::from_millis(100);

#[test]
fn an_article_is_shown_another_opened_by_the_dialog_and_the_window_closed() {
    let Some(display) = Display::start() else { return };
    let mut program = Program::start(&display, &[&common::sample("danube-talks.txt")]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");

    let picture = wait_for("the page with text on it", || {
        let picture = program.screenshot(&window, "real-window.png");
        (picture.distinct_colors() > 40 && picture.ink_share() > 0.01).then_some(picture)
    });
    assert!(picture.width >= 600 && picture.height >= 400, "{}×{}", picture.width, picture.height);
    assert!(picture.ink_share() < 0.4, "more ink than paper: {}", picture.ink_share());

    let article = program.home.path().join("second-article.txt");
    fs::copy(common::sample("glacier-lake.txt"), &article).expect("the sample is copied");
    program.press(&window, "ctrl+o");
    program.choose_in_zenity(&article);
    program.wait_for_title(&window, "Hidden lake the size of a city");

    program.press(&window, "ctrl+q");
    let status = program.wait_for_end();
    assert_eq!(status.code(), Some(0), "{}", program.errors());
    assert!(!program.errors().contains("panicked"), "{}", program.errors());
}

#[test]
fn a_window_without_an_article_says_what_to_do_and_is_no_blank() {
    let Some(display) = Display::start() else { return };
    let mut program = Program::start(&display, &[]);
    let window = program.window();
    program.wait_for_title(&window, "Dateline");
    wait_for("the empty page", || {
        let picture = program.screenshot(&window, "real-window-empty.png");
        (picture.distinct_colors() > 20 && picture.ink_share() > 0.001).then_some(())
    });
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_window_open() {
    let Some(display) = Display::start() else { return };
    let mut program = Program::start(&display, &[Path::new("/nowhere/missing.txt")]);
    let window = program.window();
    wait_for("a picture", || {
        let picture = program.screenshot(&window, "real-window-error.png");
        (picture.distinct_colors() > 20).then_some(())
    });
    assert!(program.child.try_wait().expect("the program is there").is_none(), "{}", program.errors());
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
fn the_session_is_there_again_at_the_next_start() {
    let Some(display) = Display::start() else { return };
    let articles = [common::sample("danube-talks.txt"), common::sample("glacier-lake.txt")];
    let mut program = Program::start(&display, &[&articles[0], &articles[1]]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    program.press(&window, "ctrl+Tab");
    program.wait_for_title(&window, "Hidden lake the size of a city");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());

    let mut program = Program::start_in(&display, Arc::clone(&program.home), &[]);
    let window = program.window();
    program.wait_for_title(&window, "Hidden lake the size of a city");
    program.press(&window, "ctrl+Tab");
    program.wait_for_title(&window, "Danube nations strike deal");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
fn a_file_that_an_editor_rewrites_is_shown_anew() {
    let Some(display) = Display::start() else { return };
    let home = Arc::new(tempfile::tempdir().expect("a temporary folder"));
    let article = home.path().join("talks.txt");
    fs::copy(common::sample("danube-talks.txt"), &article).expect("the sample is copied");
    let mut program = Program::start_in(&display, Arc::clone(&home), &[&article]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    // Watching begins a moment after the article is shown.
    thread::sleep(Duration::from_secs(1));
    let text = fs::read_to_string(&article).expect("the article").replace("Danube nations", "River nations");
    let beside = home.path().join("talks.txt~");
    fs::write(&beside, text).expect("a new file");
    fs::rename(&beside, &article).expect("it takes the place of the old one");
    program.wait_for_title(&window, "River nations strike deal");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
fn commands_and_keys_are_shown_over_the_page() {
    let Some(display) = Display::start() else { return };
    let mut program = Program::start(&display, &[&common::sample("danube-talks.txt")]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    let page = wait_for("the page with text on it", || {
        let picture = program.screenshot(&window, "real-window-page.png");
        let again = program.screenshot(&window, "real-window-page.png");
        (picture.ink_share() > 0.01 && picture.likeness(&again) > 0.999).then_some(again)
    });
    for (keys, name) in [("ctrl+shift+p", "real-window-palette.png"), ("F1", "real-window-shortcuts.png")] {
        program.press(&window, keys);
        wait_for("what lies over the page", || {
            // The page behind it is darker.
            let picture = program.screenshot(&window, name);
            (picture.likeness(&page) < 0.85).then_some(())
        });
        program.press(&window, "Escape");
        wait_for("the page", || {
            let picture = program.screenshot(&window, "real-window-page.png");
            (picture.likeness(&page) > 0.9).then_some(())
        });
    }
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
fn an_article_is_read_with_mouse_and_keys_and_its_summary_exported() {
    let Some(display) = Display::start() else { return };
    let sample = common::sample("danube-talks.txt");
    let mut program = Program::start(&display, &[&sample]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    let at_rest = |program: &Program, name: &str| {
        wait_for("a picture that stays the same", || {
            let picture = program.screenshot(&window, name);
            let again = program.screenshot(&window, name);
            (picture.ink_share() > 0.01 && picture.likeness(&again) > 0.99999).then_some(again)
        })
    };
    let mut before = at_rest(&program, "real-window-read.png");
    // The first row of the people, its next mention, the wheel, and a smaller window.
    let row = [format!("{}", before.width - 200), "150".to_owned()];
    let wheel = ["400".to_owned(), "400".to_owned()];
    for (what, place, action) in [
        ("a click on a row", Some(&row), ["click", "1"].as_slice()),
        ("the next mention", None, &["key", "F3"]),
        ("the wheel", Some(&wheel), &["click", "--repeat", "6", "5"]),
        ("a smaller window", None, &["windowsize", &window, "760", "600"]),
    ] {
        if let Some([x, y]) = place {
            program.run("xdotool", &["mousemove", "--window", &window, x, y]).expect("the pointer moves");
        }
        match action {
            ["key", keys] => program.press(&window, keys),
            _ => drop(program.run("xdotool", action).expect(what)),
        }
        wait_for(what, || {
            let picture = program.screenshot(&window, "real-window-read.png");
            (picture.width != before.width || picture.likeness(&before) < 0.99999).then_some(())
        });
        before = at_rest(&program, "real-window-read.png");
    }
    assert_eq!((before.width, before.height), (760, 600));

    program.press(&window, "ctrl+e");
    let exported = program.home.path().join("talks.json");
    program.choose_in_zenity(&exported);
    let json = wait_for("the summary", || fs::read_to_string(&exported).ok());
    assert_eq!(json, common::summary_of_file(&sample), "as the command line gives it");

    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
    assert!(!program.errors().contains("panicked"), "{}", program.errors());
}

#[test]
fn a_picture_is_taken_by_a_command() {
    let Some(display) = Display::start() else { return };
    let article = common::sample("danube-talks.txt");
    let mut pictures = Vec::new();
    for theme in ["light", "dark"] {
        let name = format!("picture-{theme}.png");
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_file(&file);
        let options = ["--screenshot", file.to_str().expect("a plain path"), "--theme", theme];
        // Larger than the screen: the window is not seen.
        let size = ["--size", "1500x1000", "--zoom", "1.2"];
        let mut arguments: Vec<&Path> = options.iter().chain(&size).map(Path::new).collect();
        arguments.push(&article);
        let mut program = Program::start(&display, &arguments);
        assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
        assert_eq!(program.errors(), "");
        let data = program.home.path().join("data");
        assert_eq!(fs::read_dir(data).expect("the folder is there").count(), 0, "no settings are written");
        let ppm = program.run("convert", &[options[1], "-depth", "8", "ppm:-"]).expect("it is a picture");
        pictures.push(Picture::read(&ppm));
    }
    for picture in &pictures {
        assert_eq!((picture.width, picture.height), (1500, 1000));
        assert!(picture.distinct_colors() > 40 && picture.ink_share() > 0.01, "{}", picture.ink_share());
    }
    assert!(pictures[0].colors != pictures[1].colors, "light and dark differ");
}

#[test]
fn a_picture_of_a_file_that_cannot_be_read_is_an_error_in_one_line() {
    let Some(display) = Display::start() else { return };
    let arguments = ["--screenshot", "/nowhere/picture.png", "/nowhere/missing.txt"].map(Path::new);
    let mut program = Program::start(&display, &arguments);
    assert_eq!(program.wait_for_end().code(), Some(1));
    let errors = program.errors();
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains("/nowhere/missing.txt: there is no such file"), "{errors}");
}

/// What `look` gives as soon as it gives something.
#[track_caller]
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited in vain for {what}");
        thread::sleep(INTERVAL);
    }
}

/// Held while a server starts: those that look for a free display at the same time may take each other's socket away.
static STARTING: Mutex<()> = Mutex::new(());

/// An X server without a screen. It ends with this value.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// A display of its own, or `None` where a program that the tests need is not installed.
    fn start() -> Option<Self> {
        let needed = ["Xvfb", "xdotool", "xprop", "import", "convert", "zenity"];
        let missing: Vec<&str> = needed.into_iter().filter(|program| !is_installed(program)).collect();
        if !missing.is_empty() {
            let message = format!("not installed: {}", missing.join(", "));
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{message}");
            eprintln!("skipped, since the real window cannot be tested here; {message}");
            return None;
        }
        let starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        // Without a reset when a client leaves, during which others are turned away.
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
        Some(display)
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

/// The program with a home folder of its own. It ends with this value.
struct Program {
    child: Child,
    display: String,
    home: Arc<TempDir>,
}

impl Program {
    fn start(display: &Display, files: &[&Path]) -> Self {
        Self::start_in(display, Arc::new(tempfile::tempdir().expect("a temporary folder")), files)
    }

    /// Starts in a home folder in which it may have run before.
    fn start_in(display: &Display, home: Arc<TempDir>, files: &[&Path]) -> Self {
        let errors = fs::File::create(home.path().join("stderr.txt")).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command
            .args(files)
            .env("DISPLAY", &display.name)
            .env("HOME", home.path())
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // No portal: rfd falls back to zenity. No accessibility bus for GTK to wait for.
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

    /// What the program wrote to standard error so far.
    fn errors(&self) -> String {
        fs::read_to_string(self.home.path().join("stderr.txt")).unwrap_or_default()
    }

    /// What `tool` prints, or `None` where it fails, as while a window is not there yet.
    fn run(&self, tool: &str, arguments: &[&str]) -> Option<Vec<u8>> {
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
    fn window(&mut self) -> String {
        wait_for("the window", || {
            if let Some(status) = self.child.try_wait().expect("the program is there") {
                panic!("the program ended with {status}: {}", self.errors());
            }
            self.find_window("^dateline$")
        })
    }

    fn wait_for_title(&self, window: &str, words: &str) {
        let mut title = String::new();
        let start = Instant::now();
        while !title.contains(words) {
            assert!(start.elapsed() < DEADLINE, "the title is {title:?}, not {words:?}: {}", self.errors());
            thread::sleep(INTERVAL);
            let printed = self.run("xprop", &["-notype", "-id", window, "_NET_WM_NAME"]).unwrap_or_default();
            String::from_utf8_lossy(&printed).trim().clone_into(&mut title);
        }
        assert!(title.trim_end_matches('"').ends_with("Dateline"), "{title}");
    }

    /// Presses a key combination with the keyboard's focus in `window`. Without a window manager nobody else gives
    /// the focus.
    fn press(&self, window: &str, keys: &str) {
        wait_for("the focus", || {
            self.run("xdotool", &["windowfocus", window])?;
            let focused = self.run("xdotool", &["getwindowfocus", "-f"])?;
            (String::from_utf8_lossy(&focused).trim() == window).then_some(())
        });
        self.run("xdotool", &["key", "--clearmodifiers", keys]).expect("xdotool presses keys");
    }

    /// Types `path` in zenity's dialog once it is there, and accepts it.
    fn choose_in_zenity(&self, path: &Path) {
        let dialog = wait_for("zenity's dialog", || self.find_window("^zenity$"));
        self.press(&dialog, "ctrl+l");
        // A suggested name is selected but for its ending.
        self.press(&dialog, "ctrl+a");
        let path = path.to_str().expect("a temporary folder has a plain name");
        self.run("xdotool", &["type", "--clearmodifiers", "--delay", "20", path]).expect("xdotool types");
        let mut pressed = Instant::now();
        self.run("xdotool", &["key", "Return"]).expect("xdotool presses keys");
        wait_for("the end of zenity's dialog", || {
            if self.find_window("^zenity$").is_none() {
                return Some(());
            }
            // The first may have been taken by a list of completions.
            if pressed.elapsed() > Duration::from_secs(5) {
                self.run("xdotool", &["key", "Return"]);
                pressed = Instant::now();
            }
            None
        });
    }

    /// A picture of `window`, kept as a file with this name in the target folder.
    fn screenshot(&self, window: &str, name: &str) -> Picture {
        let file: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let file = file.to_str().expect("a plain path");
        self.run("import", &["-window", window, file]).expect("import takes the picture");
        let ppm = self.run("convert", &[file, "-depth", "8", "ppm:-"]).expect("convert reads the picture");
        Picture::read(&ppm)
    }

    fn wait_for_end(&mut self) -> ExitStatus {
        wait_for("the end of the program", || self.child.try_wait().expect("the program was there"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A picture as red, green and blue bytes.
struct Picture {
    width: usize,
    height: usize,
    colors: HashMap<[u8; 3], usize>,
}

impl Picture {
    /// Reads a binary portable pixmap of depth 8, as netpbm's ppm(5) describes it.
    fn read(ppm: &[u8]) -> Self {
        let mut reader = BufReader::new(ppm);
        let mut header = Vec::new();
        while header.len() < 4 {
            let mut line = String::new();
            reader.read_line(&mut line).expect("a header");
            header.extend(line.split_whitespace().map(str::to_owned));
        }
        assert_eq!((header[0].as_str(), header[3].as_str()), ("P6", "255"));
        let number = |index: usize| header[index].parse().expect("a number");
        let mut pixels = Vec::new();
        reader.read_to_end(&mut pixels).expect("the pixels");
        let mut colors = HashMap::new();
        for pixel in pixels.chunks_exact(3) {
            *colors.entry([pixel[0], pixel[1], pixel[2]]).or_insert(0) += 1;
        }
        Self { width: number(1), height: number(2), colors }
    }

    fn distinct_colors(&self) -> usize {
        self.colors.len()
    }

    /// The share of pixels that have a pixel of the same colour in `other`, wherever it is.
    fn likeness(&self, other: &Self) -> f64 {
        let count = |color| other.colors.get(color).copied().unwrap_or_default();
        let shared: usize = self.colors.iter().map(|(color, own)| count(color).min(*own)).sum();
        shared as f64 / (self.width * self.height) as f64
    }

    /// The share of pixels far in lightness from the most common colour: text, whatever the theme.
    fn ink_share(&self) -> f64 {
        let lightness = |[r, g, b]: [u8; 3]| (2 * i32::from(r) + 5 * i32::from(g) + i32::from(b)) / 8;
        let paper = self
            .colors
            .iter()
            .max_by_key(|&(color, count)| (count, color))
            .map_or([0; 3], |(&color, _)| color);
        let far = |color: [u8; 3]| (lightness(color) - lightness(paper)).abs() > 110;
        let ink: usize = self.colors.iter().filter(|&(&color, _)| far(color)).map(|(_, count)| count).sum();
        ink as f64 / (self.width * self.height) as f64
    }
}
