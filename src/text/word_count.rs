//! How many words a text has.

/// The number of words in `text`: runs between spaces that contain a letter or digit. Chinese and Japanese have no spaces
/// between words and count the length of a text in characters, so each of their characters counts as a word, as word
/// processors have it; people read about as many of them in a minute as words of English (M. Brysbaert, "How many words do
/// we read per minute?", 2019).
pub(crate) fn word_count(text: &str) -> usize {
    text.split_whitespace().map(words_in).sum()
}

/// The number of words in `run`, which has no spaces.
fn words_in(run: &str) -> usize {
    if run.is_ascii() || !run.contains(is_character) {
        return usize::from(run.contains(char::is_alphanumeric));
    }
    let characters = run.chars().filter(|&letter| is_character(letter)).count();
    let between = run.split(is_character).filter(|part| part.contains(char::is_alphanumeric)).count();
    characters + between
}

/// Whether `letter` is one of the characters of Chinese or Japanese.
fn is_character(letter: char) -> bool {
    matches!(letter,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::word_count;

    #[test]
    fn words_stand_between_spaces_and_characters_count_one_by_one() {
        assert_eq!(word_count("The quay, re-opened – at 5 p.m."), 6);
        assert_eq!(word_count("政府周三公布了计划。"), 9);
        assert_eq!(word_count("政府在2024年用 GPS 公布了计划"), 12);
        assert_eq!(word_count("カメラを3台"), 6);
        assert_eq!(word_count("정부는 수요일 발표했다"), 3);
        assert_eq!(word_count(" — "), 0);
    }
}
