//! Numbers in digits and words with their magnitudes: "1.2bn", "three and a half million", "tens of thousands".
//!
//! This module reads only the number itself; other modules read units, currencies and modifiers.

use rust_decimal::Decimal;

use super::lexer::LexemeKind;
use super::lexicon::{Class, Lexicon};
use super::passage::Passage;

/// A number and its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The first lexeme.
    pub start: usize,
    /// The lexeme after it.
    pub end: usize,
    /// The value; `None` if the text is vague.
    pub value: Option<Decimal>,
    /// The factor of its magnitudes; one if it has none.
    pub scale: Decimal,
    /// Whether it is written in digits.
    pub is_digits: bool,
    /// The lexeme of its last magnitude.
    pub magnitude: Option<usize>,
}

/// Reads the number at `start`. `is_money` lets a letter glued to the digits be a magnitude ("£5m").
#[must_use]
pub fn read(passage: &Passage<'_>, start: usize, is_money: bool) -> Option<Number> {
    vague(passage, start)
        .or_else(|| bracketed(passage, start))
        .or_else(|| in_digits(passage, start, is_money))
        .or_else(|| part_of_magnitude(passage, start))
        .or_else(|| in_words(passage, start))
}

/// "[Six] months": a word that an editor put in brackets.
fn bracketed(passage: &Passage<'_>, start: usize) -> Option<Number> {
    let number = (passage.key(start) == "[" && passage.is_word(start + 1))
        .then(|| in_words(passage, start + 1))
        .flatten()?;
    (passage.key(number.end) == "]").then_some(Number { start, end: number.end + 1, ..number })
}

/// "dozens", "hundreds of thousands", "several hundred".
fn vague(passage: &Passage<'_>, start: usize) -> Option<Number> {
    let lexicon = Lexicon::get();
    let is_vague = |at: usize| lexicon.numbers.vague.contains(passage.key(at));
    let number =
        |end, magnitude| Number { start, end, value: None, scale: Decimal::ONE, is_digits: false, magnitude };
    let is_magnitude = |at: usize| lexicon.numbers.magnitudes.contains_key(passage.key(at));
    if is_vague(start) {
        // "scores of people", not "the scores were level"; "tens" only with more after it.
        if matches!(passage.key(start), "scores" | "tens") && passage.key(start + 1) != "of" {
            return None;
        }
        let mut end = start + 1;
        while matches!(passage.key(end), "of" | "and" | "or") && is_vague(end + 1) {
            end += 2;
        }
        if end == start + 1 && passage.key(start) == "scores" && passage.number(start + 2).is_some() {
            return None;
        }
        return Some(number(end, None));
    }
    let quantifier = match (passage.key(start), passage.key(start + 1)) {
        ("several" | "many", _) => start + 1,
        ("a", "few") => start + 2,
        ("a", "couple") => start + 2 + usize::from(passage.key(start + 2) == "of"),
        ("couple", "of") => start + 2,
        _ => return None,
    };
    if !is_magnitude(quantifier) {
        return None;
    }
    let mut end = quantifier + 1;
    while is_magnitude(end) {
        end += 1;
    }
    Some(number(end, Some(quantifier)))
}

fn in_digits(passage: &Passage<'_>, start: usize, is_money: bool) -> Option<Number> {
    let (LexemeKind::Number(mut value) | LexemeKind::Fraction(mut value)) = passage.get(start)?.kind else {
        return None;
    };
    let mut end = start + 1;
    if let Some((fraction, after)) = fraction_in_digits(passage, start) {
        (value, end) = (fraction, after);
    } else if let Some(LexemeKind::Fraction(part)) = passage.get(end).map(|lexeme| lexeme.kind) {
        if passage.number(start).is_some() {
            value = value.checked_add(part)?;
            end += 1;
        }
    } else if let Some((part, after)) = hyphenated_fraction(passage, end) {
        value = value.checked_add(part)?;
        end = after;
    } else if let Some((part, after)) = fraction_in_digits(passage, end).filter(|_| !passage.is_glued(end)) {
        value = value.checked_add(part)?;
        end = after;
    }
    if let Some((part, after)) = and_fraction(passage, end) {
        value = value.checked_add(part)?;
        end = after;
    }
    let digits_end = end;
    let (scale, end) = magnitudes(passage, digits_end, is_money)?;
    let magnitude = (end > digits_end).then(|| end - 1);
    Some(Number { start, end, value: Some(value.checked_mul(scale)?), scale, is_digits: true, magnitude })
}

