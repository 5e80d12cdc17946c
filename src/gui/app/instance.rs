//! One window for one reader: a second start of the program hands its files to the window that is open, and ends.
//!
//! The window that came first holds a lock as long as it lives, and listens on a socket beside it. Both lie in the
//! desktop's folder for what runs, which nobody else may enter, and are named after the display and the folder of the
//! settings: a window on another screen, or with other settings, is another reader's.

use std::fs::{self, File};
use std::io;
#[cfg(unix)]
use std::io::{Read as _, Write as _};
#[cfg(unix)]
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

/// How long the first window may take to answer; it may still be starting, or be about to end.
const PATIENCE: Duration = Duration::from_secs(3);
/// The time between two attempts to reach it.
const INTERVAL: Duration = Duration::from_millis(50);
/// How long the other end may take to write its files, or to read.
const TIMEOUT: Duration = Duration::from_secs(1);
/// The length of the longest list of files that is taken, in bytes.
const LIMIT: u64 = 1 << 20;
/// What the first window answers when it has the files.
const TAKEN: &[u8] = b"taken";

/// What a start of the program finds.
#[derive(Debug)]
pub enum Start {
    /// No other window is open.
    First(Instance),
    /// Another window has taken the files.
    HandedOver,
    /// Another window is open and does not answer.
    Unanswered,
    /// Nothing is known of other windows, for this reason.
    Unknown(io::Error),
}

/// What a later start hands over. It keeps the files if this is dropped without [`Self::confirm`].
#[derive(Debug)]
pub struct HandedOver {
    /// The files; none if it asks for the window alone.
    pub files: Vec<PathBuf>,
    #[cfg(unix)]
    stream: UnixStream,
}

impl HandedOver {
    /// Tells the other start that the window has its files.
    pub fn confirm(self) {
        #[cfg(unix)]
        {
            let mut stream = self.stream;
            // It has its files in a window, whether or not it still wants to know.
            let _ = stream.write_all(TAKEN);
        }
    }
}

/// The first window's hold on its name. Gives it up when dropped.
#[derive(Debug)]
pub struct Instance {
    #[cfg(unix)]
    listener: UnixListener,
    #[cfg(unix)]
    socket: PathBuf,
    /// Unlocked when it is closed, which the system does even after a crash.
    _lock: File,
}

impl Instance {
    /// Becomes the first window called `name` in `folder`, or hands `files` to the one that is.
    #[must_use]
    pub fn start(folder: &Path, name: &str, files: &[PathBuf]) -> Start {
        let until = Instant::now() + PATIENCE;
        loop {
            match Self::claim(folder, name) {
                Ok(Some(instance)) => return Start::First(instance),
                Ok(None) => {}
                Err(error) => return Start::Unknown(error),
            }
            match hand_over(&socket_of(folder, name), files) {
                Ok(()) => return Start::HandedOver,
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Start::Unanswered,
                Err(_) if Instant::now() >= until => return Start::Unanswered,
                Err(_) => {}
            }
            std::thread::sleep(INTERVAL);
        }
    }

    /// The first window called `name`, unless there is one already.
    fn claim(folder: &Path, name: &str) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = File::create(folder.join(format!("{name}.lock")))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        #[cfg(unix)]
        {
            let socket = socket_of(folder, name);
            // What a crash left behind; nobody listens there, for the lock was free.
            let _ = fs::remove_file(&socket);
            let listener = UnixListener::bind(&socket)?;
            Ok(Some(Self { listener, socket, _lock: lock }))
        }
        #[cfg(not(unix))]
        Ok(Some(Self { _lock: lock }))
    }

    /// Passes what later starts hand over to `take` on a thread of its own.
    #[cfg(unix)]
    pub fn listen(&self, take: impl Fn(HandedOver) + Send + 'static) -> io::Result<()> {
        let listener = self.listener.try_clone()?;
        let thread = std::thread::Builder::new().name("dateline instance".to_owned());
        thread.spawn(move || {
            for stream in listener.incoming() {
                // Whoever gives up half-way has not handed anything over, and the next may not.
                let Ok(mut stream) = stream else {
                    std::thread::sleep(INTERVAL);
                    continue;
                };
                if let Ok(files) = read_files(&mut stream) {
                    take(HandedOver { files, stream });
                }
            }
        })?;
        Ok(())
    }

    /// Elsewhere no other program can reach the window.
    #[cfg(not(unix))]
    #[expect(clippy::unused_self, reason = "as on Unix")]
    pub fn listen(&self, _take: impl Fn(HandedOver) + Send + 'static) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
impl Drop for Instance {
    fn drop(&mut self) {
        // The lock decides, not the socket: if it stays, the next window replaces it.
        let _ = fs::remove_file(&self.socket);
    }
}

/// The folder for what runs, or `data_folder` where the desktop has none.
#[must_use]
pub fn folder(data_folder: &Path) -> PathBuf {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    runtime.filter(|folder| folder.is_absolute() && folder.is_dir()).unwrap_or_else(|| data_folder.to_owned())
}

/// The name of the window on this display with the settings in `data_folder`: short, since the path of a socket may
/// have no more than about a hundred bytes.
#[must_use]
pub fn name(data_folder: &Path) -> String {
    let display = ["WAYLAND_DISPLAY", "DISPLAY"].map(std::env::var_os);
    let reader = format!("{display:?} {}", data_folder.display());
    let digits: String = Sha256::digest(reader).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("dateline-{digits}")
}

fn socket_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.socket"))
}

