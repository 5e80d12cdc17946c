//! Lines that are a credit and nothing else, though no label says so: "Jane Roe/AOL", "Jane Roe for The Marlow Post",
//! "Stock image".

use std::sync::LazyLock;

use regex::Regex;

use super::super::TextRange;
use super::names;
use crate::text::pattern;

/// Words that are a credit by themselves, as a line or as the last sentence of a caption.
static NAMELESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^[(\[]?(?:
            supplied|submitted|contributed|handout(?:\ (?:photo|image|picture))?|family\ (?:handout|photo)|courtesy\ photo
          | (?:image|photo|picture|photos|pictures|images)\ (?:supplied|submitted|provided)
          | (?:stock|file|representational|representative|representation|illustrative|illustration|generic|archive|library)\ (?:image|photo|photograph|picture|pic)s?
        )[)\]]?\.?$",
    )
});

/// Who works for whom: "Jane Roe for The Marlow Post", "Jane Roe, Staff".
static AT_WORK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?<name>\p{Lu}[^,/|:]{3,40}?)(?:\s(?:for|via)\s(?<house>\p{Lu}[^,/|:]{2,40})|,\s[Ss]taff)$")
});

/// The name of a house that takes pictures: "Roe Photography".
static STUDIO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\p{Lu}[\p{L}'’.&-]*\s){1,4}(?:Photography|PHOTOGRAPHY|Photographie|Fotografie)$")
});

/// The range of `caption`, twice, if it is the names of a credit and no more.
pub(super) fn names_only(caption: &str) -> Option<(TextRange, TextRange)> {
    let whole = TextRange::new(0, caption.len());
    let is_credit = names::is_agency(caption)
        || is_handle_and_agencies(caption)
        || is_name_and_house(caption)
        || is_at_work(caption)
        || STUDIO.is_match(caption);
    is_credit.then_some((whole, whole))
}

/// Whether `words` say where a picture comes from, and not from whom: "Supplied", "Stock image".
pub(super) fn is_nameless(words: &str) -> bool {
    NAMELESS.is_match(words)
}

/// Whether `words` may be somebody's name and nothing else: the name of a person, or a few words in capitals.
pub(super) fn may_be_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let is_capitals = (2..=4).contains(&count)
        && words
            .chars()
            .all(|c| c.is_uppercase() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’'));
    names::is_personal_name(words) || is_capitals
}

/// Whether `caption` is somebody and the house that they work for.
pub(super) fn is_at_work(caption: &str) -> bool {
    AT_WORK.captures(caption).is_some_and(|found| {
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        let is_house = |house: &str| names::is_outlet(house) || names::is_agency(house);
        part("name").is_some_and(names::is_personal_name) && part("house").is_none_or(is_house)
    })
}

/// Whether `caption` is a person, a station or an agency, and a house behind a slash or, where the house is a known agency,
/// a comma: "Jane Roe/AOL", "Jane Roe / Stocksy", "Jane Roe, ASSOCIATED PRESS", "ITV, ASSOCIATED PRESS".
fn is_name_and_house(caption: &str) -> bool {
    let is_capitals = |house: &str| {
        (2..=8).contains(&house.len()) && house.bytes().all(|letter| letter.is_ascii_uppercase())
    };
    if let Some((name, house)) = caption.split_once('/') {
        // "Jane Roe/Vox"
        let is_glued = house.starts_with(char::is_uppercase) && house.chars().all(char::is_alphabetic);
        let (name, house) = (name.trim(), house.trim());
        return names::is_personal_name(name) && (is_capitals(house) || is_glued || names::is_agency(house));
    }
    caption.split_once(", ").is_some_and(|(name, house)| {
        names::is_agency(house.trim())
            && (names::is_personal_name(name) || is_capitals(name) || names::is_agency(name))
    })
}

/// Whether `line` is what a photographer is called on an agency's site, with the agency behind it:
/// "marlowpix/iStock/Getty Images".
fn is_handle_and_agencies(line: &str) -> bool {
    let mut parts = line.split('/').map(str::trim);
    let is_handle = |first: &str| !first.is_empty() && !first.contains([' ', '.']);
    parts.next().is_some_and(is_handle) && {
        let mut agencies = parts.peekable();
        agencies.peek().is_some() && agencies.all(names::is_agency)
    }
}
