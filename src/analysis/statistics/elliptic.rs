//! Numbers whose noun or measure an earlier number of the sentence has: "Peru has 40 boats, Kenya 25 and Ghana 10",
//! "up to 40 crowns from 35".

use super::StatisticKind;
use super::amount::Amount;
use super::lexicon::Class;
use super::passage::{Claim, Passage};

/// The most lexemes in the name of what has the number.
const LONGEST_NAME: usize = 6;

/// How far back the number with the noun may stand.
const REACH: usize = 25;

/// Whether the number from `start` to `end` counts what the one before it does: the 25 of "Peru has 40 boats, Kenya 25".
#[must_use]
pub fn counts_the_same(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let Some(last) = passage.last_claim(start).filter(|last| last.kind == StatisticKind::Count) else {
        return false;
    };
    let ends = !passage.is_word(end)
        && !passage.is_hyphen(end)
        && !matches!(passage.key(end), "%" | ":" | "°" | "/")
        || matches!(passage.key(end), "and" | "while" | "but" | "or");
    let Some(first) = name_before(passage, start).filter(|_| ends) else { return false };
    let joint =
        first.checked_sub(1).filter(|&at| matches!(passage.key(at), "," | ";" | "and" | "while" | "but"));
    let Some(joint) = joint.filter(|&joint| last.end <= joint && joint - last.end <= REACH) else {
        return false;
    };
    let is_counted = passage.is_word(last.end)
        && (!passage.is(last.end, Class::Function) || passage.key(last.end) == "of")
        || last.end == joint
        || last.end + 1 == joint && passage.key(last.end) == ",";
    // The first word is the noun: "runs".
    is_counted
        && !(last.end + 1..joint).any(|at| passage.is(at, Class::Verb) && !passage.is(at, Class::Score))
}

/// The first lexeme of the name, or of the noun with its article, right before `start`.
fn name_before(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let belongs = |at: usize| {
        let is_word = passage.is_word(at)
            && !passage.is(at, Class::Function)
            && (!passage.is(at, Class::Verb) || passage.is_capitalised(at))
            && !passage.is(at, Class::Month)
            && !passage.is(at, Class::Label);
        (is_word || passage.is_hyphen(at) && passage.is_glued(at)) && !passage.is_claimed(at)
    };
    let lowest = start.saturating_sub(LONGEST_NAME);
    let first = (lowest..start).rev().take_while(|&at| belongs(at)).last()?;
    let article = first.checked_sub(1).filter(|&at| passage.is(at, Class::Determiner));
    (article.is_some() || passage.is_capitalised(first)).then_some(article.unwrap_or(first))
}

/// What `amount`, a number without a measure, is compared with, and so what it is in: "sold for 105,000 pesos, up from
/// 62,000".
#[must_use]
pub fn compared<'p>(passage: &'p Passage<'_>, amount: &Amount) -> Option<&'p Claim> {
    let start = amount.start;
    let last = passage.last_claim(start)?;
    let is_measured = matches!(last.kind, StatisticKind::Money | StatisticKind::Percentage);
    let leads = match passage.key_before(start, 1) {
        "from" => {
            last.end + 1 == start || matches!(passage.key_before(start, 2), "up" | "down" | "compared" | ",")
        }
        "with" | "to" => passage.key_before(start, 2) == "compared",
        "against" => true,
        _ => false,
    };
    let stands_alone = !passage.is_word(amount.end)
        && !passage.is_hyphen(amount.end)
        && !matches!(passage.key(amount.end), "%" | "°" | "/" | ":")
        || passage.is(amount.end, Class::Function);
    let is_figure = amount.number.is_digits && amount.high.is_none() && !amount.is_year(passage);
    (is_measured && leads && stands_alone && is_figure && start - last.end <= REACH).then_some(last)
}
