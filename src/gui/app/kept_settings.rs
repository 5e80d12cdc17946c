//! The file in which the window keeps its settings between runs, and its place on the screen.
//!
//! eframe has a file for both, but writes it in place: a program that is killed meanwhile, or a full disk, leaves half of
//! it. So eframe only reads the file, as this one has the same form and name, and never has anything to write to it.
//! Here it is replaced whole, for nobody but the user to read, and on another thread, since the window never waits.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use egui_winit::winit::window::Window;
use egui_winit::{WindowGeometry, WindowSettings};

use super::App;
use crate::atomic_file;

/// The name that eframe gives to its file.
const FILE_NAME: &str = "app.ron";
/// The key under which eframe looks for the place of the window.
const WINDOW_KEY: &str = "window";

/// The settings as texts under keys, and the file that they are kept in.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    texts: BTreeMap<String, String>,
    is_changed: bool,
    writing: Option<JoinHandle<()>>,
}

impl SettingsFile {
    /// The file in `folder`, which is made for the user alone. What cannot be read counts as empty.
    pub fn open(folder: &Path) -> Self {
        // If it cannot be made, nothing can be kept, which is no reason not to read articles.
        let _ = atomic_file::make_private_folder(folder);
        let path = folder.join(FILE_NAME);
        let texts = fs::read_to_string(&path).ok().and_then(|text| ron::from_str(&text).ok());
        Self { path, texts: texts.unwrap_or_default(), is_changed: false, writing: None }
    }

    /// Whether nothing could be read from a file that holds something.
    fn is_unreadable(&self) -> bool {
        /// An empty map.
        const NOTHING: u64 = 2;
        self.texts.is_empty() && self.path.metadata().is_ok_and(|file| file.len() > NOTHING)
    }

    /// Copies a file in which nothing could be read, before it is overwritten.
    pub fn keep_unreadable_aside(&self) {
        if self.is_unreadable() {
            // If the copy fails, there is nothing better to do than to start afresh.
            let _ = fs::copy(&self.path, self.path.with_extension("ron.unreadable"));
        }
    }

    fn wait(&mut self) {
        if let Some(writing) = self.writing.take() {
            // Its errors are not worth more than that the old settings stay.
            let _ = writing.join();
        }
    }
}

impl eframe::Storage for SettingsFile {
    fn get_string(&self, key: &str) -> Option<String> {
        self.texts.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        if self.texts.get(key) != Some(&value) {
            self.texts.insert(key.to_owned(), value);
            self.is_changed = true;
        }
    }

    fn remove_string(&mut self, key: &str) {
        self.is_changed |= self.texts.remove(key).is_some();
    }

    fn flush(&mut self) {
        if !std::mem::take(&mut self.is_changed) {
            return;
        }
        // The writing of half a minute ago has long ended.
        self.wait();
        let Ok(text) = ron::ser::to_string_pretty(&self.texts, ron::ser::PrettyConfig::default()) else {
            return;
        };
        let path = self.path.clone();
        let write = move || {
            // There is nobody to tell when the window closes, and the old settings are still there.
            let _ = atomic_file::write_private(&path, text.as_bytes());
        };
        self.writing = thread::Builder::new().name("settings".to_owned()).spawn(write).ok();
    }
}

impl Drop for SettingsFile {
    fn drop(&mut self) {
        self.wait();
    }
}

/// The app with the file of its settings, which it fills whenever eframe asks it to save.
pub(super) struct Keeping {
    app: App,
    file: Option<SettingsFile>,
    /// The window, once it has been drawn.
    window: Option<Arc<Window>>,
    /// Where it was when it last did not fill the screen.
    geometry: Option<WindowGeometry>,
}

impl Keeping {
    /// `app`, whose settings are kept in `file`, if there is one.
    pub fn new(app: App, file: Option<SettingsFile>) -> Self {
        Self { app, file, window: None, geometry: None }
    }
}

impl eframe::App for Keeping {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        if self.window.is_none() {
            self.window = frame.winit_window().cloned();
        }
        eframe::App::logic(&mut self.app, ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        eframe::App::ui(&mut self.app, ui, frame);
    }

    fn save(&mut self, _: &mut dyn eframe::Storage) {
        let Some(file) = &mut self.file else { return };
        if let Some(window) = &self.window {
            let place = WindowSettings::from_window(self.app.state().settings.zoom, window, self.geometry);
            self.geometry = Some(place.normal_geometry());
            eframe::set_value(file, WINDOW_KEY, &place);
        }
        eframe::App::save(&mut self.app, file);
        eframe::Storage::flush(file);
    }

    fn persist_egui_memory(&self) -> bool {
        self.app.persist_egui_memory()
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }
}

#[cfg(test)]
mod tests {
    use eframe::Storage as _;

    use super::*;

    #[test]
    fn settings_are_replaced_whole_and_read_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("dateline");
        let mut file = SettingsFile::open(&folder);
        file.set_string("settings", "{\"zoom\": 1}\n“é”".to_owned());
        file.flush();
        drop(file);
        let whole = fs::read(folder.join(FILE_NAME)).unwrap();
        let mut file = SettingsFile::open(&folder);
        assert_eq!(file.get_string("settings").as_deref(), Some("{\"zoom\": 1}\n“é”"));
        // Who has the old file open sees all of it, whatever happens to the new one.
        let mut old = fs::File::open(folder.join(FILE_NAME)).unwrap();
        file.set_string("settings", "other".to_owned());
        file.flush();
        drop(file);
        let mut seen = Vec::new();
        std::io::Read::read_to_end(&mut old, &mut seen).unwrap();
        assert_eq!(seen, whole);
        let names: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [FILE_NAME]);
    }

    #[cfg(unix)]
    #[test]
    fn settings_are_for_nobody_else_to_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("share/dateline");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(FILE_NAME), "{\"settings\": \"{}\"}").unwrap();
        let mut file = SettingsFile::open(&folder);
        assert_eq!(file.get_string("settings").as_deref(), Some("{}"), "a file of eframe is read");
        file.set_string("settings", "other".to_owned());
        file.flush();
        drop(file);
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join(FILE_NAME))), (0o700, 0o600));
    }

    #[test]
    fn a_file_that_says_nothing_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE_NAME), "half of the sett").unwrap();
        SettingsFile::open(folder.path()).keep_unreadable_aside();
        assert_eq!(fs::read(folder.path().join("app.ron.unreadable")).unwrap(), b"half of the sett");
    }
}
