//! The query, and the regular expression that it becomes.
//!
//! Everything goes through one regex engine, whose running time is linear in the text.

use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use super::folding;

/// The largest program that an expression may compile to, in bytes.
const PROGRAM_LIMIT: usize = 4 << 20;
/// The largest cache of the engine, in bytes.
const CACHE_LIMIT: usize = 8 << 20;
/// The deepest nesting of an expression.
const NESTING_LIMIT: u32 = 100;
/// The longest query, in bytes.
pub const LONGEST: usize = 4096;

/// How the text of a query is interpreted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// As a regular expression, not literally.
    pub regex: bool,
    /// Upper and lower case differ.
    pub match_case: bool,
    /// Only at word boundaries.
    pub whole_words: bool,
    /// Letters match with and without accents. Does not apply to a regular expression, which is matched exactly as
    /// written.
    pub ignore_accents: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { regex: false, match_case: false, whole_words: false, ignore_accents: true }
    }
}

/// A search: its text and its options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text as typed.
    pub text: String,
    /// How it is interpreted.
    pub options: Options,
}

/// A query ready to search for.
#[derive(Clone, Debug)]
pub struct Matcher {
    /// The expression.
    pub regex: Regex,
    /// Whether it matches the folded text.
    pub is_folded: bool,
}

impl Query {
    /// Whether it matches the folded text.
    #[must_use]
    pub fn is_folded(&self) -> bool {
        self.options.ignore_accents && !self.options.regex
    }

    /// The query ready to search for; `None` if it is empty. The error is one line that says what is wrong.
    pub fn matcher(&self) -> Result<Option<Matcher>, String> {
        if self.text.len() > LONGEST {
            return Err("The text to find is too long".to_owned());
        }
        let pattern = if self.options.regex { self.text.clone() } else { self.literal() };
        if pattern.is_empty() {
            return Ok(None);
        }
        let mut regex = self.build(&pattern)?;
        if self.options.whole_words {
            // The expression compiled on its own above, so it cannot break out of the group.
            regex = self.build(&format!(r"\b{{start-half}}(?:{pattern})\b{{end-half}}"))?;
        }
        Ok(Some(Matcher { regex, is_folded: self.is_folded() }))
    }

    /// The expression that matches the text literally. Its spaces also match line breaks inside a paragraph.
    fn literal(&self) -> String {
        let folded;
        let text = if self.is_folded() {
            folded = folding::fold(&self.text);
            &folded
        } else {
            &self.text
        };
        let mut pattern = String::new();
        let mut in_space = false;
        for letter in text.chars() {
            if !letter.is_whitespace() {
                pattern.push_str(&regex::escape(letter.encode_utf8(&mut [0; 4])));
            } else if !in_space {
                pattern.push_str(r"\s+");
            }
            in_space = letter.is_whitespace();
        }
        pattern
    }

    fn build(&self, pattern: &str) -> Result<Regex, String> {
        RegexBuilder::new(pattern)
            .case_insensitive(!self.options.match_case)
            .multi_line(true)
            .size_limit(PROGRAM_LIMIT)
            .dfa_size_limit(CACHE_LIMIT)
            .nest_limit(NESTING_LIMIT)
            .build()
            .map_err(|error| reason(&error))
    }
}

/// One line that says what is wrong with an expression: the last line of the engine's message, which shows the
/// expression first.
fn reason(error: &regex::Error) -> String {
    if matches!(error, regex::Error::CompiledTooBig(_)) {
        return "The expression is too large".to_owned();
    }
    let message = error.to_string();
    let line = message.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("invalid expression");
    let line = line.trim().trim_start_matches("error: ");
    let mut letters = line.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_expression_says_why_in_one_line() {
        for (text, expected) in [
            ("(", "Unclosed group"),
            ("a)(b", "Unopened group"),
            ("[a", "Unclosed character class"),
            ("*", "Repetition operator missing expression"),
            (r"\", "Incomplete escape sequence"),
            (r"(?<=a)b", "Look-around"),
            (r"\w{1000}{1000}", "The expression is too large"),
            ("a{2,1}", "Invalid repetition count range"),
        ] {
            for whole_words in [false, true] {
                let options = Options { regex: true, whole_words, ..Options::default() };
                let error = Query { text: text.to_owned(), options }.matcher().unwrap_err();
                assert!(error.starts_with(expected), "{text}: {error}");
                assert!(!error.contains('\n'));
            }
        }
    }

    #[test]
    fn nothing_is_looked_for_where_nothing_was_typed() {
        for text in ["", "\u{301}", "\u{ad}"] {
            let query = Query { text: text.to_owned(), ..Query::default() };
            assert!(query.matcher().unwrap().is_none());
        }
        let query = Query { text: "a".repeat(LONGEST + 1), ..Query::default() };
        assert!(query.matcher().is_err());
    }
}
