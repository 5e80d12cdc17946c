//! Reading an article: panels, mentions, export, and which choices are kept.

use std::path::Path;

use dateline::testing::{KEY, Services, Settings, StoredSettings, UNREADABLE_KEY};
use dateline::window::ThemeChoice;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::gui_support::{Driver, HARBOUR, RESULTS, Storage, file, services};
use crate::keys::{COMMAND, COMMAND_SHIFT, CTRL, NONE, SHIFT};
use crate::known::DOVANE;

#[test]
fn a_section_can_be_closed_and_opened() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("People, 3");
    assert!(!driver.shows(DOVANE));
    driver.click("People, 3");
    assert!(driver.shows(DOVANE));
    // Makes room for the last section.
    driver.click("Statistics, 4");
    driver.click("Not sure, 1");
    assert!(driver.shows("Hamburg, not sure: country?"));
}

#[test]
fn a_row_selects_its_entity_and_goes_through_its_mentions() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click(DOVANE);
    assert!(driver.shows("1 of 5"));
    assert!(driver.shows("in paragraph 1"));
    for place in ["2 of 5", "3 of 5", "4 of 5", "5 of 5", "1 of 5"] {
        driver.click(DOVANE);
        assert!(driver.shows(place), "{place}");
    }
    driver.click("Previous mention");
    assert_eq!(driver.place().as_deref(), Some("5 of 5"));
    assert!(driver.offset() > 0.0, "the last mention had to be scrolled to");
    driver.click("Next mention");
    assert_eq!(driver.place().as_deref(), Some("1 of 5"));
    driver.press(NONE, Key::Escape);
    assert!(driver.document().selection.is_none());
}

#[test]
fn keys_go_through_the_mentions() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("Turkey, 2 mentions");
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 2"));
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("1 of 2"));
    driver.press(SHIFT, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 2"));
}

#[test]
fn captions_and_unsure_places_can_be_jumped_to() {
    let mut driver = Driver::with(&[HARBOUR]);
    let row = "Caption: Tugboats wait beside an empty grain berth in Constanta, 9 March 2025. \
               Photo: Jo Marlow/Pool via REUTERS";
    driver.click(row);
    assert!(driver.shows("1 of 1"));
    assert!(driver.offset() > 0.0);
    // Its header is out of view now that the card is there; a screen reader can still open it.
    driver.get("Not sure, 1").click_accesskit();
    driver.harness.run();
    driver.click("Hamburg, not sure: country?");
    assert!(driver.shows("1 of 1"));
}

#[test]
fn a_mention_in_the_text_selects_its_entity() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("Tarik Selvan, mention 1 of 4");
    assert_eq!(driver.place().as_deref(), Some("1 of 4"));
    assert!(driver.shows("Tarik Selvan"), "the status line names the entity");
    // The section opens by itself to show the row.
    driver.press(NONE, Key::Escape);
    driver.click("Countries, 2");
    assert!(!driver.shows("Romania, 4 mentions"));
    driver.click("Romania, mention 2 of 4");
    assert!(driver.shows("Romania, 4 mentions"));
    assert_eq!(driver.place().as_deref(), Some("2 of 4"));
}

#[test]
fn a_mention_says_what_it_is_on_hover() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.get("Romania, mention 1 of 4").hover();
    for _ in 0..4 {
        driver.harness.step();
    }
    assert!(driver.shows("By its demonym here"));
    assert!(driver.shows("4 mentions: 1 by name, 2 by demonym, 1 by capital"));
}

#[test]
fn a_chip_hides_its_kind_without_moving_a_word() {
    let mut driver = Driver::with(&[HARBOUR]);
    let before = driver.get("Romania, mention 2 of 4").rect();
    driver.click("People");
    assert!(!driver.shows("Mirela Dovane, mention 1 of 5"));
    assert_eq!(driver.get("Romania, mention 2 of 4").rect(), before);
    driver.press(COMMAND, Key::Num1);
    assert!(driver.shows("Mirela Dovane, mention 1 of 5"));
    // A jump shows the highlights of its kind.
    driver.click("People");
    driver.click(DOVANE);
    assert!(driver.shows("Mirela Dovane, mention 1 of 5"));
}

