//! The line of facts below the headline: what the text there does not say.

use crate::article::Article;
use crate::gui::kinds::wording;
use crate::gui::model::describe;

/// The shortest average length of the words of a text, in bytes, each with the space after it.
const SHORTEST_WORDS: usize = 4;

/// The date, unless the page shows one, the site, and the number of words once it is known, which is when the analysis
/// has ended.
#[must_use]
pub fn facts(article: &Article, shows_date: bool, words: Option<usize>) -> String {
    let metadata = article.metadata();
    let date = metadata.published.as_deref().filter(|_| !shows_date);
    let site = metadata.site.as_deref().map(without_address);
    let parts = [date.map(wording::date), site.map(str::to_owned), words.map(describe::reading_time)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ·  ")
}

/// The name of a site that gives its address for a name.
fn without_address(site: &str) -> &str {
    let name = site.split_once("://").map_or(site, |(_, rest)| rest);
    name.strip_prefix("www.").unwrap_or(name).trim_end_matches('/')
}

/// A line at least as long as the one from [`facts`] will be, so that nothing moves when the analysis ends.
#[must_use]
pub fn room_for_facts(article: &Article, shows_date: bool) -> String {
    facts(article, shows_date, Some(article.text().len() / SHORTEST_WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Metadata, Source};

    #[test]
    fn there_is_room_for_what_is_known_later() {
        let text = "The harbour master said that the quay would be open again on Monday. ".repeat(200);
        let words = text.split_whitespace().count();
        let metadata = Metadata {
            site: Some("https://www.skerry-courier.example/".to_owned()),
            published: Some("2025-10-03".to_owned()),
            ..Metadata::default()
        };
        let article = Article::new(text, Vec::new(), metadata, Source::default(), Vec::new());
        let line = facts(&article, false, Some(words));
        assert_eq!(line, "3 October 2025  ·  skerry-courier.example  ·  2,600 words, 11 min");
        assert!(room_for_facts(&article, false).len() >= line.len());
        assert_eq!(facts(&article, true, None), "skerry-courier.example");
    }
}
