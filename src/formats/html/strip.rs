//! The text of a page between its tags, for pages that cannot be read in a better way.

use super::super::composer::Composer;
use crate::article::BlockKind;

/// Elements whose content is not text of the page.
const SKIPPED: [&str; 5] = ["script", "style", "noscript", "title", "template"];
/// Tags within a line of text.
const INLINE: [&str; 12] =
    ["a", "b", "i", "em", "strong", "span", "font", "u", "sub", "sup", "small", "code"];

/// The paragraphs of the text in `source`, a page with its tags.
pub(super) fn strip(source: &str) -> Composer {
    let mut composer = Composer::default();
    let mut paragraph = String::new();
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        push_text(&mut paragraph, &rest[..open]);
        rest = &rest[open..];
        let inside = rest[1..].trim_start_matches('/');
        let name: String = inside
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let is_markup =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !is_markup {
            paragraph.push('<');
            rest = &rest[1..];
            continue;
        }
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if SKIPPED.contains(&name.as_str()) && !rest.starts_with("</") {
            let close = format!("</{name}");
            rest.match_indices("</").map(|(at, _)| at).find(|&at| {
                rest.get(at..at + close.len()).is_some_and(|end| end.eq_ignore_ascii_case(&close))
            })
        } else {
            rest.find('>').map(|at| at + 1)
        };
        rest = &rest[end.unwrap_or(rest.len())..];
        if !INLINE.contains(&name.as_str()) {
            composer.push(BlockKind::Paragraph, &paragraph);
            paragraph.clear();
        }
    }
    push_text(&mut paragraph, rest);
    composer.push(BlockKind::Paragraph, &paragraph);
    composer
}

/// Adds `text` with its commonest entities resolved.
fn push_text(paragraph: &mut String, text: &str) {
    if !text.contains('&') {
        paragraph.push_str(text);
        return;
    }
    let entities =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let resolved = entities
        .into_iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character));
    paragraph.push_str(&resolved);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_part_paragraphs_and_go() {
        let page = "<title>No</title><p>Fog &amp; <b>rain</b></p><script>if (a < b)</script><!-- no --><div>3 < 4<br>came";
        let composer = strip(page);
        let blocks: Vec<&str> = composer.blocks().map(|(_, words)| words).collect();
        assert_eq!(blocks, ["Fog & rain", "3 < 4", "came"]);
    }
}
