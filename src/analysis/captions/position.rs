//! Where people stand in a picture: "Jane Doe (L)", "Jane Doe, second from right", "From left: Jane Doe and John Roe".

use std::sync::LazyLock;

use regex::Regex;
use strum::{EnumString, IntoStaticStr};

use crate::analysis::PersonIndex;
use crate::article::TextRange;
use crate::text::pattern;

/// The side of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// On the left.
    Left,
    /// On the right.
    Right,
    /// In the middle.
    Centre,
    /// In the front row or the foreground.
    Front,
    /// In the back row or the background.
    Back,
}

impl Side {
    /// The name of the side in the JSON summary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Where a person stands in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaptionPosition {
    /// The person.
    pub person: PersonIndex,
    /// The words that say where, such as "2R" or "second from right", without brackets.
    pub mark: TextRange,
    /// The side.
    pub side: Side,
    /// The position counted from that side, 1 for the outermost, if the caption gives one.
    pub number: Option<u8>,
}

/// A mark after a name, in brackets or between commas.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^(?:\s*\((?:pictured\ )?|,?\s+pictured\ |(?:,\ [^,()]{1,40})?,\s*|\s+\[)
          (?<mark>
            (?<digit>\d)?-?(?<letter>[LRC])
          | (?:(?<far>far)\ |(?<ordinal>first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th)\ (?:from\ (?:the\ )?)?|(?:on|in|at)\ (?:the\ )?)?
            (?:top\ |bottom\ |middle\ )?(?<word>left|L|right|R|cent(?:er|re)|front|back|rear|foreground|background)(?:\ row)?
          )(?:[,;.):\]]|\s+(?:and|with)\b|\s*$)",
    )
});

/// Words that say that names follow, or have come before, in the order of the picture.
static ORDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?<mark>\b(?:[Cc]lockwise\ )?[Ff]rom\ (?:the\ |top\ |bottom\ )?(?<side>left|right)(?:\ to\ (?:left|right))?|\b[Ll]eft\ to\ right|\b[Rr]ight\ to\ left|\b[LR](?:\ ?-\ ?|\ to\ )[LR]\b|\bl-r\b)",
    )
});

/// The positions that `described`, a part of `text`, gives to the people `named` in it.
pub(super) fn positions(
    text: &str,
    described: TextRange,
    named: &[(TextRange, PersonIndex)],
) -> Vec<CaptionPosition> {
    let mut found: Vec<CaptionPosition> = named
        .iter()
        .enumerate()
        .filter(|(_, (name, _))| described.contains(*name))
        .filter_map(|(at, &(name, person))| {
            // Only up to the next name, so that a mark belongs to one person.
            let next = named.get(at + 1).map_or(described.end, |(next, _)| next.start.min(described.end));
            marked(text, TextRange::new(name.end, next.max(name.end)), person)
        })
        .collect();
    if found.is_empty() {
        found = in_order(text, described, named);
    }
    found
}

/// The position of `person`, if `behind`, the text after the name, opens with a mark.
fn marked(text: &str, behind: TextRange, person: PersonIndex) -> Option<CaptionPosition> {
    let words = &text[behind.start..behind.end];
    // "Jane Doe of the Reform Party (L)": the mark in brackets may follow a few words.
    let (captures, offset) = match MARK.captures(words) {
        Some(captures) => (captures, behind.start),
        None => {
            let open = words.find('(').filter(|&open| open <= MAX_BEFORE_BRACKET)?;
            let follows = !words[..open].contains([',', ';', '.']);
            (MARK.captures(&words[open..]).filter(|_| follows)?, behind.start + open)
        }
    };
    let mark = captures.name("mark")?;
    let letter = captures.name("letter").or_else(|| captures.name("word"))?.as_str();
    let number = captures
        .name("digit")
        .or_else(|| captures.name("ordinal"))
        .and_then(|number| place_number(number.as_str()))
        .or_else(|| captures.name("far").map(|_| 1));
    Some(CaptionPosition {
        person,
        mark: TextRange::from(mark.range()).shifted(offset),
        side: side(letter)?,
        number,
    })
}

/// A mark of a position in a picture, whether or not it belongs to a known person.
static ANY_MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\((?:\d?-?[LRC]|[^()]{0,20}\b(?:left|right|cent(?:er|re)|background|foreground))\)|,\ (?:far\ |second\ from\ |third\ from\ )?(?:left|right|cent(?:er|re)),|\b[Ff]rom\ (?:the\ )?(?:left|right)\b|\b[Ll]eft\ to\ right\b|\bL-R\b",
    )
});

/// The first mark of a position in a picture in `described`, a part of `text`.
pub(super) fn mark(text: &str, described: TextRange) -> Option<TextRange> {
    let found = ANY_MARK.find(&text[described.start..described.end])?;
    Some(TextRange::from(found.range()).shifted(described.start))
}

/// The longest text, in bytes, between a name and its mark in brackets.
const MAX_BEFORE_BRACKET: usize = 60;

/// The people in the order that the caption announces, numbered from the side that it gives.
fn in_order(text: &str, described: TextRange, named: &[(TextRange, PersonIndex)]) -> Vec<CaptionPosition> {
    let words = &text[described.start..described.end];
    let Some(captures) = ORDER.captures(words) else { return Vec::new() };
    let mark = TextRange::from(captures.get_match().range()).shifted(described.start);
    let cue = captures.get_match().as_str();
    let starts_right = captures
        .name("side")
        .map_or_else(|| cue.starts_with('R') || cue.starts_with("right"), |side| side.as_str() == "right");
    let inside = || named.iter().filter(|(name, _)| described.contains(*name));
    let behind: Vec<PersonIndex> =
        inside().filter(|(name, _)| name.start >= mark.end).map(|&(_, person)| person).collect();
    let before: Vec<PersonIndex> =
        inside().filter(|(name, _)| name.end <= mark.start).map(|&(_, person)| person).collect();
    let people = if behind.len() > 1 { behind } else { before };
    if people.len() < 2 {
        return Vec::new();
    }
    let side = if starts_right { Side::Right } else { Side::Left };
    let numbered = people.into_iter().zip(1_u8..);
    numbered.map(|(person, number)| CaptionPosition { person, mark, side, number: Some(number) }).collect()
}

fn side(word: &str) -> Option<Side> {
    Some(match word {
        "L" | "left" => Side::Left,
        "R" | "right" => Side::Right,
        "C" | "center" | "centre" => Side::Centre,
        "front" | "foreground" => Side::Front,
        "back" | "rear" | "background" => Side::Back,
        _ => return None,
    })
}

fn place_number(word: &str) -> Option<u8> {
    Some(match word {
        "1" | "first" | "1st" => 1,
        "2" | "second" | "2nd" => 2,
        "3" | "third" | "3rd" => 3,
        "4" | "fourth" | "4th" => 4,
        "5" | "fifth" | "5th" => 5,
        "6" | "sixth" | "6th" => 6,
        other => return other.parse().ok(),
    })
}
