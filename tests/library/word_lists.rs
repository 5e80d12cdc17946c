//! The lists of words that a language has: some rule asks for each.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn some_rule_asks_for_every_list_of_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    for file in files_in(&root.join("src")) {
        let is_list_of_classes = file.ends_with("lang/class.rs");
        if !is_list_of_classes && file.extension().is_some_and(|extension| extension == "rs") {
            code += &fs::read_to_string(file).expect("a source file is readable");
        }
    }
    let asks_for = |class: &str| {
        code.match_indices(class).any(|(at, _)| {
            let next = code[at + class.len()..].chars().next();
            code[..at].ends_with("Class::") && !next.is_some_and(char::is_alphanumeric)
        })
    };
    let mut lists = 0;
    for file in files_in(&root.join("assets/lang/en/words")) {
        let table = fs::read_to_string(file).expect("a list of words is readable");
        for line in table.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                assert!(asks_for(&class_of(name)), "no rule asks for the list [{name}]");
                lists += 1;
            }
        }
    }
    assert!(lists > 100, "{lists} lists");
}

/// The class with the list `name`: `RankAfter` for "rank-after".
fn class_of(name: &str) -> String {
    let capitalised = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('-').map(capitalised).collect()
}

/// All files in `folder` and its folders.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder is readable");
    let paths = entries.map(|entry| entry.expect("a folder is readable").path());
    paths.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}
