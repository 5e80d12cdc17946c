//! Finding text in an article, driven by the labels in the window.

use dateline::testing::{App, Settings, StoredSettings};
use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, RESULTS, services};
use crate::keys::{ALT, COMMAND, COMMAND_SHIFT, CTRL, NONE, SHIFT};

fn harbour() -> Driver {
    Driver::with(&[HARBOUR])
}

/// Opens the bar and types `text` in place of what is there.
fn find(driver: &mut Driver, text: &str) {
    driver.press(COMMAND, Key::F);
    driver.type_text(text);
    settle(driver);
}

/// Waits for the search under way.
fn settle(driver: &mut Driver) {
    driver.wait_for("the search to end", |app: &App| {
        app.state().documents.iter().all(|document| !document.find.is_running())
    });
}

fn count(driver: &Driver) -> String {
    driver.document().find.count()
}

fn hits(driver: &Driver) -> Vec<String> {
    let document = driver.document();
    document.find.hits().iter().map(|hit| document.article.slice(*hit).to_owned()).collect()
}

fn selected(driver: &Driver) -> String {
    let document = driver.document();
    document.selected_text().map(|range| document.article.slice(range).to_owned()).unwrap_or_default()
}

#[test]
fn text_is_found_as_it_is_typed_counted_and_gone_through() {
    let mut driver = harbour();
    assert!(!driver.shows("Find in the article"));
    find(&mut driver, "dovane");
    assert!(driver.shows("Hits 1 of 5"), "{}", count(&driver));
    assert!(driver.shows("Hit 1 of 5"), "in the status line");
    assert_eq!(hits(&driver), ["Dovane"; 5]);
    driver.press(NONE, Key::Enter);
    assert_eq!(count(&driver), "2 of 5");
    driver.press(SHIFT, Key::Enter);
    driver.press(SHIFT, Key::Enter);
    assert_eq!(count(&driver), "5 of 5", "it wraps");
    driver.press(NONE, Key::F3);
    driver.press(COMMAND, Key::G);
    assert_eq!(count(&driver), "2 of 5");
    driver.press(COMMAND_SHIFT, Key::G);
    driver.press(SHIFT, Key::F3);
    driver.click("Next hit");
    assert_eq!(count(&driver), "1 of 5");
    // What is typed next replaces the previous search.
    find(&mut driver, "no such words");
    assert!(driver.shows("Hits No hits"));
    assert!(!driver.shows("Hit 1 of 5"));
}

#[test]
fn the_page_follows_the_hits() {
    let mut driver = harbour();
    driver.harness.set_size(egui::vec2(1000.0, 380.0));
    driver.harness.run();
    find(&mut driver, "remained hopeful");
    assert_eq!(count(&driver), "1 of 1");
    assert!(driver.offset() > 300.0, "{}", driver.offset());
    let in_view = driver.document().view.in_view;
    let hit = driver.document().find.hits()[0];
    assert!(in_view.contains(hit));
}

#[test]
fn escape_closes_the_bar_and_selects_the_hit() {
    let mut driver = harbour();
    find(&mut driver, "grain  CORRIDOR");
    driver.press(NONE, Key::Escape);
    assert!(!driver.shows("Find in the article"));
    assert_eq!(selected(&driver), "grain corridor");
    // The previous search is there again, and typing replaces it.
    driver.press(COMMAND, Key::F);
    settle(&mut driver);
    assert_eq!(driver.harness.state().state().find.query.text, "grain  CORRIDOR");
    assert_eq!(count(&driver), "1 of 1");
    driver.type_text("Breckel");
    assert_eq!(driver.harness.state().state().find.query.text, "Breckel");
    driver.press(NONE, Key::Escape);
    assert_eq!(selected(&driver), "Breckel");
    driver.press(NONE, Key::Escape);
    assert_eq!(selected(&driver), "");
}

#[test]
fn escape_takes_back_one_thing_at_a_time() {
    let mut driver = harbour();
    driver.click("Tarik Selvan, mention 1 of 4");
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("selvan");
    find(&mut driver, "ships");
    let left = |driver: &Driver| {
        let document = driver.document();
        let finds = driver.harness.state().state().find.is_open;
        let has = [finds, !document.filter.text.is_empty(), document.selected_text().is_some()];
        (has, document.selection.is_some())
    };
    assert_eq!(left(&driver), ([true, true, false], true));
    for rest in [
        ([false, true, true], true),
        ([false, false, true], true),
        ([false, false, false], true),
        ([false, false, false], false),
    ] {
        driver.press(NONE, Key::Escape);
        assert_eq!(left(&driver), rest, "the bar, the filter, the selected text, the selected person");
    }
}

#[test]
fn f3_goes_to_mentions_where_the_bar_is_closed_or_found_nothing() {
    let mut driver = harbour();
    driver.click("Tarik Selvan, mention 1 of 4");
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 4"));
    find(&mut driver, "ships");
    let first = count(&driver);
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 4"));
    assert_ne!(count(&driver), first);
    find(&mut driver, "no such words");
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("3 of 4"));
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("4 of 4"));
}

#[test]
fn the_switches_say_how_the_text_is_taken() {
    let mut driver = harbour();
    find(&mut driver, "the");
    let all = hits(&driver).len();
    driver.click("Whole words");
    settle(&mut driver);
    let words = hits(&driver).len();
    assert!(words < all && words > 3);
    driver.click("Match case");
    settle(&mut driver);
    assert!(hits(&driver).iter().all(|hit| hit == "the"));
    assert!(hits(&driver).len() < words);
    for key in [Key::C, Key::W] {
        driver.press(ALT, key);
    }
    settle(&mut driver);
    assert_eq!(hits(&driver).len(), all, "the keys turn them back");

    find(&mut driver, "jo márlow");
    assert_eq!(hits(&driver), ["Jo Marlow", "Jo Marlow"]);
    driver.click("Ignore accents");
    settle(&mut driver);
    assert!(hits(&driver).is_empty());
}

