//! Analysing articles on another thread.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::Tasks;
use super::correcting::with_kept;
use super::message::Message;
use super::panics::contained;
use crate::analysis::{Analysis, Progress};
use crate::article::Article;
use crate::corrections::Kept;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::cancel::CancelOnDrop;

impl Tasks {
    /// Analyses `article`, unless its file comes with an `analysis`, and corrects that as in `kept` or, without these
    /// corrections, as the store says; dropping the returned value stops it.
    #[must_use]
    pub fn analyze(
        &self,
        ctx: &egui::Context,
        key: ArticleKey,
        article: Arc<Article>,
        analysis: Option<Analysis>,
        kept: Option<Kept>,
    ) -> CancelOnDrop {
        let cancel = CancelOnDrop::default();
        let is_stopped = cancel.is_stopped();
        let analyze = Arc::clone(&self.services.analyze);
        let store = self.services.store.clone();
        let turns = self.turns.clone();
        self.spawn(ctx, "analysis", move |report| {
            // What comes with its findings needs no turn.
            let _turn = match &analysis {
                Some(_) => None,
                None => turns.take(key, &is_stopped),
            };
            let mut told = 0.0;
            let mut observe = |progress: Progress| {
                if is_stopped() {
                    return ControlFlow::Break(());
                }
                // The progress bar shows no finer steps than a hundredth.
                if progress.fraction - told >= 0.01 {
                    told = progress.fraction;
                    report.say(Message::Progress { key, fraction: told });
                }
                ControlFlow::Continue(())
            };
            let what = format!("{} could not be analysed", name_of(&article));
            let mut notices = Vec::new();
            let result = contained(&what, || {
                let analysis = match analysis {
                    Some(analysis) => ControlFlow::Continue(analysis),
                    None => analyze(&article, &mut observe),
                };
                let findings = |analysis| {
                    let (findings, told) = with_kept(&article, analysis, store.as_deref(), kept);
                    notices = told;
                    Arc::new(findings)
                };
                Ok(analysis.continue_value().map(findings))
            });
            report.say(Message::Analyzed { key, result, notices });
        });
        cancel
    }
}

fn name_of(article: &Article) -> &str {
    article.source().name.as_deref().unwrap_or("The article")
}