/// The fraction behind a hyphen and a whole number: "1-1/2".
fn hyphenated_fraction(passage: &Passage<'_>, hyphen: usize) -> Option<(Decimal, usize)> {
    let is_joined = passage.is_hyphen(hyphen) && passage.is_glued(hyphen) && passage.is_glued(hyphen + 1);
    is_joined.then(|| fraction_in_digits(passage, hyphen + 1)).flatten()
}

/// "1/4": a fraction below one with a small denominator.
#[must_use]
pub fn fraction_in_digits(passage: &Passage<'_>, start: usize) -> Option<(Decimal, usize)> {
    let (above, below) = (passage.number(start)?, passage.number(start + 2)?);
    let spaced_alike = passage.is_glued(start + 1) == passage.is_glued(start + 2);
    let fits = passage.key(start + 1) == "/"
        && spaced_alike
        && above > Decimal::ZERO
        && above < below
        && below <= Decimal::from(16);
    let is_date = above == Decimal::from(9) && below == Decimal::from(11);
    let ends = passage.key(start + 3) != "/" && !is_date;
    (fits && ends).then(|| above.checked_div(below).map(|value| (value, start + 3))).flatten()
}

/// The product of the magnitudes from `at` on, and where they end.
fn magnitudes(passage: &Passage<'_>, at: usize, is_money: bool) -> Option<(Decimal, usize)> {
    let lexicon = Lexicon::get();
    let (mut scale, mut end) = (Decimal::ONE, at);
    loop {
        let next = passage.past_hyphen(end);
        let key = passage.key(next);
        let factor = if let Some(&factor) =
            lexicon.numbers.magnitudes.get(key).or_else(|| lexicon.numbers.abbreviations.get(key))
        {
            factor
        } else if end == at
            && next == at
            && lexicon.numbers.letters.contains_key(key)
            && is_letter_magnitude(passage, at, is_money)
        {
            lexicon.numbers.letters[key]
        } else {
            return Some((scale, end));
        };
        scale = scale.checked_mul(Decimal::from(factor))?;
        end = next + 1;
    }
}

/// Whether the letter at `at` after digits is a magnitude: "£5m", "1.8M dollars", "3m people", not "a 5m wave".
fn is_letter_magnitude(passage: &Passage<'_>, at: usize, is_money: bool) -> bool {
    let letter = passage.key(at);
    let next = passage.key(at + 1);
    if is_money {
        return passage.is_glued(at) || (letter != "t" && !passage.is_word(at + 1)) || letter == "m";
    }
    let counts = Lexicon::has(Class::Person, next);
    let names_money = Lexicon::get().currency_words.contains_key(next);
    passage.is_glued(at)
        && match letter {
            "k" => !matches!(next, "run" | "race" | "walk" | "resolution"),
            "m" => {
                let is_length = super::metres::is_length(passage, at);
                !is_length && (counts || is_plural(next) || names_money)
                    || super::unit::unit_at(passage, at + 1, true).is_some()
                    || passage.written(at) == "M"
                    || super::metres::is_million(passage, at)
            }
            "b" => {
                counts
                    || is_plural(next)
                    || super::unit::unit_at(passage, at + 1, true).is_some()
                    || names_money
            }
            _ => false,
        }
}

/// Whether `word` names several things, rather than a race over that many metres.
#[must_use]
pub fn is_plural(word: &str) -> bool {
    let is_sport = Lexicon::has(Class::Race, word) || Lexicon::has(Class::Function, word);
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !is_sport
}

/// "and a half", "-and-a-half", "and three quarters" at `at`.
fn and_fraction(passage: &Passage<'_>, at: usize) -> Option<(Decimal, usize)> {
    let and = passage.past_hyphen(at);
    let first = passage.past_hyphen(and + 1);
    let (value, end) = fraction_in_words(passage, first).filter(|_| passage.key(and) == "and")?;
    Some((value, end))
}