#[test]
fn a_regular_expression_is_found_and_an_invalid_one_says_why() {
    let mut driver = harbour();
    driver.press(COMMAND, Key::F);
    driver.press(ALT, Key::R);
    driver.type_text(r"\d+ (ships|jobs|months)");
    settle(&mut driver);
    assert_eq!(
        hits(&driver),
        ["300 jobs", "11 months"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
    );
    find(&mut driver, r"(\d+");
    assert!(driver.shows("Unclosed group"));
    assert!(hits(&driver).is_empty());
    find(&mut driver, "x*");
    assert!(!driver.shows("Unclosed group"));
    assert!(hits(&driver).iter().all(|hit| !hit.is_empty()));
    driver.click("Regular expression");
    settle(&mut driver);
    assert!(driver.shows("Hits No hits"));
}

#[test]
fn hits_are_listed_with_their_context_and_gone_to() {
    let mut driver = harbour();
    find(&mut driver, "selvan");
    driver.click("List of hits");
    let rows = |driver: &Driver| driver.harness.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(rows(&driver), 4);
    let row = driver.harness.get_all_by_role(Role::ListBoxOption).nth(2).unwrap();
    let label = row.accesskit_node().label().unwrap_or_default();
    assert!(label.starts_with("Dovane and Selvan are due to meet again") && label.ends_with('…'), "{label}");
    row.click();
    driver.harness.run();
    assert_eq!(count(&driver), "3 of 4");
    // From the field into the list, and on with the arrows.
    driver.press(COMMAND, Key::F);
    driver.press(NONE, Key::ArrowDown);
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(count(&driver), "4 of 4");
    driver.press(NONE, Key::Home);
    assert_eq!(count(&driver), "1 of 4");
    driver.press(NONE, Key::Enter);
    assert!(driver.harness.ctx.memory(|memory| memory.focused().is_none()), "the page has the keys again");
    driver.press(NONE, Key::Escape);
    assert_eq!(rows(&driver), 0);
    assert_eq!(selected(&driver), "Selvan");
}

#[test]
fn the_selected_text_is_found() {
    let mut driver = harbour();
    find(&mut driver, "corridor");
    driver.press(NONE, Key::Escape);
    find(&mut driver, "Breckel");
    driver.press(NONE, Key::Escape);
    assert_eq!(selected(&driver), "Breckel");
    driver.press(COMMAND_SHIFT, Key::E);
    settle(&mut driver);
    assert_eq!(driver.harness.state().state().find.query.text, "Breckel");
    assert_eq!(count(&driver), "1 of 3", "the one that was selected");
}

#[test]
fn the_query_is_that_of_the_window_and_the_hits_are_those_of_the_article() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    find(&mut driver, "the");
    let shown = |driver: &Driver| driver.harness.state().state().shown;
    let (first, first_hits) = (shown(&driver), hits(&driver));
    driver.press(CTRL, Key::Tab);
    settle(&mut driver);
    assert_ne!(shown(&driver), first);
    assert_eq!(driver.document().place(), 0, "another article is not moved");
    assert!(!hits(&driver).is_empty() && hits(&driver).len() != first_hits.len());
    driver.press(CTRL, Key::Tab);
    settle(&mut driver);
    assert_eq!(hits(&driver), first_hits);
}

#[test]
fn a_long_article_is_searched_on_another_thread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    let line = "A Café by the harbour, and another café\nby the sea, said Mr Naïf, who likes cafes.\n\n";
    std::fs::write(&path, format!("Long\n\n{}The very end.\n", line.repeat(40_000))).unwrap();
    let stored = StoredSettings {
        settings: Settings { reduced_motion: true, ..Settings::default() },
        unreadable: None,
    };
    let mut driver = Driver::start(stored, services(), vec![path]);
    find(&mut driver, "cafe");
    assert_eq!(count(&driver), "1 of 100,000+");
    driver.press(COMMAND_SHIFT, Key::L);
    driver.press(SHIFT, Key::F3);
    assert_eq!(count(&driver), "100,000 of 100,000+");
    find(&mut driver, "very end");
    assert_eq!(count(&driver), "1 of 1");
    let in_view = driver.document().view.in_view;
    assert!(in_view.contains(driver.document().find.hits()[0]));
    // Each letter abandons the search before it.
    driver.press(COMMAND, Key::F);
    for letter in ["c", "a", "f", "e", "s"] {
        driver.harness.event(Event::Text(letter.to_owned()));
        driver.harness.step();
    }
    settle(&mut driver);
    assert_eq!(count(&driver), "1 of 40,000", "behind the very end comes the start");
}

#[test]
fn marks_beside_the_page_lead_to_hits() {
    let mut driver = harbour();
    driver.harness.set_size(egui::vec2(1000.0, 380.0));
    driver.harness.run();
    find(&mut driver, "hopeful");
    driver.press(NONE, Key::Escape);
    driver.press(NONE, Key::Home);
    driver.press(COMMAND, Key::F);
    settle(&mut driver);
    let hit = driver.document().find.hits()[0];
    let pos = driver.hover_beside_page(hit.start(), 3.0);
    assert!(driver.shows("Hit 1 of 1"), "on hover");
    assert!(driver.harness.query_by_label_contains("remained hopeful").is_some());
    driver.click_at(pos);
    let in_view = driver.document().view.in_view;
    assert!(in_view.contains(hit));
}
