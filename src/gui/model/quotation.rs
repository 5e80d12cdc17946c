//! Selected text as a quotation with its source, for pasting into a manuscript.

use crate::article::TextRange;
use crate::gui::kinds::{self, Found, wording};
use crate::gui::model::open_article::OpenArticle;
use crate::text::word_count;

/// The text of `range` in quotation marks, one paragraph a line, with the author, the publication and the date below
/// it, as far as the article gives them.
#[must_use]
pub fn with_source(document: &OpenArticle, range: TextRange) -> String {
    let paragraphs = document.article.blocks();
    let first = paragraphs.partition_point(|block| block.range.end <= range.start);
    let words: Vec<String> = paragraphs[first..]
        .iter()
        .take_while(|block| block.range.start < range.end)
        .map(|block| document.words(range.within(block.range)))
        .filter(|words| !words.is_empty())
        .collect();
    format!("{}\n— {}", quoted(&words.join("\n")), source(document))
}

/// Says that `text` is on the clipboard.
#[must_use]
pub fn copied(text: &str) -> String {
    let words = word_count(text);
    let verb = if words == 1 { "is" } else { "are" };
    format!("{} {verb} on the clipboard", wording::counted(words, "word", "words"))
}

/// The selected quote with its speaker and its source; nothing if no quote is selected.
#[must_use]
pub fn selected_quote(document: &OpenArticle) -> Option<String> {
    let target = document.selection.as_ref()?.target;
    let findings = document.findings()?;
    let entity = findings.analysis.entity(target)?;
    let found = Found { article: &document.article, analysis: &findings.analysis };
    // Words in marks have them already; reported ones get none, since they are not the speaker's own.
    let (words, speaker) = kinds::of(target.section()).quotation(found, entity.index)?;
    Some(format!("{words}\n— {speaker}, in {}", source(document)))
}

/// Author, title, publication, date and address of `document`, as far as it gives them.
fn source(document: &OpenArticle) -> String {
    let metadata = document.article.metadata();
    let date = metadata.published.as_deref().map(wording::date);
    let title = Some(format!("“{}”", document.title()));
    let parts = [metadata.byline.clone(), title, metadata.site.clone(), date, metadata.url.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `text` in quotation marks; those inside become single ones.
fn quoted(text: &str) -> String {
    let mut inner = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        inner.push(match letter {
            '“' => '‘',
            '”' => '’',
            '"' if before.is_whitespace() || before == '(' => '‘',
            '"' => '’',
            letter => letter,
        });
        before = letter;
    }
    format!("“{inner}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_inside_become_single() {
        assert_eq!(quoted("She said: “No.”"), "“She said: ‘No.’”");
        assert_eq!(quoted("the \"deal\" is (\"off\")"), "“the ‘deal’ is (‘off’)”");
    }
}