/// "half", "a half", "one-third", "two thirds", "three-quarters", "a quarter" with its value and end.
#[must_use]
pub fn fraction_in_words(passage: &Passage<'_>, start: usize) -> Option<(Decimal, usize)> {
    let lexicon = Lexicon::get();
    let part = |key: &str| match key {
        "half" | "halves" => Some(2),
        "quarter" | "quarters" => Some(4),
        _ => lexicon.numbers.ordinals.get(key).copied().filter(|&ordinal| ordinal > 2),
    };
    let (numerator, at) = match passage.key(start) {
        "half" => (1, start),
        "a" | "an" => (1, passage.past_hyphen(start + 1)),
        key => (*lexicon.numbers.cardinals.get(key)?, passage.past_hyphen(start + 1)),
    };
    let key = passage.key(at);
    let denominator = part(key)?;
    let many = key.ends_with('s');
    let fits = at == start || (many == (numerator > 1) && numerator > 0 && numerator < denominator.max(2));
    let value = Decimal::from(numerator).checked_div(Decimal::from(denominator))?;
    (fits).then_some((value, at + 1))
}

/// "half a million", "a quarter of a million", "half-million".
fn part_of_magnitude(passage: &Passage<'_>, start: usize) -> Option<Number> {
    let (value, end) = match passage.key(start) {
        "quarter" => (Decimal::new(25, 2), start + 1),
        _ => fraction_in_words(passage, start)?,
    };
    let mut at = passage.past_hyphen(end);
    at += usize::from(passage.key(at) == "of");
    at = passage.past_hyphen(at);
    at += usize::from(passage.key(at) == "a");
    at = passage.past_hyphen(at);
    let (scale, end) = magnitudes(passage, at, false).filter(|&(_, end)| end > at)?;
    let value = Some(value.checked_mul(scale)?);
    Some(Number { start, end, value, scale, is_digits: false, magnitude: Some(end - 1) })
}

/// "ninety-five", "a hundred and twenty", "two and a half million", "a dozen".
fn in_words(passage: &Passage<'_>, start: usize) -> Option<Number> {
    let lexicon = Lexicon::get();
    let key = passage.key(start);
    let magnitude = |at: usize| lexicon.numbers.magnitudes.get(passage.key(at)).copied();
    let mut number = if matches!(key, "a" | "an") {
        // "a million-dollar home" is an article followed by "million-dollar".
        let stands_alone = passage.past_hyphen(start + 2) == start + 2;
        magnitude(start + 1).filter(|_| stands_alone)?;
        cardinal(passage, start + 1, Some(1))?
    } else if magnitude(start).is_some() {
        let alone = passage.past_hyphen(start + 1) > start + 1 || key == "dozen";
        Some(()).filter(|()| alone)?;
        cardinal(passage, start, Some(1))?
    } else {
        cardinal(passage, start, None)?
    };
    number.start = start;
    if let Some(tens) = tens_behind(passage, &number) {
        let value = number.value?.checked_add(tens)?;
        return Some(Number { end: number.end + 2, value: Some(value), ..number });
    }
    if let Some((part, after)) = and_fraction(passage, number.end) {
        let (scale, end) = magnitudes(passage, after, false)?;
        let value = number.value?.checked_add(part.checked_mul(number.scale)?)?.checked_mul(scale)?;
        let magnitude = if end > after { Some(end - 1) } else { number.magnitude };
        let scale = number.scale.checked_mul(scale)?;
        number = Number { end, value: Some(value), scale, magnitude, ..number };
    }
    Some(number)
}

/// The tens behind the ones, as people once counted: "five and twenty". Two numbers of a list or a range are no such number.
fn tens_behind(passage: &Passage<'_>, ones: &Number) -> Option<Decimal> {
    let lexicon = Lexicon::get();
    let (start, end) = (ones.start, ones.end);
    let cardinal = |at: usize| lexicon.numbers.cardinals.get(passage.key(at)).copied();
    let is_listed = matches!(passage.key_before(start, 1), "between" | "from" | "," | "and" | "both")
        || passage.was(start, 1, Class::AgeCue)
        || passage.was(start, 1, Class::Label);
    let are_ones = end == start + 1 && cardinal(start).is_some_and(|value| (1..10).contains(&value));
    let tens = cardinal(end + 1).filter(|value| value % 10 == 0 && (20..100).contains(value))?;
    let goes_on = cardinal(passage.past_hyphen(end + 2)).is_some()
        || lexicon.numbers.magnitudes.contains_key(passage.key(end + 2));
    (are_ones && passage.key(end) == "and" && !is_listed && !goes_on).then(|| Decimal::from(tens))
}

