//! Who writes a post that stands in an article.

use super::cast::Cast;
use super::draft::Draft;
use super::post::Post;
use super::speaker::{Speaker, SpeakerKind};
use super::view::View;
use super::{QuoteKind, QuoteRule};
use crate::analysis::Evidence;
use crate::article::TextRange;

/// What the author of `post` writes, in the block of `view`.
pub(super) fn posted(cast: &Cast<'_>, view: &View<'_>, post: Post) -> Draft {
    let evidence = vec![Evidence::at(QuoteRule::Post, post.author.unwrap_or(post.said))];
    let author = post.author.map(|author| speaker(cast, view.text, author));
    Draft::new(view, QuoteKind::Direct, vec![post.said], author, evidence)
}

/// Who the `author` of a post is.
fn speaker(cast: &Cast<'_>, text: &str, author: TextRange) -> Speaker {
    let name = &text[author.start..author.end];
    if let Some(person) = cast.named(author, name) {
        return Speaker::person(cast, author, person, QuoteRule::Post);
    }
    let speaker = Speaker { rule: QuoteRule::Post, ..Speaker::new(author) };
    if cast.has_organisation(name) {
        speaker.is(SpeakerKind::Organisation, Some(name.to_owned()))
    } else {
        speaker
    }
}
