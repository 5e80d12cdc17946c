//! The rooms of the program: each uses only those that the tables in `ARCHITECTURE.md` allow.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::imports::Imports;

/// The most files that may use each other in a circle.
const LARGEST_CIRCLE: usize = 5;

const HEADER: &str = "| room | may use |";

#[test]
fn rooms_use_only_what_the_table_allows() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let page = fs::read_to_string(page).expect("ARCHITECTURE.md is readable");
    let rooms = Rooms::read(&page);
    let imports = Imports::read(&src());
    // The files that front the library only re-export what is in its rooms.
    let files = imports.files().filter(|file| !["lib.rs", "testing.rs"].contains(file));
    let without: Vec<&str> = files.filter(|file| rooms.room_of(file).is_none()).collect();
    assert!(without.is_empty(), "files in no room of the table: {without:#?}");
    let stray: Vec<String> = imports
        .iter()
        .filter(|(file, used)| !rooms.allow(file, used))
        .map(|(file, used)| format!("{file} uses {used}"))
        .collect();
    assert!(stray.is_empty(), "the table does not allow: {stray:#?}");
}

#[test]
fn no_large_group_of_files_uses_each_other() {
    let imports = Imports::read(&src());
    let large: Vec<_> =
        imports.circles().into_iter().filter(|circle| circle.len() > LARGEST_CIRCLE).collect();
    assert!(large.is_empty(), "files that use each other: {large:#?}");
}

#[test]
fn the_model_of_the_window_knows_nothing_of_what_draws_it() {
    let imports = Imports::read(&src());
    for file in imports.files().filter(|file| file.starts_with("gui/model/")) {
        let text = fs::read_to_string(src().join(file)).expect("a source file is readable");
        assert!(!text.contains("egui"), "{file} names egui");
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The rooms in the tables, each with those that it may use.
struct Rooms(BTreeMap<String, Vec<String>>);

impl Rooms {
    fn read(page: &str) -> Self {
        let mut rooms = BTreeMap::new();
        let mut lines = page.lines();
        while lines.by_ref().any(|line| line.trim() == HEADER) {
            for line in lines.by_ref().skip(1).take_while(|line| line.starts_with('|')) {
                let mut cells = line.trim_matches(['|', ' ']).split('|').map(names);
                let (own, used) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
                rooms.extend(own.into_iter().map(|room| (room, used.clone())));
            }
        }
        assert!(!rooms.is_empty(), "there is a table that starts with {HEADER}");
        Self(rooms)
    }

    /// The innermost room that `file` is in.
    fn room_of(&self, file: &str) -> Option<&str> {
        let holds = |room: &&String| is_in(file.trim_end_matches(".rs"), room);
        self.0.keys().filter(holds).max_by_key(|room| room.len()).map(String::as_str)
    }

    fn allow(&self, file: &str, used: &str) -> bool {
        let (Some(own), Some(other)) = (self.room_of(file), self.room_of(used)) else { return true };
        own == other || self.0[own].iter().any(|allowed| is_in(other, allowed))
    }
}

/// Whether `path` is `room` or is inside it.
fn is_in(path: &str, room: &str) -> bool {
    path.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The rooms that a cell lists.
fn names(cell: &str) -> Vec<String> {
    let names = cell.split(',').map(|name| name.trim_matches([' ', '`', '/']));
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
