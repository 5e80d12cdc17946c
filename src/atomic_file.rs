//! Writes files whole or not at all.

use std::io::{self, Write as _};
use std::path::Path;

/// Writes `bytes` to the file at `path`: first to a temporary file beside it, which is then renamed, so that after an
/// error the old file, if any, is still there.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder, not a file"));
    }
    // A link is followed, so that the file it points to is replaced and not the link.
    let target = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dateline-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The mode of an ordinary new file (the umask still applies), or of the file being replaced.
        let mode = target.metadata().map_or(0o666, |metadata| metadata.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}
