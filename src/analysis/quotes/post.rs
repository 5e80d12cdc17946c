//! Posts of social networks that stand in an article, with their authors: "The pier is gone. — Jane Doe (@janedoe) May 3, 2024".

use super::content::trimmed;
use crate::article::TextRange;

/// How long a signature is at most, in bytes.
const LONGEST_SIGNATURE: usize = 120;
/// How long a handle is at most, in bytes.
const LONGEST_HANDLE: usize = 30;
/// What the link to a picture or another page in a post begins with.
const LINKS: [&str; 3] = ["pic.twitter.com/", "https://t.co/", "http://t.co/"];

/// A block that is a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Post {
    /// What is written.
    pub said: TextRange,
    /// Where its author is named, if the article gives that.
    pub author: Option<TextRange>,
}

/// Whether `text` may be a post.
pub(super) fn may_be_post(text: &str) -> bool {
    text.contains("(@") || LINKS.iter().any(|link| text.contains(link))
}

impl Post {
    /// The post that `block` of `text` is, if it ends in its author's signature or in a link as posts have. A signature may
    /// stand on a line of its own behind the block.
    pub fn of(text: &str, block: TextRange) -> Option<Self> {
        let inside = &text[block.start..block.end];
        if inside.starts_with('<') {
            // What is left of a page's markup.
            return None;
        }
        let (written, author) = match signature(inside) {
            Some((written, author)) if written.contains(char::is_alphanumeric) => (written, Some(author)),
            Some(_) => return None,
            None => (inside, None),
        };
        let bare = without_links(written);
        let behind = || {
            let rest = &text[block.end..];
            let line = rest.trim_start().lines().next()?;
            let start = text.len() - rest.trim_start().len();
            let (written, author) = signature(line)?;
            (!written.contains(char::is_alphanumeric)).then(|| author.shifted(start))
        };
        let author = author.map(|author| author.shifted(block.start)).or_else(behind);
        let is_post = author.is_some() || bare.len() < written.trim_end().len();
        let said = trimmed(text, TextRange::new(block.start, block.start + bare.len()))?;
        // A mark that closed behind the link.
        let opened = text[said.start..said.end].strip_prefix('“').filter(|rest| !rest.contains('”'));
        let said = opened.map_or(said, |rest| TextRange::new(said.end - rest.len(), said.end));
        is_post.then_some(Self { said, author })
    }

    /// Whether its author is named.
    pub fn is_signed(self) -> bool {
        self.author.is_some()
    }
}

/// What stands before the signature that `text` ends in, and where in `text` that gives the author's name: behind a dash or
/// at the start of a line, with a handle and at most a date behind it.
fn signature(text: &str) -> Option<(&str, TextRange)> {
    let open = text.rfind("(@")?;
    let handle = text[open + 2..].find(')').filter(|&length| (1..=LONGEST_HANDLE).contains(&length))?;
    let is_handle = text[open + 2..open + 2 + handle].chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let date = text[open + 2 + handle + 1..].trim();
    let is_date = date.split_whitespace().count() <= 7
        && date.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ",.:·-–—".contains(c))
        && (date.trim_matches('.').is_empty() || date.contains(|c: char| c.is_ascii_digit()));
    let lead = text[..open].trim_end();
    let dash =
        lead.rfind(['—', '–', '\n']).or_else(|| lead.rfind("- ").filter(|&at| lead[..at].ends_with(' ')));
    let start = dash.map_or(0, |at| at + lead[at..].chars().next().map_or(0, char::len_utf8));
    let start = start + lead[start..].len() - lead[start..].trim_start().len();
    let name = &lead[start..];
    let is_name = !name.is_empty()
        && name.split_whitespace().count() <= 6
        && name.starts_with(char::is_alphanumeric)
        && text.len() - start <= LONGEST_SIGNATURE;
    (is_handle && is_date && is_name)
        .then(|| (&text[..dash.unwrap_or(0)], TextRange::new(start, start + name.len())))
}

/// `text` without links at its end.
fn without_links(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let closed = rest.trim_end_matches(['”', '"', '’']);
        let last = closed.rsplit(char::is_whitespace).next().unwrap_or_default();
        if !LINKS.iter().any(|link| last.starts_with(link)) {
            return rest;
        }
        rest = closed[..closed.len() - last.len()].trim_end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, said: &str, author: Option<&str>) {
        let first = text.find("\n\n").unwrap_or(text.len());
        let post = Post::of(text, TextRange::new(0, first)).expect("the text is a post");
        let slice = |range: TextRange| &text[range.start..range.end];
        assert_eq!((slice(post.said), post.author.map(slice)), (said, author));
    }

    #[test]
    fn a_post_has_its_own_author() {
        check("The pier is gone. — Tom Ames (@tomames) May 3, 2024", "The pier is gone", Some("Tom Ames"));
        check("“Gone!” – Harbour Daily (@harbour_daily)", "“Gone!”", Some("Harbour Daily"));
        check("Gone pic.twitter.com/aBc — Tom Ames (@tomames) 3 May 2024", "Gone", Some("Tom Ames"));
        check("The pier is gone\n\nTom Ames (@tomames) May 3, 2024", "The pier is gone", Some("Tom Ames"));
    }

    #[test]
    fn a_post_may_have_no_author() {
        check("“Worse than feared https://t.co/aBc”", "Worse than feared", None);
    }

    #[test]
    fn a_sentence_that_names_an_account_is_no_post() {
        let is_none = |text: &str| Post::of(text, TextRange::new(0, text.len())).is_none();
        assert!(is_none("The photo by Tom Ames (@tomames) was shared by all in the village."));
        assert!(is_none("“The pier is gone,” he said."));
    }
}
