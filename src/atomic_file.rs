//! Writes files whole or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// How many links in a row are followed.
const MAX_LINKS: usize = 40;

/// What the names of temporary files begin with.
const TEMPORARY: &str = ".dateline-";

/// Who may read a new file, as the bits of Unix, from which the umask takes away.
const FOR_ALL: u32 = 0o666;
/// The same for one that is nobody else's business.
const FOR_ITS_OWNER: u32 = 0o600;

/// Writes `bytes` to `path`. To a file: first to one that has no name yet, or to a temporary one beside it, which then
/// takes its place, so that after an error the old file, if any, is still there. What is no file, such as a pipe or
/// `/dev/null`, and what is open already, such as `/dev/stdout`, is written into. A file that is read-only or belongs to
/// somebody else is not replaced.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_for(path, bytes, None)
}

/// As [`write()`], and nobody but the user may read the file, whatever was there before.
#[cfg(any(feature = "gui", test))]
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_for(path, bytes, Some(FOR_ITS_OWNER))
}

/// Makes `folder`, which nobody but the user may enter, unless it is there.
#[cfg(any(feature = "gui", test))]
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        const MODE: u32 = 0o700;
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent)?;
        }
        match fs::DirBuilder::new().mode(MODE).create(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::set_permissions(folder, fs::Permissions::from_mode(MODE))
            }
            outcome => outcome,
        }
    }
    #[cfg(not(unix))]
    fs::create_dir_all(folder)
}

/// Writes `bytes` to `path` with `mode` or, without one, with that of the file that is there.
fn write_for(path: &Path, bytes: &[u8], mode: Option<u32>) -> io::Result<()> {
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
    let mode = mode.unwrap_or_else(|| old.as_ref().map_or(FOR_ALL, mode_of));
    #[cfg(target_os = "linux")]
    if let Some(file) = unnamed_file(folder_of(&target), mode) {
        fill(&file, bytes)?;
        if give_name(&file, &target).is_ok() {
            return Ok(());
        }
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    let file = builder.tempfile_in(folder_of(&target))?;
    fill(file.as_file(), bytes)?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes all of `bytes` to the disk.
fn fill(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Who may do what with a file.
fn mode_of(file: &Metadata) -> u32 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.permissions().mode() & 0o777
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        FOR_ALL
    }
}

/// A new file in `folder` that has no name, and so is gone if the program ends before it gets one. Not every file system
/// has such files.
#[cfg(target_os = "linux")]
fn unnamed_file(folder: &Path, mode: u32) -> Option<File> {
    use rustix::fs::{CWD, Mode, OFlags, openat};
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    openat(CWD, folder, flags, Mode::from_raw_mode(mode)).ok().map(File::from)
}

/// Names the unnamed `file` `target`, in place of what is there. A name can be given only where there is none, so to
/// replace a file it gets another one for the moment between two calls.
#[cfg(target_os = "linux")]
fn give_name(file: &File, target: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    let name =
        |name: &Path| linkat(CWD, open.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from);
    match name(target) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let other = tempfile::Builder::new().prefix(TEMPORARY).make_in(folder_of(target), name)?;
            other.into_temp_path().persist(target).map_err(|error| error.error)
        }
        outcome => outcome,
    }
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

    #[cfg(target_os = "linux")]
    use super::{FOR_ALL, fill, give_name, unnamed_file};
    use super::{make_private_folder, write, write_private};

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
    fn a_file_of_somebody_else_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "old").unwrap();
        if std::os::unix::fs::chown(&file, Some(12_345), None).is_err() {
            // Only root can give a file away.
            return;
        }
        assert!(write(&file, b"new").unwrap_err().to_string().contains("somebody else"));
        assert_eq!(fs::read(&file).unwrap(), b"old");
    }

    #[test]
    fn what_is_private_is_for_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("share/settings");
        let file = inner.join("file");
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        for _ in 0..2 {
            make_private_folder(&inner).unwrap();
            write_private(&file, b"new").unwrap();
            assert_eq!((mode(&inner), mode(&file)), (0o700, 0o600));
            fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        }
        assert_eq!(inner.read_dir().unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_being_written_has_no_name_that_could_stay() {
        let folder = tempfile::tempdir().unwrap();
        let Some(file) = unnamed_file(folder.path(), FOR_ALL) else {
            // This file system has no such files.
            return;
        };
        fill(&file, b"new").unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
        let target = folder.path().join("file");
        for old in [None, Some("an old text")] {
            if let Some(old) = old {
                fs::write(&target, old).unwrap();
            }
            let file = unnamed_file(folder.path(), FOR_ALL).unwrap();
            fill(&file, b"new").unwrap();
            give_name(&file, &target).unwrap();
            assert_eq!(fs::read(&target).unwrap(), b"new");
            assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nothing is left beside it");
            fs::remove_file(&target).unwrap();
        }
    }

    #[test]
    fn links_in_a_circle_lead_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        symlink("two", folder.path().join("one")).unwrap();
        symlink("one", folder.path().join("two")).unwrap();
        assert!(write(&folder.path().join("one"), b"new").is_err());
    }
}
