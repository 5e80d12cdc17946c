//! Opening the window.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::Storage as _;

use super::App;
use super::dialogs::NativeDialogs;
use super::instance::{self, Instance, Start};
use super::kept_settings::{Keeping, SettingsFile};
use super::tasks::Services;
use super::{articles, warm_up};
use crate::corrections::Store;
use crate::gui::model::settings::{self, StoredSettings};
use crate::gui::theme;

/// The application id on the desktop, also the name of the settings folder.
pub const APP_ID: &str = "dateline";

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum GuiError {
    /// There is no display.
    #[error(
        "there is no display to open a window on; use `dateline summary FILE` to print the summary of an article"
    )]
    NoDisplay,
    /// The display did not provide a window, for the given reason.
    #[error(
        "no window could be opened ({0}); use `dateline summary FILE` to print the summary of an article"
    )]
    Window(String),
    /// No picture of the window could be taken, for the given reason.
    #[error("no picture could be taken: {0}")]
    Picture(String),
}

/// Where articles are to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the window that is open already, if there is one.
    Window,
    /// In a window of their own.
    NewWindow,
}

/// Opens the articles in `files`, with those of the last session if this window is the first. Returns when the window is
/// closed, or when another one has taken the files.
pub fn run(files: Vec<PathBuf>, place: Where) -> Result<(), GuiError> {
    if !has_display() {
        return Err(GuiError::NoDisplay);
    }
    let files: Vec<PathBuf> =
        files.into_iter().map(|file| std::path::absolute(&file).unwrap_or(file)).collect();
    let data_folder = eframe::storage_dir(APP_ID);
    let (is_first, instance) = match (place, &data_folder) {
        (Where::NewWindow, _) => (false, None),
        // Without a home there is nothing to keep or to share.
        (Where::Window, None) => (true, None),
        (Where::Window, Some(data)) => {
            match Instance::start(&instance::folder(data), &instance::name(data), &files) {
                Start::HandedOver => return Ok(()),
                Start::First(instance) => (true, Some(instance)),
                Start::Unanswered => (false, None),
                Start::Unknown(_) => (true, None),
            }
        }
    };
    warm_up::start();
    let options = eframe::NativeOptions {
        viewport: viewport(&files),
        centered: true,
        // eframe reads where the window was, but writes nothing: `kept_settings` does.
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        App::install(&creation.egui_ctx);
        let file = data_folder.as_deref().map(SettingsFile::open);
        if let Some(file) = &file {
            file.keep_unreadable_aside();
        }
        let stored = StoredSettings::read(file.as_ref().and_then(|file| file.get_string(settings::KEY)));
        let store = data_folder.as_ref().map(|folder| Arc::new(Store::new(folder.join("corrections"))));
        let services = Services { store, ..Services::default() };
        let app = App::new(stored, Box::new(NativeDialogs), services, files);
        if let Some(instance) = &instance {
            // If no thread can be started, later starts open windows of their own.
            let _ = app.listen(&creation.egui_ctx, instance);
        }
        let keeping =
            if is_first { Keeping::new(app, file) } else { Keeping::new(app.beside_another(), None) };
        Ok(Box::new(keeping))
    });
    eframe::run_native(APP_ID, options, create).map_err(|error| GuiError::Window(error.to_string()))
}

pub(super) fn viewport(files: &[PathBuf]) -> egui::ViewportBuilder {
    let icon = include_bytes!("../../../assets/icons/dateline-256.png");
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(articles::title_before_reading(files))
        .with_inner_size([1280.0, 820.0])
        .with_min_inner_size(theme::MIN_WINDOW);
    match eframe::icon_data::from_png_bytes(icon) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    }
}

/// On Linux and other Unix systems a window needs a Wayland or an X server; elsewhere there is always a display.
pub(super) fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}
