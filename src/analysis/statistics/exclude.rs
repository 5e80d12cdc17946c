//! Numbers that are not statistics although they are not part of a name or date: years, labels, trivial amounts.

use rust_decimal::Decimal;

use super::StatisticKind;
use super::amount::Amount;
use super::beside_names;
use super::elliptic;
use super::lexicon::{Class, Lexicon};
use super::passage::Passage;
use super::reading::Reading;
use super::times;

/// How far from a number a word stands that makes a level of it, in lexemes.
const REACH_OF_LEVEL: usize = 8;

/// What becomes of a number without a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is a statistic.
    Keep,
    /// It is not one.
    Drop,
    /// It may be one, but is left out for this reason.
    Doubt(&'static str),
}

/// Whether an amount with a unit is not a statistic after all, because its measure is a label ("minute 20" never gets
/// here).
#[must_use]
pub fn measured(passage: &Passage<'_>, reading: &Reading) -> bool {
    let before = reading.start.checked_sub(1);
    let code = passage.key_before(reading.start, 1) == "-"
        && before.is_some_and(|at| passage.is_glued(at) && passage.is_glued(reading.start))
        && before.and_then(|at| at.checked_sub(1)).is_some_and(|at| passage.is_word(at))
        && passage.number(reading.start).is_some();
    // "Boeing 777F".
    let model = matches!(passage.written(reading.end - 1), "F" | "C" | "L")
        && passage.is_glued(reading.end - 1)
        && before.is_some_and(|at| {
            passage.is_capitalised(at) && !passage.opens_sentence(at) || passage.key(at) == "boeing"
        });
    // "the 80 Day Challenge", "the Six-Day War", and "Six Feet of Sand" are names.
    let unit = passage.written(reading.end - 1);
    let is_word = unit.len() >= 3
        && unit.starts_with(char::is_uppercase)
        && unit.chars().skip(1).all(char::is_lowercase);
    let of = usize::from(passage.key(reading.end) == "of");
    let is_title = matches!(reading.kind, StatisticKind::Duration | StatisticKind::Measurement)
        && is_word
        && passage.is_capitalised(reading.end + of)
        && !passage.is_title_case
        && (passage.number(reading.start).is_some() || passage.is_capitalised(reading.start));
    // "Ninety Mile beach": in a sentence, both have a capital only in a name.
    let is_name = is_word
        && passage.is_capitalised(reading.start)
        && !passage.is_title_case
        && !passage.opens_sentence(reading.start)
        && passage.number(reading.start).is_none();
    // "Form 1040-V"
    let is_form = passage.is_hyphen(reading.end.wrapping_sub(2))
        && unit.len() == 1
        && unit.starts_with(char::is_uppercase)
        && before.is_some_and(|at| passage.is(at, Class::Label));
    is_form || times::is_some_day(passage, reading) || code || model || is_title || is_name
}

/// Whether words of `reading` say how exact its `amount` is.
#[must_use]
pub fn is_modified(amount: &Amount, reading: &Reading) -> bool {
    reading.modifier.is_some() && reading.start < amount.start || reading.end > amount.end
}

