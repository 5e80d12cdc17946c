//! Moving in an article: headings, captions, back and forward, the outline.

use dateline::testing::{Settings, StoredSettings};
use egui::accesskit::Role;
use egui::{Event, Key, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, RESULTS, file, services};
use crate::keys::{ALT, ALT_SHIFT, COMMAND, COMMAND_SHIFT, NONE};

/// A low window with the harbour article, in which nothing glides.
fn harbour() -> Driver {
    let settings = Settings { reduced_motion: true, ..Settings::default() };
    let mut driver =
        Driver::start(StoredSettings { settings, unreadable: None }, services(), vec![file(HARBOUR)]);
    driver.harness.set_size(egui::vec2(1000.0, 380.0));
    driver.harness.run();
    driver
}

/// The words of the heading or caption last jumped to.
fn landmark(driver: &Driver) -> String {
    let document = driver.document();
    document.landmark.map(|range| document.words(range)).unwrap_or_default()
}

fn is_in_view(driver: &Driver, words: &str) -> bool {
    let document = driver.document();
    let start = document.article.text().find(words).unwrap();
    document.view.in_view.contains_offset(start)
}

#[test]
fn headings_are_gone_to_one_after_the_other() {
    let mut driver = harbour();
    driver.press(ALT, Key::ArrowDown);
    assert_eq!(landmark(&driver), "Insurers hold back");
    assert!(is_in_view(&driver, "Insurers hold back"));
    driver.press(ALT, Key::ArrowDown);
    assert_eq!(landmark(&driver), "What happens next");
    assert!(is_in_view(&driver, "What happens next"));
    driver.press(ALT, Key::ArrowDown);
    assert_eq!(landmark(&driver), "What happens next", "there is none below it");
    driver.press(ALT, Key::ArrowUp);
    driver.press(ALT, Key::ArrowUp);
    assert!(landmark(&driver).starts_with("Harbour talks resume"), "{}", landmark(&driver));
    // From where the page was scrolled to, not from where it jumped to.
    driver.press(NONE, Key::End);
    driver.press(ALT, Key::ArrowUp);
    assert_eq!(landmark(&driver), "What happens next");
}

#[test]
fn captions_are_gone_to_one_after_the_other() {
    let mut driver = harbour();
    driver.press(ALT_SHIFT, Key::ArrowDown);
    assert!(landmark(&driver).starts_with("Transport minister"));
    driver.press(ALT_SHIFT, Key::ArrowDown);
    assert!(landmark(&driver).starts_with("Tugboats wait"));
    assert!(is_in_view(&driver, "Tugboats wait"));
    driver.press(ALT_SHIFT, Key::ArrowUp);
    assert!(landmark(&driver).starts_with("Transport minister"));
}

#[test]
fn jumps_are_taken_back_and_made_again() {
    let mut driver = harbour();
    assert!(driver.get("Back").accesskit_node().is_disabled());
    driver.press(ALT, Key::ArrowDown);
    let first = driver.reading_place();
    driver.press(ALT, Key::ArrowDown);
    let second = driver.reading_place();
    assert!(0 < first && first < second);
    driver.press(ALT, Key::ArrowLeft);
    assert_eq!(driver.reading_place(), first);
    driver.click("Back");
    assert_eq!(driver.reading_place(), 0);
    assert!(driver.get("Back").accesskit_node().is_disabled());
    driver.click("Forward");
    driver.press(ALT, Key::ArrowRight);
    assert_eq!(driver.reading_place(), second);
    assert!(driver.get("Forward").accesskit_node().is_disabled());

    // With the side buttons of the mouse.
    for (button, expected) in [(PointerButton::Extra1, first), (PointerButton::Extra2, second)] {
        for pressed in [true, false] {
            let pos = Pos2::new(300.0, 200.0);
            driver.harness.event(Event::PointerButton { pos, button, pressed, modifiers: NONE });
        }
        driver.harness.run();
        assert_eq!(driver.reading_place(), expected);
    }
}