#[test]
fn the_summary_is_exported_and_copied() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("talks.json");
    let mut driver = Driver::with(&[HARBOUR]);
    driver.desk.to_save.borrow_mut().push_back(target.clone());
    driver.choose("Export", "Export JSON…");
    driver.wait_for_label("Exported to");
    let (suggested_folder, name) = driver.desk.suggested.borrow()[0].clone();
    assert_eq!(name, "harbour.json");
    assert_eq!(suggested_folder, file(HARBOUR).parent().map(Path::to_owned));
    let exported = std::fs::read_to_string(&target).unwrap();
    let json: serde_json::Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(json["people"].as_array().unwrap().len(), 3);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");

    driver.click("Open folder");
    driver.wait_for_label("could not be opened: there is no file manager");

    driver.press(COMMAND_SHIFT, Key::C);
    driver.wait_for_label("The summary is on the clipboard");
    assert_eq!(driver.copied(), Some(exported));
}

#[test]
fn an_export_that_fails_says_why() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.desk.to_save.borrow_mut().push_back(file("tests/data/no-such-folder/talks.json"));
    driver.press(COMMAND, Key::E);
    driver.wait_for_label("talks.json could not be written");
}

#[test]
fn an_export_replaces_no_open_article() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("article.txt");
    std::fs::copy(file(HARBOUR), &article).unwrap();
    let before = std::fs::read(&article).unwrap();
    let mut driver =
        Driver::start(StoredSettings::default(), services(), vec![file(RESULTS), article.clone()]);
    driver.desk.to_save.borrow_mut().push_back(article.clone());
    driver.press(COMMAND, Key::E);
    driver.wait_for_label("it would replace an open article");
    assert_eq!(std::fs::read(&article).unwrap(), before);
}

#[test]
fn everything_can_be_done_by_the_keyboard_alone() {
    let mut driver = Driver::with(&[]);
    driver.desk.to_open.borrow_mut().push_back(vec![file(HARBOUR)]);
    driver.press(COMMAND, Key::O);
    driver.wait_for("an article", |app| app.state().documents.len() == 1);
    driver.settle();
    let mut presses = 0;
    while !driver.get(DOVANE).is_focused() {
        driver.press(NONE, Key::Tab);
        presses += 1;
        assert!(presses < 40, "the Tab key never came to the first person");
    }
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.place().as_deref(), Some("1 of 5"));
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 5"));
    driver.press(NONE, Key::Escape);
    assert_eq!(driver.place(), None);
    let before = driver.offset();
    driver.press(NONE, Key::PageDown);
    assert!(driver.offset() > before);
    driver.press(NONE, Key::Home);
    assert!(driver.offset() < 1.0);
    // Find, filter, select text, export.
    driver.press(COMMAND, Key::F);
    driver.harness.event(egui::Event::Text("corridor".to_owned()));
    driver.harness.run();
    driver.press(NONE, Key::Enter);
    assert!(driver.harness.query_all_by_label_contains("2 of ").next().is_some());
    driver.press(NONE, Key::Escape);
    let shift_command = COMMAND_SHIFT;
    driver.press(shift_command, Key::F);
    driver.harness.event(egui::Event::Text("selvan".to_owned()));
    driver.harness.run();
    assert!(driver.shows("People, 1 of 3"));
    driver.press(NONE, Key::Enter);
    driver.press(NONE, Key::Enter);
    assert_eq!(driver.place().as_deref(), Some("1 of 4"));
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("talks.json");
    driver.desk.to_save.borrow_mut().push_back(exported.clone());
    driver.press(COMMAND, Key::E);
    driver.wait_for_label("Exported to");
    assert!(std::fs::read_to_string(exported).unwrap().contains("Tarik Selvan"));
    driver.press(NONE, Key::F9);
    assert!(!driver.shows("People, 1 of 3"));
    driver.press(COMMAND, Key::Plus);
    assert!(driver.harness.state().state().settings.zoom > 1.05);
    driver.press(COMMAND, Key::Num0);
    assert!(driver.harness.state().state().settings.zoom < 1.05);
}

#[test]
fn the_theme_is_chosen_from_the_menu() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.choose("Reading", "Light theme");
    assert!(!driver.harness.ctx.global_style().visuals.dark_mode);
    // The menu stays open, so that one can try another.
    driver.click("Dark theme");
    assert!(driver.harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn what_was_chosen_is_there_the_next_time() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("People");
    driver.click("Countries, 2");
    driver.choose("Reading", "Dark theme");
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);

    let stored = StoredSettings::read(storage.0.get(KEY).cloned());
    let driver = Driver::start(stored, services(), vec![file(HARBOUR)]);
    assert!(!driver.shows("Romania, 4 mentions"));
    assert!(!driver.shows("Mirela Dovane, mention 1 of 5"));
    assert_eq!(driver.harness.state().state().settings.theme, ThemeChoice::Dark);
}

