//! The parts of a credit: photographers, agencies, and words that are neither.
//!
//! The agencies, and the words that mark the name of an organisation, are lists in assets/.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use bitflags::bitflags;
use regex::Regex;
use strum::EnumString;

use super::super::TextRange;
use crate::text::{flag_named, listed_words, pattern};

/// More bytes than the name of any agency has, even with a restriction after it.
const MAX_AGENCY_BYTES: usize = 120;

/// The kind of an agency, which is the name of its list in `agencies.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "lowercase")]
enum Agency {
    /// A picture agency, archive or wire service.
    Pictures,
    /// A newspaper or broadcaster, whose name also appears above articles.
    Publisher,
    /// A network or site, whose name also appears on buttons.
    Network,
}

/// Agencies in lower case, each with its kind and the name that it goes by.
static AGENCIES: LazyLock<HashMap<String, (Agency, &str)>> = LazyLock::new(|| {
    let mut agencies = HashMap::new();
    for (list, line) in listed_words(include_str!("../../../assets/agencies.txt")) {
        let kind = list.parse().expect("a test reads every list");
        let (form, name) = line.split_once(" = ").unwrap_or((line, line));
        agencies.insert(form.to_lowercase(), (kind, name));
    }
    agencies
});

bitflags! {
    /// The lists in `credit-words.txt`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct CreditWords: u8 {
        /// Marks the name of an organisation.
        const ORGANISATION = 1;
        /// Stands in a clause, and so in no credit.
        const CLAUSE = 1 << 1;
        /// May stand in the run of names that ends a caption.
        const JOINER = 1 << 2;
        /// May stand between the names in a credit.
        const LINK = 1 << 3;
        /// A particle within names.
        const PARTICLE = 1 << 4;
        /// Ends the name of a newspaper or station, and means something else elsewhere.
        const PRESS = 1 << 5;
        /// Says where in a picture, or which of several, something is.
        const POSITION = 1 << 6;
    }
}

/// The words of credits, in lower case.
static WORDS: LazyLock<HashMap<&str, CreditWords>> = LazyLock::new(|| {
    let mut words: HashMap<&str, CreditWords> = HashMap::new();
    for (list, word) in listed_words(include_str!("../../../assets/lang/en/credit-words.txt")) {
        *words.entry(word).or_default() |= flag_named(list).expect("a test reads every list");
    }
    words
});

/// What separates names and agencies within a credit.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s?/\s?|\s*[|;•·]\s*|\)\s*\(|,\s+|\s(?:via|VIA|Via|vía|for|para|pour|and|with|from|by|on|&|[-–—])\s+|\.\s(?:Photo|Photograph|Image|Illustration)s?\sby\s|\s?©\s?|:\s+",
    )
});

/// What follows the comma behind the name of a company.
static COMPANY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:Inc|Ltd|LLC|LLP|PLC|plc|Corp|Co|GmbH|AG|SA|S\.A)\b"));

/// Words of a credit that are neither names nor agencies.
static ROLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:the\s+)?(?:(?:afp )?pool(?:\s+(?:photo|image|picture))?|handouts?|(?:file|archive|stock|library|family|courtesy|contributed|submitted|supplied|provided|undated|screen ?grab)(?:\s+(?:photo|image|picture|handout|footage))?s?|photos?|images?|pictures?|pics?|video|copyright|image credit|photo credit|sources?|stringer|contributor|contributed|staff(?:\s+(?:photographer|photo|writer))?|photographer|archives?|\w+\s+out|by|via|\(?file\)?|file photo purchase licensing rights|all rights reserved|no sales|screenshot|screen ?grab|representational|illustrative|correspondent|reporter|special to|others?|\d{4})\.?$",
    )
});

/// A year, a restriction or a pool note at the end of a name: "Jane Roe 2020", "JANE ROE / POOL MAXPPP OUT".
static RESTRICTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\s+(?:19|20)\d{2})?(?:\s+(?:POOL|Pool|HANDOUT|FILE))?(?:\s+[A-Z]+\s+OUT)?$")
});

/// Words before a name within its part: "Courtesy of", "File:", "Photo by".
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:courtesy|handout|provided|supplied|submitted|contributed|released|taken|shot|(?:photo(?:graph)?|image|picture|video|foto|illustration|graphic)s?)\s+(?:by|of|from|courtesy of)\s+|(?:file|photo(?:graph)?s?|image|picture|foto|credit|courtesy|copyright|source|photo credit|image credit)\s?:\s*|(?:(?:foto)?ilustraci(?:ón|ones)|fotos?|fotografías?|photos?|illustrations?)\s+(?:de|par)\s+|(?:courtesy|copyright|©|photo|foto)\s+|(?:by|via|from|of|for|and)\s+|(?-i:the)\s+)",
    )
});

