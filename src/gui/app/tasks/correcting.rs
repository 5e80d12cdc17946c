//! Correcting an analysis, and keeping what was corrected, on another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::Tasks;
use super::message::{Corrected, Done, Message};
use super::panics::contained;
use crate::analysis::Analysis;
use crate::article::{Article, TextRange};
use crate::corrections::{self, Action, Anchor, Corrections, Operation, Store};
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
    let corrections = &mut kept.corrections;
    let done = match order.edit {
        Edit::Do { action, at, target } => {
            let operation = operation(article, action, &at, target);
            let (id, places) = (operation.id.clone(), operation.at.len());
            let done = moves_rows(&operation.action)
                .then(|| Done::Change { title: format!("Done: {}", operation.title()), id: id.clone() });
            corrections.record(operation);
            if let Some(why) = why_lost(&corrections::apply(article, &original, corrections), &id, places) {
                return unchanged(findings, &why);
            }
            done
        }
        Edit::Place { id, at } => {
            let Some(operation) = placed(article, corrections, &id, at) else {
                return unchanged(findings, "that correction is not there any more");
            };
            let new = operation.id.clone();
            let done = Done::Change { title: format!("Placed: {}", operation.title()), id: new.clone() };
            corrections.record(operation);
            if let Some(why) = why_lost(&corrections::apply(article, &original, corrections), &new, 1) {
                return unchanged(findings, &why);
            }
            // What is lost wholly is done by the new one now; it stays in the list of changes.
            if is_lost(findings, &id) {
                corrections.take_back(&id);
            }
            Some(done)
        }
        Edit::Undo => {
            let last = corrections.changes().filter(|change| !change.undone).last();
            let ids = last.map(|change| change.id).into_iter().collect();
            corrections.undo().map(|title| Done::Undone { title: format!("Undone: {title}"), ids })
        }
        Edit::Redo => {
            let ids = Vec::new();
            corrections.redo().map(|title| Done::Undone { title: format!("Redone: {title}"), ids })
        }
        Edit::TakeBack(ids) => take_back(corrections, ids),
        Edit::Restore(id) => {
            corrections.restore(&id);
            let title = corrections.undo_title();
            title.map(|title| Done::Undone { title: format!("Redone: {title}"), ids: Vec::new() })
        }
    };
    let problem = store.and_then(|store| store.keep(article, &mut kept).err()).map(|error| error.to_string());
    // With what other windows have kept meanwhile.
    let analysis = corrections::apply(article, &original, &kept.corrections);
    let findings = Arc::new(Findings::corrected(article, analysis, original, kept));
    Corrected { findings, done, without_effect: None, problem }
}

/// The `findings` as they are, since a change has no effect, and `why`.
fn unchanged(findings: &Arc<Findings>, why: &str) -> Corrected {
    let without_effect = Some(format!("Nothing was changed: {why}"));
    Corrected { findings: Arc::clone(findings), done: None, without_effect, problem: None }
}

/// Takes back the changes `ids`. The last change of all is undone, so that it can be redone.
fn take_back(corrections: &mut Corrections, ids: Vec<String>) -> Option<Done> {
    let last = corrections.changes().filter(|change| !change.undone).last();
    if let (Some(last), [id]) = (last, ids.as_slice())
        && last.id == *id
        && corrections.undo_title().as_ref() == Some(&last.title)
    {
        let title = corrections.undo()?;
        return Some(Done::Undone { title: format!("Undone: {title}"), ids });
    }
    let taken = ids.iter().filter(|id| corrections.take_back(id)).count();
    let title = match taken {
        0 => return None,
        1 => format!("Done: {}", corrections.undo_title()?),
        _ => format!("Done: taking back {taken} changes"),
    };
    Some(Done::Undone { title, ids })
}

/// Whether `action` takes rows or mentions away from where they were, so that the reader may want them back.
fn moves_rows(action: &Action) -> bool {
    match action {
        Action::Remove { .. }
        | Action::Add { .. }
        | Action::Accept { .. }
        | Action::Dismiss
        | Action::Change { .. }
        | Action::Merge { .. }
        | Action::Split { .. }
        | Action::Move { .. } => true,
        Action::Rename { .. }
        | Action::Set { .. }
        | Action::Highlight(_)
        | Action::Note(_)
        | Action::Tag(_)
        | Action::Check(_) => false,
    }
}

/// The operation `id`, made on the words at `at` instead of those that it was made on.
fn placed(article: &Article, corrections: &Corrections, id: &str, at: TextRange) -> Option<Operation> {
    let operation = corrections.operations().find(|operation| operation.id == id)?;
    Some(self::operation(article, operation.action.clone(), &[at], None))
}

/// Whether the operation `id` has no place at all in `findings`.
fn is_lost(findings: &Findings, id: &str) -> bool {
    let operation = findings.corrections().operations().find(|operation| operation.id == id);
    let places = operation.map_or(0, |operation| operation.at.len());
    why_lost(&findings.analysis, id, places).is_some()
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
