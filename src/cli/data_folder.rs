//! The folder in which the window keeps its data, found without a window.

use std::env;
use std::path::PathBuf;

/// The folder that `eframe::storage_dir` gives to the window; `None` where there is no home.
pub(super) fn data_folder() -> Option<PathBuf> {
    if cfg!(windows) {
        env::var_os("APPDATA").map(|roaming| PathBuf::from(roaming).join("dateline").join("data"))
    } else if cfg!(target_os = "macos") {
        env::home_dir().map(|home| home.join("Library/Application Support/dateline"))
    } else {
        let data = env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let data = data.or_else(|| env::home_dir().map(|home| home.join(".local/share")));
        data.map(|data| data.join("dateline"))
    }
}

#[cfg(all(test, feature = "gui"))]
mod tests {
    use super::data_folder;

    #[test]
    fn the_commands_look_where_the_window_keeps_its_data() {
        assert_eq!(data_folder(), eframe::storage_dir("dateline"));
    }
}
