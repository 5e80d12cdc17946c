//! Currencies before and after a number.

use super::StatisticRule;
use super::lexicon::{Class, Currency, Lexicon};
use super::passage::Passage;
use super::reading::Seen;
use super::unit::{glued_tail, joined};
use crate::text::fold;

/// How near a word about trade stands to a price, in lexemes.
const NEAR_PRICE: usize = 6;

/// Whether the digits at `at` are a sum rather than a label: with a thousands separator or a magnitude.
fn is_large_sum(passage: &Passage<'_>, at: usize) -> bool {
    let lexicon = Lexicon::get();
    let next = passage.key(at + 1);
    passage.key(at).contains([',', ' ', '.'])
        || lexicon.numbers.magnitudes.contains_key(next)
        || lexicon.numbers.abbreviations.contains_key(next)
        || (matches!(next, "m" | "b") && passage.is_glued(at + 1))
}

/// The currency before an amount at `at`, with the start of the amount: "$", "US $", "Rs.", "EUR".
#[must_use]
pub fn currency_mark(passage: &Passage<'_>, at: usize) -> Option<(Option<&'static str>, usize)> {
    let lexicon = Lexicon::get();
    for end in (at.saturating_add(1)..=at.saturating_add(4).min(passage.len())).rev() {
        let is_amount = passage.number(end).is_some()
            || lexicon.numbers.cardinals.contains_key(passage.key(end)) && !passage.is_word(end - 1);
        if !is_amount {
            continue;
        }
        let written: String = (at..end).map(|at| passage.written(at)).collect();
        let spaced = (at + 1..end).any(|at| !passage.is_glued(at));
        let code = lexicon.currency_marks.get(&written).or_else(|| {
            let lower = lexicon.currency_marks.get(&written.to_lowercase())?;
            // A code not in capitals is a word: "Cup 2018", "All 50".
            let is_word = lexicon.currency_codes.contains(written.to_uppercase().as_str())
                && !is_code_in_small_letters(&written);
            if is_word {
                return None;
            }
            // A lower-case mark is a word unless its sign or length shows otherwise.
            (written.len() > 2 || written == "c$").then_some(lower)
        });
        if let Some(&code) = code {
            let single_letter = written.chars().next().is_some_and(char::is_alphabetic)
                && written.chars().filter(|c| c.is_alphabetic()).count() == 1;
            let is_word = (at..end).all(|at| passage.is_word(at));
            let apart =
                passage.past_hyphen(at) == at && !(at > 0 && passage.is_glued(at) && passage.is_word(at - 1));
            // "A $5 fee" is an article and dollars; "R500" is rand, "R 500" and "Br 5" are not.
            let fits = if single_letter {
                !spaced && (!is_word || passage.is_glued(end))
                    || (spaced && written.eq_ignore_ascii_case("c$"))
            } else {
                !is_word || written.len() > 2 || written.chars().next().is_some_and(char::is_uppercase)
            };
            let label =
                single_letter && is_word && passage.number(end).is_some_and(|value| value < 10.into());
            // "a Wexo R6700 router" is called so.
            let is_model = single_letter
                && is_word
                && passage.is_capitalised(at.wrapping_sub(1))
                && !passage.opens_sentence(at - 1)
                && !passage.is(at - 1, Class::Function)
                && !is_large_sum(passage, end);
            let is_weak =
                matches!(written.as_str(), "N" | "P") || Lexicon::has(Class::CodeWord, &fold(&written));
            if fits && apart && !label && !is_model && (!is_weak || is_large_sum(passage, end)) {
                return Some((passage.currency_code(&written, Some(code), at), end));
            }
        }
    }
    None
}

/// Whether `written` is the code of a currency that is no word, so that it may lack its capitals.
fn is_code_in_small_letters(written: &str) -> bool {
    matches!(written, "usd" | "eur" | "gbp")
}

