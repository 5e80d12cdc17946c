//! Normalises white space.

/// `text` with each run of white space replaced by one space, and none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn runs_of_white_space_become_one_space() {
        for (text, expected) in [("  a\u{a0}\n b\tc ", "a b c"), ("", ""), (" \n", ""), ("word", "word")] {
            assert_eq!(one_line(text), expected);
        }
    }
}
