//! The third-party parts of the program and their licences, parsed from `assets/third-party-notices.txt`, which
//! `examples/notices.rs` writes.

use std::fmt::Write as _;

static NOTICES: &str = include_str!("../../../assets/third-party-notices.txt");

/// The separator between the sections of the file.
const RULE: &str = "\n================================================================================\n";

/// A third-party part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, with the version if it is a library.
    pub name: &'static str,
    /// The licences it is offered under: `MIT OR Apache-2.0`.
    pub licence: &'static str,
}

/// All parts: first those that are not libraries, then the libraries by name.
#[must_use]
pub fn parts() -> Vec<Part> {
    let contents = NOTICES.split(RULE).nth(1).unwrap_or_default();
    let part = |line: &'static str| line.split_once(": ").map(|(name, licence)| Part { name, licence });
    contents.lines().filter_map(part).collect()
}

/// The notices of the part called `name`: for each of its licences the title, the copyright lines and the text.
#[must_use]
pub fn notices_of(name: &str) -> String {
    let mut notices = String::new();
    for section in NOTICES.split(RULE).skip(2) {
        let mut fields = section.splitn(3, "\n\n");
        let (Some(title), Some(owners), Some(text)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let Some(copyright) = copyright_of(name, owners) else { continue };
        if !notices.is_empty() {
            notices.push('\n');
        }
        let _ = write!(notices, "{title}\n\n{copyright}{}\n", text.trim_end());
    }
    notices
}

/// The copyright lines of `name` among those of all `owners` of a text, followed by an empty line; `None` if it is not
/// an owner. `owners` has lists of names, each with its copyright lines indented below it.
fn copyright_of(name: &str, owners: &str) -> Option<String> {
    let mut lines = owners.lines();
    lines.find(|line| !line.starts_with(' ') && line.split(", ").any(|owner| owner == name))?;
    let mut copyright = String::new();
    for line in lines.map_while(|line| line.strip_prefix("    ")) {
        copyright.push_str(line);
        copyright.push('\n');
    }
    if !copyright.is_empty() {
        copyright.push('\n');
    }
    Some(copyright)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_licence_and_its_text() {
        let parts = parts();
        assert!(parts.len() > 100, "{} parts", parts.len());
        for part in parts {
            assert!(!part.licence.is_empty(), "{part:?}");
            assert!(notices_of(part.name).len() > 200, "{part:?}");
        }
    }

    #[test]
    fn the_copyright_lines_of_a_part_stand_above_its_text() {
        let owners = "ink 1.0.0, pen 2.1.0\n    Copyright (c) 2020 Jane Doe\nquill 0.3.0";
        assert_eq!(copyright_of("pen 2.1.0", owners).as_deref(), Some("Copyright (c) 2020 Jane Doe\n\n"));
        assert_eq!(copyright_of("quill 0.3.0", owners).as_deref(), Some(""));
        assert_eq!(copyright_of("pencil 0.3.0", owners), None);
    }
}
