//! Sentence borders.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Token;
use crate::text::listed_words;

/// The lists in `sentences.txt`.
struct Words {
    /// Words after which a full stop does not end a sentence, in lower case.
    abbreviations: HashSet<&'static str>,
    /// Words that, with a capital, hardly ever do anything but open a sentence.
    openers: HashSet<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let table = include_str!("../../assets/lang/en/sentences.txt");
    let (abbreviations, openers): (Vec<_>, Vec<_>) =
        listed_words(table).partition(|&(list, _)| list == "abbreviation");
    let words = |list: Vec<(&str, &'static str)>| list.into_iter().map(|(_, word)| word).collect();
    Words { abbreviations: words(abbreviations), openers: words(openers) }
});

/// The sentences of one block as ranges of `tokens`: in order, none empty, together all of them. A line end alone is
/// not a border.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let word =
        |index: usize| tokens.get(index).map_or("", |token| &text[token.range().start..token.range().end]);
    let glued = |index: usize| {
        tokens.get(index + 1).is_some_and(|next| next.range().start == tokens[index].range().end)
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < tokens.len() {
        let mut end = index + 1;
        if ends_sentence(word(index), index.checked_sub(1).map_or("", word), word(end), glued(index)) {
            // Closing marks belong to the sentence they close.
            while end < tokens.len()
                && matches!(word(end), "”" | "’" | "\"" | "'" | ")" | "]" | "»" | "." | "!" | "?")
                && glued(end - 1)
            {
                end += 1;
            }
            if starts_sentence(word(end)) && !glued(end - 1) {
                sentences.push(start..end);
                start = end;
            }
        }
        index = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Whether `mark`, after `previous` and before `next`, can end a sentence.
fn ends_sentence(mark: &str, previous: &str, next: &str, glued_to_next: bool) -> bool {
    match mark {
        "!" | "?" | "…" | "。" | "！" | "？" => true,
        "." => {
            let closing = matches!(next, "”" | "’" | "\"" | "'" | ")" | "]" | "»" | ".");
            // "No. 5" is short for "number"; "He said no. In May" is not.
            let is_answer = previous == "no" && !next.starts_with(|c: char| c.is_ascii_digit());
            // "p. 7" is a page, "It cost 50 p. In May" is not.
            let is_page = matches!(previous, "p" | "S") && next.starts_with(|c: char| c.is_ascii_digit());
            let is_short =
                is_page || WORDS.abbreviations.contains(previous.to_lowercase().as_str()) && !is_answer;
            (!glued_to_next || closing) && !is_short
        }
        // "in the U.S. The court" contains the end of a sentence, "the U.S. Army" does not: only a common opening word
        // shows it.
        _ => mark.ends_with('.') && mark.len() > 2 && WORDS.openers.contains(next),
    }
}

fn starts_sentence(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|first| !first.is_lowercase() && !matches!(first, ',' | ';' | ':' | '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::{super::tokenize, sentences};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let found: Vec<&str> = sentences(text, &tokens)
            .into_iter()
            .map(|range| &text[tokens[range.start].range().start..tokens[range.end - 1].range().end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        check("It rose 3.5 percent. Dr. Roe left.", &["It rose 3.5 percent.", "Dr. Roe left."]);
        check("“We won.” He smiled.", &["“We won.”", "He smiled."]);
        check("“Is it over?” he asked.", &["“Is it over?” he asked."]);
        check("The U.S. Army left. It rained.", &["The U.S. Army left.", "It rained."]);
        check("He is in the U.S. The court sat.", &["He is in the U.S.", "The court sat."]);
        check("He said no. In May he left.", &["He said no.", "In May he left."]);
        check("She is no. 4 there.", &["She is no. 4 there."]);
        check("J. Doe spoke", &["J. Doe spoke"]);
        check("", &[]);
    }
}