/// Words after a name within its part: "Jane Roe photo", "Reuters pic".
static TAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s(?:pic|photo|file|file photo|file pic|image credit|photos)$"));

/// The parts of the credit in `inside` that may be names, in order, without the marks and words around them.
pub(super) fn parts(caption: &str, inside: TextRange) -> Vec<TextRange> {
    let whole = name_in(caption, inside);
    if is_agency(&caption[whole.start..whole.end]) {
        return vec![whole];
    }
    let mut parts = Vec::new();
    let mut start = inside.start;
    let borders = PARTS
        .find_iter(&caption[inside.start..inside.end])
        .map(|found| TextRange::from(found.range()).shifted(inside.start));
    for border in borders.chain([TextRange::new(inside.end, inside.end)]) {
        // "Marlow & Finch" is one firm, and so is "Marlow Finch, Inc."; "Jane Roe & John Doe" are two people.
        let is_firm = caption[border.start..border.end].contains('&')
            && !caption[start..border.start].trim().contains(' ');
        if is_firm || COMPANY.is_match(&caption[border.end..inside.end]) {
            continue;
        }
        let part = name_in(caption, TextRange::new(start, border.start));
        start = border.end;
        let words = &caption[part.start..part.end];
        if !words.is_empty() && !ROLES.is_match(words) {
            parts.push(part);
        }
    }
    parts
}

/// Whether one of the parts of `text` is an agency.
pub(super) fn names_agency(text: &str) -> bool {
    is_agency(text)
        || parts(text, TextRange::new(0, text.len()))
            .iter()
            .any(|part| is_agency(&text[part.start..part.end]))
}

/// Whether `text` holds nothing but names of agencies and of people, and at least one agency.
pub(super) fn names_agency_and_people_only(text: &str) -> bool {
    let parts = parts(text, TextRange::new(0, text.len()));
    let words = || parts.iter().map(|part| &text[part.start..part.end]);
    words().any(is_agency) && words().all(|words| is_agency(words) || is_personal_name(words))
}

/// The agency and the name in a `part` that has both with no separator: "NASA Jane Roe".
pub(super) fn agency_beside_name(caption: &str, part: TextRange) -> Option<(TextRange, TextRange)> {
    let words = &caption[part.start..part.end];
    words.match_indices(' ').find_map(|(at, _)| {
        let (left, right) = (&words[..at], &words[at + 1..]);
        // "Photo Jane Roe. AFP"
        let left = if at > 3 { left.trim_end_matches('.') } else { left };
        let first = TextRange::new(part.start, part.start + left.len());
        let second = TextRange::new(part.start + at + 1, part.end);
        if is_agency(left) && is_personal_name(right) {
            Some((first, second))
        } else {
            (is_agency(right) && is_personal_name(left)).then_some((second, first))
        }
    })
}

/// `range` without white space, marks and pool notes around the name in it.
fn name_in(caption: &str, range: TextRange) -> TextRange {
    let mut range = range.trimmed(caption);
    let text = &caption[range.start..range.end];
    range.start += text.len() - text.trim_start_matches(['(', '[', '“', '"', ':', ' ', '©']).len();
    // "Courtesy of the", each at most once and in any order.
    while let Some(lead) = LEAD.find(&caption[range.start..range.end]) {
        range.start += lead.end();
    }
    let text = &caption[range.start..range.end];
    let mut closed = text.trim_end_matches([')', ']', '”', '"', ' ', ',']);
    // A full stop after an initial is kept.
    if closed.ends_with('.') && !closed.trim_end_matches('.').ends_with(|c: char| c.is_uppercase())
        || closed.chars().filter(|c| c.is_uppercase()).count()
            == closed.chars().filter(|c| c.is_alphabetic()).count()
    {
        closed = closed.trim_end_matches('.');
    }
    let mut closed = &closed[..RESTRICTION.find(closed).map_or(closed.len(), |found| found.start())];
    if !is_agency(closed)
        && let Some(tail) = TAIL.find(closed)
    {
        closed = &closed[..tail.start()];
    }
    range.end = range.start + closed.len();
    range.trimmed(caption)
}

