//! Runs the real binary in a real window: on a display of its own, with software OpenGL, driven by keys.
//!
//! Most tests need programs that are not installed everywhere: `cargo test -- --include-ignored` runs them.

#![cfg(all(feature = "gui", target_os = "linux"))]

mod desktop_files;
mod display;
mod dragging;
mod picture;
mod program;
#[path = "../shared/samples.rs"]
mod samples;
mod selection;
#[path = "../shared/waiting.rs"]
mod waiting;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use display::Display;
use dragging::Drag;
use picture::Picture;
use program::{Program, wait_for};
use samples::{sample, summary_of_file};

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn an_article_is_shown_another_opened_by_the_dialog_and_the_window_closed() {
    let display = Display::start();
    let mut program = Program::start(&display, &[&sample("danube-talks.txt")]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");

    let picture = wait_for("the page with text on it", || {
        let picture = program.screenshot(&window, "real-window.png");
        (picture.distinct_colors() > 40 && picture.ink_share() > 0.01).then_some(picture)
    });
    assert!(picture.width >= 600 && picture.height >= 400, "{}×{}", picture.width, picture.height);
    assert!(picture.ink_share() < 0.4, "more ink than paper: {}", picture.ink_share());

    let article = program.home.path().join("second-article.txt");
    fs::copy(sample("glacier-lake.txt"), &article).expect("the sample is copied");
    program.press(&window, "ctrl+o");
    program.choose_in_zenity(&article);
    program.wait_for_title(&window, "Hidden lake the size of a city");

    program.press(&window, "ctrl+q");
    let status = program.wait_for_end();
    assert_eq!(status.code(), Some(0), "{}", program.errors());
    assert!(!program.errors().contains("panicked"), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_window_without_an_article_says_what_to_do_and_is_no_blank() {
    let display = Display::start();
    let mut program = Program::start(&display, &[]);
    let window = program.window();
    program.wait_for_title(&window, "Dateline");
    wait_for("the empty page", || {
        let picture = program.screenshot(&window, "real-window-empty.png");
        (picture.distinct_colors() > 20 && picture.ink_share() > 0.001).then_some(())
    });
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_file_that_cannot_be_read_leaves_the_window_open() {
    let display = Display::start();
    let mut program = Program::start(&display, &[Path::new("/nowhere/missing.txt")]);
    let window = program.window();
    wait_for("a picture", || {
        let picture = program.screenshot(&window, "real-window-error.png");
        (picture.distinct_colors() > 20).then_some(())
    });
    assert!(program.child.try_wait().expect("the program is there").is_none(), "{}", program.errors());
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn the_session_is_there_again_at_the_next_start() {
    let display = Display::start();
    let articles = [sample("danube-talks.txt"), sample("glacier-lake.txt")];
    let mut program = Program::start(&display, &[&articles[0], &articles[1]]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    program.press(&window, "ctrl+Tab");
    program.wait_for_title(&window, "Hidden lake the size of a city");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());

    let mut program = Program::start_in(&display, Arc::clone(&program.home), &[]);
    let window = program.window();
    program.wait_for_title(&window, "Hidden lake the size of a city");
    program.press(&window, "ctrl+Tab");
    program.wait_for_title(&window, "Danube nations strike deal");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_second_start_opens_its_file_in_the_first_window_and_one_of_its_own_keeps_no_session() {
    let display = Display::start();
    let mut first = Program::start(&display, &[&sample("danube-talks.txt")]);
    let window = first.window();
    first.wait_for_title(&window, "Danube nations strike deal");
    let mut second = Program::start_in(&display, Arc::clone(&first.home), &[&sample("glacier-lake.txt")]);
    assert_eq!(second.wait_for_end().code(), Some(0), "{}", second.errors());
    first.wait_for_title(&window, "Hidden lake the size of a city");

    let own = [Path::new("--new-window"), &sample("cup-final.txt")];
    let mut third = Program::start_in(&display, Arc::clone(&first.home), &own);
    let other = wait_for("the second window", || {
        let found = third.run("xdotool", &["search", "--onlyvisible", "--class", "^dateline$"])?;
        let windows = String::from_utf8(found).ok()?;
        windows.lines().find(|found| *found != window).map(str::to_owned)
    });
    wait_for("the article in it", || third.title(&other).contains("Okonjo").then_some(()));
    // A window that is covered takes no keys.
    third.run("xdotool", &["windowmove", &other, "700", "400"]).expect("the window moves");
    first.press(&window, "ctrl+q");
    assert_eq!(first.wait_for_end().code(), Some(0), "{}", first.errors());
    third.press(&other, "ctrl+q");
    assert_eq!(third.wait_for_end().code(), Some(0), "{}", third.errors());

    let mut next = Program::start_in(&display, Arc::clone(&first.home), &[]);
    let window = next.window();
    next.wait_for_title(&window, "Hidden lake the size of a city");
    next.press(&window, "ctrl+Tab");
    next.wait_for_title(&window, "Danube nations strike deal");
    next.press(&window, "ctrl+Tab");
    next.wait_for_title(&window, "Hidden lake the size of a city");
    next.press(&window, "ctrl+q");
    assert_eq!(next.wait_for_end().code(), Some(0), "{}", next.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_file_that_an_editor_rewrites_is_shown_anew() {
    let display = Display::start();
    let home = Arc::new(tempfile::tempdir().expect("a temporary folder"));
    let article = home.path().join("talks.txt");
    fs::copy(sample("danube-talks.txt"), &article).expect("the sample is copied");
    let mut program = Program::start_in(&display, Arc::clone(&home), &[&article]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    let text = fs::read_to_string(&article).expect("the article").replace("Danube nations", "River nations");
    let beside = home.path().join("talks.txt~");
    let mut looks = 0;
    wait_for("the new title", || {
        // A change made before watching has begun goes unnoticed, so it is repeated.
        if looks % 50 == 0 {
            fs::write(&beside, &text).expect("a new file");
            fs::rename(&beside, &article).expect("it takes the place of the old one");
        }
        looks += 1;
        program.title(&window).contains("River nations strike deal").then_some(())
    });
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn commands_and_keys_are_shown_over_the_page() {
    let display = Display::start();
    let mut program = Program::start(&display, &[&sample("danube-talks.txt")]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    let page = wait_for("the page with text on it", || {
        let picture = program.screenshot(&window, "real-window-page.png");
        let again = program.screenshot(&window, "real-window-page.png");
        (picture.ink_share() > 0.01 && picture.likeness(&again) > 0.999).then_some(again)
    });
    for (keys, name) in [("ctrl+shift+p", "real-window-palette.png"), ("F1", "real-window-shortcuts.png")] {
        program.press(&window, keys);
        wait_for("what lies over the page", || {
            // The page behind it is darker.
            let picture = program.screenshot(&window, name);
            (picture.likeness(&page) < 0.85).then_some(())
        });
        program.press(&window, "Escape");
        wait_for("the page", || {
            let picture = program.screenshot(&window, "real-window-page.png");
            (picture.likeness(&page) > 0.9).then_some(())
        });
    }
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn an_article_is_read_with_mouse_and_keys_and_its_summary_exported() {
    let display = Display::start();
    let sample = sample("danube-talks.txt");
    let mut program = Program::start(&display, &[&sample]);
    let window = program.window();
    program.wait_for_title(&window, "Danube nations strike deal");
    let at_rest = |program: &Program, name: &str| {
        wait_for("a picture that stays the same", || {
            let picture = program.screenshot(&window, name);
            let again = program.screenshot(&window, name);
            (picture.ink_share() > 0.01 && picture.likeness(&again) > 0.99999).then_some(again)
        })
    };
    let mut before = at_rest(&program, "real-window-read.png");
    // The first row in the list of people, its next mention, the wheel, and a smaller window.
    let row = [format!("{}", before.width - 200), "150".to_owned()];
    let wheel = ["400".to_owned(), "400".to_owned()];
    for (what, place, action) in [
        ("a click on a row", Some(&row), ["click", "1"].as_slice()),
        ("the next mention", None, &["key", "F3"]),
        ("the wheel", Some(&wheel), &["click", "--repeat", "6", "5"]),
        ("a smaller window", None, &["windowsize", &window, "760", "600"]),
    ] {
        if let Some([x, y]) = place {
            program.run("xdotool", &["mousemove", "--window", &window, x, y]).expect("the pointer moves");
        }
        match action {
            ["key", keys] => program.press(&window, keys),
            _ => drop(program.run("xdotool", action).expect(what)),
        }
        wait_for(what, || {
            let picture = program.screenshot(&window, "real-window-read.png");
            (picture.width != before.width || picture.likeness(&before) < 0.99999).then_some(())
        });
        before = at_rest(&program, "real-window-read.png");
    }
    assert_eq!((before.width, before.height), (760, 600));

    program.press(&window, "ctrl+e");
    let exported = program.home.path().join("talks.json");
    program.choose_in_zenity(&exported);
    let json = wait_for("the summary", || fs::read_to_string(&exported).ok());
    assert_eq!(json, summary_of_file(&sample), "as the command line gives it");

    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
    assert!(!program.errors().contains("panicked"), "{}", program.errors());
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_picture_is_taken_by_a_command() {
    let display = Display::start();
    let article = sample("danube-talks.txt");
    let mut pictures = Vec::new();
    for theme in ["light", "dark"] {
        let name = format!("picture-{theme}.png");
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_file(&file);
        let options = ["--screenshot", file.to_str().expect("a plain path"), "--theme", theme];
        // Larger than the screen, since the window is hidden.
        let size = ["--size", "1500x1000", "--zoom", "1.2"];
        let mut arguments: Vec<&Path> = options.iter().chain(&size).map(Path::new).collect();
        arguments.push(&article);
        let mut program = Program::start(&display, &arguments);
        assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
        assert_eq!(program.errors(), "");
        let data = program.home.path().join("data");
        assert_eq!(fs::read_dir(data).expect("the folder is there").count(), 0, "no settings are written");
        let ppm = program.run("convert", &[options[1], "-depth", "8", "ppm:-"]).expect("it is a picture");
        pictures.push(Picture::read(&ppm));
    }
    for picture in &pictures {
        assert_eq!((picture.width, picture.height), (1500, 1000));
        assert!(picture.distinct_colors() > 40 && picture.ink_share() > 0.01, "{}", picture.ink_share());
    }
    assert!(pictures[0].colors != pictures[1].colors, "light and dark differ");
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn a_picture_of_a_file_that_cannot_be_read_is_an_error_in_one_line() {
    let display = Display::start();
    let arguments = ["--screenshot", "/nowhere/picture.png", "/nowhere/missing.txt"].map(Path::new);
    let mut program = Program::start(&display, &arguments);
    assert_eq!(program.wait_for_end().code(), Some(1));
    let errors = program.errors();
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains("/nowhere/missing.txt: there is no such file"), "{errors}");
}

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn files_dropped_on_the_window_are_opened() {
    let display = Display::start();
    let mut program = Program::start(&display, &[]);
    let window = program.window();
    program.wait_for_title(&window, "Dateline");
    wait_for("the empty page", || {
        let picture = program.screenshot(&window, "real-window-drop.png");
        (picture.distinct_colors() > 20).then_some(())
    });
    let articles = [sample("danube-talks.txt"), sample("glacier-lake.txt")];
    let drag = Drag::start(&display, &articles);
    drag.drop_on(window.parse().expect("the window's number"));
    program.wait_for_title(&window, "Danube nations strike deal");
    program.press(&window, "ctrl+Tab");
    program.wait_for_title(&window, "Hidden lake the size of a city");
    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
}

/// What a browser copies for part of a page: as HTML, and as text.
const COPIED_HTML: &str = "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\">\
    <h1>Keepers return to Skerry Point</h1><p>The lighthouse at Skerry Point has keepers again, twelve years after the \
    last of them left, the harbour board said on Monday.</p><h2>Birds &amp; boats</h2><p>They will stay until the spring, \
    and count the birds of the café’s roof.</p><ul><li>Gulls</li><li>Terns</li></ul>";
const COPIED_TEXT: &str = "Keepers return to Skerry Point\n\nThe lighthouse at Skerry Point has keepers again, twelve \
    years after the last of them left, the harbour board said on Monday.\n\nThey will count the birds of the café’s roof.";

#[test]
#[ignore = "needs Xvfb, xdotool, xprop, ImageMagick and zenity"]
fn what_another_program_copied_is_pasted() {
    let display = Display::start();
    let mut program = Program::start(&display, &[]);
    let window = program.window();
    program.wait_for_title(&window, "Dateline");
    let blocks_of_export = |program: &Program, name: &str| {
        program.press(&window, "ctrl+e");
        let exported = program.home.path().join(name);
        program.choose_in_zenity(&exported);
        let json = wait_for("the summary", || fs::read_to_string(&exported).ok());
        let summary: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let document = &summary["document"];
        let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
        let place = |block: &serde_json::Value, end: &str| block[end].as_u64().expect("a place") as usize;
        let blocks = document["blocks"].as_array().expect("blocks").iter().map(|block| {
            let words: String = text[place(block, "start")..place(block, "end")].iter().collect();
            (block["kind"].as_str().expect("a kind").to_owned(), words)
        });
        (document["format"].as_str().expect("a format").to_owned(), blocks.collect::<Vec<_>>())
    };
    // The window accepts keys once it shows something.
    wait_for("the empty page", || {
        let picture = program.screenshot(&window, "real-window-paste.png");
        (picture.distinct_colors() > 20 && picture.ink_share() > 0.001).then_some(())
    });

    selection::copy(&display, &[("text/html", COPIED_HTML), ("UTF8_STRING", COPIED_TEXT)]);
    program.press(&window, "ctrl+v");
    program.wait_for_title(&window, "Keepers return to Skerry Point");
    let (format, blocks) = blocks_of_export(&program, "page.json");
    assert_eq!(format, "text/html");
    let kinds: Vec<(&str, &str)> = blocks
        .iter()
        .map(|(kind, words)| (kind.as_str(), words.split_whitespace().next().unwrap_or_default()))
        .collect();
    let expected = [
        ("title", "Keepers"),
        ("paragraph", "The"),
        ("heading", "Birds"),
        ("paragraph", "They"),
        ("list_item", "Gulls"),
        ("list_item", "Terns"),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(blocks[2].1, "Birds & boats");
    assert!(blocks[3].1.contains("café’s"), "{blocks:?}");

    let other = COPIED_TEXT.replace("Keepers return", "Painters come");
    selection::copy(&display, &[("UTF8_STRING", &other)]);
    program.press(&window, "ctrl+v");
    program.wait_for_title(&window, "Painters come to Skerry Point");
    let (format, blocks) = blocks_of_export(&program, "text.json");
    assert_eq!(format, "text/plain");
    assert_eq!(blocks.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n\n"), other);

    // HTML without text beside it can only be pasted by the command.
    let html = COPIED_HTML.replace("Keepers return", "Gardeners go");
    selection::copy(&display, &[("text/html", &html)]);
    program.press(&window, "ctrl+shift+p");
    program.run("xdotool", &["type", "--delay", "20", "paste as"]).expect("xdotool types");
    program.press(&window, "Return");
    program.wait_for_title(&window, "Gardeners go to Skerry Point");

    program.press(&window, "ctrl+q");
    assert_eq!(program.wait_for_end().code(), Some(0), "{}", program.errors());
    assert!(!program.errors().contains("panicked"), "{}", program.errors());
}
