//! Whatever the user does, in whatever order, the window neither panics nor contradicts itself.

use std::sync::Arc;

use dateline::testing::{Services, StoredSettings, UiCommand};
use dateline::{Block, LoosePicture, PictureContent};
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use strum::IntoEnumIterator as _;

use crate::case_count::case_count;
use crate::gui_support::{Driver, Dropped, HARBOUR, RESULTS, file, services};
use crate::known::known_words;

/// One step of the user.
#[derive(Clone, Debug)]
enum Step {
    Command(UiCommand),
    Key(Key, Modifiers),
    Type(String),
    Paste(String),
    Press(Pos2, PointerButton, bool),
    Move(Pos2),
    Wheel(f32),
    Resize(Vec2),
    Drop(usize),
}

/// The files to drop: articles, a folder, and one that does not exist.
const FILES: [&str; 5] = [HARBOUR, RESULTS, "tests/data/german.txt", "tests/data", "tests/data/none.txt"];

const KEYS: [Key; 16] = [
    Key::Enter,
    Key::Escape,
    Key::Tab,
    Key::Space,
    Key::ArrowDown,
    Key::ArrowUp,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::PageDown,
    Key::PageUp,
    Key::Backspace,
    Key::F3,
    Key::A,
    Key::C,
];

fn step() -> impl Strategy<Value = Step> {
    let pos = || (-40.0..1500.0_f32, -40.0..900.0_f32).prop_map(Pos2::from);
    let modifiers = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(shift, command, alt)| {
        Modifiers { shift, command, ctrl: command, alt, ..Modifiers::NONE }
    });
    let button = prop::sample::select(vec![
        PointerButton::Primary,
        PointerButton::Secondary,
        PointerButton::Middle,
        PointerButton::Extra1,
        PointerButton::Extra2,
    ]);
    prop_oneof![
        6 => prop::sample::select(UiCommand::iter().collect::<Vec<_>>()).prop_map(Step::Command),
        4 => (prop::sample::select(KEYS.to_vec()), modifiers).prop_map(|(key, modifiers)| Step::Key(key, modifiers)),
        2 => "[a-zé(*\\[ ]{1,4}".prop_map(Step::Type),
        1 => "[a-c <>]{0,6}".prop_map(Step::Paste),
        5 => (pos(), button, any::<bool>()).prop_map(|(pos, button, pressed)| Step::Press(pos, button, pressed)),
        2 => pos().prop_map(Step::Move),
        2 => (-3000.0..3000.0_f32).prop_map(Step::Wheel),
        1 => (560.0..1600.0_f32, 360.0..1000.0_f32).prop_map(|(x, y)| Step::Resize(Vec2::new(x, y))),
        1 => (0..FILES.len()).prop_map(Step::Drop),
    ]
}

fn take(driver: &mut Driver, step: Step) {
    match step {
        Step::Command(command) => {
            let ctx = driver.harness.ctx.clone();
            driver.harness.state_mut().run(&ctx, command);
        }
        Step::Key(key, modifiers) => driver.harness.key_press_modifiers(modifiers, key),
        Step::Type(text) => driver.harness.event(Event::Text(text)),
        Step::Paste(text) => driver.harness.event(Event::Paste(text)),
        Step::Press(pos, button, pressed) => {
            driver.harness.event(Event::PointerMoved(pos));
            driver.harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        Step::Move(pos) => driver.harness.event(Event::PointerMoved(pos)),
        Step::Wheel(points) => driver.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, points),
            source: egui::MouseWheelSource::Unknown,
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        }),
        Step::Resize(size) => {
            driver.harness.set_size(size);
        }
        Step::Drop(index) => {
            driver.harness.input_mut().dropped_files.push(Arc::new(Dropped(file(FILES[index]))));
        }
    }
    driver.harness.step();
}

