//! The grammar: which reading of a number applies, and with which modifiers.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Measure};
use super::lexicon::{Class, Lexicon};
use super::passage::Passage;
use super::reading::{Reading, Seen};
use super::rule::StatisticRule;
use super::{
    Modifier, StatisticKind, age, elliptic, exclude, modifier, names_and_dates, prose, ratio, score, sport,
};

/// What stands at a lexeme.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A statistic.
    Found(Reading),
    /// A number that is not a statistic, up to the given lexeme.
    Skip(usize),
    /// A number that may be a statistic, up to the given lexeme, and why it was left out.
    Unsure(usize, &'static str),
    /// No number.
    Nothing,
}

/// A rule that reads a number of a shape of its own.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name.
    pub id: &'static str,
    /// What stands at a lexeme, and nothing of which may stand before another.
    read: fn(&Passage<'_>, usize, usize) -> Option<Reading>,
}

/// The rules, in the order in which they are tried. What none of them reads is an amount, a share, or no number.
pub const RULES: &[Rule] = &[
    Rule { id: "rank", read: |passage, start, _| ratio::rank(passage, start) },
    Rule { id: "figures-of-a-sport", read: |passage, start, _| sport::read(passage, start) },
    Rule { id: "score", read: |passage, start, _| score::score(passage, start) },
    Rule { id: "age", read: age::read },
];

/// Reads what stands at `start`. Nothing before `floor` may belong to it.
#[must_use]
pub fn read_at(passage: &Passage<'_>, start: usize, floor: usize) -> Outcome {
    if !may_open(passage, start) {
        return Outcome::Nothing;
    }
    if let Some(end) = names_and_dates::name_or_date(passage, start) {
        if names_and_dates::is_time_run(passage, start) {
            return Outcome::Unsure(end, "it may be a time that was run, or a time of day");
        }
        return Outcome::Skip(end);
    }
    let mut rules = RULES.iter().filter(|rule| !passage.leaves_out(rule.id));
    let special = rules.find_map(|rule| (rule.read)(passage, start, floor));
    if let Some(reading) = special {
        return Outcome::Found(modified(passage, reading, floor));
    }
    let amount = amount::read(passage, start, floor);
    let measured = amount.as_ref().is_some_and(|amount| amount.measure != Measure::Bare);
    // "half a million people": the fraction is part of the number.
    let is_part_of_magnitude = amount.as_ref().is_some_and(|amount| {
        amount.number.scale > Decimal::ONE
            && !amount.number.is_digits
            && super::number::fraction_in_words(passage, amount.number.start).is_some()
    });
    if !measured
        && !is_part_of_magnitude
        && let Some(reading) = ratio::ratio(passage, start, floor)
    {
        return Outcome::Found(modified(passage, reading, floor));
    }
    let Some(amount) = amount else { return with_article(passage, start, floor) };
    match &amount.measure {
        Measure::Bare => bare(passage, amount, floor),
        _ => measure(passage, amount, floor),
    }
}

/// Whether a statistic can begin at `at`. It is cheap, as it is called for every lexeme.
fn may_open(passage: &Passage<'_>, at: usize) -> bool {
    use super::lexer::LexemeKind;
    let lexicon = Lexicon::get();
    let key = passage.key(at);
    match passage.get(at).map(|lexeme| lexeme.kind) {
        None => false,
        Some(LexemeKind::Word) => {
            lexicon.numbers.has(key)
                || key.ends_with("fold")
                || passage.is(at, Class::NumberOpening)
                || passage.number(at + 1).is_some()
                || passage.number(at + 2).is_some()
                || passage.number(at + 3).is_some()
        }
        Some(_) => true,
    }
}

/// "nearly a decade": an article with a unit counts only after a modifier.
fn with_article(passage: &Passage<'_>, start: usize, floor: usize) -> Outcome {
    let Some(amount) = amount::with_article(passage, start) else { return Outcome::Nothing };
    let is_time = matches!(&amount.measure, Measure::Unit(unit) if unit.is_time());
    let (found, first) = modifier::before(passage, start, floor, is_time);
    if found.is_none() || first == start {
        return Outcome::Nothing;
    }
    measure(passage, amount, floor)
}

