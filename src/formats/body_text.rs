//! The bodies of mails and of articles in JSON: plain text, or a web page inside, beneath a title known from elsewhere.

use mail_parser::decoders::html::html_to_text;

use super::composer::{Composer, Part};
use super::{html, plain_text};
use crate::article::{BlockKind, Metadata, Source};

/// Adds the blocks of `text`, read as plain text, to `composer`. A title that repeats the one in its metadata is left
/// out; any other becomes a heading. The writer and date that the text gives fill any gaps in the metadata.
pub(super) fn push_plain(text: &str, composer: &mut Composer) {
    if text.trim().is_empty() {
        return;
    }
    let article = plain_text::article(text.to_owned(), Source::default());
    let blocks = article.blocks().iter();
    let parts =
        blocks.map(|block| Part::Block(block.kind, article.slice(block.range).to_owned(), block.origin));
    push_parts(parts, article.metadata(), composer);
}

/// Adds `parts`, whose metadata is `found`, as [`push_plain`] does.
fn push_parts(parts: impl IntoIterator<Item = Part>, found: &Metadata, composer: &mut Composer) {
    let title = composer.metadata.title.clone().unwrap_or_default();
    for part in parts {
        let (kind, words, origin) = match part {
            Part::Block(kind, words, origin) => (kind, words, origin),
            Part::Picture(picture) => {
                composer.push_picture(picture);
                continue;
            }
        };
        let kind = match kind {
            BlockKind::Title | BlockKind::Heading if is_same(&words, &title) => continue,
            BlockKind::Title if composer.is_empty() && title.is_empty() => BlockKind::Title,
            BlockKind::Title => BlockKind::Heading,
            kind => kind,
        };
        composer.push_known(kind, &words, origin);
    }
    let metadata = &mut composer.metadata;
    metadata.title = metadata.title.take().or_else(|| found.title.clone());
    metadata.byline = metadata.byline.take().or_else(|| found.byline.clone());
    metadata.published = metadata.published.take().or_else(|| found.published.clone());
}

/// Adds the blocks and pictures of `html`, a page or part of one. If the page keeps less than a third of its words as
/// its article, as a newsletter of many short pieces may, all of its text is read instead, without pictures.
pub(super) fn push_html(html: &str, composer: &mut Composer) {
    let all = html_to_text(html);
    // The byte-order mark says that the text is already decoded, whatever character set the page names.
    let marked = format!("\u{feff}{html}");
    match html::compose(marked.as_bytes()) {
        Ok((mut page, _)) if page.len() * 3 >= all.len() => {
            composer.warnings.append(&mut page.warnings);
            let found = std::mem::take(&mut page.metadata);
            push_parts(page.into_parts(), &found, composer);
        }
        _ => push_plain(&all, composer),
    }
}

/// Whether `text` is marked up with elements of HTML.
pub(super) fn is_html(text: &str) -> bool {
    ["<p>", "<p ", "<br", "</p>", "<div", "</a>"].iter().any(|tag| text.contains(tag))
}

/// Whether two texts have the same words, whatever their case and punctuation.
pub(super) fn is_same(left: &str, right: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = String> + '_ {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
    }
    words(left).eq(words(right))
}
