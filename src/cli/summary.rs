//! `dateline summary FILE [-o OUT]`.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use super::{Outcome, contain_panic};

/// Writes the summary of the article in `file` to `output`, or else to standard output.
pub(super) fn run(file: &Path, output: Option<&Path>) -> anyhow::Result<Outcome> {
    let json = contain_panic(|| {
        let (article, analysis) = dateline::open(file)?.analyzed();
        Ok(dateline::to_json(&article, &analysis))
    })?;
    match output {
        Some(output) if is_same_file(file, output) => {
            anyhow::bail!(
                "{}: the summary would replace the article itself; choose another name",
                output.display()
            )
        }
        Some(output) => dateline::write_file(output, json.as_bytes())
            .with_context(|| format!("{}: the summary could not be written", output.display()))?,
        None => {
            let mut out = io::stdout().lock();
            out.write_all(json.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(Outcome::Done)
}

/// Whether both paths lead to the same file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
