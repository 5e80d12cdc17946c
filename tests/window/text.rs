//! Selecting and setting the text of an article, driven by the pointer and by keys.

use dateline::TextRange;
use dateline::testing::{Face, Settings, StoredSettings, Typography};
use dateline::window::ThemeChoice;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, file, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, NONE, SHIFT};

/// A window with the harbour article.
fn harbour() -> Driver {
    Driver::with(&[HARBOUR])
}

/// The selected words.
fn selected(driver: &Driver) -> String {
    let document = driver.document();
    document.selected_text().map(|range| document.article.slice(range).to_owned()).unwrap_or_default()
}

/// The middle of the left edge of the piece that starts with `words`.
fn start_of(driver: &Driver, words: &str) -> Pos2 {
    let node = driver
        .harness
        .get_all_by_label_contains(words)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(words)))
        .expect("a piece with these words");
    node.rect().left_top() + Vec2::new(1.0, 12.0)
}

fn button(driver: &mut Driver, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    driver.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    driver.harness.step();
}

fn point(driver: &mut Driver, pos: Pos2) {
    driver.harness.event(Event::PointerMoved(pos));
    driver.harness.step();
}

fn drag(driver: &mut Driver, from: Pos2, to: Pos2) {
    point(driver, from);
    button(driver, from, true, NONE);
    for share in 1..=4 {
        point(driver, from + (to - from) * (share as f32 / 4.0));
    }
    button(driver, to, false, NONE);
    driver.harness.run();
}

fn click(driver: &mut Driver, pos: Pos2, times: usize) {
    // Every event takes one step of the harness, which is a quarter of a second.
    driver.harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 1.0);
    point(driver, pos);
    for _ in 0..times {
        for pressed in [true, false] {
            let button = PointerButton::Primary;
            driver.harness.event(Event::PointerButton { pos, button, pressed, modifiers: NONE });
        }
        driver.harness.step();
    }
    driver.harness.run();
}

/// The text from the start of `first` to the start of `last`.
fn text_between(driver: &Driver, first: &str, last: &str) -> String {
    let article = &driver.document().article;
    let place = |words: &str| article.text().find(words).expect("these words");
    article.slice(TextRange::new(place(first), place(last))).to_owned()
}

#[test]
fn text_is_drawn_over_several_blocks_and_copied_as_the_article_has_it() {
    let mut driver = harbour();
    let (from, to) = (start_of(&driver, "Her counterpart"), start_of(&driver, "Insurers have"));
    drag(&mut driver, from, to);
    let expected = text_between(&driver, "Her counterpart", "Insurers have");
    assert_eq!(selected(&driver).trim_end(), expected.trim_end());
    driver.harness.event(Event::Copy);
    driver.harness.run();
    assert_eq!(driver.copied().unwrap().trim_end(), expected.trim_end());

    drag(&mut driver, to, from);
    assert_eq!(selected(&driver).trim_end(), expected.trim_end(), "from the end to the start");
}

#[test]
fn a_double_click_takes_a_word_and_a_triple_click_the_paragraph() {
    let mut driver = harbour();
    let pos = start_of(&driver, "Her counterpart") + Vec2::new(8.0, 0.0);
    click(&mut driver, pos, 2);
    assert_eq!(selected(&driver), "Her");
    driver.harness.run_steps(8);
    click(&mut driver, pos, 3);
    assert!(selected(&driver).starts_with("Her counterpart") && selected(&driver).ends_with("he said."));
    driver.press(NONE, Key::Escape);
    assert_eq!(selected(&driver), "");
}

#[test]
fn a_click_with_shift_draws_on() {
    let mut driver = harbour();
    let from = start_of(&driver, "Her counterpart");
    click(&mut driver, from, 1);
    assert_eq!(selected(&driver), "", "a click alone selects nothing");
    let to = start_of(&driver, "Insurers have");
    point(&mut driver, to);
    button(&mut driver, to, true, SHIFT);
    button(&mut driver, to, false, SHIFT);
    driver.harness.run();
    assert!(selected(&driver).starts_with("Her counterpart"));
}

#[test]
fn a_selection_outlives_scrolling_and_another_size_of_text() {
    let mut driver = harbour();
    driver.harness.set_size(Vec2::new(900.0, 420.0));
    driver.harness.run();
    let pos = start_of(&driver, "Mirela Dovane, the") + Vec2::new(200.0, 30.0);
    click(&mut driver, pos, 3);
    let words = selected(&driver);
    assert!(words.starts_with("Mirela Dovane"));
    driver.press(NONE, Key::End);
    driver.press(COMMAND, Key::CloseBracket);
    driver.press(NONE, Key::Home);
    assert_eq!(selected(&driver), words);
    driver.press(COMMAND, Key::C);
    assert_eq!(driver.copied().as_deref(), Some(words.as_str()));
}

#[test]
fn the_page_scrolls_while_text_is_drawn_beyond_its_edge() {
    let mut driver = harbour();
    driver.harness.set_size(Vec2::new(900.0, 420.0));
    driver.harness.run();
    let from = start_of(&driver, "Mirela Dovane, the");
    point(&mut driver, from);
    button(&mut driver, from, true, NONE);
    let below = pos2(from.x + 40.0, 500.0);
    for _ in 0..120 {
        point(&mut driver, below);
    }
    button(&mut driver, below, false, NONE);
    assert!(driver.offset() > 100.0, "{}", driver.offset());
    assert!(selected(&driver).contains("Insurers hold back"), "{}", selected(&driver));
}