#[test]
fn mentions_and_hits_far_away_can_be_come_back_from() {
    let mut driver = harbour();
    driver.click("Mirela Dovane, 5 mentions");
    for _ in 0..4 {
        driver.press(NONE, Key::F3);
    }
    let last = driver.reading_place();
    assert!(last > 0);
    driver.press(ALT, Key::ArrowLeft);
    assert!(driver.reading_place() < last);
    while !driver.get("Back").accesskit_node().is_disabled() {
        driver.click("Back");
    }
    assert_eq!(driver.reading_place(), 0);
    driver.press(COMMAND, Key::F);
    driver.harness.event(Event::Text("hopeful".to_owned()));
    driver.harness.run();
    assert!(driver.reading_place() > 0);
    driver.press(NONE, Key::Escape);
    driver.press(ALT, Key::ArrowLeft);
    assert_eq!(driver.reading_place(), 0);
}

#[test]
fn arrows_with_alt_and_shift_still_draw_a_selection() {
    let mut driver = harbour();
    driver.press(ALT, Key::ArrowDown);
    driver.press(ALT_SHIFT, Key::ArrowRight);
    let document = driver.document();
    assert!(document.selected_text().is_some());
}

/// The headings in the outline: their words, whether they are selected, and what else is said of them.
fn outline_rows(driver: &Driver) -> Vec<(String, bool, String)> {
    let Some(list) = driver.harness.query_by_role_and_label(Role::ListBox, "3 headings") else {
        return Vec::new();
    };
    let rows = list.get_all_by_role(Role::ListBoxOption);
    rows.map(|row| {
        let node = row.accesskit_node();
        let description = node.data().description().unwrap_or_default().to_owned();
        (node.label().unwrap_or_default(), node.is_selected().unwrap_or(false), description)
    })
    .collect()
}

#[test]
fn the_outline_stands_beside_the_page_and_goes_to_a_heading() {
    let mut driver = harbour();
    driver.press(ALT, Key::ArrowDown);
    assert!(outline_rows(&driver).is_empty());
    driver.press(COMMAND_SHIFT, Key::O);
    let expected = [
        ("Harbour talks resume after nine-week stalemate over grain corridor", false, "1 caption"),
        ("Insurers hold back", true, "you are here"),
        ("What happens next", false, "1 caption"),
    ];
    let expected = expected.map(|(words, on, detail)| (words.to_owned(), on, detail.to_owned()));
    assert_eq!(outline_rows(&driver), expected);
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::Enter);
    assert_eq!(landmark(&driver), "What happens next");
    let selected =
        |driver: &Driver| outline_rows(driver).into_iter().find(|(_, on, _)| *on).map(|(words, ..)| words);
    assert_eq!(selected(&driver).as_deref(), Some("What happens next"), "it stays, at where the reader is");

    let list = driver.harness.get_by_role_and_label(Role::ListBox, "3 headings");
    list.get_by_role_and_label(Role::ListBoxOption, "Insurers hold back").click();
    driver.settle();
    assert_eq!(landmark(&driver), "Insurers hold back");
    driver.click("Outline");
    assert!(outline_rows(&driver).is_empty(), "the button closes it");
}

#[test]
fn the_keys_of_the_outline_do_not_reach_the_page() {
    let mut driver = harbour();
    driver.press(ALT, Key::ArrowDown);
    driver.press(COMMAND_SHIFT, Key::O);
    let before = driver.offset();
    for key in [Key::Home, Key::PageDown, Key::ArrowUp, Key::End] {
        driver.press(NONE, key);
        assert!((driver.offset() - before).abs() < 1.0, "{key:?}");
    }
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::End);
    assert!((driver.offset() - before).abs() > 1.0, "the page has the keys again");
    assert_eq!(outline_rows(&driver).len(), 3, "the outline stays");
}

