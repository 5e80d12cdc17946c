//! Watches for changes to the files of open articles.
//!
//! Watches the folders, not the files, since editors write a new file and rename it. Everything runs on a thread of its
//! own, which waits until a file has been left alone for a moment. A trait lets tests report changes themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode};

/// How long a file has to be left alone before it is read again.
const QUIET: Duration = Duration::from_millis(300);
/// A file that is being written to all the time is still reread this often.
const LONGEST_WAIT: Duration = Duration::from_secs(3);

/// An event from a watcher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchEvent {
    /// The file at this path may have changed, or be gone.
    Changed(PathBuf),
    /// Files cannot be watched, for this reason.
    Failed(String),
}

/// Receives the events of a watcher, on any thread.
pub type ReportChange = Arc<dyn Fn(WatchEvent) + Send + Sync>;

/// Starts a watcher.
pub type StartWatching = Arc<dyn Fn(ReportChange) -> Box<dyn WatchFiles> + Send + Sync>;

/// Watches files until it is dropped.
pub trait WatchFiles {
    /// Watches these files and no others. Does not block.
    fn set_files(&self, files: Vec<PathBuf>);
}

/// The watcher of the operating system: inotify on Linux.
#[derive(Debug)]
pub struct SystemWatcher {
    sender: Sender<Order>,
}

/// A message to the watcher's thread.
enum Order {
    Watch(Vec<PathBuf>),
    Event(notify::Result<notify::Event>),
    End,
}

impl SystemWatcher {
    /// A watcher without files, which passes events to `report`.
    #[must_use]
    pub fn start(report: ReportChange) -> Self {
        let (sender, receiver) = mpsc::channel();
        let events = sender.clone();
        let told = Arc::clone(&report);
        let thread = std::thread::Builder::new().name("dateline watch".to_owned());
        if let Err(error) = thread.spawn(move || run(&receiver, events, &*report)) {
            told(WatchEvent::Failed(error.to_string()));
        }
        Self { sender }
    }
}

impl WatchFiles for SystemWatcher {
    fn set_files(&self, files: Vec<PathBuf>) {
        // A thread that has ended has already reported why.
        let _ = self.sender.send(Order::Watch(files));
    }
}

impl Drop for SystemWatcher {
    fn drop(&mut self) {
        let _ = self.sender.send(Order::End);
    }
}

/// Handles `orders` until the end.
fn run(orders: &Receiver<Order>, events: Sender<Order>, report: &(dyn Fn(WatchEvent) + Send + Sync)) {
    let take = move |event| {
        // Without a receiver, the watcher is ending.
        let _ = events.send(Order::Event(event));
    };
    let mut watcher = match notify::recommended_watcher(take) {
        Ok(watcher) => watcher,
        Err(error) => return report(WatchEvent::Failed(reason(&error))),
    };
    let mut watched = Watched::default();
    let mut has_failed = false;
    loop {
        let order = match watched.pending.next_due() {
            Some(due) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Order::Watch(files)) => {
                if let Err(error) = watched.set(&mut watcher, files)
                    && !std::mem::replace(&mut has_failed, true)
                {
                    report(WatchEvent::Failed(reason(&error)));
                }
            }
            Ok(Order::Event(Ok(event))) => watched.note(&event, Instant::now()),
            // The next event for the same file makes up for a lost one.
            Ok(Order::Event(Err(_))) | Err(RecvTimeoutError::Timeout) => {}
            Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => return,
        }
        for file in watched.pending.take_due(Instant::now()) {
            report(WatchEvent::Changed(file));
        }
    }
}

/// Why files cannot be watched, in words.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system is already watching too many files".to_owned(),
        notify::ErrorKind::Io(error) => error.to_string(),
        notify::ErrorKind::Generic(text) => text.clone(),
        _ => "the system does not report changes there".to_owned(),
    }
}

/// The files and folders being watched.
#[derive(Default)]
struct Watched {
    /// The open files by each path they can change under: their own, and the one that symbolic links lead to.
    files: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    folders: BTreeSet<PathBuf>,
    pending: Pending,
}

