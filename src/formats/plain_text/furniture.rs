//! What a web page puts around an article, and readers copy with it: "Share", "3 hours ago", "5 min read".

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::lang::ENGLISH;
use crate::text::pattern;

/// The longest such line, in bytes.
const MAX_BYTES: usize = 120;

/// Lines that are buttons and labels, in lower case.
static LABELS: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(ENGLISH.pages.furniture).collect());

/// The lines of `table` that are not comments.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The age of an article, the time it takes to read and the number of shares, as parts of one line.
static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    let age = r"(?:(?:first\ |last\ )?(?:published|updated|posted|modified|edited|added):?\ )?(?:about\ )?(?:\d{1,3}\ ?(?:sec(?:ond)?s?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)|an?\ (?:minute|hour|day|week))\ ago";
    let reading = r"(?:(?:reading|read|listening)\ time:?\ (?:about\ )?\d{1,3}\ ?min(?:ute)?s?\.?|(?:estimated\ )?\d{1,3}(?:\ |-)?min(?:ute)?s?\ (?:read|listen|watch|video|reading\ time))";
    let shares = r"(?:\d[\d.,]*k?\ (?:comments?|shares?|likes?|views?|retweets?|reactions?|replies)|(?:comments?|shares?|likes?|views?):?\ ?\(?\d[\d.,]*k?\)?)";
    let now = r"just\ now|(?:published|updated|posted):?\ (?:just\ now|today|yesterday)";
    let part = format!(r"(?:{age}|{reading}|{shares}|{now}|share|save|comments?)");
    pattern(&format!(r"(?ix)^{part}(?:\s*(?:[·|•,–—-]|\s)\s*{part}){{0,4}}\.?$"))
});

/// The openings of lines that ask the reader for something.
const REQUESTS: &[&str] = &[
    "sign up to ",
    "sign up for ",
    "subscribe to ",
    "follow us on ",
    "skip past ",
    "share on ",
    "download the ",
    "download our ",
    "click here",
];

/// Whether `line` is a label or a button of the page.
pub(super) fn is_label(line: &str) -> bool {
    if line.len() > MAX_BYTES {
        return false;
    }
    let lower = line.to_lowercase();
    let asks = || !line.ends_with('.') && REQUESTS.iter().any(|request| lower.starts_with(request));
    LABELS.contains(lower.as_str()) || asks()
}

/// Every line that [`FIGURES`] matches contains one of these.
static HINTS: LazyLock<Vec<&str>> = LazyLock::new(|| lines(ENGLISH.pages.figures).collect());

/// Whether `line` gives the age of the article, the time it takes to read or the number of shares.
pub(super) fn is_figures(line: &str) -> bool {
    // This is cheap, so it comes before the pattern.
    let hints = || {
        let lower = line.to_ascii_lowercase();
        HINTS.iter().any(|hint| lower.contains(hint))
    };
    line.len() <= MAX_BYTES
        && (line.contains(|c: char| c.is_ascii_digit()) || line.len() <= 40)
        && hints()
        && FIGURES.is_match(line)
        && !is_label(line)
}

#[cfg(test)]
mod tests {
    use super::{is_figures, is_label};

    #[test]
    fn lines_of_a_page_are_told_from_lines_of_the_article() {
        for line in [
            "Published 3 hours ago",
            "3 hours ago",
            "Updated: 12 mins ago",
            "5 min read",
            "5-minute read",
            "Reading time: 4 minutes",
            "2 days ago · 6 min read",
            "An hour ago",
            "45 comments",
            "1.2k shares",
            "Comments (12)",
            "Just now",
        ] {
            assert!(is_figures(line), "{line}");
        }
        for line in ["Share", "COPY LINK", "Advertisement", "Sign up to Morning Briefing"] {
            assert!(is_label(line), "{line}");
        }
        for line in [
            "Three hours ago, the dam broke",
            "5 minutes of madness",
            "Share prices fall",
            "Two years ago",
            "More than 45 comments were deleted",
            "Save the Children appeals for aid",
        ] {
            assert!(!is_figures(line) && !is_label(line), "{line}");
        }
    }
}