/// The currency after an amount at `at`, and what shows it: "dollars", "Swiss francs", "€", "USD", "pence". `is_large`
/// says that the amount is in millions, which are never a weight in pounds.
#[must_use]
pub fn currency_name(passage: &Passage<'_>, at: usize, is_large: bool) -> Option<(Currency, Seen)> {
    let lexicon = Lexicon::get();
    let start = passage.past_hyphen(at);
    for end in (start + 1..=(start + 4).min(passage.len())).rev() {
        if passage.is_hyphen(end - 1) {
            continue;
        }
        let words = joined(passage, start, end, true);
        if let Some(currency) = lexicon.currency_words.get(&words) {
            let verb = matches!(
                passage.key(start),
                "won" | "real" | "mark" | "marks" | "sol" | "ether" | "som" | "sen"
            ) && !is_large
                && end == start + 1;
            // "10 cent-sized", "50 Cent" the singer.
            let name = passage.key(start) == "cent" && passage.is_capitalised(start);
            // "three crowns" may be teeth, and "12 pounds" a weight.
            let other = match words.as_str() {
                "pound" | "pounds" if is_large => is_of_goods(passage, end),
                "crown" | "crowns" | "pound" | "pounds" => !is_large && !is_sum_of_shared(passage, at, start),
                _ => false,
            };
            if !verb && !name && !other && !glued_tail(passage, end) {
                if currency.is_minor && currency.code == Some("USD") && speaks_of_euros(passage, start) {
                    let told = Seen::new(StatisticRule::CurrencyName, start, end);
                    return Some((Currency { code: Some("EUR"), ..*currency }, told));
                }
                // "40 rmb": the names include the marks that stand before amounts.
                let is_mark = end == start + 1 && lexicon.currency_marks.contains_key(passage.written(start));
                let rule = if is_mark { StatisticRule::CurrencySign } else { StatisticRule::CurrencyName };
                let code = passage.currency_code(&words, currency.code, start);
                return Some((Currency { code, ..*currency }, Seen::new(rule, start, end)));
            }
        }
    }
    let sign = Seen::new(StatisticRule::CurrencySign, start, start + 1);
    let major = |code| Some(Currency { code, is_minor: false });
    let written = passage.written(start);
    if let Some(code) = minor_symbol(passage, start).filter(|_| start == at) {
        let code = passage.currency_code(if code == "USD" { "$" } else { "" }, Some(code), start);
        return Some((Currency { code, is_minor: true }, sign));
    }
    let code = lexicon.currency_codes.get(written).or_else(|| {
        is_code_in_small_letters(written)
            .then(|| lexicon.currency_codes.get(written.to_uppercase().as_str()))
            .flatten()
    });
    if let Some(&code) = code {
        return major(Some(code)).map(|currency| (currency, sign));
    }
    let mark = lexicon
        .currency_marks
        .get(written)
        .filter(|_| !passage.is_word(start) || !written.is_ascii() || written == "元");
    let amount_follows = passage.number(start + 1).is_some() && passage.is_glued(start + 1);
    // A sign that opens a line is not that of the amount before it.
    let opens_line = passage.get(start).is_some_and(|lexeme| lexeme.opens_line);
    let mark = mark.filter(|_| !amount_follows && !opens_line);
    let code = mark.map(|&code| passage.currency_code(written, Some(code), start));
    code.and_then(major).map(|currency| (currency, sign))
}

