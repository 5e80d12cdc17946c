//! Writes `assets/third-party-notices.txt`: the licences of everything the program is built from.
//!
//!     cargo fetch --locked && cargo run --example notices
//!
//! With `--check` it writes nothing, and fails if the file is out of date. Either way it fails if a crate offers none of the
//! licences in [`ACCEPTED`] or comes from anywhere but crates.io. It reads the sources that cargo has fetched, never the network.
//!
//! A licence text that many crates share is printed once, below the names of the crates and their copyright lines. The
//! window parses the file (`src/gui/model/third_party.rs`): a change to its format here needs one there.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;

/// The file that this writes, relative to the root of the repository.
const NOTICES: &str = "assets/third-party-notices.txt";

/// The systems that the program is built for.
const TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

/// The licences that may be used, by SPDX identifier, in order of preference; each with words that occur only in its
/// text.
const ACCEPTED: [(&str, &str); 13] = [
    ("MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software"),
    ("Zlib", "this software is provided 'as-is', without any express or implied warranty"),
    ("ISC", "permission to use, copy, modify, and/or distribute this software for any purpose"),
    ("BSD-3-Clause", "used to endorse or promote products derived from this software"),
    ("BSD-2-Clause", "redistributions in binary form must reproduce the above copyright notice"),
    ("BSL-1.0", "boost software license"),
    ("Apache-2.0", "apache license version 2.0, january 2004"),
    ("Unicode-3.0", "unicode license v3"),
    ("CC0-1.0", "cc0 1.0 universal"),
    ("OFL-1.1", "sil open font license version 1.1"),
    ("Ubuntu-font-1.0", "ubuntu font licence version 1.0"),
    ("MPL-2.0", "mozilla public license version 2.0"),
    // For one set of protocol descriptions, from which a crate under MIT generates its code.
    ("LGPL-2.1-or-later", "gnu lesser general public license version 2.1"),
];

/// Words that identify licences which some crates offer as well, but which are never chosen.
const OTHER_CHOICES: [&str; 2] = ["gnu general public license", "this is free and unencumbered software"];

/// What the program contains besides crates: each with its name, its licence, and the file in `assets/` with the text.
const ASSETS: [(&str, &str, &str); 8] = [
    ("Inter (the face of the window)", "OFL-1.1", "fonts/Inter-OFL.txt"),
    ("Literata (the face of the article)", "OFL-1.1", "fonts/Literata-OFL.txt"),
    ("Phosphor (the icons)", "MIT", "fonts/Phosphor-MIT.txt"),
    ("en_core_web_md (the model of names and grammar)", "MIT", "model/LICENSE"),
    ("Faker and GeoNames (lists of names)", "MIT AND CC-BY-4.0", "lang/en/names-licences.txt"),
    ("SCOWL (lists of English words)", "SCOWL", "lang/en/SCOWL-copyright.txt"),
    ("Unicode CLDR (names of countries and words of numbers)", "Unicode-3.0", "lang/CLDR-licence.txt"),
    ("The Rust standard library", "MIT OR Apache-2.0", "rust-library-notice.txt"),
];

const RULE: &str = "================================================================================";

const INTRODUCTION: &str = "\
Notices of third parties

Dateline contains the fonts, model and word lists named first and the libraries named after them, which are
unchanged. This file has the licence and the copyright notices of each. Where a library offers a choice of
licences, one of them is used. The source code of every library, including those under the Mozilla Public
License 2.0, is available at https://crates.io/crates/NAME/VERSION.

Written by `cargo run --example notices`.
";

type Failure = Box<dyn Error>;

/// A part of the program.
struct Part {
    /// Name and version.
    name: String,
    /// Its licence expression.
    licence: String,
    /// Its authors, for when none of its files names them.
    authors: Vec<String>,
    folder: PathBuf,
}

/// The text of a licence, with the parts that come under exactly this text.
struct Text {
    title: String,
    body: String,
    /// The copyright lines of each part.
    parts: BTreeMap<String, BTreeSet<String>>,
}

/// The texts, keyed by title and normalised words.
#[derive(Default)]
struct Texts(BTreeMap<(String, String), Text>);

impl Texts {
    fn add(&mut self, title: &str, (copyright, body): (Vec<String>, String), part: &str) {
        let key = (title.to_owned(), letters(&body));
        let text = self.0.entry(key).or_insert_with(|| Text {
            title: title.to_owned(),
            body,
            parts: BTreeMap::new(),
        });
        text.parts.entry(part.to_owned()).or_default().extend(copyright);
    }

