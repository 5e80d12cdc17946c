//! The reader's own highlights, notes and tags.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::corrections::{Desk, answer, corrections};

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const DOVANE: &str = "Mirela Dovane, 5 mentions";

#[test]
fn what_is_selected_is_highlighted_in_a_colour_that_is_told_by_name() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(ALT, Key::Num3);
    driver.wait_for_label("Your highlight: blue — Mirela Dovane");
    driver.press(ALT, Key::Num6);
    driver.wait_for_label("Your highlight: purple — Mirela Dovane");
    driver.press(ALT, Key::Num0);
    driver.wait_for("both to be gone", |app| corrections(app) == 0);
    assert!(driver.harness.query_by_label_contains("Your highlight: blue").is_none());
}

#[test]
fn selected_text_gets_a_note_and_tags_are_offered_again() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.press(COMMAND, Key::F);
    driver.harness.event(egui::Event::Text("cargo ships".to_owned()));
    driver.wait_for_label("Hits 1 of");
    driver.press(NONE, Key::Escape);
    driver.press(COMMAND, Key::N);
    answer(driver, "Which register?");
    driver.wait_for_label("Your note: Which register? — cargo ships");
    driver.press(COMMAND, Key::T);
    answer(driver, "ask again");
    driver.wait_for("the tag to be there", |app| corrections(app) == 2);
    driver.press(NONE, Key::Escape);
    driver.click(DOVANE);
    driver.press(COMMAND, Key::T);
    assert!(driver.shows("ask again"), "a tag that is known is offered");
    driver.press(NONE, Key::Enter);
    driver.wait_for("it to be tagged", |app| corrections(app) == 3);
    driver.wait_for_label("Your tag: ask again — Mirela Dovane");
}

#[test]
fn the_list_of_changes_leads_to_a_mark() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.click(DOVANE);
    driver.press(COMMAND, Key::N);
    answer(driver, "Spelt so in the register");
    driver.wait_to_show("Your note: Spelt so in the register");
    driver.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    driver.click("note on Mirela Dovane");
    assert!(!driver.shows("Changes"), "the page is shown");
}
