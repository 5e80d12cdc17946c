//! The noun phrase before a number: who fell by it, what costs it. There is no parser; verbs are recognised by a list,
//! by the auxiliaries before them and by their endings.

use super::is_verb;
use crate::analysis::statistics::lexicon::{Class, Lexicon};
use crate::analysis::statistics::passage::Passage;
use crate::article::TextRange;

/// How far back the phrase may stand, in lexemes.
const REACH: usize = 30;

/// The most lexemes in the phrase.
const LONGEST: usize = 10;

/// The noun phrase before `start`, skipping verbs and small words between; if there is none, the verb.
pub fn backward(passage: &Passage<'_>, start: usize) -> Option<TextRange> {
    let lowest = passage.sentence(start).start.max(start.saturating_sub(REACH));
    // "Nine months pregnant, she walked 10 miles": the verb is all that the clause says about what is measured.
    let head = (lowest..start)
        .rev()
        .take_while(|&at| {
            passage.key_before(at, 1) != ","
                || !matches!(passage.key(at), "he" | "she" | "it" | "they" | "we" | "i")
        })
        .find(|&at| is_content(passage, at) && !is_predicate(passage, at, start));
    let Some(head) = head else {
        let verb = last_word(passage, start)?;
        return super::span(passage, verb, verb + 1);
    };
    let head = before_apposition(passage, head, lowest, start)
        .or_else(|| before_relative(passage, head, lowest, start))
        .unwrap_or(head);
    let first = with_complements(passage, phrase_start(passage, head, lowest, start), head, lowest, start);
    super::span(passage, first, head + 1)
}

/// The last word before `start` that has a meaning of its own, which may be a verb.
pub fn last_word(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let lowest = passage.sentence(start).start.max(start.saturating_sub(REACH));
    // "Dozens were hurt and hundreds were lost": what stands before "and" is looked at only if it ends in a statistic.
    let parts = |at: usize| {
        matches!(passage.key(at), "and" | "but" | ";")
            && !passage.is_claimed(at.wrapping_sub(1))
            && at + 1 == start
    };
    (lowest..start).rev().take_while(|&at| !parts(at)).find(|&at| is_content(passage, at))
}

/// Whether the word at `at` may be part of a noun phrase.
fn is_content(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    passage.is_word(at)
        && !passage.is_claimed(at)
        && !passage.is(at, Class::Function)
        && !passage.is(at, Class::Weekday)
        && !(passage.is(at, Class::Month) && passage.is_capitalised(at))
        && !Lexicon::get().numbers.cardinals.contains_key(key)
        && !Lexicon::has(Class::NoSubject, key)
        && (!key.ends_with("ly") || Lexicon::has(Class::FalseEnding, key))
        && !is_rate(passage, at)
}

/// Whether the word at `at` is the unit of a rate: "$5 a year", "twice a day", "an hour".
fn is_rate(passage: &Passage<'_>, at: usize) -> bool {
    at > 0 && passage.opens_rate(at - 1) && passage.is(at, Class::RateUnit) && passage.key(at + 1) != "of"
}

/// Whether the word at `at` says something about the wanted phrase, before a number at `start`.
fn is_predicate(passage: &Passage<'_>, at: usize, start: usize) -> bool {
    let key = passage.key(at);
    if passage.is_capitalised(at) && !passage.is_title_case {
        // A name, or the noun that opens the sentence: "Support fell", "Shares in Next rose".
        return false;
    }
    if is_verb(passage, at) {
        return true;
    }
    let adverb = usize::from(
        passage.key_before(at, 1).ends_with("ly")
            || matches!(passage.key_before(at, 1), "also" | "now" | "not" | "still" | "already" | "since"),
    );
    let behind_auxiliary = passage.was(at, 1 + adverb, Class::Auxiliary) && passage.key(at + 1) != "of";
    let participle = key.len() > 4
        && key.ends_with("ed")
        && !key.ends_with("eed")
        && !matches!(passage.key_before(at, 1), "the" | "and");
    let acts = at + 1 == start || passage.key(at + 1) == "to" || passage.is_claimed(at + 1);
    let acting = key.ends_with("ing") && key.len() > 5 && acts;
    let directs = Lexicon::has(Class::Direction, key) || key == "further";
    // "to close at 5,000", "an annual 4.9%".
    let infinitive = passage.key_before(at, 1) == "to" && passage.is(at + 1, Class::Function);
    let describes = at + 1 == start && Lexicon::has(Class::FigureAdjective, key);
    infinitive
        || describes
        || behind_auxiliary
        || participle
        || acting
        || directs
        || passage.is(at, Class::Comparison)
        || key == "cheaper"
}