    /// The text of a licence that most parts share, for parts that come without one.
    fn usual(&self, title: &str) -> Option<String> {
        let shared = self.0.values().filter(|text| text.title == title);
        shared.max_by_key(|text| text.parts.len()).map(|text| text.body.clone())
    }
}

fn main() -> ExitCode {
    let check = std::env::args().nth(1).is_some_and(|argument| argument == "--check");
    match run(check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: bool) -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let written = written(root)?;
    let path = root.join(NOTICES);
    if !check {
        println!("{NOTICES}: {} bytes", written.len());
        return Ok(fs::write(path, written)?);
    }
    let kept = fs::read_to_string(path)?;
    if written == kept {
        return Ok(());
    }
    let (now, then) = written.lines().zip(kept.lines()).find(|(now, then)| now != then).unwrap_or_default();
    Err(format!("{NOTICES} is out of date (\"{then}\" is now \"{now}\"): cargo run --example notices").into())
}

/// The whole file.
fn written(root: &Path) -> Result<String, Failure> {
    let crates = crates(root)?;
    let mut texts = Texts::default();
    let mut without = Vec::new();
    for part in &crates {
        let chosen = chosen(&part.licence).ok_or_else(|| {
            format!("{}: none of its licences is accepted here: {}", part.name, part.licence)
        })?;
        let mut found = BTreeSet::new();
        for file in notice_files(&part.folder)? {
            let content = String::from_utf8_lossy(&fs::read(&file)?).replace('\r', "");
            let of_root = file.parent() == Some(&part.folder);
            match known(&file, &content) {
                None if of_root && is_other_choice(&content) => {}
                Some(licence) if chosen.contains(&licence) || !of_root => {
                    found.insert(licence);
                    texts.add(licence, parted(&content), &part.name);
                }
                Some(_) => {}
                None => texts.add("Further notices", (Vec::new(), content), &part.name),
            }
        }
        without.extend(
            chosen.into_iter().filter(|licence| !found.contains(licence)).map(|licence| (licence, part)),
        );
    }
    for (licence, part) in without {
        let body = texts.usual(licence).ok_or_else(|| format!("{}: no text of {licence}", part.name))?;
        let authors = match part.authors.as_slice() {
            [] => Vec::new(),
            authors => vec![format!("by {}", authors.join(", "))],
        };
        texts.add(licence, (authors, body), &part.name);
    }

    let mut out = format!("{INTRODUCTION}\n{RULE}\nContents\n\n");
    for (name, licence, _) in ASSETS {
        out += &format!("{name}: {licence}\n");
    }
    for part in &crates {
        out += &format!("{}: {}\n", part.name, part.licence);
    }
    for (name, licence, file) in ASSETS {
        let content = fs::read_to_string(root.join("assets").join(file))?;
        out += &format!("\n{RULE}\n{licence}\n\n{name}\n\n{}\n", content.trim_end());
    }
    for text in texts.0.values() {
        out +=
            &format!("\n{RULE}\n{}\n\n{}\n{}\n", text.title, shared_lines(&text.parts), text.body.trim_end());
    }
    Ok(out)
}

/// Lists the parts of a text; those with the same copyright lines share one line above these.
fn shared_lines(parts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut by_lines: BTreeMap<&BTreeSet<String>, Vec<&str>> = BTreeMap::new();
    for (part, lines) in parts {
        by_lines.entry(lines).or_default().push(part);
    }
    let mut groups: Vec<_> = by_lines.into_iter().map(|(lines, parts)| (parts, lines)).collect();
    groups.sort();
    let mut out = String::new();
    for (parts, lines) in groups {
        out += &format!("{}\n", parts.join(", "));
        for line in lines {
            out += &format!("    {line}\n");
        }
    }
    out
}

