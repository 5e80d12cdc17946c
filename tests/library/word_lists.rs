//! The lists of words that a language has: some rule asks for each, and none stands in code.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

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

/// The tables of words: the file, the columns of words, what parts them, and whether the first column tells words apart that
/// are alike.
const TABLES: &[(&str, &[usize], char, bool)] = &[
    ("number-words.tsv", &[2], '|', true),
    ("modifiers.tsv", &[2], '|', true),
    ("units.tsv", &[3, 4], '|', false),
    ("currencies.tsv", &[1, 2, 3], '|', false),
    ("shared-currencies.tsv", &[3], '|', false),
];

#[test]
fn a_table_has_each_word_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lang/en");
    for &(file, columns, mark, by_sort) in TABLES {
        let table = fs::read_to_string(folder.join(file)).expect("a table is readable");
        let mut seen = HashSet::new();
        for row in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let sort = if by_sort { cells[0] } else { "" };
            for &column in columns {
                let words = cells.get(column).into_iter().flat_map(|cell| cell.split(mark));
                for word in words.filter(|word| !word.is_empty()) {
                    assert!(seen.insert((sort, column, word)), "{file} has {word} twice");
                }
            }
        }
        assert!(!seen.is_empty(), "{file} has no words");
    }
}

/// Where the lists in the code are no words of a language: names of elements, controls and settings; and the units by
/// which the recogniser's own tokeniser splits text.
const NO_LANGUAGE: &[&str] = &["src/gui/", "src/cli/", "src/formats/", "src/nlp/model/"];
/// What of these reads a language all the same.
const LANGUAGE: &[&str] =
    &["src/formats/plain_text/", "src/formats/pdf/hyphens.rs", "src/formats/html/metadata/names.rs"];
/// So many words and more are a list, which belongs in `assets/`.
const LIST: usize = 10;

#[test]
fn no_list_of_words_stands_in_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let literal = r#""(?:[^"\\]|\\.)*""#;
    let run =
        Regex::new(&format!(r"{literal}(?:\s*[,|]\s*{literal}){{{},}}", LIST - 1)).expect("it is valid");
    let word = Regex::new(r#""(?:\p{L}[\p{L}'’ -]*)?\p{Ll}[\p{L}'’ -]*""#).expect("it is valid");
    let comment = Regex::new(r"//[^\n]*").expect("it is valid");
    let mut lists = Vec::new();
    for path in files_in(&root.join("src")) {
        let file = path.strip_prefix(root).expect("it is in the folder").display().to_string();
        let file = file.replace('\\', "/");
        let starts = |folders: &[&str]| folders.iter().any(|folder| file.starts_with(folder));
        if starts(NO_LANGUAGE) && !starts(LANGUAGE) {
            continue;
        }
        let code = fs::read_to_string(&path).expect("a source file is readable");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let code = comment.replace_all(code, "");
        for list in run.find_iter(&code) {
            let words = word.find_iter(list.as_str()).count();
            if words >= LIST {
                lists.push(format!("{file}: {words} words from {:.60}", list.as_str()));
            }
        }
    }
    assert!(lists.is_empty(), "lists of words belong in assets/lang/en/words: {lists:#?}");
}

/// What has a case of its own to fold: marks and symbols, other languages than English, and whole names in ASCII, which
/// are folded byte by byte since every finding has one.
const OWN_CASE: &[&str] = &[
    "src/analysis/kind.rs",
    "src/analysis/statistics/lexicon.rs",
    "src/analysis/statistics/currency.rs",
    "src/analysis/statistics/foreign/table.rs",
];

#[test]
fn the_analysis_compares_words_as_they_are_folded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in files_in(&root.join("src/analysis")) {
        let file = path.strip_prefix(root).expect("it is in the folder").display().to_string();
        let code = fs::read_to_string(&path).expect("a source file is readable");
        let folds = ["to_lowercase()", "to_ascii_lowercase()"].iter().any(|lower| code.contains(lower));
        assert!(!folds || OWN_CASE.contains(&file.replace('\\', "/").as_str()), "{file} folds for itself");
    }
}
