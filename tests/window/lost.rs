//! Corrections whose words are gone, and placing them by hand.

use egui::Key;

use crate::corrections::{Desk, answer, corrections};
use crate::gui_support::Driver;
use crate::keys::{COMMAND, COMMAND_SHIFT, NONE};

/// A note on the words “cargo ships”, which are gone since.
fn with_lost_note() -> Desk {
    let mut desk = Desk::new();
    desk.driver.select_text("cargo ships");
    desk.driver.press(COMMAND, Key::N);
    answer(&mut desk.driver, "Which register?");
    desk.driver.wait_for_label("Your note: Which register? — cargo ships");
    let text = std::fs::read_to_string(&desk.article).expect("it can be read");
    assert!(text.contains("cargo ships"));
    let paragraphs: Vec<&str> = text
        .split("\n\n")
        .map(|paragraph| {
            let is_meant = paragraph.contains("cargo ships");
            if is_meant { "Nobody counted the freighters that left on that day." } else { paragraph }
        })
        .collect();
    std::fs::write(&desk.article, paragraphs.join("\n\n")).expect("it can be written");
    desk.reopen();
    desk.driver.wait_for_label("Corrections without a place in the article now: “cargo ships”");
    desk
}

/// Places it on the word “freighters”.
fn place(driver: &mut Driver) {
    driver.press(COMMAND_SHIFT, Key::H);
    assert!(driver.shows("Without a place in the article now"));
    driver.click("Place by hand: note on cargo ships");
    assert!(driver.shows("Select the words that “cargo ships” are now"));
    driver.select_text("freighters");
    driver.click("Place here");
    driver.wait_for_label("Your note: Which register? — freighters");
}

#[test]
fn a_lost_note_is_listed_with_its_words_and_placed_by_hand() {
    let mut desk = with_lost_note();
    let driver = &mut desk.driver;
    place(driver);
    assert!(!driver.shows("Select the words that “cargo ships” are now"));
    assert_eq!(corrections(driver.harness.state()), 1);
    driver.press(COMMAND_SHIFT, Key::H);
    assert!(!driver.shows("Without a place in the article now"));
    assert!(driver.shows("Do again: note on cargo ships"), "nothing is ever deleted");
}

#[test]
fn one_undo_makes_what_was_placed_lost_again() {
    let mut desk = with_lost_note();
    let driver = &mut desk.driver;
    let is_lost = |driver: &mut Driver| {
        driver.press(COMMAND_SHIFT, Key::H);
        let is_lost = driver.shows("Place by hand: note on cargo ships");
        driver.press(NONE, Key::Escape);
        is_lost
    };
    place(driver);
    driver.press(NONE, Key::Escape);
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label("Undone: note on freighters");
    assert!(is_lost(driver));
    driver.press(COMMAND_SHIFT, Key::Z);
    driver.wait_for_label("Your note: Which register? — freighters");
    assert!(!is_lost(driver));
    // It can be taken back even after something else was done.
    driver.press(COMMAND, Key::Z);
    driver.wait_for_label("Undone: note on freighters");
    place(driver);
    driver.press(NONE, Key::Escape);
    driver.click("Mirela Dovane, 4 mentions");
    driver.press(COMMAND, Key::N);
    answer(driver, "Ask her");
    driver.wait_for_label("Your note: Ask her");
    driver.press(COMMAND_SHIFT, Key::H);
    driver.click("Take back: note on freighters");
    driver.wait_for_label("Place by hand: note on cargo ships");
    assert_eq!(corrections(driver.harness.state()), 2, "the lost one, and what was done since");
}
