//! Correcting an analysis, and keeping what was corrected, on another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::Tasks;
use super::message::{Corrected, Message};
use super::panics::contained;
use crate::analysis::Analysis;
use crate::article::{Article, TextRange};
use crate::corrections::{self, Action, Anchor, Operation, Store};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::correcting::Edit;
use crate::gui::model::findings::Findings;
use crate::text::CodePoints;

/// A change to make.
#[derive(Debug)]
pub struct Order {
    /// The change.
    pub edit: Edit,
    /// Whether corrections are kept beside the article too.
    pub keep_beside: bool,
}

impl Tasks {
    /// Makes the change of `order` to the corrections of `article`, whose `findings` are on show, and keeps it.
    pub fn correct(
        &self,
        ctx: &egui::Context,
        key: ArticleKey,
        article: Arc<Article>,
        findings: Arc<Findings>,
        order: Order,
    ) {
        let store = self.services.store.clone();
        self.spawn(ctx, "correction", move |report| {
            let result = contained("The correction could not be made", || {
                Ok(corrected(&article, &findings, order, store.as_deref()))
            });
            report.say(Message::Corrected { key, result });
        });
    }
}

/// The findings after the change of `order`.
fn corrected(article: &Article, findings: &Arc<Findings>, order: Order, store: Option<&Store>) -> Corrected {
    let mut kept = findings.kept.clone();
    kept.is_beside |= order.keep_beside;
    kept.corrections.follow(article);
    let original = findings.original();
    let done = match order.edit {
        Edit::Do { action, at, target } => {
            let operation = operation(article, action, &at, target);
            let (id, places) = (operation.id.clone(), operation.at.len());
            kept.corrections.record(operation);
            if let Some(why) =
                why_lost(&corrections::apply(article, &original, &kept.corrections), &id, places)
            {
                let without_effect = Some(format!("Nothing was changed: {why}"));
                let findings = Arc::clone(findings);
                return Corrected { findings, done: None, without_effect, problem: None };
            }
            None
        }
        Edit::Undo => kept.corrections.undo().map(|title| format!("Undone: {title}")),
        Edit::Redo => kept.corrections.redo().map(|title| format!("Redone: {title}")),
        Edit::TakeBack(id) => {
            kept.corrections.take_back(&id);
            kept.corrections.undo_title().map(|title| format!("Done: {title}"))
        }
        Edit::Restore(id) => {
            kept.corrections.restore(&id);
            kept.corrections.undo_title().map(|title| format!("Redone: {title}"))
        }
    };
    let problem = store.and_then(|store| store.keep(article, &mut kept).err()).map(|error| error.to_string());
    // With what other windows have kept meanwhile.
    let analysis = corrections::apply(article, &original, &kept.corrections);
    let findings = Arc::new(Findings::corrected(article, analysis, original, kept));
    Corrected { findings, done, without_effect: None, problem }
}

/// The operation that does `action` to the words at `at`, which go to what is mentioned at `target`.
fn operation(article: &Article, action: Action, at: &[TextRange], target: Option<TextRange>) -> Operation {
    let points = CodePoints::new(article.text());
    let anchor = |range: TextRange| Anchor::new(article, &points, range);
    let action = match target {
        Some(target) => action.aimed_at(anchor(target)),
        None => action,
    };
    Operation { id: new_id(), at: at.iter().copied().map(anchor).collect(), action }
}

/// Why the operation `id` with so many `places` has no effect in `analysis`, if it has none.
fn why_lost(analysis: &Analysis, id: &str, places: usize) -> Option<String> {
    let lost = analysis.corrected.iter().flat_map(|corrected| &corrected.lost);
    let mut of_it = lost.filter(|lost| lost.id == id);
    let first = of_it.next()?;
    (1 + of_it.count() >= places).then(|| first.reason.clone())
}

/// An identifier that no other operation has: of the moment, the process, and what came before in it.
fn new_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{now:x}-{:x}-{count:x}", std::process::id())
}

/// The findings of an `analysis` that has just been made, with the corrections that are kept for its article; and what
/// the reader should know about these.
pub(super) fn with_kept(
    article: &Article,
    analysis: Analysis,
    store: Option<&Store>,
) -> (Findings, Vec<String>) {
    let Some(store) = store else { return (Findings::new(article, analysis), Vec::new()) };
    let mut kept = store.load(article);
    let mut notices = std::mem::take(&mut kept.warnings);
    if kept.corrections.is_empty() {
        return (Findings::uncorrected(article, analysis, kept), notices);
    }
    let original = Arc::new(analysis);
    let analysis = corrections::apply(article, &original, &kept.corrections);
    let lost = analysis.corrected.as_ref().map_or(0, |corrected| corrected.lost.len());
    if lost > 0 {
        let words: Vec<&str> = analysis
            .corrected
            .iter()
            .flat_map(|corrected| &corrected.lost)
            .map(|lost| lost.exact.as_str())
            .take(3)
            .collect();
        let more =
            if lost > words.len() { format!(" and {} more", lost - words.len()) } else { String::new() };
        notices
            .push(format!("Corrections without a place in the article now: “{}”{more}", words.join("”, “")));
    }
    (Findings::corrected(article, analysis, original, kept), notices)
}
