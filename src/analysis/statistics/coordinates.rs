//! Places on the globe: degrees with their minutes and seconds, or with a point of the compass. They are not measured.

use super::exclusion::Exclusion;
use super::passage::Passage;

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[Exclusion::new("coordinates", coordinates)];

/// "30° 31′ 39″ N.", "35° N", and both ends of "between 81° and 85° 53′ W".
fn coordinates(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let end = degrees(passage, start)?;
    if let Some(end) = placed(passage, end) {
        return Some(end);
    }
    let is_joined = passage.joins_numbers(end) || passage.is_dash(end);
    let second = is_joined.then(|| degrees(passage, end + 1)).flatten()?;
    placed(passage, second)
}

/// The end of the degrees at `start`.
fn degrees(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    matches!(passage.key(start + 1), "°" | "º").then_some(start + 2)
}

/// The end of the minutes, seconds and the point of the compass at `at`, if any of them stands there.
fn placed(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for marks in [["′", "'", "’"], ["″", "\"", "”"]] {
        let follows = passage.number(end).is_some() && marks.contains(&passage.key(end + 1));
        end += 2 * usize::from(follows && passage.is_glued(end + 1));
    }
    let is_point =
        matches!(passage.written(end), "N" | "S" | "E" | "W" | "north" | "south" | "east" | "west");
    end += usize::from(is_point);
    (end > at).then_some(end)
}