/// Whether `word` has a capital where a name has one: the first letter, or the second, as in "iFixit".
pub(super) fn is_capitalised(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || word.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Whether `words` name an agency of any kind.
pub(super) fn is_agency(words: &str) -> bool {
    agency(words).is_some()
}

/// Whether `words` name a newspaper, broadcaster, network or site.
pub(super) fn is_publisher(words: &str) -> bool {
    agency(words).is_some_and(|(kind, _)| kind != Agency::Pictures)
}

/// Whether `words` name a network or site.
pub(super) fn is_network(words: &str) -> bool {
    agency(words).is_some_and(|(kind, _)| kind == Agency::Network)
}

/// The name that the agency called `words` goes by, however a credit spells it: "AP" for "AP Photo", "Reuters" for
/// "REUTERS". An organisation that is not listed keeps its own spelling.
pub(super) fn agency_name(words: &str) -> String {
    let Some((_, name)) = agency(words) else { return words.to_owned() };
    let has_article = words.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if has_article && !name.starts_with("The ") && name.contains(' ') {
        format!("The {name}")
    } else {
        name.to_owned()
    }
}

/// The kind of the agency called `words`, and the name that it goes by.
fn agency(words: &str) -> Option<(Agency, &'static str)> {
    // Most of the texts that come here are sentences.
    if words.len() > MAX_AGENCY_BYTES {
        return None;
    }
    let words = words.trim();
    // A restriction always comes after a name.
    let has_restriction = words.contains(char::is_whitespace);
    let words = if has_restriction { RESTRICTION.replace(words, "") } else { Cow::Borrowed(words) };
    let words = words.trim_end_matches('.').to_lowercase();
    let words = words.strip_prefix("the ").unwrap_or(&words);
    let known = |words: &str| AGENCIES.get(words).copied();
    known(words)
        .or_else(|| words.strip_suffix(" photo").and_then(known))
        .or_else(|| words.strip_suffix(".com").and_then(known))
}

/// Whether `words` look like the name of a person: two to five words, capitalised or in capitals, none of which marks
/// the name of an organisation.
pub(super) fn is_personal_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (2..=5).contains(&count)
        && !is_paper_in_capitals(words)
        && !opens_with_agency(words)
        && !is_date(words)
        && words.split_whitespace().enumerate().all(|(index, word)| {
            let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
            letters
                && (word.starts_with(char::is_uppercase) || index > 0 && is(word, CreditWords::PARTICLE))
                && !is_organisation_word(word)
                && !(word.len() <= 3
                    && !word.contains('.')
                    && count == 2
                    && index == 0
                    && word.chars().all(char::is_uppercase)
                    && words.chars().any(char::is_lowercase))
        })
}

/// Whether `words` say when something came out: "Published Monday".
fn is_date(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let is_day =
        matches!(&*last, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday");
    is_day && matches!(&*first, "published" | "updated" | "posted" | "modified" | "created")
}

/// Whether `words` open with the letters of an agency: "NASA Worldview".
fn opens_with_agency(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_acronym = first.len() > 2 && first.chars().all(char::is_uppercase);
    is_acronym && words.chars().any(char::is_lowercase) && is_agency(first)
}

/// Whether `words` are an article and a noun in capitals, as papers write their names: "EL FARO".
fn is_paper_in_capitals(words: &str) -> bool {
    let article = words.split_whitespace().next().unwrap_or_default();
    matches!(article, "EL" | "LA" | "LOS" | "LAS" | "LE" | "LES" | "IL" | "DER" | "DIE" | "DAS" | "THE")
        && words.split_whitespace().count() == 2
        && !words.contains(char::is_lowercase)
}

/// Whether the words of `name` are capitalised, except for "of" and the like, and include one that marks the name of an
/// organisation or open with an agency's letters.
pub(super) fn is_organisation_name(name: &str) -> bool {
    let words = || name.split_whitespace();
    words().all(|word| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "for" | "&")
    }) && (words().any(is_organisation_word) || opens_with_agency(name))
}

/// Whether `words` are the name of a newspaper, station or other organisation: "The Marlow Post", "Radio Marlow".
pub(super) fn is_outlet(words: &str) -> bool {
    let words = words.trim();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let is_capitalised = words.starts_with(char::is_uppercase);
    is_capitalised
        && (words.starts_with("The ")
            || is(&last.to_lowercase(), CreditWords::PRESS)
            || words.split(' ').any(is_organisation_word))
}

/// Whether `words` say what somebody or something is to a credit, and name nobody: "Staff", "Handout".
pub(super) fn is_role(words: &str) -> bool {
    ROLES.is_match(words)
}

/// Whether `word` marks the name of an organisation.
fn is_organisation_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    is(word, CreditWords::ORGANISATION)
}

/// Whether `word`, as written, is in one of the lists `kinds`.
pub(super) fn is(word: &str, kinds: CreditWords) -> bool {
    WORDS.get(word).is_some_and(|known| known.intersects(kinds))
}
