//! Files that hold several articles: only the first is shown, and a warning says so.

use crate::article::Warning;

/// What to say of a file that holds `count` articles; nothing if that is one.
pub(super) fn warning(count: usize) -> Option<Warning> {
    (count > 1).then(|| {
        Warning::new(format!(
            "The file has {count} articles in it, and this is the first; save the others as files of their own to open them"
        ))
    })
}
