//! The inside of the process that reads a PDF: bytes on standard input, a [`Reading`](super::reading::Reading) as JSON
//! on standard output. It prints nothing else; how it ends says the rest.

use std::io::{self, Read as _, Write as _};

use super::extract::extract;
use crate::formats::MAX_FILE_BYTES;

/// The memory that the process may map, in bytes: 1 GiB.
pub(super) const MAX_MEMORY_BYTES: u64 = 1 << 30;
/// The processor time that the process may use, in seconds. It is longer than
/// [`DEADLINE`](crate::formats::deadline::DEADLINE), and ends the process even if nobody is waiting for it any more.
#[cfg(unix)]
const MAX_PROCESSOR_SECONDS: u64 = 20;

/// The other processes and threads that it may start.
#[cfg(unix)]
const MAX_PROCESSES: u64 = 0;

/// The files that the process may have open: standard input and output, and a few that the system may want to read. It
/// writes none.
#[cfg(unix)]
const MAX_OPEN_FILES: u64 = 16;

/// Reads the PDF on standard input. What a PDF could make the process do is given up first, before a byte of it is read.
pub fn run() -> io::Result<()> {
    set_limits();
    give_up_rights();
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
    let reading = extract(&bytes);
    let mut output = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, &reading)?;
    output.flush()
}

/// Limits what the process may use, where the system can; if it refuses, the deadline remains.
#[cfg(unix)]
fn set_limits() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limits = [
        (Resource::As, MAX_MEMORY_BYTES),
        (Resource::Cpu, MAX_PROCESSOR_SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, MAX_OPEN_FILES),
        (Resource::Nproc, MAX_PROCESSES),
    ];
    for (resource, limit) in limits {
        let old = getrlimit(resource).maximum;
        let limit = old.map_or(limit, |old| old.min(limit));
        let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
    }
}

#[cfg(not(unix))]
fn set_limits() {}

/// Gives up all that takes more than what is open already: files, connections, other processes, and the rights of other
/// programs. Where the kernel is too old for one of these, the others remain.
#[cfg(target_os = "linux")]
pub(super) fn give_up_rights() {
    use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetError, Scope};
    /// The newest version of the kernel's interface that is known here; an older kernel does what it can.
    const KNOWN: ABI = ABI::V6;
    let _ = rustix::thread::set_no_new_privs(true);
    let confine = || -> Result<(), RulesetError> {
        // No rule allows any of what is handled.
        Ruleset::default()
            .handle_access(AccessFs::from_all(KNOWN))?
            .handle_access(AccessNet::from_all(KNOWN))?
            .scope(Scope::from_all(KNOWN))?
            .create()?
            .restrict_self()?;
        Ok(())
    };
    let _ = confine();
}

#[cfg(not(target_os = "linux"))]
fn give_up_rights() {}