/// Fails if what the window shows disagrees with its state.
fn check(driver: &Driver) -> Result<(), TestCaseError> {
    let state = driver.harness.state().state();
    prop_assert!(state.documents.is_empty() || state.shown < state.documents.len());
    for document in &state.documents {
        let text = document.article.text();
        prop_assert!(document.view.offset.is_finite() && document.view.offset >= 0.0);
        prop_assert!(text.is_char_boundary(document.view.place().min(text.len())));
        if let Some(range) = document.selected_text() {
            prop_assert!(text.get(range.start()..range.end()).is_some(), "{range:?}");
        }
        let find = &document.find;
        prop_assert!(find.focused().is_none_or(|focused| focused < find.hits().len()));
        for hit in find.hits() {
            let words = text.get(hit.start()..hit.end());
            prop_assert!(words.is_some_and(|words| !words.is_empty()), "{hit:?}");
        }
        if let Some(selection) = &document.selection {
            prop_assert!(selection.focused < selection.mentions.len());
            let findings = document.findings().expect("only what was found can be selected");
            prop_assert_eq!(
                &findings.analysis.mentions_of(&document.article, selection.target),
                &selection.mentions
            );
        }
    }
    Ok(())
}

/// Fails if the status line or the exported summary contradicts what is shown once everything has settled.
fn check_at_rest(driver: &mut Driver) -> Result<(), TestCaseError> {
    driver.harness.run_ok();
    let state = driver.harness.state().state();
    let Some(document) = state.active() else { return Ok(()) };
    let words = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.value().or_else(|| node.label()).unwrap_or_default()
    };
    if let Some(selection) = &document.selection
        && state.reading.is_empty()
        && driver.harness.query_all_by_role(egui::accesskit::Role::Dialog).next().is_none()
    {
        let place = format!("{} of {}", selection.focused + 1, selection.mentions.len());
        let shown = driver.harness.query_all_by(|_| true).any(|node| words(&node).contains(&place));
        prop_assert!(shown, "the status line says {place}");
    }
    if let Some(focused) = document.find.focused()
        && state.find.is_open
        && state.reading.is_empty()
    {
        // A clean page has no status line, but the bar says it too, as the value of "Hits".
        let place = format!("{} of {}", focused + 1, document.find.total());
        let shown = driver.harness.query_all_by(|_| true).any(|node| words(&node).contains(&place));
        prop_assert!(shown, "the bar or the status line says {place}");
    }
    if let Some(findings) = document.findings() {
        let article = &document.article;
        prop_assert_eq!(findings.analysis.check_invariants(article), Ok(()));
        let fresh = known_words(article);
        let corrections = findings.corrections();
        let fresh = if corrections.is_empty() {
            fresh
        } else {
            dateline::apply_corrections(article, &fresh, corrections)
        };
        prop_assert_eq!(
            dateline::to_json(article, &findings.analysis),
            dateline::to_json(article, &fresh),
            "the summary is that of the article"
        );
    }
    Ok(())
}

/// The services of the other tests, with a picture above every fourth block.
fn illustrated() -> Services {
    Services {
        read: Arc::new(|path| {
            let article = dateline::open(path).map_err(|error| error.to_string())?.article;
            let picture = |block: &Block| LoosePicture {
                at: block.range.start(),
                size: [900, 600],
                content: PictureContent::Bytes(Arc::new([])),
            };
            let pictures = article.blocks().iter().step_by(4).map(picture).collect();
            Ok(article.with_pictures(pictures).into())
        }),
        ..services()
    }
}

#[test]
fn no_order_of_commands_and_inputs_breaks_the_window() {
    let config = Config { cases: case_count(24), failure_persistence: None, ..Config::default() };
    let steps = prop::collection::vec(step(), 200);
    TestRunner::new(config)
        .run(&steps, |steps| {
            let files = vec![file(HARBOUR), file(RESULTS)];
            let mut driver = Driver::start(StoredSettings::default(), illustrated(), files);
            for step in steps {
                take(&mut driver, step);
                check(&driver)?;
            }
            // A page scrolls while a selection is dragged beyond its edge.
            take(&mut driver, Step::Press(Pos2::new(600.0, 300.0), PointerButton::Primary, false));
            driver.settle();
            check(&driver)?;
            check_at_rest(&mut driver)
        })
        .unwrap();
}
