//! The side panels of the window: their orders, their filter and the signs of doubt, driven by their labels.

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::testing::{Services, Settings, StoredSettings};
use dateline::{Analysis, Article, Doubt, Parts};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::gui_support::{Driver, HARBOUR, RESULTS, file, services};
use crate::keys::{COMMAND_SHIFT, CTRL, NONE, SHIFT};
use crate::known::{DOVANE, MONTHS, SELVAN, SHIPS, known_words, mention, person};

const BRECKEL: &str = "Anton Breckel, 3 mentions";
const ROMANIA: &str = "Romania, 4 mentions";
const TURKEY: &str = "Turkey, 2 mentions";
const MONEY: &str = "$1,200,000, Insurers have quoted $1.2 million a voyage";
const SHARE: &str = "18 %, up 18% on last year";
const FILTER: &str = "Filter the panels";

impl Driver {
    /// Asserts that the rows called `labels` are below one another, in this order.
    #[track_caller]
    fn assert_order(&self, labels: &[&str]) {
        let tops: Vec<f32> = labels.iter().map(|label| self.get(label).rect().top()).collect();
        assert!(tops.is_sorted_by(|above, below| above < below), "{labels:?} stand at {tops:?}");
    }

    /// Presses Tab until the widget called `label` has the keyboard focus.
    fn tab_to(&mut self, label: &str) {
        for _ in 0..60 {
            if self.get(label).is_focused() {
                return;
            }
            self.press(NONE, Key::Tab);
        }
        panic!("the Tab key never came to {label:?}");
    }

    fn selection(&self) -> bool {
        self.harness.state().state().active().is_some_and(|document| document.selection.is_some())
    }

    fn filter_text(&self) -> String {
        self.document().filter.text.clone()
    }
}

#[test]
fn people_countries_and_statistics_are_sorted_from_their_headers() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.assert_order(&[DOVANE, SELVAN, BRECKEL]);
    driver.choose("Sort people", "By name");
    driver.assert_order(&[BRECKEL, DOVANE, SELVAN]);
    driver.choose("Sort people", "By count");
    driver.assert_order(&[DOVANE, SELVAN, BRECKEL]);
    driver.choose("Sort countries", "By count");
    driver.assert_order(&[ROMANIA, TURKEY]);

    driver.assert_order(&[SHIPS, MONTHS, MONEY, SHARE]);
    driver.choose("Sort statistics", "By value");
    driver.assert_order(&[SHARE, MONEY, SHIPS, MONTHS]);
    driver.choose("Sort statistics", "By kind");
    driver.assert_order(&[SHARE, MONEY, SHIPS, MONTHS]);
    driver.choose("Sort statistics", "By subject");
    driver.assert_order(&[SHIPS, MONTHS, MONEY, SHARE]);
    driver.choose("Sort statistics", "By first mention");
    driver.assert_order(&[SHIPS, MONTHS, MONEY, SHARE]);
}

#[test]
fn the_chosen_order_is_ticked() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.choose("Sort people", "By name");
    driver.click("Sort people");
    let entries = ["By first mention", "By count", "By name"];
    let ticked = entries.map(|entry| {
        let node = driver.harness.get_by_role_and_label(Role::MenuItemRadio, entry);
        node.accesskit_node().toggled() == Some(Toggled::True)
    });
    assert_eq!(ticked, [false, false, true]);
}

#[test]
fn a_section_without_rows_to_sort_has_no_sort_menu() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click("People, 3");
    assert!(!driver.shows("Sort people"), "it is closed");
    assert!(driver.shows("Sort countries"));
    assert!(!driver.shows("Sort image captions"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.txt");
    std::fs::write(&path, "A quiet day\n\nNothing happened at all.").unwrap();
    let driver = Driver::start(StoredSettings::default(), services(), vec![path]);
    assert!(!driver.shows("Sort people"), "nobody is in it");
    assert!(driver.shows("No people found"));
}

#[test]
fn a_section_says_whether_it_is_open() {
    let mut driver = Driver::with(&[HARBOUR]);
    let is_open = |driver: &Driver| driver.get("People, 3").accesskit_node().data().is_expanded();
    assert_eq!(is_open(&driver), Some(true));
    driver.click("People, 3");
    assert_eq!(is_open(&driver), Some(false));
}

#[test]
fn orders_are_chosen_by_the_keyboard() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.tab_to("Sort people");
    driver.press(NONE, Key::Enter);
    driver.tab_to("By name");
    driver.press(NONE, Key::Enter);
    driver.assert_order(&[BRECKEL, DOVANE, SELVAN]);
    assert!(!driver.shows("By count"), "the menu is closed");
    assert!(driver.get("Sort people").is_focused(), "the keyboard is back at the button");
    driver.press(NONE, Key::Tab);
    assert!(driver.get(BRECKEL).is_focused(), "the rows follow in the order in which they stand");
}