/// The currency whose hundredth the letter or sign at `at`, right after digits, stands for: "50p", "99¢", "35c".
fn minor_symbol(passage: &Passage<'_>, at: usize) -> Option<&'static str> {
    const SCREEN_LINES: &[&str] = &["240", "360", "480", "576", "720", "1080", "1440", "2160", "24", "60"];
    // Shares are traded at as many pence.
    let is_of_screen = |written: &str| {
        SCREEN_LINES.contains(&written.replace(',', "").as_str())
            && !(written.contains(',') && passage.is_near(at, NEAR_PRICE, Class::Trading))
    };
    if !passage.is_glued(at) || glued_tail(passage, at + 1) {
        return None;
    }
    match passage.written(at) {
        "p" => (!is_of_screen(passage.key_before(at, 1))).then_some("GBP"),
        "¢" => Some("USD"),
        "c" => speaks_of_dollars(passage, at).then_some("USD"),
        _ => None,
    }
}

/// Whether the text near `at` has sums in euros and none in dollars, so that its cents are those of a euro.
fn speaks_of_euros(passage: &Passage<'_>, at: usize) -> bool {
    /// How far the sums may be, in lexemes.
    const REACH_OF_SUMS: usize = 80;
    let near = at.saturating_sub(REACH_OF_SUMS)..at + REACH_OF_SUMS;
    let is_euro = |at: usize| matches!(passage.written(at), "€" | "EUR" | "MEUR" | "euro" | "euros");
    let is_dollar = |at: usize| matches!(passage.key(at), "$" | "dollar" | "dollars" | "usd");
    near.clone().any(is_euro) && !near.into_iter().any(is_dollar)
}

/// Whether dollars, cents or a price are named in the sentence of `at`.
fn speaks_of_dollars(passage: &Passage<'_>, at: usize) -> bool {
    let sentence = passage.sentence(at);
    let reach = sentence.start.max(at.saturating_sub(25))..sentence.end.min(at + 25);
    reach.into_iter().any(|near| passage.key(near) == "$" || passage.is(near, Class::Price))
}

/// Whether the amount before the word at `name`, which may mean other things than money, is a sum of money: the words
/// around it, or the place that it is told from, say so. `at` is where the amount ends.
fn is_sum_of_shared(passage: &Passage<'_>, at: usize, name: usize) -> bool {
    let is_pound = matches!(passage.key(name), "pound" | "pounds");
    if is_pound {
        return speaks_of_money(passage, name);
    }
    let amount = at.checked_sub(1).and_then(|before| passage.number(before));
    let is_price = amount.is_some_and(|value| !value.is_integer() || value >= 20.into());
    is_price && passage.tells_country(passage.key(name), name) || speaks_of_money(passage, name)
}

/// Whether what is weighed follows the millions of pounds that end at `end`: "29 million pounds of frozen herring".
fn is_of_goods(passage: &Passage<'_>, end: usize) -> bool {
    /// The most words between "of" and the goods.
    const REACH: usize = 3;
    let mut words = (end + 1..=end + 1 + REACH).take_while(|&at| passage.is_word(at));
    passage.key(end) == "of" && words.any(|at| passage.is(at, Class::WeighedThing))
}

/// Whether the words around "pounds" at `at` are about money.
fn speaks_of_money(passage: &Passage<'_>, at: usize) -> bool {
    if passage.key(at + 1) == "in" && passage.key(at + 2) == "weight" {
        return false;
    }
    let sentence = passage.sentence(at);
    let before = sentence.start.max(at.saturating_sub(12));
    let talks = || {
        (before..(at + 4).min(sentence.end)).any(|near| {
            passage.is(near, Class::MoneyTalk) || near < at && passage.is(near, Class::MoneyThing)
        })
    };
    let is_weighed = || (before..(at + 5).min(sentence.end)).any(|near| passage.is(near, Class::WeightTalk));
    let is_hyphenated = passage.is_hyphen(at.wrapping_sub(1));
    // "a 10-pound note".
    if is_hyphenated && passage.is(at + 1, Class::MoneyThing) {
        return true;
    }
    let is_told = || passage.key(at + 1) != "of" && passage.tells_country(passage.key(at), at);
    !is_hyphenated && !is_weighed() && (talks() || is_told())
        || (matches!(passage.key(at + 1), "a" | "per" | "each" | "an")
            && matches!(
                passage.key(at + 2),
                "year" | "month" | "week" | "day" | "hour" | "share" | "head" | "person" | "night"
            ))
}
