//! Which files of `src` use which others, according to their `use` declarations and paths.
//!
//! A re-exported name (`pub use`) counts for the file that defines it. Declaring a module does not count as using it,
//! and tests are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files of `src`, by their paths in it, each with the files that it uses.
pub struct Imports(BTreeMap<String, BTreeSet<String>>);

impl Imports {
    /// Reads all files below `src`.
    pub fn read(src: &Path) -> Self {
        let mut files = Vec::new();
        collect(src, src, &mut files);
        let text = |file: &String| fs::read_to_string(src.join(file)).expect("a source file is readable");
        Self::of(files.iter().map(|file| (file.as_str(), text(file))))
    }

    /// The uses among `files`, each given with its text.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut modules: BTreeMap<Names, Module> = BTreeMap::new();
        for (file, text) in files {
            let path = module_path(file);
            if path.last().is_none_or(|name| name != "tests") {
                modules.insert(path, Module::parse(file, &without_tests(tokens(&text))));
            }
        }
        // The program's modules are siblings of the library's.
        let of_program = modules.get(["main".to_owned()].as_slice()).map(|main| main.children.clone());
        modules.entry(Vec::new()).or_default().children.extend(of_program.unwrap_or_default());
        let tree = Tree(modules);
        let uses = tree.0.iter().map(|(path, module)| {
            let used = module.paths.iter().filter_map(|used| tree.file_of(path, used));
            (module.file.clone(), used.filter(|file| **file != module.file).cloned().collect())
        });
        Self(uses.collect())
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Each pair of a file and one that it uses.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(file, used)| used.iter().map(move |used| (file.as_str(), used.as_str())))
    }

    /// The groups of files that all use one another, directly or indirectly; the largest first.
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.0.keys().map(|file| (file.as_str(), self.reached_from(file))).collect();
        let mut circles = BTreeSet::new();
        for (file, others) in &reached {
            let circle: Vec<&str> =
                others.iter().filter(|other| reached[**other].contains(file)).copied().collect();
            circles.insert(circle);
        }
        let mut circles: Vec<_> = circles.into_iter().filter(|circle| !circle.is_empty()).collect();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    fn reached_from<'a>(&'a self, file: &'a str) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![file];
        while let Some(file) = waiting.pop() {
            for used in &self.0[file] {
                if reached.insert(used.as_str()) {
                    waiting.push(used);
                }
            }
        }
        reached
    }
}

/// A path of names: either from the root of the crate, or as written in the source.
type Names = Vec<String>;

/// How a module refers to others.
#[derive(Default)]
struct Module {
    file: String,
    /// The modules that it declares.
    children: BTreeSet<String>,
    /// The names that it imports or re-exports, with what they stand for.
    names: BTreeMap<String, Names>,
    /// The paths that it uses.
    paths: Vec<Names>,
}

impl Module {
    fn parse(file: &str, tokens: &[Token]) -> Self {
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        let mut passed_on = Vec::new();
        let mut words = BTreeSet::new();
        let (mut at, mut is_public) = (0, false);
        while let Some(token) = tokens.get(at) {
            at += 1;
            let Token::Word(word) = token else {
                is_public &= !matches!(token, Token::Sign(';' | '{' | '}'));
                continue;
            };
            match word.as_str() {
                "pub" => {
                    is_public = true;
                    if tokens.get(at) == Some(&Token::Sign('(')) {
                        at += tokens[at..].iter().take_while(|token| **token != Token::Sign(')')).count();
                    }
                }
                "use" => {
                    let mut found = Vec::new();
                    at = use_tree(tokens, at, &[], &mut found);
                    for (name, path) in found {
                        let list = if is_public { &mut passed_on } else { &mut module.paths };
                        list.push(path.clone());
                        if path.len() > 1 {
                            module.names.insert(name, path);
                        }
                    }
                }
                "mod" => {
                    if let [Token::Word(name), Token::Sign(';'), ..] = &tokens[at..] {
                        module.children.insert(name.clone());
                    }
                    at += 1;
                }
                _ => {
                    let mut path = vec![word.clone()];
                    while let Some([Token::Sign(':'), Token::Sign(':'), Token::Word(name)]) =
                        tokens.get(at..at + 3)
                    {
                        path.push(name.clone());
                        at += 3;
                    }
                    words.insert(path[0].clone());
                    if path.len() > 1 {
                        module.paths.push(path);
                    }
                }
            }
        }
        // A re-exported name may also be used in the module.
        passed_on.retain(|path| path.last().is_some_and(|name| words.contains(name)));
        module.paths.append(&mut passed_on);
        module
    }
}

/// Reads the branch of a `use` from `at` on, below `prefix`, collecting its names and what they stand for. Returns its
/// end.
fn use_tree(tokens: &[Token], mut at: usize, prefix: &[String], found: &mut Vec<(String, Names)>) -> usize {
    let mut path = prefix.to_vec();
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) if word == "as" => {
                if let Some(Token::Word(alias)) = tokens.get(at + 1) {
                    found.push((alias.clone(), path));
                }
                return at + 2;
            }
            Some(Token::Word(word)) => {
                if word != "self" || path.is_empty() {
                    path.push(word.clone());
                }
            }
            Some(Token::Sign(':')) => {}
            Some(Token::Sign('*')) => return at + 1,
            Some(Token::Sign('{')) => {
                at += 1;
                while !matches!(tokens.get(at), None | Some(Token::Sign('}'))) {
                    at = use_tree(tokens, at, &path, found);
                    at += usize::from(tokens.get(at) == Some(&Token::Sign(',')));
                }
                return at + 1;
            }
            _ => {
                if let Some(name) = path.last() {
                    found.push((name.clone(), path));
                }
                return at;
            }
        }
        at += 1;
    }
}