#[test]
fn settings_that_cannot_be_read_are_kept_aside() {
    let stored = StoredSettings::read(Some("not settings".to_owned()));
    let mut driver = Driver::start(stored, services(), Vec::new());
    assert!(driver.harness.query_by_label_contains("The settings could not be read").is_some());
    let mut storage = Storage::default();
    driver.harness.state_mut().save_settings(&mut storage);
    assert_eq!(storage.0[UNREADABLE_KEY], "not settings");
    assert_eq!(Settings::from_json(&storage.0[KEY]).unwrap(), Settings::default());
}

#[test]
fn a_narrow_window_keeps_everything_usable() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.harness.set_size(egui::vec2(700.0, 500.0));
    driver.harness.run();
    driver.click(DOVANE);
    assert!(driver.shows("1 of 5"));
    driver.click("People");
    assert!(!driver.shows("Mirela Dovane, mention 1 of 5"));
}

#[test]
fn ten_megabytes_are_read_at_once_and_jumped_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    let paragraph = std::fs::read_to_string(file(HARBOUR)).unwrap().replace("Romania", "Harbour");
    let middle = "Mirela Dovane spoke in Poland.";
    let half = paragraph.repeat(5_000_000 / paragraph.len());
    // Also one block of a megabyte, since a block may be of any length.
    let endless = "word ".repeat(200_000);
    std::fs::write(&path, format!("{half}\n\n{endless}\n\n{middle}\n\n{half}")).unwrap();
    let mut driver = Driver::start(StoredSettings::default(), services(), vec![path]);
    driver.click("Poland, 1 mention");
    assert!(driver.shows("Poland, mention 1 of 1"), "the mention is in view");
    assert!(driver.offset() > 100_000.0);
    driver.press(NONE, Key::End);
    driver.press(NONE, Key::Home);
    assert!(driver.offset() < 1.0);
    let galleys = driver.most_galleys.get();
    assert!(galleys < 1000, "{galleys} texts were laid out in one pass, of tens of thousands in the article");
}

#[test]
fn an_article_in_another_language_has_a_warning_that_can_be_put_aside() {
    let files = vec![file("tests/data/german.txt"), file(HARBOUR)];
    let mut driver = Driver::start(StoredSettings::default(), Services::default(), files);
    let warning = "The article seems to be in German";
    let warns = |driver: &Driver| driver.harness.query_by_label_contains(warning).is_some();
    assert!(warns(&driver));
    assert!(driver.shows("Language: German"), "the status line names the language");
    assert!(driver.shows("People, 0"));
    driver.harness.set_size(egui::vec2(1280.0, 1200.0));
    let state = driver.harness.state().state();
    let unsure =
        state.active().and_then(|article| article.findings()).map(|found| found.analysis.unsure.len());
    driver.click(&format!("Not sure, {}", unsure.expect("the analysis ended well")));
    assert!(driver.shows("Thomas Reimann, not sure: person?"));

    driver.press(CTRL, Key::Tab);
    assert!(!warns(&driver), "the other article is in English");
    assert!(driver.shows("Language: English"));
    driver.press(CTRL, Key::Tab);
    driver.click("Dismiss warning");
    assert!(!warns(&driver));
    driver.press(CTRL, Key::Tab);
    driver.press(CTRL, Key::Tab);
    assert!(!warns(&driver), "it stays away");
}

#[test]
fn the_language_of_an_article_can_be_put_right() {
    let mut driver = Driver::start(StoredSettings::default(), Services::default(), vec![file(HARBOUR)]);
    let people = |driver: &Driver| {
        let state = driver.harness.state().state();
        let findings = state.active().and_then(|article| article.findings());
        findings.expect("the analysis ended well").analysis.people.len()
    };
    let before = people(&driver);
    assert!(before > 0);
    driver.choose("Language: English", "Afrikaans");
    driver.settle();
    assert!(driver.shows("Language: Afrikaans"));
    assert_eq!(people(&driver), 0, "names are recognised in English only");
    driver.choose("Language: Afrikaans", "English");
    driver.settle();
    assert_eq!(people(&driver), before);
}

#[test]
fn the_real_analysis_fills_the_panels() {
    let driver = Driver::start(StoredSettings::default(), Services::default(), vec![file(HARBOUR)]);
    let state = driver.harness.state().state();
    let findings = state.active().unwrap().findings().expect("the analysis ended well");
    assert!(!findings.analysis.countries.is_empty());
    assert_eq!(findings.analysis.captions.len(), 2);
}
