//! Numbers of formulas and programs: powers, equations, comparisons.

use super::amount::is_bare;
use super::exclusion::Exclusion;
use super::lexicon::Class;
use super::passage::Passage;

/// How far a letter that only formulas use stands from their numbers, in lexemes.
const REACH_OF_SYMBOL: usize = 3;

/// The rules, in the order in which they are tried.
pub const RULES: &[Exclusion] = &[
    Exclusion::new("power", power),
    Exclusion::new("hexadecimal", hexadecimal),
    Exclusion::new("run-together", run_together),
    Exclusion::new("equation", equation),
    Exclusion::new("before-function", before_function),
    Exclusion::new("between-hyphens", between_hyphens),
];

/// "10^5", "2^15 - 1".
fn power(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_power =
        passage.key(start + 1) == "^" && passage.is_glued(start + 1) && passage.is_glued(start + 2);
    is_power.then_some(start + 3)
}

/// "22⁄3": a whole number and a fraction whose figures have run together.
fn run_together(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let (above, below) = (passage.number(start)?, passage.number(start + 2)?);
    let is_fraction =
        passage.key(start + 1) == "⁄" && passage.is_glued(start + 1) && passage.is_glued(start + 2);
    (is_fraction && above > below).then_some(start + 3)
}

/// "0x10".
fn hexadecimal(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_hexadecimal = passage.key(start) == "0"
        && passage.key(start + 1).starts_with('x')
        && passage.is_glued(start + 1)
        && (passage.key(start + 1).len() > 1 || passage.is_glued(start + 2));
    let goes_on = passage.is_glued(start + 2) && passage.number(start + 2).is_some();
    is_hexadecimal.then_some(start + 2 + usize::from(goes_on))
}

/// "x = 4", "n > 2", "2 + 2 = 4": a number that is added to another, or said to be a symbol's value. It is not what a sign
/// says of an amount ("> 2 mm"), nor what is counted ("n = 45 patients").
fn equation(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start)?;
    let is_operator = |at: usize| {
        matches!(passage.key(at), "=" | "<" | ">" | "≤" | "≥" | "≠" | "≈" | "+" | "∈")
            && passage.is_glued(at) == passage.is_glued(at + 1)
    };
    let is_operand =
        |at: usize| is_symbol(passage, at) || passage.number(at).is_some() || passage.key(at) == ")";
    // "m − 1", but "3−1" may be a result.
    let is_less = start >= 2 && passage.key(start - 1) == "−" && is_symbol(passage, start - 2);
    let ends = start >= 2 && is_operator(start - 1) && is_operand(start - 2);
    // "(state = 0; arm up)", "n+3=2M+3"
    let is_value = start >= 2
        && passage.key(start - 1) == "="
        && (!passage.is_word(start + 1) || passage.is_glued(start + 1));
    let opens = is_operator(start + 1) && (is_operand(start + 2) || passage.key(start + 2) == "(");
    let counts = passage.is_word(start + 1)
        && !is_symbol(passage, start + 1)
        && !passage.is(start + 1, Class::Function)
        && !passage.is(start + 1, Class::Verb);
    // "Labour=42%", "a mile = 1.6km"
    let is_measure = matches!(passage.key(start + 1), "%" | "€" | "$" | "£")
        || super::unit::unit_at(passage, start + 1, true).is_some();
    let is_part = is_less || is_value && !is_measure || (ends || opens) && !counts && is_bare(passage, start);
    // "3 cos 𝑥"
    let nearest = start.saturating_sub(REACH_OF_SYMBOL)..=start + REACH_OF_SYMBOL;
    (is_part || nearest.into_iter().any(|at| is_mathematical(passage, at))).then_some(start + 1)
}

/// "enter -0-": what a form asks for.
fn between_hyphens(passage: &Passage<'_>, start: usize) -> Option<usize> {
    passage.number(start + 1)?;
    let is_hyphen = |at: usize| passage.is_hyphen(at);
    let is_apart = !passage.is_glued(start) && !passage.is_glued(start + 3);
    let is_even = passage.is_glued(start + 1) == passage.is_glued(start + 2);
    (is_hyphen(start) && is_hyphen(start + 2) && is_apart && is_even && passage.is_glued(start + 1))
        .then_some(start + 3)
}

/// "2 cos x", "−2 sin x".
fn before_function(passage: &Passage<'_>, start: usize) -> Option<usize> {
    let sign = usize::from(matches!(passage.key(start), "−" | "-"));
    passage.number(start + sign)?;
    let is_function = matches!(passage.key(start + sign + 1), "sin" | "cos" | "tan" | "log" | "ln" | "exp");
    let has_operand = is_symbol(passage, start + sign + 2) || passage.key(start + sign + 2) == "(";
    (is_function && has_operand).then_some(start + sign + 1)
}

/// Whether one letter, or a letter of mathematics, stands at `at`.
fn is_symbol(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_word(at) && passage.written(at).chars().count() == 1 || is_mathematical(passage, at)
}

/// Whether a letter or two of the block of Unicode for formulas stand at `at`; whole words in them are an ornament.
fn is_mathematical(passage: &Passage<'_>, at: usize) -> bool {
    let mut letters = passage.written(at).chars();
    letters.next().is_some_and(|first| matches!(first, '\u{1d400}'..='\u{1d7ff}')) && letters.nth(1).is_none()
}