#[test]
fn orders_are_there_the_next_time_and_hold_for_every_article() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.choose("Sort people", "By name");
    driver.choose("Sort statistics", "By value");
    let json = driver.harness.state().state().settings.to_json();
    let stored = StoredSettings::read(Some(json));
    let mut driver = Driver::start(stored, services(), vec![file(RESULTS), file(HARBOUR)]);
    driver.press(CTRL, Key::Tab);
    driver.assert_order(&[BRECKEL, DOVANE, SELVAN]);
    driver.assert_order(&[SHARE, MONEY, SHIPS, MONTHS]);
}

#[test]
fn settings_of_a_version_without_orders_can_be_read() {
    let settings = Settings::from_json("{\"zoom\": 1.2}").unwrap();
    assert_eq!(settings.orders, Settings::default().orders);
}

#[test]
fn mentions_and_exports_do_not_hang_on_the_order() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::C);
    driver.wait_for_label("The summary is on the clipboard");
    let before = driver.copied();
    driver.choose("Sort people", "By name");
    driver.choose("Sort statistics", "By value");

    driver.click(BRECKEL);
    assert_eq!(driver.place().as_deref(), Some("1 of 3"));
    assert_eq!(driver.get(BRECKEL).accesskit_node().is_selected(), Some(true));
    driver.click(BRECKEL);
    assert_eq!(driver.place().as_deref(), Some("2 of 3"));
    driver.press(SHIFT, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("1 of 3"));

    driver.press(COMMAND_SHIFT, Key::C);
    driver.wait_for_label("The summary is on the clipboard");
    assert_eq!(driver.copied(), before, "the summary is in the order of the article");
}

/// Finds 60 people, in reverse order of name.
fn crowd(article: &Article) -> Analysis {
    let people = (0..60).rev().map(|number| {
        let name = crowd_name(number);
        person(&name, [mention(article, &name)])
    });
    let people = people.collect();
    Analysis::assemble(article, Parts { people, ..Parts::default() })
}

fn crowd_name(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + place as u8);
    format!("Jo N{}{}", letter(number / 26), letter(number % 26))
}

fn crowd_driver() -> Driver {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crowd.txt");
    let names: Vec<String> = (0..60).rev().map(crowd_name).collect();
    std::fs::write(&path, format!("A crowd\n\n{}.", names.join(", "))).unwrap();
    let services = Services {
        analyze: Arc::new(|article, _| ControlFlow::Continue(crowd(article))),
        ..Services::default()
    };
    let driver = Driver::start(StoredSettings::default(), services, vec![path]);
    drop(folder);
    driver
}

#[test]
fn the_selected_row_stays_in_view_when_the_order_changes() {
    let mut driver = crowd_driver();
    let first = format!("{}, 1 mention", crowd_name(59));
    let last = format!("{}, 1 mention", crowd_name(0));
    assert!(!driver.shows(&last), "it is far below");
    driver.click(&first);
    driver.choose("Sort people", "By name");
    let panel_bottom = 820.0;
    let row = driver.get(&first).rect();
    assert!(row.bottom() < panel_bottom && row.top() > 0.0, "the last row now, at {row:?}");
    assert!(!driver.shows(&last), "the first is out of view");
}

#[test]
fn a_mention_in_the_text_reveals_its_row_in_any_order() {
    let mut driver = crowd_driver();
    driver.choose("Sort people", "By name");
    let row = format!("{}, 1 mention", crowd_name(59));
    assert!(!driver.shows(&row));
    driver.click(&format!("{}, mention 1 of 1", crowd_name(59)));
    assert!(driver.shows(&row));
}

#[test]
fn a_row_keeps_the_keyboard_while_it_is_scrolled_out_of_view() {
    let mut driver = crowd_driver();
    let row = |number: usize| format!("{}, 1 mention", crowd_name(number));
    driver.press(NONE, Key::F6);
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), row(58));
    driver.harness.event(egui::Event::PointerMoved(egui::pos2(1100.0, 500.0)));
    for _ in 0..12 {
        driver.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -300.0),
            source: egui::MouseWheelSource::Unknown,
            phase: egui::TouchPhase::Move,
            modifiers: NONE,
        });
        driver.harness.run();
    }
    assert!(driver.shows(&row(0)), "the last is in view");
    assert_eq!(driver.focused(), row(58));
    driver.press(NONE, Key::ArrowDown);
    assert_eq!(driver.focused(), row(57));
    assert!(!driver.shows(&row(0)), "the list is back there");
}

#[test]
fn the_filter_narrows_all_panels_as_one_types() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::F);
    assert!(driver.get(FILTER).is_focused());
    driver.type_text("minister");
    assert!(driver.shows("People, 1 of 3"));
    assert!(driver.shows(DOVANE), "by what she was introduced as");
    assert!(!driver.shows(SELVAN));
    assert!(driver.shows("Countries, 0 of 2"));
    assert!(driver.shows("No countries match the filter"));
    assert!(!driver.shows("Sort countries"));
    assert!(driver.shows("Image captions, 1 of 2"));
    driver.click("Clear filter");
    assert!(driver.shows("People, 3"));
    assert!(driver.shows(SELVAN));
    assert!(driver.get(FILTER).is_focused());
}