/// An amount of money, per cent or a unit.
fn measure(passage: &Passage<'_>, amount: Amount, floor: usize) -> Outcome {
    if passage.is_glued(amount.end) && passage.is_word(amount.end) && passage.is_word(amount.end - 1) {
        return Outcome::Unsure(amount.end + 1, "letters follow that make another word of its unit");
    }
    let mut reading = Reading::new(StatisticKind::Count, amount.start, amount.end, amount.value)
        .up_to(amount.high)
        .with_magnitude(amount.magnitude);
    reading.seen.extend(amount.told);
    let reading = match &amount.measure {
        Measure::Money(code) => {
            Reading { kind: StatisticKind::Money, unit: code.map(str::to_owned), ..reading }
        }
        Measure::Age(code) => Reading { kind: StatisticKind::Age, ..reading.with_unit(code) },
        Measure::Unit(unit) => {
            let kind = if unit.is_percent() {
                StatisticKind::Percentage
            } else if let Some(cue) = age::cue(passage, amount.start).filter(|_| unit.is_time()) {
                // With a unit of its own, its words say that it is an age in any case.
                let has_unit = reading.seen.iter().any(|seen| seen.rule == StatisticRule::TimeUnit);
                let is_unit = |rule| matches!(rule, StatisticRule::TimeUnit | StatisticRule::SharedUnit);
                reading.seen.retain(|seen| !is_unit(seen.rule));
                reading.seen.push(if has_unit { Seen { rule: StatisticRule::AgeForm, ..cue } } else { cue });
                StatisticKind::Age
            } else if unit.is_time() {
                StatisticKind::Duration
            } else {
                StatisticKind::Measurement
            };
            Reading { kind, unit: degrees(passage, unit.code.as_deref(), amount.start), ..reading }
        }
        Measure::Bare => reading,
    };
    if exclude::measured(passage, &reading) {
        return Outcome::Skip(reading.end);
    }
    Outcome::Found(modified(passage, reading, floor))
}

/// The unit `code`; degrees without a scale take the one that the sentence names, if any.
fn degrees(passage: &Passage<'_>, code: Option<&str>, at: usize) -> Option<String> {
    if code == Some("deg") {
        let sentence = passage.sentence(at);
        let reach = at.saturating_sub(40).max(sentence.start)..(at + 40).min(sentence.end);
        // "104 degrees (40 Celsius)": brackets convert to the other scale.
        let converts = |near: usize| near > at && (at..near).any(|between| passage.key(between) == "(");
        let scale = reach.clone().find_map(|near| match (passage.key(near), converts(near)) {
            ("celsius" | "centigrade", false) | ("fahrenheit", true) => Some("Cel"),
            ("fahrenheit", false) | ("celsius" | "centigrade", true) => Some("[degF]"),
            _ => None,
        });
        if let Some(scale) = scale {
            return Some(scale.to_owned());
        }
    }
    code.map(str::to_owned)
}

/// A number without a unit: a count, or not a statistic.
fn bare(passage: &Passage<'_>, amount: Amount, floor: usize) -> Outcome {
    if let Some((measure_of_next, told)) =
        amount::elliptic_measure(passage, amount.end).filter(|_| amount.high.is_none())
    {
        let is_year = amount.is_year(passage);
        if !is_year {
            return measure(passage, Amount { measure: measure_of_next, told, ..amount }, floor);
        }
    }
    if let Some((labelled, told)) = unit_of_label(passage, &amount) {
        return measure(passage, Amount { measure: labelled, told: Some(told), ..amount }, floor);
    }
    if let Some((percent, told)) = second_share(passage, &amount) {
        return measure(passage, Amount { measure: percent, told: Some(told), ..amount }, floor);
    }
    let reading = Reading::new(StatisticKind::Count, amount.start, amount.end, amount.value)
        .up_to(amount.high)
        .with_magnitude(amount.magnitude);
    if let Some(claim) = elliptic::compared(passage, &amount) {
        let (kind, unit) = (claim.kind, claim.unit.clone());
        let reading = Reading { kind, unit, ..reading };
        let told = (claim.end - 1, claim.end);
        return Outcome::Found(modified(passage, reading, floor).known_by(
            StatisticRule::SharedUnit,
            told.0,
            told.1,
        ));
    }
    let mut reading = modified(passage, reading, floor);
    match exclude::bare(passage, &amount, &reading) {
        exclude::Verdict::Keep => {}
        exclude::Verdict::Drop => return Outcome::Skip(amount.end),
        exclude::Verdict::Doubt(reason) => return Outcome::Unsure(amount.end, reason),
    }
    let is_modified = exclude::is_modified(&amount, &reading);
    if amount.value.is_none() {
        reading.modifier = Some(Modifier::Vague);
    }
    if let Some(end) = points_of_index(passage, reading.end) {
        reading.end = end;
        reading.kind = StatisticKind::Measurement;
        reading.seen.push(Seen::new(StatisticRule::Level, end - 1, end));
    } else if is_level(passage, &amount) || is_test_score(passage, &amount) {
        reading.kind = StatisticKind::Measurement;
        reading.seen.push(Seen::new(StatisticRule::Level, amount.start, amount.end));
    } else if let Some(reason) = prose::doubt(passage, &amount, is_modified) {
        return Outcome::Unsure(amount.end, reason);
    }
    Outcome::Found(reading)
}

