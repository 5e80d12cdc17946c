//! Correcting an analysis, and keeping what was corrected, on another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::Tasks;
use super::message::{Corrected, Done, Message};
use super::panics::contained;
use crate::analysis::Analysis;
use crate::article::{Article, TextRange};
use crate::corrections::{self, Action, Anchor, Corrections, Kept, Operation, Store};
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
    let done = match made(article, &original, &mut kept.corrections, order.edit) {
        Ok(done) => done,
        Err(why) => return unchanged(findings, &why),
    };
    let problem = store.and_then(|store| store.keep(article, &mut kept).err()).map(|error| error.to_string());
    // With what other windows have kept meanwhile.
    let analysis = corrections::apply(article, &original, &kept.corrections);
    let findings = Arc::new(Findings::corrected(article, analysis, original, kept));
    Corrected { findings, done, without_effect: None, problem }
}

/// Makes the change `edit` to `corrections`, and tells what the reader should know of it; the error says why it has no
/// effect on the `original` analysis.
fn made(
    article: &Article,
    original: &Analysis,
    corrections: &mut Corrections,
    edit: Edit,
) -> Result<Option<Done>, String> {
    match edit {
        Edit::Do { action, at, target } => {
            let operation = operation(article, action, &at, target);
            let (id, places) = (operation.id.clone(), operation.at.len());
            let done = moves_rows(&operation.action)
                .then(|| Done::Change { title: format!("Done: {}", operation.title()), id: id.clone() });
            corrections.record(operation);
            check_effect(article, original, corrections, &id, places)?;
            Ok(done)
        }
        Edit::Place { id, words, at } => {
            let new = corrections.place(article, &id, &words, at, new_id);
            let id = new.ok_or("that correction is not there any more")?;
            check_effect(article, original, corrections, &id, 1)?;
            let title = corrections.undo_title().unwrap_or_default();
            Ok(Some(Done::Change { title: format!("Placed: {title}"), id }))
        }
        Edit::Undo => {
            let ids = corrections.last_done().map(str::to_owned).into_iter().collect();
            Ok(corrections.undo().map(|title| Done::Undone { title: format!("Undone: {title}"), ids }))
        }
        Edit::Redo => {
            let title = corrections.redo();
            Ok(title.map(|title| Done::Undone { title: format!("Redone: {title}"), ids: Vec::new() }))
        }
        Edit::TakeBack(id) => Ok(take_back(corrections, id)),
        Edit::Unmark(ranges) => Ok(unmark(article, original, corrections, &ranges)),
        Edit::Restore(id) => {
            corrections.restore(&id);
            let title = corrections.undo_title();
            Ok(title.map(|title| Done::Undone { title: format!("Redone: {title}"), ids: Vec::new() }))
        }
    }
}

/// The `findings` as they are, since a change has no effect, and `why`.
fn unchanged(findings: &Arc<Findings>, why: &str) -> Corrected {
    let without_effect = Some(format!("Nothing was changed: {why}"));
    Corrected { findings: Arc::clone(findings), done: None, without_effect, problem: None }
}

/// Takes back the change `id`. The last change of all is undone, so that it can be redone.
fn take_back(corrections: &mut Corrections, id: String) -> Option<Done> {
    let title = if corrections.last_done() == Some(id.as_str()) {
        format!("Undone: {}", corrections.undo()?)
    } else if corrections.take_back(&id) {
        format!("Done: {}", corrections.undo_title()?)
    } else {
        return None;
    };
    Some(Done::Undone { title, ids: vec![id] })
}

/// Takes back what the reader marked on the words at `ranges`.
fn unmark(
    article: &Article,
    original: &Analysis,
    corrections: &mut Corrections,
    ranges: &[TextRange],
) -> Option<Done> {
    let analysis = corrections::apply(article, original, corrections);
    let marks = analysis.corrected.iter().flat_map(|corrected| &corrected.marks);
    let mut ids: Vec<String> = marks.map(|mark| mark.id.clone()).collect();
    ids.dedup();
    let taken = corrections.take_back_at(article, &ids, ranges, new_id);
    let title = corrections.undo_title().filter(|_| taken > 0)?;
    Some(Done::Undone { title: format!("Done: {title}"), ids: Vec::new() })
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

/// Checks that the operation `id` with so many `places` has an effect; the error says why it has none.
fn check_effect(
    article: &Article,
    original: &Analysis,
    corrections: &Corrections,
    id: &str,
    places: usize,
) -> Result<(), String> {
    let analysis = corrections::apply(article, original, corrections);
    let lost = analysis.corrected.iter().flat_map(|corrected| &corrected.lost);
    let mut of_it = lost.filter(|lost| lost.id == id);
    match of_it.next() {
        Some(first) if 1 + of_it.count() >= places => Err(first.reason.clone()),
        _ => Ok(()),
    }
}

/// An identifier that no other operation has: of the moment, the process, and what came before in it.
fn new_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{now:x}-{:x}-{count:x}", std::process::id())
}

/// The findings of an `analysis` that has just been made, with the corrections in `kept` or, without these, those that are
/// kept for its article; and what the reader should know about them.
pub(super) fn with_kept(
    article: &Article,
    analysis: Analysis,
    store: Option<&Store>,
    kept: Option<Kept>,
) -> (Findings, Vec<String>) {
    let mut kept = kept.unwrap_or_else(|| Kept::load(article, store));
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
