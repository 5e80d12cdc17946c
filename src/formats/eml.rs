//! Mails, and web pages saved as mails (MHTML) → [`Article`].
//!
//! The subject, the sender and the date are title, byline and publication. Of a body in several versions, the plain
//! text is read, else the page. Attachments are left out, and a warning says so; a mail that only carries another is
//! read as the other. Parts, headers and character sets are the business of the crate `mail-parser`.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use super::body_text::{push_html, push_plain};
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::{ReadProblem, marked};
use crate::article::{Article, BlockKind, Source, Warning};

/// What messages call a mail.
const MAIL: &str = "mail";

/// What messages call a page that was saved as a mail.
const PAGE: &str = "web archive";

/// How many mails may be carried inside each other.
const MAX_CARRIED: usize = 3;

/// The article in the `bytes` of a mail.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let message = MessageParser::default().parse(bytes).ok_or(DocumentProblem::Damaged(MAIL))?;
    let mut composer = Composer::default();
    push_mail(&message, &mut composer, 0);
    if composer.blocks().all(|(kind, _)| kind == BlockKind::Title) {
        return Err(DocumentProblem::NoText(MAIL).into());
    }
    let source = Source { encoding: "UTF-8", ..source };
    Ok(composer.finish(source))
}

/// The article in the `bytes` of a web page that was saved as a mail, and where the page was.
pub fn read_page(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let message = MessageParser::default().parse(bytes).ok_or(DocumentProblem::Damaged(PAGE))?;
    let mut composer = Composer::default();
    let is_page = |part: &&mail_parser::MessagePart| matches!(part.body, PartType::Html(_));
    let root = message.parts.iter().find(is_page).ok_or(DocumentProblem::NoText(PAGE))?;
    let address = [root.content_location(), message.header_raw("Snapshot-Content-Location")];
    composer.metadata.url =
        address.into_iter().flatten().map(str::trim).find(|address| is_address(address)).map(str::to_owned);
    composer.metadata.title = message.subject().and_then(marked::one_line);
    if let PartType::Html(html) = &root.body {
        push_html(html, &mut composer);
    }
    if composer.is_empty() {
        return Err(DocumentProblem::NoText(PAGE).into());
    }
    let source = Source { encoding: "UTF-8", ..source };
    Ok(composer.finish(source))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Adds what `message` says.
fn push_mail(message: &Message, composer: &mut Composer, depth: usize) {
    if let Some(subject) = message.subject().and_then(marked::one_line) {
        composer.push(BlockKind::Title, &subject);
        composer.metadata.title = Some(subject);
    }
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name().or_else(|| sender.address()));
    composer.metadata.byline = name.and_then(marked::one_line);
    let date = message.date().filter(|date| date.is_valid());
    composer.metadata.published = date.map(mail_parser::DateTime::to_rfc3339);
    let before = composer.len();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => push_plain(text, composer),
            PartType::Html(html) => push_html(html, composer),
            _ => {}
        }
    }
    if composer.len() == before {
        // A body of which no plain text is left, as one with a link to the page.
        for part in message.html_bodies() {
            if let PartType::Html(html) = &part.body {
                push_html(html, composer);
            }
        }
    }
    let carried = message.attachments().find_map(|part| part.message());
    let mut attachments = message.attachment_count();
    if composer.len() == before
        && depth < MAX_CARRIED
        && let Some(carried) = carried
    {
        *composer = Composer::default();
        push_mail(carried, composer, depth + 1);
        attachments -= 1;
    }
    if attachments > 0 {
        let plural = if attachments == 1 { "attachment is" } else { "attachments are" };
        composer.warnings.push(Warning::new(format!("{attachments} {plural} left out")));
    }
}
