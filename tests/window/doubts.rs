//! Going through what is not sure.

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::testing::{Services, StoredSettings};
use dateline::{Analysis, Kind, Parts, TextRange, Unsure};
use egui::{Key, Modifiers};

use crate::gui_support::{Driver, services};

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;

/// A window on an article with three places that are not sure.
fn window() -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("quay.txt");
    let text = "Night on the quay\n\nLorvan waited by the crane with Medrik, and neither spoke.\n\nIn the \
        morning Tessaly came down from the hill and asked for both of them.\n";
    std::fs::write(&file, text).expect("it can be written");
    let analyze = |article: &dateline::Article| {
        let unsure = ["Lorvan", "Medrik", "Tessaly"].map(|words| {
            let start = article.text().find(words).expect("it is in the text");
            let range = TextRange::new(start, start + words.len());
            let block = article.block_at(start).expect("it is in a block");
            Unsure { range, block, guess: Kind::Person, reason: "a name alone".to_owned() }
        });
        Analysis::assemble(article, Parts { unsure: unsure.to_vec(), ..Parts::default() })
    };
    let services = Services {
        analyze: Arc::new(move |article, _| ControlFlow::Continue(analyze(article))),
        ..services()
    };
    let driver = Driver::start(StoredSettings::default(), services, vec![file]);
    (folder, driver)
}

fn counts(driver: &Driver) -> (usize, usize) {
    let document = driver.harness.state().state().active().expect("an article is open");
    let analysis = &document.findings().expect("it is analysed").analysis;
    (analysis.people.len(), analysis.unsure.len())
}

fn wait_for_counts(driver: &mut Driver, people: usize, unsure: usize) {
    driver.wait_for("the list to be shorter", |app| {
        let document = app.state().active().expect("an article is open");
        let analysis = &document.findings().expect("it is analysed").analysis;
        (analysis.people.len(), analysis.unsure.len()) == (people, unsure)
    });
}

#[test]
fn enter_accepts_delete_dismisses_and_the_next_one_follows() {
    let (_folder, mut driver) = window();
    assert_eq!(counts(&driver), (0, 3));
    driver.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::U);
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
    let (_folder, mut driver) = window();
    driver.click("Not sure, 3");
    driver.click("Lorvan, not sure: person?");
    driver.click("Accept Lorvan");
    wait_for_counts(&mut driver, 1, 2);
    driver.click("Dismiss Medrik");
    wait_for_counts(&mut driver, 1, 1);
    driver.click("Accept Tessaly");
    wait_for_counts(&mut driver, 2, 0);
}
