//! Going through what is not sure.

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::testing::{Services, StoredSettings};
use dateline::{Analysis, Article, Kind, Mention, Parts, Unsure};
use egui::Key;

use crate::gui_support::{Driver, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, NONE};
use crate::known::{mention, person};

/// A window on an article with three places that are not sure, and with `people`.
fn window(people: &'static [&str]) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("quay.txt");
    let text = "Night on the quay\n\nLorvan waited by the crane with Medrik, and neither spoke.\n\nIn the \
        morning Tessaly came down from the hill and asked for both of them. Ada Medrik had sent her.\n";
    std::fs::write(&file, text).expect("it can be written");
    let analyze = move |article: &Article| {
        let unsure = ["Lorvan", "Medrik", "Tessaly"].map(|words| {
            let Mention { range, block, .. } = mention(article, words);
            Unsure { range, block, guess: Kind::Person, reason: "a name alone".to_owned() }
        });
        let people = people.iter().map(|name| person(name, [mention(article, name)])).collect();
        Analysis::assemble(article, Parts { unsure: unsure.to_vec(), people, ..Parts::default() })
    };
    let services = Services {
        analyze: Arc::new(move |article, _| ControlFlow::Continue(analyze(article))),
        ..services()
    };
    let driver = Driver::start(StoredSettings::default(), services, vec![file]);
    (folder, driver)
}

fn counts(analysis: &Analysis) -> (usize, usize) {
    (analysis.people.len(), analysis.unsure.len())
}

fn wait_for_counts(driver: &mut Driver, people: usize, unsure: usize) {
    driver.wait_for("the list to be shorter", |app| {
        let findings = app.state().active().and_then(|document| document.findings());
        findings.is_some_and(|findings| counts(&findings.analysis) == (people, unsure))
    });
}

#[test]
fn enter_accepts_delete_dismisses_and_the_next_one_follows() {
    let (_folder, mut driver) = window(&[]);
    assert_eq!(counts(driver.analysis()), (0, 3));
    driver.press(COMMAND_SHIFT, Key::U);
    assert!(driver.shows("Details of Lorvan"), "the first is shown");
    driver.press(NONE, Key::Enter);
    wait_for_counts(&mut driver, 1, 2);
    assert!(driver.shows("Details of Medrik"), "the next follows");
    driver.press(NONE, Key::Delete);
    wait_for_counts(&mut driver, 1, 1);
    assert!(driver.shows("Details of Tessaly"));
    driver.press(COMMAND, Key::Z);
    wait_for_counts(&mut driver, 1, 2);
    driver.press(NONE, Key::Enter);
    wait_for_counts(&mut driver, 2, 1);
}

#[test]
fn by_mouse_each_is_one_click() {
    let (_folder, mut driver) = window(&[]);
    driver.click("Not sure, 3");
    driver.click("Lorvan, not sure: person?");
    driver.click("Accept Lorvan");
    wait_for_counts(&mut driver, 1, 2);
    driver.click("Dismiss Medrik");
    wait_for_counts(&mut driver, 1, 1);
    driver.click("Accept Tessaly");
    wait_for_counts(&mut driver, 2, 0);
}

#[test]
fn who_is_likely_meant_is_chosen_in_the_card_whatever_text_is_selected() {
    let (_folder, mut driver) = window(&["Ada Medrik"]);
    driver.click("Not sure, 3");
    driver.click("Medrik, not sure: person?");
    driver.select_text("the crane");
    driver.click("It is Ada Medrik");
    wait_for_counts(&mut driver, 1, 2);
    assert!(driver.shows("Ada Medrik, 2 mentions"));
    driver.click("Undo");
    wait_for_counts(&mut driver, 1, 3);
    assert!(driver.shows("Ada Medrik, 1 mention"));
}