/// What becomes of a number without a unit.
#[must_use]
pub fn bare(passage: &Passage<'_>, amount: &Amount, reading: &Reading) -> Verdict {
    let start = amount.start;
    let modified = is_modified(amount, reading);
    if amount.number.is_digits {
        return bare_digits(passage, amount, reading.end, modified);
    }
    if passage.past_hyphen(amount.end) > amount.end && passage.is(amount.end + 1, Class::HyphenIdiom) {
        return Verdict::Drop;
    }
    // "Twenty-seven hundred and sixty-third", "TWO: the storm"
    let is_ordinal = passage.past_hyphen(amount.end) > amount.end
        && Lexicon::get().numbers.ordinals.contains_key(passage.key(amount.end + 1));
    let is_chapter = start == 0 && passage.key(amount.end) == ":";
    if is_ordinal || is_chapter {
        return Verdict::Drop;
    }
    let in_compound = passage.is_hyphen(start.wrapping_sub(1))
        && passage.is_glued(start)
        && start >= 2
        && passage.is_word(start - 2)
        && !Lexicon::get().numbers.cardinals.contains_key(passage.key(start - 2));
    if in_compound
        || part_of_name(passage, amount)
        || is_group_of_states(passage, amount)
        || is_stage(passage, amount)
    {
        return Verdict::Drop;
    }
    // "a closed car at four", "on the stroke of nine"
    let opens =
        matches!(passage.key_before(start, 2), "open" | "opens" | "opened" | "close" | "closes" | "closed");
    let is_struck = matches!(passage.key_before(start, 1), "strike" | "strikes" | "struck" | "striking");
    let is_hour =
        (is_struck || passage.key_before(start, 1) == "at" || passage.key_before(start, 2) == "stroke")
            && amount.value.is_some_and(|value| value <= Decimal::from(if is_struck { 24 } else { 12 }))
            && amount.end == start + 1
            && (!passage.is_word(passage.past_hyphen(amount.end)) || passage.is(amount.end, Class::Function))
            && passage.key(amount.end) != "of"
            && !modified
            && (opens || !passage.was(start, 2, Class::Level));
    if is_hour {
        return Verdict::Doubt("it may be a time of day");
    }
    let one = passage.key(start) == "one" && amount.end == start + 1;
    // A list's item that is no more than a number word; and "some one".
    if is_whole_block(passage, amount)
        || one && matches!(passage.key_before(start, 1), "some" | "any" | "every")
    {
        return Verdict::Drop;
    }
    if one && !modified {
        return bare_one(passage, start);
    }
    // "six figures" is an amount that is not stated.
    if matches!(passage.key(amount.end), "figures") && amount.value.is_some_and(|value| value < Decimal::TEN)
    {
        return Verdict::Drop;
    }
    let is_freezing =
        matches!(passage.key_before(start, 1), "below" | "above") || passage.key(start) == "below";
    // "a year or two", "net zero".
    let after_unit = passage.key_before(start, 1) == "or"
        && start >= 2
        && super::unit::unit_at(passage, start - 2, false).is_some_and(|(unit, _)| unit.is_time())
        && amount.value <= Some(Decimal::TWO);
    let is_net = matches!(passage.key_before(start, 1), "net" | "reaching" | "reach");
    // "a blot or two", "at every page or two".
    let after_noun = passage.key_before(start, 1) == "or"
        && start >= 2
        && passage.is_word(start - 2)
        && !passage.is_number_word(start - 2)
        && amount.value == Some(Decimal::TWO)
        && (!passage.is_word(amount.end)
            || passage.is(amount.end, Class::Function)
            || passage.is_verb(amount.end));
    if after_unit || after_noun {
        return Verdict::Drop;
    }
    // "tried to zero in on it".
    let is_verb = passage.key_before(start, 1) == "to" && passage.key(amount.end) == "in";
    if passage.key(amount.number.start) == "zero"
        && (is_freezing || is_net || is_verb || !passage.is_word(amount.end))
    {
        return Verdict::Drop;
    }
    // "the first two", "these two" count; "No two" and "two and two" are not worth a rule.
    Verdict::Keep
}

/// Whether nothing but the number, and perhaps the number of its list item, stands in the block.
fn is_whole_block(passage: &Passage<'_>, amount: &Amount) -> bool {
    let is_bare = |at: usize| !passage.is_word(at) || (amount.start..amount.end).contains(&at);
    passage.len() <= amount.end - amount.start + 3 && (0..passage.len()).all(is_bare)
}