/// The crates that the program is built from on any of the target systems, by name.
fn crates(root: &Path) -> Result<Vec<Part>, Failure> {
    let mut needed = BTreeSet::new();
    for target in TARGETS {
        let tree = ["tree", "-e", "normal", "--prefix", "none", "--format", "{p}", "--target", target];
        needed.extend(cargo(root, &tree)?.lines().filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
        }));
    }
    let metadata: Value = serde_json::from_str(&cargo(root, &["metadata", "--format-version", "1"])?)?;
    let mut crates = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let word = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        if !needed.contains(&(word("name"), word("version"))) || word("name") == env!("CARGO_PKG_NAME") {
            continue;
        }
        let name = format!("{} {}", word("name"), word("version"));
        if word("source") != "registry+https://github.com/rust-lang/crates.io-index" {
            return Err(format!("{name} does not come from crates.io").into());
        }
        let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
        crates.push(Part {
            name,
            licence: word("license"),
            authors: authors.map(|author| author.split(" <").next().unwrap_or(author).to_owned()).collect(),
            folder: Path::new(&word("manifest_path")).parent().map(Path::to_owned).unwrap_or_default(),
        });
    }
    crates.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(crates)
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--offline"])
        .current_dir(root)
        .output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let reason = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(format!("{reason}cargo {}: first get the sources by `cargo fetch --locked`", arguments[0]).into())
}

/// The licences that a crate is used under: the preferred one of each choice; `None` if a choice offers no accepted
/// licence.
fn chosen(expression: &str) -> Option<Vec<&'static str>> {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    let choice = |choices: &str| {
        let offered: Vec<&str> = choices.split(" OR ").map(str::trim).collect();
        ACCEPTED.iter().map(|&(licence, _)| licence).find(|licence| offered.contains(licence))
    };
    expression.split(" AND ").map(choice).collect()
}

/// The licences and notices among the files of a crate, except those of its tests and tools.
fn notice_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    const NAMES: [&str; 9] =
        ["license", "licence", "copying", "copyright", "notice", "third-party", "ofl", "ufl", "-mit-"];
    const LEFT_OUT: [&str; 7] =
        ["tests", "benches", "examples", "resources", "bindings", "assets", ".github"];
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_dir() {
            if !LEFT_OUT.contains(&name.as_str()) {
                files.extend(notice_files(&path)?);
            }
        } else if !["rs", "toml", "py", "sh", "html"].contains(&extension.as_str())
            && (NAMES.iter().any(|part| name.contains(part))
                || path.with_extension("ttf").exists() && extension == "txt")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The licence that a file is the text of; `None` for other notices, and for collections of several.
fn known(file: &Path, content: &str) -> Option<&'static str> {
    let name = file.file_name()?.to_string_lossy().to_lowercase();
    if name.contains("third-party") {
        return None;
    }
    let words = words(content).to_lowercase();
    let is = |&(licence, sign): &(&'static str, &str)| words.contains(sign).then_some(licence);
    ACCEPTED.iter().find_map(is)
}

/// Whether a text is a licence offered as an alternative to an accepted one.
fn is_other_choice(content: &str) -> bool {
    let words = words(content).to_lowercase();
    OTHER_CHOICES.iter().any(|sign| words.contains(sign))
}

/// Splits a licence into its copyright lines and the rest, leaving out the title and the advice on how to apply it.
fn parted(file: &str) -> (Vec<String>, String) {
    const TITLES: [&str; 4] = ["mitlicense", "themitlicense", "themitlicensemit", "isclicense"];
    let mut copyright = Vec::new();
    let mut body = Vec::new();
    let mut at_end = false;
    for line in file.lines() {
        let bare =
            line.trim_matches(|character: char| character.is_whitespace() || "*#/>`".contains(character));
        let lower = bare.to_lowercase();
        let names_one =
            ["copyright (c)", "copyright ©", "(c) ", "© "].iter().any(|start| lower.starts_with(start))
                || lower.starts_with("copyright ")
                    && lower.contains(|character: char| character.is_ascii_digit());
        if names_one && !["[yyyy]", "{yyyy}", "(c) you must retain"].iter().any(|other| lower.contains(other))
        {
            copyright.push(words(bare));
        } else if !at_end && !TITLES.contains(&letters(bare).as_str()) {
            body.push(line.trim_end());
        }
        at_end |= bare == "END OF TERMS AND CONDITIONS";
    }
    (copyright, unindented(&body))
}

/// Joins lines without the empty ones around them and without their common indentation.
fn unindented(lines: &[&str]) -> String {
    let margin =
        lines.iter().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min();
    let lines: Vec<&str> = lines.iter().map(|line| line.get(margin.unwrap_or(0)..).unwrap_or("")).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// A text with single spaces between its words.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a text, in lower case: texts that agree in these count as the same.
fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
