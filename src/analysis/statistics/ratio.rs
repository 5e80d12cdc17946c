//! Fractions, odds, multiples, and positions in an order.

use rust_decimal::Decimal;

use super::lexer::LexemeKind;
use super::lexicon::{Class, Lexicon};
use super::number::{self, fraction_in_digits, fraction_in_words};
use super::passage::Passage;
use super::reading::Reading;
use super::{StatisticKind, StatisticRule, modifier};

/// Reads a fraction, odds or a multiple at `start`.
#[must_use]
pub fn ratio(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Reading> {
    fold(passage, start)
        .or_else(|| fraction(passage, start, floor))
        .or_else(|| of_one(passage, start))
        .or_else(|| out_of(passage, start))
        .or_else(|| times(passage, start))
        .or_else(|| odds(passage, start))
}

/// A quotient to four decimal places or, if it is small, to four significant figures.
fn quotient(above: Decimal, below: Decimal) -> Option<Decimal> {
    let value = above.checked_div(below)?;
    if value < Decimal::new(1, 3) { value.round_sf(4) } else { Some(value.round_dp(4)) }
}

/// A ratio, which `rule` recognised by all of its words.
fn reading(rule: StatisticRule, start: usize, end: usize, value: Decimal) -> Reading {
    Reading::new(StatisticKind::Ratio, start, end, Some(value)).known_by(rule, start, end)
}

fn fraction_reading(start: usize, end: usize, value: Decimal) -> Reading {
    reading(StatisticRule::Fraction, start, end, value)
}

/// "two-thirds", "half of", "a quarter of", "1/4".
fn fraction(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Reading> {
    if let Some((value, end)) = fraction_in_digits(passage, start) {
        let is_glued = passage.is_glued(start) && !matches!(passage.key_before(start, 1), "(" | "“" | "\"");
        return (!is_glued && !passage.is_dash(end)).then(|| fraction_reading(start, end, value.round_dp(4)));
    }
    if let Some(LexemeKind::Fraction(value)) = passage.get(start).map(|lexeme| lexeme.kind) {
        return Some(fraction_reading(start, start + 1, value.round_dp(4)));
    }
    let (value, end) = fraction_in_words(passage, start)?;
    let value = value.round_dp(4);
    // "between a third and a half of".
    let opening = start.checked_sub(1).filter(|&at| at >= floor).map_or("", |at| passage.key(at));
    if matches!((opening, passage.key(end)), ("between", "and") | ("from", "to"))
        && let Some((high, end)) = fraction_in_words(passage, end + 1)
    {
        let high = Some(high.round_dp(4));
        return Some(fraction_reading(start - 1, end, value).up_to(high));
    }
    let before = passage.key_before(start, 1);
    // "a cup and a half": the half belongs to the number before.
    let and = start - usize::from(start > 0 && passage.key(start) == "half" && before == "a");
    let is_rest = passage.key_before(and, 1) == "and"
        && passage.key(and) == "a"
        && matches!(passage.key_before(and, 3), "a" | "an" | "one")
        && passage.is_word(and.wrapping_sub(2));
    if is_rest {
        return None;
    }
    let ordinal = passage.was(start, 1, Class::HalfDeterminer);
    if ordinal
        || passage.past_hyphen(end) > end
        || (passage.is_hyphen(start.wrapping_sub(1)) && passage.is_glued(start))
    {
        return None;
    }
    let plural = passage.key(end - 1).ends_with('s');
    let counted = !matches!(passage.key(start), "a" | "an" | "half");
    let is_modified = modifier::before(passage, start, floor, false).0.is_some()
        || matches!(before, "by" | "than" | "only");
    let follows = passage.is(end, Class::FractionAfter) || !passage.is_word(end);
    let fits = match passage.key(end - 1) {
        _ if plural || counted => passage.key(end) != "time" && !passage.is(end, Class::RankAfter),
        "half" if end - start == 1 => {
            (passage.is(end, Class::FractionAfter) && !matches!(passage.key(end), "time" | "past"))
                || (is_modified && passage.key(end) != "time")
                || matches!(passage.key(end), "a" if passage.key(end + 1) != "dozen")
        }
        "quarter" => {
            let changes = passage.was(start, 1, Class::Change) || passage.was(start, 1, Class::ChangeMore);
            passage.key(end) == "of" || is_modified || ((before == "only" || changes) && follows)
        }
        _ => {
            is_modified && (before != "by" || !is_one_more(passage, start, end))
                || matches!(passage.key(end), "of" | "as" | "the")
                || (follows && passage.key(end) != "to" && is_share(passage, start, end))
        }
    };
    let is_past = matches!(passage.key(end), "past" | "-" | "term" | "party");
    (fits && !is_past).then(|| fraction_reading(start, end, value))
}

/// Whether the "no" at `at`, with a full stop, is an answer: "he said no. 12 others agreed".
fn is_answer(passage: &Passage<'_>, at: usize) -> bool {
    let is_small = passage.written(at) == "no";
    is_small
        && (at.checked_sub(1).is_some_and(|before| Lexicon::has(Class::BeforeAnswer, passage.key(before)))
            || passage.is_claimed(at.wrapping_sub(1)))
}

/// Whether "a third" from `start` to `end` means one more than the two that were counted before: "Two men died and a
/// third was hurt". What is changed by a third is no such thing.
fn is_one_more(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    /// How far back the others are counted, in lexemes.
    const REACH: usize = 40;
    let lexicon = Lexicon::get();
    let Some(&ordinal) = lexicon.numbers.ordinals.get(passage.key(end - 1)) else { return false };
    let is_change = (2..=5).any(|back| passage.was(start, back, Class::Change))
        || (2..=5).any(|back| passage.was(start, back, Class::ChangeMore));
    let counts = |at: usize| {
        let value = passage
            .number(at)
            .or_else(|| lexicon.numbers.cardinals.get(passage.key(at)).map(|&value| value.into()));
        value == Some(Decimal::from(ordinal - 1))
            || lexicon.numbers.ordinals.get(passage.key(at)) == Some(&(ordinal - 1))
            || ordinal == 3 && matches!(passage.key(at), "both" | "pair" | "another" | "couple" | "twins")
    };
    !(is_change && passage.key_before(start, 1) == "by") && (start.saturating_sub(REACH)..start).any(counts)
}

/// Whether "a third" from `start` to `end`, with neither "of" nor a modifier, is a share: of what changes, of several who
/// do something, or beside other shares. "A third was hurt" may be either, so it is none.
fn is_share(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    /// How far back other shares stand, in lexemes.
    const REACH: usize = 60;
    let changes = passage.was(start, 1, Class::Change) || passage.was(start, 1, Class::ChangeMore);
    let compares = matches!(
        passage.key(end),
        "less" | "more" | "fewer" | "higher" | "lower" | "larger" | "smaller" | "bigger"
    );
    let are_several = matches!(passage.key(end), "are" | "were" | "have" | "say" | "do" | "live" | "want");
    let speaks_of_shares = || {
        (start.saturating_sub(REACH)..start).any(|at| {
            let is_share = passage.key(at) == "%" || fraction_in_words(passage, at).is_some();
            passage.is_claimed(at) && is_share || passage.is(at, Class::ShareTalk)
        })
    };
    (changes || compares || are_several || speaks_of_shares()) && !is_one_more(passage, start, end)
}

/// "0.65 of a share": what is exchanged for one of another kind.
fn of_one(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let number = number::read(passage, start, false).filter(|number| number.is_digits)?;
    let value = number.value.filter(|value| !value.is_integer())?;
    let is_of_share = passage.key(number.end) == "of"
        && matches!(passage.key(number.end + 1), "a" | "one" | "each")
        && matches!(passage.key(number.end + 2), "share" | "unit" | "ordinary" | "common" | "new");
    is_of_share.then(|| fraction_reading(start, number.end, value))
}

/// "one in three", "nine out of ten", "20-of-24".
fn out_of(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let first = number::read(passage, start, false)?;
    let above = first.value.filter(|_| first.scale == Decimal::ONE)?;
    let joint = passage.past_hyphen(first.end);
    let mut at = match (passage.key(joint), passage.key(joint + 1)) {
        ("out", "of") => joint + 2,
        ("in" | "of", _) => passage.past_hyphen(joint + 1),
        // "hit 3-for-5".
        ("for", _) if joint > first.end && passage.is_hyphen(joint + 1) => joint + 2,
        _ => return None,
    };
    at += usize::from(passage.key(at) == "every");
    let second = number::read(passage, at, false)
        .filter(|second| passage.key(second.start) != "a" || second.scale > Decimal::TWO)?;
    let is_tally = passage.key(joint) == "for";
    let below = second.value.filter(|below| above < *below || is_tally && above == *below)?;
    let is_year = second.is_digits && below >= Decimal::from(1500) && below <= Decimal::from(2100);
    // "one of two brothers" counts brothers; in "one in five years", five counts years.
    let is_count = passage.key(joint) == "of" && above == Decimal::ONE;
    let in_time = passage.key(joint) == "in"
        && super::unit::unit_at(passage, second.end, second.is_digits)
            .is_some_and(|(unit, _)| unit.is_time() || unit.is_percent());
    if is_year || is_count || in_time {
        return None;
    }
    let value = quotient(above, below)?;
    Some(fraction_reading(start, second.end, value).with_magnitude(second.magnitude))
}

/// "10 times as many", "three times higher", "3x".
fn times(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let number = number::read(passage, start, false).filter(|number| number.value.is_some())?;
    let second =
        (passage.key(number.end) == "to" || passage.key(number.end) == "or" || passage.is_dash(number.end))
            .then(|| number::read(passage, number.end + 1, false))
            .flatten()
            .filter(|second| second.value > number.value);
    let last = second.unwrap_or(number);
    let goes_on = passage.is_glued(last.end + 1)
        && (passage.is_word(last.end + 1) || passage.number(last.end + 1).is_some());
    let sign = matches!(passage.written(last.end), "x" | "X" | "×")
        && passage.is_glued(last.end)
        && !goes_on
        && last.value < Some(Decimal::ONE_THOUSAND);
    // "2.4 times core earnings".
    let adjective = usize::from(passage.is(last.end + 1, Class::EarningsQualifier));
    let valued = passage.is(last.end + 1 + adjective, Class::Earnings);
    let multiple = passage.key(last.end) == "times"
        && (passage.is(last.end + 1, Class::Comparison) || valued)
        && !(matches!(passage.key(last.end + 1), "over" | "that" | "as" | "more")
            && matches!(passage.key(last.end + 2), "the" | "he" | "she" | "a" | "in"));
    let fold = passage.key(passage.past_hyphen(last.end)) == "fold";
    // Nothing is done 2.5 times; and "from 11 times a year ago" follows "14 times earnings".
    let is_times = passage.key(last.end) == "times";
    let is_broken = is_times && last.value.is_some_and(|value| !value.is_integer());
    let multiple = multiple || is_broken || is_times && follows_multiple(passage, start);
    if !(sign || multiple || fold) {
        return None;
    }
    let end = if fold { passage.past_hyphen(last.end) + 1 } else { last.end + 1 };
    let reading = reading(StatisticRule::Multiple, start, end, number.value?);
    let high = second.and_then(|second| second.value);
    Some(reading.up_to(high).with_magnitude(number.magnitude.or(last.magnitude)))
}

/// Whether "from", "to" or the like leads from an earlier multiple of the sentence to the number at `start`.
fn follows_multiple(passage: &Passage<'_>, start: usize) -> bool {
    let leads = matches!(passage.key_before(start, 1), "from" | "to" | "against" | "with");
    let lowest = passage.sentence(start).start.max(start.saturating_sub(12));
    leads && (lowest..start).any(|at| passage.key(at) == "times" && passage.is_claimed(at))
}

/// "tenfold".
fn fold(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let stem = passage.key(start).strip_suffix("fold")?;
    let &value = Lexicon::get().numbers.cardinals.get(stem)?;
    Some(reading(StatisticRule::Multiple, start, start + 1, value.into()))
}

/// Reads odds at `start`: "10-1 shot", "odds of 5/2", "3:1", "a ratio of 2 to 1", "5-to-1", "outnumber men two to one".
#[must_use]
pub fn odds(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let in_words = in_words(passage, start);
    let (above, joint, second) = match passage.number(start) {
        Some(above) => (above, start + 1, None),
        None => in_words?,
    };
    let is_hyphenated =
        passage.is_hyphen(joint) && passage.key(joint + 1) == "to" && passage.is_hyphen(joint + 2);
    let (mark, at) = match passage.key(joint) {
        _ if is_hyphenated => ("-to-", joint + 3),
        mark @ ("to" | ":" | "/" | "-" | "–") => (mark, joint + 1),
        _ => return None,
    };
    let (below, end) = match passage.number(at) {
        Some(below) => (below, at + 1),
        None => (second.filter(|_| matches!(mark, "to" | "-to-"))?, at + 1),
    };
    let below = Some(below).filter(|below| !below.is_zero())?;
    let named = passage.is(end, Class::Odds)
        || passage.was(start, 1, Class::Odds)
        || passage.was(start, 2, Class::Odds)
        || mark == "/" && above > below && passage.is_near(start, 8, Class::Odds)
        || mark == "-" && passage.key_before(start, 1) == "at" && passage.is_near(start, 12, Class::Odds);
    let glued = passage.is_glued(start + 1) && passage.is_glued(at);
    let is_one = below == Decimal::ONE && above > Decimal::ONE;
    // "outnumbered by 40 to 1", "the gap is 12 to 1".
    let to_one = mark == "to"
        && is_one
        && (!passage.is_word(end) || passage.is(end, Class::Function))
        && (1..=8).any(|back| passage.was(start, back, Class::RatioWord));
    // "beat her 3-to-1", but not "a 3-to-1 vote".
    let in_one_word =
        mark == "-to-" && is_one && !passage.is(end, Class::ResultNoun) && !passage.is_hyphen(end);
    let named = named || to_one || in_one_word;
    let fits = named || (mark == ":" && glued && below == Decimal::ONE);
    fits.then(|| Some(reading(StatisticRule::Odds, start, end, quotient(above, below)?))).flatten()
}

/// "two to one", "three-to-one": the first of two words, the lexeme after it, and the second.
fn in_words(passage: &Passage<'_>, start: usize) -> Option<(Decimal, usize, Option<Decimal>)> {
    let value =
        |at: usize| Lexicon::get().numbers.cardinals.get(passage.key(at)).map(|&value| Decimal::from(value));
    let first = value(start)?;
    let joint = passage.past_hyphen(start + 1);
    (passage.key(joint) == "to").then(|| (first, start + 1, value(passage.past_hyphen(joint + 1))))
}

/// Reads a position in an order at `start`: "#2", "No. 1", "second place", "third-largest", "ranked fifth".
#[must_use]
pub fn rank(passage: &Passage<'_>, start: usize) -> Option<Reading> {
    let rank = |end, value| {
        let reading = Reading::new(StatisticKind::Rank, start, end, Some(value));
        reading.known_by(StatisticRule::RankWord, start, end)
    };
    let lexicon = Lexicon::get();
    let whole = |at: usize| {
        passage
            .number(at)
            .filter(Decimal::is_integer)
            .or_else(|| lexicon.numbers.cardinals.get(passage.key(at)).map(|&value| Decimal::from(value)))
            .filter(|value| *value >= Decimal::ONE && *value <= Decimal::ONE_THOUSAND)
    };
    match passage.key(start) {
        "#" => {
            return passage
                .number(start + 1)
                .filter(|_| passage.is_glued(start + 1) && !follows_code(passage, start))
                .map(|value| rank(start + 2, value));
        }
        "no" | "no." | "nos" | "number" | "nr" => {
            let dot = usize::from(passage.key(start + 1) == "." && passage.is_glued(start + 1));
            let value = whole(start + 1 + dot)?;
            // The docket "No. 22-1078" is an identifier.
            if passage.is_hyphen(start + 2 + dot) && passage.number(start + 3 + dot).is_some() {
                return None;
            }
            let in_digits = passage.number(start + 1 + dot).is_some();
            let is_abbreviation =
                passage.key(start) != "no" || dot == 1 || passage.is_capitalised(start) && in_digits;
            let address = matches!(passage.key(start + 2 + dot), "downing")
                || (value == Decimal::TEN && !passage.is_near(start, 20, Class::Score));
            // "The number eight is lucky."
            let end = start + 2 + dot;
            let is_number_itself = passage.key(start) == "number"
                && passage.key_before(start, 1) == "the"
                && value > Decimal::ONE
                && passage.is(end, Class::Be);
            let counts = is_number_itself
                || passage.key(start) == "number" && passage.was(start, 1, Class::Label)
                || passage.key(start) == "no" && is_answer(passage, start);
            return (is_abbreviation && !address && !counts).then(|| rank(start + 2 + dot, value));
        }
        _ => {}
    }
    let value = match passage.get(start)?.kind {
        LexemeKind::Ordinal(value) => value,
        _ => Decimal::from(
            *lexicon
                .numbers
                .ordinals
                .get(passage.key(start))
                .filter(|_| !passage.key(start).ends_with('s'))?,
        ),
    };
    let next = passage.past_hyphen(start + 1);
    if passage.is(next, Class::RankAfter) && !passage.was(start, 1, Class::Month) {
        let title = matches!(passage.key(next), "leading" | "popular" | "least" | "position")
            && next == start + 1
            && passage.key(next) != "position";
        let first =
            value == Decimal::ONE && !(passage.key(next) == "place" && passage.key_before(start, 1) != "the");
        return (!title && !first).then(|| rank(next + 1, value));
    }
    let tied = usize::from(matches!(passage.key_before(start, 1), "in" | "joint" | "equal" | "at"));
    let placed = passage.was(start, 1 + tied, Class::RankBefore) && passage.key_before(start, 1) != "at";
    // "Scotland are 11th in the world".
    let stands = passage.was(start, 1, Class::Be)
        && matches!(passage.key(start + 1), "in" | "on")
        && matches!(passage.key(start + 2), "the" | "their" | "its")
        && (3..=5).any(|ahead| passage.is(start + ahead, Class::Standing));
    let ends = !passage.is_word(start + 1) || passage.is(start + 1, Class::AfterRank);
    (placed && ends || stands).then(|| rank(start + 1, value))
}

/// Whether the "#" at `at` is part of a run of signs and figures: "(555)#253", "ext.#6".
fn follows_code(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_glued(at) && !matches!(passage.key_before(at, 1), "(" | "[" | "“" | "\"" | "—" | "–" | "/")
}
