//! Keeping corrections: by content, beside the article, from several windows, and when the program is killed.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use dateline::{Action, Article, Corrections, Kept, Operation, Store};

use super::{ARTICLE, anchor};
use crate::case_count::case_count;
use crate::program::{file, folder};

/// Names the folder to the window that is killed.
const FOLDER: &str = "DATELINE_TEST_STORE";

fn note(article: &Article, id: &str) -> Operation {
    let action = Action::Note(format!("This is note {id}"));
    Operation { id: id.to_owned(), at: vec![anchor(article, "Max Poe", 0)], action }
}

fn opened(path: &Path) -> Article {
    dateline::open(path).expect("the article opens").article
}

fn ids(kept: &Kept) -> Vec<String> {
    assert_eq!(kept.warnings, <[String; 0]>::default());
    kept.corrections.changes().map(|change| change.id).collect()
}

#[test]
fn what_is_kept_comes_back_for_the_same_content_under_any_name() {
    let folder = folder();
    let article = opened(&file(&folder, "lamp.txt", ARTICLE));
    let store = Store::new(folder.path().join("data/corrections"));
    let mut kept = store.load(&article);
    assert!(kept.corrections.is_empty());
    kept.corrections.record(note(&article, "a"));
    store.keep(&article, &mut kept).expect("it is kept");
    let copy = opened(&file(&folder, "copy.txt", ARTICLE));
    assert_eq!(ids(&store.load(&copy)), ["a"]);
    assert!(!folder.path().join("lamp.txt.dateline.json").exists(), "nobody asked for a file beside it");
}

#[test]
fn an_article_that_changed_keeps_its_corrections_and_gets_more() {
    let folder = folder();
    let path = file(&folder, "lamp.txt", ARTICLE);
    let store = Store::new(folder.path().join("data"));
    let first = opened(&path);
    let mut kept = store.load(&first);
    kept.corrections.record(note(&first, "a"));
    store.keep(&first, &mut kept).expect("it is kept");
    file(&folder, "lamp.txt", ARTICLE.replace("Nobody had asked Doe before. ", ""));
    let second = opened(&path);
    let mut kept = store.load(&second);
    kept.corrections.record(note(&second, "b"));
    store.keep(&second, &mut kept).expect("it is kept");
    let kept = store.load(&second);
    assert_eq!(ids(&kept), ["a", "b"]);
    let corrected = super::apply(&second, &dateline::analyze(&second), &kept.corrections);
    assert_eq!((super::report(&corrected).applied, super::report(&corrected).lost.len()), (2, 0));
}

#[test]
fn the_file_beside_the_article_is_read_first_and_kept_up() {
    let folder = folder();
    let article = opened(&file(&folder, "lamp.txt", ARTICLE));
    let store = Store::new(folder.path().join("data"));
    let mut kept = store.load(&article);
    kept.is_beside = true;
    kept.corrections.record(note(&article, "a"));
    kept.corrections.record(note(&article, "b"));
    store.keep(&article, &mut kept).expect("it is kept");
    // Somebody else takes one back and adds one.
    let beside = dateline::corrections_beside(article.source().path.as_deref().expect("it has a path"));
    let mut others = dateline::read_corrections(&beside).expect("it is there");
    others.take_back("a");
    others.record(note(&article, "c"));
    fs::write(&beside, others.to_json()).expect("it can be written");
    kept.corrections.record(note(&article, "d"));
    store.keep(&article, &mut kept).expect("it is kept");
    let again = store.load(&article);
    assert!(again.is_beside);
    let states: Vec<(String, bool)> =
        again.corrections.changes().map(|change| (change.id, change.undone)).collect();
    let expected = [("a", true), ("b", false), ("c", false), ("d", false)];
    assert_eq!(states, expected.map(|(id, undone)| (id.to_owned(), undone)));
}