impl Watched {
    /// Watches the folders of `files` and no others.
    fn set(&mut self, watcher: &mut impl notify::Watcher, files: Vec<PathBuf>) -> notify::Result<()> {
        self.files.clear();
        for file in files {
            if let Ok(real) = file.canonicalize() {
                self.files.entry(real).or_default().insert(file.clone());
            }
            self.files.entry(file.clone()).or_default().insert(file);
        }
        let folders: BTreeSet<PathBuf> = self
            .files
            .keys()
            .filter_map(|file| file.parent())
            .filter(|folder| !folder.as_os_str().is_empty())
            .map(Path::to_owned)
            .collect();
        for folder in self.folders.difference(&folders) {
            // A folder that is gone is no longer watched anyway.
            let _ = watcher.unwatch(folder);
        }
        let mut result = Ok(());
        let mut now_watched: BTreeSet<PathBuf> = self.folders.intersection(&folders).cloned().collect();
        for folder in folders.difference(&self.folders) {
            match watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    now_watched.insert(folder.clone());
                }
                Err(error) => result = Err(error),
            }
        }
        self.folders = now_watched;
        result
    }

    fn note(&mut self, event: &notify::Event, now: Instant) {
        if event.need_rescan() {
            // Events were lost: any file may have changed.
            for file in self.files.values().flatten() {
                self.pending.note(file, now);
            }
        }
        if !may_change_content(event.kind) {
            return;
        }
        for path in &event.paths {
            for file in self.files.get(path).into_iter().flatten() {
                self.pending.note(file, now);
            }
        }
    }
}

/// Reading a file is not a change; the end of writing is.
fn may_change_content(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// The files that have changed and not been left alone since.
#[derive(Default)]
struct Pending(BTreeMap<PathBuf, (Instant, Instant)>);

impl Pending {
    /// Notes that `file` changed.
    fn note(&mut self, file: &Path, now: Instant) {
        let (first, last) = self.0.entry(file.to_owned()).or_insert((now, now));
        debug_assert!(*first <= *last);
        *last = now;
    }

    fn due((first, last): (Instant, Instant)) -> Instant {
        (last + QUIET).min(first + LONGEST_WAIT)
    }

    fn next_due(&self) -> Option<Instant> {
        self.0.values().map(|times| Self::due(*times)).min()
    }

    fn take_due(&mut self, now: Instant) -> Vec<PathBuf> {
        let due: Vec<PathBuf> = self
            .0
            .iter()
            .filter(|(_, times)| Self::due(**times) <= now)
            .map(|(file, _)| file.clone())
            .collect();
        for file in &due {
            self.0.remove(file);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_millis(100);

    #[test]
    fn a_file_is_told_once_it_was_left_alone() {
        let start = Instant::now();
        let mut pending = Pending::default();
        let file = Path::new("a");
        pending.note(file, start);
        pending.note(file, start + 2 * STEP);
        assert!(pending.take_due(start + 4 * STEP).is_empty());
        assert_eq!(pending.next_due(), Some(start + 2 * STEP + QUIET));
        assert_eq!(pending.take_due(start + 5 * STEP), [file]);
        assert_eq!(pending.next_due(), None);
    }

    #[test]
    fn a_file_that_is_written_all_the_time_is_told_all_the_same() {
        let start = Instant::now();
        let mut pending = Pending::default();
        for step in 0..30 {
            pending.note(Path::new("a"), start + step * STEP);
        }
        assert_eq!(pending.take_due(start + LONGEST_WAIT).len(), 1);
    }

    /// Waits for the event that `happens` causes.
    fn event_after(files: &[PathBuf], happens: impl FnOnce()) -> WatchEvent {
        let (sender, receiver) = mpsc::channel();
        let watcher = SystemWatcher::start(Arc::new(move |event| {
            let _ = sender.send(event);
        }));
        watcher.set_files(files.to_vec());
        // Gives the thread time to start watching the files.
        std::thread::sleep(Duration::from_millis(300));
        happens();
        receiver.recv_timeout(Duration::from_secs(20)).expect("the change is told")
    }

    #[test]
    fn files_written_renamed_over_linked_to_and_removed_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (file, other) = (folder.path().join("talks.txt"), folder.path().join("talks.new"));
        std::fs::write(&file, "one").unwrap();
        let files = [file.clone()];
        let changed = WatchEvent::Changed(file.clone());
        assert_eq!(event_after(&files, || std::fs::write(&file, "two").unwrap()), changed);
        let rename = || {
            std::fs::write(&other, "three").unwrap();
            std::fs::rename(&other, &file).unwrap();
        };
        assert_eq!(event_after(&files, rename), changed);
        assert_eq!(event_after(&files, || std::fs::remove_file(&file).unwrap()), changed);

        #[cfg(unix)]
        {
            let link_folder = tempfile::tempdir().unwrap();
            let link = link_folder.path().join("link.txt");
            std::fs::write(&file, "one").unwrap();
            std::os::unix::fs::symlink(&file, &link).unwrap();
            let event = event_after(std::slice::from_ref(&link), || std::fs::write(&file, "two").unwrap());
            assert_eq!(event, WatchEvent::Changed(link));
        }
    }

    #[test]
    fn reading_a_file_is_no_change() {
        assert!(!may_change_content(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(may_change_content(EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(may_change_content(EventKind::Any));
    }
}
