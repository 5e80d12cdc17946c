//! The desktop services that the window uses: file dialogs, the file manager, the clipboard.
//!
//! They are behind a trait, so that tests can answer in place of a person.

use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use strum::IntoEnumIterator as _;

use crate::export::ExportFormat;
use crate::formats::Format;

/// The answer of a file dialog, awaited on another thread. Empty if nothing was chosen.
pub type ChosenPaths = Pin<Box<dyn Future<Output = Vec<PathBuf>> + Send>>;

/// The content of the clipboard that an article can be made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClipboardContent {
    /// The HTML.
    pub html: Option<String>,
    /// The text.
    pub text: Option<String>,
}

/// The content of the clipboard, awaited on another thread.
pub type ReadClipboard = Pin<Box<dyn Future<Output = ClipboardContent> + Send>>;

/// The desktop's dialogs. The methods are called on the window's thread and must not block.
pub trait Dialogs {
    /// Shows a dialog to open several files, starting in `folder`.
    fn open_files(&self, folder: Option<&Path>) -> ChosenPaths;

    /// Shows a dialog to save a file of `format`, starting with `name` in `folder`.
    fn save_file(&self, folder: Option<&Path>, name: &str, format: ExportFormat) -> ChosenPaths;

    /// Returns a function that opens a folder in the file manager, to be called on another thread.
    fn folder_opener(&self) -> fn(&Path) -> io::Result<()>;

    /// Reads the clipboard.
    fn read_clipboard(&self) -> ReadClipboard;

    /// Offers `text` to the middle button of the mouse, where the desktop has that.
    fn offer_selection(&self, text: String);
}

/// The real dialogs, shown through the desktop's portal or, without one, zenity.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDialogs;

impl Dialogs for NativeDialogs {
    fn open_files(&self, folder: Option<&Path>) -> ChosenPaths {
        let extensions: Vec<&str> = Format::iter().flat_map(Format::extensions).copied().collect();
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title("Open articles")
            .add_filter("Articles", &extensions)
            .add_filter("All files", &["*"]);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let answer = dialog.pick_files();
        Box::pin(async move {
            let files = answer.await.unwrap_or_default();
            files.into_iter().map(|file| file.path().to_owned()).collect()
        })
    }

    fn save_file(&self, folder: Option<&Path>, name: &str, format: ExportFormat) -> ChosenPaths {
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title(format!("Export {}", format.name()))
            .set_file_name(name)
            .add_filter(format.name(), &[format.extension()]);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let answer = dialog.save_file();
        Box::pin(async move { answer.await.map(|file| file.path().to_owned()).into_iter().collect() })
    }

    fn folder_opener(&self) -> fn(&Path) -> io::Result<()> {
        |folder| opener::open(folder).map_err(io::Error::other)
    }

    fn read_clipboard(&self) -> ReadClipboard {
        Box::pin(async {
            // Where the clipboard cannot be read, as on Wayland without X, the text that the window was given is used.
            let Ok(mut clipboard) = arboard::Clipboard::new() else { return ClipboardContent::default() };
            ClipboardContent { html: clipboard.get().html().ok(), text: clipboard.get().text().ok() }
        })
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn offer_selection(&self, text: String) {
        use arboard::{LinuxClipboardKind, SetExtLinux as _};
        // Talking to the display server may take a while. If it cannot be done, the selection can still be copied.
        let _ = std::thread::Builder::new().name("selection".to_owned()).spawn(move || {
            let Ok(mut clipboard) = arboard::Clipboard::new() else { return };
            let _ = clipboard.set().clipboard(LinuxClipboardKind::Primary).text(text);
        });
    }

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    fn offer_selection(&self, text: String) {
        let _ = text;
    }
}
