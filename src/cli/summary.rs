//! `dateline summary FILE [-o OUT] [--corrections FILE|none]`.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use dateline::{Analysis, Article};

use super::{Outcome, contain_panic};

/// What stands for no corrections on the command line.
const NO_CORRECTIONS: &str = "none";

/// Writes the summary of the article in `file` to `output`, or else to standard output. The reader's corrections are
/// those in the file `corrections`, or else in the file beside the article, if there is one.
pub(super) fn run(file: &Path, output: Option<&Path>, corrections: Option<&Path>) -> anyhow::Result<Outcome> {
    let json = contain_panic(|| {
        let (article, analysis) = dateline::open(file)?.analyzed();
        let analysis = match corrections {
            Some(none) if none == Path::new(NO_CORRECTIONS) => analysis,
            Some(path) => {
                dateline::apply_corrections(&article, &analysis, &dateline::read_corrections(path)?)
            }
            None => with_corrections_beside(file, &article, analysis),
        };
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

/// `analysis` with the corrections in the file beside `file`. If that cannot be read, a warning says so.
fn with_corrections_beside(file: &Path, article: &Article, analysis: Analysis) -> Analysis {
    match dateline::read_corrections_if_there(&dateline::corrections_beside(file)) {
        Ok(Some(corrections)) => dateline::apply_corrections(article, &analysis, &corrections),
        Ok(None) => analysis,
        Err(error) => {
            let name = error.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            analysis.with_warning(format!("{name}: {}", error.problem))
        }
    }
}

/// Whether both paths lead to the same file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
