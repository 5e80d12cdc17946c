//! What holds for every analysis, whatever the text.

use dateline::analysis::{self, Analysis};
use dateline::article::Article;

/// The analysis of `article`, checked for the invariants.
#[track_caller]
pub fn analyze(article: &Article) -> Analysis {
    let analysis = analysis::analyze(article);
    check(article, &analysis);
    analysis
}

/// Fails unless `analysis` keeps the invariants of every analysis of `article`.
#[track_caller]
pub fn check(article: &Article, analysis: &Analysis) {
    assert_eq!(analysis.check_invariants(article), Ok(()));
}
