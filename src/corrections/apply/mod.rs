//! Corrections on findings: an article, its analysis and the corrections → a new analysis.
//!
//! The findings are laid out on a [`Desk`], where their places can be found by range and change hands; each operation
//! changes what is there, in its order; at the end `Analysis::assemble` makes an analysis of it, as of anything else.
//! What can be done to the findings of a kind is in [`kinds`].

mod desk;
mod kinds;
mod ledger;
mod places;
mod report;
mod singles;

use std::collections::{HashMap, HashSet};

use self::desk::Desk;
use self::places::Spot;
use self::report::Report;
use super::locate::Locator;
use super::{Corrections, Entry};
use crate::analysis::{Analysis, Corrected};
use crate::article::Article;

/// The `analysis` of `article` with `corrections`. [`Analysis::corrected`](crate::analysis::Parts::corrected) says what
/// could not be applied, and why.
///
/// The same article, analysis and corrections always give the same result. Linear in the article and the corrections.
#[must_use]
pub fn apply(article: &Article, analysis: &Analysis, corrections: &Corrections) -> Analysis {
    let now = Locator::new(article, &corrections.document);
    // Those that an operation was made on, as it takes long to lay two texts beside each other.
    let asked: HashSet<&str> = corrections.holding().filter_map(|entry| entry.of.as_deref()).collect();
    let earlier = corrections.earlier.iter().filter(|document| asked.contains(document.sha256.as_str()));
    let earlier: HashMap<&str, Locator<'_>> =
        earlier.map(|document| (document.sha256.as_str(), Locator::new(article, document))).collect();
    let mut desk = Desk::new(article, analysis.clone().into_parts());
    let mut corrected = desk.take_corrected();
    for entry in corrections.holding() {
        let locator = match &entry.of {
            None => Some(&now),
            Some(document) => earlier.get(document.as_str()),
        };
        let report = run(&mut desk, entry, locator);
        corrected.applied += usize::from(report.is_applied);
        corrected.lost.extend(report.lost);
        corrected.marks.extend(report.marks);
    }
    finish(article, desk, corrected)
}

fn finish(article: &Article, desk: Desk<'_>, corrected: Corrected) -> Analysis {
    let mut parts = desk.finish();
    parts.corrected = Some(Box::new(corrected));
    Analysis::assemble(article, parts)
}

/// Does the operation of `entry`, whose anchors `locator` finds.
fn run<'o>(desk: &mut Desk<'_>, entry: &'o Entry, locator: Option<&Locator<'_>>) -> Report<'o> {
    let operation = match (&entry.operation, locator) {
        (Ok(operation), Some(_)) => operation,
        (Ok(operation), None) => {
            return Report::lost_whole(operation, "the text that it was made on is not in its file");
        }
        (Err(unknown), _) => return Report::unknown(entry.id(), unknown),
    };
    let mut report = Report::new(operation);
    let Some(locator) = locator else { return report };
    let mut spots = Vec::new();
    for (anchor, words) in operation.at.iter().enumerate() {
        match locator.places(words) {
            Ok(places) => spots.extend(places.into_iter().map(|range| Spot { anchor, range })),
            Err(why) => report.lose(anchor, why),
        }
    }
    let target = operation.action.target().map(|anchor| locator.places(anchor));
    let target = match target.transpose() {
        Ok(places) => places.and_then(|places| places.first().copied()),
        Err(why) => {
            report.lose_all(&format!("where it belongs is not found: {why}"));
            return report;
        }
    };
    if spots.is_empty() {
        if operation.at.is_empty() {
            report.lose_all("it does not say what it is about");
        }
        return report;
    }
    match desk.run(&operation.action, &spots, target, &mut report) {
        Ok(()) => report.is_applied = true,
        Err(why) => report.lose_all(why),
    }
    report
}