/// If the word at `head` ends a remark between commas, the head of the phrase that the remark is about: "The tower,
/// designed by Jane Roe, is 50 metres tall".
fn before_apposition(passage: &Passage<'_>, head: usize, lowest: usize, start: usize) -> Option<usize> {
    if passage.key(head + 1) != "," {
        return None;
    }
    let comma = (lowest..head).rev().find(|&at| passage.key(at) == ",")?;
    let opens = passage.key(comma + 1);
    let is_remark = Lexicon::has(Class::RemarkOpening, opens)
        || opens.ends_with("ed")
        || opens.ends_with("ing")
        || passage.is(comma + 1, Class::Verb);
    let before = comma.checked_sub(1).filter(|&at| at >= lowest && is_remark && is_content(passage, at))?;
    let first = phrase_start(passage, before, lowest, start);
    let article = usize::from(matches!(passage.key_before(first, 1), "a" | "an" | "the" | "its" | "their"));
    let leads_in = first > article && passage.is(first - 1 - article, Class::Function);
    (!leads_in).then_some(before)
}

/// If the word at `head` is in a relative clause that closes before the number, or that says at what somebody puts it,
/// the head that the clause is about: "The toll, which officials put at 41 on Monday, has risen to 58".
fn before_relative(passage: &Passage<'_>, head: usize, lowest: usize, start: usize) -> Option<usize> {
    let which =
        (lowest..head).rev().find(|&at| passage.key(at) == "which" && passage.key_before(at, 1) == ",")?;
    let is_closed = (head + 1..start).any(|at| passage.key(at) == ",");
    let is_put = passage.key_before(start, 1) == "at"
        && matches!(
            passage.key_before(start, 2),
            "put" | "puts" | "estimate" | "estimates" | "estimated" | "valued"
        );
    which.checked_sub(2).filter(|&noun| (is_closed || is_put) && noun >= lowest && is_content(passage, noun))
}

/// Whether the lexeme at `at` joins two words of a phrase: a hyphen or the "’s" of a possessive.
fn joins(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_hyphen(at) && passage.is_glued(at)
        || passage.key(at) == "s" && passage.is_glued(at)
        || matches!(passage.key(at), "'" | "’") && passage.key(at + 1) == "s"
        || passage.key(at) == "&" && passage.is_glued(at)
}

/// The first lexeme of the phrase whose last word is at `head`.
fn phrase_start(passage: &Passage<'_>, head: usize, lowest: usize, start: usize) -> usize {
    let mut first = head;
    while first > lowest && head - first < LONGEST {
        let at = first - 1;
        let belongs = is_content(passage, at)
            && (!is_predicate(passage, at, start)
                || passage.key(at).ends_with("ed")
                    && !passage.is(at, Class::Verb)
                    && !passage.was(at, 1, Class::Auxiliary))
            || joins(passage, at);
        // "iPhone 15 Pro".
        let in_name = passage.number(at).is_some()
            && !passage.is_claimed(at)
            && passage.is_capitalised(first)
            && at > lowest
            && is_content(passage, at - 1);
        if !belongs && !in_name {
            break;
        }
        first = at;
    }
    // The 4 of "4K film".
    if first > lowest
        && passage.is_glued(first)
        && passage.number(first - 1).is_some()
        && !passage.is_claimed(first - 1)
    {
        return first - 1;
    }
    let is_possessive = |at: usize| passage.key(at) == "s" && passage.is_glued(at);
    while first < head && (!passage.is_word(first) || is_possessive(first)) {
        first += 1;
    }
    first
}

/// The start of the phrase that the one from `first` to `head` completes: "the price | of a pint", "shares | in Next".
fn with_complements(passage: &Passage<'_>, first: usize, head: usize, lowest: usize, start: usize) -> usize {
    let mut first = first;
    for _ in 0..2 {
        let mut at = first;
        while at > lowest
            && matches!(passage.key(at - 1), "a" | "an" | "the" | "its" | "his" | "her" | "their")
        {
            at -= 1;
        }
        let joint = passage.key_before(at, 1);
        let noun = at.checked_sub(2).filter(|&noun| noun >= lowest && head + 1 - noun <= LONGEST);
        let Some(noun) =
            noun.filter(|&noun| Lexicon::has(Class::NounJoint, joint) && is_content(passage, noun))
        else {
            break;
        };
        if joint != "of"
            && (is_predicate(passage, noun, start)
                || passage.key(noun).ends_with("ing") && !Lexicon::has(Class::FalseEnding, passage.key(noun)))
        {
            break;
        }
        first = phrase_start(passage, noun, lowest.max((head + 1).saturating_sub(LONGEST)), start);
    }
    first
}