/// The measure in brackets behind the label of a number: "Height (cm): 150", "Price (EUR): 12".
fn unit_of_label(passage: &Passage<'_>, amount: &Amount) -> Option<(Measure, Seen)> {
    /// The most lexemes of a unit in brackets: "km/h" has three.
    const LONGEST: usize = 4;
    let colon = amount.start.checked_sub(1).filter(|&at| passage.key(at) == ":")?;
    let close = colon.checked_sub(1).filter(|&at| passage.key(at) == ")")?;
    let open = (close.saturating_sub(LONGEST + 1)..close).rev().find(|&at| passage.key(at) == "(")?;
    if !amount.number.is_digits || passage.is_word(amount.end) || open == 0 || !passage.is_word(open - 1) {
        return None;
    }
    let lexicon = Lexicon::get();
    let written: String = (open + 1..close).map(|at| passage.written(at)).collect();
    let measure = match lexicon.unit_symbols.get(&written) {
        Some((unit, _)) => Measure::Unit(unit),
        None => Measure::Money(Some(lexicon.currency_codes.get(written.as_str()).copied()?)),
    };
    Some((measure, Seen::new(StatisticRule::SharedUnit, open, colon)))
}

/// The measure of the second of two amounts, if only the first names it: "by 54 percent to 46", "to eight minutes from
/// 25".
fn second_share(passage: &Passage<'_>, amount: &Amount) -> Option<(Measure, Seen)> {
    let start = amount.start;
    let (unit, end) = super::unit::unit_at(passage, start.checked_sub(2)?, true)?;
    let is_second = amount.high.is_none()
        && end + 1 == start
        && passage.is_claimed(start - 2)
        && (!passage.is_word(amount.end) || passage.is(amount.end, Class::Function))
        && passage.key(amount.end) != "%";
    let shares = unit.is_percent()
        && amount.value.is_some_and(|value| value <= Decimal::ONE_HUNDRED)
        && matches!(passage.key(start - 1), "to" | "against")
        && (4..=5).any(|back| {
            passage.key_before(start, back) == "by" && !passage.was(start, back + 1, Class::Change)
        });
    let changed = passage.key(start - 1) == "from" && (unit.is_percent() || unit.is_time());
    let told = Seen::new(StatisticRule::SharedUnit, start - 2, end);
    (is_second && (shares || changed)).then_some((Measure::Unit(unit), told))
}

/// "300 points" of a stock index.
fn points_of_index(passage: &Passage<'_>, end: usize) -> Option<usize> {
    let at = passage.past_hyphen(end);
    let of_index = matches!(passage.key(at), "points" | "point")
        && passage.is_near(at, 25, Class::Index)
        && !passage.is_near(at, 25, Class::SportWord);
    of_index.then_some(at + 1)
}

