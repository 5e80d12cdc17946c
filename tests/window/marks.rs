//! The reader's own highlights, notes and tags.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::corrections::{Desk, answer, choose, corrections};
use crate::gui_support::Driver;
use crate::keys::{ALT, COMMAND, COMMAND_SHIFT, NONE};
use crate::known::{DOVANE, MONTHS, SHIPS};

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
    driver.select_text("cargo ships");
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
    driver.select_text("two lines are missing");
    driver.press(COMMAND, Key::N);
    answer(driver, "Which lines?");
    driver.wait_for_label("Your note: Which lines?");
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::Home);
    assert!(driver.offset() < 1.0, "the note is far below");
    driver.press(COMMAND_SHIFT, Key::H);
    driver.click("note on two lines are missing");
    assert!(!driver.shows("Changes"), "the page is shown");
    assert!(driver.offset() > 1.0);
    assert!(driver.shows("Your note: Which lines? — two lines are missing"));
}

#[test]
fn marks_beside_the_page_lead_to_what_was_marked() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    driver.harness.set_size(egui::vec2(1000.0, 420.0));
    driver.harness.run();
    driver.select_text("two lines are missing");
    driver.press(COMMAND, Key::N);
    answer(driver, "Which lines?");
    driver.wait_for_label("Your note: Which lines?");
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::Home);
    let place = driver.document().article.text().find("two lines").expect("it is in the article");
    let pos = driver.hover_beside_page(place, 3.0);
    assert!(driver.shows("Your note: Which lines?"), "on hover");
    assert!(driver.offset() < 1.0);
    driver.click_at(pos);
    assert!(driver.document().view.in_view.contains_offset(place));
    // Not on a page without marks.
    driver.press(NONE, Key::F8);
    driver.press(NONE, Key::Home);
    driver.hover_beside_page(place, 3.0);
    assert!(!driver.shows("Your note: Which lines?"));
}

#[test]
fn removing_the_marks_of_one_row_leaves_those_of_others() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    let right =
        |driver: &Driver| driver.harness.query_all_by_label_contains("Checked: it is right — ").count();
    driver.click(SHIPS);
    driver.get(MONTHS).click_modifiers(COMMAND);
    driver.harness.run();
    driver.press(NONE, Key::F4);
    driver.wait_for("both to be confirmed", |app| corrections(app) == 1);
    let both = right(driver);
    assert!(both >= 2);
    driver.click(SHIPS);
    driver.press(ALT, Key::Num0);
    driver.wait_for_label("Done: taking back the check of more than 40");
    assert!(right(driver) < both);
    assert!(driver.harness.query_by_label_contains("Checked: it is right — nearly 11 months").is_some());
    assert!(driver.harness.query_by_label_contains("Checked: it is right — more than 40").is_none());
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label("Checked: it is right — more than 40");
    assert_eq!(right(driver), both, "one step brings back all of it");
    driver.press(COMMAND, Key::Z);
    driver.wait_for("nothing to be left", |app| corrections(app) == 0);
}

#[test]
fn an_older_check_does_not_come_back_when_the_latest_is_removed() {
    let mut desk = Desk::new();
    let driver = &mut desk.driver;
    choose(driver, SHIPS, "Mark as wrong…");
    answer(driver, "The port log says 14");
    driver.wait_to_show("Checked: it is wrong. The port log says 14");
    driver.press(NONE, Key::F4);
    driver.wait_to_show("Checked: it is right. The port log says 14");
    driver.press(ALT, Key::Num0);
    driver.wait_for("both to be taken back", |app| corrections(app) == 0);
    assert!(driver.harness.query_by_label_contains("Checked: ").is_none());
    driver.press(COMMAND, Key::Z);
    driver.wait_to_show("Checked: it is right. The port log says 14");
}
