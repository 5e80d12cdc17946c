//! The sample articles, and their summaries.

use std::path::{Path, PathBuf};

/// The sample article with this name.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name)
}

/// The JSON summary of the article in the file at `path`, made within this process.
pub fn summary_of_file(path: &Path) -> String {
    let (article, analysis) = dateline::open(path).expect("the article can be read").analyzed();
    dateline::to_json(&article, &analysis)
}
