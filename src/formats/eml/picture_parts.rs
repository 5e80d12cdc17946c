//! The pictures that a mail or a web archive carries in parts of their own.
//!
//! A page names them by the identifier of the part ("cid:…", RFC 2392) or by the address that the part gives for itself
//! (RFC 2557), which may be relative to that of the page. Only parts of the same mail are searched.

use std::collections::{HashMap, HashSet};

use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};
use url::Url;

use super::super::composer::{Composer, Part};
use super::super::html;
use super::super::pictures::PictureReference;
use super::super::zip_container::unescape_percent;
use crate::article::PictureContent;

/// How the address of a part named by its identifier begins.
const IDENTIFIER_SCHEME: &str = "cid:";

/// The parts of a mail that may hold pictures.
pub(super) struct PictureParts<'m> {
    message: &'m Message<'m>,
    /// The address of the page that names the pictures.
    base: Option<Url>,
    by_identifier: HashMap<&'m str, usize>,
    by_location: HashMap<String, usize>,
    /// The parts that were opened.
    pub used: HashSet<usize>,
}

impl<'m> PictureParts<'m> {
    /// The parts of `message`, for a page at `location`.
    pub fn new(message: &'m Message<'m>, location: Option<&str>) -> Self {
        let base = location.and_then(|location| Url::parse(location.trim()).ok());
        let mut parts = Self {
            message,
            base,
            by_identifier: HashMap::new(),
            by_location: HashMap::new(),
            used: HashSet::new(),
        };
        for (index, part) in message.parts.iter().enumerate().filter(|(_, part)| is_binary(part)) {
            if let Some(identifier) = part.content_id() {
                parts.by_identifier.entry(identifier.trim_matches(['<', '>'])).or_insert(index);
            }
            if let Some(location) = part.content_location() {
                let location = parts.absolute(location);
                parts.by_location.entry(location).or_insert(index);
            }
        }
        parts
    }

    /// The content of the part that `address` names.
    pub fn open(&mut self, address: &str) -> Option<PictureContent> {
        let scheme = address.get(..IDENTIFIER_SCHEME.len()).unwrap_or_default();
        let index = if scheme.eq_ignore_ascii_case(IDENTIFIER_SCHEME) {
            let identifier = unescape_percent(&address[IDENTIFIER_SCHEME.len()..]);
            *self.by_identifier.get(identifier.as_str())?
        } else {
            *self.by_location.get(&self.absolute(address))?
        };
        self.used.insert(index);
        Some(PictureContent::Bytes(self.message.parts[index].contents().into()))
    }

    /// `address` as seen from the page.
    fn absolute(&self, address: &str) -> String {
        let address = address.trim();
        let joined = match &self.base {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        joined.map_or_else(|_| address.to_owned(), String::from)
    }
}

fn is_binary(part: &MessagePart) -> bool {
    matches!(part.body, PartType::Binary(_) | PartType::InlineBinary(_))
}

/// Whether a part is a picture between the texts of its mail.
pub(super) fn is_inline_picture(part: &MessagePart) -> bool {
    let is_image = part.content_type().is_some_and(|kind| kind.c_type.eq_ignore_ascii_case("image"));
    is_image && matches!(part.body, PartType::InlineBinary(_))
}

/// Gives the plain text of `message` in `composer` the pictures of the same text as a page. Each goes above the same
/// block as there, or above the next one that both have.
pub(super) fn place_as_in_page(message: &Message, composer: &mut Composer) {
    let is_page = |id: &&u32| !message.text_body.contains(id);
    let pages = message.html_body.iter().filter(is_page).filter_map(|&id| message.part(id));
    if !message.parts.iter().any(is_binary) {
        return;
    }
    for page in pages.filter_map(|part| part.text_contents()) {
        let Ok((page, _)) = html::compose(format!("\u{feff}{page}").as_bytes()) else { continue };
        let mut places: HashMap<String, usize> = HashMap::new();
        for (index, (_, words)) in composer.blocks().enumerate() {
            places.entry(words.to_owned()).or_insert(index);
        }
        let mut waiting: Vec<PictureReference> = Vec::new();
        for part in page.into_parts() {
            match part {
                Part::Picture(picture) => waiting.push(picture),
                Part::Block(_, words, _) => {
                    if let Some(&index) = places.get(&words) {
                        for picture in waiting.drain(..) {
                            composer.push_picture_above(index, picture);
                        }
                    }
                }
            }
        }
        for picture in waiting {
            composer.push_picture(picture);
        }
    }
}
