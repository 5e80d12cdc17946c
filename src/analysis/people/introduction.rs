//! The words before or after a name that say who the person is.

use std::ops::Range;

use super::units::{Shape, Unit};
use crate::article::TextRange;
use crate::lang::{Class, Classes, ENGLISH};
use crate::text::name_key;

/// The most units in the words of an introduction.
const LONGEST: usize = 16;

/// The words before the name at `name` that say who the person is: "German Chancellor", "His envoy".
pub fn before(units: &[Unit<'_>], name: &Range<usize>) -> Option<TextRange> {
    let mut end = name.start;
    if end >= 2 && units[end - 1].text == "," && !units[end].after_line_end {
        end -= 1;
        // "His envoy, Jane Doe": a comma is allowed only after a possessive or an article.
        let start = extend(units, end)?;
        let determined = |at: usize| {
            matches!(
                units[at].key.as_str(),
                "his" | "her" | "its" | "their" | "the" | "our" | "my" | "whose" | "then"
            ) || units[at].text.ends_with(['s', 'S']) && units[at].text.starts_with(['\'', '’'])
        };
        let introduced = (start..end).any(determined) || start.checked_sub(1).is_some_and(determined);
        return (introduced && !is_body_part(&units[start..end]))
            .then(|| TextRange::new(units[start].range.start, units[end - 1].range.end));
    }
    end = before_retirement(units, end);
    let start = extend(units, end)?;
    let words = &units[start..end];
    if is_body_part(words)
        || words.iter().all(|unit| unit.is(Class::Address))
        || is_verb_here(units, start, end, name)
    {
        return None;
    }
    end = name.start;
    Some(TextRange::new(units[start].range.start, units[end - 1].range.end))
}

/// Whether `words` only honour someone, and leave open who it is: "Sir", "Dame".
pub fn is_mere_honour(words: &str) -> bool {
    let mut words = words.split_whitespace().map(name_key).peekable();
    words.peek().is_some()
        && words.all(|word| {
            ENGLISH.classes(&word).intersects(Class::Address)
                || matches!(&*word, "sir" | "dame" | "lord" | "lady" | "dr" | "prof" | "rev" | "hon")
        })
}

/// "He shook his head. Doe …", "Shaking his head, Doe …".
fn is_body_part(words: &[Unit<'_>]) -> bool {
    words.len() == 2 && words[1].key == "head" && words[0].shape == Shape::Lower
}

/// The end of a title before "(ret.)".
fn before_retirement(units: &[Unit<'_>], end: usize) -> usize {
    let open = end.saturating_sub(4);
    let is_close = end > 0 && units[end - 1].text == ")";
    let bracket = (open..end).rev().find(|&at| units[at].text == "(").filter(|_| is_close);
    let is_retired = |at: usize| {
        units.get(at + 1).is_some_and(|unit| matches!(unit.key.as_str(), "ret" | "retd" | "retired"))
    };
    bracket.filter(|&at| is_retired(at)).unwrap_or(end)
}

/// Whether the one word from `start` to `end` before `name` does something to whom the name means: "stars Jane Doe", "to
/// father Joe Doe's plan". Several people have a role together, and a relative is someone's.
fn is_verb_here(units: &[Unit<'_>], start: usize, end: usize, name: &Range<usize>) -> bool {
    let word = &units[start];
    if end - start != 1 || word.shape != Shape::Lower {
        return false;
    }
    let own = ENGLISH.classes(&word.key);
    let is_plural = word.key.ends_with('s') && !own.intersects(Class::Role);
    let is_joined =
        units[name.end..].iter().take(2).any(|unit| matches!(unit.key.as_str(), "and" | "," | "&" | "("));
    let before = start.checked_sub(1).map_or("", |at| units[at].key.as_str());
    // "to champion Jane Doe and to host Joe Roe": the second "to" opens an infinitive as the first does.
    let goes_on = start >= 2 && matches!(units[start - 2].key.as_str(), "and" | "or");
    is_plural && !is_joined || before == "to" && (own.intersects(Class::Kin) || goes_on)
}

/// Whether the unit before the name is a title or an occupation.
pub fn has_title_before(units: &[Unit<'_>], name: &Range<usize>) -> bool {
    name.start.checked_sub(1).is_some_and(|at| {
        // "We all miss Doe" has a verb.
        let is_verb = units[at].text == "miss";
        units[at].is(Classes::TITLE)
            && !units[name.start].after_line_end
            && !counts_men(units, at)
            && !is_verb
    })
}

/// Whether the role at `at` says how many there are: the "man" of "10-man Doe Town".
fn counts_men(units: &[Unit<'_>], at: usize) -> bool {
    at >= 2
        && units[at - 1].text == "-"
        && units[at].glued
        && (units[at - 2].text.starts_with(|letter: char| letter.is_ascii_digit())
            || is_small_number(&units[at - 2].key))
}

/// The start of the title that ends at `end`.
fn extend(units: &[Unit<'_>], end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    let mut start = if units[last].is(Classes::TITLE) { last } else { role_of(units, end)? };
    if units.get(end).is_some_and(|unit| unit.after_line_end) || counts_men(units, last) {
        return None;
    }
    while start > 0 && end - start < LONGEST && !units[start].after_line_end {
        let unit = &units[start - 1];
        // "Wales' first minister"; elsewhere the mark without an "s" closes a quotation.
        let is_owner = || start > 1 && units[start - 2].key.ends_with('s');
        let possessive = unit.shape == Shape::Other
            && unit.text.starts_with(['\'', '’'])
            && (unit.key.as_str() == "s" || unit.key.is_empty() && is_owner());
        let pronoun = matches!(unit.key.as_str(), "his" | "her" | "its" | "their" | "our" | "my" | "whose");
        if pronoun {
            start -= 1;
            break;
        }
        // "Department of Transport spokesman", but not "the Papers of Sir Joe Doe"
        let is_honour = end - start == 1 && units[start].is(Class::Address | Class::GivenTitle);
        let of_body = !is_honour
            && matches!(unit.key.as_str(), "of" | "for")
            && units[start].is_capitalised()
            && start > 1
            && units[start - 2].is_capitalised()
            && !units[start - 2].is(Classes::FUNCTION | Classes::TITLE);
        // "Judge Jane Judge and Chief Joe Roe": a role that ends a name joins nothing.
        let joins_roles = unit.key == "and"
            && start > 1
            && units[start - 2].is(Class::Role)
            && !(start > 2 && units[start - 3].is(Class::Given) && units[start - 3].is_capitalised());
        let is_greeting = matches!(unit.key.as_str(), "dear" | "hello" | "hi");
        if tells_when(unit) {
            break;
        }
        let fits = (unit.is_capitalised() && !unit.is(Classes::FUNCTION) && !is_greeting)
            || possessive
            || of_body
            || joins_roles
            || (unit.text == "-" && unit.glued && units[start].glued)
            || (unit.shape == Shape::Lower
                && unit.is(Class::Modifier | Classes::TITLE | Class::Tail | Class::Other)
                && !unit.is(Classes::FUNCTION | Class::Act)
                && unit.key != "and");
        if !fits {
            break;
        }
        start -= 1;
    }
    // A mark cannot open the words.
    while start < end && units[start].shape == Shape::Other {
        start += 1;
    }
    if let Some(age) = age_before(units, start) {
        start = age;
        if start > 0
            && matches!(units[start - 1].key.as_str(), "his" | "her" | "their" | "its" | "our" | "my")
        {
            start -= 1;
        }
    }
    (start < end).then_some(start)
}

/// Whether `unit` says when something was: "On Monday Finance Minister Doe", "Last week State Department official Doe".
fn tells_when(unit: &Unit<'_>) -> bool {
    unit.is(Class::Weekday) && unit.shape == Shape::Title
        || matches!(
            unit.key.as_str(),
            "week" | "month" | "year" | "night" | "morning" | "weekend" | "yesterday"
        )
}

/// The start of an age that ends with the unit at `old` or just before it: the last word of "seven-year-old" may have
/// been taken for part of the role.
fn age_before(units: &[Unit<'_>], start: usize) -> Option<usize> {
    let key = |at: Option<usize>| at.and_then(|at| units.get(at)).map_or("", |unit| unit.key.as_str());
    let old = if key(Some(start)) == "old" { start } else { start.checked_sub(1)? };
    let back = |by: usize| old.checked_sub(by);
    let is_hyphen = |at: Option<usize>| at.is_some_and(|at| units[at].text == "-");
    let is_age = key(Some(old)) == "old"
        && is_hyphen(back(1))
        && matches!(key(back(2)), "year" | "month" | "week" | "day")
        && is_hyphen(back(3));
    back(4).filter(|_| is_age)
}

/// The role in "Governor of Ruritania" or "director of sales" before `end`.
fn role_of(units: &[Unit<'_>], end: usize) -> Option<usize> {
    let from = end.saturating_sub(5);
    let of = (from + 1..end).rev().find(|&at| matches!(units[at].key.as_str(), "of" | "for"))?;
    // "friends of the Doe" introduces no one.
    let is_office =
        |unit: &Unit<'_>| matches!(unit.key.as_str(), "state" | "staff" | "police" | "operations" | "sales");
    let belongs = |unit: &Unit<'_>| unit.is_capitalised() || unit.key == "the" || is_office(unit);
    let inside = units[of + 1..end].iter().all(belongs) && units[end - 1].key != "the";
    // "a spokeswoman for Endless Doe": more words of the same name, unless it opens as a person's does.
    let opens_name =
        units.get(end).is_some_and(|unit| unit.is(Classes::NAME) || unit.shape == Shape::Initial);
    // "The lawyers of Jane Doe" says who others are.
    (inside && opens_name && of + 1 < end && units[of - 1].is(Class::Role)).then_some(of - 1)
}

/// Whether `word` is a number from one to twelve in words, as ages of children and sizes of teams are written.
fn is_small_number(word: &str) -> bool {
    ENGLISH.number_words.cardinals.get(word).is_some_and(|number| (1..=12).contains(number))
}

/// What follows a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The age that follows: ", 45,".
    pub age: Option<TextRange>,
    /// The words that say who the person is: "a spokeswoman for the ministry".
    pub introduction: Option<TextRange>,
}

/// What follows the name at `name`.
pub fn after(units: &[Unit<'_>], name: &Range<usize>) -> After {
    let text = |at: usize| units.get(at).map_or("", |unit| unit.text);
    let is_age = |at: usize| {
        text(at).len() <= 3 && text(at).parse::<u8>().is_ok_and(|age| age < 120) || is_small_number(text(at))
    };
    let mut found = After::default();
    let mut at = name.end;
    // "Doe (3) v Roe (15)": places in a table.
    let is_versus = |at: Option<usize>| at.is_some_and(|at| matches!(text(at), "v" | "vs"));
    let is_match = is_versus(name.start.checked_sub(1)) || is_versus(Some(name.end + 3));
    // "Root (1)" is how many there are.
    let youngest = if units[name.start].is(Class::Given) && name.len() > 1 { 2 } else { 10 };
    let is_old_enough = text(at + 1).parse::<u8>().is_ok_and(|age| age >= youngest);
    if text(at) == "(" && is_age(at + 1) && text(at + 2) == ")" && !is_match && is_old_enough {
        found.age = Some(units[at + 1].range);
        at += 3;
    }
    if text(at) != "," {
        return found;
    }
    at += 1 + usize::from(matches!(text(at + 1), "now" | "then" | "aged") && is_age(at + 2));
    // "aged 18 months"
    let unit =
        usize::from(matches!(text(at + 1), "months" | "weeks" | "days" | "month") && text(at - 1) == "aged");
    if is_age(at) && matches!(text(at + 1 + unit), "," | "." | "and" | ";" | ")") {
        found.age = Some(units[at].range);
        if text(at + 1 + unit) != "," {
            return found;
        }
        at += 2 + unit;
    }
    found.introduction = apposition(units, at);
    found
}

/// The words from `start` to the next comma, if they name a role near the beginning.
fn apposition(units: &[Unit<'_>], start: usize) -> Option<TextRange> {
    let first = units.get(start)?;
    let opens =
        matches!(first.key.as_str(), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "one" | "then")
            || (first.is(Class::Role | Class::Modifier | Class::Other)
                && !first.is(Classes::FUNCTION | Class::Given));
    // "Doe, leading the engineers" tells what Doe does.
    let is_clause =
        first.key.ends_with("ing") && units.get(start + 1).is_some_and(|next| next.is(Class::Determiner));
    if !opens || is_clause {
        return None;
    }
    let mut end = start;
    let mut role = None;
    while end < units.len() && end - start < LONGEST {
        let unit = &units[end];
        let joins_nouns = unit.key == "and"
            && role.is_some()
            && units.get(end + 1).is_some_and(|next| {
                next.shape == Shape::Lower && !next.is(Class::Act | Classes::FUNCTION | Class::Speech)
            });
        let stops = matches!(unit.text, "," | "." | ";" | ")" | "(" | "—" | "–" | "”" | "\"" | "“" | ":")
            || matches!(
                unit.key.as_str(),
                "who" | "whose" | "which" | "that" | "but" | "is" | "was" | "has" | "had"
            )
            || unit.key == "and" && !joins_nouns
            || (unit.is(Class::Act) && unit.shape == Shape::Lower && role.is_some() && !unit.is(Class::Role));
        if stops || unit.after_line_end && end > start {
            break;
        }
        if role.is_none() && unit.is(Class::Role) {
            role = Some(end);
        }
        end += 1;
    }
    let role = role?;
    // "Doe, centre, with a spade": where Doe stands.
    if end == start + 1 && matches!(first.key.as_str(), "centre" | "center") {
        return None;
    }
    // "a meeting of the world's leaders" names no one: the role must come early and before any "of".
    let early = units[start..role]
        .iter()
        .all(|unit| !matches!(unit.key.as_str(), "of" | "in" | "for" | "with" | "to" | "by"));
    // "Doe, Roe, president Poe" is a list, not an apposition.
    // So is "Doe, singer Roe and Poe": the role is that of the name right behind it.
    let mut next = role + 1;
    while next + 1 < end && units[next].text == "-" && units[next].glued {
        next += 2;
    }
    let behind = &units[next..end];
    let names_another = behind.first().is_some_and(|unit| {
        unit.is_capitalised()
            && (unit.is(Class::Given)
                || behind.len() == 1 && !first.is(Class::Determiner) && !unit.is(Classes::TITLE))
    });
    (early && !names_another && role - start < 8)
        .then(|| TextRange::new(units[start].range.start, units[end - 1].range.end))
}