/// Sends `files` to the window that listens on `socket`. Fails unless it has taken them.
#[cfg(unix)]
fn hand_over(socket: &Path, files: &[PathBuf]) -> io::Result<()> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    for file in files {
        // A path has no zero byte, so one can end it.
        stream.write_all(file.as_os_str().as_encoded_bytes())?;
        stream.write_all(&[0])?;
    }
    stream.shutdown(std::net::Shutdown::Write)?;
    let mut answer = Vec::new();
    stream.take(TAKEN.len() as u64).read_to_end(&mut answer)?;
    if answer == TAKEN { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(not(unix))]
fn hand_over(_socket: &Path, _files: &[PathBuf]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The files that another start of the program sends.
#[cfg(unix)]
fn read_files(stream: &mut UnixStream) -> io::Result<Vec<PathBuf>> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    let mut bytes = Vec::new();
    stream.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let paths = bytes.split(|&byte| byte == 0).filter(|path| !path.is_empty());
    Ok(paths.map(|path| PathBuf::from(OsStr::from_bytes(path))).filter(|path| path.is_absolute()).collect())
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Write as _;
    use std::os::unix::net::UnixStream;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{HandedOver, Instance, LIMIT, Start, socket_of};

    fn first(folder: &Path) -> Instance {
        match Instance::start(folder, "test", &[]) {
            Start::First(instance) => instance,
            other => panic!("not the first: {other:?}"),
        }
    }

    /// Sends the files of later starts to `sender`.
    fn listen(instance: &Instance, sender: mpsc::Sender<Vec<PathBuf>>) {
        let take = move |handed: HandedOver| {
            sender.send(handed.files.clone()).unwrap();
            handed.confirm();
        };
        instance.listen(take).unwrap();
    }

    #[test]
    fn a_second_start_hands_its_files_over_and_one_after_the_end_is_the_first_again() {
        let folder = tempfile::tempdir().unwrap();
        let instance = first(folder.path());
        let (sender, receiver) = mpsc::channel();
        listen(&instance, sender);
        // Names of any bytes, line breaks too.
        let files = vec![PathBuf::from("/tmp/a b.txt"), PathBuf::from("/tmp/line\nbreak.html")];
        assert!(matches!(Instance::start(folder.path(), "test", &files), Start::HandedOver));
        assert_eq!(receiver.recv_timeout(Duration::from_secs(5)).unwrap(), files);
        assert!(matches!(Instance::start(folder.path(), "test", &[]), Start::HandedOver));
        assert_eq!(receiver.recv_timeout(Duration::from_secs(5)).unwrap(), Vec::<PathBuf>::new());
        assert!(matches!(Instance::start(folder.path(), "other", &files), Start::First(_)));
        drop(instance);
        first(folder.path());
    }

    #[test]
    fn what_a_crash_left_behind_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(socket_of(folder.path(), "test"), "no socket").unwrap();
        std::fs::write(folder.path().join("test.lock"), "").unwrap();
        first(folder.path());
    }

    #[test]
    fn what_is_no_list_of_files_opens_nothing_and_ends_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let instance = first(folder.path());
        let (sender, receiver) = mpsc::channel();
        listen(&instance, sender);
        let socket = socket_of(folder.path(), "test");
        for message in [b"relative/path\0".to_vec(), vec![b'/'; LIMIT as usize + 10]] {
            let mut stream = UnixStream::connect(&socket).unwrap();
            // The other end may have had enough before all is written.
            let _ = stream.write_all(&message);
        }
        let files = vec![PathBuf::from("/tmp/article.txt")];
        assert!(matches!(Instance::start(folder.path(), "test", &files), Start::HandedOver));
        let received: Vec<PathBuf> = receiver.try_iter().flatten().collect();
        assert_eq!(received, files);
    }

    #[test]
    fn a_window_that_does_not_answer_is_not_waited_for_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let _silent = first(folder.path());
        assert!(matches!(Instance::start(folder.path(), "test", &[]), Start::Unanswered));
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(Instance::start(&file.join("in it"), "test", &[]), Start::Unknown(_)));
    }
}
