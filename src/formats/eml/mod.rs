//! Mails, and web pages saved as mails (MHTML) → [`Article`].
//!
//! The subject, the sender and the date become title, byline and date of publication. If the body comes in several
//! versions, the plain text is read, or the page if the text only stands in for it. Of a mailbox, the first mail is read.
//! `bounded` cuts what would take more memory than it is worth; `picture_parts` finds the pictures that belong to it.
//! Attachments are left out, with a warning; a mail that only carries another is read as that other mail. Parts,
//! headers and character sets are left to the crate `mail-parser`.

mod bounded;
mod picture_parts;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use self::picture_parts::PictureParts;
use super::body_text::{push_html, push_plain};
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::pictures::{self, PictureReference};
use super::{ReadProblem, html, marked, several};
use crate::article::{Article, BlockKind, LoosePicture, Source, Warning};

/// What messages call a mail.
const MAIL: &str = "mail";

/// What messages call a page that was saved as a mail.
const PAGE: &str = "web archive";

/// How many mails may be nested inside each other.
const MAX_CARRIED: usize = 3;

/// How many parts of a body are read.
const MAX_BODY_PARTS: usize = 200;

/// The fewest addresses in a plain text, and the share of its bytes, that make it the shadow of a page.
const MIN_ADDRESSES: usize = 2;
const ADDRESS_SHARE: f64 = 0.1;

/// The article in the `bytes` of a mail, or those in the mails of a mailbox.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (mails, count) = bounded::mails_of(bytes);
    let mut articles = Vec::new();
    let mut problem = DocumentProblem::NoText(MAIL).into();
    let mut left_out = count - mails.len();
    for mail in mails {
        if several::is_time_up() {
            left_out += 1;
            continue;
        }
        match read_mail(&mail, source.clone()) {
            Ok(article) => articles.push(article),
            Err(its_problem) => problem = its_problem,
        }
    }
    let mut articles = articles.into_iter();
    let first = articles.next().ok_or(problem)?;
    Ok(first.with_others(articles.collect(), left_out))
}

/// The article in the `bytes` of one mail.
fn read_mail(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let bounded = bounded::bounded(bytes);
    let message = parse(&bounded.bytes).ok_or(DocumentProblem::Damaged(MAIL))?;
    let mut composer = Composer::default();
    let pictures = push_mail(&message, &mut composer, 0);
    if bounded.is_cut {
        composer.warnings.push(cut(MAIL));
    }
    if composer.blocks().all(|(kind, _)| kind == BlockKind::Title) {
        return Err(DocumentProblem::NoText(MAIL).into());
    }
    let source = Source { encoding: Some("UTF-8"), ..source };
    Ok(composer.finish(source).with_pictures(pictures))
}

/// The article in the `bytes` of a web page saved as a mail, with its pictures and its address.
pub fn read_page(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let bounded = bounded::bounded(bytes);
    let message = parse(&bounded.bytes).ok_or(DocumentProblem::Damaged(PAGE))?;
    let is_page = |part: &&MessagePart| matches!(part.body, PartType::Html(_));
    let root = message.parts.iter().find(is_page).ok_or(DocumentProblem::NoText(PAGE))?;
    let (mut page, encoding) = html::compose(&page_bytes(&message, root))?;
    let addresses = [root.content_location(), message.header_raw("Snapshot-Content-Location")];
    let addresses = addresses.map(|address| address.map(str::trim));
    let mut parts = PictureParts::new(&message, addresses.into_iter().flatten().next());
    let pictures = pictures::resolve(&mut page, |address| parts.open(address));
    let address = addresses.into_iter().flatten().find(|address| is_address(address));
    let metadata = &mut page.metadata;
    metadata.title = metadata.title.take().or_else(|| message.subject().and_then(marked::one_line));
    metadata.url = metadata.url.take().or_else(|| address.map(str::to_owned));
    if bounded.is_cut {
        page.warnings.push(cut(PAGE));
    }
    Ok(page.finish(Source { encoding: Some(encoding), ..source }).with_pictures(pictures))
}

/// Says that parts of a `kind` of mail were left out.
fn cut(kind: &str) -> Warning {
    Warning::new(format!("The {kind} has more parts than can be read, and the last ones are left out"))
}

/// The bytes of a page: unchanged if the mail does not give their character set, or else decoded and marked as UTF-8.
fn page_bytes(message: &Message, part: &MessagePart) -> Vec<u8> {
    let is_said = part.content_type().is_some_and(|content_type| content_type.attribute("charset").is_some());
    let raw = message.raw_message().get(part.offset_body as usize..part.offset_end as usize);
    let undecoded = raw.filter(|_| !is_said).and_then(|raw| match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    });
    undecoded.unwrap_or_else(|| format!("\u{feff}{}", part.text_contents().unwrap_or_default()).into_bytes())
}

fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    MessageParser::default().parse(bytes)
}

/// Whether the plain text of `message` only stands in for its page: it has the addresses of links in it that the page has
/// behind its words.
fn is_shadow(message: &Message) -> bool {
    let has_page = message.html_bodies().any(|part| matches!(part.body, PartType::Html(_)));
    let texts = message.text_bodies().take(MAX_BODY_PARTS).filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text),
        _ => None,
    });
    let (mut bytes, mut count, mut all) = (0, 0, 0);
    for text in texts {
        for address in
            text.split(|c: char| c.is_whitespace() || "()<>[]".contains(c)).filter(|word| is_address(word))
        {
            bytes += address.len();
            count += 1;
        }
        all += text.len();
    }
    has_page && count >= MIN_ADDRESSES && bytes as f64 >= ADDRESS_SHARE * all as f64
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Adds the content of `message`, and returns the pictures in it.
fn push_mail(message: &Message, composer: &mut Composer, depth: usize) -> Vec<LoosePicture> {
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
    let mut parts = PictureParts::new(message, None);
    let push_pages = |composer: &mut Composer| {
        for part in message.html_bodies().take(MAX_BODY_PARTS) {
            if let PartType::Html(html) = &part.body {
                push_html(html, composer);
            }
        }
    };
    if is_shadow(message) {
        push_pages(composer);
    }
    let is_read = composer.len() > before;
    for &id in message.text_body.iter().take(MAX_BODY_PARTS).filter(|_| !is_read) {
        let Some(part) = message.part(id) else { continue };
        match &part.body {
            PartType::Text(text) => push_plain(text, composer),
            PartType::Html(html) => push_html(html, composer),
            _ if picture_parts::is_inline_picture(part) => {
                composer.push_picture(PictureReference::Bytes(part.contents().to_vec()));
                parts.used.insert(id as usize);
            }
            _ => {}
        }
    }
    if composer.len() == before {
        // The plain text left nothing, for example because it was only a link to the page.
        push_pages(composer);
    }
    let carried = message.attachments().find_map(|part| part.message());
    let found;
    let mut carried_read = 0;
    if composer.len() == before
        && depth < MAX_CARRIED
        && let Some(carried) = carried
    {
        *composer = Composer::default();
        found = push_mail(carried, composer, depth + 1);
        carried_read = 1;
    } else {
        picture_parts::place_as_in_page(message, composer);
        found = pictures::resolve(composer, |address| parts.open(address));
    }
    let is_left_out = |id: &&u32| !parts.used.contains(&(**id as usize));
    let left_out = message.attachments.iter().filter(is_left_out).count() - carried_read;
    if left_out > 0 {
        let plural = if left_out == 1 { "attachment is" } else { "attachments are" };
        composer.warnings.push(Warning::new(format!("{left_out} {plural} left out")));
    }
    found
}
