//! How two lines of a paragraph are joined: with a space or without, and with or without the hyphen at the end of the
//! first.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::listed_words;

/// The lists in `hyphens.txt`.
struct Lists {
    /// Words before which a hyphen replaces an omitted part: "pre- and post-war".
    joining: BTreeSet<&'static str>,
    /// First parts that take a hyphen before most words.
    first_parts: BTreeSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let words = |name: &str| {
        let listed = listed_words(include_str!("../../../assets/hyphens.txt"));
        listed.filter(|&(list, _)| list == name).map(|(_, word)| word).collect()
    };
    Lists { joining: words("joining"), first_parts: words("first-part") }
});

/// The words of a document, used to tell a divided word from two words with a hyphen.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// The words in the middle of `lines`, in lower case; those with hyphens count as one.
    pub fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        for line in lines {
            let line = line.trim_end_matches(is_hyphen);
            words.extend(
                line.split(|c: char| !is_word(c)).filter(|word| word.len() > 3).map(str::to_lowercase),
            );
        }
        Self(words)
    }

    /// Adds `line` to `text`, which it continues.
    pub fn join(&self, text: &mut String, line: &str) {
        let line = line.trim_start();
        if text.is_empty() || line.is_empty() {
            text.push_str(line);
            return;
        }
        if let Some(hyphen) = text.chars().next_back().filter(|&c| is_hyphen(c))
            && let before = &text[..text.len() - hyphen.len_utf8()]
            && before.ends_with(char::is_alphanumeric)
        {
            let first: String =
                before.chars().rev().take_while(|&c| is_word(c)).collect::<Vec<_>>().iter().rev().collect();
            let second: String = line.chars().take_while(|&c| is_word(c)).collect();
            match self.link(&first, &second, hyphen == '\u{ad}') {
                Link::Word => text.truncate(text.len() - hyphen.len_utf8()),
                Link::Hyphen => {}
                Link::Space => text.push(' '),
            }
        } else if !(text.ends_with(is_spaceless) && line.starts_with(is_spaceless)
            || text.ends_with('—')
            || text.ends_with('/') && text.rsplit(' ').next().is_some_and(|word| word.contains("://")))
        {
            text.push(' ');
        }
        text.push_str(line);
    }

    /// What joins `first`, at the end of a line and before its hyphen, to `second`.
    fn link(&self, first: &str, second: &str, is_soft: bool) -> Link {
        let last_part = first.rsplit('-').next().unwrap_or(first);
        let (lower_first, lower_second) = (first.to_lowercase(), second.to_lowercase());
        let is_capitals = |word: &str| word.chars().count() > 1 && word == word.to_uppercase();
        if is_soft {
            Link::Word
        } else if LISTS.joining.contains(second) {
            Link::Space
        } else if self.0.contains(&format!("{lower_first}-{lower_second}")) {
            Link::Hyphen
        } else if self.0.contains(&format!("{lower_first}{lower_second}")) {
            Link::Word
        } else if first.ends_with(|c: char| c.is_ascii_digit())
            || second.starts_with(|c: char| !c.is_lowercase())
                && !(is_capitals(last_part) && is_capitals(second))
            || first.contains('-')
            || second.contains('-') && self.0.contains(last_part)
            || LISTS.first_parts.contains(lower_first.as_str())
        {
            Link::Hyphen
        } else {
            Link::Word
        }
    }
}

/// What goes between two lines.
enum Link {
    /// Nothing: they share a divided word.
    Word,
    /// The hyphen.
    Hyphen,
    /// The hyphen and a space.
    Space,
}

/// Whether a line that ends with `text` ends within a word.
pub(super) fn ends_in_word(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next().is_some_and(is_hyphen) && last.next().is_some_and(char::is_alphabetic)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

/// Whether `c` belongs to a script that is written without spaces.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3000}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[track_caller]
    fn check(document: &str, first: &str, second: &str, expected: &str) {
        let mut text = first.to_owned();
        Words::new([document].into_iter()).join(&mut text, second);
        assert_eq!(text, expected);
    }

    #[test]
    fn a_word_cut_at_the_end_of_a_line_is_made_whole() {
        check("", "the com-", "pany said", "the company said");
        check("", "the com\u{ad}", "pany said", "the company said");
        check("", "PERFOR-", "MANCE", "PERFORMANCE");
        check("", "the harbour", "was shut", "the harbour was shut");
    }

    #[test]
    fn a_hyphen_of_its_own_stays() {
        check("it is well-known", "a well-", "known man", "a well-known man");
        check("", "an 11-", "year campaign", "an 11-year campaign");
        check("", "the Anglo-", "Saxon world", "the Anglo-Saxon world");
        check("", "the state-of-", "the-art ship", "the state-of-the-art ship");
        check("", "self-", "defence", "self-defence");
        check("", "pre-", "and post-war", "pre- and post-war");
        check("", "from 2019-", "2020", "from 2019-2020");
    }

    #[test]
    fn scripts_without_spaces_are_joined_without_one() {
        check("", "東京の港", "は閉鎖", "東京の港は閉鎖");
    }
}