#[test]
fn keys_draw_a_selection_letter_by_letter_and_further() {
    let mut driver = harbour();
    driver.press(SHIFT, Key::ArrowRight);
    driver.press(SHIFT, Key::ArrowRight);
    assert_eq!(selected(&driver), "Ha");
    driver.press(COMMAND_SHIFT, Key::ArrowRight);
    assert_eq!(selected(&driver), "Harbour");
    driver.press(COMMAND_SHIFT, Key::ArrowRight);
    driver.press(COMMAND_SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&driver), "Harbour ");
    driver.press(SHIFT, Key::End);
    assert!(selected(&driver).ends_with("corridor"), "{}", selected(&driver));
    driver.press(SHIFT, Key::ArrowDown);
    assert!(selected(&driver).contains("corridor\n"), "{}", selected(&driver));
    driver.press(COMMAND_SHIFT, Key::End);
    let article = &driver.document().article;
    assert_eq!(selected(&driver), article.text().trim());
    driver.press(COMMAND_SHIFT, Key::Home);
    assert_eq!(selected(&driver), "");
}

#[test]
fn everything_can_be_selected_except_while_typing() {
    let mut driver = harbour();
    driver.press(COMMAND, Key::A);
    let article = driver.document().article.clone();
    assert_eq!(selected(&driver), article.text().trim());
    driver.press(NONE, Key::Escape);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.press(COMMAND, Key::A);
    assert_eq!(selected(&driver), "", "the keys belong to the box");
}

#[test]
fn a_quotation_is_copied_with_its_source() {
    let mut driver = harbour();
    let pos = start_of(&driver, "Her counterpart");
    click(&mut driver, pos, 3);
    driver.press(COMMAND_SHIFT, Key::Q);
    let copied = driver.copied().unwrap();
    assert!(copied.starts_with("“Her counterpart in Ankara"), "{copied}");
    assert!(copied.contains("‘We will not sign in the dark,’ he said.”\n— "), "{copied}");
    assert!(copied.contains("“Harbour talks resume"), "{copied}");
}

#[test]
fn the_menu_of_the_text_selects_what_it_names() {
    let mut driver = harbour();
    let pos = driver.get("Tarik Selvan, mention 1 of 4").rect().center();
    point(&mut driver, pos);
    for pressed in [true, false] {
        let button = PointerButton::Secondary;
        driver.harness.event(Event::PointerButton { pos, button, pressed, modifiers: NONE });
    }
    driver.harness.step();
    driver.harness.run();
    assert!(driver.shows("Copy with source"));
    driver.click("Select person, country or statistic");
    assert_eq!(driver.place().as_deref(), Some("1 of 4"));
    assert!(!driver.shows("Copy with source"), "the menu is closed");
}

#[test]
fn the_text_is_set_as_the_reader_likes_and_the_place_is_kept() {
    let stored = StoredSettings {
        settings: Settings { reduced_motion: true, ..Settings::default() },
        unreadable: None,
    };
    let mut driver = Driver::start(stored, services(), vec![file(HARBOUR)]);
    driver.harness.set_size(Vec2::new(1000.0, 380.0));
    driver.harness.run();
    driver.press(NONE, Key::PageDown);
    driver.press(NONE, Key::ArrowDown);
    let place = |driver: &Driver| driver.document().view.place();
    let line = place(&driver);
    assert!(line > 0);
    driver.click("Reading");
    for _ in 0..3 {
        driver.click("Larger text");
        driver.click("Longer lines");
    }
    driver.click("More line spacing");
    driver.click("Sans serif");
    let set = driver.harness.state().state().settings.typography;
    assert_eq!((set.text_size, set.measure, set.face), (22.0, 100.0, Face::Sans));
    let article = driver.document().article.clone();
    let moved = article.text()[place(&driver).min(line)..place(&driver).max(line)].chars().count();
    assert!(moved < 130, "the line at the top still holds the same words, {moved} letters on");
    driver.get("Reset typography").click_accesskit();
    driver.harness.run();
    assert_eq!(driver.harness.state().state().settings.typography, Typography::default());
    let back = place(&driver);
    assert!(article.text()[back.min(line)..back.max(line)].chars().count() < 130);
}

#[test]
fn a_clean_page_has_neither_highlights_nor_panels() {
    let mut driver = harbour();
    let mentions = |driver: &Driver| driver.harness.query_all_by_role(egui::accesskit::Role::Link).count();
    assert!(mentions(&driver) > 5 && driver.shows("People, 3"));
    driver.press(NONE, Key::F8);
    assert!(mentions(&driver) == 0 && !driver.shows("People, 3"));
    driver.press(NONE, Key::F8);
    assert!(mentions(&driver) > 5 && driver.shows("People, 3"));
}

#[test]
fn every_palette_can_be_chosen() {
    let mut driver = harbour();
    driver.click("Reading");
    for (name, choice) in [
        ("Sepia theme", ThemeChoice::Sepia),
        ("High contrast", ThemeChoice::HighContrast),
        ("High contrast, dark", ThemeChoice::HighContrastDark),
        ("Dark theme", ThemeChoice::Dark),
        ("System theme", ThemeChoice::System),
    ] {
        let before = driver.harness.ctx.global_style().visuals.panel_fill;
        driver.click(name);
        assert_eq!(driver.harness.state().state().settings.theme, choice);
        assert_ne!(driver.harness.ctx.global_style().visuals.panel_fill, before, "{name}");
    }
}

#[test]
fn what_is_selected_is_offered_to_the_middle_button() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.select_text("cargo ships");
    driver.harness.run();
    driver.harness.run();
    assert_eq!(*driver.desk.offered.borrow(), ["cargo ships"], "once");
}