/// Whether the number is the level of an index, the strength of an earthquake or an exchange rate.
fn is_level(passage: &Passage<'_>, amount: &Amount) -> bool {
    let decimal = amount.value.is_some_and(|value| !value.is_integer())
        && amount.number.is_digits
        && amount.number.scale == Decimal::ONE;
    let quake = matches!(passage.key_before(amount.start, 1), "magnitude")
        || passage.key_before(amount.start, 2) == "magnitude"
        || (passage.key(amount.end) == "in" && passage.key(amount.end + 1) == "magnitude")
        // "of magnitude 5.4 and 5.1"
        || decimal
            && matches!(passage.key_before(amount.start, 1), "and" | "," | "or" | "to")
            && amount.start >= 2
            && passage.number(amount.start - 2).is_some()
            && (3..=6).any(|back| passage.key_before(amount.start, back) == "magnitude")
        || decimal
            && amount.value < Some(Decimal::TEN)
            && (!passage.is_word(amount.end) || passage.is(amount.end, Class::Function))
            && passage.is_near(amount.start, 15, Class::Quake);
    let lowest = passage.sentence(amount.start).start.max(amount.start.saturating_sub(25));
    // The lexemes of "S&P" are three.
    let names_index = (lowest..amount.start)
        .any(|at| passage.key(at) == "s" && passage.key(at + 1) == "&" && passage.key(at + 2) == "p");
    let at_level = matches!(passage.key_before(amount.start, 1), "at" | "to" | "of")
        && (names_index || passage.is_near(amount.start, 25, Class::Index));
    let is_large =
        amount.value.is_some_and(|value| value >= Decimal::ONE_THOUSAND) && !passage.is_word(amount.end);
    // "17.05 to the dollar", "7.28 per dollar".
    let article = usize::from(passage.key(amount.end + 1) == "the");
    let is_rate = amount.number.is_digits
        && matches!(passage.key(amount.end), "to" | "per" | "against")
        && passage.is_word(amount.end + 1 + article)
        && super::currency::currency_name(passage, amount.end + 1 + article, true).is_some();
    // "The index reached 408."
    let is_reached = matches!(passage.key_before(amount.start, 1), "reached" | "hit" | "touched" | "topped")
        && (!passage.is_word(passage.past_hyphen(amount.end)) || passage.is(amount.end, Class::Function))
        && (lowest..amount.start).any(|at| matches!(passage.key(at), "index" | "indices"));
    quake || is_rate || is_reached || ((decimal || is_large) && at_level)
}

/// Whether the number is points on a scale: "the machine scored a 129", "scores rose from 2,395 to 2,623".
fn is_test_score(passage: &Passage<'_>, amount: &Amount) -> bool {
    /// How far before the number the scores are named, in lexemes.
    const REACH: usize = 6;
    let is_counted = passage.is_word(amount.end) && !passage.is(amount.end, Class::Function);
    let is_scored = matches!(passage.key_before(amount.start, 1), "a" | "an")
        && matches!(passage.key_before(amount.start, 2), "scored" | "scores" | "managed" | "garnered");
    let lowest = passage.sentence(amount.start).start.max(amount.start.saturating_sub(REACH));
    let are_scores = || {
        let names = |at: usize| {
            matches!(passage.key(at), "score" | "scores") && !passage.is(at + 1, Class::Determiner)
        };
        amount.value >= Some(Decimal::ONE_HUNDRED) && (lowest..amount.start).any(names)
    };
    !is_counted && amount.number.is_digits && (is_scored || are_scores())
}

/// The reading with the modifiers before and after it.
fn modified(passage: &Passage<'_>, reading: Reading, floor: usize) -> Reading {
    let is_time = reading.kind == StatisticKind::Duration;
    let (before, start) = modifier::before(passage, reading.start, floor, is_time);
    let start = if before.is_some() { start } else { reading.start };
    let after = match reading.kind {
        StatisticKind::Rank | StatisticKind::Score => None,
        _ => modifier::after(passage, reading.end),
    };
    let end = after.map_or(reading.end, |(_, end)| end);
    let vague = reading.value.is_none().then_some(Modifier::Vague);
    let converted = conversion_modifier(passage, reading.start, floor);
    let after_modifier = after.map(|(modifier, _)| modifier);
    let found = vague.or(before).or(after_modifier).or(converted).or(reading.modifier);
    let (told, all) = ((reading.start, reading.end), end.max(reading.end));
    let reading = Reading { start, end: all, modifier: found, ..reading };
    match (found, before.is_some(), after_modifier.is_some()) {
        (None, ..) => reading,
        (Some(Modifier::Vague), ..) => reading.known_by(StatisticRule::VagueWord, told.0, told.1),
        (_, true, _) => reading.known_by(StatisticRule::Modifier, start, told.0),
        (_, _, true) => reading.known_by(StatisticRule::Modifier, told.1, all),
        _ => reading.known_by(StatisticRule::Modifier, start, start),
    }
}

/// The modifier of the measure that an amount in brackets converts: "about 500 miles (800 km)".
fn conversion_modifier(passage: &Passage<'_>, start: usize, floor: usize) -> Option<Modifier> {
    // The earlier measure ended at the earliest place where this one may begin.
    let in_brackets = passage.key_before(start, 1) == "(" && floor > 0 && floor + 1 == start;
    in_brackets
        .then(|| {
            let earlier = floor.saturating_sub(8)..floor;
            earlier.rev().find_map(|at| {
                let is_number = passage.number(at).is_some()
                    || Lexicon::get().numbers.cardinals.contains_key(passage.key(at));
                is_number.then(|| modifier::before(passage, at, 0, false).0)
            })
        })?
        .flatten()
}