/// The whole number in words at `start`; `implied` is the value of an "a" before it.
fn cardinal(passage: &Passage<'_>, start: usize, implied: Option<u64>) -> Option<Number> {
    let lexicon = Lexicon::get();
    let (mut total, mut group, mut ceiling) = (0_u64, implied, u64::MAX);
    let (mut at, mut end, mut scale, mut last_magnitude) = (start, start, 1_u64, None);
    loop {
        let key = passage.key(at);
        if let Some(&value) = lexicon.numbers.cardinals.get(key) {
            let fits = group.is_none_or(|group| {
                (value > 0 && value < 10 && group % 10 == 0 && group % 100 >= 20)
                    || (value > 0 && group % 100 == 0 && group >= 100)
            });
            if !fits || (group.is_none() && total > 0 && scale == 1) {
                break;
            }
            group = Some(group.unwrap_or(0) + value);
        } else if key == "hundred" {
            let Some(hundreds) = group.filter(|group| (1..100).contains(group)) else { break };
            group = Some(hundreds * 100);
            last_magnitude = Some(at);
        } else if let Some(&magnitude) = lexicon.numbers.magnitudes.get(key) {
            let Some(count) = group.filter(|_| magnitude < ceiling) else { break };
            let Some(sum) = count.checked_mul(magnitude).and_then(|product| total.checked_add(product))
            else {
                break;
            };
            total = sum;
            scale = magnitude;
            ceiling = magnitude;
            group = None;
            last_magnitude = Some(at);
        } else {
            break;
        }
        end = at + 1;
        at = passage.past_hyphen(end);
        let after_round = group.is_none_or(|group| group % 100 == 0 && group >= 100);
        // "five thousand, six hundred".
        if passage.key(at) == "," && group.is_none() && scale > 1 && is_lower_part(passage, at + 1, ceiling) {
            at += 1;
        }
        if after_round && passage.key(at) == "and" && is_small_tail(passage, passage.past_hyphen(at + 1)) {
            at = passage.past_hyphen(at + 1);
        }
    }
    let value = total.checked_add(group.unwrap_or(0))?;
    let scale = if group.is_none() { scale } else { 1 };
    (end > start).then_some(Number {
        start,
        end,
        value: Some(Decimal::from(value)),
        scale: Decimal::from(scale),
        is_digits: false,
        magnitude: last_magnitude,
    })
}

/// Whether a number below a hundred follows "and" at `at` and ends the larger number, as in "two hundred and six",
/// rather than being a number of its own, as in "five hundred and six hundred".
fn is_small_tail(passage: &Passage<'_>, at: usize) -> bool {
    let lexicon = Lexicon::get();
    let is_cardinal = |at: usize| lexicon.numbers.cardinals.contains_key(passage.key(at));
    let mut end = at;
    while is_cardinal(end) && end < at + 4 {
        end = passage.past_hyphen(end + 1);
    }
    let goes_on = lexicon.numbers.magnitudes.contains_key(passage.key(end)) && passage.key(end) != "thousand";
    end > at && !goes_on && passage.key(end) != "thousand"
}

/// Whether the words at `at` are the rest of a number of which the part before the comma is in units of `magnitude`.
fn is_lower_part(passage: &Passage<'_>, at: usize, magnitude: u64) -> bool {
    let lexicon = Lexicon::get();
    let is_cardinal = |at: usize| lexicon.numbers.cardinals.contains_key(passage.key(at));
    let mut end = at;
    while is_cardinal(end) && end < at + 3 {
        end = passage.past_hyphen(end + 1);
    }
    let lower = lexicon
        .numbers
        .magnitudes
        .get(passage.key(end))
        .is_some_and(|&value| value > 12 && value < magnitude);
    end > at && lower
}
