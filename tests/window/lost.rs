//! Corrections whose words are gone, and placing them by hand.

use egui::{Key, Modifiers};

use crate::corrections::{Desk, answer, corrections};

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..COMMAND };

/// Selects the first `words` of the article.
fn select(desk: &mut Desk, words: &str) {
    desk.driver.press(COMMAND, Key::F);
    desk.driver.harness.event(egui::Event::Text(words.to_owned()));
    desk.driver.wait_for_label("Hits 1 of");
    desk.driver.press(NONE, Key::Escape);
}

#[test]
fn a_lost_note_is_listed_with_its_words_and_placed_by_hand() {
    let mut desk = Desk::new();
    select(&mut desk, "cargo ships");
    desk.driver.press(COMMAND, Key::N);
    answer(&mut desk.driver, "Which register?");
    desk.driver.wait_for_label("Your note: Which register? — cargo ships");

    let text = std::fs::read_to_string(&desk.article).expect("it can be read");
    assert!(text.contains("cargo ships"));
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| {
            if paragraph.contains("cargo ships") {
                "Nobody counted the freighters that left on that day.".to_owned()
            } else {
                paragraph.to_owned()
            }
        })
        .collect();
    std::fs::write(&desk.article, paragraphs.join("\n\n")).expect("it can be written");
    desk.reopen();
    desk.driver.wait_for_label("Corrections without a place in the article now: “cargo ships”");
    desk.driver.press(COMMAND_SHIFT, Key::H);
    assert!(desk.driver.shows("Without a place in the article now"));
    desk.driver.click("Place by hand: note on cargo ships");
    assert!(desk.driver.shows("Select the words that “cargo ships” are now"));
    select(&mut desk, "freighters");
    desk.driver.click("Place here");
    desk.driver.wait_for_label("Your note: Which register? — freighters");
    assert!(!desk.driver.shows("Select the words that “cargo ships” are now"));
    assert_eq!(corrections(desk.driver.harness.state()), 1);
    desk.driver.press(COMMAND_SHIFT, Key::H);
    assert!(!desk.driver.shows("Without a place in the article now"));
    assert!(desk.driver.shows("Do again: note on cargo ships"), "nothing is ever deleted");
}
