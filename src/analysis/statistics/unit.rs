//! Units and currencies beside a number.

use super::StatisticRule;
use super::lexer::LexemeKind;
use super::lexicon::{Class, Currency, Lexicon, Place, Unit};
use super::number::is_plural;
use super::passage::Passage;
use super::reading::Seen;
use crate::text::fold;

/// How near a word about trade stands to a price, in lexemes.
const NEAR_PRICE: usize = 6;

/// The most lexemes in a unit's or currency's name.
const LONGEST: usize = 5;

/// The unit at `at`, after digits that follow the unit `larger`, with its end: the "in" of "5 ft 2 in", the "m" of "2h
/// 49m".
#[must_use]
pub fn smaller_unit_at(passage: &Passage<'_>, at: usize, larger: &Unit) -> Option<(&'static Unit, usize)> {
    let unit = Lexicon::get().smaller_symbols.get(passage.written(at))?;
    (unit.class == larger.class && !glued_tail(passage, at + 1)).then_some((unit, at + 1))
}

/// What shows that a number is in `unit`, which stands from `start` up to but not including `end`.
#[must_use]
pub fn seen(passage: &Passage<'_>, unit: &Unit, start: usize, end: usize) -> Seen {
    let start = passage.past_hyphen(start).min(end - 1);
    let is_sign = || (start..end).any(|at| matches!(passage.key(at), "%" | "％"));
    let rule = match unit {
        _ if unit.is_percent() && is_sign() => StatisticRule::PercentSign,
        _ if unit.is_percent() => StatisticRule::PercentWord,
        _ if unit.is_time() => StatisticRule::TimeUnit,
        _ if unit.class == "scale" => StatisticRule::Level,
        _ => StatisticRule::Unit,
    };
    Seen::new(rule, start, end)
}

/// The unit at `at`, after a number, with its end. Symbols count only if `is_digits`.
#[must_use]
pub fn unit_at(passage: &Passage<'_>, at: usize, is_digits: bool) -> Option<(&'static Unit, usize)> {
    let lexicon = Lexicon::get();
    let start = passage.past_hyphen(at);
    let glued = start == at && passage.is_glued(at);
    if opens_next_row(passage, start) {
        return None;
    }
    if is_digits && start == at && is_inch_mark(passage, at) {
        return Lexicon::get().smaller_symbols.get("\"").map(|unit| (unit, at + 1));
    }
    for end in (start + 1..=(start + LONGEST).min(passage.len())).rev() {
        if passage.is_hyphen(end - 1)
            || glued_tail(passage, end) && !matches!(passage.key(end), "’" | "'" | "\"")
        {
            continue;
        }
        if is_digits
            && let Some((unit, place)) = lexicon.unit_symbols.get(&joined(passage, start, end, false))
            && !(start == at && names_kind(passage, start, end))
            && !(glued && goes_on_as_address(passage, end))
            && (*place == Place::Digits && symbol_fits(passage, start, end, glued)
                || (*place == Place::Glued && glued))
        {
            return Some((unit, end));
        }
        if let Some(unit) = lexicon.unit_words.get(&joined(passage, start, end, true))
            && !is_other_word(passage, start, end)
            && !(start == at && names_kind(passage, start, end))
        {
            return Some((unit, end));
        }
    }
    bracketed_symbol(passage, start).or_else(|| stopped_inches(passage, start).filter(|_| is_digits))
}

/// "49.3 in.; at most 71 in. a year": a symbol with the stop of a shortened word, where the sentence goes on.
fn stopped_inches(passage: &Passage<'_>, start: usize) -> Option<(&'static Unit, usize)> {
    let goes_on = matches!(passage.key(start + 2), ";" | "," | ")")
        || passage.is_word(start + 2) && !passage.is_capitalised(start + 2);
    let is_inch = passage.written(start) == "in"
        && passage.key(start + 1) == "."
        && passage.is_glued(start + 1)
        && goes_on;
    is_inch.then(|| Lexicon::get().smaller_symbols.get("\"").map(|unit| (unit, start + 1))).flatten()
}

/// Whether the word at `at` opens a line below a row of figures, the last of which is not in that unit.
fn opens_next_row(passage: &Passage<'_>, at: usize) -> bool {
    passage.get(at).is_some_and(|lexeme| lexeme.opens_line)
        && at >= 2
        && passage.number(at - 1).is_some()
        && passage.number(at - 2).is_some()
}

/// Whether the mark at `at`, right after digits, stands for inches rather than closes a quotation: `a 34" screen`.
fn is_inch_mark(passage: &Passage<'_>, at: usize) -> bool {
    /// How far back a quotation may open, in lexemes.
    const REACH_OF_QUOTATION: usize = 200;
    let is_mark = |at: usize| matches!(passage.key(at), "\"" | "”" | "″");
    // "40° 26′ 46″" is a place.
    let is_angle = at >= 2 && matches!(passage.key(at - 2), "'" | "’" | "′");
    // `the tag "1382694"` is a quotation of its own.
    let is_quoted =
        at >= 2 && matches!(passage.key(at - 2), "\"" | "“" | "”" | "'") && passage.is_glued(at - 1);
    if !is_mark(at) || !passage.is_glued(at) || is_angle || is_quoted {
        return false;
    }
    let closes = |at: usize| is_mark(at) && passage.is_glued(at);
    let follows_digits = |at: usize| closes(at) && at > 0 && passage.number(at - 1).is_some();
    let before = at.saturating_sub(REACH_OF_QUOTATION)..at;
    let open = before.fold(0_usize, |open, near| match passage.key(near) {
        "“" => open + 1,
        _ if follows_digits(near) || !is_mark(near) => open,
        "”" => open.saturating_sub(1),
        "\"" => 1 - open.min(1),
        _ => open,
    });
    open == 0
}