/// "one" counts only before a few words: mostly it stands for a person or thing.
fn bare_one(passage: &Passage<'_>, start: usize) -> Verdict {
    let next = passage.past_hyphen(start + 1);
    let determined = passage.was(start, 1, Class::OneDeterminer) || passage.key_before(start, 1) == "-";
    let is_noun = passage.is_word(next)
        && !passage.is_capitalised(next)
        && !passage.is(next, Class::OneIdiom)
        && !passage.is(next, Class::Function)
        && !matches!(passage.key(next), "several" | "many" | "few");
    // "If one steps back".
    let next_key = passage.key(next);
    let is_verb = next_key.len() > 3
        && next_key.ends_with('s')
        && !["ss", "us", "is", "ies"].iter().any(|ending| next_key.ends_with(ending));
    let counts = is_noun
        && !is_verb
        && !determined
        && !passage.opens_sentence(start)
        && next == start + 1
        && passage.counts_noun(start) != Some(false);
    if counts { Verdict::Keep } else { Verdict::Drop }
}

/// "the Group of 20", "the Group of Seven".
fn is_group_of_states(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    passage.key_before(start, 1) == "of"
        && passage.key_before(start, 2) == "group"
        && passage.is_capitalised(start - 2)
        && !passage.is(end, Class::Person)
        && !passage.key(end).ends_with('s')
}

/// "World War Two", "Three Mile Island", "Part One".
fn part_of_name(passage: &Passage<'_>, amount: &Amount) -> bool {
    let start = amount.start;
    let follows_label = passage.was(start, 1, Class::Label)
        && passage.is_capitalised(start.wrapping_sub(1))
        && passage.is_capitalised(start);
    if passage.is_title_case || !passage.is_capitalised(start) || passage.opens_sentence(start) {
        return follows_label;
    }
    // "Marlow’s Twelve" opened in May.
    let is_possessive =
        start >= 3 && passage.key(start - 1) == "s" && matches!(passage.key(start - 2), "’" | "'");
    let before = start.checked_sub(if is_possessive { 3 } else { 1 });
    let name_before = before.is_some_and(|at| passage.is_capitalised(at));
    let name_after = passage.is_capitalised(passage.past_hyphen(amount.end));
    name_before || name_after
}

/// "in round two", "phase three trials", "chapter nine": the number of a stage or a part, in words.
fn is_stage(passage: &Passage<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let ends = !passage.is_word(end)
        || passage.is(end, Class::Function)
        || passage.is(end, Class::Verb)
        || passage.is(end, Class::Auxiliary);
    let is_label = |class| passage.was(start, 1, class) && !passage.key_before(start, 1).ends_with('s');
    let is_part = ends && is_label(Class::Label) && !is_label(Class::WeakLabel);
    // "At this stage two ships left."
    let is_pointed_at =
        matches!(passage.key_before(start, 2), "this" | "that" | "each" | "every" | "some" | "any" | "on");
    // "At level three people died", unlike "phase three trials".
    let is_stage = is_label(Class::Stage) && !passage.is(end, Class::Person);
    amount.high.is_none() && end == start + 1 && !is_pointed_at && (is_part || is_stage)
}