#[test]
fn a_window_without_room_has_the_outline_over_its_page_until_a_heading_is_chosen() {
    let mut driver = harbour();
    driver.harness.set_size(egui::vec2(700.0, 600.0));
    driver.settle();
    driver.press(COMMAND_SHIFT, Key::O);
    assert_eq!(outline_rows(&driver).len(), 3);
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::Enter);
    assert_eq!(landmark(&driver), "Insurers hold back");
    assert!(outline_rows(&driver).is_empty());
    driver.press(COMMAND_SHIFT, Key::O);
    driver.press(NONE, Key::Escape);
    assert!(outline_rows(&driver).is_empty());
}

#[test]
fn an_article_without_headings_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.txt");
    let paragraph = "The port was closed on Friday, and nobody could say when it would open again, said the \
                     harbour master, who has run it since 2011 and has never seen anything like it.\n\n";
    std::fs::write(&path, paragraph.repeat(6)).unwrap();
    let mut driver = Driver::start(StoredSettings::default(), services(), vec![path]);
    assert!(driver.document().landmarks.headings.is_empty());
    driver.press(COMMAND_SHIFT, Key::O);
    assert!(driver.shows("This article has no headings"));
    driver.click("Close the outline");
    assert!(!driver.shows("This article has no headings"));
}

#[test]
fn marks_beside_the_page_lead_to_captions() {
    let mut driver = harbour();
    let caption = driver.document().landmarks.captions[1];
    let pos = driver.hover_beside_page(caption.start(), 14.0);
    assert!(driver.shows("Caption"), "on hover");
    driver.click_at(pos);
    assert!(landmark(&driver).starts_with("Tugboats wait"));
    assert!(is_in_view(&driver, "Tugboats wait"));
}

#[test]
fn the_outline_is_that_of_the_article_on_show() {
    let mut driver = harbour();
    driver.press(COMMAND_SHIFT, Key::O);
    assert_eq!(outline_rows(&driver).len(), 3);
    let ctx = driver.harness.ctx.clone();
    driver.harness.state_mut().open_files(&ctx, vec![file(RESULTS)]);
    driver.settle();
    assert_eq!(driver.harness.state().state().documents.len(), 2);
    assert!(outline_rows(&driver).is_empty(), "it lists other headings");
    assert!(driver.shows("Close the outline"));
}

#[test]
fn a_narrow_window_does_not_change_the_width_chosen_for_the_outline() {
    let settings = Settings { outline_open: true, outline_width: 300.0, ..Settings::default() };
    let mut driver =
        Driver::start(StoredSettings { settings, unreadable: None }, services(), vec![file(HARBOUR)]);
    let chosen = |driver: &Driver| driver.harness.state().state().settings.outline_width;
    for width in [1400.0, 900.0, 1000.0, 1400.0] {
        driver.harness.set_size(egui::vec2(width, 700.0));
        driver.harness.run();
        assert!((chosen(&driver) - 300.0).abs() < 0.5, "at {width} points: {}", chosen(&driver));
    }
}

#[test]
fn a_bar_that_comes_above_the_page_moves_no_word() {
    let mut driver = harbour();
    driver.press(NONE, Key::PageDown);
    let top_of = |driver: &Driver| driver.get("Insurers hold back").rect().top();
    let before = top_of(&driver);
    driver.press(COMMAND, Key::F);
    assert!(driver.shows("Find in the article"));
    assert!((top_of(&driver) - before).abs() < 1.0);
    driver.press(NONE, Key::Escape);
    assert!((top_of(&driver) - before).abs() < 1.0);
}

#[test]
fn a_bar_does_not_cover_the_headline_of_a_page_at_its_start() {
    let mut driver = harbour();
    driver.press(COMMAND, Key::F);
    assert!(driver.offset() < 0.5);
    driver.press(NONE, Key::Escape);
    assert!(driver.offset() < 0.5);
}
