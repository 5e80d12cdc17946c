//! Writes files whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How many links in a row are followed.
const MAX_LINKS: usize = 40;

/// Writes `bytes` to `path`. To a file: first to a temporary file beside it, which is then renamed, so that after an error
/// the old file, if any, is still there. What is no file, such as a pipe or `/dev/null`, and what is open already, such as
/// `/dev/stdout`, is written into. A file that is read-only or belongs to somebody else is not replaced.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder, not a file"));
    }
    let Some(target) = behind_links(path)? else {
        return write_into(path, bytes);
    };
    let old = target.metadata().ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return write_into(&target, bytes);
    }
    if let Some(old) = &old {
        check_replaceable(&target, old)?;
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dateline-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The mode of an ordinary new file (the umask still applies), or of the file being replaced.
        let mode = old.map_or(0o666, |old| old.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder_of(&target))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Whether both paths lead to the same file.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Where `path` leads: a link is followed, so that the file it points to is replaced and not the link. `None` if it leads
/// to something that a process has open, whose name says nothing of what it is.
fn behind_links(path: &Path) -> io::Result<Option<PathBuf>> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let folder = folder_of(&path).canonicalize()?;
        if cfg!(target_os = "linux") && folder.starts_with("/proc")
            || cfg!(unix) && folder.starts_with("/dev/fd")
        {
            return Ok(None);
        }
        if !path.is_symlink() {
            return Ok(Some(path));
        }
        path = folder.join(path.read_link()?);
    }
    Err(io::Error::other("too many links lead to it"))
}

/// Writes to the end of what is at `path`.
fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Refuses to replace a file that the user could not write to, which renaming would do all the same.
fn check_replaceable(path: &Path, old: &Metadata) -> io::Result<()> {
    let refuse = |why| Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    if old.permissions().readonly() {
        return refuse("it is read-only");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if old.uid() != rustix::process::geteuid().as_raw() {
            return refuse("it belongs to somebody else");
        }
    }
    File::options().append(true).open(path).map(drop)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    use super::write;

    #[test]
    fn a_file_is_replaced_whole_and_keeps_its_mode_and_a_link_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "an old text that is longer").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("file", &link).unwrap();
        write(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(link.is_symlink());
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        // A link to a file that is not there yet.
        symlink("later", folder.path().join("early")).unwrap();
        write(&folder.path().join("early"), b"new").unwrap();
        assert_eq!(fs::read(folder.path().join("later")).unwrap(), b"new");
    }

    #[test]
    fn what_is_no_file_is_written_into() {
        write(Path::new("/dev/null"), b"nothing").unwrap();
        assert!(!Path::new("/dev/null").is_file());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_open_already_is_written_into() {
        use std::os::fd::AsRawFd as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, "before\n").unwrap();
        let log = fs::OpenOptions::new().append(true).open(&path).unwrap();
        write(Path::new(&format!("/proc/self/fd/{}", log.as_raw_fd())), b"after\n").unwrap();
        write(Path::new(&format!("/dev/fd/{}", log.as_raw_fd())), b"last\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"before\nafter\nlast\n");
    }

    #[test]
    fn a_file_that_is_read_only_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(write(&file, b"new").unwrap_err().to_string().contains("read-only"));
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn links_in_a_circle_lead_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        symlink("two", folder.path().join("one")).unwrap();
        symlink("one", folder.path().join("two")).unwrap();
        assert!(write(&folder.path().join("one"), b"new").is_err());
    }
}