#[test]
fn two_windows_lose_nothing() {
    let folder = folder();
    let article = opened(&file(&folder, "lamp.txt", ARTICLE));
    let store = Store::new(folder.path().join("data"));
    thread::scope(|scope| {
        for window in ["a", "b", "c"] {
            let (store, article) = (store.clone(), &article);
            scope.spawn(move || {
                let mut kept = store.load(article);
                for number in 0..10 {
                    kept.corrections.record(note(article, &format!("{window}{number}")));
                    store.keep(article, &mut kept).expect("it is kept");
                }
            });
        }
    });
    let mut kept = ids(&store.load(&article));
    kept.sort();
    assert_eq!(kept.len(), 30);
    kept.dedup();
    assert_eq!(kept.len(), 30);
}

#[test]
fn a_file_that_cannot_be_understood_is_set_aside_and_a_newer_one_left() {
    let folder = folder();
    let article = opened(&file(&folder, "lamp.txt", ARTICLE));
    let store = Store::new(folder.path().join("data"));
    let own = folder.path().join(format!("data/{}.json", article.source().sha256));
    fs::create_dir(folder.path().join("data")).expect("it can be made");
    fs::write(&own, "half a fi").expect("it can be written");
    let mut kept = store.load(&article);
    assert_eq!(kept.warnings.len(), 1);
    kept.corrections.record(note(&article, "a"));
    store.keep(&article, &mut kept).expect("it is kept");
    assert_eq!(ids(&store.load(&article)), ["a"]);
    let aside = own.with_extension("unreadable-1.json");
    assert_eq!(fs::read_to_string(aside).expect("it is there"), "half a fi");
    let newer = fs::read_to_string(&own).expect("it is there").replace("corrections/1", "corrections/2");
    fs::write(&own, &newer).expect("it can be written");
    let mut kept = store.load(&article);
    assert!(kept.warnings[0].contains("corrections/2"), "{:?}", kept.warnings);
    kept.corrections.record(note(&article, "b"));
    assert!(store.keep(&article, &mut kept).is_err());
    assert_eq!(fs::read_to_string(&own).expect("it is there"), newer);
}

/// Not a test of its own: the window that the next test kills. It says each change that it has kept.
#[test]
#[ignore = "it ends only when it is killed"]
fn a_window_that_keeps_changes_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let article = super::article(ARTICLE);
    let store = Store::new(folder.into());
    let mut kept = store.load(&article);
    for number in kept.corrections.changes().count().. {
        kept.corrections.record(note(&article, &number.to_string()));
        store.keep(&article, &mut kept).expect("it is kept");
        println!("kept {number}");
        std::io::stdout().flush().expect("the test reads");
    }
}

#[test]
fn a_window_that_is_killed_at_any_moment_has_kept_every_change_that_it_made() {
    let folder = folder();
    let article = super::article(ARTICLE);
    let store = Store::new(folder.path().to_owned());
    let file = folder.path().join(format!("{}.json", article.source().sha256));
    for round in 0..u64::from(case_count(12)) {
        let mut window = Command::new(std::env::current_exe().expect("this program has a path"))
            .args(["--ignored", "--exact", "--nocapture"])
            .arg("corrections::store::a_window_that_keeps_changes_until_it_is_killed")
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program starts");
        let mut lines = BufReader::new(window.stdout.take().expect("it is piped")).lines();
        let number =
            |line: String| line.split_once("kept ").and_then(|(_, number)| number.parse::<usize>().ok());
        let first = lines.by_ref().map_while(Result::ok).find_map(number).expect("it keeps something");
        // Moments that are spread over what the window does, and differ from one round to the next.
        thread::sleep(Duration::from_micros(round * 7_919 % 23_000));
        window.kill().expect("it runs");
        window.wait().expect("it ends");
        let last = lines.map_while(Result::ok).filter_map(number).last().unwrap_or(first);
        let bytes = fs::read(&file).expect("the file is there");
        Corrections::from_json(&bytes).expect("the file is whole");
        assert!(ids(&store.load(&article)).len() > last, "round {round}: change {last} is gone");
    }
    let mut kept = store.load(&article);
    store.keep(&article, &mut kept).expect("it is kept");
    let left = fs::read_dir(folder.path()).expect("it is there").flatten();
    let left: Vec<_> =
        left.filter(|entry| entry.file_name().to_string_lossy().starts_with(".dateline-")).collect();
    assert!(left.is_empty(), "files were left behind: {left:?}");
}