/// What becomes of digits that may be a year; nothing if they are none.
fn bare_year(passage: &Passage<'_>, amount: &Amount, reading_end: usize, modified: bool) -> Option<Verdict> {
    let (start, end) = (amount.start, amount.end);
    if !amount.is_year(passage) {
        return None;
    }
    // "a 2015 or older model"
    if reading_end > end && matches!(passage.key(reading_end - 1), "older" | "newer" | "later" | "earlier") {
        return Some(Verdict::Drop);
    }
    if !modified {
        return Some(if counts_though_a_year(passage, amount) {
            Verdict::Doubt("it may be a year or a count")
        } else {
            Verdict::Drop
        });
    }
    // "the worst since 1988 and up from 44%", "since 2001 or so".
    let is_when = reading_end > end
        && (passage.was(start, 1, Class::YearOpening) || passage.key_before(start, 1) == "of");
    let is_about = matches!(passage.key_before(start, 1), "around" | "about" | "circa" | "c.")
        && (!passage.is_word(end)
            || matches!(passage.key_before(start, 2), "by" | "in" | "since" | "until" | "from")
                && !passage.key(end).ends_with('s'));
    // "Up to 1909 the mines had yielded little", unlike "up to 1909 miners".
    let is_until = passage.key_before(start, 1) == "to"
        && passage.key_before(start, 2) == "up"
        && !(passage.is_word(end) && passage.key(end).ends_with('s') && !passage.is(end, Class::Function));
    // "an increase of 5% over 1900"
    let is_compared = passage.key_before(start, 1) == "over"
        && start >= 2
        && (passage.is_claimed(start - 2) || matches!(passage.key(start - 2), "increase" | "gain" | "rise"))
        && (!passage.is_word(end) || passage.is(end, Class::Function));
    (is_when || is_about || is_until || is_compared).then_some(Verdict::Drop)
}

fn bare_digits(passage: &Passage<'_>, amount: &Amount, reading_end: usize, modified: bool) -> Verdict {
    let (start, end) = (amount.start, amount.end);
    if beside_names::is_no_count(passage, amount) {
        return Verdict::Drop;
    }
    if let Some(verdict) = bare_year(passage, amount, reading_end, modified) {
        return verdict;
    }
    if modified || amount.number.scale > Decimal::ONE {
        return Verdict::Keep;
    }
    if beside_names::is_sign_of_others(passage, amount) {
        return Verdict::Drop;
    }
    if is_group_of_states(passage, amount) || labelled(passage, start) {
        return Verdict::Drop;
    }
    if beside_names::is_listed(passage, amount) && !elliptic::counts_the_same(passage, start, end) {
        return Verdict::Doubt("a place, a score or a count beside a name in a list");
    }
    // "We left at 6": a level has a word that says so, and an age is higher.
    let is_hour = passage.key_before(start, 1) == "at"
        && amount.value.is_some_and(|value| value.is_integer() && value <= Decimal::from(12))
        && (!passage.is_word(passage.past_hyphen(end)) || passage.is(end, Class::Function))
        && !passage.is_near(start, REACH_OF_LEVEL, Class::Level);
    if is_hour {
        return Verdict::Doubt("it may be a time of day");
    }
    if beside_names::is_in_brackets(passage, amount) {
        return Verdict::Doubt("a number in brackets behind a name");
    }
    let opens_with_name =
        passage.context.versions.has_name(passage, start) && !passage.is(end, Class::Person);
    if opens_with_name || beside_names::is_in_headline_of_name(passage, amount) {
        return Verdict::Doubt("the number may belong to the name before it");
    }
    if beside_names::is_code(passage, amount) {
        return Verdict::Doubt("it may be a post code or the number of an entry");
    }
    let is_joined = |mark: &str| {
        passage.key_before(start, 1) == mark || passage.is_glued(end) && passage.key(end) == mark
    };
    // "Dare to Row 3 / Winter pack"
    if is_joined("/") || passage.key(end) == "/" && passage.is_word(end + 1) {
        return Verdict::Doubt("it may be a fraction, a date or part of a name");
    }
    if passage.is_glued(end) && matches!(passage.key(end), ":" | "_" | "=" | "°") {
        return Verdict::Drop;
    }
    // A count has its thousands separated; a name does not.
    let is_identifier =
        passage.key(start).len() >= 7 && passage.key(start).bytes().all(|byte| byte.is_ascii_digit());
    if is_identifier {
        return Verdict::Doubt("a long number without separators");
    }
    let glued_before = start > 0
        && passage.is_glued(start)
        && !matches!(
            passage.key_before(start, 1),
            "(" | "“" | "\"" | "‘" | "'" | "[" | "—" | "–" | "’" | "," | "." | ":" | "…" | "-"
        );
    if glued_before {
        return Verdict::Drop;
    }
    let next_counts = passage.is_word(passage.past_hyphen(end))
        && !passage.is_capitalised(end)
        && !passage.is(end, Class::Function);
    if passage.is_name_before(start) && !beside_names::counts_group_behind_place(passage, amount) {
        return match (next_counts, passage.is(end, Class::Person)) {
            (_, true) => Verdict::Keep,
            _ if elliptic::counts_the_same(passage, start, end) => Verdict::Keep,
            // "Lin Dahl 6 points": what somebody has.
            _ if passage.is(end, Class::Tally) => Verdict::Keep,
            (true, _) if passage.key(end).ends_with('s') => {
                Verdict::Doubt("the number may belong to the name before it")
            }
            _ => Verdict::Drop,
        };
    }
    let value = amount.value.unwrap_or_default();
    if passage.is_dash(start.wrapping_sub(1))
        && passage.number(start.wrapping_sub(2)).is_some()
        && !next_counts
    {
        return Verdict::Drop;
    }
    if amount.high.is_some() && !next_counts && !matches!(passage.key(start), "from" | "between") {
        return Verdict::Doubt("neither a result nor a range for sure");
    }
    // "The 747, …" is a thing named by a number.
    let named = matches!(passage.key_before(start, 1), "the" | "a" | "an")
        && !passage.is_word(passage.past_hyphen(end));
    if named {
        return Verdict::Doubt("a number with an article and nothing to count");
    }
    // A heading "Meal 1".
    let is_heading =
        start == 1 && passage.len() == 2 && passage.is_capitalised(0) && value < Decimal::from(100);
    if is_heading || beside_names::is_name_of_one(passage, amount) {
        return Verdict::Drop;
    }
    let lonely = !passage.is_word(start.wrapping_sub(1))
        && !passage.is_word(end)
        && value < Decimal::from(100)
        && passage.len() <= 3;
    if lonely { Verdict::Drop } else { Verdict::Keep }
}