#[test]
fn rows_match_by_whatever_they_say() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("selvan", &[SELVAN], &[DOVANE, ROMANIA, SHIPS]),
        ("SÉLVÁN tarik", &[SELVAN], &[DOVANE]),
        ("ankara", &[TURKEY], &[ROMANIA, SELVAN]),
        ("rou", &[ROMANIA], &[TURKEY]),
        ("cargo", &[SHIPS], &[MONTHS, DOVANE]),
        ("duration", &[MONTHS], &[SHIPS]),
        ("usd", &[MONEY], &[SHARE]),
        ("1200000", &[MONEY], &[SHIPS]),
        ("1.2 million", &[MONEY], &[SHIPS]),
        ("percentage", &[SHARE], &[MONEY]),
        ("   ", &[DOVANE, ROMANIA, SHIPS], &[]),
    ];
    for (typed, shown, hidden) in cases {
        let mut driver = Driver::with(&[HARBOUR]);
        driver.press(COMMAND_SHIFT, Key::F);
        driver.type_text(typed);
        for label in *shown {
            assert!(driver.shows(label), "{typed:?} leaves {label:?}");
        }
        for label in *hidden {
            assert!(!driver.shows(label), "{typed:?} leaves {label:?} out");
        }
    }
}

#[test]
fn escape_empties_the_filter_before_it_clears_the_selection() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.click(DOVANE);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("dovane");
    assert!(driver.shows("People, 1 of 3"));
    driver.press(NONE, Key::Escape);
    assert_eq!(driver.filter_text(), "");
    assert!(driver.shows("People, 3"));
    assert!(driver.selection());

    driver.press(COMMAND_SHIFT, Key::F);
    driver.press(NONE, Key::Escape);
    assert!(!driver.get(FILTER).is_focused());
    assert!(driver.selection(), "the keyboard left the empty box and nothing more");
    driver.press(NONE, Key::Escape);
    assert!(!driver.selection());
}

#[test]
fn a_filtered_row_can_be_sorted_selected_and_gone_through() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("an");
    driver.assert_order(&[DOVANE, SELVAN, BRECKEL]);
    driver.choose("Sort people", "By name");
    driver.assert_order(&[BRECKEL, DOVANE, SELVAN]);
    driver.click(SELVAN);
    driver.press(NONE, Key::F3);
    assert_eq!(driver.place().as_deref(), Some("2 of 4"));
    assert_eq!(driver.filter_text(), "an");
}

#[test]
fn each_article_keeps_its_own_filter_and_none_is_stored() {
    let mut driver = Driver::with(&[HARBOUR, RESULTS]);
    driver.press(COMMAND_SHIFT, Key::F);
    driver.type_text("dovane");
    driver.press(CTRL, Key::Tab);
    assert_eq!(driver.filter_text(), "");
    assert!(driver.shows("Petra Holm, 2 mentions"));
    driver.press(CTRL, Key::Tab);
    assert_eq!(driver.filter_text(), "dovane");
    assert!(driver.shows("People, 1 of 3"));
    assert!(!driver.harness.state().state().settings.to_json().contains("dovane"));
}

#[test]
fn the_filter_is_reached_from_a_hidden_panel() {
    let mut driver = Driver::with(&[HARBOUR]);
    driver.press(NONE, Key::F9);
    assert!(!driver.shows(FILTER));
    driver.choose("Menu", FILTER);
    assert!(driver.get(FILTER).is_focused());
}

#[test]
fn a_doubt_is_in_the_name_and_the_tooltip_of_its_row() {
    let services = Services {
        analyze: Arc::new(|article, _| {
            let mut parts = known_words(article).into_parts();
            parts.people[2].doubt = Some(Doubt::Weak);
            parts.countries[1].doubt = Some(Doubt::Weak);
            parts.statistics[0].doubt = Some(Doubt::Weak);
            ControlFlow::Continue(Analysis::assemble(article, parts))
        }),
        ..Services::default()
    };
    let mut driver = Driver::start(StoredSettings::default(), services, vec![file(HARBOUR)]);
    assert!(driver.shows(DOVANE), "what is sure says nothing");
    for row in [BRECKEL, TURKEY, SHIPS] {
        let doubtful = format!("{row}, less sure");
        driver.get(&doubtful).hover();
        for _ in 0..4 {
            driver.harness.step();
        }
        let tooltip = driver.harness.query_by_label_contains("Less sure: little speaks for it");
        assert!(tooltip.is_some(), "{row}");
    }
}

#[test]
fn the_row_of_a_person_says_why_it_is_one() {
    let driver = Driver::with(&[HARBOUR]);
    driver.get(DOVANE).hover();
    let mut driver = driver;
    for _ in 0..4 {
        driver.harness.step();
    }
    assert!(driver.harness.query_by_label_contains("Why: the recogniser sees a person").is_some());
}