/// All modules by their paths.
struct Tree(BTreeMap<Names, Module>);

impl Tree {
    /// The file of what the module `from` calls `path`; `None` for a module itself and for items of other crates.
    fn file_of(&self, from: &[String], path: &[String]) -> Option<&String> {
        self.defined_in(self.absolute(from, path)?, &mut BTreeSet::new())
    }

    /// Resolves what the module `from` calls `path` to a path from the root of the crate.
    fn absolute(&self, from: &[String], path: &[String]) -> Option<Names> {
        let (first, rest) = path.split_first()?;
        let base = match first.as_str() {
            "crate" | "dateline" => return Some(rest.to_vec()),
            "self" => from,
            "super" => {
                let (_, parent) = from.split_last()?;
                return match rest.first() {
                    Some(next) if next == "super" => self.absolute(parent, rest),
                    _ => Some([parent, rest].concat()),
                };
            }
            name => {
                let module = &self.0[from];
                // A name imported from a path that starts with the same name is from another crate.
                let is_brought_in = module.names.get(name).is_some_and(|meant| meant[0] != name);
                let is_own = module.children.contains(name) || is_brought_in;
                return is_own.then(|| [from, path].concat());
            }
        };
        Some([base, rest].concat())
    }

    /// The file that defines the item at `path` from the root of the crate.
    fn defined_in(&self, path: Names, seen: &mut BTreeSet<Names>) -> Option<&String> {
        let mut at = Vec::new();
        for (index, name) in path.iter().enumerate() {
            let module = self.0.get(&at)?;
            let is_last = index + 1 == path.len();
            let meant = module.names.get(name);
            if module.children.contains(name) && (meant.is_none() || !is_last) {
                at.push(name.clone());
                continue;
            }
            let Some(meant) = meant else { return Some(&module.file) };
            let full = self.absolute(&at, &[meant, &path[index + 1..]].concat())?;
            return if seen.insert(path.clone()) { self.defined_in(full, seen) } else { Some(&module.file) };
        }
        None
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Sign(char),
}

/// Splits `text` into words and signs, without comments and literals.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest) {
            length
        } else if first == '"' {
            1 + quoted(&rest[1..], '"')
        } else if first == '\'' {
            character(rest)
        } else if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].to_owned()));
            length
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the raw string that `rest` starts with.
fn raw_string(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    let inner = inner[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - inner.len();
    Some(start + inner.find(&end).map_or(inner.len(), |at| at + end.len()))
}

/// The length of `rest` up to and including the `quote` that ends it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// The length of the character literal, or of the quote of a lifetime, that `rest` starts with.
fn character(rest: &str) -> usize {
    let mut chars = rest.chars().skip(1);
    let (first, second) = (chars.next(), chars.next());
    if first == Some('\\') || second == Some('\'') { 1 + quoted(&rest[1..], '\'') } else { 1 }
}

/// `tokens` without the test modules.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let start: Vec<Token> = self::tokens("#[cfg(test)] mod tests");
    let mut kept: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&start) {
            at += start.len();
            let mut depth = 0_usize;
            while let Some(token) = tokens.get(at) {
                at += 1;
                match token {
                    Token::Sign('{') => depth += 1,
                    Token::Sign('}') => depth -= 1,
                    Token::Sign(';') => {}
                    _ => continue,
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The path of the module in `file`: that of `gui/app/mod.rs` is `gui::app`, that of `lib.rs` is empty.
fn module_path(file: &str) -> Names {
    let file = file.strip_suffix(".rs").unwrap_or(file);
    let path = file.strip_suffix("/mod").unwrap_or(file);
    path.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of source files is readable") {
        let path = entry.expect("its entries are readable").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).expect("it is below the root");
            files.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
    files.sort();
}

#[test]
fn names_are_followed_to_the_files_that_define_them() {
    let files = [
        ("lib.rs", "pub mod ships; pub mod port;"),
        ("ships/mod.rs", "mod hull; mod sail; pub use hull::{Hull as Body, Keel}; pub struct Ship(Body);"),
        ("ships/hull.rs", "pub struct Hull; pub struct Keel;"),
        ("ships/sail.rs", "use super::Ship; #[cfg(test)] mod tests { use crate::port::Quay; }"),
        (
            "port.rs",
            "// crate::ships::Ship\nuse crate::ships::{self, Body, sail::{Sail}}; const QUAY: &str = \"crate::Quay\"; fn f() -> ships::Keel {}",
        ),
    ];
    let imports = Imports::of(files.map(|(file, text)| (file, text.to_owned())));
    let arrows: Vec<_> = imports.iter().collect();
    let expected =
        [("port.rs", "ships/hull.rs"), ("port.rs", "ships/sail.rs"), ("ships/sail.rs", "ships/mod.rs")];
    assert_eq!(arrows, expected);
    assert!(imports.circles().is_empty());
}

#[test]
fn files_that_use_each_other_by_way_of_others_are_a_circle() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "fn b() -> super::c::C {}"),
        ("c.rs", "use crate::{a::A, d::D};"),
        ("d.rs", ""),
    ];
    let imports = Imports::of(files.map(|(file, text)| (file, text.to_owned())));
    assert_eq!(imports.circles(), [["a.rs", "b.rs", "c.rs"]]);
}