/// Whether four digits that may be a year stand where a count would: "killed 1500 birds".
fn counts_though_a_year(passage: &Passage<'_>, amount: &Amount) -> bool {
    let next = amount.end;
    amount.high.is_none()
        && passage.is_word(next)
        && !passage.is_capitalised(next)
        && passage.key(next).ends_with('s')
        && !passage.is(next, Class::Function)
        && !passage.is(next, Class::Verb)
        && (passage.was(amount.start, 1, Class::Verb) || passage.opens_sentence(amount.start))
}

/// Whether a word before the number says that it is one of a series: "Section 14", "plots 31 and 32".
fn labelled(passage: &Passage<'_>, start: usize) -> bool {
    // "For weeks 40 protesters camped there": the thing counted follows.
    let counts = passage.is_word(start + 1)
        && !passage.is_capitalised(start + 1)
        && !passage.is(start + 1, Class::Function)
        && !passage.is(start + 1, Class::Verb);
    let series = |at: usize| {
        // "from line 11 of the form"
        let is_of_form = matches!(passage.key(at), "line" | "lines") && !counts;
        passage.is(at, Class::Label)
            && !(counts && passage.key(at).ends_with('s') && !passage.is_capitalised(at))
            && (is_of_form || passage.is_capitalised(at) || !passage.is(at, Class::WeakLabel))
    };
    // "those who number between 10 and 20".
    if matches!(passage.key(start), "between" | "from") && passage.key_before(start, 1) == "number" {
        return false;
    }
    let mut at = start;
    // For a list of them, walks back over "31 and" and the like, a few at most.
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else { return false };
        if series(before) {
            return true;
        }
        let joins = matches!(passage.key(before), "and" | "," | "or" | "to" | "-" | "–");
        match before.checked_sub(1) {
            Some(earlier) if joins && passage.number(earlier).is_some() => at = earlier,
            _ => return false,
        }
    }
    false
}