/// "3pp.io": what looks like a number with its unit begins an address.
fn goes_on_as_address(passage: &Passage<'_>, end: usize) -> bool {
    passage.key(end) == "."
        && passage.is_glued(end)
        && passage.is_glued(end + 1)
        && passage.is_word(end + 1)
        && !passage.is_capitalised(end + 1)
}

/// "20 (kg)": a symbol in brackets.
fn bracketed_symbol(passage: &Passage<'_>, start: usize) -> Option<(&'static Unit, usize)> {
    let closing = match passage.key(start) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        _ => return None,
    };
    let (unit, _) = Lexicon::get().unit_symbols.get(passage.written(start + 1))?;
    (passage.key(start + 2) == closing && passage.written(start + 1).len() > 1).then_some((unit, start + 3))
}

/// Whether letters or digits directly follow the lexeme before `end`, so that it is only part of a word.
fn glued_tail(passage: &Passage<'_>, end: usize) -> bool {
    passage.is_glued(end)
        && (passage.is_word(end) || passage.number(end).is_some())
        && passage.get(end - 1).is_some_and(|last| last.key.ends_with(char::is_alphanumeric))
}

/// Whether a symbol from `start` to `end` reads as a unit: a single letter with a space before it is one unless a
/// capitalised word follows.
fn symbol_fits(passage: &Passage<'_>, start: usize, end: usize, glued: bool) -> bool {
    let symbol = joined(passage, start, end, false);
    match symbol.as_str() {
        "'" => glued && passage.number(end).is_some(),
        "st" | "mi" | "hp" => true,
        "pp" => !passage.is_capitalised(start),
        _ if glued || symbol.len() > 1 => true,
        "%" | "°" | "％" | "º" => true,
        _ => !passage.is_word(end) || !passage.is_capitalised(end),
    }
}

/// Whether a word that names a unit means something else here: "five second-hand cars", "two foot soldiers".
fn is_other_word(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let follows_hyphen = passage.past_hyphen(end) > end;
    let next = passage.key(passage.past_hyphen(end));
    match passage.key(start) {
        "second" => {
            follows_hyphen && next != "long" && next != "old" && !passage.is_hyphen(start.wrapping_sub(1))
        }
        "foot" => matches!(next, "soldiers" | "soldier" | "patrols"),
        "point" | "points" | "turn" if start + 1 < end => true,
        // "risk it on one turn of pitch and toss"
        "turn" | "turns" => next == "of",
        "bit" | "bits" => next == "of",
        // "He has three degrees and a doctorate."
        "degree" | "degrees" => {
            let holds = matches!(
                passage.key_before(start, 2),
                "has" | "have" | "had" | "holds" | "hold" | "held" | "earned" | "with" | "earning"
            );
            holds && !passage.is_hyphen(start.wrapping_sub(1)) && passage.is_word(start.wrapping_sub(1))
        }
        "minutes" => matches!(next, "silence"),
        "may" => true,
        "cup" | "yard" | "stone" => follows_hyphen || passage.is_capitalised(start),
        "cups" => !measures_in_cups(passage, start, end),
        _ => false,
    }
}

/// Whether the cups at `start` are how much of something there is: "1 1/2 cups", "two cups flour". Won or drunk, they count.
fn measures_in_cups(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let is_part = passage.get(before).is_some_and(|lexeme| matches!(lexeme.kind, LexemeKind::Fraction(_)))
        || passage.number(before).is_some()
            && (passage.key(before).contains('.') || passage.key_before(before, 1) == "/");
    let is_of_noun = passage.is_word(end)
        && !passage.is_capitalised(end)
        && !passage.is(end, Class::Function)
        && !passage.is(end, Class::Verb)
        && !is_plural(passage.key(end));
    is_part || is_of_noun
}

/// Whether the word from `start` to `end`, behind a number and a space, says what kind the things counted are rather than how
/// large something is: "165 bar staff", "12 stone steps", unlike "10 bar gas".
fn names_kind(passage: &Passage<'_>, start: usize, end: usize) -> bool {
    let next = passage.key(end);
    let is_noun = passage.is_word(end) && !passage.is(end, Class::Function) && !passage.is(end, Class::Verb);
    let is_many = || is_plural(next) || passage.is(end, Class::Person);
    match passage.key(start) {
        "bar" => is_noun && (is_many() || matches!(next, "chart" | "code" | "graph")),
        "stone" => is_noun && is_many(),
        _ => false,
    }
}

/// The lexemes from `start` to `end` as a key of the tables: in words, a hyphen becomes a space and case is dropped.
fn joined(passage: &Passage<'_>, start: usize, end: usize, is_words: bool) -> String {
    let mut key = String::new();
    for at in start..end {
        if is_words && passage.is_hyphen(at) {
            continue;
        }
        if at > start && (!passage.is_glued(at) || (is_words && passage.is_hyphen(at - 1))) {
            key.push(' ');
        }
        key.push_str(if is_words { passage.key(at) } else { passage.written(at) });
    }
    key
}

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
