//! `dateline summary FILE [-o OUT] [--corrections FILE|none]`.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use dateline::{Analysis, Article, Kept, Store};

use super::data_folder::data_folder;
use super::{Outcome, contain_panic, output as standard_output};

/// What stands for no corrections on the command line.
const NO_CORRECTIONS: &str = "none";

/// Writes the summary of the article in `file` to `output`, or else to standard output. The reader's corrections are
/// those in the file `corrections`, or else those in the file beside the article and those that the window has kept.
pub(super) fn run(file: &Path, output: Option<&Path>, corrections: Option<&Path>) -> anyhow::Result<Outcome> {
    match output {
        Some(output) => check_output(output, file, corrections)?,
        None => standard_output::check()?,
    }
    let json = contain_panic(|| {
        let (article, analysis) = dateline::open(file)?.analyzed();
        let analysis = match corrections {
            Some(none) if none == Path::new(NO_CORRECTIONS) => analysis,
            Some(path) => {
                dateline::apply_corrections(&article, &analysis, &dateline::read_corrections(path)?)
            }
            None => with_kept_corrections(&article, analysis),
        };
        Ok(dateline::to_json(&article, &analysis))
    })?;
    match output {
        Some(output) => dateline::write_file(output, json.as_bytes())
            .with_context(|| format!("{}: the summary could not be written", output.display()))?,
        None => {
            let mut out = io::stdout().lock();
            standard_output::written(out.write_all(json.as_bytes()).and_then(|()| out.flush()))?;
        }
    }
    Ok(Outcome::Done)
}

/// Refuses to replace what the summary is made from: the article, and the reader's corrections of it.
fn check_output(output: &Path, file: &Path, corrections: Option<&Path>) -> anyhow::Result<()> {
    let beside = dateline::corrections_beside(file);
    let article = dateline::file_and_number(file).0;
    let kept = [(article.as_path(), "article itself"), (beside.as_path(), "corrections of the article")];
    let given = corrections.map(|given| (given, "corrections of the article"));
    for (input, what) in kept.into_iter().chain(given) {
        anyhow::ensure!(
            !dateline::is_same_file(input, output),
            "{}: the summary would replace the {what}; choose another name",
            output.display()
        );
    }
    Ok(())
}

/// `analysis` with the corrections in the file beside the article and those that the window has kept. If some cannot be
/// read, a warning says so.
fn with_kept_corrections(article: &Article, analysis: Analysis) -> Analysis {
    let store = data_folder().map(|folder| Store::new(folder.join("corrections")));
    let kept = Kept::load(article, store.as_ref());
    let analysis = if kept.corrections.is_empty() && !kept.is_beside {
        analysis
    } else {
        dateline::apply_corrections(article, &analysis, &kept.corrections)
    };
    kept.warnings.into_iter().fold(analysis, Analysis::with_warning)
}
