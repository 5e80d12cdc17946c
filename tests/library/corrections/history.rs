//! Undo and redo, taking back any change, and two windows on one article.

use std::collections::{BTreeMap, BTreeSet};

use dateline::{
    Action, Analysis, Article, Check, CheckState, Corrections, Kind, Mark, Marking, Operation, Parts,
    TextRange,
};
use proptest::prelude::*;

use super::{ARTICLE, anchor, apply, article, files, random};
use crate::{common, summary_schema};

fn rename(article: &Article, id: &str, words: &str, name: &str) -> Operation {
    let action = Action::Rename { kind: Kind::Person, name: name.to_owned() };
    Operation { id: id.to_owned(), at: vec![anchor(article, words, 0)], action }
}

fn names(article: &Article, corrections: &Corrections) -> Vec<String> {
    let corrected = apply(article, &dateline::analyze(article), corrections);
    corrected.people.iter().map(|person| person.name.clone()).collect()
}

fn merge(article: &Article) -> Operation {
    let action = Action::Merge { kind: Kind::Person, into: anchor(article, "John Roe", 0) };
    Operation { id: "m".to_owned(), at: vec![anchor(article, "Max Poe", 0)], action }
}

#[test]
fn steps_are_undone_and_redone_by_name() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    assert_eq!((corrections.undo_title(), corrections.redo_title()), (None, None));
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.record(merge(&article));
    assert_eq!(corrections.undo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
    corrections.undo();
    assert_eq!(corrections.undo_title().as_deref(), Some("renaming Jane Doe to Joan Doe"));
    assert_eq!(corrections.redo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe", "Max Poe"]);
    // As after closing and opening the article.
    let mut corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
    corrections.undo();
    assert_eq!(corrections.undo(), None);
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe", "Max Poe"]);
    assert_eq!(corrections.redo().as_deref(), Some("renaming Jane Doe to Joan Doe"));
    assert_eq!(corrections.redo().as_deref(), Some("merge of Max Poe and John Roe"));
    assert_eq!(corrections.redo(), None);
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
}

#[test]
fn any_change_can_be_taken_back_and_that_can_be_undone() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.record(merge(&article));
    assert!(corrections.take_back("r"));
    assert!(!corrections.take_back("r") && !corrections.take_back("x"));
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe"]);
    let undone: Vec<bool> = corrections.changes().map(|change| change.undone).collect();
    assert_eq!(undone, [true, false]);
    assert_eq!(corrections.undo_title().as_deref(), Some("taking back the renaming Jane Doe to Joan Doe"));
    corrections.undo();
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
    corrections.redo();
    assert!(corrections.restore("r"));
    assert_eq!(names(&article, &corrections), ["Joan Doe", "John Roe"]);
}

#[test]
fn a_new_change_after_an_undo_ends_what_can_be_redone_and_drops_nothing() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    corrections.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    corrections.undo();
    corrections.record(merge(&article));
    assert_eq!(corrections.redo_title(), None);
    assert_eq!(corrections.changes().count(), 2);
    assert_eq!(names(&article, &corrections), ["Jane Doe", "John Roe"]);
}

fn check(article: &Article, id: &str, state: CheckState, words: &[&str]) -> Operation {
    let action = Action::Check(Check { state, text: None, source: None });
    let at = words.iter().map(|words| anchor(article, words, 0)).collect();
    Operation { id: id.to_owned(), at, action }
}

/// The latest check of each of the words that are checked.
fn checks(article: &Article, corrections: &Corrections) -> BTreeMap<String, CheckState> {
    let corrected = apply(article, &dateline::analyze(article), corrections).corrected.clone();
    let marks = corrected.map(|corrected| corrected.marks).unwrap_or_default();
    let state = |mark: &Mark| match &mark.marking {
        Marking::Check(check) => Some((article.slice(mark.range).to_owned(), check.state)),
        _ => None,
    };
    marks.iter().filter_map(state).collect()
}

#[test]
fn an_operation_is_taken_back_at_some_of_its_places_in_one_step() {
    let article = article(ARTICLE);
    let mut corrections = Corrections::new(&article);
    corrections.record(check(&article, "a", CheckState::Wrong, &["40 ships", "20 minutes"]));
    corrections.record(check(&article, "b", CheckState::Confirmed, &["20 minutes"]));
    let before = checks(&article, &corrections);
    assert_eq!(before["20 minutes"], CheckState::Confirmed);
    let ships =
        article.text().find("40 ships").map(|start| TextRange::new(start, start + 2)).expect("it is there");
    let ids = ["a".to_owned(), "b".to_owned()];
    assert_eq!(corrections.take_back_at(&article, &ids, &[ships], || "c".to_owned()), 1);
    let after = checks(&article, &corrections);
    assert_eq!(
        after,
        BTreeMap::from([("20 minutes".to_owned(), CheckState::Confirmed)]),
        "the latest still counts"
    );
    assert_eq!(corrections.undo_title().as_deref(), Some("taking back the check of 40 ships"));
    // As after closing and opening the article.
    files::check(&files::validator(), &corrections);
    let mut corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
    corrections.undo();
    assert_eq!(checks(&article, &corrections), before);
    let held: Vec<&str> = corrections.operations().map(|operation| operation.id.as_str()).collect();
    assert_eq!(held, ["a", "b"]);
    corrections.redo();
    assert_eq!(checks(&article, &corrections), after);
}

