//! Results with a form of their own: an innings and a bowler's figures in cricket, strokes and rounds in golf.

use rust_decimal::Decimal;

use super::lexicon::Class;
use super::number;
use super::passage::Passage;
use super::reading::Reading;

/// How near a word of the game must stand, in lexemes.
const REACH: usize = 25;

/// Reads a result of cricket or golf at `start`.
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    cricket(passage, start).or_else(|| to_par(passage, start)).or_else(|| round(passage, start))
}

/// "287 for six", runs and wickets of an innings; "5 for 32", wickets and runs of a bowler.
fn cricket(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    if passage.key(start + 1) != "for" {
        return None;
    }
    let first = number::read(passage, start, false).filter(|number| number.end == start + 1)?.value?;
    let second = number::read(passage, start + 2, false)?;
    let value = second.value?;
    let whole = first.is_integer() && value.is_integer();
    let is_innings = first >= value && first < Decimal::ONE_THOUSAND && value < Decimal::TEN;
    let is_bowling = first <= Decimal::TEN
        && value > first
        && value < Decimal::from(300)
        && (1..=4).any(|back| {
            matches!(
                passage.key_before(start, back),
                "took" | "takes" | "taking" | "figures" | "claimed" | "with" | "returned"
            )
        });
    let ends = !passage.is_word(second.end)
        || passage.is(second.end, Class::Function)
        || passage.key(second.end) == "declared";
    let fits = whole
        && (is_innings || is_bowling)
        && ends
        && !passage.is_hyphen(second.end)
        && passage.is_near(start, REACH, Class::Cricket);
    fits.then(|| Reading::score(passage, start, second.end, first, Some(value)))
}

/// "four-under", "6-under par", "two over", "11 under": the strokes relative to par, negative if fewer.
fn to_par(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let count = number::read(passage, start, false).filter(|number| number.end == start + 1)?;
    let value = count.value.filter(|value| value.is_integer() && *value <= Decimal::from(40))?;
    let at = passage.past_hyphen(count.end);
    let is_under = match passage.key(at) {
        "under" => true,
        "over" => false,
        _ => return None,
    };
    let next = passage.past_hyphen(at + 1);
    let has_par = passage.key(next) == "par";
    let is_round = strokes(passage, next, false).or_else(|| strokes(passage, next, true)).is_some();
    let is_compound = at > count.end;
    let ends = !passage.is_word(next) && passage.number(next).is_none()
        || matches!(
            passage.key(next),
            "and" | "after" | "through" | "for" | "with" | "on" | "in" | "to" | "overall"
        );
    let fits = has_par
        || is_compound && is_round
        || ends && passage.is_near(start, REACH, Class::Golf) && passage.number(start + 2).is_none();
    let end = if has_par { next + 1 } else { at + 1 };
    let value = if is_under { -value } else { value };
    fits.then(|| Reading::score(passage, start, end, value, None))
}

/// The strokes of a round of golf at `at`, a few more or fewer than 72, or those of four rounds if `total`.
fn strokes(passage: &Passage<'_>, at: usize, total: bool) -> Option<Decimal> {
    let goes_on = passage.is_glued(at + 1)
        && (passage.is_word(at + 1) || passage.is_hyphen(at + 1) || passage.key(at + 1) == "%");
    let (low, high) = if total { (240, 320) } else { (58, 90) };
    passage.number(at).filter(|value| {
        !goes_on && value.is_integer() && *value >= Decimal::from(low) && *value <= Decimal::from(high)
    })
}

/// "a four-under 68", "a final-round 71", "shot a 73", "carded 67".
fn round(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let of_rounds = strokes(passage, start, true);
    let value = strokes(passage, start, false).or(of_rounds)?;
    let before = |distance| passage.key_before(start, distance);
    let is_behind_par =
        matches!(before(1), "under" | "over" | "par") && passage.is_hyphen(start.wrapping_sub(2));
    let is_shot =
        |distance| matches!(before(distance), "shot" | "shoot" | "carded" | "fired" | "posted" | "signed");
    let article = usize::from(before(1) == "a");
    let is_round = before(1) == "round" || before(1) == "of" && before(2) == "round";
    let is_played = (is_shot(1 + article) || is_round) && passage.is_near(start, REACH, Class::Golf);
    let counts = passage.is_word(start + 1)
        && !passage.is(start + 1, Class::Function)
        && passage.key(start + 1).ends_with('s');
    ((is_behind_par || is_played && of_rounds.is_none()) && !counts)
        .then(|| Reading::score(passage, start, start + 1, value, None))
}
