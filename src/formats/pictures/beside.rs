//! Pictures in the folder saved with a page or a text.
//!
//! A page names them by addresses relative to itself (`Page_files/photo.jpg`). Such an address never leads out of the
//! folder of the page, whatever it contains: steps upwards, a path from the root, a drive, a server, an escape that
//! hides one of these, or a symbolic link on the way.

use std::path::{Component, Path, PathBuf};

use super::super::zip_container::unescape_percent;
use crate::article::{PictureContent, Source};

/// The folder that an article is in.
pub(in crate::formats) struct Folder {
    /// Its path without symbolic links; `None` if the article did not come from a file.
    root: Option<PathBuf>,
}

impl Folder {
    /// The folder of the file that `source` names.
    pub fn of(source: &Source) -> Self {
        let folder = source.path.as_deref().and_then(Path::parent);
        let here = |folder: &Path| if folder.as_os_str().is_empty() { ".".into() } else { folder.to_owned() };
        Self { root: folder.and_then(|folder| here(folder).canonicalize().ok()) }
    }

    /// The file at `address`, if it is an ordinary file in the folder or one of its subfolders.
    pub fn open(&self, address: &str) -> Option<PictureContent> {
        let root = self.root.as_deref()?;
        let path = root.join(relative_path(address)?).canonicalize().ok()?;
        // Pipes and devices are ignored, since opening one may wait for its other end.
        (path.starts_with(root) && path.is_file()).then_some(PictureContent::File(path))
    }
}

/// The path that `address` names, if it only leads downwards. A colon indicates a scheme, a drive or a Windows stream,
/// and a backslash separates folders on Windows; programs that save pages put neither into names.
fn relative_path(address: &str) -> Option<String> {
    let path = unescape_percent(address.split(['?', '#']).next()?);
    let leads_down = |component| matches!(component, Component::Normal(_) | Component::CurDir);
    let is_fit = !path.trim().is_empty() && !path.contains(['\\', ':', '\0']);
    (is_fit && Path::new(&path).components().all(leads_down)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_lead_downwards_are_followed() {
        for (address, expected) in [
            ("photo.jpg", Some("photo.jpg")),
            ("./Fog%20at%20sea_files/photo.jpg?w=600#x", Some("./Fog at sea_files/photo.jpg")),
            ("photo%3Fw=600", Some("photo?w=600")),
            ("../photo.jpg", None),
            ("a/../../photo.jpg", None),
            ("%2e%2e/photo.jpg", None),
            ("a%2F..%2F..%2Fphoto.jpg", None),
            ("/etc/photo.jpg", None),
            ("%2Fetc/photo.jpg", None),
            ("//server/photo.jpg", None),
            ("https://press.example/photo.jpg", None),
            ("file:///photo.jpg", None),
            ("file%3A///photo.jpg", None),
            ("..\\photo.jpg", None),
            ("a%5C..%5Cphoto.jpg", None),
            ("C:photo.jpg", None),
            ("C:/photo.jpg", None),
            ("\\\\server\\share\\photo.jpg", None),
            ("photo.jpg::$DATA", None),
            ("photo%00.jpg", None),
            ("?w=600", None),
            ("", None),
        ] {
            assert_eq!(relative_path(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn an_article_from_no_file_has_no_folder() {
        assert_eq!(Folder::of(&Source::default()).open("Cargo.toml"), None);
    }

    #[test]
    fn a_file_named_without_its_folder_stands_in_the_current_one() {
        let folder = Folder::of(&Source { path: Some("article.html".into()), ..Source::default() });
        assert!(folder.open("Cargo.toml").is_some());
        assert_eq!(folder.open("src"), None, "a folder is no file");
    }
}