#[test]
fn what_is_lost_of_an_operation_is_put_to_other_words_in_one_step() {
    let first = article(ARTICLE);
    let mut corrections = Corrections::new(&first);
    corrections.record(check(&first, "a", CheckState::Wrong, &["40 ships", "20 minutes"]));
    let second = article(&ARTICLE.replace(
        "The lamp on Weir Rock will be lit for 40 ships a day, harbour master Jane Doe said on Tuesday.",
        "Nobody knows how many vessels pass.",
    ));
    corrections.follow(&second);
    let lost = |corrections: &Corrections| {
        super::report(&apply(&second, &dateline::analyze(&second), corrections)).lost
    };
    let before = lost(&corrections);
    assert_eq!(before.len(), 1);
    let vessels =
        second.text().find("vessels").map(|start| TextRange::new(start, start + 7)).expect("it is there");
    let mut ids = ["b", "c"].into_iter().map(str::to_owned);
    let new = corrections.place(&second, "a", "40 ships", vessels, || ids.next().expect("two are enough"));
    assert_eq!(new.as_deref(), Some("b"));
    assert_eq!(lost(&corrections), []);
    let both = [("20 minutes", CheckState::Wrong), ("vessels", CheckState::Wrong)];
    assert_eq!(checks(&second, &corrections), both.map(|(words, state)| (words.to_owned(), state)).into());
    assert_eq!(corrections.undo_title().as_deref(), Some("check of vessels"));
    let mut undone = corrections.clone();
    undone.undo();
    assert_eq!(lost(&undone), before);
    let mut none = corrections.clone();
    assert!(none.take_back("c") && none.take_back("b"));
    assert_eq!(checks(&second, &none), [].into(), "what was taken back before stays so");
    assert!(corrections.take_back("b"), "wherever in the list it is");
    assert_eq!(lost(&corrections), before);
}

#[test]
fn two_windows_lose_nothing_of_each_other() {
    let article = article(ARTICLE);
    let mut base = Corrections::new(&article);
    base.record(rename(&article, "r", "Jane Doe", "Joan Doe"));
    let (mut one, mut other) = (base.clone(), base.clone());
    one.record(merge(&article));
    other.undo();
    other.record(rename(&article, "s", "Max Poe", "Mac Poe"));
    one.join(&other, &base);
    let ids: Vec<(String, bool)> = one.changes().map(|change| (change.id, change.undone)).collect();
    assert_eq!(ids, [("r".to_owned(), true), ("s".to_owned(), false), ("m".to_owned(), false)]);
    assert_eq!(one.undo_title().as_deref(), Some("merge of Max Poe and John Roe"));
    let mut same = one.clone();
    same.join(&one, &one);
    assert_eq!(same, one);
}

/// The summary of `article` with `corrections`, checked for the promises of every summary.
fn summary(article: &Article, analysis: &Analysis, corrections: &Corrections) -> String {
    let json = dateline::to_json(article, &apply(article, analysis, corrections));
    summary_schema::assert_valid(&serde_json::from_str(&json).expect("it is JSON"));
    json
}

/// The lists of `analysis`.
fn lists(analysis: &Analysis) -> Parts {
    Parts { corrected: None, ..analysis.clone().into_parts() }
}

#[test]
fn an_operation_that_cannot_be_applied_changes_nothing() {
    let (article, analysis) =
        dateline::open(&common::sample("danube-talks.txt")).expect("a sample opens").analyzed();
    let mut done = BTreeSet::new();
    for seed in 0..4000 {
        let mut corrections = Corrections::new(&article);
        corrections.record(random::operation(&article, &analysis, seed));
        let corrected = apply(&article, &analysis, &corrections);
        let report = corrected.corrected.as_deref().expect("it was corrected");
        assert_eq!(
            report.applied == 0,
            report.lost.len() == corrections.operations().next().map_or(0, |it| it.at.len()),
            "{report:?}"
        );
        let operation = corrections.operations().next().expect("it is there");
        if report.applied == 0 {
            assert!(lists(&corrected) == lists(&analysis), "{operation:?}");
        } else {
            done.insert(match &operation.action {
                Action::Set { kind, field, .. } => format!("set {} {}", kind.as_str(), field.as_str()),
                action => action.name().to_owned(),
            });
        }
    }
    // So that the changes at random below are of all sorts.
    let fields = [
        "caption agency, alt, credit, date, photographer",
        "person introduced_as, name",
        "quote kind, speaker, text",
        "statistic kind, modifier, negated, subject, unit, value, value_high",
    ];
    let set = fields.iter().flat_map(|line| {
        let (kind, fields) = line.split_once(' ').expect("a kind and its fields");
        fields.split(", ").map(move |field| format!("set {kind} {field}"))
    });
    let others = "accept add check dismiss highlight kind merge move note remove rename split tag";
    let all: BTreeSet<String> = others.split(' ').map(str::to_owned).chain(set).collect();
    assert_eq!(done, all);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::case_count::case_count(4), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_changes_are_all_undone_and_redone(
        sample in prop::sample::select(common::articles()),
        seed in 0_u64..1_000_000,
    ) {
        let (article, analysis) = dateline::open(&sample).expect("a sample opens").analyzed();
        let mut corrections = Corrections::new(&article);
        let none = summary(&article, &analysis, &corrections);
        for step in 0..200 {
            corrections.record(random::operation(&article, &analysis, seed * 200 + step));
            if step % 40 == 0 {
                summary(&article, &analysis, &corrections);
            }
        }
        let all = summary(&article, &analysis, &corrections);
        while corrections.undo().is_some() {}
        prop_assert_eq!(summary(&article, &analysis, &corrections), none);
        let mut corrections = Corrections::from_json(corrections.to_json().as_bytes()).expect("it can be read");
        while corrections.redo().is_some() {}
        prop_assert_eq!(summary(&article, &analysis, &corrections), all);
    }
}
